// The grid of a quarter: moving, pasting, undoing, and cells that save themselves. Every figure
// comes from the server as text; nothing is computed here.
import { Antrean } from "./antrean.js";

const URAIAN = ["penjelasan", "hambatan", "upaya"];
const form = document.getElementById("kisi");
if (form) mulai(form);

function mulai(form) {
  const kata = form.dataset;
  const $ = (s, di = form) => di.querySelector(s);
  const baris = new Map([...form.querySelectorAll("tbody tr")].map((tr) => [tr.dataset.i, tr]));
  const revisi = {};
  const semula = new Map(); // element -> text as saved
  const pesan = new Map(); // key -> why it was refused
  const riwayat = []; // [key, text before], newest last
  let lewat = 0; // cells of the last block that had no place
  let yakin = false; // the page is on its way out with all that was typed
  const mengurung = new Set(); // keys whose next saving undoes an earlier one
  const keadaan = document.getElementById("keadaan");
  for (const [i, tr] of baris) revisi[i] = Number($(`[name^="r:"]`, tr).value);
  // As the server sent it: on a slow line one may have typed before this script came.
  for (const s of form.querySelectorAll(".sel")) semula.set(s, s.defaultValue);
  for (const b of form.querySelectorAll(".lain, .buka")) b.hidden = false;
  form.classList.add("lipat"); // on a phone; without script all rows stand open
  for (const b of form.querySelectorAll("tr:has(.sel) :is(.jejak, .lain)")) b.tabIndex = -1;

  const kunciDari = (s) => `${s.closest("tr").dataset.i}:${s.dataset.b}`;
  const pecah = (kunci) => [kunci.slice(0, kunci.indexOf(":")), kunci.slice(kunci.indexOf(":") + 1)];
  function selDari(kunci) {
    const [i, b] = pecah(kunci);
    const tr = baris.get(i);
    return tr && ($(`.sel[data-b="${b}"]`, tr) || $('.sel[data-b="nilai"]', tr) || $(".s-nilai", tr));
  }
  const wadah = (s) => (s.matches("td") ? s : s.parentElement);
  const tandai = (kunci, k) => {
    const s = selDari(kunci);
    if (!s) return;
    if (k) wadah(s).dataset.k = k;
    else delete wadah(s).dataset.k;
    s.setAttribute("aria-invalid", String(k === "ditolak" || k === "konflik"));
  };

  const antrean = new Antrean(form, revisi, (apa, ...isi) => ({ kirim, jawab, luring })[apa](...isi));

  // -- saving -----------------------------------------------------------------
  function kirim(kunci) {
    for (const k of kunci) tandai(k, "menyimpan");
    keadaan.textContent = kata.menyimpan;
  }
  function luring(sebab, kunci) {
    for (const k of kunci) tandai(k, "luring");
    keadaan.textContent = kata[sebab];
    if (sebab !== "sesi" && sebab !== "orang") return;
    const masuk = document.createElement("a");
    Object.assign(masuk, { href: kata.masuk, target: "_blank", textContent: kata.masukLagi });
    keadaan.append(" ", masuk);
  }
  function jawab(j, terkirim) {
    const tolak = new Set();
    for (const d of j.ditolak) {
      const bidang = d.bidang.length ? d.bidang : [...terkirim.keys()].filter((k) => pecah(k)[0] === d.indikator).map((k) => pecah(k)[1]);
      for (const b of bidang) {
        const k = `${d.indikator}:${b}`;
        tolak.add(k);
        pesan.set(k, { ...d, teks: terkirim.get(k) });
        tandai(k, d.kini ? "konflik" : "ditolak");
      }
    }
    for (const [k, teks] of terkirim) {
      if (tolak.has(k)) continue;
      pesan.delete(k);
      tandai(k, antrean.tunggu.has(k) ? "menyimpan" : "tersimpan");
      const s = selDari(k);
      if (s?.dataset.b === pecah(k)[1] && semula.get(s) !== teks) {
        if (!mengurung.delete(k)) riwayat.push([k, semula.get(s)]);
        semula.set(s, teks);
      }
    }
    for (const [i, b] of Object.entries(j.baris)) isiBaris(i, b.isi, terkirim, tolak);
    for (const [i, sel] of Object.entries(j.sel)) {
      for (const [nama, { teks, alamat }] of Object.entries(sel)) tampilkan(i, nama, teks, alamat);
    }
    const rerata = [...document.querySelectorAll("#rerata div")];
    for (const r of j.rerata) {
      const d = rerata.find((x) => $("dt", x).textContent === r.nama);
      if (d) $("button", d).textContent = r.teks;
    }
    // What was refused earlier and still stands there is not saved either.
    const [pertama] = tolak.size ? tolak : pesan.keys();
    keadaan.replaceChildren();
    if (pertama) {
      const p = pesan.get(pertama);
      const tombol = document.createElement("button");
      Object.assign(tombol, { type: "button", className: "tipis", textContent: kata.keSel });
      tombol.onclick = () => selDari(pertama).focus();
      const lain = pesan.size - 1;
      keadaan.append(`${p.pesan} ${p.saran} `, tombol, lain ? ` ${kata.tolakLain.replace("{n}", lain)}` : "");
    } else keadaan.textContent = kata.tersimpan;
    if (lewat) keadaan.append(` ${kata.lewat.replace("{n}", lewat)}`);
    lewat = 0;
    if (document.activeElement?.matches(".sel")) balon(document.activeElement);
  }
  // The texts of a row as the server keeps them; what is being typed stays.
  function isiBaris(i, isi, terkirim, tolak) {
    const tr = baris.get(i);
    $(`[name="r:${CSS.escape(i)}"]`, tr).value = revisi[i];
    for (const s of tr.querySelectorAll(".sel")) {
      const k = `${i}:${s.dataset.b}`;
      const diketik = s === document.activeElement && s.value !== (terkirim.get(k) ?? semula.get(s));
      if (!(s.dataset.b in isi) || diketik || antrean.ambil(k) !== undefined || tolak.has(k)) continue;
      if (s.value !== isi[s.dataset.b] && s.value === semula.get(s)) s.value = isi[s.dataset.b];
      semula.set(s, isi[s.dataset.b]);
      if (terkirim.has(k)) s.value = isi[s.dataset.b];
    }
    $("[data-t=alasan]", tr).textContent = isi.alasan;
  }
  function tampilkan(i, nama, teks, alamat) {
    const s = $(`[data-s="${nama}"]`, baris.get(i));
    if (!s) return;
    s.textContent = teks;
    s.classList.remove("baru");
    void s.offsetWidth; // lets the mark start again
    s.classList.add("baru");
    if (alamat && s.matches("button")) {
      s.setAttribute("hx-get", `${kata.jejak}${alamat}/`);
      s.setAttribute("hx-target", "#jejak-isi");
      window.htmx?.process(s);
    }
  }

  function simpanSel(s) {
    const k = kunciDari(s);
    if (s.value === (antrean.ambil(k) ?? semula.get(s))) return;
    if (pesan.get(k)?.teks === s.value) return;
    antrean.taruh(k, s.value);
    antrean.kirim();
  }
  function pulihkan(s, teks) {
    const k = kunciDari(s);
    s.value = teks;
    if (pesan.delete(k) && !pesan.size) keadaan.textContent = kata.tersimpan;
    tandai(k, "");
    balon(s);
  }

  let jeda = 0;
  form.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea.sel")) return;
    clearTimeout(jeda);
    jeda = setTimeout(() => simpanSel(target), 1500);
  });
  form.addEventListener("focusout", ({ target }) => target.matches(".sel") && simpanSel(target));
  form.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".sel")) return balon(null);
    if (target.matches("input")) target.select();
    balon(target);
  });

  // -- what was refused, beside the cell ---------------------------------------
  const kotak = document.createElement("div");
  Object.assign(kotak, { id: "balon", hidden: true });
  function balon(s) {
    const p = s && pesan.get(kunciDari(s));
    kotak.hidden = !p;
    s?.removeAttribute("aria-describedby");
    if (!p) return;
    s.setAttribute("aria-describedby", "balon");
    const b = s.dataset.b;
    if (!p.kini) kotak.textContent = `${p.pesan} ${p.saran}`;
    else {
      const [lain, anda] = [document.createElement("button"), document.createElement("button")];
      const siapa = p.oleh || kata.orangLain;
      Object.assign(lain, { type: "button", className: "tipis", textContent: `${siapa}: ${p.kini[b] || kata.kosong}` });
      Object.assign(anda, { type: "button", className: "tipis", textContent: `${kata.anda}: ${p.teks || kata.kosong}` });
      lain.onclick = () => { revisi[p.indikator] = p.revisi; semula.set(s, p.kini[b]); pulihkan(s, p.kini[b]); s.focus(); };
      anda.onclick = () => { revisi[p.indikator] = p.revisi; pesan.delete(kunciDari(s)); antrean.taruh(kunciDari(s), p.teks); antrean.kirim(); s.focus(); };
      kotak.replaceChildren(`${p.pesan} ${p.saran}`, document.createElement("br"), lain, " ", anda);
    }
    wadah(s).append(kotak);
  }
  kotak.addEventListener("mousedown", (e) => e.preventDefault()); // the cell keeps the focus

  // A refusal named at the head of the page leads to its row, ready to type.
  document.getElementById("salah")?.addEventListener("click", (e) => {
    const tr = e.target.matches("a") && baris.get(decodeURIComponent(e.target.hash).slice(3));
    const isi = tr ? [...tr.querySelectorAll(".sel:not([readonly])")] : [];
    if (isi.length) setTimeout(() => (isi.find((x) => !x.value) || isi[0]).focus());
  });
  document.getElementById("salah")?.focus();
  addEventListener("beforeunload", (e) => pesan.size && !yakin && e.preventDefault());

  // -- moving -----------------------------------------------------------------
  const henti = (tr) => [...tr.querySelectorAll(".sel, .jejak, .lain:not([hidden])")].filter((x) => x.offsetParent);
  function tegak(s, arah) {
    const td = s.closest("td");
    // Past rows that are not shown, and past what somebody else is to fill.
    const bisa = (x) => x.offsetParent && (s.readOnly || !x.readOnly);
    const dalam = [...td.querySelectorAll(".sel")].filter(bisa);
    const tetangga = dalam[dalam.indexOf(s) + arah];
    if (tetangga) return tetangga.focus();
    let tr = td.parentElement;
    while ((tr = arah > 0 ? tr.nextElementSibling : tr.previousElementSibling)) {
      const tujuan = [...tr.cells[td.cellIndex].querySelectorAll(s.matches(".sel") ? ".sel" : ".jejak")].filter(bisa);
      if (tujuan.length) return tujuan.at(arah > 0 ? 0 : -1).focus();
    }
  }
  function datar(s, arah) {
    const semua = henti(s.closest("tr"));
    semua[semua.indexOf(s) + arah]?.focus();
  }
  const diUjung = (s, arah) => {
    if (!s.matches(".sel")) return true;
    const semua = s.selectionStart === 0 && s.selectionEnd === s.value.length;
    const di = arah > 0 ? s.selectionEnd === s.value.length : s.selectionStart === 0;
    return semua || (s.selectionStart === s.selectionEnd && di);
  };
  // From nowhere in particular, one arrow leads to the first cell that is still empty.
  document.addEventListener("keydown", (e) => {
    if (e.target !== document.body || e.key !== "ArrowDown" || e.ctrlKey || e.altKey || e.metaKey) return;
    const isi = [...form.querySelectorAll("input.sel:not([readonly])")].filter((x) => x.offsetParent);
    if (!isi.length) return;
    e.preventDefault();
    (isi.find((x) => !x.value && $("[data-s=realisasi]", x.closest("tr"))?.textContent !== "-") || isi[0]).focus();
  });
  form.addEventListener("keydown", (e) => {
    const s = e.target;
    if (!s.matches(".sel, td .jejak, .lain")) return;
    const area = s.matches("textarea");
    const arah = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[e.key];
    if (e.altKey && e.key === "ArrowDown") bukaLain(s.closest("tr"));
    else if (e.ctrlKey || e.metaKey) {
      if (e.key !== "z" || !s.matches(".sel") || s.value !== semula.get(s) || !riwayat.length) return;
      const [k, teks] = riwayat.pop();
      const ke = selDari(k);
      ke.value = teks;
      ke.focus();
      mengurung.add(k);
      simpanSel(ke);
    } else if (e.key === "Escape" && s.matches(".sel")) pulihkan(s, semula.get(s));
    else if (e.key === "Enter" && s.matches(".sel")) {
      if (area && (e.altKey || e.shiftKey)) return e.altKey && s.setRangeText("\n", s.selectionStart, s.selectionEnd, "end");
      if (s.matches("input") && s.value !== semula.get(s)) simpanSel(s);
      tegak(s, e.shiftKey ? -1 : 1);
    } else if (arah && !e.shiftKey && !e.altKey) {
      const atas = e.key === "ArrowUp" || e.key === "ArrowDown";
      if (atas ? area && !diUjung(s, arah) : !diUjung(s, arah)) return;
      (atas ? tegak : datar)(s, arah);
    } else return;
    e.preventDefault();
  });

  // -- a block from a sheet -----------------------------------------------------
  function urai(teks) {
    const isi = [[""]];
    let kutip = false;
    for (let n = 0; n < teks.length; n++) {
      const c = teks[n];
      const akhir = isi.at(-1);
      if (kutip) {
        if (c !== '"') akhir[akhir.length - 1] += c;
        else if (teks[n + 1] === '"') akhir[akhir.length - 1] += teks[++n];
        else kutip = false;
      } else if (c === '"' && akhir.at(-1) === "") kutip = true;
      else if (c === "\t") akhir.push("");
      else if (c === "\n") isi.push([""]);
      else if (c !== "\r") akhir[akhir.length - 1] += c;
    }
    if (isi.at(-1).join("") === "") isi.pop();
    return isi;
  }
  form.addEventListener("paste", (e) => {
    const s = e.target;
    const teks = e.clipboardData.getData("text/plain");
    if (!s.matches(".sel") || !(teks.includes("\t") || (s.matches("input") && /\n./.test(teks)))) return;
    e.preventDefault();
    const td = s.closest("td");
    const blok = urai(teks);
    // Columns of the block: first the figures of a row (the parts of its formula), then the words.
    const dari = td.matches(".s-nilai") ? [...td.querySelectorAll(".sel")].indexOf(s) : -1;
    const angka = (tr) => (dari < 0 ? [] : [...tr.querySelectorAll(".s-nilai .sel")].slice(dari));
    const kata2 = (tr) => URAIAN.slice(dari < 0 ? URAIAN.indexOf(s.dataset.b) : 0).map((b) => $(`[data-b=${b}]`, tr));
    const tampak = [...baris.values()].filter((tr) => tr.offsetParent);
    const semuaTr = tampak.slice(tampak.indexOf(td.parentElement));
    const seperti = (x) => !x.trim() || /^[-–]$|^n\/?a$|^(rp)?[\s\d.,;%()-]*\d[\s\d.,;%()-]*[^\d\s]{0,12}$/i.test(x.trim());
    const milik = blok.map((_, n) => (semuaTr[n] ? angka(semuaTr[n]).length : 0));
    const terlebar = Math.max(...milik);
    const bukanAngka = (potong, sampai) => potong.findIndex((x, k) => k > 0 && k < sampai && !seperti(x));
    // A sheet with a column for each part has its words after them; else each row has its own width.
    const rata = blok.every((potong) => bukanAngka(potong, terlebar) < 0);
    lewat = 0;
    blok.forEach((potong, n) => {
      const tr = semuaTr[n];
      const kata1 = bukanAngka(potong, milik[n]);
      const lebar = rata ? terlebar : kata1 < 0 ? milik[n] : kata1;
      potong.forEach((x, kolom) => {
        if (!x.trim()) return; // a blank in the block takes nothing away
        const ke = tr && (kolom < lebar ? angka(tr)[kolom] : kata2(tr)[kolom - lebar]);
        if (!ke || ke.readOnly) return void (lewat += 1);
        ke.value = x.trim();
        if (ke.value !== semula.get(ke)) antrean.taruh(kunciDari(ke), ke.value);
      });
    });
    if (antrean.kosong && lewat) keadaan.textContent = kata.lewat.replace("{n}", lewat);
    antrean.kirim();
  });

  // -- no number ----------------------------------------------------------------
  const dialog = document.getElementById("tanpa-angka");
  let barisDialog = null;
  function bukaLain(tr) {
    if (!dialog || !$(".lain", tr)) return;
    barisDialog = tr;
    document.getElementById("tanpa-nama").textContent = $(".nama", tr).textContent.trim();
    document.getElementById("tanpa-langsung").hidden = !$(".komponen", tr);
    for (const r of dialog.querySelectorAll("[name=tanpa]")) r.checked = r.value === "belum_tersedia";
    $("#tanpa-alasan", dialog).value = $("[data-t=alasan]", tr).textContent;
    dialog.showModal();
    $("[name=tanpa]:checked", dialog).focus();
  }
  dialog?.addEventListener("change", () => {
    const label = document.getElementById("tanpa-label");
    label.textContent = $("[value=nilai]", dialog).checked ? label.dataset.angka : label.dataset.alasan;
  });
  function tutupLain(simpan) {
    dialog.close();
    const i = barisDialog.dataset.i;
    const jenis = $("[name=tanpa]:checked", dialog)?.value;
    const teks = $("#tanpa-alasan", dialog).value;
    if (simpan && jenis) {
      if (jenis === "nilai") antrean.taruh(`${i}:nilai`, teks);
      else {
        antrean.taruh(`${i}:${jenis === "belum_diisi" ? "nilai" : "kosong"}`, jenis === "belum_diisi" ? "" : jenis);
        antrean.taruh(`${i}:alasan`, jenis === "belum_diisi" ? "" : teks);
      }
      antrean.kirim();
    }
    ($(".sel", barisDialog) || barisDialog).focus();
  }
  dialog?.addEventListener("click", (e) => e.target.matches("button") && tutupLain(e.target.value === "simpan"));
  dialog?.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || e.target.matches("button")) return;
    e.preventDefault();
    tutupLain(true);
  });
  form.addEventListener("click", (e) => e.target.matches(".lain") && bukaLain(e.target.closest("tr")));
  form.addEventListener("click", ({ target }) => {
    if (target.matches(".buka")) target.ariaExpanded = String(target.closest("tr").classList.toggle("terbuka"));
  });

  // -- steps --------------------------------------------------------------------
  form.addEventListener("change", (e) => {
    if (e.target.name !== "pilih") return;
    const n = form.querySelectorAll("[name=pilih]:checked").length;
    for (const b of form.querySelectorAll("button[name=langkah]:not([data-catatan])")) {
      b.textContent = `${b.dataset.nama} (${n ? kata.dipilih.replace("{n}", n) : b.dataset.banyak})`;
    }
  });
  form.addEventListener("submit", async (e) => {
    if (document.activeElement?.matches?.(".sel")) simpanSel(document.activeElement);
    if (yakin || (antrean.kosong && !pesan.size)) return;
    e.preventDefault();
    const tombol = e.submitter;
    if (!(await antrean.tuntas())) return;
    if (pesan.size) {
      keadaan.textContent = kata.perbaiki;
      return void selDari(pesan.keys().next().value)?.focus();
    }
    yakin = true;
    setTimeout(() => form.requestSubmit(tombol)); // not from within the event it repeats
  });
  form.addEventListener("formdata", (e) => {
    for (const k of [...e.formData.keys()]) if (k.startsWith("s:")) e.formData.delete(k);
  });

  // The count of evidence follows what was done in its dialog; the row's new edition is known
  // here as one's own, unless somebody else had changed the row before.
  document.addEventListener("htmx:afterSwap", (e) => {
    const b = e.target.querySelector?.("[data-bukti]")?.dataset;
    if (!b) return;
    $(".s-bukti a", baris.get(b.bukti)).textContent = b.teks;
    if (Number(b.semula || -1) !== revisi[b.bukti]) return;
    revisi[b.bukti] = Number(b.revisi);
    $(`[name="r:${CSS.escape(b.bukti)}"]`, baris.get(b.bukti)).value = b.revisi;
  });

  // What an earlier visit could not send is put back and sent now.
  for (const [k, teks] of antrean.tinggalan()) {
    const s = selDari(k);
    if (s?.dataset.b === pecah(k)[1]) s.value = teks;
    antrean.taruh(k, teks);
  }
  for (const s of form.querySelectorAll(".sel:not([readonly])")) if (s !== document.activeElement) simpanSel(s);
  antrean.kirim();
}
