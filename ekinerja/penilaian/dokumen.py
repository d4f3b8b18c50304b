"""Dokumen Evaluasi (Format D.1.1) and Formulir Evaluasi, from the content of an evaluation."""

from ekinerja.aturan.distribusi import kurva_acuan
from ekinerja.aturan.kode import CapaianOrganisasi as Nilai
from ekinerja.aturan.skp import Aspek, Pendekatan, Perspektif
from ekinerja.inti.dokumen import bentuk as b
from ekinerja.inti.dokumen.actions import Jenis, pdf_dari, terbitkan
from ekinerja.inti.dokumen.mesin import buat_pdf
from ekinerja.inti.dokumen.tanda import tanda_tangan
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.capaian import capaian_untuk
from ekinerja.penilaian.isi import HasilKerja, IsiEvaluasi, Ukuran, isi_evaluasi
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi
from ekinerja.penilaian.permissions import akhir_bagian
from ekinerja.skp.isi import nilai_perilaku
from ekinerja.skp.models import Rhk

DOKUMEN, FORMULIR = "dokumen-evaluasi", "formulir-evaluasi"
JENIS = {DOKUMEN: Jenis.DOKUMEN_EVALUASI, FORMULIR: Jenis.FORMULIR_EVALUASI}
S = Evaluasi.Status
BELUM_ADA_CAPAIAN = "Belum ditetapkan"
TANPA_REALISASI = "Dinilai tanpa realisasi: pegawai tidak mengisinya sampai jendela pengisian tertutup."
DIANGGAP = "Tidak ditandatangani dan tidak ada keberatan sampai batas tanggapan, jadi dianggap menerima."
_ASPEK, _PERSPEKTIF = Aspek.label_kode(), Perspektif.label_kode()


def terbitkan_dokumen(e: Evaluasi, *, oleh: Pegawai | None) -> DokumenTerbit:
    """Issue the Dokumen Evaluasi as it is now; a former one with other content is replaced."""
    return _terbitkan(e, DOKUMEN, bentuk_dokumen(e, capaian_untuk(e)), oleh)


def terbitkan_formulir(e: Evaluasi, *, oleh: Pegawai | None) -> DokumenTerbit:
    """Issue the Formulir Evaluasi."""
    return _terbitkan(e, FORMULIR, bentuk_formulir(e, isi_evaluasi(e), capaian_untuk(e)), oleh)


def _terbitkan(e: Evaluasi, templat: str, data: b.Bentuk, oleh: Pegawai | None) -> DokumenTerbit:
    penilai = e.potret.get("penilai") or {}
    return terbitkan(
        jenis=JENIS[templat],
        objek=e,
        penerbit_nama=penilai.get("nama", ""),
        penerbit_nip=penilai.get("nip", ""),
        perihal=f"{e.periode.sebutan}, {e.potret['pegawai']['nama']}",
        tanggal=lokal(e.diterbitkan_pada).date() if e.diterbitkan_pada else e.periode.selesai,
        data=data,
        templat=templat,
        oleh=oleh,
    )


def pdf_evaluasi(e: Evaluasi, templat: str) -> bytes:
    """The issued paper; where none was issued, a draft that says so on every page."""
    terbit = DokumenTerbit.objects.filter(
        objek_uuid=e.id_publik, jenis=JENIS[templat], status=DokumenTerbit.Status.BERLAKU
    ).first()
    if terbit is not None:
        return pdf_dari(terbit)
    capaian = capaian_untuk(e)
    data = bentuk_dokumen(e, capaian) if templat == DOKUMEN else bentuk_formulir(e, isi_evaluasi(e), capaian)
    return buat_pdf(templat, data)


def bentuk_dokumen(e: Evaluasi, capaian: CapaianOrganisasi | None) -> b.DokumenEvaluasi:
    pegawai, penilai = _orang(e, "pegawai"), _orang(e, "penilai")
    return b.DokumenEvaluasi(
        instansi=_instansi(),
        periode=_rentang(e),
        periode_evaluasi=e.periode.sebutan,
        pegawai=pegawai,
        penilai=penilai,
        atasan_penilai=_orang(e, "atasan_penilai"),
        capaian_organisasi=capaian.get_nilai_display() if capaian else BELUM_ADA_CAPAIAN,
        predikat=e.get_predikat_display(),
        catatan=_catatan(e),
        tanda_penilai=tanda_tangan("Pejabat Penilai Kinerja,", penilai, "Diterbitkan", e.diterbitkan_pada),
        tanda_pegawai=tanda_tangan(
            "Pegawai yang dinilai,", pegawai, "Diterima", e.diterima_pada,
            DIANGGAP if e.status == S.DIANGGAP_MENERIMA else "",
        ),
    )  # fmt: skip


def bentuk_formulir(e: Evaluasi, isi: IsiEvaluasi, capaian: CapaianOrganisasi | None) -> b.FormulirEvaluasi:
    penilai = _orang(e, "penilai")
    kuantitatif = isi.rencana["pendekatan"] == Pendekatan.KUANTITATIF
    return b.FormulirEvaluasi(
        instansi=_instansi(),
        periode=_rentang(e),
        periode_evaluasi=e.periode.sebutan,
        formulir=isi.rencana["formulir"],
        pendekatan=isi.rencana["pendekatan"],
        pegawai=_orang(e, "pegawai"),
        penilai=penilai,
        capaian_organisasi=capaian.get_nilai_display() if capaian else BELUM_ADA_CAPAIAN,
        pola=pola(capaian, e),
        utama=[_rhk(r, kuantitatif) for r in isi.rhk if r.jenis == Rhk.Jenis.UTAMA],
        tambahan=[_rhk(r, kuantitatif) for r in isi.rhk if r.jenis == Rhk.Jenis.TAMBAHAN],
        perilaku=_perilaku(isi),
        rating_hasil_kerja=e.get_rating_hasil_display(),
        rating_perilaku=e.get_rating_perilaku_display(),
        alasan_hasil_kerja=e.alasan_hasil,
        alasan_perilaku=e.alasan_perilaku,
        predikat=e.get_predikat_display(),
        catatan=_catatan(e),
        tanda_penilai=tanda_tangan("Pejabat Penilai Kinerja,", penilai, "Diterbitkan", e.diterbitkan_pada),
    )


def pola(capaian: CapaianOrganisasi | None, e: Evaluasi) -> list[int]:
    """The reference curve from Sangat Kurang to Sangat Baik; empty without a capaian."""
    if capaian is None:
        return []
    return list(reversed(kurva_acuan(Nilai(capaian.nilai), e.periode.selesai).values()))


def _instansi() -> str:
    return instansi().nama or "Pemerintah Kota Palu"


def _rentang(e: Evaluasi) -> str:
    return f"{tanggal(max(e.periode.mulai, e.skp.mulai))} sampai {tanggal(akhir_bagian(e))}"


def _orang(e: Evaluasi, siapa: str) -> b.Orang:
    potret = e.potret.get(siapa)
    return b.Orang(**potret) if potret else b.Orang(nama="")


def _catatan(e: Evaluasi) -> list[str]:
    return [t for t in (e.catatan, TANPA_REALISASI if e.tanpa_realisasi else "") if t]


def _rhk(r: HasilKerja, kuantitatif: bool) -> b.Rhk:
    umpan = _umpan_rhk(r)
    return b.Rhk(
        rhk=r.teks,
        rhk_atasan=r.rhk_atasan,
        perspektif=_PERSPEKTIF.get(r.perspektif, ""),
        indikator=[_indikator(u, umpan if n == 0 else []) for n, u in enumerate(r.ukuran)] if kuantitatif else [],
        narasi="" if kuantitatif else "\n".join(f"{u.teks} ({u.target})" if u.target else u.teks for u in r.ukuran),
        realisasi="" if kuantitatif else "; ".join(_realisasi(u) for u in r.ukuran if _realisasi(u)),
        umpan_balik=[] if kuantitatif else umpan,
    )


def _indikator(u: Ukuran, umpan: list[str]) -> b.Indikator:
    return b.Indikator(
        teks=u.teks, target=u.target, aspek=_ASPEK.get(u.aspek, ""), realisasi=_realisasi(u), umpan_balik=umpan
    )


def _realisasi(u: Ukuran) -> str:
    """What was stated, with the target of the period; several rencana aksi are told apart by their words."""
    isi = [a for a in u.aksi if a.realisasi]
    return "; ".join(
        (f"{a.teks}: " if len(u.aksi) > 1 else "")
        + a.realisasi
        + (f" (target {a.target})" if a.target else "")
        + (f". {a.penjelasan}" if a.penjelasan else "")
        for a in isi
    )


def _umpan_rhk(r: HasilKerja) -> list[str]:
    lama = [f"{u['dari__nama']}, {tanggal(u['tanggal'])}: {u['teks']}" for u in r.umpan]
    return ([f"Pimpinan: {r.umpan_balik}"] if r.umpan_balik else []) + lama


def _perilaku(isi: IsiEvaluasi) -> list[b.Perilaku]:
    return [
        b.Perilaku(
            nilai=n.nama,
            panduan=list(n.panduan),
            ekspektasi=isi.rencana.get("perilaku", {}).get(n.kode, ""),
            umpan_balik=_umpan_nilai(isi, n.kode),
        )
        for n in nilai_perilaku(isi.rencana)
    ]


def _umpan_nilai(isi: IsiEvaluasi, kode: str) -> list[str]:
    sekarang = isi.umpan_perilaku.get(kode)
    lama = [
        f"{u['dari__nama']}, {tanggal(u['tanggal'])}: {u['teks']}" for u in isi.umpan if u["nilai_perilaku"] == kode
    ]
    return ([f"Pimpinan: {sekarang}"] if sekarang else []) + lama
