"""The matriks peran hasil on paper and as a sheet."""

from io import BytesIO
from typing import Any

import xlsxwriter

from ekinerja.inti.dokumen import bentuk as b
from ekinerja.inti.dokumen.actions import Jenis, pdf_dari, terbitkan
from ekinerja.inti.dokumen.mesin import buat_pdf
from ekinerja.inti.dokumen.tanda import tanda_tangan
from ekinerja.inti.jejak import kode_jejak
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.tampil import tanggal, waktu
from ekinerja.inti.waktu import hari_ini, lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import kepala_unit_pada, potret_pegawai
from ekinerja.perencanaan.kisi import kisi
from ekinerja.perencanaan.models import Matriks

TEMPLAT = "matriks-peran-hasil"
LANGSUNG = " (langsung)"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def terbitkan_matriks(m: Matriks, *, oleh: Pegawai) -> DokumenTerbit:
    """Issue the paper of a matriks that was just set; the one issued before for it is replaced."""
    data = bentuk_matriks(m)
    return terbitkan(
        jenis=Jenis.MATRIKS,
        objek=m,
        penerbit_nama=data.tanda.nama,
        penerbit_nip=data.tanda.nip,
        perihal=f"Matriks peran hasil {m.tahun} {m.unit.nama}",
        tanggal=lokal(m.ditetapkan_pada).date() if m.ditetapkan_pada else hari_ini(),
        data=data,
        templat=TEMPLAT,
        oleh=oleh,
    )


def pdf_matriks(m: Matriks, *, pena: bool = False) -> bytes:
    """The issued paper of a matriks that is set; otherwise a draft that says so on every page."""
    terbit = None
    if m.status == Matriks.Status.DITETAPKAN:
        terbit = DokumenTerbit.objects.filter(
            objek_uuid=m.id_publik, jenis=Jenis.MATRIKS, status=DokumenTerbit.Status.BERLAKU
        ).first()
    return pdf_dari(terbit, pena=pena) if terbit else buat_pdf(TEMPLAT, bentuk_matriks(m), pena=pena)


def bentuk_matriks(m: Matriks) -> b.MatriksPeranHasil:
    """Everything as it is printed. NIP stay out: nobody needs them to know who carries what."""
    data, pemimpin = kisi(m), _pemimpin(m)
    return b.MatriksPeranHasil(
        instansi=instansi().nama or "Pemerintah Kota Palu",
        unit=m.unit.nama,
        tahun=str(m.tahun),
        pimpinan=pemimpin.nama,
        keadaan=_keadaan(m),
        kolom=[
            b.KolomPeran(nomor=str(k["no"]), teks=k["teks"] or "Belum ditulis", target=k["target"])
            for k in data["kolom"]
        ],
        baris=[_baris(r, m.unit_id) for r in data["baris"]],
        tanda=_tanda(m, pemimpin),
    )


def _baris(r: dict[str, Any], unit: int) -> b.BarisPeran:
    """The unit is named where it is another one than that of the matriks."""
    return b.BarisPeran(
        nama=r["nama"],
        jabatan=r["jabatan"],
        unit="" if r["unit_id"] == unit else r["unit"],
        peran=[s["teks"] if s else "" for s in r["sel"]],
        langsung=["1" if s and s["langsung"] else "" for s in r["sel"]],
    )


def _pemimpin(m: Matriks) -> b.Orang:
    """The team leader, else the head of the unit, on the day it was set or today."""
    hari = lokal(m.ditetapkan_pada).date() if m.ditetapkan_pada else hari_ini()
    orang = m.ketua or kepala_unit_pada(m.unit, hari)
    return b.Orang(**potret_pegawai(orang, hari)) if orang else b.Orang(nama="")


def _keadaan(m: Matriks) -> str:
    if m.status == Matriks.Status.DITETAPKAN and m.ditetapkan_pada:
        return f"Ditetapkan {waktu(m.ditetapkan_pada)}"
    return "Draf. Belum ditetapkan pimpinan." if not m.versi else "Draf perbaikan dari matriks yang sudah ditetapkan."


def _tanda(m: Matriks, pemimpin: b.Orang) -> b.TandaTangan:
    peran = "Ketua tim kerja," if m.ketua_id else "Pimpinan unit kerja,"
    if m.status != Matriks.Status.DITETAPKAN:
        return tanda_tangan(peran, pemimpin, "Ditetapkan", None)
    kode = kode_jejak(m, "matriks.ditetapkan").get("matriks.ditetapkan", "")
    pelaku = m.ditetapkan_oleh.nama if m.ditetapkan_oleh else ""
    return tanda_tangan(peran, pemimpin, "Ditetapkan", m.ditetapkan_pada, kode=kode, pelaku=pelaku)


def nama_berkas(m: Matriks) -> str:
    """Without its ending."""
    return f"Matriks peran hasil {m.tahun} {m.ketua.nama if m.ketua else m.unit.nama}"


def buku_matriks(m: Matriks) -> bytes:
    """The grid as xlsx: header and the person's columns stay in view. Text is text: nothing in it is ever a formula."""
    data = kisi(m)
    wadah = BytesIO()
    aman: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(wadah, aman) as buku:
        bungkus = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8C4C6"}
        isi, redup = buku.add_format(bungkus), buku.add_format({**bungkus, "align": "center", "font_color": "#6B7678"})
        tebal = buku.add_format({**bungkus, "bold": True, "bg_color": "#E3EEF0"})
        lembar = buku.add_worksheet("Matriks")
        lembar.write_string(0, 0, f"Matriks peran hasil {m.tahun}, {m.unit.nama}", buku.add_format({"bold": True}))
        lembar.write_string(1, 0, f"{_keadaan(m)} Diunduh {tanggal(hari_ini())}.")
        for k, judul in enumerate(("Pegawai", "Jabatan", "Unit kerja")):
            lembar.write_string(3, k, judul, tebal)
        for k, kolom in enumerate(data["kolom"], start=3):
            target = f"\nTarget: {kolom['target']}" if kolom["target"] else ""
            lembar.write_string(3, k, f"{kolom['no']}. {kolom['teks'] or 'Belum ditulis'}{target}", tebal)
        for n, r in enumerate(data["baris"], start=4):
            for k, teks in enumerate((r["nama"], r["jabatan"], r["unit"])):
                lembar.write_string(n, k, teks, isi)
            for k, s in enumerate(r["sel"], start=3):
                teks = s["teks"] + (LANGSUNG if s["langsung"] else "") if s else "x"
                lembar.write_string(n, k, teks, isi if s else redup)
        lembar.set_column(0, 2, 28)
        lembar.set_column(3, 3 + max(0, len(data["kolom"]) - 1), 38)
        lembar.freeze_panes(4, 1)
        lembar.set_landscape()
        lembar.repeat_rows(3)
        lembar.repeat_columns(0)
    return wadah.getvalue()
