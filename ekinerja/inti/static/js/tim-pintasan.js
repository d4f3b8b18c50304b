// /tim from the keyboard: move between rows, decide, undo. Silent while somebody types, and where it was switched off.
const unsur = (id) => document.getElementById(id);
const KUNCI = "tim:pintasan";
const ingat = () => { try { return localStorage.getItem(KUNCI) !== "mati"; } catch { return true; } };
let aktif = ingat();

const semua = () => [...document.querySelectorAll("#daftar-menunggu .lapor-masuk")];
const terpilih = () => document.activeElement?.closest?.(".lapor-masuk") ?? null;
const mengetik = (u) => Boolean(u?.closest?.("input, textarea, select, [contenteditable]"));

const pergi = (b) => {
  if (!b) return;
  b.focus({ preventScroll: true });
  b.scrollIntoView({ block: "nearest" });
};
// From nowhere the first row is chosen; at either end the choice stays.
const geser = (langkah) => {
  const baris = semua();
  const kini = baris.indexOf(terpilih());
  pergi(baris[kini < 0 ? 0 : Math.min(baris.length - 1, Math.max(0, kini + langkah))]);
};
// An act needs a chosen row: the first press chooses, so that nothing is decided unseen.
const pada = (kerja) => () => { const b = terpilih(); if (b) kerja(b); else geser(0); };

const TUTS = {
  j: () => geser(1),
  k: () => geser(-1),
  t: pada((b) => b.querySelector("[data-terima]")?.click()),
  u: pada((b) => b.querySelector("[data-umpan]")?.click()),
  b: pada((b) => b.dispatchEvent(new CustomEvent("tim:kembalikan", { bubbles: true }))),
  o: pada((b) => b.querySelector("a.tebal")?.click()),
  z: () => document.dispatchEvent(new CustomEvent("tim:urungkan")),
  "?": () => unsur("d-pintasan")?.showModal(),
};
const PANAH = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (e) => {
  if (!aktif || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || mengetik(e.target) || document.querySelector("dialog[open]")) return;
  const diBaris = e.target.matches?.(".lapor-masuk");
  const kerja = diBaris && PANAH[e.key] ? () => geser(PANAH[e.key]) : diBaris && e.key === "Enter" ? TUTS.o : TUTS[e.key.toLowerCase()];
  if (!kerja || (e.repeat && !/^(j|k|Arrow)/.test(e.key))) return;
  e.preventDefault();
  kerja();
});

const saklar = unsur("pintasan-aktif");
if (saklar) {
  saklar.checked = aktif;
  saklar.addEventListener("change", () => {
    aktif = saklar.checked;
    try { localStorage.setItem(KUNCI, aktif ? "hidup" : "mati"); } catch { /* for this page only */ }
  });
}
