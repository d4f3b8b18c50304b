// Helpers for forms: counters, showing a secret, sending once, drafts of what was typed.

// A key for one sending. Random numbers work without HTTPS too, where randomUUID() does not exist.
export const kunciBaru = () => {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const h = [...b].map((n) => n.toString(16).padStart(2, "0")).join("");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
};

const bacaAngka = (teks) => Number(teks.trim().replace(/\.(?=\d{3}(\D|$))/g, "").replace(",", ".")) || 0;
const tulisAngka = (n) => String(Math.round(n * 100) / 100).replace(".", ",");

const ubahHitungan = (tombol) => {
  const kotak = tombol.closest(".pencacah").querySelector("input");
  kotak.value = tulisAngka(Math.max(0, bacaAngka(kotak.value) + Number(tombol.dataset.ubah)));
  kotak.dispatchEvent(new Event("input", { bubbles: true }));
  kotak.dispatchEvent(new Event("change", { bubbles: true }));
};

const lihatSandi = (tombol) => {
  const kotak = document.getElementById(tombol.dataset.lihat);
  const buka = kotak.type === "password";
  kotak.type = buka ? "text" : "password";
  tombol.setAttribute("aria-pressed", buka);
};

// A form of a full page load is sent once; coming back to the page frees it again.
const kirimSekali = (e) => {
  const form = e.target;
  if (form.method !== "post" || e.defaultPrevented || form.matches("[hx-post], [data-hx-post]")) return;
  if (form.dataset.terkirim) { e.preventDefault(); return; }
  form.dataset.terkirim = "1";
  tandaiSibuk(e.submitter, true);
};

export const tandaiSibuk = (tombol, sibuk) => {
  if (!tombol?.matches?.(".tombol")) return;
  if (sibuk) { tombol.setAttribute("aria-busy", "true"); tombol.dataset.sibuk = ""; }
  else if ("sibuk" in tombol.dataset) { tombol.removeAttribute("aria-busy"); delete tombol.dataset.sibuk; }
};

const bebaskan = () => {
  for (const form of document.querySelectorAll("form[data-terkirim]")) delete form.dataset.terkirim;
  for (const t of document.querySelectorAll(".tombol[data-sibuk]")) tandaiSibuk(t, false);
};

// <form data-draf="nama">: text typed here survives a lost session or a closed tab, on this device, until it is sent.
const RAHASIA = new Set(["password", "file", "hidden"]);
const medanDraf = (form) => [...form.elements].filter((m) => m.name && !RAHASIA.has(m.type) && m.type !== "submit");
const namaDraf = (form) => `draf:${location.pathname}:${form.dataset.draf}`;
const pilihan = (m) => m.type === "checkbox" || m.type === "radio";

const simpanDraf = (form) => {
  const isi = medanDraf(form).filter((m) => !pilihan(m) || m.checked).map((m) => [m.name, m.value]);
  try { sessionStorage.setItem(namaDraf(form), JSON.stringify(isi)); } catch { /* no room: nothing to do */ }
};

const pulihkanDraf = (form) => {
  let isi;
  try { isi = JSON.parse(sessionStorage.getItem(namaDraf(form))); } catch { return; }
  if (!isi || form.querySelector("[aria-invalid]")) return;
  for (const m of medanDraf(form)) {
    const nilai = isi.filter(([nama]) => nama === m.name).map(([, v]) => v);
    if (pilihan(m)) m.checked = nilai.includes(m.value);
    else if (nilai.length) m.value = nilai[0];
  }
};

export const buangDraf = (form) => {
  if (!form?.dataset?.draf) return;
  try { sessionStorage.removeItem(namaDraf(form)); } catch { /* nothing stored */ }
};

const KLIK = [["[data-ubah]", ubahHitungan], ["[data-lihat]", lihatSandi]];

export const pasangIsian = () => {
  document.addEventListener("click", (e) => {
    for (const [pilih, kerja] of KLIK) {
      const t = e.target.closest(pilih);
      if (t) kerja(t);
    }
  });
  document.addEventListener("submit", kirimSekali);
  document.addEventListener("submit", (e) => { if (!e.defaultPrevented && !e.target.matches("[hx-post]")) buangDraf(e.target); });
  document.addEventListener("input", (e) => { const f = e.target.form; if (f?.dataset.draf) simpanDraf(f); });
  document.addEventListener("change", (e) => { if (e.target.matches("[data-kirim-saat-ubah]")) e.target.form.requestSubmit(); });
  addEventListener("pageshow", bebaskan);
  for (const form of document.querySelectorAll("form[data-draf]")) pulihkanDraf(form);
};

// What only works with scripts is shown by scripts.
export const hidupkan = (akar) => {
  for (const t of akar.querySelectorAll("[data-lihat], [data-kembali]")) t.hidden = t.matches("[data-kembali]") && history.length < 2;
  akar.querySelector("[data-fokus]")?.focus();
};
