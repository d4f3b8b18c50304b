// Live updates. One EventSource; each event becomes a DOM event `aliran:<jenis>` on <body>, detail = its data.
// Where the stream cannot be reached the page asks every 30 seconds (`aliran:poll`) and says so.
const alamat = document.querySelector('meta[name="aliran"]')?.content;
const JEDA_TANYA = 30_000;
const JEDA_COBA = 120_000;
const BATAS_GAGAL = 3;
const LAMA_TERSEMBUNYI = 300_000;

let sumber = null;
let terakhir = "";
let gagal = 0;
let jamTanya = 0;
let jamCoba = 0;
let jamSembunyi = 0;
const dikenal = new Set();

const kirim = (nama, detail) => document.body.dispatchEvent(new CustomEvent(`aliran:${nama}`, { bubbles: true, detail }));

const KALIMAT = {
  menyambung: "Menyambung…",
  langsung: "Langsung",
  memeriksa: "Diperiksa tiap 30 detik",
  berhenti: "Berhenti sementara",
};
let keadaan = "menyambung";

const tampilkan = () => {
  for (const u of document.querySelectorAll("[data-aliran-keadaan]")) {
    if (u.dataset.aliranKeadaan === keadaan) continue;
    u.dataset.aliranKeadaan = keadaan;
    (u.querySelector("[data-aliran-teks]") ?? u).textContent = KALIMAT[keadaan];
  }
};
const ganti = (baru) => { keadaan = baru; tampilkan(); };

const terima = (e) => {
  if (e.lastEventId) terakhir = e.lastEventId;
  let isi = {};
  try { isi = JSON.parse(e.data); } catch { return; }
  const jenis = e.type === "message" ? isi.jenis : e.type;
  if (jenis) kirim(jenis, e.type === "message" ? (isi.data ?? isi) : isi);
};

// Names the page waits for, read from its own markup: hx-trigger="aliran:laporan-masuk from:body" and data-aliran="…".
const ditunggu = () => {
  const nama = new Set();
  for (const u of document.querySelectorAll('[hx-trigger*="aliran:"]')) {
    for (const [, n] of u.getAttribute("hx-trigger").matchAll(/aliran:([\w.-]+)/g)) nama.add(n);
  }
  for (const u of document.querySelectorAll("[data-aliran]")) for (const n of u.dataset.aliran.split(/\s+/)) if (n) nama.add(n);
  nama.delete("poll");
  return nama;
};
const dengarkan = () => {
  for (const n of ditunggu()) {
    if (dikenal.has(n)) continue;
    dikenal.add(n);
    sumber?.addEventListener(n, terima);
  }
};

const mulaiTanya = () => {
  ganti("memeriksa");
  jamTanya ||= setInterval(() => kirim("poll", {}), JEDA_TANYA);
  jamCoba ||= setTimeout(() => { jamCoba = 0; gagal = BATAS_GAGAL - 1; sambung(); }, JEDA_COBA);
};
const henti = () => {
  sumber?.close();
  sumber = null;
  clearInterval(jamTanya);
  clearTimeout(jamCoba);
  jamTanya = jamCoba = 0;
};

const terbuka = () => {
  // After a gap the page may have missed something that the server no longer keeps: ask once.
  if (gagal > 0 || jamTanya) kirim("poll", {});
  gagal = 0;
  clearInterval(jamTanya);
  clearTimeout(jamCoba);
  jamTanya = jamCoba = 0;
  ganti("langsung");
};
const putus = () => {
  gagal += 1;
  if (gagal >= BATAS_GAGAL) { sumber?.close(); sumber = null; mulaiTanya(); return; }
  if (keadaan === "langsung") ganti("menyambung");
  // The browser reconnects by itself unless it gave up (readyState CLOSED): then we do, with the last number we saw.
  if (sumber?.readyState === EventSource.CLOSED) setTimeout(sambung, 2000 * gagal);
};

const sambung = () => {
  sumber?.close();
  const tujuan = new URL(alamat, location.href);
  if (terakhir) tujuan.searchParams.set("sejak", terakhir);
  sumber = new EventSource(tujuan, { withCredentials: true });
  sumber.onopen = terbuka;
  sumber.onerror = putus;
  sumber.onmessage = terima;
  for (const n of dikenal) sumber.addEventListener(n, terima);
  dengarkan();
};

// A page nobody looks at for long lets go of its connection and catches up when it is looked at again.
const lihat = () => {
  clearTimeout(jamSembunyi);
  if (document.hidden) { jamSembunyi = setTimeout(() => { henti(); ganti("berhenti"); }, LAMA_TERSEMBUNYI); return; }
  if (keadaan === "berhenti") { gagal = 0; sambung(); kirim("poll", {}); }
};

if (alamat) {
  document.addEventListener("visibilitychange", lihat);
  document.body.addEventListener("htmx:afterSettle", () => { dengarkan(); tampilkan(); });
  addEventListener("online", () => { if (keadaan === "memeriksa") { clearTimeout(jamCoba); jamCoba = 0; sambung(); } });
  addEventListener("pagehide", henti);
  addEventListener("pageshow", (e) => { if (e.persisted) { gagal = 0; sambung(); kirim("poll", {}); } });
  tampilkan();
  sambung();
}
