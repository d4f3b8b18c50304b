// Photos of an ordinary form, made small on the device before it is sent: <input type="file" data-kecilkan>.
import { gambarkah, kecilkan, TidakTerbaca } from "./foto.js";

const TAK_TERBACA = "Foto ini tidak dapat dibaca peramban, mungkin berformat HEIC. Pilih foto JPEG, atau ambil lewat kamera. Isian lain tetap ada.";
const kerja = new Map();
const ukuran = (n) => (n >= 1e6 ? `${(n / 1e6).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(n / 1000))} kB`);
const jumlah = (berkas) => berkas.reduce((n, b) => n + b.size, 0);

const ket = (masukan) => {
  const ada = masukan.parentElement.querySelector("[data-kecil-ket]");
  if (ada) return ada;
  const p = Object.assign(document.createElement("p"), { className: "redup kecil" });
  p.dataset.kecilKet = "";
  p.setAttribute("role", "status");
  masukan.after(p);
  return p;
};

const olah = async (masukan) => {
  const asal = [...masukan.files];
  const tempat = ket(masukan);
  tempat.textContent = "";
  if (!asal.some(gambarkah)) return;
  tempat.textContent = "Memperkecil foto…";
  try {
    const kecil = await Promise.all(asal.map(kecilkan));
    const isi = new DataTransfer();
    for (const b of kecil) isi.items.add(b);
    masukan.files = isi.files;
    tempat.textContent = `${ukuran(jumlah(asal))} menjadi ${ukuran(jumlah(kecil))}, tanpa lokasi dan data kamera.`;
  } catch (galat) {
    if (!(galat instanceof TidakTerbaca)) throw galat;
    masukan.value = "";
    tempat.textContent = TAK_TERBACA;
  }
};

const mulai = (masukan) => {
  const satu = olah(masukan).catch(() => { ket(masukan).textContent = ""; }).finally(() => { if (kerja.get(masukan) === satu) kerja.delete(masukan); });
  kerja.set(masukan, satu);
};

for (const masukan of document.querySelectorAll("input[type=file][data-kecilkan]")) {
  masukan.addEventListener("change", () => mulai(masukan));
  // Sent too early: it waits, then goes by itself.
  masukan.form?.addEventListener("submit", (e) => {
    const tunggu = kerja.get(masukan);
    if (!tunggu) return;
    e.preventDefault();
    const form = e.target;
    tunggu.then(() => form.requestSubmit(e.submitter ?? undefined));
  });
}
