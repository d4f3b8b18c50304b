// "Belum terkirim" on /lapor: what waits on this device and how it stands; the band without signal; a new version.
import { ikon } from "./lapor-tampil.js";
import { kabari } from "./kabar.js";
import "./antrean.js";

const { antrean } = self;
const unsur = (id) => document.getElementById(id);
const cetakan = (id) => unsur(id).content.firstElementChild.cloneNode(true);
const ZONA = { timeZone: "Asia/Makassar" };
// Shown at once: a few that wait, and more of those that need a hand. The form must stay near.
const TAMPAK = 2;
const TAMPAK_PERIKSA = 5;

const jamTeks = (saat) => new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", ...ZONA }).format(saat);
// The server answered that it is busy: when the next try comes, which the server may have asked for.
export const teksSibuk = (putaran) => `Server sedang sibuk; dikirim lagi sendiri mulai pukul ${jamTeks(new Date(Date.now() + putaran.jeda))}.`;
export const waktuTeks = (saat) => new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", ...ZONA }).format(new Date(saat)).replace(" pukul", "");
const tanggalTeks = (tanggal) => new Intl.DateTimeFormat("id-ID", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${tanggal}T00:00Z`));

// The moment on this device's clock with its offset, as 2026-11-24T08:15:00+08:00.
export const jamPonsel = (saat = new Date()) => {
  const menit = -saat.getTimezoneOffset();
  const dua = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const setempat = new Date(saat.getTime() + menit * 60_000).toISOString().slice(0, 19);
  return `${setempat}${menit < 0 ? "-" : "+"}${dua(menit / 60)}:${dua(menit % 60)}`;
};

// ---- the band
export const pitaLuring = (bekal) => {
  unsur("pita-luring").hidden = !bekal;
  if (bekal) unsur("pita-luring").querySelector("[data-pada]").textContent = waktuTeks(bekal.isi.waktu);
};

// ---- the list
const lencana = (nada, gambar, teks) => {
  const l = cetakan("c-lencana");
  l.dataset.nada = nada;
  l.append(ikon(gambar), teks);
  return l;
};
const pasangan = (dl, isi) => dl.replaceChildren(...Object.entries(isi).flatMap(([k, v]) => [Object.assign(document.createElement("dt"), { textContent: k }), Object.assign(document.createElement("dd"), { textContent: v || "–" })]));
const versiSaya = (e) => ({
  "Rencana aksi": e.ringkas.rencana, Tanggal: tanggalTeks(e.isi.tanggal), Jam: `${e.isi.jam_mulai}–${e.isi.jam_selesai}`,
  Kegiatan: e.isi.kegiatan, Realisasi: `${e.isi.realisasi} ${e.ringkas.satuan}`, Catatan: e.isi.keterangan,
});
const bandingkan = (e) => {
  const d = cetakan("c-dua");
  const [kiri, kanan] = d.querySelectorAll("dl");
  pasangan(kiri, versiSaya(e));
  pasangan(kanan, e.versi_kini);
  return d;
};

const keadaan = (e) => {
  const hari = Math.floor((Date.now() - e.dibuat) / antrean.HARI);
  const tanda = e.status === "PERIKSA" ? lencana("awas", "seru", "Perlu diperiksa") : lencana("kabar", "ponsel", "Tersimpan di ponsel");
  return hari * antrean.HARI >= antrean.UMUR ? [tanda, lencana("awas", "jam", `Sudah ${hari} hari di ponsel`)] : [tanda];
};
const baris = (e, aksi) => {
  const li = cetakan("c-antre");
  const hasil = `${e.isi.realisasi} ${e.ringkas.satuan}`.trim();
  li.dataset.kunci = e.kunci;
  li.querySelector("[data-kegiatan]").textContent = e.isi.kegiatan;
  li.querySelector("[data-ket]").textContent = [tanggalTeks(e.isi.tanggal), `${e.isi.jam_mulai}–${e.isi.jam_selesai}`, hasil, e.foto.length ? `${e.foto.length} foto` : "", e.sebagai === "draf" ? "draf" : ""].filter(Boolean).join(" · ");
  li.querySelector("[data-keadaan]").replaceChildren(...keadaan(e));
  const kalimat = li.querySelector("[data-kalimat]");
  kalimat.hidden = e.status !== "PERIKSA";
  kalimat.textContent = e.status === "PERIKSA" ? e.kalimat : "";
  if (e.versi_kini) kalimat.after(bandingkan(e));
  const [ubah, hapus] = [li.querySelector("[data-ubah-antre]"), li.querySelector("[data-hapus-antre]")];
  // What may be under way must stay as it is: only a refused draft is changed.
  ubah.hidden = e.status !== "PERIKSA";
  ubah.setAttribute("aria-label", `Ubah ${e.isi.kegiatan}`);
  hapus.setAttribute("aria-label", `Hapus ${e.isi.kegiatan}`);
  ubah.addEventListener("click", () => aksi.ubah(e));
  hapus.addEventListener("click", () => tanyaHapus(e));
  return li;
};

const tanyaHapus = (e) => {
  const dialog = unsur("d-buang");
  const pernah = e.coba && e.status !== "PERIKSA" ? " Laporan ini pernah dicoba dikirim dan mungkin sudah sampai; periksa daftar laporan Anda bila ada sinyal." : "";
  dialog.querySelector("[data-isi]").textContent = `“${e.isi.kegiatan}” belum ada di server. Sesudah dihapus, tulisan ini tidak dapat dikembalikan.${pernah}`;
  dialog.onclose = async () => {
    if (dialog.returnValue !== "hapus") return;
    await antrean.hapus(e.pemilik, e.kunci);
    kabari("Tulisan dihapus dari ponsel.");
    (unsur("antrean").hidden ? unsur("kegiatan") : unsur("antrean")).focus();
  };
  dialog.returnValue = "";
  dialog.showModal();
};

const SEBAB = {
  tunda: "Dikirim sendiri begitu ada sinyal. Halaman ini boleh ditutup dan dibuka lagi nanti.",
  masuk: "Masuk lagi untuk mengirim. Tidak ada yang hilang.",
  tolak: "Server menolak pengiriman ini. Muat ulang halaman, lalu coba lagi.",
  rusak: "Penyimpanan di perangkat ini sedang tidak dapat dibaca. Tutup tab lain, lalu muat ulang.",
};
let sebab = "";
let kalimatPutaran = "";
let ditunda = false;
const keterangan = (semua) => {
  const periksa = semua.filter((e) => e.status === "PERIKSA").length;
  const tunggu = semua.length - periksa;
  const kalimat = [
    tunggu ? `${tunggu} laporan menunggu. ${kalimatPutaran || (SEBAB[sebab] ?? "Aman tersimpan di ponsel ini.")}` : "",
    periksa ? `${periksa} laporan perlu diperiksa: baca sebabnya, lalu ubah atau hapus.` : "",
  ].filter(Boolean).join(" ");
  if (unsur("antrean-ket").textContent !== kalimat) unsur("antrean-ket").textContent = kalimat;
  unsur("antrean-masuk").hidden = sebab !== "masuk" || !tunggu;
  unsur("kirim-antrean").hidden = !tunggu || sebab === "masuk" || ditunda;
};

// Everything that waits, except what stands in the form right now.
const gambar = async (hal) => {
  const semua = (await antrean.daftar(hal.saya()).catch(() => [])).filter((e) => !hal.punya(e.kunci));
  const urut = [...semua.filter((e) => e.status === "PERIKSA"), ...semua.filter((e) => e.status !== "PERIKSA")];
  const li = urut.map((e) => baris(e, hal));
  const lain = unsur("antrean-lain");
  const tampak = Math.min(TAMPAK_PERIKSA, Math.max(TAMPAK, semua.filter((e) => e.status === "PERIKSA").length));
  unsur("antrean-daftar").replaceChildren(...li.slice(0, tampak));
  lain.querySelector("ul").replaceChildren(...li.slice(tampak));
  lain.hidden = li.length <= tampak;
  lain.querySelector("summary span").textContent = `Yang lain (${li.length - tampak})`;
  unsur("antrean").hidden = !li.length;
  keterangan(semua);
};

let jam = 0;
export const gambarAntrean = (hal) => { clearTimeout(jam); jam = setTimeout(gambar, 50, hal); };

// `hal`: saya() of the page and punya(key) for what stands in its forms, ubah(entry) puts a draft back into the form, tiba() fetches anew after sending.
export const pasangAntrean = (hal) => {
  let tiba = 0;
  antrean.dengar((k) => {
    if (k.jenis === "keluar" && k.orang === hal.saya()) location.replace("/masuk");
    if (k.jenis === "terkirim" && !hal.punya(k.kunci)) tiba += 1;
    if (k.jenis === "putaran") {
      if (k.sebab === "orang-lain") { location.reload(); return; }
      sebab = k.sebab;
      kalimatPutaran = (k.sebab === "tolak" && k.kalimat) || (k.sibuk ? `${teksSibuk(k)} Halaman ini boleh ditutup dan dibuka lagi nanti.` : "");
      // The server named the time: a tap sends nothing before it.
      ditunda = Boolean(k.sibuk && k.tunggu);
      if (tiba) kabari(`${tiba} laporan dari ponsel ini sudah terkirim.`);
      if (tiba || (k.sebab === "kosong" && !unsur("pita-luring").hidden)) hal.tiba();
      tiba = 0;
    }
    gambarAntrean(hal);
  });
  unsur("kirim-antrean").addEventListener("click", () => antrean.segera());
  // Another person has logged in beside this page: what it shows is not theirs.
  addEventListener("storage", () => { if (antrean.saya() && antrean.saya() !== hal.saya()) location.reload(); });
  addEventListener("online", () => { antrean.segera(); hal.tiba(); });
  // Put away while something waits, also while it is on its way: the browser wakes the worker where it can.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) antrean.segera(); else if (antrean.ada()) antrean.titip(); });
  gambarAntrean(hal);
  antrean.segera();
};

// ---- a new version waits until the person says so
export const pasangVersi = async () => {
  const daftar = await navigator.serviceWorker?.getRegistration?.();
  if (!daftar) return;
  const tawarkan = (pekerja) => {
    if (!pekerja || !navigator.serviceWorker.controller) return;
    unsur("versi-baru").hidden = false;
    unsur("versi-baru").querySelector("button").onclick = () => pekerja.postMessage("ganti");
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  };
  tawarkan(daftar.waiting);
  daftar.addEventListener("updatefound", () => {
    const pekerja = daftar.installing;
    pekerja?.addEventListener("statechange", () => { if (pekerja.state === "installed") tawarkan(pekerja); });
  });
};
