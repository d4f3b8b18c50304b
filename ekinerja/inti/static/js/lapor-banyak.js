// Several entries of one day, sent in one act. Each row has a key of its own: what is refused stays, the others are through.
import { kunciBaru } from "./isian.js";
import { bacaJam, slotKosong, tulisJam } from "./lapor-jam.js";
import { sesuaikanTinggi } from "./lapor-tampil.js";

const unsur = (id) => document.getElementById(id);
const cetakan = (id) => unsur(id).content.firstElementChild.cloneNode(true);
const MEDAN = ["kegiatan", "rencana_aksi", "realisasi", "jam_mulai", "jam_selesai"];
const [SEDIKIT, BANYAK] = [2, 6];
let hal = null;
let nomor = 0;
// Row on the page -> its key.
const kunci = new Map();

export const terbuka = () => !unsur("banyak").hidden;
export const punyaBaris = (k) => terbuka() && [...kunci.values()].includes(k);
const tanggal = () => unsur("tanggal-banyak").value;
const medan = (baris, nama) => baris.querySelector(`[data-m="${nama}"]`);
const rapi = (m, teks) => (m.startsWith("jam") && bacaJam(teks) !== null ? tulisJam(bacaJam(teks)) : teks.trim().replace(/\s+/g, " "));
const bacaBaris = (baris) => Object.fromEntries(MEDAN.map((m) => [m, rapi(m, medan(baris, m).value)]));
export const isiBaris = () => (terbuka() ? { tanggal: tanggal(), baris: [...kunci].map(([b, k]) => ({ ...bacaBaris(b), kunci: k })) } : null);

const pilihan = (baris, nilai) => {
  const cocok = hal.data().rencana.filter((r) => r.mulai <= tanggal() && tanggal() <= r.sampai);
  const kotak = medan(baris, "rencana_aksi");
  kotak.replaceChildren(...cocok.map((r) => Object.assign(document.createElement("option"), { value: r.id, textContent: r.teks })));
  if (cocok.some((r) => r.id === nilai)) kotak.value = nilai;
};

// Hours taken on that day, the other rows' included.
const terpakai = (kecuali) => [...hal.terisi(tanggal()), ...[...kunci.keys()].filter((b) => b !== kecuali).map((b) => [medan(b, "jam_mulai").value, medan(b, "jam_selesai").value]).filter(([a, z]) => bacaJam(a) !== null && bacaJam(z) !== null)];

const nomori = () => {
  [...kunci.keys()].forEach((b, n) => {
    b.querySelector("[data-nomor]").textContent = n + 1;
    b.querySelector("[data-hapus-baris]").hidden = kunci.size <= 1;
    b.querySelector("[data-hapus-baris]").setAttribute("aria-label", `Hapus kegiatan ${n + 1}`);
  });
  unsur("tambah-baris").hidden = kunci.size >= BANYAK;
  const isi = [...kunci.keys()].filter((b) => medan(b, "kegiatan").value.trim()).length;
  unsur("kirim-banyak").querySelector("span").textContent = isi > 1 ? `Kirim ${isi} laporan` : "Kirim";
};

const tambah = (isi = {}) => {
  const baris = cetakan("c-banyak");
  nomor += 1;
  for (const m of MEDAN) {
    medan(baris, m).id = `b${nomor}-${m}`;
    const label = baris.querySelector(`[data-untuk="${m}"]`);
    if (label) label.htmlFor = `b${nomor}-${m}`;
  }
  pilihan(baris, isi.rencana_aksi ?? isi.rencana);
  const jam = isi.jam_mulai ? [isi.jam_mulai, isi.jam_selesai] : slotKosong(terpakai()).map(tulisJam);
  for (const [m, v] of Object.entries({ kegiatan: isi.kegiatan ?? "", realisasi: isi.realisasi ?? "1", jam_mulai: jam[0], jam_selesai: jam[1] })) medan(baris, m).value = v;
  baris.querySelector("[data-hapus-baris]").addEventListener("click", () => { hal.buang(kunci.get(baris)); lepas(baris); (unsur("banyak-daftar").querySelector("textarea") ?? unsur("tambah-baris")).focus(); });
  kunci.set(baris, isi.kunci ?? kunciBaru());
  unsur("banyak-daftar").append(baris);
  sesuaikanTinggi(medan(baris, "kegiatan"));
  nomori();
  return baris;
};
const lepas = (baris) => { kunci.delete(baris); baris.remove(); nomori(); hal.simpan(); };

const bersih = (baris) => {
  for (const g of baris.querySelectorAll(".bidang__galat")) g.remove();
  for (const m of baris.querySelectorAll("[aria-invalid]")) { m.removeAttribute("aria-invalid"); m.removeAttribute("aria-describedby"); }
};
const tandai = (baris, perMedan, kalimat) => {
  bersih(baris);
  const p = unsur("c-galat").content.firstElementChild.cloneNode(true);
  p.id = `${medan(baris, "kegiatan").id}-galat`;
  p.querySelector("span").textContent = kalimat || Object.values(perMedan ?? {}).flat().join(" ");
  baris.append(p);
  for (const m of Object.keys(perMedan ?? {})) {
    const kotak = medan(baris, m);
    kotak?.setAttribute("aria-invalid", "true");
    kotak?.setAttribute("aria-describedby", p.id);
  }
};

export const buka = (hari, isi = null) => {
  unsur("tanggal-banyak").max = hal.data().hari.tanggal;
  unsur("tanggal-banyak").value = hari;
  for (const b of [...kunci.keys()]) { kunci.delete(b); b.remove(); }
  unsur("banyak").hidden = false;
  unsur("satu").hidden = true;
  for (const b of isi ?? hal.saran(hari).slice(0, 3)) tambah(b);
  while (kunci.size < SEDIKIT && !isi) tambah();
  hal.simpan();
};
export const tutup = () => {
  unsur("banyak").hidden = true;
  unsur("satu").hidden = false;
  hal.simpan();
};

const ringkas = (baris) => {
  const r = hal.data().rencana.find((x) => x.id === medan(baris, "rencana_aksi").value);
  return { rencana: r?.teks ?? "", satuan: r?.satuan ?? "" };
};
// A row that the server refused under its key with another text gets a new one.
const selesaikan = async (baris, hasil) => {
  if (hasil.jenis !== "periksa") { lepas(baris); return; }
  if (hasil.kode === 422) { await hal.buang(kunci.get(baris)); kunci.set(baris, kunciBaru()); }
  tandai(baris, hasil.medan, hasil.medan ? "" : hasil.kalimat);
};

const kirimSemua = async () => {
  const tombol = unsur("kirim-banyak");
  if (tombol.hasAttribute("aria-busy")) return;
  const diisi = [...kunci.keys()].filter((b) => medan(b, "kegiatan").value.trim());
  for (const b of diisi) bersih(b);
  const salah = new Map(diisi.map((b) => [b, hal.periksa(bacaBaris(b))]).filter(([, s]) => s));
  for (const [b, s] of salah) tandai(b, s);
  const siap = diisi.filter((b) => !salah.has(b));
  if (!diisi.length) { unsur("banyak-daftar").querySelector("textarea")?.focus(); return; }
  tombol.setAttribute("aria-busy", "true");
  try {
    const hasil = await hal.kirim(siap.map((b) => ({ kunci: kunci.get(b), isi: { ...bacaBaris(b), tanggal: tanggal(), keterangan: "", tautan: "" }, ringkas: ringkas(b) })));
    for (const [n, b] of siap.entries()) await selesaikan(b, hasil[n]);
    const sisa = [...kunci.keys()].filter((b) => b.querySelector(".bidang__galat"));
    if (!sisa.length) tutup();
    hal.umumkan(hasil, sisa.length);
    if (sisa.length) (sisa[0].querySelector("[aria-invalid]") ?? medan(sisa[0], "kegiatan")).focus();
  } finally { tombol.removeAttribute("aria-busy"); nomori(); }
};

// `h`: data(), terisi(day), saran(day), periksa(row), kirim(entries), buang(key), simpan(), umumkan(results, left).
export const pasangBanyak = (h) => {
  hal = h;
  unsur("buka-banyak").addEventListener("click", () => { buka(hal.data().hari.tanggal); unsur("banyak-daftar").querySelector("textarea").focus(); });
  unsur("tutup-banyak").addEventListener("click", () => { tutup(); unsur("buka-banyak").focus(); });
  unsur("tambah-baris").addEventListener("click", () => { medan(tambah(), "kegiatan").focus(); hal.simpan(); });
  unsur("kirim-banyak").addEventListener("click", kirimSemua);
  unsur("tanggal-banyak").addEventListener("change", () => { for (const b of kunci.keys()) pilihan(b, medan(b, "rencana_aksi").value); hal.simpan(); });
  unsur("banyak-daftar").addEventListener("input", (e) => { if (e.target.matches("textarea")) sesuaikanTinggi(e.target); nomori(); hal.simpan(); });
};
