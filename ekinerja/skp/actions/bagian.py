"""The rest of the form: Lampiran, ekspektasi khusus, approach."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ekinerja.aturan.skp import Pendekatan
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.actions.pegang import boleh, pegang
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.masukan import sidik
from ekinerja.skp.models import ButirLampiran, PerilakuSkp, Skp

LABEL_LAMPIRAN = dict(ButirLampiran.Jenis.choices)


@transaction.atomic
def simpan_lampiran(
    skp: Skp, isian: Mapping[str, list[str]], *, terbaca: str, oleh: Pegawai, pada: datetime
) -> dict[str, list[str]]:
    """Store the three lists. Raises Bentrok when they changed since they were shown."""
    boleh(skp, oleh)
    sebelum = pegang(skp, oleh=oleh, pada=pada)
    lama = isi_skp(skp)["lampiran"]
    if sidik(lama) != terbaca:
        raise Bentrok(
            oleh=sebelum.oleh,
            pada=sebelum.pada,
            versi_saya={LABEL_LAMPIRAN[k]: "\n".join(v) for k, v in isian.items()},
            versi_kini={LABEL_LAMPIRAN[k]: "\n".join(v) for k, v in lama.items()},
        )
    skp.lampiran.all().delete()
    ButirLampiran.objects.bulk_create(
        ButirLampiran(skp=skp, jenis=jenis, urutan=n, teks=teks)
        for jenis, daftar in isian.items()
        for n, teks in enumerate(daftar, 1)
    )
    return {jenis: list(daftar) for jenis, daftar in isian.items()}


@transaction.atomic
def simpan_harapan(
    skp: Skp, isian: Mapping[str, str], *, terbaca: str, oleh: Pegawai, pada: datetime, label: Mapping[str, str]
) -> dict[str, str]:
    """Store ekspektasi khusus of the core values, by the PPK until the decision or by the owner of a draft."""
    if not permissions.boleh_memberi_harapan(oleh, skp):
        berwenang = permissions.berdua(oleh, skp)
        raise AturanDilanggar(
            "Harapan khusus hanya dapat diubah sampai SKP disetujui."
            if berwenang
            else "Harapan khusus diisi oleh penilai dan pemilik SKP.",
            status=409 if berwenang else 403,
        )
    sebelum = pegang(skp, oleh=oleh, pada=pada, dalam=permissions.DAPAT_DIBERI_HARAPAN)
    lama = isi_skp(skp)["perilaku"]
    if sidik(lama) != terbaca:
        raise Bentrok(
            oleh=sebelum.oleh,
            pada=sebelum.pada,
            versi_saya={label[k]: v for k, v in isian.items()},
            versi_kini={label[k]: lama.get(k, "") for k in isian},
        )
    baru = {**lama, **isian}
    skp.perilaku.all().delete()
    PerilakuSkp.objects.bulk_create(PerilakuSkp(skp=skp, nilai=k, ekspektasi=v) for k, v in baru.items() if v)
    return {k: v for k, v in baru.items() if v}


@transaction.atomic
def ubah_pendekatan(skp: Skp, *, pendekatan: str, oleh: Pegawai, pada: datetime) -> None:
    """Kuantitatif or kualitatif, for the whole SKP (R-07). What was typed stays."""
    boleh(skp, oleh)
    if pendekatan not in Pendekatan.__members__:
        raise AturanDilanggar("Pilih pendekatan kuantitatif atau kualitatif.", status=400)
    pegang(skp, oleh=oleh, pada=pada)
    Skp.objects.filter(pk=skp.pk).update(pendekatan=pendekatan)
    skp.pendekatan = pendekatan
