// Groups a NIP while it is typed or pasted: 19850312 201001 2 901. A short name is left alone, and the caret stays
// behind the digit it was behind.
const BAGIAN = [8, 6, 1, 3];
const PEMISAH = /[\s.\-'’]/g;

const kelompokkan = (angka) => {
  const hasil = [];
  let awal = 0;
  for (const n of BAGIAN) {
    if (awal < angka.length) hasil.push(angka.slice(awal, awal + n));
    awal += n;
  }
  return hasil.join(" ");
};

const letak = (teks, banyak) => {
  let n = 0;
  for (let i = 0; i < teks.length; i += 1) {
    if (n === banyak) return i;
    if (/\d/.test(teks[i])) n += 1;
  }
  return teks.length;
};

const rapikan = (kotak) => {
  const polos = kotak.value.replace(PEMISAH, "");
  if (!/^\d{1,18}$/.test(polos)) return;
  const baru = kelompokkan(polos);
  if (baru === kotak.value) return;
  const tanda = kotak.value.slice(0, kotak.selectionStart).replace(/\D/g, "").length;
  const diUjung = kotak.selectionStart === kotak.value.length;
  kotak.value = baru;
  const di = diUjung ? baru.length : letak(baru, tanda);
  if (document.activeElement === kotak) kotak.setSelectionRange(di, di);
};

for (const kotak of document.querySelectorAll("[data-nip]")) {
  kotak.addEventListener("input", (e) => { if (!e.isComposing) rapikan(kotak); });
  kotak.addEventListener("change", () => rapikan(kotak));
  rapikan(kotak);
}
