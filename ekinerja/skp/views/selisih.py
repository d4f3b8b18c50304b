"""The pengelola kinerja: people whose SKPs do not match their obligation, with what sets it right."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.tulis import JENIS_CSV, JENIS_XLSX, csv_aman, xlsx
from ekinerja.inti.permintaan import bilangan, kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tugas import antrekan
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import actions, permissions
from ekinerja.skp import selisih as daftar_selisih
from ekinerja.skp.tahun import Selisih
from ekinerja.skp.tampilan import BULAN_MERENCANA
from ekinerja.skp.views.tahun import NADA_SELISIH

PER_HALAMAN = 30


def _pengelola(request: HttpRequest) -> Pegawai:
    saya = saya_pegawai(request)
    if not permissions.mengelola(saya):
        raise AturanDilanggar("Halaman ini untuk admin BKPSDM (pengelola kinerja).", status=403)
    return saya


def _tahun(nilai: str | None) -> int:
    diminta, kini = bilangan(nilai), hari_ini().year
    return diminta if diminta in (kini - 1, kini, kini + 1) else kini


def _jenis(request: HttpRequest) -> Selisih | None:
    try:
        return Selisih(request.GET.get("jenis", ""))
    except ValueError:
        return None


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Everybody in the area with a difference, by kind."""
    saya = _pengelola(request)
    tahun, cari, jenis = _tahun(request.GET.get("tahun")), kata_cari(request), _jenis(request)
    semua = daftar_selisih.daftar(saya, tahun, hari_ini(), cari)
    kini = hari_ini()
    isi = {
        "tahun": tahun,
        "tahun_ada": [*([kini.year + 1] if kini.month >= BULAN_MERENCANA else []), kini.year, kini.year - 1],
        "cari": cari,
        "jenis": jenis,
        "semua_jenis": Selisih,
        "hitung": daftar_selisih.hitung(semua),
        "jumlah": len(semua),
        "otomatis": sum(b.otomatis for b in semua),
        "nada": NADA_SELISIH,
        "hal": Paginator(daftar_selisih.saring(semua, jenis), PER_HALAMAN).get_page(request.GET.get("hal")),
    }
    return render(request, "skp/selisih.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The list as a sheet: `?bentuk=csv` or xlsx; one row per difference."""
    saya = _pengelola(request)
    tahun, bentuk = _tahun(request.GET.get("tahun")), "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    semua = daftar_selisih.saring(daftar_selisih.daftar(saya, tahun, hari_ini(), kata_cari(request)), _jenis(request))
    baris, kepala = daftar_selisih.lembar(semua), daftar_selisih.KEPALA
    isi = csv_aman(kepala, baris) if bentuk == "csv" else xlsx(kepala, baris, lembar="Selisih SKP")
    jenis = JENIS_CSV if bentuk == "csv" else JENIS_XLSX
    nama = f"selisih-skp-{tahun}.{bentuk}"
    return HttpResponse(isi, content_type=jenis, headers={"Content-Disposition": f'attachment; filename="{nama}"'})


@require_POST
@sekali
def sesuaikan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Close, shorten and prepare what can be done by itself, for one person."""
    saya = _pengelola(request)
    tahun = _tahun(request.POST.get("tahun"))
    pegawai = Pegawai.objects.filter(id_publik=id_publik).first()
    if pegawai is None:
        raise Http404("pegawai")
    hasil = actions.sesuaikan_tahun(pegawai, tahun, oleh=saya, pada=sekarang())
    if hasil:
        messages.success(request, f"{pegawai.nama}: {hasil.kalimat}. Ia dan para penilainya diberi tahu.")
    else:
        messages.info(request, f"{pegawai.nama}: tidak ada lagi yang dapat disesuaikan sendiri.")
    return redirect("skp:tahun_orang", pegawai.id_publik)


@require_POST
@sekali
def sesuaikan_semua(request: HttpRequest) -> HttpResponse:
    """The same for everybody of the list, as a job with a progress bar."""
    saya = _pengelola(request)
    tahun = _tahun(request.POST.get("tahun"))
    kena = sorted(b.pk for b in daftar_selisih.daftar(saya, tahun, hari_ini()) if b.otomatis)
    if not kena:
        messages.info(request, "Tidak ada yang perlu disesuaikan.")
        return redirect("skp:selisih")
    pekerjaan = antrekan("skp.sesuaikan", pemilik=request.user, pegawai=kena, oleh=saya.pk, tahun=tahun)
    return redirect("inti:pekerjaan", pekerjaan.id_publik)
