// A photo made small on the device. It is always drawn anew: place, camera and every other remark in the file stay behind.
const CUKUP = 200_000;
const SISI = [1600, 1280, 1024, 800, 640];
const MUTU = [0.82, 0.7, 0.58, 0.46];
const GAMBAR = /\.(jpe?g|png|webp|heic|heif|avif|gif|bmp)$/i;

export class TidakTerbaca extends Error {}

export const gambarkah = (berkas) => berkas.type.startsWith("image/") || (!berkas.type && GAMBAR.test(berkas.name));

const lukis = (gambar, sisi) => {
  const skala = Math.min(1, sisi / Math.max(gambar.width, gambar.height));
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.max(1, Math.round(gambar.width * skala));
  kanvas.height = Math.max(1, Math.round(gambar.height * skala));
  const pena = kanvas.getContext("2d");
  pena.fillStyle = "#fff";
  pena.fillRect(0, 0, kanvas.width, kanvas.height);
  pena.imageSmoothingQuality = "high";
  pena.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
  return kanvas;
};
const jpeg = (kanvas, mutu) => new Promise((jadi) => kanvas.toBlob(jadi, "image/jpeg", mutu));

// JPEG of at most 200 kB, upright as it was taken: quality goes first, then size. PDF and the like stay as they are.
export const kecilkan = async (berkas) => {
  if (!gambarkah(berkas)) return berkas;
  let gambar;
  try { gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" }); } catch { throw new TidakTerbaca(berkas.name); }
  let isi = null;
  try {
    for (const sisi of SISI) {
      const kanvas = lukis(gambar, sisi);
      for (const mutu of MUTU) {
        isi = await jpeg(kanvas, mutu);
        if (isi && isi.size <= CUKUP) return new File([isi], `${berkas.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" });
      }
    }
  } finally { gambar.close(); }
  throw new TidakTerbaca(berkas.name);
};
