// What waits on this device: one database per person, sent one at a time, oldest first, until the server has answered.
// Without import or export: pages take it as a module, the service worker with importScripts. Both find `self.antrean`.
(() => {
  const HARI = 86_400_000;
  const UMUR = 14 * HARI;
  const VERSI_BEKAL = 1;
  const TUNGGU_JAWABAN = 60_000;
  const JEDA_MAKS = 300;
  // What a server may ask for at most, in seconds: a wrong number must not hold a report back for days.
  const SABAR_MAKS = 3600;
  const TUNDA = new Set([408, 425, 429, 500, 502, 503, 504, 507]);

  // ---- whose things may be shown here: the person the server named last; nobody once it has named nobody
  const SAYA = "luring:saya";
  // ADA: something of this person waits, so that a page need not load this file to know.
  const ADA = "luring:ada:";
  const tandaiAda = (orang, ada) => { try { if (ada) localStorage.setItem(ADA + orang, "1"); else localStorage.removeItem(ADA + orang); } catch { /* storage is off */ } };
  const ada = () => { try { return Boolean(localStorage.getItem(ADA + saya())); } catch { return false; } };
  const saya = () => { try { return localStorage.getItem(SAYA) ?? ""; } catch { return ""; } };
  const tandaiSaya = (orang) => { try { if (orang) localStorage.setItem(SAYA, orang); else localStorage.removeItem(SAYA); } catch { /* storage is off */ } };

  // ---- storage
  const nama = (orang) => `lapor:${orang}`;
  const janji = (permintaan) => new Promise((jadi, gagal) => {
    permintaan.onsuccess = () => jadi(permintaan.result);
    permintaan.onerror = () => gagal(permintaan.error);
  });
  const buka = (orang) => new Promise((jadi, gagal) => {
    const p = indexedDB.open(nama(orang), 1);
    p.onupgradeneeded = () => {
      p.result.createObjectStore("bekal");
      p.result.createObjectStore("antrean", { keyPath: "urut", autoIncrement: true }).createIndex("kunci", "kunci", { unique: true });
    };
    p.onerror = () => gagal(p.error);
    p.onsuccess = () => { p.result.onversionchange = () => p.result.close(); jadi(p.result); };
  });
  const pada = async (orang, gudang, mode, kerja) => {
    const db = await buka(orang);
    try {
      const transaksi = db.transaction(gudang, mode, { durability: "strict" });
      const selesai = new Promise((jadi, gagal) => { transaksi.oncomplete = jadi; transaksi.onabort = () => gagal(transaksi.error); });
      const hasil = await kerja(transaksi.objectStore(gudang));
      await selesai;
      return hasil;
    } finally { db.close(); }
  };

  // What the form needs without signal. Older than 14 days or of another version: gone.
  const simpanBekal = (orang, isi) => pada(orang, "bekal", "readwrite", (g) => janji(g.put({ versi: VERSI_BEKAL, pada: Date.now(), isi }, "data")));
  const bacaBekal = (orang) => pada(orang, "bekal", "readwrite", async (g) => {
    const ada = await janji(g.get("data"));
    if (ada && ada.versi === VERSI_BEKAL && Date.now() - ada.pada < UMUR) return ada;
    if (ada) await janji(g.delete("data"));
    return null;
  });
  const buangBekal = (orang) => pada(orang, "bekal", "readwrite", (g) => janji(g.clear()));

  // The server asked for patience (Retry-After). Kept beside the queue: a reload, another tab and the worker wait as well.
  const catatSabar = (orang, detik) => pada(orang, "bekal", "readwrite", (g) => janji(g.put(Date.now() + 1000 * Math.min(detik, SABAR_MAKS), "sabar")));
  const bacaSabar = async (orang) => {
    const sisa = ((await pada(orang, "bekal", "readonly", (g) => janji(g.get("sabar")))) ?? 0) - Date.now();
    return sisa > 0 && sisa <= 1000 * SABAR_MAKS ? sisa / 1000 : 0;
  };

  const daftar = (orang) => pada(orang, "antrean", "readonly", (g) => janji(g.getAll()));
  const adaNomor = (g, kunci) => janji(g.index("kunci").get(kunci));

  // Keeps a draft under its key. Under the same key it takes the place, and the turn, of the one before.
  const simpan = async (orang, entri) => {
    const urut = await pada(orang, "antrean", "readwrite", async (g) => {
      const lama = await adaNomor(g, entri.kunci);
      return janji(g.put({ ...entri, pemilik: orang, status: "MENUNGGU", coba: 0, ...(lama && { urut: lama.urut }) }));
    });
    tandaiAda(orang, true);
    kabarkan({ jenis: "berubah" });
    return urut;
  };
  const ubah = async (orang, kunci, nilai) => {
    await pada(orang, "antrean", "readwrite", async (g) => {
      const ada = await adaNomor(g, kunci);
      if (ada) await janji(g.put({ ...ada, ...nilai }));
    });
    kabarkan({ jenis: "berubah" });
  };
  const hapus = async (orang, kunci) => {
    await pada(orang, "antrean", "readwrite", async (g) => {
      const ada = await adaNomor(g, kunci);
      if (ada) await janji(g.delete(ada.urut));
    });
    kabarkan({ jenis: "berubah" });
  };
  const lupakan = async (orang) => {
    try { localStorage.removeItem(nama(orang)); } catch { /* storage is off */ }
    tandaiAda(orang, false);
    await new Promise((jadi) => { const p = indexedDB.deleteDatabase(nama(orang)); p.onsuccess = p.onerror = p.onblocked = jadi; });
    if (saya() === orang) tandaiSaya("");
    kabarkan({ jenis: "keluar", orang });
  };

  // The server names another person than before, or nobody: what was kept to be shown is gone, what was written stays.
  const ganti = async (orang) => {
    const lama = saya();
    if (lama && lama !== orang) await buangBekal(lama).catch(() => {});
    tandaiSaya(orang);
  };

  // ---- news to this page and to the others
  const saluran = typeof BroadcastChannel === "function" ? new BroadcastChannel("antrean") : null;
  const pendengar = new Set();
  const kabarkan = (isi) => { for (const p of pendengar) p(isi); saluran?.postMessage(isi); };
  if (saluran) saluran.onmessage = (e) => { for (const p of pendengar) p(e.data); };
  const dengar = (kerja) => { pendengar.add(kerja); return () => pendengar.delete(kerja); };

  // ---- the way to the server
  // Seconds, or a date.
  const bacaTunggu = (teks) => Math.max(0, Number(teks) || (Date.parse(teks ?? "") - Date.now()) / 1000 || 0);
  const minta = async (alamat, opsi = {}) => {
    const batal = new AbortController();
    const jam = setTimeout(() => batal.abort(), TUNGGU_JAWABAN);
    try {
      const jawaban = await fetch(alamat, { ...opsi, redirect: "manual", cache: "no-store", signal: batal.signal, headers: { Accept: "application/json", ...opsi.headers } });
      const isi = await jawaban.json().catch((galat) => { if (galat.name === "AbortError") throw galat; return {}; });
      return { status: jawaban.type === "opaqueredirect" ? 401 : jawaban.status, tunggu: bacaTunggu(jawaban.headers.get("Retry-After")), isi };
    } catch { return { status: 0, tunggu: 0, isi: {} }; } finally { clearTimeout(jam); }
  };
  const kepala = (entri, sesi) => ({ "X-CSRFToken": sesi.csrf, "X-Pemilik": entri.pemilik });

  const kirimFoto = async (entri, sesi) => {
    for (const f of entri.foto) {
      if (!f.sidik || f.naik) continue;
      const jawaban = await minta(`/lampiran/${f.sidik}`, { method: "PUT", body: f.berkas, headers: { ...kepala(entri, sesi), "X-Nama-Berkas": encodeURIComponent(f.nama) } });
      if (jawaban.status !== 200 && jawaban.status !== 201) return jawaban;
      f.naik = true;
      await ubah(entri.pemilik, entri.kunci, { foto: entri.foto }).catch(() => {});
    }
    return null;
  };

  // The same draft gives the same bytes each time: that is how the server knows a repetition.
  const badan = (entri) => {
    const isi = { ...entri.isi, sebagai: entri.sebagai, dibuat_klien: entri.dibuat_klien };
    const sidik = entri.foto.filter((f) => f.sidik).map((f) => f.sidik);
    const berkas = entri.foto.filter((f) => !f.sidik);
    if (!berkas.length) return { body: JSON.stringify({ ...isi, bukti: sidik }), jenis: { "Content-Type": "application/json" } };
    const body = new FormData();
    for (const [k, v] of Object.entries(isi)) body.append(k, v);
    for (const s of sidik) body.append("bukti", s);
    for (const b of berkas) body.append("foto", b.berkas, b.nama);
    return { body, jenis: {} };
  };
  const kirimEntri = async (entri, sesi) => {
    const foto = await kirimFoto(entri, sesi);
    if (foto) return foto;
    await ubah(entri.pemilik, entri.kunci, { coba: (entri.coba ?? 0) + 1 }).catch(() => {});
    const { body, jenis } = badan(entri);
    return minta("/lapor/kirim", { method: "POST", body, headers: { ...kepala(entri, sesi), ...jenis, "Idempotency-Key": entri.kunci } });
  };

  const KALIMAT = {
    413: "Foto atau berkasnya terlalu besar. Pilih yang lebih kecil, lalu kirim lagi.",
    422: "Server sudah menyimpan versi lain dari laporan ini; versi itu tetap tersimpan. Ubah untuk mengirim yang di ponsel ini sebagai laporan baru, atau hapus.",
  };
  const periksa = ({ status, isi }) => ({
    status: "PERIKSA",
    kode: status,
    kalimat: KALIMAT[status] ?? isi.kalimat ?? "Server belum dapat menerima laporan ini. Periksa isinya, lalu kirim lagi.",
    medan: isi.medan ?? null,
    versi_kini: isi.versi_kini ?? null,
  });

  // Not now. `sibuk`: the server did answer, so it is not the signal.
  const tunda = async (orang, { status, tunggu }) => {
    if (orang && tunggu) await catatSabar(orang, tunggu).catch(() => {});
    return { sebab: "tunda", sibuk: status !== 0, tunggu: Math.min(tunggu, SABAR_MAKS) };
  };

  // One draft, one answer. Returns why the queue stops, or null when the next one may go.
  const satu = async (entri, sesi) => {
    const jawaban = await kirimEntri(entri, sesi);
    const { status, isi } = jawaban;
    if (status === 200 || status === 201) {
      await hapus(entri.pemilik, entri.kunci);
      kabarkan({ jenis: "terkirim", kunci: entri.kunci, isi });
      return null;
    }
    if (status === 401 || status === 403) return { sebab: status === 401 ? "masuk" : "tolak", kalimat: isi.kalimat };
    if (status === 0 || TUNDA.has(status)) return tunda(entri.pemilik, jawaban);
    const nilai = periksa(jawaban);
    await ubah(entri.pemilik, entri.kunci, nilai);
    kabarkan({ jenis: "periksa", kunci: entri.kunci, ...nilai });
    return null;
  };

  const menunggu = async (orang) => (await daftar(orang)).find((e) => e.status === "MENUNGGU" && e.pemilik === orang);

  // Rounds without any answer, one after another.
  let gagal = 0;
  const putaran = async () => {
    const dugaan = saya();
    if (dugaan && !(await menunggu(dugaan))) { tandaiAda(dugaan, false); return { sebab: "kosong" }; }
    const sabar = dugaan ? await bacaSabar(dugaan).catch(() => 0) : 0;
    if (sabar) return { sebab: "tunda", sibuk: true, tunggu: sabar };
    const jawaban = await minta("/sesi/");
    const { status, isi: sesi } = jawaban;
    if (status === 401) { await ganti(""); return { sebab: "masuk" }; }
    if (status !== 200 || !sesi.orang) return tunda(dugaan, jawaban);
    if (dugaan && dugaan !== sesi.orang) return { sebab: "orang-lain", orang: sesi.orang };
    const sisa = dugaan ? 0 : await bacaSabar(sesi.orang).catch(() => 0);
    if (sisa) return { sebab: "tunda", sibuk: true, tunggu: sisa };
    for (let entri = await menunggu(sesi.orang); entri; entri = await menunggu(sesi.orang)) {
      const henti = await satu(entri, sesi);
      if (henti) return henti;
      gagal = 0;
    }
    tandaiAda(sesi.orang, false);
    return { sebab: "kosong" };
  };

  // Only one tab sends; the others wait for their turn and find what is left.
  const bergiliran = (kerja) => (self.navigator?.locks ? navigator.locks.request("antrean", kerja) : kerja());
  let jalan = null;
  let lagi = false;
  let jam = 0;
  const jeda = (tunggu) => {
    const detik = Math.min(JEDA_MAKS, 2 ** Math.min(gagal, 9));
    // Spread a little, so that not all phones that were asked to wait come back in the same second.
    return 1000 * Math.max(tunggu * (1 + Math.random() / 10) + (tunggu ? 1 : 0), detik * (0.75 + Math.random() / 2));
  };
  const setelah = (hasil) => {
    clearTimeout(jam);
    gagal = hasil.sebab === "tunda" ? gagal + 1 : 0;
    if (hasil.sebab === "tunda") { hasil.jeda = jeda(hasil.tunggu); jam = setTimeout(kuras, hasil.jeda); }
    kabarkan({ jenis: "putaran", ...hasil });
    return hasil;
  };

  // Send what waits. `tuntas`: fail while something is left, so that the browser wakes us again (Background Sync).
  const kuras = async ({ tuntas = false } = {}) => {
    // Woken by the browser: awake until a round of its own is over, so that what is left is known.
    if (jalan && tuntas) return jalan.then(() => kuras({ tuntas }));
    if (jalan) { lagi = true; return jalan; }
    jalan = bergiliran(putaran).catch((galat) => ({ sebab: "rusak", kalimat: String(galat) }));
    const hasil = setelah(await jalan);
    jalan = null;
    if (lagi) { lagi = false; return kuras({ tuntas }); }
    if (tuntas && hasil.sebab === "tunda") throw new Error("masih ada yang menunggu");
    return hasil;
  };
  // Where nothing can be kept (storage is off): once, without waiting. Answers as `minta`.
  const langsung = async (entri) => {
    const sesi = await minta("/sesi/");
    return sesi.status === 200 ? kirimEntri(entri, sesi.isi) : sesi;
  };
  const segera = () => { gagal = 0; clearTimeout(jam); return kuras(); };
  const titip = async () => {
    try { await (await navigator.serviceWorker?.getRegistration())?.sync?.register("antrean"); } catch { /* not offered here */ }
  };

  self.antrean = { HARI, UMUR, ada, bacaBekal, buangBekal, daftar, dengar, ganti, hapus, kuras, langsung, lupakan, periksa, saya, segera, simpan, simpanBekal, titip };
})();
