// /lapor: fill the shell, repeat former work in two taps, send once, lose nothing.
import { kunciBaru } from "./isian.js";
import { kabari } from "./kabar.js";
import { kosongkanFoto, kumpulkanFoto, pasangFoto } from "./lapor-foto.js";
import { bacaJam, bebas, slotKosong, tulisJam } from "./lapor-jam.js";
import { bersihkanGalat, ikon, pilihRencana, saringRencana, tampilkan, tampilkanRencana, tampilkanSatuan, tandaiGalat } from "./lapor-tampil.js";

const unsur = (id) => document.getElementById(id);
const form = unsur("lapor");
const MEDAN = ["kegiatan", "realisasi", "tanggal", "jam_mulai", "jam_selesai", "keterangan", "tautan"];
let data = null;
let kunci = kunciBaru();
let sibuk = false;

// ---- what was typed survives a closed tab, on this device, for this person
const namaDraf = () => `lapor:${data.saya.id}`;
const isian = () => Object.fromEntries([...MEDAN.map((m) => [m, unsur(m).value]), ["rencana_aksi", form.elements.rencana_aksi?.value ?? ""]]);
const simpanLokal = () => { try { localStorage.setItem(namaDraf(), JSON.stringify({ ...isian(), kunci, pada: Date.now() })); } catch { /* storage is off */ } };
const buangLokal = () => { try { localStorage.removeItem(namaDraf()); } catch { /* storage is off */ } };
const bacaLokal = () => { try { return JSON.parse(localStorage.getItem(namaDraf())); } catch { return null; } };

// ---- filling
const terisi = () => data.terisi[unsur("tanggal").value] ?? [];
const aturJam = ([mulai, selesai]) => { unsur("jam_mulai").value = tulisJam(mulai); unsur("jam_selesai").value = tulisJam(selesai); };

const gantiTanggal = (tanggal) => {
  unsur("tanggal").value = tanggal;
  const kini = tanggal === data.hari.tanggal;
  const teks = new Intl.DateTimeFormat("id-ID", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${tanggal}T00:00Z`));
  unsur("hari-teks").textContent = kini ? "Untuk hari ini" : `Untuk ${teks}${tanggal < data.tepat_waktu_sejak ? " (terlambat, perlu izin)" : ""}`;
  const ada = tampilkanRencana(data, tanggal);
  bersihkanGalat();
  if (!ada) tandaiGalat({ tanggal: ["Belum ada rencana aksi untuk periode tanggal ini. Tambahkan di SKP, atau pilih tanggal lain."] });
};

const ulangi = (u) => {
  const [mulai, selesai] = [bacaJam(u.jam_mulai), bacaJam(u.jam_selesai)];
  if (!pilihRencana(u.rencana)) { gantiTanggal(data.hari.tanggal); pilihRencana(u.rencana); }
  unsur("kegiatan").value = u.kegiatan;
  unsur("realisasi").value = u.realisasi;
  aturJam(bebas(terisi(), mulai, selesai) ? [mulai, selesai] : slotKosong(terisi(), selesai - mulai, mulai));
  for (const c of document.querySelectorAll("[data-ulang]")) c.setAttribute("aria-pressed", c.dataset.ulang === u.id);
  bersihkanGalat();
  simpanLokal();
  unsur("kirim").focus({ preventScroll: true });
  kabari("Isian diambil dari laporan sebelumnya. Periksa, lalu kirim.");
};

const kosongkan = () => {
  for (const m of ["kegiatan", "keterangan", "tautan"]) unsur(m).value = "";
  unsur("realisasi").value = "1";
  gantiTanggal(data.hari.tanggal);
  aturJam(slotKosong(terisi()));
  kosongkanFoto();
  for (const c of document.querySelectorAll("[data-ulang][aria-pressed]")) c.removeAttribute("aria-pressed");
  kunci = kunciBaru();
};

const pulihkan = () => {
  const isi = bacaLokal();
  if (!isi?.kegiatan) return;
  if (isi.tanggal && isi.tanggal <= data.hari.tanggal) gantiTanggal(isi.tanggal);
  for (const m of MEDAN) if (m !== "tanggal" && typeof isi[m] === "string") unsur(m).value = isi[m];
  pilihRencana(isi.rencana_aksi);
  if (isi.kunci) kunci = isi.kunci;
  if (isi.keterangan || isi.tautan) unsur("tambahan").open = true;
};

// ---- network
const keMasuk = () => location.assign(`/masuk?next=${encodeURIComponent("/lapor")}`);

const muat = async () => {
  const jawaban = await fetch("/lapor/data", { headers: { Accept: "application/json" }, redirect: "manual" });
  if (jawaban.type === "opaqueredirect" || jawaban.status === 401) { keMasuk(); return null; }
  if (!jawaban.ok) throw new Error(String(jawaban.status));
  return jawaban.json();
};

const segarkan = async () => {
  data = await muat();
  if (!data) return false;
  document.querySelector('meta[name="csrf"]').content = data.csrf;
  tampilkan(data, ulangi);
  unsur("tanggal").max = data.hari.tanggal;
  return true;
};

const badanKirim = async (sebagai) => {
  const foto = await kumpulkanFoto();
  const isi = { ...isian(), sebagai };
  if (!foto.berkas.length) return { body: JSON.stringify({ ...isi, bukti: foto.sidik }), jenis: { "Content-Type": "application/json" } };
  const badan = new FormData();
  for (const [nama, nilai] of Object.entries(isi)) badan.append(nama, nilai);
  for (const s of foto.sidik) badan.append("bukti", s);
  for (const b of foto.berkas) badan.append("foto", b, b.name);
  return { body: badan, jenis: {} };
};

const tulisHasil = (nada, teks, alamat) => {
  const tempat = unsur("hasil");
  const p = document.createElement("p");
  p.append(Object.assign(document.createElement("b"), { textContent: teks }));
  if (alamat) p.append(" ", Object.assign(document.createElement("a"), { href: alamat, textContent: "Lihat laporan" }));
  tempat.className = "pesan";
  tempat.dataset.nada = nada;
  tempat.setAttribute("role", nada === "baik" ? "status" : "alert");
  tempat.replaceChildren(ikon(nada === "baik" ? "centang-bulat" : "seru"), p);
  tempat.hidden = false;
};

const terkirim = async (isi) => {
  buangLokal();
  kosongkan();
  tulisHasil("baik", isi.kabar, isi.alamat);
  unsur("hasil").focus();
  await segarkan().catch(() => {});
  gantiTanggal(data.hari.tanggal);
  aturJam(slotKosong(terisi()));
};

const ditolak = async (jawaban) => {
  if (jawaban.type === "opaqueredirect" || jawaban.status === 401) { simpanLokal(); keMasuk(); return; }
  const isi = await jawaban.json().catch(() => ({}));
  const pertama = tandaiGalat(isi.medan);
  if (!isi.medan) tulisHasil("gawat", isi.kalimat || "Ada yang rusak di pihak kami. Isian Anda aman; coba lagi sebentar.");
  else unsur("hasil").hidden = true;
  (pertama ?? unsur("hasil")).focus();
  if (jawaban.status === 422) kunci = kunciBaru();
};

const kirim = async (sebagai) => {
  if (sibuk) return;
  sibuk = true;
  const tombol = unsur(sebagai === "draf" ? "draf" : "kirim");
  tombol.setAttribute("aria-busy", "true");
  bersihkanGalat();
  simpanLokal();
  try {
    const { body, jenis } = await badanKirim(sebagai);
    const kepala = { "X-CSRFToken": data.csrf, "Idempotency-Key": kunci, Accept: "application/json", ...jenis };
    const jawaban = await fetch("/lapor/kirim", { method: "POST", headers: kepala, body, redirect: "manual" });
    if (jawaban.ok) await terkirim(await jawaban.json());
    else await ditolak(jawaban);
  } catch (galat) {
    const luring = galat instanceof TypeError;
    tulisHasil("awas", luring ? "Belum terkirim: sepertinya sinyal hilang. Tulisan Anda aman di perangkat ini; kirim lagi setelah ada sinyal." : galat.message);
    unsur("hasil").focus();
  } finally {
    tombol.removeAttribute("aria-busy");
    sibuk = false;
  }
};

// ---- start
const pasang = () => {
  form.addEventListener("submit", (e) => { e.preventDefault(); kirim("kirim"); });
  unsur("draf").addEventListener("click", () => kirim("draf"));
  form.addEventListener("input", simpanLokal);
  form.addEventListener("change", (e) => { if (e.target.name === "rencana_aksi") tampilkanSatuan(); });
  unsur("tanggal").addEventListener("change", (e) => { if (e.target.value) { gantiTanggal(e.target.value); aturJam(slotKosong(terisi())); } });
  unsur("cari").addEventListener("input", (e) => saringRencana(e.target.value));
  for (const m of ["jam_mulai", "jam_selesai"]) {
    unsur(m).addEventListener("change", (e) => { const menit = bacaJam(e.target.value); if (menit !== null) e.target.value = tulisJam(menit); });
  }
  pasangFoto(() => data.csrf);
};

const mulai = async () => {
  try {
    if (!(await segarkan())) return;
  } catch {
    unsur("memuat").hidden = true;
    unsur("gagal").hidden = false;
    return;
  }
  pasang();
  gantiTanggal(data.hari.tanggal);
  aturJam(slotKosong(terisi()));
  const minta = new URLSearchParams(location.hash.slice(1)).get("ulang");
  const lama = data.ulang.find((u) => u.id === minta);
  if (lama) ulangi(lama);
  else pulihkan();
};
mulai();
