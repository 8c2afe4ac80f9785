r"""Lists in one cell: a line for each item, readable and read back without loss.

    bukti            lkjip: Tabel 3.1
    tercetak         lkjip: Tabel 3.1 = 99,04
    komponen         selesai: Layanan yang selesai | berkas | berulang
    nilai komponen   selesai: 120        hadir: [3; 4; 5]
    huruf            kualitas: BB
    daftar           satu baris satu butir

A line that is only ``-`` says that the list is there and empty. Inside a text ``\n`` is a line
break, and a backslash before ``= | - \`` takes its meaning away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sakip.berkas import baris as b
from sakip.berkas.buku_kerja.kolom import Jenis
from sakip.core.angka import (
    Ambigu,
    Angka,
    Kosong,
    Label,
    Rusak,
    TanpaNilai,
    baca,
    cetak_penuh,
)
from sakip.galat import Galat

TANPA_ISI = "-"
_BERULANG = "berulang"
_LOLOS = re.compile(r"\\([n=|\\-])")


# -- writing ------------------------------------------------------------------


def write_evidence(semua: Sequence[b.Rujukan]) -> str:
    return _lines(_place(r) for r in semua)


def write_printed(semua: Sequence[b.Tercetak]) -> str:
    return _lines(f"{_place(t.rujukan, '=')} = {_shield(t.teks)}".rstrip() for t in semua)


def write_components(semua: Sequence[b.Komponen]) -> str:
    def satu(k: b.Komponen) -> str:
        bagian = [_shield(k.label, "|"), _shield(k.satuan, "|"), _BERULANG if k.berulang else ""]
        while not bagian[-1]:
            bagian.pop()
        return f"{k.nama}: {' | '.join(bagian)}"

    return _lines(map(satu, semua))


def write_values(semua: Mapping[str, Decimal | Sequence[Decimal]]) -> str:
    def satu(isi: Decimal | Sequence[Decimal]) -> str:
        if isinstance(isi, Decimal):
            return write_number(isi)
        return f"[{'; '.join(map(write_number, isi))}]"

    return _lines(f"{nama}: {satu(isi)}" for nama, isi in semua.items())


def write_letters(semua: Mapping[str, str]) -> str:
    return _lines(f"{sub}: {_shield(huruf)}" for sub, huruf in semua.items())


def write_list(semua: Sequence[str]) -> str:
    return _lines("\\-" if satu == TANPA_ISI else _shield(satu) for satu in semua)


def write_number(nilai: Decimal) -> str:
    """With a decimal comma; with one zero more where three decimals could be thousands."""
    teks = b.teks_baku(nilai).replace(".", ",")
    return teks if isinstance(baca(teks), Angka) else f"{teks}0"


def _lines(semua: Any) -> str:
    return "\n".join(semua) or TANPA_ISI


def _place(rujukan: b.Rujukan, tanda: str = "") -> str:
    tempat = _shield(rujukan.tempat, tanda)
    return f"{rujukan.dokumen}: {tempat}" if tempat else rujukan.dokumen


def _shield(teks: str, tanda: str = "") -> str:
    """A text on one line, in which `tanda` separates nothing."""
    teks = teks.replace("\\", "\\\\").replace("\n", "\\n")
    return teks.replace(tanda, f"\\{tanda}") if tanda else teks


# -- reading ------------------------------------------------------------------


def read_evidence(teks: str) -> list[dict[str, str]]:
    return [_read_place(satu) for satu in _items(teks)]


def read_printed(teks: str) -> list[dict[str, Any]]:
    hasil = []
    for satu in _items(teks):
        rujukan, cetakan = _cut(satu, "=")
        hasil.append({"teks": _open(cetakan), "rujukan": _read_place(rujukan)})
    return hasil


def read_components(teks: str) -> list[dict[str, Any]]:
    hasil = []
    for satu in _items(teks):
        nama, sisa = _named(satu, "selesai: Layanan yang selesai | berkas")
        label, sisa = _cut(sisa, "|")
        satuan, berulang = _cut(sisa, "|")
        if berulang.strip() not in {"", _BERULANG}:
            raise Galat(
                "buku_kerja.komponen",
                "",
                f"Bagian ketiga komponen '{nama}' berbunyi '{berulang.strip()[:40]}'.",
                "Tulis berulang, atau hapus tanda | itu.",
            )
        komponen = {"nama": nama, "label": _open(label), "satuan": _open(satuan)}
        hasil.append({**komponen, "berulang": bool(berulang.strip())})
    return hasil


def read_values(teks: str) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for satu in _items(teks):
        nama, isi = _named(satu, "selesai: 120")
        _once(nama, hasil)
        if isi.startswith("[") and isi.endswith("]"):
            hasil[nama] = [read_number(s) for s in isi[1:-1].split(";") if s.strip()]
        else:
            hasil[nama] = read_number(isi)
    return hasil


def read_letters(teks: str) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in _items(teks):
        sub, huruf = _named(satu, "kualitas: BB")
        _once(sub, hasil)
        hasil[sub] = _open(huruf)
    return hasil


def read_list(teks: str) -> list[str]:
    return [_open(satu) for satu in _items(teks)]


def read_ids(teks: str) -> list[str]:
    """Ids may also stand in one line, with commas."""
    return [s.strip() for satu in _items(teks) for s in re.split("[,;]", satu) if s.strip()]


def read_number(teks: str) -> Decimal:
    """One number, with nothing beside it but a percent sign; never a guess."""
    match baca(teks.strip()):
        case Angka(nilai=nilai, satuan="" | "%", keterangan=""):
            return nilai
        case bacaan:
            raise not_a_number(teks, bacaan)


def not_a_number(
    teks: str, bacaan: Any, contoh: str = "74,30", jenis: Jenis = Jenis.DESIMAL
) -> Galat:
    """Why a text is not one number, and what to type instead in a column of that kind.

    Only a column of figures (DESIMAL) may have one beside it for classes and kinds of no number.
    """
    pendek = teks if len(teks) <= 40 else f"{teks[:39]}…"
    apa = "jumlah rupiah" if jenis is Jenis.RUPIAH else "satu angka"
    alasan, saran = "", f"Ketik sebagai angka saja, misalnya {contoh}."
    match bacaan:
        case Ambigu(calon=calon, alasan=alasan):
            angka = [c.nilai.normalize() for c in calon if isinstance(c, Angka)]
            tulis = " atau ".join(dict.fromkeys(_typed(n, jenis) for n in angka))
            saran = f"Ketik sebagai angka, atau tulis {tulis}, mana yang Anda maksud."
        case Angka(satuan=satuan) if jenis is Jenis.RUPIAH and satuan not in {"", "Rp"}:
            # "11,46 M" may well be milyar: the number alone would be a guess.
            alasan = f"Satuannya '{satuan}', bukan rupiah."
            saran = f"Tulis rupiahnya dengan lengkap, misalnya {contoh}."
        case Angka(nilai=nilai):
            alasan = "Ada satuan atau keterangan di samping angkanya."
            saran = f"Tulis {_typed(nilai, jenis)} saja."
        case Kosong(jenis=sebab) if jenis is Jenis.DESIMAL and sebab is not TanpaNilai.BELUM_DIISI:
            saran = f"Kosongkan sel ini, lalu pilih {sebab.value.replace('_', ' ')} di kolom "
            saran += "Kosong karena bila ada."
        case Kosong():
            saran = "Kosongkan sel ini bila angkanya belum ada, atau tulis 0 bila memang nol."
        case Label() if jenis is Jenis.DESIMAL:
            saran = f"{saran} Kelas seperti BB ditulis di kolom Label bila ada."
        case Rusak() if teks[:1].isdecimal():
            alasan, saran = bacaan.alasan, bacaan.saran
    return Galat("buku_kerja.angka", "", f"'{pendek}' bukan {apa}. {alasan}".strip(), saran)


def _typed(nilai: Decimal, jenis: Jenis) -> str:
    """A number as one types it into a column: money with its thousands apart."""
    return cetak_penuh(nilai) if jenis is Jenis.RUPIAH else write_number(nilai)


def _items(teks: str) -> list[str]:
    satu = [baris.strip() for baris in teks.split("\n") if baris.strip()]
    return [] if satu == [TANPA_ISI] else satu


def _read_place(teks: str) -> dict[str, str]:
    dokumen, _, tempat = teks.partition(":")
    return {"dokumen": dokumen.strip(), "tempat": _open(tempat)}


def _named(teks: str, contoh: str) -> tuple[str, str]:
    nama, ada, isi = teks.partition(":")
    if not ada:
        pesan = f"Baris '{teks[:40]}' tidak punya titik dua."
        raise Galat("buku_kerja.titik_dua", "", pesan, f"Tulis seperti {contoh}.")
    return nama.strip(), isi.strip()


def _once(nama: str, sudah: Mapping[str, Any]) -> None:
    if nama in sudah:
        pesan = f"'{nama}' ditulis dua kali dalam sel ini."
        raise Galat("buku_kerja.kembar", "", pesan, "Hapus salah satu.")


def _cut(teks: str, tanda: str) -> tuple[str, str]:
    """What stands before and after the first `tanda` that is not shielded."""
    cocok = re.match(rf"((?:\\.|[^\\{tanda}])*)\{tanda}", teks, re.DOTALL)
    return (cocok[1], teks[cocok.end() :]) if cocok else (teks, "")


def _open(teks: str) -> str:
    """A shielded text as it was."""
    return _LOLOS.sub(lambda m: "\n" if m[1] == "n" else m[1], teks).strip()
