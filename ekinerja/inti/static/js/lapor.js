// /lapor: fill the shell, repeat former work in two taps, keep first, send once, lose nothing.
import { kunciBaru } from "./isian.js";
import { kabari } from "./kabar.js";
import * as banyak from "./lapor-banyak.js";
import { isiFoto, kosongkanFoto, kumpulkanFoto, pasangFoto } from "./lapor-foto.js";
import { bacaJam, bebas, slotKosong, tulisJam } from "./lapor-jam.js";
import { gambarAntrean, jamPonsel, pasangAntrean, pasangVersi, pitaLuring, teksSibuk } from "./lapor-luring.js";
import { susunSaran, tampilkanSaran } from "./lapor-saran.js";
import { bersihkanGalat, ikon, pilihRencana, saringRencana, sesuaikanTinggi, tampilkan, tampilkanRencana, tampilkanSatuan, tandaiGalat } from "./lapor-tampil.js";
import "./antrean.js";

const { antrean } = self;
const unsur = (id) => document.getElementById(id);
const form = unsur("lapor");
const MEDAN = ["kegiatan", "realisasi", "tanggal", "jam_mulai", "jam_selesai", "keterangan", "tautan"];
// Bad signal: what is kept is shown after this while, the server's answer when it comes.
const SABAR_MUAT = 3000;
const SABAR_KIRIM = 8000;
let data = null;
let kunci = kunciBaru();
let mulaiTulis = "";
let sibuk = false;
// Key of the draft that the one in the form takes the place of.
let menggantikan = "";
// When the server's data arrived here.
let dimuat = 0;
// Hours of drafts that wait: taken, as far as this device knows.
let terpakai = [];

// ---- what was typed survives a closed tab, on this device, for this person
const namaDraf = () => `lapor:${data.saya.id}`;
// One line, as the official form has it; spoken text comes with breaks.
const satuBaris = (teks) => teks.replace(/\s*[\r\n]+\s*/g, " ");
const isian = () => Object.fromEntries([...MEDAN.map((m) => [m, m === "kegiatan" ? satuBaris(unsur(m).value) : unsur(m).value]), ["rencana_aksi", form.elements.rencana_aksi?.value ?? ""]]);
const simpanLokal = () => { try { localStorage.setItem(namaDraf(), JSON.stringify({ ...isian(), kunci, mulaiTulis, banyak: banyak.isiBaris(), pada: Date.now() })); } catch { /* storage is off */ } };
const catatMulai = () => { mulaiTulis ||= jamPonsel(); };
const buangLokal = () => { try { localStorage.removeItem(namaDraf()); } catch { /* storage is off */ } };
const bacaLokal = () => { try { return JSON.parse(localStorage.getItem(namaDraf())); } catch { return null; } };

// ---- filling
const terisi = (tanggal = unsur("tanggal").value) => {
  return [...(data.terisi[tanggal] ?? []), ...terpakai.filter((e) => e.isi.tanggal === tanggal && e.kunci !== kunci).map((e) => [e.isi.jam_mulai, e.isi.jam_selesai])];
};
const bacaTerpakai = async () => {
  terpakai = await antrean.daftar(data.saya.id).catch(() => []);
  gambarSaran();
};
const saranKini = () => susunSaran(data, terpakai, terisi(data.hari.tanggal));
const gambarSaran = () => tampilkanSaran(saranKini(), { kirim: kirimSaran, ubah: ubahSaran }, !data.hari_ini.length && !terpakai.length);
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
  sesuaikanTinggi(unsur("kegiatan"));
  unsur("realisasi").value = u.realisasi;
  aturJam(bebas(terisi(), mulai, selesai) ? [mulai, selesai] : slotKosong(terisi(), selesai - mulai, mulai));
  for (const c of document.querySelectorAll("[data-ulang]")) c.setAttribute("aria-pressed", c.dataset.ulang === u.id);
  bersihkanGalat();
  catatMulai();
  simpanLokal();
  unsur("kirim").focus({ preventScroll: true });
  kabari("Isian diambil dari laporan sebelumnya. Periksa, lalu kirim.");
};

// A card into the form, to change it or to add a photo.
const ubahSaran = (s) => {
  gantiTanggal(data.hari.tanggal);
  ulangi({ ...s, id: s.ulang });
  unsur("kegiatan").focus();
};

const kosongkan = () => {
  for (const m of ["kegiatan", "keterangan", "tautan"]) unsur(m).value = "";
  unsur("realisasi").value = "1";
  gantiTanggal(data.hari.tanggal);
  aturJam(slotKosong(terisi()));
  kosongkanFoto();
  for (const c of document.querySelectorAll("[data-ulang][aria-pressed]")) c.removeAttribute("aria-pressed");
  kunci = kunciBaru();
  mulaiTulis = "";
  menggantikan = "";
};

const pulihkan = () => {
  const isi = bacaLokal();
  if (isi?.banyak?.baris?.some((b) => b.kegiatan)) banyak.buka(isi.banyak.tanggal, isi.banyak.baris);
  if (!isi?.kegiatan) return;
  if (isi.tanggal && isi.tanggal <= data.hari.tanggal) gantiTanggal(isi.tanggal);
  for (const m of MEDAN) if (m !== "tanggal" && typeof isi[m] === "string") unsur(m).value = isi[m];
  pilihRencana(isi.rencana_aksi);
  if (isi.kunci) kunci = isi.kunci;
  mulaiTulis = isi.mulaiTulis ?? "";
  const antre = terpakai.find((e) => e.kunci === kunci);
  if (antre) isiFoto(antre.foto);
  if (isi.keterangan || isi.tautan) unsur("tambahan").open = true;
};

// A refused draft back into the form. After 422 the server keeps another text under this key: it becomes a new report.
const ubahAntre = (e) => {
  unsur("hasil").hidden = true;
  if (banyak.terbuka()) banyak.tutup();
  gantiTanggal(e.isi.tanggal);
  for (const m of MEDAN) if (m !== "tanggal") unsur(m).value = e.isi[m] ?? "";
  pilihRencana(e.isi.rencana_aksi);
  isiFoto(e.foto);
  mulaiTulis = e.dibuat_klien;
  kunci = e.kunci;
  if (e.kode === 422) { kunci = kunciBaru(); menggantikan = e.kunci; }
  simpanLokal();
  const pertama = tandaiGalat(e.medan);
  if (!pertama) tulisHasil("awas", e.kalimat);
  (pertama ?? unsur("hasil")).focus();
  gambarAntrean(hal);
};

// ---- network
const keMasuk = async () => {
  await antrean.ganti("");
  location.assign(`/masuk?next=${encodeURIComponent("/lapor")}`);
};

// `pindah`: a page that just opens goes to the door; one that is being written on stays, and the list asks for the login.
const muat = async (pindah) => {
  const jawaban = await fetch("/lapor/data", { headers: { Accept: "application/json" }, redirect: "manual" });
  if (jawaban.type === "opaqueredirect" || jawaban.status === 401) { await (pindah ? keMasuk() : antrean.ganti("")); return null; }
  if (!jawaban.ok) throw new Error(String(jawaban.status));
  return jawaban.json();
};

const pakai = (baru) => {
  data = baru;
  tampilkan(data, ulangi);
  unsur("tanggal").max = data.hari.tanggal;
};

const segarkan = async (pindah = false) => {
  const baru = await muat(pindah);
  if (!baru) return false;
  if (data && data.saya.id !== baru.saya.id) { location.reload(); return false; }
  document.querySelector('meta[name="csrf"]').content = baru.csrf;
  pakai(baru);
  pitaLuring(null);
  baru.saran_untuk = baru.hari.tanggal;
  dimuat = Date.now();
  gambarSaran();
  await antrean.ganti(baru.saya.id);
  await simpanBekal();
  return true;
};
const simpanBekal = () => {
  const { csrf, aliran, ...bekal } = data;
  return antrean.simpanBekal(data.saya.id, bekal).catch(() => { /* storage is off */ });
};
// The signal may be gone before the data come anew: what has arrived takes its hours here at once.
const catatTerkirim = ({ isi }) => {
  (data.terisi[isi.tanggal] ??= []).push([isi.jam_mulai, isi.jam_selesai]);
  data.saran = (data.saran ?? []).filter((s) => isi.tanggal !== data.hari.tanggal || s.rencana !== isi.rencana_aksi || s.kegiatan !== isi.kegiatan);
  if (!dimuat) return null;
  data.waktu = new Date(Date.parse(data.waktu) + Date.now() - dimuat).toISOString();
  dimuat = Date.now();
  return simpanBekal();
};

// Without signal: what was kept, with today's date counted on from the server's clock.
const pakaiBekal = (bekal) => {
  const kini = new Date(new Date(bekal.isi.waktu).getTime() + Math.max(0, Date.now() - bekal.pada));
  const zona = { timeZone: "Asia/Makassar" };
  const tanggal = new Intl.DateTimeFormat("sv-SE", zona).format(kini);
  const teks = new Intl.DateTimeFormat("id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric", ...zona }).format(kini);
  pakai({ ...bekal.isi, hari: { tanggal, teks }, hari_ini: tanggal === bekal.isi.hari.tanggal ? bekal.isi.hari_ini : [] });
  pitaLuring(bekal);
};

const entriBaru = async (sebagai) => {
  const rencana = data.rencana.find((r) => r.id === isian().rencana_aksi);
  return {
    kunci, sebagai, isi: isian(), foto: await kumpulkanFoto(), dibuat: Date.now(), dibuat_klien: mulaiTulis || jamPonsel(),
    ringkas: { rencana: rencana?.teks ?? "", satuan: rencana?.satuan ?? "" }, pemilik: data.saya.id,
  };
};

const tulisHasil = (nada, teks, alamat) => {
  const tempat = unsur("hasil");
  const p = document.createElement("p");
  p.append(Object.assign(document.createElement("b"), { textContent: teks }));
  if (alamat) p.append(" ", Object.assign(document.createElement("a"), { href: alamat, textContent: "Lihat laporan" }));
  tempat.className = "pesan";
  tempat.dataset.nada = nada;
  tempat.setAttribute("role", nada === "baik" || nada === "kabar" ? "status" : "alert");
  tempat.replaceChildren(ikon({ baik: "centang-bulat", kabar: "ponsel" }[nada] ?? "seru"), p);
  tempat.hidden = false;
};

// The form is free for the next report. What was typed into it while the last one was on its way stays, as a new one.
const siapLagi = async (entri) => {
  if (JSON.stringify(isian()) === JSON.stringify(entri.isi)) {
    buangLokal();
    kosongkan();
  } else {
    kunci = kunciBaru();
    mulaiTulis = jamPonsel();
    simpanLokal();
  }
  await bacaTerpakai();
  if (!unsur("kegiatan").value) aturJam(slotKosong(terisi()));
  gambarAntrean(hal);
};

const terkirim = async (isi, entri) => {
  await catatTerkirim(entri);
  await siapLagi(entri);
  tulisHasil("baik", isi.kabar ?? "Laporan terkirim.", isi.alamat);
  unsur("hasil").focus();
  await segarkan().catch(() => {});
  if (unsur("kegiatan").value) return;
  gantiTanggal(data.hari.tanggal);
  aturJam(slotKosong(terisi()));
};

const perluDiperiksa = async (hasil, entri) => {
  if (hasil.kode === 422) {
    await siapLagi(entri);
    tulisHasil("awas", `${hasil.kalimat} Bandingkan keduanya di “Belum terkirim”.`);
    unsur("hasil").focus();
    return;
  }
  const pertama = tandaiGalat(hasil.medan);
  if (pertama) unsur("hasil").hidden = true;
  else tulisHasil("gawat", hasil.kalimat);
  (pertama ?? unsur("hasil")).focus();
};

const MENYUSUL = {
  masuk: "Tersimpan di ponsel. Sesi Anda sudah berakhir: masuk lagi untuk mengirimnya.",
  tolak: "Tersimpan di ponsel, belum terkirim.",
};
const teksMenyusul = (hasil) => {
  if (hasil.sibuk) return `Tersimpan di ponsel. ${teksSibuk(hasil)}`;
  return `${MENYUSUL[hasil.sebab] ?? "Tersimpan di ponsel. Terkirim sendiri begitu ada sinyal."} ${hasil.kalimat ?? ""}`.trim();
};
const menyusul = async (hasil, entri) => {
  await siapLagi(entri);
  antrean.titip();
  tulisHasil("kabar", teksMenyusul(hasil));
  unsur("hasil").focus();
};

// What became of this draft: an answer, a reason to wait, or too long a silence.
const nasib = (nomor) => new Promise((jadi) => {
  const jam = setTimeout(() => selesai({ jenis: "lama" }), SABAR_KIRIM);
  const henti = antrean.dengar((k) => { if (k.kunci === nomor || (k.jenis === "putaran" && k.sebab !== "kosong")) selesai(k); });
  const selesai = (k) => { clearTimeout(jam); henti(); jadi(k); };
  antrean.segera();
});

// Nothing can be kept on this device: straight to the server, and the form stays until it has answered.
const tanpaSimpan = async (entri) => {
  const { status, isi } = await antrean.langsung(entri);
  if (status === 200 || status === 201) return { jenis: "terkirim", isi };
  if (status === 401) { await keMasuk(); return { jenis: "diam" }; }
  if (status === 0) throw new Error("Belum terkirim: sepertinya sinyal hilang, dan perangkat ini tidak mengizinkan penyimpanan. Jangan tutup halaman; kirim lagi setelah ada sinyal.");
  return { jenis: "periksa", ...antrean.periksa({ status, isi }) };
};

// The same sentences as the server's, for what can be seen without it.
const periksaDulu = (isi = isian()) => {
  const medan = {};
  if (!isi.kegiatan.trim()) medan.kegiatan = ["Tulis apa yang dikerjakan, satu kalimat sudah cukup."];
  if (!isi.realisasi.trim()) medan.realisasi = ["Tulis angka hasilnya, boleh 0."];
  else if (!/^\d+$/.test(isi.realisasi.trim())) medan.realisasi = ["Tulis bilangan bulat tanpa titik atau koma, misalnya 24."];
  for (const m of ["jam_mulai", "jam_selesai"]) if (bacaJam(isi[m]) === null) medan[m] = ["Tulis jam seperti 08.00 atau 13.30."];
  if (!isi.rencana_aksi) medan.rencana_aksi = ["Pilih rencana aksi."];
  return Object.keys(medan).length ? medan : null;
};

// ---- entries beside the form: a card, or several rows. Kept first, then sent like everything else.
const entriLepas = ({ kunci: nomor, isi, ringkas }) => ({
  kunci: nomor, sebagai: "kirim", isi, ringkas, foto: [], dibuat: Date.now(), dibuat_klien: jamPonsel(), pemilik: data.saya.id,
});
const antar = async (entri) => {
  const tersimpan = await antrean.simpan(data.saya.id, entri).then(() => true, () => false);
  return async () => {
    const hasil = await (tersimpan ? nasib(entri.kunci) : tanpaSimpan(entri).catch((galat) => ({ jenis: "periksa", kalimat: galat.message })));
    if (hasil.jenis === "terkirim") await catatTerkirim(entri);
    return hasil;
  };
};
const sesudahLepas = async (ada) => {
  await bacaTerpakai();
  gambarAntrean(hal);
  if (ada) await segarkan().catch(() => {});
  if (!unsur("kegiatan").value) aturJam(slotKosong(terisi()));
};

const kirimSaran = async (s, tombol, kotak) => {
  if (sibuk) return;
  const isi = { rencana_aksi: s.rencana, kegiatan: s.kegiatan, realisasi: s.realisasi, tanggal: data.hari.tanggal, jam_mulai: s.jam_mulai, jam_selesai: s.jam_selesai, keterangan: "", tautan: "" };
  const salah = periksaDulu(isi);
  if (salah) { tulisHasil("awas", Object.values(salah)[0][0]); kotak.focus(); return; }
  sibuk = true;
  tombol.setAttribute("aria-busy", "true");
  tulisHasil("kabar", "Tersimpan di ponsel. Mengirim…");
  try {
    const rencana = data.rencana.find((r) => r.id === s.rencana);
    const hasil = await (await antar(entriLepas({ kunci: kunciBaru(), isi, ringkas: { rencana: rencana?.teks ?? "", satuan: s.satuan } })))();
    if (hasil.jenis === "terkirim") tulisHasil("baik", hasil.isi.kabar ?? "Laporan terkirim.", hasil.isi.alamat);
    else if (hasil.jenis === "periksa") tulisHasil("awas", `${hasil.kalimat} Tulisannya ada di “Belum terkirim”.`);
    else if (hasil.jenis !== "diam") { antrean.titip(); tulisHasil("kabar", teksMenyusul(hasil)); }
    unsur("hasil").focus();
    await sesudahLepas(hasil.jenis === "terkirim");
  } finally {
    tombol.removeAttribute("aria-busy");
    sibuk = false;
  }
};

// All are kept before the first one travels.
const kirimBanyak = async (baris) => {
  const jalan = [];
  for (const b of baris) jalan.push(await antar(entriLepas(b)));
  return Promise.all(jalan.map((j) => j()));
};
const umumkanBanyak = (hasil, sisa) => {
  const terkirim = hasil.filter((h) => h.jenis === "terkirim").length;
  const tunda = hasil.filter((h) => !["terkirim", "periksa"].includes(h.jenis));
  const tunggu = tunda.length;
  const penuh = tunda.find((h) => h.sibuk);
  const kalimat = [
    terkirim ? `${terkirim} laporan terkirim.` : "",
    tunggu ? `${tunggu} laporan tersimpan di ponsel. ${penuh ? teksSibuk(penuh) : "Terkirim sendiri begitu ada sinyal."}` : "",
    sisa ? `${sisa} perlu diperbaiki; tulisannya masih ada di bawah.` : "",
  ].filter(Boolean).join(" ");
  if (tunggu) antrean.titip();
  tulisHasil(sisa ? "awas" : terkirim ? "baik" : "kabar", kalimat);
  if (!sisa) unsur("hasil").focus();
  sesudahLepas(terkirim > 0);
};

const kirim = async (sebagai) => {
  if (sibuk) return;
  bersihkanGalat();
  const salah = periksaDulu();
  if (salah) { unsur("hasil").hidden = true; tandaiGalat(salah)?.focus(); return; }
  sibuk = true;
  const tombol = unsur(sebagai === "draf" ? "draf" : "kirim");
  tombol.setAttribute("aria-busy", "true");
  simpanLokal();
  try {
    const entri = await entriBaru(sebagai);
    const tersimpan = await antrean.simpan(data.saya.id, entri).then(() => true, () => false);
    if (tersimpan && menggantikan) await antrean.hapus(data.saya.id, menggantikan);
    if (tersimpan) tulisHasil("kabar", "Tersimpan di ponsel. Mengirim…");
    const hasil = tersimpan ? await nasib(entri.kunci) : await tanpaSimpan(entri);
    if (hasil.jenis !== "periksa") document.dispatchEvent(new CustomEvent("beban:tersimpan", { detail: { form, jalur: "/lapor/kirim" } }));
    if (hasil.jenis === "terkirim") await terkirim(hasil.isi, entri);
    else if (hasil.jenis === "periksa") await perluDiperiksa(hasil, entri);
    else if (hasil.jenis !== "diam") await menyusul(hasil, entri);
  } catch (galat) {
    tulisHasil("awas", galat.message);
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
  form.addEventListener("input", (e) => { if (e.target.id === "kegiatan") sesuaikanTinggi(e.target); catatMulai(); simpanLokal(); });
  form.addEventListener("change", (e) => { if (e.target.name === "rencana_aksi") tampilkanSatuan(); });
  unsur("tanggal").addEventListener("change", (e) => { if (e.target.value) { gantiTanggal(e.target.value); aturJam(slotKosong(terisi())); } });
  unsur("cari").addEventListener("input", (e) => saringRencana(e.target.value));
  for (const m of ["jam_mulai", "jam_selesai"]) {
    unsur(m).addEventListener("change", (e) => { const menit = bacaJam(e.target.value); if (menit !== null) e.target.value = tulisJam(menit); });
  }
  pasangFoto(() => data.csrf ?? "");
  banyak.pasangBanyak({
    data: () => data, terisi, saran: (hari) => (hari === data.hari.tanggal ? saranKini() : []), periksa: periksaDulu, kirim: kirimBanyak,
    buang: (nomor) => antrean.hapus(data.saya.id, nomor), simpan: simpanLokal, umumkan: umumkanBanyak,
  });
};

// What the list of waiting drafts needs from this page.
const hal = {
  saya: () => data?.saya.id ?? antrean.saya(),
  punya: (nomor) => Boolean(data) && (nomor === kunci || banyak.punyaBaris(nomor)),
  ubah: ubahAntre,
  tiba: () => segarkan().then(() => bacaTerpakai()).catch(() => {}),
};

const siapkanData = async () => {
  const bekal = antrean.saya() ? await antrean.bacaBekal(antrean.saya()).catch(() => null) : null;
  const segar = segarkan(true).then((ada) => (ada ? "segar" : "pergi"), () => "gagal");
  const hasil = await (bekal ? Promise.race([segar, new Promise((jadi) => setTimeout(jadi, SABAR_MUAT, "lama"))]) : segar);
  if (hasil === "segar" || hasil === "pergi") return hasil === "segar";
  if (bekal) pakaiBekal(bekal);
  else { unsur("memuat").hidden = true; unsur("gagal").hidden = false; }
  return Boolean(bekal);
};

const mulai = async () => {
  pasangVersi().catch(() => {});
  const ada = await siapkanData();
  if (!ada && unsur("gagal").hidden) return;
  if (antrean.saya()) pasangAntrean(hal);
  if (!ada) return;
  await bacaTerpakai();
  pasang();
  gantiTanggal(data.hari.tanggal);
  aturJam(slotKosong(terisi()));
  const minta = new URLSearchParams(location.hash.slice(1));
  const lama = data.ulang.find((u) => u.id === minta.get("ulang"));
  if (lama) ulangi(lama);
  else pulihkan();
  const hari = minta.get("banyak") ?? minta.get("hari");
  if (!/^\d{4}-\d\d-\d\d$/.test(hari ?? "") || hari > data.hari.tanggal) return;
  if (minta.has("banyak")) { if (!banyak.terbuka()) banyak.buka(hari); } else if (!unsur("kegiatan").value) { gantiTanggal(hari); aturJam(slotKosong(terisi())); unsur("kegiatan").focus(); }
};
mulai();
