// Messages shown by this device: on or off. The server keeps one subscription per signed-in device.
const kotak = document.querySelector("[data-push]");
const teks = kotak?.querySelector("[data-push-teks]");
const nyala = kotak?.querySelector("[data-push-nyala]");
const mati = kotak?.querySelector("[data-push-mati]");
const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

const DITOLAK = "Peramban menolak menyalakan notifikasi di sini. Coba di luar mode penyamaran, atau lihat pengaturan situsnya.";

const keBita = (b64) => Uint8Array.from(atob(b64.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const dariBita = (bita) => btoa(String.fromCharCode(...new Uint8Array(bita))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const kirim = async (alamat, isi) => {
  const jawaban = await fetch(alamat, {
    method: "POST",
    headers: { "X-CSRFToken": csrf, "Idempotency-Key": crypto.randomUUID(), Accept: "application/json" },
    body: new URLSearchParams(isi),
  });
  if (jawaban.ok) return;
  const galat = await jawaban.json().catch(() => ({}));
  throw new Error(galat.kalimat ?? "Belum tersimpan. Periksa sinyal, lalu coba lagi.");
};

const tampilkan = (ini, kalimat) => {
  teks.textContent = kalimat;
  nyala.hidden = ini;
  mati.hidden = !ini;
};

const langgan = async () => {
  if ((await Notification.requestPermission()) !== "granted") {
    throw new Error("Peramban tidak mengizinkan notifikasi. Izinkan di pengaturan situs pada peramban, lalu coba lagi.");
  }
  const daftar = await navigator.serviceWorker.ready;
  // An earlier subscription may be somebody else's, or made with a former key.
  await (await daftar.pushManager.getSubscription())?.unsubscribe();
  const baru = await daftar.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keBita(kotak.dataset.pushKunci) });
  await kirim(kotak.dataset.langgan, { alamat: baru.endpoint, p256dh: dariBita(baru.getKey("p256dh")), rahasia: dariBita(baru.getKey("auth")) });
  tampilkan(true, "Notifikasi menyala di perangkat ini.");
};

const lepas = async () => {
  await kirim(kotak.dataset.lepas, {});
  const daftar = await navigator.serviceWorker.getRegistration();
  await (await daftar?.pushManager.getSubscription())?.unsubscribe();
  tampilkan(false, "Notifikasi belum menyala di perangkat ini.");
};

const jalankan = (tombol, kerja) => tombol.addEventListener("click", async () => {
  tombol.setAttribute("aria-busy", "true");
  try { await kerja(); } catch (galat) { teks.textContent = galat instanceof Error && !(galat instanceof DOMException) ? galat.message : DITOLAK; }
  tombol.removeAttribute("aria-busy");
});

if (kotak) {
  if ("PushManager" in self && navigator.serviceWorker && self.Notification) {
    jalankan(nyala, langgan);
    jalankan(mati, lepas);
  } else {
    nyala.hidden = true;
    teks.textContent = "Peramban ini tidak dapat menampilkan notifikasi. Di iPhone, pasang dulu aplikasi ini ke layar utama.";
  }
}
