// What the product costs: seconds a form was in view in an active window, one number for each save. Nothing about keys, place or person.
const lama = new Map();
const tampak = new Set();
const lihat = new IntersectionObserver((semua) => {
  for (const s of semua) if (s.isIntersecting) tampak.add(s.target); else tampak.delete(s.target);
});
const jalur = (form) => new URL(form.getAttribute("action") || form.getAttribute("hx-post") || location.pathname, location.href).pathname;
const terukur = (form) => (form.method === "post" || form.hasAttribute("hx-post")) && form.querySelector("input:not([type=hidden]), select, textarea");
const kenali = () => {
  for (const form of document.forms) if (!lama.has(form) && terukur(form)) { lama.set(form, 0); lihat.observe(form); }
};
setInterval(() => {
  if (document.hidden || !document.hasFocus()) return;
  kenali();
  for (const form of tampak) if (form.isConnected) lama.set(form, lama.get(form) + 1);
}, 1000);

// Time until this save belongs to this save: the other forms of the page begin anew.
const tersimpan = (ke, detik) => {
  for (const form of lama.keys()) if (form.isConnected) lama.set(form, 0); else { lama.delete(form); tampak.delete(form); }
  const csrf = document.querySelector('meta[name="csrf"]')?.content;
  if (!csrf || !(detik > 0)) return;
  const isi = new FormData();
  for (const [n, v] of [["csrfmiddlewaretoken", csrf], ["jalur", ke], ["detik", detik]]) isi.set(n, v);
  navigator.sendBeacon?.("/beban/catat", isi);
};

// A full page: whether it was saved shows on the page that follows. Shown again with errors, the time goes on.
const SIMPANAN = "beban";
document.addEventListener("submit", (e) => {
  const form = e.target;
  if (e.defaultPrevented || form.hasAttribute("hx-post") || !lama.has(form)) return;
  const ke = new URL(e.submitter?.getAttribute("formaction") || jalur(form), location.href).pathname;
  try { sessionStorage.setItem(SIMPANAN, JSON.stringify([ke, lama.get(form)])); } catch { /* not measured */ }
});
const lanjutkan = () => {
  let isi;
  try { isi = JSON.parse(sessionStorage.getItem(SIMPANAN)); sessionStorage.removeItem(SIMPANAN); } catch { return; }
  if (!isi) return;
  const [ke, detik] = isi;
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus;
  kenali();
  if (status ? status < 400 : location.pathname !== ke) { tersimpan(ke, detik); return; }
  for (const form of lama.keys()) if (jalur(form) === ke) lama.set(form, detik);
};
document.addEventListener("htmx:afterRequest", (e) => {
  const form = e.detail.requestConfig?.elt?.closest?.("form");
  if (e.detail.successful && e.detail.requestConfig.verb !== "get" && lama.has(form)) tersimpan(new URL(e.detail.requestConfig.path, location.href).pathname, lama.get(form));
});
// Forms that scripts send say so themselves.
document.addEventListener("beban:tersimpan", (e) => tersimpan(e.detail.jalur, lama.get(e.detail.form) ?? 0));
lanjutkan();
