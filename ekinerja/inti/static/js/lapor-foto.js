// Evidence on the device: photos are made small before they travel, each file goes up as soon as it is chosen.
import { kecilkan, TidakTerbaca } from "./foto.js";

const MAKS = 5 * 1024 * 1024;
const MAKS_BERKAS = 10;
const TAK_TERBACA = "Foto ini tidak dapat dibaca peramban, mungkin berformat HEIC. Ambil lewat tombol Ambil foto, atau pilih foto JPEG. Tulisan Anda tetap ada; laporan dapat dikirim tanpa foto ini.";

const cetakan = document.getElementById("c-foto");
const daftar = document.getElementById("foto-daftar");
const butir = new Map();
let token = () => "";

const ukuran = (n) => (n >= 1e6 ? `${(n / 1e6).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(n / 1000))} kB`);

const sidikDari = async (berkas) => {
  const sidik = await crypto.subtle.digest("SHA-256", await berkas.arrayBuffer());
  return [...new Uint8Array(sidik)].map((b) => b.toString(16).padStart(2, "0")).join("");
};

const kirimBerkas = async ({ berkas, sidik, batal }) => {
  const jawaban = await fetch(`/lampiran/${sidik}`, {
    method: "PUT",
    body: berkas,
    signal: batal.signal,
    headers: { "X-CSRFToken": token(), "X-Nama-Berkas": encodeURIComponent(berkas.name), Accept: "application/json" },
  });
  if (jawaban.ok) return;
  const isi = await jawaban.json().catch(() => ({}));
  const galat = new Error(isi.kalimat || "Berkas ini belum dapat diterima. Coba berkas lain.");
  galat.ditolak = jawaban.status === 400 || jawaban.status === 413;
  throw galat;
};

const buat = (berkas) => {
  const unsur = cetakan.content.firstElementChild.cloneNode(true);
  unsur.querySelector("[data-nama]").textContent = berkas.name;
  const tombol = unsur.querySelector("button");
  tombol.setAttribute("aria-label", `Hapus bukti ${berkas.name}`);
  tombol.addEventListener("click", () => { butir.delete(unsur); unsur.remove(); document.getElementById("ambil-foto").focus(); });
  daftar.append(unsur);
  return unsur;
};
const tulis = (unsur, teks) => { unsur.querySelector("[data-ket]").textContent = teks; };

const tampilkanGambar = (unsur, berkas) => {
  if (!berkas.type.startsWith("image/")) return;
  const gambar = unsur.querySelector("img");
  gambar.src = URL.createObjectURL(berkas);
  gambar.hidden = false;
  gambar.addEventListener("load", () => URL.revokeObjectURL(gambar.src), { once: true });
  gambar.addEventListener("error", () => { gambar.hidden = true; }, { once: true });
};

const proses = (asal) => {
  const unsur = buat(asal);
  const baris = { sidik: "", berkas: null, naik: false, galat: "", tugas: null, batal: new AbortController() };
  butir.set(unsur, baris);
  tulis(unsur, "Menyiapkan…");
  baris.siap = siapkan(asal, unsur, baris);
};

const siapkan = async (asal, unsur, baris) => {
  const berkas = await kecilkan(asal).catch((galat) => { if (galat instanceof TidakTerbaca) return null; throw galat; });
  if (!butir.has(unsur)) return;
  if (!berkas) { tulis(unsur, TAK_TERBACA); return; }
  if (berkas.size > MAKS) { baris.galat = "lebih dari 5 MB"; tulis(unsur, "Lebih dari 5 MB dan tidak dapat diperkecil. Pilih foto lain, atau tempel tautannya."); return; }
  baris.berkas = berkas;
  tampilkanGambar(unsur, berkas);
  const teks = berkas.size < asal.size ? `${ukuran(asal.size)} diperkecil menjadi ${ukuran(berkas.size)}` : ukuran(berkas.size);
  // Digests need a secure page (HTTPS or localhost); elsewhere the file travels with the report.
  if (!crypto.subtle) { tulis(unsur, teks); return; }
  baris.sidik = await sidikDari(berkas);
  if (!token()) { tulis(unsur, `${teks} · tersimpan di ponsel`); return; }
  tulis(unsur, `${teks} · mengunggah…`);
  baris.tugas = kirimBerkas(baris)
    .then(() => { baris.naik = true; tulis(unsur, teks); })
    .catch((galat) => { if (galat.ditolak) baris.galat = galat.message; tulis(unsur, galat.ditolak ? galat.message : "Belum terunggah: sinyal hilang. Ikut dikirim bersama laporannya."); });
};

export const pasangFoto = (bacaToken) => {
  token = bacaToken;
  for (const [tombol, id] of [["ambil-foto", "kamera"], ["pilih-berkas", "foto"]]) {
    const masukan = document.getElementById(id);
    document.getElementById(tombol).addEventListener("click", () => masukan.click());
    masukan.addEventListener("change", () => {
      for (const berkas of [...masukan.files].slice(0, MAKS_BERKAS - butir.size)) proses(berkas);
      masukan.value = "";
    });
  }
};

// What goes with the report. An upload that is still under way gets a moment, then goes with the report.
const SABAR = 2000;
export const kumpulkanFoto = async () => {
  const semua = [...butir.values()];
  await Promise.race([Promise.all(semua.map((b) => b.siap.then(() => b.tugas))), new Promise((jadi) => setTimeout(jadi, SABAR))]);
  await Promise.all(semua.map((b) => b.siap));
  for (const b of semua) if (b.tugas && !b.naik) b.batal.abort();
  const ditolak = semua.find((b) => b.galat && b.berkas);
  if (ditolak) throw new Error(ditolak.galat);
  return semua.filter((b) => b.berkas).map((b) => ({ sidik: b.sidik, naik: b.naik, nama: b.berkas.name, berkas: b.berkas }));
};

export const kosongkanFoto = () => { butir.clear(); daftar.replaceChildren(); };

// Photos of a draft that waits, back in the form.
export const isiFoto = (foto) => {
  kosongkanFoto();
  for (const f of foto) {
    const unsur = buat({ name: f.nama });
    butir.set(unsur, { sidik: f.sidik, naik: false, berkas: f.berkas, galat: "", tugas: null, siap: Promise.resolve() });
    tampilkanGambar(unsur, f.berkas);
    tulis(unsur, ukuran(f.berkas.size));
  }
};
