// The button says how many rows are ticked.
const form = document.getElementById("f-kecuali");
const hitung = () => {
  const tombol = form?.querySelector("[data-hitung]");
  if (tombol) tombol.textContent = `(${form.querySelectorAll('[name="laporan"]:checked').length})`;
};
form?.addEventListener("change", hitung);
hitung();
