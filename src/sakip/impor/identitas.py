"""Who reports, for which year and plan: read from the title page, the headers and the signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sakip.galat import Galat
from sakip.impor.kata import kata
from sakip.periksa.model import Dokumen, Paragraf

_JUDUL = 3  # rows of merged cells that a title takes
TAK_TERBACA = "(belum terbaca)"


@dataclass(slots=True)
class Identitas:
    """What a report says of itself. Empty where it does not say."""

    tahun: int
    nama: str = ""
    jenis: str = "lainnya"
    daerah: str = ""
    provinsi: str = ""
    tempat: str = ""
    tanggal: date | None = None
    rencana: tuple[int, int] | None = None
    pejabat: str = ""
    jabatan: str = ""
    pangkat: str = ""
    nip: str = ""
    tujuan: list[str] = field(default_factory=list)
    sasaran: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        nama = re.sub(r"^(?:kecamatan|kelurahan|dinas|badan)\s+", "", self.nama.casefold())
        return jadi_id(nama) or "kantor"

    @property
    def id_daerah(self) -> str:
        return jadi_id(re.sub(r"^(?:kabupaten|kota)\s+", "", self.daerah.casefold())) or "daerah"


def jadi_id(teks: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", teks.casefold()).strip("-")[:40].strip("-")


def id_baru(nama: str, ada: Iterable[str], kosong: str) -> str:
    """An id made of a name that none of those there has; kosong: for a name without letters."""
    dasar = jadi_id(nama) or kosong
    dipakai = set(ada)
    return next(
        satu for n in range(1, 1000) if (satu := dasar if n == 1 else f"{dasar}-{n}") not in dipakai
    )


def kenali(dokumen: Dokumen, tahun: int | None) -> Identitas:
    """Read what the document says of office and plan in its year. Raises Galat without a year."""
    teks = [p.teks for p in dokumen.paragraf]
    if tahun is None:
        raise Galat(
            "impor.tahun",
            dokumen.nama,
            "Tahun laporannya tidak terbaca.",
            "Sebutkan dengan --tahun, misalnya --tahun 2024.",
        )
    satu = Identitas(tahun)
    satu.nama, satu.jenis = _kantor(teks)
    satu.provinsi = _terbanyak(m["nama"].title() for t in teks for m in kata().provinsi.finditer(t))
    satu.daerah = _daerah(teks, satu.nama)
    satu.rencana = _rencana(teks, tahun)
    satu.tujuan = _daftar(teks, kata().awal_tujuan) or _langsung(teks)
    satu.sasaran = _daftar(teks, kata().awal_sasaran)
    return satu


def tahun_tertulis(dokumen: Dokumen) -> int | None:
    """The year in a title of the report, else none: the most frequent is for others to say."""
    teks = list(_berurut(dokumen))
    awal = [
        " ".join(teks[n : n + 3])
        for n, t in enumerate(teks[:60])
        if kata().judul_laporan.search(t) and len(t) < 200
        and not kata().bukan_judul.search(" ".join(teks[n : n + 3]))
    ]  # fmt: skip
    ada = Counter(int(y) for t in awal for y in kata().tahun_laporan.findall(t))
    ada = ada or Counter(int(y) for t in awal for y in re.findall(r"\b(20\d\d)\b", t))
    return ada.most_common(1)[0][0] if ada else None


def _berurut(dokumen: Dokumen) -> Iterator[str]:
    """Paragraphs in order, and the titles that a sheet holds in merged cells."""
    for blok in dokumen.blok:
        if isinstance(blok, Paragraf):
            yield blok.teks
        elif len(blok.baris) <= _JUDUL:
            yield from (b[0].teks for b in blok.baris if len({s.teks for s in b}) == 1)


def tahun_nama(nama: str) -> int | None:
    """The only year in the name of a file."""
    ada = set(re.findall(r"(?<!\d)20\d\d(?!\d)", nama))
    return int(ada.pop()) if len(ada) == 1 else None


def _kantor(teks: Sequence[str]) -> tuple[str, str]:
    """The office named most often, the lines of the title page weighing more."""
    hitung: Counter[tuple[str, str]] = Counter()
    ejaan: dict[tuple[str, str], Counter[str]] = {}
    teks = [re.sub(r"\bKec\. ?(?=[A-Z])", "Kecamatan ", t) for t in teks]
    for satu in kata().jenis_kantor:
        jenis = satu.pola
        pola = re.compile(kata().nama_kantor.replace("{jenis}", f"(?i:{jenis})"))
        for n, t in enumerate(teks):
            for cocok in pola.finditer(t):
                nama = _potong_nama(cocok["nama"])
                kunci = (satu.jenis, nama.casefold())
                if not nama[:1].isupper() or len(nama.split()) < 2:
                    continue
                berat = 10 if n < 40 and len(t) < 160 and kata().judul_laporan.search(t) else 1
                hitung[kunci] += berat
                ejaan.setdefault(kunci, Counter())[nama] += 1
    if not hitung:
        return "", "lainnya"
    terbanyak = max(hitung, key=lambda k: (hitung[k], len(k[1])))
    nama = max(ejaan[terbanyak], key=lambda e: (not e.isupper(), ejaan[terbanyak][e]))
    return (nama.title() if nama.isupper() else nama), terbanyak[0]


def _potong_nama(nama: str) -> str:
    """A name up to the words that begin something else: year, region, numbers, a sentence."""
    nama = re.split(r"(?<=[a-z]{3})\.\s", nama)[0]
    nama = re.split(
        r"\s+(?:Tahun|TAHUN|Kabupaten|KABUPATEN|Kab\.|Kota|KOTA|Provinsi|PROVINSI|Propinsi|Nomor|Perubahan|"
        r"Dan$|untuk\b|di\b|\d)", nama,
    )[0]  # fmt: skip
    return re.sub(r"[\s,.;:]+(?:dan|serta|untuk|di)?[\s,.;:]*$", "", nama).strip()


def _daerah(teks: Sequence[str], kantor: str) -> str:
    """The region named with the office, else the one named most often."""
    dekat = [t for t in teks if kantor and kantor.casefold() in t.casefold() and len(t) < 300]
    if sebutan := _sebutan_daerah(dekat):
        return sebutan
    provinsi = re.compile(rf"{re.escape(kantor)}\s+Pro[vp]insi", re.IGNORECASE)
    if kantor and any(provinsi.search(t) for t in teks):
        nama = _terbanyak(m["nama"].title() for t in dekat for m in kata().provinsi.finditer(t))
        return f"Provinsi {nama}"
    return _sebutan_daerah(teks)


def _sebutan_daerah(teks: Sequence[str]) -> str:
    def satu(t: str) -> Iterable[str]:
        for m in kata().daerah.finditer(t):
            jenis = "Kota" if m["jenis"].casefold() == "kota" else "Kabupaten"
            yield f"{jenis} {m['nama'].title()}"

    hitung = Counter(n for t in teks for n in satu(t))
    # A longer match that only sometimes goes on ("Jombang Serta") gives way to its beginning.
    for nama in list(hitung):
        for lain in list(hitung):
            if lain.startswith(nama + " ") and hitung[nama] >= hitung[lain]:
                hitung[nama] += hitung.pop(lain)
    return _terbanyak_dari(hitung)


def _terbanyak(isi: Iterable[str]) -> str:
    return _terbanyak_dari(Counter(isi))


def _terbanyak_dari(hitung: Counter[str]) -> str:
    return hitung.most_common(1)[0][0].strip() if hitung else ""


def _rencana(teks: Sequence[str], tahun: int) -> tuple[int, int] | None:
    """The years of the Renstra named most often; else those of a list of main indicators."""
    for pola in (kata().masa_rencana, kata().masa_iku):
        hitung = Counter(
            (int(a), int(b))
            for t in teks
            for a, b in pola.findall(t)
            if int(a) <= tahun <= int(b) and 1 <= int(b) - int(a) <= 6
        )
        if hitung:
            return hitung.most_common(1)[0][0]
    return None


def _daftar(teks: Sequence[str], awal: re.Pattern[str]) -> list[str]:
    """The items listed right below the first sentence that announces them."""
    for n, t in enumerate(teks):
        if not awal.search(t):
            continue
        hasil = []
        for lain in teks[n + 1 : n + 12]:
            cocok = kata().butir.match(lain)
            if not cocok or not kata().kondisi.match(cocok["isi"]):
                break
            hasil.append(cocok["isi"].strip(" .;"))
        if hasil:
            return hasil
    return []


def _langsung(teks: Sequence[str]) -> list[str]:
    """A goal that a sentence itself states."""
    ada = (cocok["isi"] for t in teks for cocok in kata().tujuan_langsung.finditer(t))
    return [satu.strip(" .,") for satu in ada][:1]
