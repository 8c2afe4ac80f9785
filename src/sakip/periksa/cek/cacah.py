"""How many programs, sasaran, unsur, people and the like a sentence tells, against the tables."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import unsur
from sakip.periksa.cek.tingkat import bertingkat
from sakip.periksa.dugaan import suntingan
from sakip.periksa.fakta import subjek
from sakip.periksa.kenali import Baris, JenisBaris, SelAngka, Tabel
from sakip.periksa.kenali.kalimat import Kalimat
from sakip.periksa.kenali.kamus import rapat
from sakip.periksa.model import JenisTemuan, Temuan

_SEBUT = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,3}) (?:\([a-z ]+\) )?(?P<apa>sub ?kegiatan|kegiatan|program)\b(?!/)",
    re.IGNORECASE,
)
# "9 (sembilan) unsur" of a survey; a few of them may be named for another reason
_UNSUR = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,2}) (?:\([a-z ]+\) )?unsur\b(?! (?:masyarakat|ter|dengan|yang))",
    re.IGNORECASE,
)
_SURVEI = re.compile(r"\b(?:survei|survey|kepuasan|IKM|SKM)\b", re.IGNORECASE)
# "384 responden", "jumlah responden sebanyak 384 orang"
_RESPONDEN = re.compile(
    r"(?<![\w.,/])(?:responden[^\d.;]{0,40}(?:sebanyak|sejumlah|berjumlah|adalah|yaitu|:) ?)"
    r"(?P<n>\d{2,6})(?: \([a-z ]+\))? (?:orang|responden)",
    re.IGNORECASE,
)
# "3 (tiga) sasaran strategis dengan 5 (lima) indikator"
_SASARAN = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,2}) (?:\([a-z ]+\) )?sasaran\b[^\d.;]{0,40}"
    r"(?<![\w.,/])(?P<i>\d{1,3}) (?:\([a-z ]+\) )?indikator\b",
    re.IGNORECASE,
)
# "Dari 6 rekomendasi, 4 rekomendasi selesai, 1 rekomendasi dalam proses ..."
_DARI = re.compile(
    r"\bdari[^\d.;]{0,25}(?<![\w.,/])(?P<n>\d{1,3}) (?:\([a-z ]+\) )?"
    r"(?P<apa>rekomendasi|temuan|saran|responden)\b"
    r"(?P<isi>(?:[^.;]|[.,](?=\d))*)",
    re.IGNORECASE,
)
_BANYAK = re.compile(r"(?:jumlah|banyak(?:nya)?)\b", re.IGNORECASE)
# "Dari 9 perangkat daerah, 3 perangkat daerah memperoleh predikat BB"
_DARI_BANYAK = re.compile(
    r"\bdari[^\d.;]{0,25}(?<![\w.,/])(?P<n>\d{1,3}) (?P<isi>(?:[^.;]|[.,](?=\d))*)", re.IGNORECASE
)
_BERPREDIKAT = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,3}) [^\d.;,]{0,60}?\b(?:ber)?(?:predikat|kategori) [\"'“]?"
    r"(?P<k>AA|A|BB|B|CC|C|D)\b(?! ?[-–/])"
)
_HABIS = re.compile(r"\b(?:belum|proses|perempuan|wanita)\b", re.IGNORECASE)  # the last part
_UNSUR_SEDIKITNYA = 7
_URUTAN = ("program", "kegiatan", "subkegiatan")
_JENJANG = 2  # levels that one sentence must count, so that it means the whole plan


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    ada = _banyak(bahan)
    for kalimat in bahan.kalimat:
        sebut = {rapat(m["apa"]): m for m in _SEBUT.finditer(kalimat.samar)}
        if len(sebut) < _JENJANG or not all(ada.get(apa) for apa in sebut):
            continue
        for apa, m in sebut.items():
            if int(m["n"]) not in ada[apa]:
                yield _temuan(kalimat, m, ada[apa])
    yield from _responden(bahan)
    yield from _perjanjian(bahan)
    yield from _rekomendasi(bahan)
    yield from _predikat(bahan)
    for tabel in bahan.tabel:
        yield from _sekelompok(tabel)
    per_unsur = {len(b): t.judul for t in bahan.tabel if (b := unsur(t))}
    for kalimat in bahan.kalimat if per_unsur else ():
        for m in _UNSUR.finditer(kalimat.samar):
            banyak = int(m["n"])
            survei = _SURVEI.search(kalimat.samar)
            if survei and banyak >= _UNSUR_SEDIKITNYA and banyak not in per_unsur:
                yield _temuan(kalimat, m, per_unsur)


def _perjanjian(bahan: Bahan) -> Iterator[Temuan]:
    """Sasaran and indicators counted together, where every table that lists both has as many."""
    ada = set()
    for tabel in bahan.tabel:
        peran = [k.peran for k in tabel.kolom]
        if peran.count("sasaran") == peran.count("indikator") == 1 and "target" in peran:
            sasaran = {subjek(b.label.get("sasaran", "")) for b in tabel.data} - {""}
            indikator = {subjek(b.label.get("indikator", "")) for b in tabel.data}
            ada.add((len(sasaran), len(indikator), "" in indikator))
    for kalimat in bahan.kalimat if len(ada) == 1 else ():
        ((sasaran_, indikator_, kosong),) = ada
        for m in _SASARAN.finditer(kalimat.samar):
            beda = [(m["n"], sasaran_, "sasaran"), (m["i"], indikator_, "indikator")]
            beda = [(a, b, apa) for a, b, apa in beda if int(a) != b]
            if len(beda) == 1 and not kosong:  # both differ: other sasaran are meant
                yield _temuan(kalimat, m, {beda[0][1]: f"tabelnya ({beda[0][2]})"}, beda[0][0])


def _rekomendasi(bahan: Bahan) -> Iterator[Temuan]:
    """Recommendations and their parts, done, in hand, not begun; people who answered, by sex."""
    for kalimat in bahan.kalimat:
        for m in _DARI.finditer(kalimat.samar):
            bagian = re.findall(
                rf"(?<![\w.,/(])(\d{{1,3}}) (?:\([a-z ]+\) )?{m['apa']}\b", m["isi"], re.IGNORECASE
            )
            jumlah = sum(map(int, bagian))
            habis = re.search(_HABIS, m["isi"]) and len(bagian) > 1
            if habis and jumlah != int(m["n"]):
                yield _temuan(kalimat, m, {jumlah: "rinciannya"})


def _sekelompok(tabel: Tabel) -> Iterator[Temuan]:
    """How many indicators each status or class has, against those listed beside it.

    Only where one count differs and another one holds: rows may go on where the page tore them.
    """
    kolom = {k.peran: k for k in tabel.kolom}
    banyak = [k for k in tabel.berperan("", "nilai") if _BANYAK.match(k.nama)]
    if not {"predikat", "indikator"} <= kolom.keys() or len(banyak) != 1 or tabel.sumber.potongan:
        return
    kelas, jumlah, nama = kolom["predikat"].indeks, banyak[0].indeks, kolom["indikator"].indeks
    if not kelas < jumlah < nama:
        return
    isi: list[tuple[Baris, int]] = []
    for b in tabel.data:
        milik = int(b.sel[nama].asal and any(c.isalpha() for c in b.sel[nama].teks))
        if b.sel[kelas].teks and b.sel[kelas].asal and jumlah in b.angka:
            isi.append((b, milik))
        elif isi and not (b.sel[kelas].teks and b.sel[kelas].asal):
            isi[-1:] = [(x, n + milik) for x, n in isi[-1:]]
        else:
            return
    beda = [(b, n) for b, n in isi if b.angka[jumlah].nilai != n]
    if len(beda) == 1 and any(n for b, n in isi if b is not beda[0][0]):
        [(b, n)] = beda
        sel = b.sel[jumlah]
        yield Temuan(
            cek="cacah",
            jenis=JenisTemuan.PERTANYAAN,
            pesan=f"'{b.sel[kelas].teks}' berjumlah {sel.teks}, tetapi yang didaftar {n}.",
            tempat=sel.tempat,
            tercetak=sel.teks,
            tabel=tabel.judul,
            label=b.sel[kelas].teks,
            kolom=banyak[0].nama,
            hitungan=f"{sel.teks} ≠ {n}",
            berat=2,
        )


def _predikat(bahan: Bahan) -> Iterator[Temuan]:
    """How many of so many have a class, where one table has a class in each of so many rows."""
    ada: dict[int, list[tuple[str, Counter[str]]]] = defaultdict(list)
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("predikat"):
            isi = [b.sel[kolom.indeks].teks.strip() for b in tabel.data]
            if isi and all(isi):
                ada[len(isi)].append((tabel.judul, Counter(isi)))
    for kalimat in bahan.kalimat if ada else ():
        for dari in _DARI_BANYAK.finditer(kalimat.samar):
            calon = ada.get(int(dari["n"]), [])
            for m in _BERPREDIKAT.finditer(kalimat.samar, dari.start("isi"), dari.end("isi")):
                if len(calon) == 1 and (banyak := calon[0][1][m["k"]]) != int(m["n"]):
                    yield _temuan(kalimat, m, {banyak: f"{calon[0][0]} (predikat {m['k']})"})


def _responden(bahan: Bahan) -> Iterator[Temuan]:
    """How many people were asked, where two tables of them have one and the same total."""
    total: dict[int, list[str]] = defaultdict(list)
    for tabel in bahan.tabel:
        judul = re.search("responden", tabel.judul, re.IGNORECASE)
        jumlah = [b for b in tabel.baris if b.jenis is JenisBaris.JUMLAH and b.angka]
        for kolom in tabel.kolom if judul and len(jumlah) == 1 else ():
            angka = jumlah[0].angka.get(kolom.indeks)
            isi = [b.angka.get(kolom.indeks) for b in tabel.data]
            if angka and angka.tepat and sum(a.nilai for a in isi if a) == angka.nilai:
                total[int(angka.nilai)].append(tabel.judul)
                break
    if len(total) != 1:
        return
    ((banyak, judul_),) = total.items()
    for kalimat in bahan.kalimat if len(judul_) > 1 else ():
        for m in _RESPONDEN.finditer(kalimat.samar):
            angka = kalimat.baca(m["n"])
            if angka and angka.nilai != banyak and _tertukar(angka, banyak):
                yield _temuan(kalimat, m, {banyak: judul_[0]})


def _tertukar(angka: SelAngka, banyak: int) -> bool:
    """Whether a count is one slip away; any other may count other people."""
    return any(baru.nilai == banyak for baru, _ in suntingan(angka.angka))


def _banyak(bahan: Bahan) -> dict[str, dict[int, str]]:
    """By level: how many different ones each table names that names all three levels."""
    hasil: dict[str, dict[int, str]] = defaultdict(dict)
    for tabel in bahan.tabel:
        nama: dict[str, set[str]] = defaultdict(set)
        for baris, dalam in bertingkat(tabel):
            if dalam < len(_URUTAN):
                nama[_URUTAN[dalam]].add(subjek(baris.label.get("program") or baris.nama))
        if len(nama) > _JENJANG:
            for apa, semua in nama.items():
                hasil[apa].setdefault(len(semua), tabel.judul)
    return hasil


def _temuan(kalimat: Kalimat, m: re.Match[str], ada: dict[int, str], tulis: str = "") -> Temuan:
    banyak, judul = next(iter(ada.items()))
    return Temuan(
        cek="cacah",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Tertulis {m[0]}, tetapi {judul} memuat {banyak}.",
        tempat=kalimat.paragraf.tempat,
        tercetak=m[0],
        label=kalimat.paragraf.teks[:120],
        hitungan=f"{tulis or m['n']} ≠ {banyak}",
        berat=2,
    )


_ISI = (
    "Tahun ini dilaksanakan 1 program, 2 kegiatan, dan {} sub kegiatan.\n\n"
    "Tabel 1 Rencana tahun 2024\nProgram/Kegiatan\tIndikator\tTarget\n"
    "Program Penunjang\tNilai\t80\nKegiatan Perencanaan\tDokumen\t3\n"
    "Sub Kegiatan Penyusunan Rencana\tDokumen\t1\nSub Kegiatan Penyusunan Laporan\tDokumen\t2\n"
    "Kegiatan Keuangan\tLaporan\t1\nSub Kegiatan Pembayaran Gaji\tBulan\t14\n"
)

CEK = CekTemuan(
    id="cacah",
    klaim="Banyaknya program, kegiatan, sasaran, rekomendasi, unsur, dan responden survei di"
    " kalimat sama dengan isi tabelnya; begitu juga banyaknya indikator tiap status.",
    dasar="Baris yang berbeda namanya di tabelnya; rincian di kalimat itu sendiri.",
    temuan=jalankan,
    lolos=_ISI.format(3),
    gagal=_ISI.format(4),
)
