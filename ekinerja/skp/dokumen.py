"""Formulir SKP with its Lampiran, from the plain content of an SKP."""

from ekinerja.aturan.skp import Pendekatan, Perspektif, bermanual
from ekinerja.inti.dokumen import bentuk as b
from ekinerja.inti.dokumen.actions import Jenis, pdf_dari, terbitkan
from ekinerja.inti.dokumen.mesin import buat_pdf
from ekinerja.inti.dokumen.tanda import tanda_tangan
from ekinerja.inti.jejak import kode_jejak
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.isi import Isi, nilai_perilaku, semua_rhk
from ekinerja.skp.models import ButirLampiran, JenisTarget, Skp

TEMPLAT = "formulir-skp"
_ASPEK = {"KUANTITAS": "Kuantitas", "KUALITAS": "Kualitas", "WAKTU": "Waktu", "BIAYA": "Biaya"}
_PERSPEKTIF = Perspektif.label_kode()
_J = ButirLampiran.Jenis
# Adding up is the usual way to read a target and is not printed.
_JENIS_TARGET = {JenisTarget.TRAJECTORY: "keadaan pada akhir periode", JenisTarget.TANGGAL: "tanggal selesai"}


def terbitkan_formulir(skp: Skp, isi: Isi, *, oleh: Pegawai | None) -> DokumenTerbit:
    """Issue the form of an approved SKP; a form issued before for it is replaced."""
    penilai = skp.potret.get("penilai") or {}
    return terbitkan(
        jenis=Jenis.FORMULIR_SKP,
        objek=skp,
        penerbit_nama=penilai.get("nama", ""),
        penerbit_nip=penilai.get("nip", ""),
        perihal=f"SKP {skp.tahun} {skp.potret['pegawai']['nama']}",
        tanggal=lokal(skp.diputus_pada).date() if skp.diputus_pada else skp.mulai,
        data=bentuk_formulir(skp, isi),
        templat=TEMPLAT,
        oleh=oleh,
    )


def dokumen_berlaku(skp: Skp) -> DokumenTerbit | None:
    """The valid issued form, if there is one."""
    return DokumenTerbit.objects.filter(
        objek_uuid=skp.id_publik, jenis=Jenis.FORMULIR_SKP, status=DokumenTerbit.Status.BERLAKU
    ).first()


def pdf_skp(skp: Skp, isi: Isi, *, pena: bool = False) -> bytes:
    """The issued form of an approved SKP; otherwise a draft that says so on every page."""
    terbit = dokumen_berlaku(skp) if skp.status in (*Skp.BERLAKU, Skp.Status.DITUTUP) else None
    return pdf_dari(terbit, pena=pena) if terbit else buat_pdf(TEMPLAT, bentuk_formulir(skp, isi), pena=pena)


def bentuk_formulir(skp: Skp, isi: Isi) -> b.FormulirSkp:
    """Everything as it is printed."""
    potret = isi["potret"]
    pegawai, penilai = _orang(potret.get("pegawai")), _orang(potret.get("penilai"))
    lampiran = isi["lampiran"]
    kode = kode_jejak(skp, "skp.diajukan", "skp.disetujui", "skp.ditetapkan")
    return b.FormulirSkp(
        instansi=instansi().nama or "Pemerintah Kota Palu",
        periode=f"{tanggal(skp.mulai)} sampai {tanggal(skp.sampai)}",
        formulir=isi["formulir"],
        pendekatan=isi["pendekatan"],
        pegawai=pegawai,
        penilai=penilai,
        utama=[_rhk(r, isi["pendekatan"]) for r in isi["utama"]],
        tambahan=[_rhk(r, isi["pendekatan"]) for r in isi["tambahan"]],
        perilaku=[
            b.Perilaku(nilai=n.nama, panduan=list(n.panduan), ekspektasi=isi["perilaku"].get(n.kode, ""))
            for n in nilai_perilaku(isi)
        ],
        lampiran=b.Lampiran(
            dukungan=lampiran[_J.DUKUNGAN], skema=lampiran[_J.SKEMA], konsekuensi=lampiran[_J.KONSEKUENSI]
        ),
        tanda_pegawai=tanda_tangan(
            "Pegawai yang dinilai,", pegawai, "Diajukan", skp.diajukan_pada, kode=kode.get("skp.diajukan", "")
        ),
        tanda_penilai=_tanda_penilai(skp, penilai, kode),
        manual=_manual(isi),
    )


def _orang(potret: dict[str, str] | None) -> b.Orang:
    return b.Orang(**potret) if potret else b.Orang(nama="")


def _tanda_penilai(skp: Skp, penilai: b.Orang, kode: dict[str, str]) -> b.TandaTangan:
    """Who decided, when, and the line of the trail; an SKP set by the pengelola kinerja says so (R-12)."""
    peran = "Pejabat Penilai Kinerja,"
    if skp.status == Skp.Status.DITETAPKAN_PENGELOLA:
        tindakan, nomor = "Ditetapkan pengelola kinerja", kode.get("skp.ditetapkan", "")
        pelaku = skp.diputus_oleh.nama if skp.diputus_oleh else ""
        return tanda_tangan(peran, penilai, tindakan, skp.diputus_pada, kode=nomor, pelaku=pelaku)
    pada = skp.diputus_pada if skp.status in (Skp.Status.DISETUJUI, Skp.Status.DITUTUP) else None
    return tanda_tangan(peran, penilai, "Disetujui", pada, kode=kode.get("skp.disetujui", ""))


def _rhk(rhk: Isi, pendekatan: str) -> b.Rhk:
    kuantitatif = pendekatan == Pendekatan.KUANTITATIF
    return b.Rhk(
        rhk=rhk["teks"],
        rhk_atasan=(rhk["rhk_atasan"] or {}).get("teks", ""),
        perspektif=_PERSPEKTIF.get(rhk["perspektif"], ""),
        indikator=[
            b.Indikator(
                teks=i["teks"],
                target=i["target"],
                aspek=_ASPEK.get(i["aspek"], ""),
                jenis_target=_JENIS_TARGET.get(i["jenis_target"], "") if i["target"] else "",
            )
            for i in rhk["indikator"]
        ]
        if kuantitatif
        else [],
        narasi="" if kuantitatif else "\n".join(_narasi(i) for i in rhk["indikator"]),
    )


def _manual(isi: Isi) -> list[b.ManualIndikator]:
    if not bermanual(isi["formulir"], isi["pendekatan"]):
        return []
    return [
        b.ManualIndikator(rhk=r["teks"], indikator=i["teks"], **i["manual"])
        for r in semua_rhk(isi)
        for i in r["indikator"]
        if i.get("manual")
    ]


def _narasi(indikator: Isi) -> str:
    return f"{indikator['teks']} ({indikator['target']})" if indikator["target"] else str(indikator["teks"])
