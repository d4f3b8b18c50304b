// An SKP with many rows: which rows are open is kept for this tab; a link to a row opens it. Without script the
// browser's own <details> still open on tap, Enter and Space.
const daftar = () => document.getElementById("daftar-rhk");
const kunci = () => `skp-lipat:${daftar()?.dataset.lipatan ?? ""}`;

function dibuka() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(kunci()) ?? "[]"));
  } catch {
    return new Set();
  }
}

function simpan(id, terbuka) {
  const semua = dibuka();
  if (terbuka) semua.add(id);
  else semua.delete(id);
  try {
    sessionStorage.setItem(kunci(), JSON.stringify([...semua]));
  } catch {
    // Private mode: the rows open and close all the same.
  }
}

function pulihkan(akar = document) {
  const semua = dibuka();
  for (const baris of akar.querySelectorAll("details[data-lipat]")) {
    if (semua.has(baris.dataset.lipat)) baris.open = true;
  }
}

function bukaTujuan() {
  if (!location.hash.startsWith("#rhk-")) return;
  const kartu = document.getElementById(location.hash.slice(1));
  const baris = kartu?.querySelector("details[data-lipat]");
  if (!baris) return;
  baris.open = true;
  baris.querySelector("summary").focus({ preventScroll: true });
  kartu.scrollIntoView({ block: "start" });
}

document.addEventListener(
  "toggle",
  (e) => {
    // What lacks something is open because of that, not because the person wants it so.
    const baris = e.target;
    if (baris.matches?.("details[data-lipat]") && !baris.hasAttribute("data-kurang")) {
      simpan(baris.dataset.lipat, baris.open);
    }
  },
  true,
);
document.addEventListener("click", (e) => {
  const tautan = e.target.closest?.(".loncat a[href^='#rhk-']");
  if (tautan && tautan.hash === location.hash) bukaTujuan();
});
addEventListener("hashchange", bukaTujuan);
document.addEventListener("htmx:load", (e) => pulihkan(e.target.parentElement ?? document));
pulihkan();
bukaTujuan();
