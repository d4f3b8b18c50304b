"""Feedback of the cast: answered, waiting, about a leader without names, a guidance session, a talk of two."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan
from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from ekinerja.skp.models import Rhk, Skp
from ekinerja.umpan.actions.minta import sidik
from ekinerja.umpan.models import (
    Balasan,
    Bimbingan,
    CatatanKonseling,
    HasilSuara,
    Keikutsertaan,
    Konseling,
    Permintaan,
    Suara,
    TanggapanBimbingan,
)
from ekinerja.umpan.periode import periode_pada

SARI, RIZAL, HASAN = "198503122010012901", "197208171998031902", "196905101994031903"
ANDI, RATNA, DEWI = "199107042015031904", "198011232005012905", "199612242024212909"

# about, asked by, asked, relation, days ago, question, answer, next step; without an answer it waits
TANYA = (
    (ANDI, ANDI, RIZAL, "KETUA", 9, "Apa yang dapat lebih baik dari jadwal layanan keliling?",
     "Jadwal selalu dikirim sehari sebelumnya, jadi sekolah siap.", "Sertakan jumlah petugas, supaya mejanya pas."),
    (SARI, SARI, ANDI, "KETUA", 12, "Apakah penjelasan saya kepada orang tua murid mudah dipahami?",
     "Contohnya dekat dengan keseharian; antrean orang tua cepat selesai.", ""),
    (ANDI, ANDI, RATNA, "ATASAN", 3, "Apa yang sebaiknya kami siapkan sebelum datang ke sekolah?", "", ""),
    (DEWI, DEWI, ANDI, "KETUA", 2, "Bagaimana sebaiknya saya mendata pasien yang belum punya KTP?", "", ""),
)  # fmt: skip
MITRA = (ANDI, 20, "Ketua RT 03", "Besusu Barat", "Apakah layanan keliling di RT Bapak berjalan baik?",
         "Petugas datang tepat waktu dan sabar menjelaskan.", "Bawa mesin cetak, supaya warga tidak kembali lagi.")  # fmt: skip
# about, by, days ago, work it rests on, what went well, next step, the person's word; each by the ketua of a team of both
BERI = (
    (ANDI, RIZAL, 5, "Laporan Rizal Labaso: layanan keliling di sekolah", "Berkas dari Andi selalu lengkap, jadi orang tua tidak menunggu.",
     "Kirim daftarnya sehari sebelumnya.", ""),
    (DEWI, ANDI, 15, "Laporan Andi Tadulako: layanan keliling di puskesmas", "Dewi menjelaskan persyaratan dengan sabar.", "",
     "Terima kasih. Lembar persyaratannya saya bagikan ke loket lain."),
)  # fmt: skip
# The one link of the demo city that anybody may try once: /umpan/tautan/tautan-kota-contoh/
TAUTAN = "tautan-kota-contoh"
KATA = (
    (
        "Arahannya jelas, dan selalu menyebut alasannya.",
        "Beri tahu perubahan jadwal sehari sebelumnya.",
        "mulai bulan depan",
    ),
    ("Mau turun ke loket saat antrean panjang.", "", ""),
    ("Mendengarkan sampai selesai.", "Rapat pekan cukup setengah jam.", ""),
    ("Pembagian tugas lebih adil daripada tahun lalu.", "", ""),
    ("Cepat menjawab pertanyaan.", "Umpan balik tertulis akan membantu kami.", "triwulan berikutnya"),
    ("Terbuka terhadap usul baru.", "", ""),
)


def tulis_umpan(kota: Kota, penulis: Penulis) -> None:
    """A few rows of everything; nothing for who is not in the city."""
    nip = [SARI, RIZAL, HASAN, ANDI, RATNA, DEWI]
    orang = {p.nip: p for p in Pegawai.objects.filter(nip__in=nip)}
    if len(orang) < len(nip):
        return
    pukul = datetime.combine(kota.pada, time(2, 40), UTC)
    _permintaan(penulis, orang, pukul, kota.pada)
    _suara(kota, penulis, orang[RATNA])
    _bimbingan(penulis, orang, pukul)
    _konseling(penulis, orang, pukul)


def _permintaan(penulis: Penulis, orang: dict[str, Pegawai], pukul: datetime, hari: date) -> None:
    tanya, balas = [], []
    semua = [(*t[:3], t[3], *t[4:6], "", "", *t[6:]) for t in TANYA]
    siapa, lalu, nama, lembaga, kalimat, baik, berikut = MITRA
    semua.append((siapa, siapa, "", "MITRA", lalu, kalimat, nama, lembaga, baik, berikut))
    for pk, (tentang, peminta, diminta, hubungan, lalu, kalimat, nama, lembaga, baik, berikut) in enumerate(
        semua, start=1
    ):
        pada, rhk = pukul - timedelta(days=lalu), _rhk(orang[tentang])
        selesai = pada + timedelta(hours=6) if baik else None
        rhk_id, rhk_teks = (rhk.id_publik, rhk.teks) if rhk else (None, "")
        tanya.append((pk, penulis.id_baru(pada), orang[tentang].pk, orang[peminta].pk, orang[diminta].pk if diminta else None,
                      hubungan, nama, lembaga, rhk_id, rhk_teks, kalimat, "DIJAWAB" if baik else "MENUNGGU", pada,
                      hari - timedelta(days=lalu - 14), selesai))  # fmt: skip
        if selesai:
            dari = orang[diminta] if diminta else None
            balas.append((penulis.id_baru(selesai), pk, orang[tentang].pk, dari.pk if dari else None,
                          dari.nama if dari else f"{nama} ({lembaga})", hubungan, rhk_id, baik, berikut, selesai.date(), selesai))  # fmt: skip
    pk += 1
    tanya.append((pk, penulis.id_baru(pukul), orang[ANDI].pk, orang[ANDI].pk, None, "MITRA", "Kepala Kelurahan", "Talise", None, "",
                  "Apa yang perlu kami perbaiki saat melayani di kelurahan?", "MENUNGGU", pukul, hari + timedelta(days=14), None))  # fmt: skip
    tanya = [(*t, sidik(TAUTAN) if t[0] == pk else None) for t in tanya]
    kolom = "id id_publik tentang_id peminta_id diminta_id hubungan mitra_nama mitra_lembaga rhk rhk_teks pertanyaan keadaan dibuat_pada berlaku_sampai selesai_pada sidik_tautan"
    penulis.tulis(Permintaan, kolom, tanya)
    kolom = "id_publik permintaan_id tentang_id dari_id dari_nama hubungan rhk baik berikut tanggal dibuat_pada"
    penulis.tulis(Balasan, kolom, balas)
    _pemberian(penulis, orang, pukul)


def _pemberian(penulis: Penulis, orang: dict[str, Pegawai], pukul: datetime) -> None:
    """Between colleagues, unasked; one with the person's word."""
    baris = []
    for tentang, dari, lalu, rujukan, baik, berikut, jawaban in BERI:
        pada = pukul - timedelta(days=lalu)
        dijawab = pada + timedelta(days=1) if jawaban else None
        baris.append((penulis.id_baru(pada), orang[tentang].pk, orang[dari].pk, orang[dari].nama, "KETUA", rujukan, baik, berikut,
                      pada.date(), pada, jawaban, dijawab))  # fmt: skip
    kolom = (
        "id_publik tentang_id dari_id dari_nama hubungan rujukan baik berikut tanggal dibuat_pada jawaban dijawab_pada"
    )
    penulis.tulis(Balasan, kolom, baris)


def _rhk(pegawai: Pegawai) -> Rhk | None:
    skp = Skp.objects.berlaku().filter(pegawai=pegawai).order_by("-tahun", "mulai").first()
    return Rhk.objects.filter(skp=skp).order_by("urutan", "pk").first() if skp else None


def _suara(kota: Kota, penulis: Penulis, pimpinan: Pegawai) -> None:
    """The quarter before this one, of a leader under whom enough people work."""
    awal = date(kota.pada.year, (kota.pada.month - 1) // 3 * 3 + 1, 1)
    periode = periode_pada(awal - timedelta(days=1))
    bawahan = HubunganPenilai.objects.filter(berlaku(kota.pada), penilai=pimpinan).order_by("pegawai_id")
    pk = list(bawahan.values_list("pegawai_id", flat=True)[: len(KATA)])
    if len(pk) < 5:
        return
    kunci = [UUID(int=kota.acak.getrandbits(128), version=4) for _ in range(2 * len(pk))]
    ikut = sorted((kunci.pop(), pimpinan.pk, periode, p) for p in pk)
    penulis.tulis(Keikutsertaan, "kunci pimpinan_id periode pegawai_id", ikut)
    kata = sorted((kunci.pop(), pimpinan.pk, periode, *k) for k in KATA[: len(pk)])
    penulis.tulis(Suara, "kunci pimpinan_id periode baik berikut kapan", kata)
    isi = (penulis.id_baru(datetime.combine(awal, time(1), UTC)), pimpinan.pk, periode, True, len(pk), awal)
    penulis.tulis(HasilSuara, "id_publik pimpinan_id periode tampil jumlah ditutup", [isi])


def _bimbingan(penulis: Penulis, orang: dict[str, Pegawai], pukul: datetime) -> None:
    semua = (
        (SARI, RIZAL, 16, "Praktikum dengan alat terbatas", True),
        (ANDI, RATNA, 4, "Data ganda dari kelurahan", False),
    )
    baris, tanggapan = [], []
    for pk, (pegawai, pimpinan, lalu, topik, lengkap) in enumerate(semua, start=1):
        pada = pukul - timedelta(days=lalu)
        nilai = {b.kode: 4 for b in lembar_kompetensi(pada.date()).butir} if lengkap else {}
        versi = lembar_kompetensi(pada.date()).versi if lengkap else ""
        baris.append((pk, penulis.id_baru(pada), orang[pegawai].pk, orang[pimpinan].pk, pada.date(), topik,
                      "Dibahas yang sudah dicoba dan yang menghambat.", "Coba satu cara baru dalam dua pekan.", nilai, versi, pada))  # fmt: skip
        if lengkap:
            lembar = lembar_pernyataan(pada.date())
            tanggapan.append((penulis.id_baru(pada + timedelta(days=1)), pk, orang[HASAN].pk, {b.kode: 4 for b in lembar.butir},
                              lembar.versi, "Waktunya cukup.", pada + timedelta(days=1)))  # fmt: skip
    kolom = "id id_publik pegawai_id pimpinan_id tanggal topik pokok berikut kompetensi versi_kompetensi dibuat_pada"
    penulis.tulis(Bimbingan, kolom, baris)
    penulis.tulis(TanggapanBimbingan, "id_publik bimbingan_id untuk_id jawaban versi catatan dikirim_pada", tanggapan)


def _konseling(penulis: Penulis, orang: dict[str, Pegawai], pukul: datetime) -> None:
    pada = pukul - timedelta(days=6)
    andi, ratna = orang[ANDI].pk, orang[RATNA].pk
    isi = (1, penulis.id_baru(pada), andi, ratna, "BERJALAN", pada, pada + timedelta(hours=3))
    penulis.tulis(Konseling, "id id_publik pegawai_id konselor_id keadaan dibuat_pada diubah_pada", [isi])
    kata = (
        (1, andi, "Anak saya sering sakit, jadi pagi saya kerap terlambat.", pada),
        (1, ratna, "Terima kasih sudah terbuka. Kita atur ulang piket paginya.", pada + timedelta(hours=3)),
    )
    penulis.tulis(CatatanKonseling, "konseling_id dari_id teks dibuat_pada", kata)
