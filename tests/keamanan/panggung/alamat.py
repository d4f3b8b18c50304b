"""Which object belongs to which address, whom it concerns, and what only scripts send."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core import signing
from django.urls import reverse

from ekinerja.akun.models import Perangkat
from ekinerja.aturan import nama_aturan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.models import DokumenTerbit
from ekinerja.kepegawaian.models import (
    ButirImpor,
    Pegawai,
)
from ekinerja.pemberitahuan.kunci_surel import kunci_berhenti
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perbaikan.models import Fakta
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.models import Skp
from ekinerja.skp.views.ubah import GARAM
from tests.keamanan.panggung.formulir import Formulir, skrip
from tests.keamanan.panggung.tetap import ALASAN, HARI, RUTE, TAMU


class Alamat:
    """Addresses of a stage; its things are made by the other parts."""

    def nama(self, pegawai: Pegawai | None) -> str:
        return next((n for n, p in self.orang.items() if p == pegawai), "admin")

    def benda(self, rute: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(who, arguments): objects of the address with the people they concern. A KeyError asks for a new entry."""
        minta = RUTE[rute]
        ruang, _, nama = rute.partition(":")
        match ruang, nama:
            case "skp", "paket_satu" | "unduh_paket" | "batal_paket" | "hapus_paket":
                yield from ((self.nama(p.oleh), {"id_publik": p.id_publik}) for p in self.paket)
            case "skp", "pustaka_ubah":
                yield "admin", {"id_publik": self.templat.id_publik}
            case "skp", "tahun_orang" | "sesuaikan":
                yield "admin", {"id_publik": self.d.rekan.id_publik}
            case "skp", "tetapkan" | "ingatkan":
                yield from (("admin", {"id_publik": s.id_publik}) for s in self.lewat)
            case "skp", "tutup":
                yield "admin", {"id_publik": next(s for s in self.skp if s.tahun == 2026).id_publik}
            case "skp", _:
                for s in self.skp:
                    rhk = s.rhk.first()
                    peran = self.rencana.peran(self.rencana.tetap[1], self.d.pegawai).id_publik
                    lengkap = {"id_publik": s.id_publik, "nomor": 1, "rhk": rhk and rhk.id_publik, "peran": peran}
                    yield from self._milik(s, {n: lengkap[n] for n in minta})
                    if s.status == Skp.Status.DIKEMBALIKAN:
                        yield "admin", {n: lengkap[n] for n in minta}
            case "dialog", _:
                for skp, baris, ucapan, temu in self.dialog:
                    lengkap = {
                        "id_publik": skp.id_publik,
                        "rhk": baris,
                        "ucapan": ucapan.id_publik,
                        "pertemuan": temu.id_publik,
                    }
                    yield from self._milik(skp, {n: lengkap[n] for n in minta})
            case "perencanaan", _:
                yield from self.rencana.benda(nama, minta)
            case "harian", "lembar_banyak" | "unduh_banyak":
                yield "kabid", {"id_publik": self.lembar.id_publik}
            case "harian", "orang" | "umpan_balik_orang" | "lembar_orang" | "rekap_orang" | "daftar_bukti_orang":
                yield "kabid", {"id_publik": self.d.pegawai.id_publik}
            case "harian", "bantuan_orang":
                yield "kabid", {"id_publik": self.d.rekan.id_publik}
            case "harian", "akhiri_bantuan":
                yield from ((siapa, {"id_publik": self.bantuan.id_publik}) for siapa in ("pegawai", "rekan", "kabid"))
            case "harian", "tulis_untuk" | "perbaiki_tulisan" | "tarik_tulisan":
                lengkap = {"id_publik": self.bantuan.id_publik, "id_laporan": self.tulisan[2].id_publik}
                yield "rekan", {n: lengkap[n] for n in minta}
            case "harian", "tolak_tulisan":
                yield "pegawai", {"id_publik": self.tulisan[0].id_publik}
            case "harian", "kemajuan_orang":
                yield "kabid", {"id_publik": self.d.pegawai.id_publik}
            case "harian", "umpan_balik_dikerjakan":
                yield "pegawai", {"id_publik": self.umpan.id_publik}
            case "harian", "unggah":
                yield "pegawai", {"sidik": "0" * 64}
            case "harian", "hasil_tim" | "umpan_balik_hasil":
                yield "eka", {"id_publik": self.kaitan.id_publik}
            case "umpan", _:
                yield from self._benda_umpan(nama)
            case "timkerja", _:
                yield from self._benda_tim(nama)
            case "harian", _:
                for lap in self._laporan_untuk(minta):
                    lengkap = {
                        "id_publik": lap.id_publik,
                        "id_koreksi": self.koreksi.id_publik,
                        "id_bukti": self.bukti.id_publik,
                    }
                    yield from self._milik(lap, {n: lengkap[n] for n in minta})
            case "penilaian", "capaian_unit":
                yield "kadis", {"id_publik": self.d.bidang.id_publik}
            case "penilaian", _:
                for e in self.evaluasi:
                    yield from self._milik(e, {"id_publik": e.id_publik})
            case "aktivasi", _:
                for calon in (self.belum_aktif, self.nonaktif, self.d.rekan):
                    yield "admin", {"id_publik": calon.id_publik}
            case "perbaikan", "usulkan":
                yield from (("pegawai", {"fakta": fakta}) for fakta in Fakta.values)
            case "perbaikan", "pindah":
                yield "admin", {"id_publik": self.d.rekan.id_publik}
            case "perbaikan", nama if nama.startswith("perpindahan"):
                for p in self.pindah:
                    yield from (
                        ("admin", {"id_publik": p.id_publik}),
                        (self.nama(p.pegawai), {"id_publik": p.id_publik}),
                    )
            case "perbaikan", nama if nama != "catatan":
                for u in self.usul:
                    yield from (
                        ("admin", {"id_publik": u.id_publik}),
                        (self.nama(u.pegawai), {"id_publik": u.id_publik}),
                    )
            case "presensi", nama if nama not in ("orang", "catat"):
                for u in self.presensi:
                    yield from (
                        ("admin", {"id_publik": u.id_publik}),
                        (self.nama(u.pegawai), {"id_publik": u.id_publik}),
                    )
            case "dasbor", "pengaturan_satu":
                yield "admin", {"kunci": "perbaikan_hari_jawab"}
            case "dasbor", "aturan_coba":
                yield from ((TAMU, {"nama": nama}) for nama in nama_aturan())
            case _:
                siapa, objek = self._lain()[rute]
                yield siapa, {minta[0]: objek}

    def _milik(self, baris: Any, isi: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        yield self.nama(baris.pegawai), isi
        yield self.nama(baris.penilai), isi

    def _laporan_untuk(self, minta: tuple[str, ...]) -> list[LaporanHarian]:
        if "id_koreksi" in minta:
            return [lap for lap in self.laporan if lap.pk == self.koreksi.laporan_id]
        return [self.berbukti] if "id_bukti" in minta else self.laporan

    @property
    def henti_surel(self) -> str:
        """The key in a mail to the employee."""
        return kunci_berhenti(self.d.pegawai.id_publik, ["UMPAN_BALIK"])

    def _lain(self) -> dict[str, tuple[str, Any]]:
        orang = self.d.rekan.id_publik
        kabar = Pemberitahuan.objects.filter(pegawai=self.d.pegawai).first()
        perangkat = Perangkat.objects.filter(akun=self.d.pegawai.akun).first()
        return {
            "inti:pekerjaan": ("admin", self.pekerjaan.id_publik),
            "verifikasi:kode": (TAMU, DokumenTerbit.objects.first().kode),
            "pemberitahuan:buka": ("pegawai", kabar.id_publik),
            "pemberitahuan:tandai": ("pegawai", kabar.id_publik),
            "pemberitahuan:surel": (TAMU, self.henti_surel),
            "akun:keluarkan": ("pegawai", perangkat.id_publik),
            **{f"kepegawaian:{n}": ("admin", orang) for n in ("pegawai", "atasan", "pimpinan", "jejak", "kedudukan")},
            **{f"kepegawaian:impor_{n}": ("admin", self.impor.id_publik) for n in ("proses", "jawab", "terapkan", "unduh")},
            **{f"kalender:{n}_gangguan": ("admin", self.gangguan.id_publik) for n in ("akhiri", "batalkan")},
            **{f"presensi:{n}": ("admin", orang) for n in ("orang", "catat")},
            "kalender:hapus_libur": ("admin", self.libur.id_publik),
            "perbaikan:catatan": ("admin", self.catatan.id_publik),
            "kepegawaian:cabut_delegasi": ("admin", self.delegasi.id_publik),
            "kepegawaian:berkas_delegasi": ("admin", self.delegasi.id_publik),
            "kepegawaian:batal_kedudukan": ("admin", self.kedudukan.id_publik),
            "kepegawaian:akhiri_pelaksana": ("admin", self.plt.id_publik),
            "kepegawaian:cabut_peran": ("admin", self.peran.id_publik),
        }  # fmt: skip

    def alamat(self) -> Iterator[tuple[str, str, str]]:
        """(route, address, who): every address, with every object of it, for the people it concerns."""
        # Before the same page without these questions, which has nothing to send.
        yield "skp:kelola", f"{reverse('skp:kelola')}?status=belum", "admin"
        isi = f"?jenis=TUGAS_BELAJAR&mulai={HARI + timedelta(days=90)}&nomor=SK+1&tanggal={HARI}&lihat=1"
        yield "perbaikan:pindah", reverse("perbaikan:pindah", args=[self.d.rekan.id_publik]) + isi, "admin"
        for s in self.skp:
            if s.status in (Skp.Status.DRAF, Skp.Status.DIKEMBALIKAN):
                templat = f"{reverse('skp:templat', args=[s.id_publik])}?lihat={self.templat.id_publik}"
                yield "skp:templat", templat, self.nama(s.pegawai)
        for rute, minta in RUTE.items():
            if minta:
                for siapa, isi in self.benda(rute):
                    yield rute, reverse(rute, kwargs=isi), siapa
            else:
                for siapa in ("pegawai", "kabid", "kadis", "admin", "auditor", TAMU):
                    yield rute, reverse(rute), siapa
        for s in self.skp:
            if s.status in (Skp.Status.DRAF, Skp.Status.DIKEMBALIKAN):
                yield (
                    "skp:ubah",
                    f"{reverse('skp:ubah', args=[s.id_publik])}?buka={s.rhk.first().id_publik}",
                    self.nama(s.pegawai),
                )
        for skp, baris, ucapan, _ in self.dialog:
            tanya = f"?ubah={ucapan.id_publik}"
            yield "dialog:baris", reverse("dialog:baris", args=[skp.id_publik, baris]) + tanya, self.nama(ucapan.oleh)
        for n in ("cakupan_orang", "unduh"):
            yield f"dialog:{n}", f"{reverse(f'dialog:{n}')}?unit={self.d.dinas.kode}", "kadis"
        yield "harian:bantuan", reverse("harian:bantuan"), "rekan"
        yield "akun:aktivasi", f"/aktivasi/?kode={self.kode}", TAMU
        yield "aktivasi:admin_baru", f"/admin-baru/?kode={self.kode_admin}", TAMU
        yield "skp:saya", "/skp/?tahun=2027", "pegawai"
        yield "penilaian:unit_orang", f"/penilaian/unit/orang/?unit={self.d.dinas.kode}", "admin"
        yield "penilaian:unit_unduh", f"/penilaian/unit/unduh/?unit={self.d.dinas.kode}", "admin"
        yield from self.rencana.alamat()
        for golongan in ButirImpor.Golongan:
            yield "kepegawaian:impor_proses", f"/impor/{self.impor.id_publik}/?lihat={golongan}", "admin"

    def formulir_skrip(self) -> list["Formulir"]:
        """What our scripts send, and forms that only show after an act."""
        draf = next(s for s in self.skp if s.status == Skp.Status.DRAF and s.pegawai == self.d.pegawai)
        rhk = semua_rhk(isi_skp(draf))[0]
        muatan = {
            "skp": str(draf.id_publik),
            "apa": "rhk",
            "isi": {**rhk, "id": str(uuid4()), "indikator": []},
            "rhk": "",
        }
        menunggu = [lap for lap in self.laporan if lap.status == LaporanHarian.Status.DIAJUKAN]
        pilihan = [f"{lap.id_publik}:{lap.versi}" for lap in menunggu]
        diterima = [f"{self.diterima.id_publik}:{self.diterima.versi}"]
        baru = self.isi_laporan(10)
        laporan = {
            "rencana_aksi": baru.rencana.id_publik, "kegiatan": "Menata arsip", "realisasi": 3, "tanggal": HARI, "jam_mulai": "10.00",
            "jam_selesai": "10.30", "satuan": "berkas", "keterangan": "", "tautan": "", "sebagai": "", "dibuat_klien": "", "bukti": "",
        }  # fmt: skip
        periode = self.evaluasi[0].periode
        return [
            skrip("skp:pulihkan", "pegawai", [draf.id_publik], muatan=signing.dumps(muatan, salt=GARAM, compress=True)),
            *(skrip(rute, siapa, argumen, **isi) for rute, siapa, argumen, isi in self.rencana.skrip()),
            skrip("pemberitahuan:surel", TAMU, [self.henti_surel], **{"List-Unsubscribe": "One-Click"}),
            skrip("pemberitahuan:minta_bukti", "pegawai"),
            skrip("pemberitahuan:langgan", "pegawai", alamat="https://push.contoh.org/1", p256dh="B", rahasia="r"),
            skrip("pemberitahuan:lepas", "pegawai"),
            skrip("beban:terima", "pegawai", jalur="/lapor/kirim", detik=42),
            skrip("harian:dibaca", "kabid", [menunggu[-1].id_publik]),
            skrip("perencanaan:mulai_matriks", "kadis", unit=self.d.dinas.id_publik, tahun=2027),
            skrip("harian:umpan_balik_dibaca", "pegawai"),
            skrip("harian:terima_semua", "kabid", laporan=pilihan, dari="tim"),
            skrip("harian:batal_terima_semua", "kabid", laporan=diterima),
            skrip("harian:kirim", "pegawai", **laporan),
            skrip("harian:salin_hari", "pegawai", dari=HARI, ke=HARI - timedelta(days=1)),
            skrip("penilaian:jelaskan", "kabid", periode=f"{periode.tahun}-{periode.jenis}-{periode.urutan}", alasan=ALASAN),
            skrip("aktivasi:surel", "admin", pegawai=self.belum_aktif.id_publik, unit=""),
            skrip("aktivasi:surel_semua", "admin", unit=""),
            skrip("skp:sesuaikan", "admin", [self.d.rekan.id_publik], tahun=2026),
            skrip("skp:sesuaikan_semua", "admin", tahun=2026),
            skrip("skp:mulai", "eka", tahun=2026, salin=draf.id_publik),
        ]  # fmt: skip
