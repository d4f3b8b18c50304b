// /perencanaan/matriks/: a cell opens in place, saves itself when left, and is walked with the arrow keys.
const kisi = document.getElementById("kisi");
const sel = (unsur) => unsur?.closest?.("#kisi td");
const formDi = (td) => td?.querySelector("form");
const lebar = matchMedia("(min-width: 48em)");
let kini = null;

const alamat = (td) => {
  const k = kisi.tHead.rows[0].cells[td.cellIndex].dataset.k;
  return `${kisi.dataset.alamat}${k}/${td.parentElement.dataset.o}/`;
};

// One cell takes part in the tab order, the one last visited.
const pilih = (td, fokus = true) => {
  if (!td) return;
  if (kini) kini.tabIndex = -1;
  kini = td;
  td.tabIndex = 0;
  if (fokus) { td.focus({ preventScroll: true }); td.scrollIntoView({ block: "nearest", inline: "nearest" }); }
};

const tetangga = (td, baris, kolom) => {
  const tr = td.parentElement.parentElement.rows[td.parentElement.sectionRowIndex + baris];
  const tujuan = tr?.cells[td.cellIndex + kolom];
  return tujuan?.matches("td") ? tujuan : null;
};

const ambil = (td, ekor = "") => htmx.ajax("GET", alamat(td) + ekor, { target: td });
const buka = async (td) => {
  if (formDi(td) || td.dataset.dibuka) return;
  td.dataset.dibuka = "1";
  pilih(td, false);
  try { await ambil(td); } finally { delete td.dataset.dibuka; }
  const kotak = td.querySelector("textarea");
  kotak?.setSelectionRange(kotak.value.length, kotak.value.length);
};
const batal = async (td) => { await ambil(td, "?tampil=1"); pilih(td); };

const berubah = (form) =>
  [...form.elements].some((m) =>
    m.matches("textarea") ? m.value !== m.defaultValue : m.matches("select") && ![...m.options].every((o) => o.selected === o.defaultSelected));
const simpan = (td) => {
  const form = formDi(td);
  if (!form || form.dataset.terkirim) return;
  if (berubah(form) || form.querySelector("[role=alert]")) form.requestSubmit();
  else ambil(td, "?tampil=1");
};

const PANAH = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const tekan = (e) => {
  const td = sel(e.target);
  if (!td || e.isComposing) return;
  if (formDi(td)) {
    if (e.key === "Escape") { e.preventDefault(); batal(td); }
    else if (e.key === "Enter" && !e.shiftKey && e.target.matches("textarea")) {
      e.preventDefault();
      pilih(tetangga(td, 1, 0) ?? td);
      simpan(td);
    }
    return;
  }
  if (PANAH[e.key]) { e.preventDefault(); pilih(tetangga(td, ...PANAH[e.key])); }
  else if (e.key === "Home" || e.key === "End") {
    e.preventDefault();
    const isi = [...td.parentElement.cells].filter((c) => c.matches("td"));
    pilih(e.key === "Home" ? isi[0] : isi.at(-1));
  } else if (e.key === "Enter" || e.key === "F2") { e.preventDefault(); buka(td); }
};

// What a save changes around its cell: the mark above the column, the sentence below the title, the button to set it all.
const segarkan = (td) => {
  const baris = [...kisi.tBodies[0].rows], judul = [...kisi.tHead.rows[0].cells];
  const terisi = baris.some((tr) => tr.cells[td.cellIndex].querySelector(".peran"));
  judul[td.cellIndex].classList.toggle("mph__kosong", !terisi);
  judul[td.cellIndex].querySelector(".mph__tanda").hidden = terisi;
  const kosong = judul.filter((th) => th.matches(".mph__kosong")).length;
  const tanpa = baris.filter((tr) => !tr.querySelector(".peran")).length;
  document.querySelector(".judul__ket").textContent =
    `${kosong ? `${kosong} indikator belum ada pengembannya` : "Setiap indikator ada pengembannya"}, ` +
    `${tanpa ? `${tanpa} orang belum punya peran` : "setiap orang punya peran"}.`;
  const tombol = document.querySelector("[aria-describedby=alasan-tetap]");
  if (tombol && kosong < judul.length - 1) {
    tombol.removeAttribute("aria-disabled");
    tombol.removeAttribute("aria-describedby");
    document.getElementById("alasan-tetap").hidden = true;
  }
};

if (kisi) {
  const pertama = kisi.querySelector("td");
  for (const td of kisi.querySelectorAll("td")) td.tabIndex = -1;
  if (pertama) pilih(pertama, false);
  kisi.addEventListener("keydown", tekan);
  kisi.addEventListener("click", (e) => {
    const td = sel(e.target);
    if (e.target.closest("[data-batal-sel]")) { batal(td); return; }
    if (td && lebar.matches && !e.target.closest("form, a")) buka(td);
  });
  // Leaving the cell saves it; staying inside the form does not.
  kisi.addEventListener("focusout", (e) => {
    const td = sel(e.target);
    if (!formDi(td) || (e.relatedTarget && td.contains(e.relatedTarget))) return;
    setTimeout(() => { if (formDi(td) && !td.contains(document.activeElement) && document.hasFocus()) simpan(td); }, 0);
  });
  // What was undone is read again where it stands.
  document.body.addEventListener("sel-berubah", (e) => {
    const tr = kisi.querySelector(`tr[data-o="${CSS.escape(e.detail.o)}"]`);
    const th = kisi.querySelector(`th[data-k="${CSS.escape(String(e.detail.k))}"]`);
    const td = tr && th && tr.cells[th.cellIndex];
    document.querySelector("#kabar [data-urung]")?.closest(".kabar")?.remove();
    if (td) ambil(td, "?tampil=1").then(() => pilih(td));
  });
  // The answer of a save puts text where the form was: the cell keeps the focus when nothing else took it.
  document.body.addEventListener("htmx:afterSwap", (e) => {
    const td = sel(e.detail.target);
    if (td && !formDi(td)) segarkan(td);
    if (td && !formDi(td) && document.activeElement === document.body) pilih(td);
  });
}
