// The service worker: keeps the shell of /lapor, its files and the page without signal. Never a personal page, never data.
const VERSI = {{ ("kinerja-" ~ versi)|tojson }};
const ASET = new Set({{ aset|tojson }});
const CANGKANG = "/lapor";
const LURING = "/luring/";
const TUNGGU = 3000;
importScripts({{ antrean|tojson }});

const ambilCangkang = async (simpanan) => {
  const jawaban = await fetch(CANGKANG, { redirect: "manual" }).catch(() => null);
  if (jawaban?.ok) await simpanan.put(CANGKANG, jawaban);
};

self.addEventListener("install", (e) => e.waitUntil((async () => {
  const simpanan = await caches.open(VERSI);
  await simpanan.addAll([...ASET, LURING]);
  await ambilCangkang(simpanan);
})()));

self.addEventListener("activate", (e) => e.waitUntil((async () => {
  for (const nama of await caches.keys()) if (nama.startsWith("kinerja-") && nama !== VERSI) await caches.delete(nama);
  await self.clients.claim();
})()));

self.addEventListener("message", (e) => { if (e.data === "ganti") self.skipWaiting(); });

const dariSimpanan = async (kunci) => (await caches.open(VERSI)).match(kunci, { ignoreVary: true });

// The shell from the network, or the kept one when that takes too long. What is kept fits the files of this version, so a
// newer shell is not put in its place: it comes with the next worker.
const cangkang = async (e) => {
  const lama = await dariSimpanan(CANGKANG);
  const segar = fetch(e.request).then(async (jawaban) => {
    if (!lama && jawaban.status === 200 && jawaban.type === "basic") await (await caches.open(VERSI)).put(CANGKANG, jawaban.clone());
    return jawaban;
  });
  e.waitUntil(segar.catch(() => {}));
  if (!lama) return segar.catch(() => dariSimpanan(LURING));
  const batas = new Promise((jadi) => setTimeout(jadi, TUNGGU, lama));
  return Promise.race([segar.then((j) => (j.status >= 500 ? lama : j)), batas]).catch(() => lama);
};

self.addEventListener("fetch", (e) => {
  const alamat = new URL(e.request.url);
  if (e.request.method !== "GET" || alamat.origin !== location.origin) return;
  if (e.request.mode === "navigate") {
    e.respondWith(alamat.pathname === CANGKANG ? cangkang(e) : fetch(e.request).catch(() => dariSimpanan(LURING)));
  } else if (ASET.has(alamat.pathname)) {
    e.respondWith(dariSimpanan(alamat.pathname).then((ada) => ada ?? fetch(e.request)));
  }
});

self.addEventListener("sync", (e) => { if (e.tag === "antrean") e.waitUntil(self.antrean.kuras({ tuntas: true })); });

// -- messages: a neutral sentence, shown only while nobody else is signed in here. What it is about is read after opening.
const siapa = async () => {
  const jawaban = await fetch("/sesi/", { credentials: "same-origin", cache: "no-store" }).catch(() => null);
  return jawaban?.ok ? (await jawaban.json()).orang : null;
};

const kabari = async (isi) => {
  const orang = await siapa();
  if (orang && orang !== isi.orang) {
    // Another person's phone now: end the subscription. The browser insists on showing something.
    await (await self.registration.pushManager.getSubscription())?.unsubscribe();
    return self.registration.showNotification("e-Kinerja", { body: "Notifikasi di perangkat ini dimatikan.", tag: "kabar" });
  }
  return self.registration.showNotification("e-Kinerja", { body: isi.judul, tag: isi.tanda, data: { tujuan: isi.tujuan }, icon: {{ statis("ikon-192.png")|tojson }} });
};

self.addEventListener("push", (e) => {
  let isi = {};
  try { isi = e.data?.json() ?? {}; } catch { /* not ours: the neutral sentence */ }
  e.waitUntil(kabari({ judul: "Ada kabar baru", tujuan: "/pemberitahuan/", tanda: "kabar", ...isi }));
});

self.addEventListener("notificationclick", (e) => {
  e.notification.close();
  const tujuan = new URL(e.notification.data?.tujuan ?? "/pemberitahuan/", location.origin);
  if (tujuan.origin !== location.origin) return;
  e.waitUntil((async () => {
    const terbuka = (await self.clients.matchAll({ type: "window" })).find((k) => new URL(k.url).pathname.startsWith("/pemberitahuan/"));
    if (terbuka) { await terbuka.navigate(tujuan.href).catch(() => {}); return terbuka.focus(); }
    return self.clients.openWindow(tujuan.href);
  })());
});
