// /tim: arriving reports slide in on top, accept and feedback take one tap each, nothing moves under the reader.
import { kunciBaru } from "./isian.js";
import { kabari } from "./kabar.js";

const unsur = (id) => document.getElementById(id);
const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";
const daftar = () => unsur("daftar-menunggu");
const HURUF = /^[0-9a-f-]{36}$/;
const JEDA_SEGAR = 700;
const tertunda = [];
let jamSegar = 0;
let jamTunda = 0;

// ---- talking to the server
const kirim = async (alamat, isi, kunci = kunciBaru()) => {
  const badan = new URLSearchParams();
  for (const [nama, nilai] of isi) badan.append(nama, nilai);
  const kepala = { "X-CSRFToken": csrf(), "Idempotency-Key": kunci, Accept: "application/json" };
  const jawaban = await fetch(alamat, { method: "POST", body: badan, headers: kepala, redirect: "manual" });
  if (jawaban.type === "opaqueredirect") throw new Error("Silakan masuk lagi. Tidak ada yang hilang.");
  const hasil = await jawaban.json().catch(() => ({}));
  if (!jawaban.ok) throw new Error(hasil.kalimat || "Ada yang rusak di pihak kami. Coba lagi sebentar.");
  return hasil;
};
const keluhkan = (galat) => kabari(galat instanceof TypeError ? "Belum terkirim: sepertinya sinyal hilang. Coba lagi setelah ada sinyal." : galat.message, "gawat");

const ambil = async (alamat) => {
  const jawaban = await fetch(alamat, { headers: { Accept: "text/html" }, redirect: "manual" });
  if (jawaban.status !== 200) return null;
  return new DOMParser().parseFromString(await jawaban.text(), "text/html");
};

// ---- the list
const baris = (id) => unsur(`m-${id}`);
const terlipat = () => { const kotak = daftar()?.getBoundingClientRect(); return kotak !== undefined && kotak.top < 0; };
const terpakai = (unsurnya) => unsurnya.contains(document.activeElement);

const hitungUlang = () => {
  if (!daftar()) return;
  const semua = daftar().querySelectorAll(".lapor-masuk");
  const rutin = daftar().querySelectorAll("[data-rutin]").length;
  unsur("kosong-menunggu").hidden = semua.length > 0;
  unsur("alat-menunggu").hidden = semua.length === 0;
  unsur("terima-rutin").hidden = rutin < 2;
  unsur("terima-rutin").querySelector("[data-jumlah]").textContent = rutin;
};

const tunjukkanTertunda = () => {
  for (const b of tertunda.splice(0)) { baris(b.dataset.laporan)?.remove(); daftar().prepend(b); }
  unsur("kotak-baru").hidden = true;
  hitungUlang();
};

const sisipkan = (b) => {
  const lama = baris(b.dataset.laporan);
  if (lama) { if (!terpakai(lama)) lama.replaceWith(b); hitungUlang(); return; }
  // Someone reading further down keeps the place: a chip says how many are new.
  if (terlipat()) {
    tertunda.push(b);
    unsur("tunjukkan-baru").querySelector("span").textContent = `${tertunda.length} laporan baru`;
    unsur("kotak-baru").hidden = false;
    return;
  }
  daftar().prepend(b);
  hitungUlang();
};

const disaring = () => new URLSearchParams(location.search).has("cari") || unsur("cari")?.value;

const masuk = async (e) => {
  segarkanNanti();
  if (!daftar() || disaring() || !HURUF.test(e.detail?.id ?? "")) return;
  const halaman = await ambil(`/tim/masuk/${e.detail.id}/`).catch(() => null);
  const b = halaman?.querySelector(".lapor-masuk");
  if (b) sisipkan(document.adoptNode(b));
  else baris(e.detail.id)?.remove();
  hitungUlang();
};

// ---- the older ones come when the reader gets near; the address keeps that, for every refresh after it
const muatSisa = async () => {
  const alamat = new URL(location.href);
  alamat.searchParams.set("semua", "1");
  const halaman = await ambil(alamat).catch(() => null);
  const kaki = unsur("kaki-menunggu");
  if (!kaki || !halaman?.getElementById("daftar-menunggu")) return;
  history.replaceState(null, "", alamat);
  for (const b of halaman.querySelectorAll("#daftar-menunggu .lapor-masuk")) if (!baris(b.dataset.laporan)) kaki.before(document.adoptNode(b));
  const baru = halaman.getElementById("kaki-menunggu");
  if (baru) kaki.replaceWith(document.adoptNode(baru));
  else kaki.remove();
  hitungUlang();
};
const pengintai = new IntersectionObserver((catatan) => {
  if (!catatan.some((c) => c.isIntersecting)) return;
  pengintai.disconnect();
  muatSisa();
});
if (unsur("kaki-menunggu")?.querySelector("a")) pengintai.observe(unsur("kaki-menunggu"));

// ---- the rest of the page follows a moment later, many events at once
const ganti = (halaman, id) => {
  const [lama, baru] = [unsur(id), halaman.getElementById(id)];
  if (!lama || !baru || lama.isEqualNode(baru)) return;
  const fokus = lama.contains(document.activeElement) ? document.activeElement.id : "";
  const terbuka = [...lama.querySelectorAll("details")].map((d) => d.open);
  lama.replaceWith(document.adoptNode(baru));
  [...unsur(id).querySelectorAll("details")].forEach((d, n) => { d.open = terbuka[n] ?? false; });
  if (fokus) unsur(fokus)?.focus({ preventScroll: true });
};

const selaraskan = (halaman) => {
  if (!daftar() || !halaman.getElementById("daftar-menunggu")) return;
  const baru = [...halaman.querySelectorAll("#daftar-menunggu .lapor-masuk")];
  const ids = new Set(baru.map((b) => b.dataset.laporan));
  for (const b of daftar().querySelectorAll(".lapor-masuk")) if (!ids.has(b.dataset.laporan) && !terpakai(b)) b.remove();
  for (const b of baru.reverse()) if (!baris(b.dataset.laporan) && !tertunda.some((t) => t.dataset.laporan === b.dataset.laporan)) sisipkan(document.adoptNode(b));
  unsur("n-menunggu").textContent = halaman.getElementById("n-menunggu").textContent;
  hitungUlang();
};

const segarkan = async () => {
  const halaman = await ambil(location.href).catch(() => null);
  if (!halaman) return;
  ganti(halaman, "ringkas");
  ganti(halaman, "kelompok");
  selaraskan(halaman);
  const pukul = halaman.getElementById("pukul");
  if (pukul && unsur("pukul")) unsur("pukul").textContent = pukul.textContent;
};
const segarkanNanti = () => { clearTimeout(jamSegar); jamSegar = setTimeout(segarkan, JEDA_SEGAR); };

// ---- accepting
let urungan = null;
const urungkan = async ({ p, alamat, isi }) => {
  urungan = null;
  p.remove();
  try { kabari((await kirim(alamat, isi)).kabar); segarkan(); } catch (galat) { keluhkan(galat); }
};
const kabariUrung = (teks, alamat, isi) => {
  const p = document.createElement("div");
  p.className = "kabar";
  p.dataset.nada = "baik";
  p.append(unsur("cetakan-urung").content.cloneNode(true));
  p.querySelector("span").textContent = teks;
  const yang = { p, alamat, isi };
  p.querySelector("button").addEventListener("click", () => urungkan(yang));
  urungan = yang;
  unsur("kabar").append(p);
};

// The next row takes the focus, so that a keyboard goes on where it was: the row itself where the row was chosen.
const tetangga = (b, diBaris) => {
  for (const u of [b.nextElementSibling, b.previousElementSibling]) if (u?.matches(".lapor-masuk")) return diBaris ? u : u.querySelector("button");
  return unsur("j-baca");
};
const hapusBaris = (b) => {
  const lanjut = terpakai(b) ? tetangga(b, document.activeElement === b) : null;
  b.remove();
  lanjut?.focus({ preventScroll: true });
};

const terima = async (tombol) => {
  const b = tombol.closest(".lapor-masuk");
  tombol.setAttribute("aria-busy", "true");
  try {
    const hasil = await kirim(tombol.getAttribute("formaction"), [["versi", tombol.value]]);
    hapusBaris(b);
    kabariUrung(hasil.kabar, hasil.urung, []);
    const n = unsur("n-menunggu");
    n.textContent = Math.max(0, Number(n.textContent.replaceAll(".", "")) - 1).toLocaleString("id");
    hitungUlang();
  } catch (galat) {
    keluhkan(galat);
    tombol.removeAttribute("aria-busy");
  }
  segarkanNanti();
};

const terimaRutin = async (tombol) => {
  const isi = [...daftar().querySelectorAll("[data-rutin]")].map((b) => ["laporan", b.dataset.rutin]);
  tombol.setAttribute("aria-busy", "true");
  try {
    const hasil = await kirim("/tim/terima", isi);
    for (const id of hasil.diterima) baris(id)?.remove();
    unsur("j-baca").focus({ preventScroll: true });
    kabariUrung(hasil.kabar, hasil.urung, hasil.diterima.map((id) => ["laporan", id]));
    hitungUlang();
  } catch (galat) {
    keluhkan(galat);
  }
  tombol.removeAttribute("aria-busy");
  segarkanNanti();
};

const kirimDaftar = (e) => {
  if (!(e.target.id === "f-menunggu" && e.submitter)) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  if (e.submitter.getAttribute("aria-busy")) return;
  if (e.submitter.matches("[data-terima]")) terima(e.submitter);
  else terimaRutin(e.submitter);
};

// ---- feedback, and giving back
const tentang = (dialog, b) => {
  dialog.querySelector("[data-nama]").textContent = b.querySelector(".orang b").lastChild.textContent;
  dialog.querySelector("[data-rujuk]").textContent = b.querySelector("a.tebal").textContent;
};

const bukaUmpan = (tautan) => {
  const b = tautan.closest(".lapor-masuk");
  const dialog = unsur("d-umpan");
  tentang(dialog, b);
  const form = dialog.querySelector("form");
  if (form.dataset.ke !== tautan.dataset.umpan) { form.reset(); form.dataset.kunci = kunciBaru(); }
  form.dataset.ke = tautan.dataset.umpan;
  dialog.showModal();
  unsur("d-umpan-teks").focus();
};

const bukaKembali = (b) => {
  const dialog = unsur("d-kembali");
  const form = dialog.querySelector("form");
  tentang(dialog, b);
  if (form.dataset.baris !== b.dataset.laporan) { form.reset(); form.dataset.kunci = kunciBaru(); }
  form.dataset.baris = b.dataset.laporan;
  form.dataset.versi = b.dataset.versi;
  dialog.showModal();
  unsur("d-kembali-teks").focus();
};

const kirimKembali = async (e) => {
  e.preventDefault();
  e.stopImmediatePropagation();
  const form = e.target;
  const tombol = form.querySelector('[type="submit"]');
  if (tombol.getAttribute("aria-busy")) return;
  tombol.setAttribute("aria-busy", "true");
  try {
    const hasil = await kirim(`/lapor/${form.dataset.baris}/kembalikan`, [["versi", form.dataset.versi], ["catatan", form.elements.catatan.value]], form.dataset.kunci);
    form.closest("dialog").close();
    const b = baris(form.dataset.baris);
    form.dataset.baris = "";
    if (b) hapusBaris(b);
    kabari(hasil.kabar);
    hitungUlang();
  } catch (galat) {
    keluhkan(galat);
  }
  tombol.removeAttribute("aria-busy");
  segarkanNanti();
};

const kirimUmpan = async (e) => {
  e.preventDefault();
  e.stopImmediatePropagation();
  const form = e.target;
  const tombol = form.querySelector('[type="submit"]');
  if (tombol.getAttribute("aria-busy")) return;
  tombol.setAttribute("aria-busy", "true");
  try {
    const hasil = await kirim(form.dataset.ke, ["teks", "berikut", "sampai", "tampak"].map((n) => [n, form.elements[n].value]), form.dataset.kunci);
    form.closest("dialog").close();
    form.reset();
    form.dataset.ke = "";
    kabari(hasil.kabar);
  } catch (galat) {
    keluhkan(galat);
  }
  tombol.removeAttribute("aria-busy");
};

// ---- searching while typing
const cari = (kotak) => {
  clearTimeout(jamTunda);
  jamTunda = setTimeout(() => {
    const alamat = new URL(location.href);
    if (kotak.value.trim()) alamat.searchParams.set("cari", kotak.value.trim());
    else alamat.searchParams.delete("cari");
    history.replaceState(null, "", alamat);
    segarkan();
  }, 250);
};

document.addEventListener("submit", (e) => {
  if (e.target.matches("[data-umpan-form]")) kirimUmpan(e);
  else if (e.target.matches("[data-kembali-form]")) kirimKembali(e);
  else kirimDaftar(e);
}, true);
document.addEventListener("tim:kembalikan", (e) => bukaKembali(e.target.closest(".lapor-masuk")));
document.addEventListener("tim:urungkan", () => { if (urungan) urungkan(urungan); else kabari("Tidak ada penerimaan yang dapat diurungkan di halaman ini."); });
document.addEventListener("click", (e) => {
  const tautan = e.target.closest("a[data-umpan]");
  if (tautan && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); bukaUmpan(tautan); }
  const kembali = e.target.closest("a[data-kembalikan]");
  if (kembali && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); bukaKembali(kembali.closest(".lapor-masuk")); }
  const kalimat = e.target.closest("[data-kalimat]");
  if (kalimat) { const kotak = unsur(kalimat.dataset.kalimat); kotak.value = [kotak.value.trim(), kalimat.textContent].filter(Boolean).join(" "); kotak.focus(); }
});
document.addEventListener("input", (e) => { if (e.target.matches("[data-cari]")) cari(e.target); });
unsur("tunjukkan-baru")?.addEventListener("click", () => { tunjukkanTertunda(); unsur("j-baca").focus(); scrollTo({ top: unsur("menunggu").offsetTop - 90 }); });
for (const jenis of ["laporan-masuk", "laporan-berubah"]) document.body.addEventListener(`aliran:${jenis}`, masuk);
document.body.addEventListener("aliran:laporan-ditarik", (e) => { baris(e.detail?.id)?.remove(); hitungUlang(); segarkanNanti(); });
document.body.addEventListener("aliran:poll", segarkanNanti);
