// What every page does in the browser. Behaviour hangs on data- attributes; no code is made from text, no markup from strings.
import { buangDraf, hidupkan, kunciBaru, pasangIsian, tandaiSibuk } from "./isian.js";
import { kabari, pasangKabar } from "./kabar.js";

const meta = (nama) => document.querySelector(`meta[name="${nama}"]`)?.content ?? "";

// ---- size of letters
const hurufKini = () => document.documentElement.dataset.huruf ?? "";
const tandaiHuruf = () => {
  for (const t of document.querySelectorAll("[data-huruf-ke]")) t.setAttribute("aria-pressed", t.dataset.hurufKe === hurufKini());
};
const pilihHuruf = (t) => {
  document.documentElement.dataset.huruf = t.dataset.hurufKe;
  try { localStorage.setItem("huruf", t.dataset.hurufKe); } catch { /* kept for this page only */ }
  tandaiHuruf();
};

// ---- dialogs and small acts
const bukaDialog = (t) => document.getElementById(t.dataset.buka)?.showModal();
const KLIK = [
  ["[data-huruf-ke]", pilihHuruf],
  ["[data-buka]", bukaDialog],
  ["[data-tutup]", (t) => t.closest("dialog")?.close()],
  ["[data-kembali]", () => history.back()],
  ["[data-muat-ulang]", () => location.reload()],
  ["[data-cetak]", () => print()],
];
const klik = (e) => {
  const mati = e.target.closest('[aria-disabled="true"]');
  if (mati) { e.preventDefault(); e.stopImmediatePropagation(); return; }
  for (const [pilih, kerja] of KLIK) {
    const t = e.target.closest(pilih);
    if (t) kerja(t);
  }
};

// ---- network
const tandaiJaringan = () => {
  for (const j of document.querySelectorAll("[data-jaringan]")) {
    j.dataset.keadaan = navigator.onLine ? "daring" : "luring";
    j.querySelector("[data-daring]").hidden = !navigator.onLine;
    j.querySelector("[data-luring]").hidden = navigator.onLine;
  }
};

// ---- what waits on this device (antrean.js is loaded only where there is something to do)
const orang = document.querySelector('meta[name="orang"]')?.content;
const catatan = (nama) => { try { return localStorage.getItem(nama); } catch { return null; } };
const antarkan = async () => {
  if (!orang || document.hidden || !catatan(`luring:ada:${orang}`)) return;
  await import("./antrean.js");
  self.antrean.segera();
};
const kenaliOrang = async () => {
  if (orang !== undefined && orang !== (catatan("luring:saya") ?? "")) { await import("./antrean.js"); await self.antrean.ganti(orang); }
  await antarkan();
};
const keluar = (e) => {
  const form = e.target;
  if (form.getAttribute("action") !== "/keluar" || form.dataset.bersih || !catatan("luring:saya")) return;
  e.preventDefault();
  import("./luring-keluar.js").then((m) => m.keluar(form));
};
const pasangLuring = () => {
  document.addEventListener("submit", keluar, true);
  kenaliOrang().catch(() => { /* storage is off */ });
  addEventListener("online", antarkan);
  document.addEventListener("visibilitychange", antarkan);
  // Not before login: what the worker keeps is of no use there.
  if (orang !== "") addEventListener("load", () => setTimeout(() => navigator.serviceWorker?.register("/sw.js")?.catch(() => {}), 1000));
};

// ---- htmx
const KALIMAT = {
  400: "Isiannya belum terbaca. Periksa lagi, lalu kirim ulang.",
  401: "Silakan masuk lagi. Tulisan Anda masih ada di halaman ini.",
  403: "Hanya yang berwenang yang dapat melakukan ini. Muat ulang halaman untuk melihat keadaan terbaru.",
  404: "Yang Anda cari sudah tidak ada di sini. Muat ulang halaman ini.",
  409: "Baru saja diubah di tempat lain. Tidak ada yang hilang; muat ulang untuk melihatnya.",
  413: "Kirimannya terlalu besar. Perkecil berkasnya, lalu kirim lagi.",
  429: "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
};
const kalimat = (status) => KALIMAT[status] ?? "Ada yang rusak di pihak kami. Isian Anda masih di halaman ini; coba lagi sebentar lagi.";
const luarJangkauan = "Belum terkirim: sepertinya sinyal hilang. Tulisan Anda masih di sini; coba lagi setelah ada sinyal.";
const formDari = (unsur) => (unsur?.matches?.("form") ? unsur : unsur?.closest?.("form"));

// The session ended: the answer is the login page, which must not land inside the page.
const keHalamanMasuk = (xhr) => {
  const tiba = xhr.responseURL ? new URL(xhr.responseURL).pathname : "";
  return tiba.startsWith("/masuk") && !location.pathname.startsWith("/masuk");
};

const sebelumTukar = (e) => {
  const { xhr } = e.detail;
  if (keHalamanMasuk(xhr)) {
    e.detail.shouldSwap = false;
    kabari(KALIMAT[401], "gawat");
    return;
  }
  if (xhr.status < 400) return;
  // A refusal written for us says where it goes; 422 is the form again, with what to repair.
  const potongan = xhr.getResponseHeader("HX-Retarget") || (xhr.status === 422 && !/<html/i.test(xhr.responseText));
  e.detail.shouldSwap = Boolean(potongan);
  e.detail.isError = !potongan;
  if (!potongan) kabari(kalimat(xhr.status), "gawat");
};

// A form, or a button that sends by itself: busy from the request to its answer. A second tap is dropped at
// htmx:confirm, before htmx would queue it behind the first. Not in a form that saves itself: there the next words,
// or the tap on its button, wait for the answer that is still under way.
const pengirim = (elt) => formDari(elt) ?? elt;
const simpanSendiri = (elt) => elt.matches("form[hx-trigger*=delay]");
const mintaIzin = (e) => {
  const dari = pengirim(e.detail.elt);
  if (e.detail.verb !== "get" && dari.dataset.terkirim && !simpanSendiri(dari)) e.preventDefault();
};

const sebelumMinta = (e) => {
  if (e.detail.requestConfig.verb === "get") return;
  pengirim(e.detail.elt).dataset.terkirim = "1";
  tandaiSibuk(e.detail.requestConfig.triggeringEvent?.submitter ?? e.detail.elt, true);
};

const sesudahMinta = (e) => {
  // The answer may have replaced the form; then htmx tells it where the form was.
  const elt = e.detail.requestConfig?.elt ?? e.detail.elt;
  const form = formDari(elt);
  const status = e.detail.xhr?.status ?? 0;
  tandaiSibuk(e.detail.requestConfig?.triggeringEvent?.submitter ?? elt, false);
  if (e.detail.requestConfig?.verb === "get") return;
  delete pengirim(elt).dataset.terkirim;
  if (!form) return;
  // No answer or a fault of ours: the same key again, so that a repeat has one effect.
  if (status === 0 || status >= 500) return;
  const kunci = form.querySelector('input[name="kunci"]');
  if (kunci) kunci.value = kunciBaru();
  if (status < 400) { buangDraf(form); form.closest("dialog")?.close(); }
};

const pasangHtmx = () => {
  const b = document.body;
  b.addEventListener("htmx:configRequest", (e) => { if (e.detail.verb !== "get") e.detail.headers["X-CSRFToken"] = meta("csrf"); });
  b.addEventListener("htmx:confirm", mintaIzin);
  b.addEventListener("htmx:beforeRequest", sebelumMinta);
  b.addEventListener("htmx:beforeSwap", sebelumTukar);
  b.addEventListener("htmx:afterRequest", sesudahMinta);
  b.addEventListener("htmx:afterSwap", (e) => hidupkan(e.detail.target));
  b.addEventListener("htmx:sendError", () => kabari(luarJangkauan, "gawat"));
  b.addEventListener("htmx:timeout", () => kabari(luarJangkauan, "gawat"));
};

document.addEventListener("click", klik, true);
addEventListener("online", tandaiJaringan);
addEventListener("offline", tandaiJaringan);
pasangKabar();
pasangIsian();
pasangHtmx();
pasangLuring();
tandaiHuruf();
tandaiJaringan();
hidupkan(document);
