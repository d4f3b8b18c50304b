"""Questions asked of feedback, scoped by who asks (DT-15)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ekinerja.harian.kueri import bawahan_kini

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


MAKS_HASIL = 24


class PermintaanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "PermintaanQuerySet":
        """Who asks, who is asked, and the person it is about, who is told whom others ask. Of what goes the nameless way
        somebody else asked for, that person learns nothing.
        """
        return self.filter(Q(peminta=saya) | Q(diminta=saya) | (Q(tentang=saya) & ~Q(keadaan="TANPA_NAMA")))

    def terbuka(self, hari: date) -> "PermintaanQuerySet":
        """Waiting and not past its day."""
        return self.filter(keadaan="MENUNGGU", berlaku_sampai__gte=hari)

    def untuk_halaman(self) -> "PermintaanQuerySet":
        """With the people it names."""
        return self.select_related("tentang", "peminta", "diminta")


class BalasanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "BalasanQuerySet":
        """The person it is about, who gave it, who asked for it, and the PPK of today; as `harian.UmpanBalik`.

        What was given for the two alone: the two.
        """
        bersama = Q(permintaan__peminta=saya) | Q(tentang_id__in=bawahan_kini(saya))
        return self.filter(Q(tentang=saya) | Q(dari=saya) | (bersama & Q(tampak="BERSAMA")))

    def untuk_halaman(self) -> "BalasanQuerySet":
        """With the people it names, and what was asked."""
        return self.select_related("tentang", "dari", "permintaan")


class SuaraQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "SuaraQuerySet":
        """The leader and the leader's PPK of today, of closed quarters in which enough people spoke. By random key."""
        from ekinerja.umpan.models import HasilSuara

        tampil = HasilSuara.objects.filter(pimpinan=OuterRef("pimpinan"), periode=OuterRef("periode"), tampil=True)
        milik = Q(pimpinan=saya) | Q(pimpinan_id__in=bawahan_kini(saya))
        return self.filter(milik, Exists(tampil)).order_by("kunci")


class BimbinganQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "BimbinganQuerySet":
        """The two, and the PPK of today."""
        return self.filter(Q(pegawai=saya) | Q(pimpinan=saya) | Q(pegawai_id__in=bawahan_kini(saya)))

    def untuk_halaman(self) -> "BimbinganQuerySet":
        """With the people it names, newest first."""
        return self.select_related("pegawai", "pimpinan").order_by("-tanggal", "-pk")


class TanggapanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "TanggapanQuerySet":
        """Who wrote it and the superior of the pimpinan it was handed to. Never the pimpinan, no role."""
        return self.filter(Q(bimbingan__pegawai=saya) | Q(untuk=saya)).exclude(bimbingan__pimpinan=saya)


class KonselingQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "KonselingQuerySet":
        """The two. No role, no superior, no auditor."""
        return self.filter(Q(pegawai=saya) | Q(konselor=saya))

    def untuk_halaman(self) -> "KonselingQuerySet":
        """With the people it names, what moved last first."""
        return self.select_related("pegawai", "konselor").order_by("-diubah_pada", "-pk")


def untuk_evaluasi(pegawai: int, mulai: date, selesai: date, maks: int) -> list[dict[str, Any]]:
    """Answers about a person in these days, as an evaluation shows them: who speaks, what, about which row. One query."""
    from ekinerja.umpan.models import Balasan, Hubungan

    label = dict(Hubungan.choices)
    bersama = Balasan.objects.filter(tentang_id=pegawai, tampak=Balasan.Tampak.BERSAMA)
    baris = bersama.filter(tanggal__range=(mulai, selesai)).order_by("-tanggal", "-pk")
    return [
        {
            "teks": f"{baik}\nLangkah berikutnya: {berikut}" if berikut else baik,
            "tanggal": tanggal,
            "dari__nama": f"{label[hubungan]}: {nama}",
            "rhk__id_publik": rhk,
            "nilai_perilaku": nilai,
        }
        for baik, berikut, tanggal, hubungan, nama, rhk, nilai in baris.values_list(
            "baik", "berikut", "tanggal", "hubungan", "dari_nama", "rhk", "nilai_perilaku"
        )[:maks]
    ]


def hasil_untuk(saya: "Pegawai") -> list[dict[str, Any]]:
    """Closed quarters of this person as a leader and of the leaders he or she appraises, newest first, with the words of
    those that are shown. Two queries.
    """
    from ekinerja.umpan.models import HasilSuara, Suara

    milik = Q(pimpinan=saya) | Q(pimpinan_id__in=bawahan_kini(saya))
    hasil = HasilSuara.objects.filter(milik).order_by("-periode", "pimpinan__nama", "pk")
    semua = list(hasil.values("periode", "tampil", "jumlah", "pimpinan_id", "pimpinan__nama")[:MAKS_HASIL])
    kata: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for s in Suara.objects.terlihat_oleh(saya).values("pimpinan_id", "periode", "baik", "berikut", "kapan"):
        kata.setdefault((s["pimpinan_id"], s["periode"]), []).append(s)
    return [{**h, "kata": kata.get((h["pimpinan_id"], h["periode"]), []) if h["tampil"] else []} for h in semua]
