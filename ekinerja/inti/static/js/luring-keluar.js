// Leaving this device: what is kept here goes too. With unsent drafts the person decides first: send, or throw away.
import "./antrean.js";

const belum = (orang) => self.antrean.daftar(orang).catch(() => []);
const SEBAB = {
  tunda: "Belum ada sinyal, jadi belum terkirim. Coba lagi nanti, atau buang.",
  sibuk: "Server sedang sibuk, jadi belum terkirim. Coba lagi sebentar lagi, atau buang.",
  kosong: "Sisanya perlu Anda periksa dulu di halaman Lapor, atau buang.",
};

const tanya = (orang, jumlah) => new Promise((putus) => {
  const dialog = document.getElementById("d-keluar");
  const kabar = dialog.querySelector("[role=status]");
  dialog.querySelector("[data-jumlah]").textContent = `${jumlah} laporan`;
  const kirim = async () => {
    kabar.textContent = "Mengirim…";
    const hasil = await self.antrean.segera();
    const sisa = await belum(orang);
    if (!sisa.length) { dialog.close("buang"); return; }
    kabar.textContent = `${sisa.length} laporan belum terkirim. ${SEBAB[hasil.sibuk ? "sibuk" : hasil.sebab] ?? hasil.kalimat ?? "Masuk lagi untuk mengirimnya."}`;
  };
  dialog.querySelector("[data-kirim]").onclick = kirim;
  dialog.querySelector("[data-buang]").onclick = () => dialog.close("buang");
  dialog.addEventListener("close", () => putus(dialog.returnValue === "buang"), { once: true });
  dialog.returnValue = "";
  kabar.textContent = "";
  dialog.showModal();
});

export const keluar = async (form) => {
  const orang = self.antrean.saya();
  const sisa = await belum(orang);
  if (sisa.length && !(await tanya(orang, sisa.length))) return;
  await self.antrean.lupakan(orang);
  form.dataset.bersih = "1";
  form.requestSubmit();
};
