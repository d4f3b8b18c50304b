// Likely entries of today as cards: a tap shows what would be sent, another sends it.
import { bacaJam, bebas, slotKosong, tulisJam } from "./lapor-jam.js";
import { ikon } from "./lapor-tampil.js";

const unsur = (id) => document.getElementById(id);
const rapi = (teks) => teks.trim().replace(/\s+/g, " ").toLowerCase();

// What still fits today: not what waits on this device, in hours that are free here too. Kept data of another day say
// when the work was last done instead of why it is likely today.
export const susunSaran = (data, antre, terisi) => {
  const tanggal = data.hari.tanggal;
  const segar = data.saran_untuk === tanggal;
  const menunggu = antre.filter((e) => e.isi.tanggal === tanggal).map((e) => e.isi.rencana_aksi + rapi(e.isi.kegiatan));
  const berlaku = new Set(data.rencana.filter((r) => r.mulai <= tanggal && tanggal <= r.sampai).map((r) => r.id));
  const sibuk = [...terisi];
  return (data.saran ?? []).filter((s) => berlaku.has(s.rencana) && !menunggu.includes(s.rencana + rapi(s.kegiatan))).map((s) => {
    const [mulai, selesai] = [bacaJam(s.jam_mulai), bacaJam(s.jam_selesai)];
    const jam = (bebas(sibuk, mulai, selesai) ? [mulai, selesai] : slotKosong(sibuk, selesai - mulai, mulai)).map(tulisJam);
    sibuk.push(jam);
    return { ...s, jam_mulai: jam[0], jam_selesai: jam[1], alasan: segar || !s.kapan ? s.alasan : `terakhir ${s.kapan}` };
  });
};

const kartu = (s, nomor, aksi) => {
  const k = unsur("c-saran").content.firstElementChild.cloneNode(true);
  const isian = k.querySelector("input");
  const isi = () => ({ ...s, realisasi: isian.value.trim() });
  k.querySelector("[data-gambar]").replaceWith(ikon(s.ulang ? "ulang" : "target"));
  k.querySelector("b").textContent = s.kegiatan;
  k.querySelector("[data-alasan]").textContent = [s.alasan[0].toUpperCase() + s.alasan.slice(1), s.ulang ? `${s.realisasi} ${s.satuan}` : ""].filter(Boolean).join(" · ");
  k.querySelector("[data-jam]").textContent = `${s.jam_mulai}–${s.jam_selesai}`;
  k.querySelector("[data-satuan]").textContent = s.satuan;
  isian.id = `saran-${nomor}`;
  isian.value = s.realisasi;
  k.querySelector("label").htmlFor = isian.id;
  for (const sembunyi of k.querySelectorAll("[data-objek]")) sembunyi.textContent = ` ${s.kegiatan}`;
  k.querySelector("[data-kirim-saran]").addEventListener("click", (e) => aksi.kirim(isi(), e.currentTarget, isian));
  k.querySelector("[data-ubah-saran]").addEventListener("click", () => aksi.ubah(isi()));
  return k;
};

// Drawn anew only where something changed, so that a figure being typed stays.
let tampak = "";
export const tampilkanSaran = (saran, aksi, terbuka) => {
  const kini = JSON.stringify([saran, terbuka]);
  if (kini === tampak) return;
  tampak = kini;
  unsur("saran").hidden = !saran.length;
  unsur("saran-daftar").replaceChildren(...saran.map((s, n) => kartu(s, n, aksi)));
  if (terbuka && saran.length) unsur("saran-daftar").firstElementChild.open = true;
};
