// Cells on their way to the server: one request at a time, and nothing is dropped before it is
// answered. What could not be sent waits in this browser and goes out when the way is open again.

const JEDA = [2000, 5000, 10000, 30000];

const berisi = (r) => r.headers.get("Content-Type")?.startsWith("application/json");
const tertutup = (r) => r.type === "opaqueredirect" || (r.status === 403 && !berisi(r));

export class Antrean {
  // kabar: called with (what, ...): "kirim" keys, "jawab" answer and what was sent, "luring" reason.
  constructor(form, revisi, kabar) {
    Object.assign(this, { form, revisi, kabar, tunggu: new Map(), jalan: null, gagal: 0, jam: 0 });
    this.laci = `ukur:${form.dataset.kunci}:${form.action}`;
    addEventListener("online", () => this.kirim());
    addEventListener("focus", () => this.gagal && this.kirim());
    addEventListener("visibilitychange", () => document.hidden && this.kirim(true));
    addEventListener("beforeunload", (e) => this.kosong || e.preventDefault());
  }

  get kosong() {
    return !this.tunggu.size && !this.jalan;
  }

  // What an earlier visit left unsent: texts by key, under the edition that was seen then.
  tinggalan() {
    const simpan = JSON.parse(localStorage.getItem(this.laci) || "null");
    if (!simpan) return [];
    Object.assign(this.revisi, simpan.revisi);
    return Object.entries(simpan.sel);
  }

  taruh(kunci, teks) {
    this.tunggu.set(kunci, teks);
    this.ingat();
  }

  ambil(kunci) {
    return this.tunggu.get(kunci) ?? this.jalan?.get(kunci);
  }

  lepas(kunci) {
    this.tunggu.delete(kunci);
    this.ingat();
  }

  ingat() {
    const semua = [...(this.jalan || []), ...this.tunggu];
    if (!semua.length) return localStorage.removeItem(this.laci);
    const revisi = {};
    for (const [k] of semua) revisi[k.split(":")[0]] = this.revisi[k.split(":")[0]];
    localStorage.setItem(this.laci, JSON.stringify({ sel: Object.fromEntries(semua), revisi }));
  }

  minta(isi, pergi) {
    return fetch(this.form.action, {
      method: "POST", body: isi, keepalive: pergi, redirect: "manual",
      headers: { Accept: "application/json" },
    });
  }

  // Who signs in again in another tab gets a new token, and the one of this page is void: taken
  // anew from the page itself, but only for the person whose cells these are.
  async segarkan(isi) {
    const r = await fetch(location.href, { redirect: "manual" });
    if (!r.ok) return "sesi";
    const baru = new DOMParser().parseFromString(await r.text(), "text/html").getElementById("kisi");
    if (baru?.dataset.kunci !== this.form.dataset.kunci) return "orang";
    const tanda = baru.elements.csrfmiddlewaretoken.value;
    this.form.elements.csrfmiddlewaretoken.value = tanda;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": tanda }));
    isi.set("csrfmiddlewaretoken", tanda);
    return "";
  }

  async kirim(pergi = false) {
    if (this.jalan || !this.tunggu.size) return;
    clearTimeout(this.jam);
    this.jalan = this.tunggu;
    this.tunggu = new Map();
    this.kabar("kirim", [...this.jalan.keys()]);
    const isi = new URLSearchParams();
    isi.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    for (const [kunci, teks] of this.jalan) {
      const baris = kunci.split(":")[0];
      isi.set(`s:${kunci}`, teks);
      isi.set(`r:${baris}`, this.revisi[baris] || 0);
    }
    let jawab, sebab;
    try {
      let r = await this.minta(isi, pergi);
      if (tertutup(r) && !(sebab = await this.segarkan(isi))) r = await this.minta(isi, pergi);
      if (berisi(r)) [jawab, sebab] = [await r.json(), ""];
      else sebab ||= r.status >= 500 ? "gangguan" : "gagal";
    } catch {
      sebab = "luring";
    }
    const terkirim = this.jalan;
    this.jalan = null;
    if (jawab) {
      this.gagal = 0;
      for (const [i, b] of Object.entries(jawab.baris)) this.revisi[i] = b.revisi;
      this.ingat();
      this.kabar("jawab", jawab, terkirim);
      return this.kirim();
    }
    this.tunggu = new Map([...terkirim, ...this.tunggu]);
    this.ingat();
    this.kabar("luring", sebab, [...this.tunggu.keys()]);
    if (sebab !== "sesi" && sebab !== "orang") {
      this.jam = setTimeout(() => this.kirim(), JEDA[Math.min(this.gagal, JEDA.length - 1)]);
    }
    this.gagal += 1;
  }

  // Resolves once everything was answered; false where the way is closed.
  async tuntas() {
    while (!this.kosong) {
      const gagal = this.gagal;
      await this.kirim();
      while (this.jalan) await new Promise((r) => setTimeout(r, 30));
      if (this.gagal > gagal) return false;
    }
    return true;
  }
}
