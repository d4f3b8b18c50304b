"""Every dated setting of the product: what it means, in what unit, our default, where it comes from, how it may be set.

None of these is law; what the regulation fixes stands in `aturan/parameter` and is shown at /aturan/. The table stands here
because only the top layer knows all apps; a test finds every setting the code reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from ekinerja.aturan.skp import Pendekatan
from ekinerja.beban.ringkas import MENIT_FORMULIR, MENIT_ORANG, MINIMUM
from ekinerja.dialog import batas as dialog
from ekinerja.harian import setelan as harian
from ekinerja.harian.sinyal import KUNCI as SINYAL
from ekinerja.harian.sinyal import Ambang
from ekinerja.inti import akses
from ekinerja.inti.dokumen.tanda import ELEKTRONIK, PENA
from ekinerja.inti.models.pengaturan import Setelan
from ekinerja.kalender.actions.denyut import AMBANG_MENIT
from ekinerja.kepegawaian.models import JenisUnit, Pegawai
from ekinerja.pemberitahuan import tasks as pemberitahuan
from ekinerja.perbaikan import eskalasi
from ekinerja.skp import perilaku
from ekinerja.skp.paket import gudang
from ekinerja.umpan import setelan as umpan

KAMI = "Bawaan aplikasi ini, bukan aturan."
BKN = "Kebiasaan e-Kinerja BKN; surat edaran 2022 memperbolehkan keduanya."


@dataclass(frozen=True, slots=True)
class Tentang:
    """One setting. A figure has `paling_kecil` and `paling_besar`; else `pilihan`, or `isian` for several figures.

    `halaman`: the page of its own where it is set.
    """

    kunci: str
    judul: str
    arti: str
    bawaan: Any
    satuan: str = ""
    sumber: str = KAMI
    paling_kecil: int = 1
    paling_besar: int = 366
    pilihan: Mapping[str, str] = field(default_factory=dict)
    banyak: bool = False  # several of `pilihan`
    kamus: bool = False  # words of ours -> one of `pilihan`
    isian: Mapping[str, str] = field(default_factory=dict)
    halaman: str = ""

    def sebut(self, nilai: Any) -> str:
        """A value as people read it."""
        if self.kamus:
            return "; ".join(f"{k} = {self.pilihan.get(v, v)}" for k, v in (nilai or {}).items()) or "tidak ada"
        if self.banyak:
            return ", ".join(self.pilihan.get(str(x), str(x)) for x in nilai or []) or "tidak ada"
        if self.pilihan:
            return self.pilihan.get(str(nilai), str(nilai))
        if self.isian:
            ada = nilai if isinstance(nilai, dict) else {}
            return "; ".join(f"{label}: {ada.get(k, self.bawaan[k])}" for k, label in self.isian.items())
        return f"{nilai} {self.satuan}".strip()


_SINYAL = {
    "diam_hari": "hari kerja berturut-turut tanpa laporan", "luar_jam": "laporan di luar jam kerja dalam sepekan",
    "luar_jam_kali": "kali lipat dari biasanya", "lewat_aksi": "rencana aksi lewat tenggat", "lewat_hari": "hari ke belakang yang dilihat",
}  # fmt: skip


def _ambang() -> tuple[dict[str, int], dict[str, str]]:
    """Defaults and names of the thresholds of the team's signs, as they are declared."""
    bawaan = {f.name: getattr(Ambang(), f.name) for f in fields(Ambang)}
    return bawaan, {n: _SINYAL.get(n, n.replace("_", " ")) for n in bawaan}


def daftar_setelan() -> list[Tentang]:
    """All of them, in the order shown; one query for the kinds of units."""
    bawaan, isian = _ambang()
    jenis = {str(k): str(n) for k, n in JenisUnit.objects.order_by("nama").values_list("kode", "nama")}
    versi = {v.kode: v.nama for v in perilaku.pilihan_versi().values()}
    T = Tentang
    return [
        T("pendekatan_skp", "Pendekatan SKP baru", "SKP yang dimulai sesudahnya memakai pendekatan ini; pemiliknya dapat memilih lain.",
          Pendekatan.KUANTITATIF.value, sumber=BKN, pilihan={p.value: p.value.capitalize() for p in Pendekatan}),
        T("unit_kerja_mandiri", "Unit kerja mandiri", "Kepala unit berjenis ini memakai formulir JPT.", [], pilihan=jenis, banyak=True),
        T("impor_status", "Sebutan status kepegawaian pada impor", "Ejaan lain yang dibaca sebagai status ini waktu mengimpor pegawai.", {},
          pilihan=dict(Pegawai.Status.pilihan()), kamus=True),
        T(perilaku.KUNCI, "Rumusan perilaku kerja", "Panduan BerAKHLAK pada SKP baru.", perilaku.VERSI_BAWAAN, pilihan=versi,
          sumber="SE Menteri PANRB 20/2021; UU 20/2023.", halaman="skp:perilaku"),
        T(dialog.KUNCI, "Menjawab catatan pertemuan", "Sesudahnya catatan tetap keterangan satu pihak.", dialog.HARI_KONFIRMASI,
          "hari kerja", paling_besar=60),
        T(eskalasi.KUNCI, "Menjawab usul perbaikan data", "Lewat dari ini usul tampil juga pada BKPSDM.", eskalasi.HARI_JAWAB,
          "hari kerja", paling_besar=60),
        T("umpan_pimpinan_minimum", "Suara tentang pimpinan", "Paling sedikit orang yang bersuara sebelum ada yang ditampilkan.",
          umpan.BAWAAN_KELOMPOK, "orang", paling_kecil=umpan.MINIMUM_KELOMPOK, paling_besar=100),
        T("umpan_permintaan_sebulan", "Permintaan umpan balik", "Paling banyak permintaan seorang dalam sebulan.", 10, "permintaan",
          paling_besar=100),
        T("umpan_beri_sebulan", "Umpan balik tanpa diminta", "Paling banyak umpan balik yang diberikan seorang dalam sebulan.", 20,
          "umpan balik", paling_besar=200),
        T("umpan_permintaan_hari", "Menjawab permintaan umpan balik", "Selama ini permintaan menunggu jawaban.", 14, "hari",
          paling_besar=90),
        T("umpan_tautan_hari", "Tautan mitra", "Selama ini tautan sekali pakai dapat dibuka.", 14, "hari", paling_besar=90),
        T("tim_dua_tingkat_minimum", "Angka tim dua tingkat di bawah", "Paling sedikit anggota sebelum jumlahnya ditampilkan.",
          harian.MINIMUM_KELOMPOK, "orang", paling_kecil=harian.MINIMUM_KELOMPOK, paling_besar=100),
        T("bantuan_menulis_maks_hari", "Bantuan menulis", "Paling lama satu penunjukan berlaku.", 92, "hari"),
        T(SINYAL, "Tanda pada halaman tim", "Mulai dari angka ini penilai melihat kalimat yang mengajak menyapa.", bawaan, isian=isian),
        T("gangguan_menit", "Gangguan yang dicatat sendiri", "Diam selama ini dicatat sebagai gangguan, dan tenggat mundur.", AMBANG_MENIT,
          "menit", paling_kecil=5, paling_besar=1440),
        T("tanda_tangan_dokumen", "Tanda tangan pada dokumen",
          "Persetujuan elektronik selalu tercetak; “pena” menambah tempat tanda tangan.",
          ELEKTRONIK, pilihan={ELEKTRONIK: "Elektronik", PENA: "Pena"}),
        T("paket_simpan_hari", "Paket cetak", "Sesudah ini berkas ZIP dihapus; dapat diminta lagi.",
          gudang.SIMPAN_HARI, "hari", paling_besar=90),
        T("pemberitahuan_simpan_hari", "Pemberitahuan lama", "Yang sudah dibaca dihapus sesudah ini.", pemberitahuan.SIMPAN_HARI, "hari",
          paling_kecil=pemberitahuan.SIMPAN_HARI_MIN, paling_besar=3650),
        T("log_akses_simpan_hari", "Catatan siapa membaca", "Catatan pembacaan dihapus sesudah ini.", akses.SIMPAN_HARI, "hari",
          paling_kecil=akses.SIMPAN_HARI_MIN, paling_besar=3650),
        T("beban_minimum", "Angka beban pengisian", "Paling sedikit pengisian sebelum mediannya ditampilkan.", MINIMUM, "pengisian",
          paling_kecil=MINIMUM, paling_besar=100),
        T("beban_menit_formulir", "Batas beban satu formulir", "Di atas ini formulir ditandai.", MENIT_FORMULIR, "menit", paling_besar=240),
        T("beban_menit_orang", "Batas beban seorang sebulan", "Di atas ini perannya ditandai.", MENIT_ORANG, "menit", paling_besar=600),
    ]  # fmt: skip


def nilai_pada(hari: date) -> dict[str, tuple[Any, date]]:
    """Values in force on that day with their first day, by key; only those that were ever set. One query."""
    baris = Setelan.objects.filter(berlaku_mulai__lte=hari).order_by("berlaku_mulai")
    return {k: (nilai, mulai) for k, nilai, mulai in baris.values_list("kunci", "nilai", "berlaku_mulai")}


def yang_akan(hari: date) -> dict[str, date]:
    """The next day on which a setting changes, by key. One query."""
    baris = Setelan.objects.filter(berlaku_mulai__gt=hari).order_by("-berlaku_mulai")
    return dict(baris.values_list("kunci", "berlaku_mulai"))
