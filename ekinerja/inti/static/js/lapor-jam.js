// Hours as people type them, and the next free stretch of a day.
const BUKA = 8 * 60;
const LAMA = 60;
const HABIS = 24 * 60 - 1;

// "8" -> 480, "830", "8.30", "08:30" -> 510; null where it is no hour.
export const bacaJam = (teks) => {
  const cocok = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/.exec(teks);
  if (!cocok) return null;
  const [jam, menit] = [Number(cocok[1]), Number(cocok[2] ?? 0)];
  return jam < 24 && menit < 60 ? jam * 60 + menit : null;
};
export const tulisJam = (menit) => `${String(Math.floor(menit / 60)).padStart(2, "0")}.${String(menit % 60).padStart(2, "0")}`;

const menitan = (hari) => hari.map(([a, b]) => [bacaJam(a), bacaJam(b)]).sort((x, y) => x[0] - y[0]);

export const bebas = (hari, mulai, selesai) => menitan(hari).every(([a, b]) => selesai <= a || mulai >= b);

export const slotKosong = (hari, lama = LAMA, mulai = BUKA) => {
  let awal = mulai;
  for (const [a, b] of menitan(hari)) if (a < awal + lama && awal < b) awal = b;
  if (awal + lama > HABIS) awal = HABIS - lama;
  return [awal, awal + lama];
};
