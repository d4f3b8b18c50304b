// Toasts in #kabar. They leave after a while, never while somebody points at or focuses them; errors stay.
const LAMA = 8000;
const tempat = () => document.getElementById("kabar");

// Opens a dialog that arrived inside a fragment, arms the clock of everything else.
const sambut = (unsur) => {
  if (unsur.matches("dialog[data-buka-sendiri]")) unsur.showModal();
  else if (unsur.matches(".kabar") && unsur.dataset.nada !== "gawat") hitungMundur(unsur);
};

const hitungMundur = (unsur) => {
  let jam;
  const mulai = () => { jam = setTimeout(() => unsur.remove(), LAMA); };
  const henti = () => clearTimeout(jam);
  unsur.addEventListener("pointerenter", henti);
  unsur.addEventListener("focusin", henti);
  unsur.addEventListener("pointerleave", mulai);
  unsur.addEventListener("focusout", mulai);
  mulai();
};

// Shows a sentence; the markup comes from a <template> of the page, the words go in as text.
export const kabari = (teks, nada = "baik") => {
  const cetakan = document.getElementById(nada === "gawat" ? "cetakan-kabar-gawat" : "cetakan-kabar");
  if (!tempat() || !cetakan) return;
  const salinan = cetakan.content.firstElementChild.cloneNode(true);
  salinan.querySelector("span").textContent = teks;
  const sama = [...tempat().children].find((k) => k.querySelector("span")?.textContent === teks);
  if (sama) sama.replaceWith(salinan);
  else tempat().append(salinan);
};

export const pasangKabar = () => {
  if (!tempat()) return;
  new MutationObserver((catatan) => {
    for (const c of catatan) for (const u of c.addedNodes) if (u.nodeType === 1) sambut(u);
  }).observe(tempat(), { childList: true });
  document.addEventListener("click", (e) => e.target.closest("[data-tutup-kabar]")?.closest(".kabar")?.remove());
  // A view may answer with HX-Trigger: {"kabar": "Tersimpan"} or {"kabar": {"teks": "…", "nada": "baik"}}.
  document.body.addEventListener("kabar", (e) => {
    const isi = e.detail?.value ?? e.detail;
    if (typeof isi === "string") kabari(isi);
    else if (isi?.teks) kabari(isi.teks, isi.nada);
  });
};
