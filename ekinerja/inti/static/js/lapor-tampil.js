// Draws what /lapor/data says. Markup comes from <template>s of the shell, words go in as text.
const cetakan = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const unsur = (id) => document.getElementById(id);

export const ikon = (nama) => {
  const salinan = cetakan("c-ikon");
  const pakai = salinan.querySelector("use");
  pakai.setAttribute("href", pakai.getAttribute("href").replace(/#.*/, `#i-${nama}`));
  return salinan;
};

const menu = (data) => {
  const ul = unsur("menu");
  const akhir = ul.lastElementChild;
  const baris = data.menu.map((m) => {
    const li = cetakan("c-menu");
    const a = li.firstElementChild;
    a.href = m.alamat;
    a.append(ikon(m.ikon), m.teks);
    if (!m.ponsel) li.className = "nav__lebar";
    if (m.alamat === location.pathname) a.setAttribute("aria-current", "page");
    return li;
  });
  ul.replaceChildren(...baris, akhir);
};

const kepala = (data) => {
  unsur("nama-saya").textContent = data.saya.nama;
  const kata = data.saya.nama.split(/\s+/).filter((k) => /^\p{L}/u.test(k));
  unsur("inisial-saya").textContent = kata.slice(0, 2).map((k) => k[0].toUpperCase()).join("") || "·";
  if (!data.lonceng) return;
  const bel = unsur("lonceng");
  bel.hidden = false;
  bel.href = data.lonceng.alamat;
  const hitung = bel.querySelector(".tombol-ikon__hitung");
  hitung.hidden = !data.lonceng.jumlah;
  hitung.textContent = data.lonceng.jumlah > 99 ? "99+" : data.lonceng.jumlah;
};

const barisLaporan = (b, denganHari) => {
  const li = cetakan("c-baris");
  const a = li.querySelector("a");
  a.href = b.alamat;
  a.textContent = b.kegiatan;
  li.querySelector(".redup").textContent = [denganHari ? b.hari : "", b.jam, b.hasil].filter(Boolean).join(" · ");
  const lencana = li.querySelector(".lencana");
  lencana.dataset.nada = b.nada;
  lencana.replaceChildren(ikon(b.ikon), b.status);
  return li;
};

const sisi = (data) => {
  unsur("pekan").replaceChildren(...data.pekan.map((h) => {
    const li = cetakan("c-hari");
    const a = li.firstElementChild;
    a.href = h.ke;
    if (h.kini) a.setAttribute("aria-current", "date");
    a.querySelector("[data-nama]").textContent = h.nama;
    const tanda = a.querySelector(".nada");
    tanda.dataset.nada = h.nada;
    const gambar = ikon(h.ikon);
    gambar.removeAttribute("aria-hidden");
    gambar.setAttribute("role", "img");
    gambar.setAttribute("aria-label", h.label);
    tanda.append(gambar);
    return li;
  }));
  unsur("hari-ini").querySelector("ul").replaceChildren(...data.hari_ini.map((b) => barisLaporan(b, false)));
  unsur("hari-kosong").hidden = data.hari_ini.length > 0;
  unsur("konfirmasi").hidden = !data.konfirmasi;
  unsur("konfirmasi").querySelector("[data-teks]").textContent = `${data.konfirmasi} laporan dituliskan untuk Anda.`;
  unsur("tertunda").hidden = !data.tertunda.length;
  unsur("tertunda").querySelector("ul").replaceChildren(...data.tertunda.map((b) => barisLaporan(b, true)));
};

const kartuRencana = (r) => {
  const label = cetakan("c-rencana");
  const radio = label.querySelector("input");
  radio.value = r.id;
  radio.dataset.satuan = r.satuan;
  label.querySelector("[data-teks]").textContent = r.teks;
  label.querySelector("[data-ket]").textContent = [r.rhk, r.kemajuan].filter(Boolean).join(" · ");
  return label;
};

const UTAMA = 3;
const CARI_MULAI = 6;

// Where the browser cannot do it by itself: a field as high as what was typed or spoken into it.
export const sesuaikanTinggi = (t) => {
  if (CSS.supports("field-sizing", "content")) return;
  while (t.scrollHeight > t.clientHeight && t.rows < 8) t.rows += 1;
};

// The rencana aksi of that day's period; the chosen one stays chosen.
export const tampilkanRencana = (data, tanggal) => {
  const dipilih = document.querySelector('input[name="rencana_aksi"]:checked')?.value;
  const cocok = data.rencana.filter((r) => r.mulai <= tanggal && tanggal <= r.sampai);
  const kartu = cocok.map(kartuRencana);
  const tampil = kartu.length === UTAMA + 1 ? UTAMA + 1 : UTAMA;
  unsur("rencana").replaceChildren(...kartu.slice(0, tampil));
  unsur("rencana-lain").replaceChildren(...kartu.slice(tampil));
  unsur("lainnya").hidden = kartu.length <= tampil;
  unsur("lainnya").querySelector("summary span").textContent = `Rencana aksi lainnya (${kartu.length - tampil})`;
  unsur("kotak-cari").hidden = kartu.length - tampil < CARI_MULAI;
  pilihRencana(dipilih || cocok[0]?.id);
  return cocok.length;
};

export const pilihRencana = (id) => {
  const radio = [...document.querySelectorAll('input[name="rencana_aksi"]')].find((r) => r.value === id);
  if (!radio) return false;
  radio.checked = true;
  if (unsur("rencana-lain").contains(radio)) unsur("lainnya").open = true;
  tampilkanSatuan();
  return true;
};

export const tampilkanSatuan = () => {
  unsur("satuan").textContent = document.querySelector('input[name="rencana_aksi"]:checked')?.dataset.satuan || "";
};

export const saringRencana = (kata) => {
  for (const k of unsur("rencana-lain").children) k.hidden = !k.textContent.toLowerCase().includes(kata.trim().toLowerCase());
};

// Former work that no card above proposes already.
const ulangan = (data, saatPilih) => {
  const diusulkan = new Set((data.saran ?? []).map((s) => s.ulang));
  const sisa = data.ulang.filter((u) => !diusulkan.has(u.id));
  unsur("ulang").hidden = !sisa.length;
  unsur("ulang").querySelector(".gulir").replaceChildren(...sisa.map((u) => {
    const cip = cetakan("c-ulang");
    cip.querySelector("[data-teks]").textContent = u.kegiatan;
    cip.setAttribute("aria-label", `Ulangi ${u.kegiatan}, ${u.realisasi} ${u.satuan}, dari ${u.kapan}`);
    cip.dataset.ulang = u.id;
    cip.addEventListener("click", () => saatPilih(u));
    return cip;
  }));
};

const pembaca = (data) => {
  const tempat = unsur("pembaca");
  if (!data.penilai) { tempat.textContent = "Pejabat penilai Anda belum tercatat. Laporan tetap tersimpan; hubungi pengelola kepegawaian."; return; }
  const tebal = (teks) => Object.assign(document.createElement("b"), { textContent: teks });
  tempat.replaceChildren("Dapat dibaca oleh ", tebal("Anda"), " dan ", tebal(data.penilai), ". Bisa diubah sampai diterima.");
};

export const tampilkan = (data, saatPilih) => {
  unsur("hari").textContent = data.hari.teks;
  menu(data);
  kepala(data);
  sisi(data);
  pembaca(data);
  ulangan(data, saatPilih);
  unsur("sebab").hidden = !data.sebab;
  if (data.sebab) unsur("sebab").querySelector(".kosong > h2").insertAdjacentElement("afterend", Object.assign(document.createElement("p"), { className: "redup", textContent: data.sebab }));
  if (data.tanpa_skp) {
    unsur("sebab").querySelector(".kosong > h2").textContent = "Anda tidak perlu melapor";
    const tombol = Object.assign(unsur("sebab").querySelector(".tombol"), { href: "/tim" });
    tombol.replaceChildren(ikon("tim"), "Buka Tim saya");
  }
  unsur("lapor").parentElement.hidden = Boolean(data.sebab);
  unsur("memuat").hidden = true;
  unsur("badan").hidden = data.tanpa_skp;
};

export const bersihkanGalat = () => {
  for (const g of document.querySelectorAll("#lapor .bidang__galat")) g.remove();
  for (const m of document.querySelectorAll("#lapor [aria-invalid]")) m.removeAttribute("aria-invalid");
};

// Each sentence at its field; fields inside a closed <details> are opened. Returns the first place to go to.
export const tandaiGalat = (medan) => {
  let pertama = null;
  for (const [nama, kalimat] of Object.entries(medan ?? {})) {
    const bidang = unsur(`b-${nama === "jam_selesai" ? "jam_mulai" : nama}`);
    if (!bidang) continue;
    for (const k of kalimat) {
      const p = cetakan("c-galat");
      p.id = `g-${nama}`;
      p.querySelector("span").textContent = k;
      bidang.append(p);
    }
    const masukan = unsur(nama);
    masukan?.setAttribute("aria-invalid", "true");
    bidang.closest("details")?.setAttribute("open", "");
    pertama ??= masukan ?? bidang.querySelector("input");
  }
  return pertama;
};
