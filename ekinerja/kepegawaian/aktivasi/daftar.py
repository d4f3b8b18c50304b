"""What the activation desk registers when the app is ready: its jobs and its line of the menu."""

from django.http import HttpRequest

from ekinerja.inti import menu
from ekinerja.kepegawaian.aktivasi.permissions import boleh_membuka_meja


def siapkan() -> None:
    from ekinerja.kepegawaian.aktivasi import tasks  # noqa: F401

    menu.daftar(
        "Aktivasi akun",
        "aktivasi:daftar",
        ikon="perisai",
        urutan=60,
        kelompok="Kepegawaian",
        ket="Siapa yang belum masuk, dan kode untuk mereka",
        tampil=_tampil,
    )


def _tampil(request: HttpRequest) -> bool:
    return boleh_membuka_meja(getattr(request.user, "pegawai", None))
