"""Rules as text for people, in a terminal of 80 columns."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from sakip.core.angka import cetak, cetak_penuh
from sakip.core.aturan import jenis as j
from sakip.core.aturan.bentuk import Contoh
from sakip.core.aturan.buku import TERVERIFIKASI, Aturan, BukuAturan, nama_jenis
from sakip.core.capaian import METODE
from sakip.core.jejak import Perhitungan, tulis_penuh
from sakip.core.periode import cetak_tanggal
from sakip.core.predikat import teks_batas
from sakip.galat import Galat

LEBAR = 80
_KOLOM = 14
_PANJANG = 40  # characters; a longer text in a list gets its own line
_TANPA_NAMA = frozenset({"id", "kode", "nama", "judul", "teks", "keterangan"})
_KATA_KUNCI = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")

_STATUS = {
    "terverifikasi": "terverifikasi",
    "belum_diverifikasi": "belum diverifikasi (belum dicocokkan dengan naskahnya)",
}
_TARGET_NOL = {
    "tak_terdefinisi": "capaian tak terdefinisi",
    "seratus": "capaian 100",
    "seratus_bila_realisasi_nol": "capaian 100 bila realisasi juga 0, selain itu 0",
}
_REALISASI_NOL = {
    "hitung": "dihitung dengan rumus yang sama",
    "batas": "capaian sebesar batas yang berlaku, tak terdefinisi bila tanpa batas",
}


def kepala(buku: BukuAturan, aturan: Aturan, pada: date | None = None) -> str:
    """Id, title, validity, layer, status, sources, notes."""
    masa = f"mulai {cetak_tanggal(aturan.dari)}"
    if aturan.sampai:
        masa += f" sampai {cetak_tanggal(aturan.sampai)}"
    if pada:
        masa += f" (dilihat pada {cetak_tanggal(pada)})"
    baris = [
        _lipat(f"{aturan.id}: {aturan.judul}"),
        "",
        _dua_kolom("Berlaku", masa),
        _dua_kolom("Lapisan", buku.sebutan(aturan.daerah)),
        _dua_kolom("Status", _STATUS[aturan.status]),
    ]
    for ke, sumber in enumerate(aturan.sumber):
        baris.append(_dua_kolom("" if ke else "Sumber", str(sumber)))
    for ke, catatan in enumerate(aturan.catatan):
        baris.append(_dua_kolom("" if ke else "Catatan", catatan))
    return "\n".join([*baris, _dua_kolom("Sidik", aturan.sidik)])


def isi(aturan: Aturan) -> str:
    """The content, one setting per line."""
    judul = f"Isi ({nama_jenis(type(aturan.isi))})"
    return "\n".join([judul, *map(_lipat_lekuk, _baris_isi(aturan.isi))])


def jelaskan(buku: BukuAturan, aturan: Aturan) -> str:
    """The rule in sentences: what it does, its formula, validity and source, worked examples."""
    bagian = [kepala(buku, aturan)]
    kalimat = [aturan.penjelasan, *_kalimat(aturan.isi)]
    bagian += [_lipat(satu) for satu in kalimat if satu]
    if not isinstance(aturan.isi, j.MetodeCapaian):
        bagian.append(isi(aturan))
    if aturan.contoh:
        contoh = [_lipat(uraikan_contoh(buku, aturan, c), "  - ", "    ") for c in aturan.contoh]
        bagian.append("\n".join(["Contoh", *contoh]))
    return "\n\n".join(bagian)


def uraikan_contoh(buku: BukuAturan, aturan: Aturan, contoh: Contoh) -> str:
    """One example with its sum written out: ``target 74,30, realisasi 73,59: ... = 99,04``."""
    # Only here: the rooms above core take longer to load than a rule takes to show.
    from sakip.hitung.contoh_aturan import jalankan_contoh

    keluaran = jalankan_contoh(buku, aturan, contoh)
    diminta = contoh.hasil if isinstance(contoh.hasil, dict) else {"terbit": contoh.hasil}
    hasil = []
    for nama, seharusnya in diminta.items():
        sebut = "" if nama == "terbit" else f"{nama.replace('_', ' ')} "
        satu = keluaran[nama]
        hitungan = _hitungan(satu, contoh, seharusnya) if isinstance(satu, Perhitungan) else ""
        berupa_kode = isinstance(aturan.isi, j.Nomenklatur)
        teks = seharusnya if berupa_kode else _angka_indonesia(seharusnya)
        hasil.append(sebut + (hitungan or teks))
    ekor = f" ({contoh.keterangan})" if contoh.keterangan else ""
    return f"{_sebut(contoh.masukan)}: {'; '.join(hasil)}{ekor}"


def daftar(buku: BukuAturan, jenis: str | None) -> str:
    """All rules: id, title, layer, and a mark for what is not verified."""
    semua = buku.daftar(jenis)
    kiri = max((len(satu.id) for satu in semua), default=0) + 2
    baris = []
    for satu in semua:
        tanda = "" if satu.status == TERVERIFIKASI else " *"
        daerah = f" [{buku.sebutan(satu.daerah)}]" if satu.daerah else ""
        baris.append(_lipat(f"{satu.judul}{daerah}{tanda}", satu.id.ljust(kiri), " " * kiri))
    kaki = f"{len(semua)} aturan, buku {buku.versi}. Tanda * berarti belum diverifikasi."
    return "\n".join([*baris, "", kaki, "Lihat isinya: sakip aturan tampil ID"])


def sebagai_json(aturan: Aturan) -> dict[str, Any]:
    """The rule as plain data; figures are exact decimal text."""
    return {
        "id": aturan.id,
        "judul": aturan.judul,
        "daerah": aturan.daerah,
        "dari": aturan.dari.isoformat(),
        "sampai": aturan.sampai.isoformat() if aturan.sampai else None,
        "status": aturan.status,
        "sumber": [satu._asdict() for satu in aturan.sumber],
        "catatan": list(aturan.catatan),
        "sidik": aturan.sidik,
        "isi": aturan.isi.model_dump(mode="json"),
    }


# -- content in lines -----------------------------------------------------------


def _kalimat(isi_aturan: j.Isi) -> Iterator[str]:
    if isinstance(isi_aturan, j.MetodeCapaian):
        pola = METODE[isi_aturan.metode].pola.replace("{", "").replace("}", "")
        yield f"Rumus: {pola}."
        yield (
            f"Bila target 0: {_TARGET_NOL[isi_aturan.saat_target_nol]}. "
            f"Bila realisasi 0: {_REALISASI_NOL[isi_aturan.saat_realisasi_nol]}."
        )
        lantai = "" if isi_aturan.lantai is None else f"Paling rendah {_nilai(isi_aturan.lantai)}. "
        yield (
            f"{lantai}Masukan memakai angka {isi_aturan.masukan}; hasilnya diterbitkan "
            f"{isi_aturan.desimal} desimal."
        )


def _baris_isi(model: BaseModel, dalam: int = 1) -> Iterator[str]:
    lekuk = "  " * dalam
    for nama in type(model).model_fields:
        nilai = getattr(model, nama)
        if nama == "jenis" or nilai in ((), "", {}):
            continue
        sebut = nama.replace("_", " ")
        if isinstance(nilai, tuple) and nilai and isinstance(nilai[0], BaseModel):
            yield f"{lekuk}{sebut}"
            for satu in nilai:
                yield from _butir(satu, dalam + 1)
        elif isinstance(nilai, BaseModel):
            yield f"{lekuk}{sebut}"
            yield from _baris_isi(nilai, dalam + 1)
        elif isinstance(nilai, Mapping):
            yield f"{lekuk}{sebut}"
            for kunci, isinya in nilai.items():
                if isinstance(isinya, tuple) and isinya and isinstance(isinya[0], BaseModel):
                    yield f"{lekuk}  {kunci}"
                    for satu in isinya:
                        yield from _butir(satu, dalam + 2)
                else:
                    yield f"{lekuk}  {kunci}: {_nilai(isinya)}"
        else:
            yield f"{lekuk}{sebut}: {_nilai(nilai)}"


def _butir(satu: BaseModel, dalam: int) -> Iterator[str]:
    """An element of a list in one line, its own lists below it."""
    lekuk = "  " * dalam
    if isinstance(satu, j.Kelas):
        ekor = f" ({satu.keterangan})" if satu.keterangan else ""
        yield f"{lekuk}{satu.kode}: {teks_batas(satu) or 'semua nilai'}, {satu.label}{ekor}"
        return
    if isinstance(satu, j.Celah):
        kiri = "" if satu.bawah_termasuk else ">"
        kanan = "" if satu.atas_termasuk else "<"
        bawah, atas = _nilai(satu.bawah), _nilai(satu.atas)
        yield f"{lekuk}{kiri}{bawah} s.d. {kanan}{atas}: {satu.alasan}"
        return
    sebaris: list[str] = []
    bawahan: list[str] = []
    for nama, kolom in type(satu).model_fields.items():
        nilai = getattr(satu, nama)
        if nilai is None or nilai == kolom.default:
            continue
        if isinstance(nilai, tuple) and nilai and isinstance(nilai[0], BaseModel):
            bawahan += [teks for anak in nilai for teks in _butir(anak, dalam + 1)]
        elif nama in _TANPA_NAMA:
            sebaris.append(str(nilai))
        elif isinstance(nilai, str) and len(nilai) > _PANJANG:
            bawahan.append(f"{lekuk}  {nama.replace('_', ' ')}: {nilai}")
        else:
            sebaris.append(f"{nama.replace('_', ' ')} {_nilai(nilai)}")
    pertama, *sisa = sebaris
    yield f"{lekuk}{pertama}" + (f": {', '.join(sisa)}" if sisa else "")
    yield from bawahan


def _nilai(nilai: object) -> str:
    match nilai:
        case None:
            return "tidak ada"
        case bool():
            return "ya" if nilai else "tidak"
        case Decimal() | int():
            return cetak_penuh(nilai)
        case tuple():
            return ", ".join(map(_nilai, nilai))
        case Mapping():
            return ", ".join(f"{kunci} {_nilai(isinya)}" for kunci, isinya in nilai.items())
        case str() if _KATA_KUNCI.fullmatch(nilai):
            return nilai.replace("_", " ")
        case _:
            return str(nilai)


def _lipat(teks: str, awal: str = "", lanjut: str = "") -> str:
    """Folded at 80 columns; ids and file names are never broken."""
    return textwrap.fill(
        teks,
        LEBAR,
        initial_indent=awal,
        subsequent_indent=lanjut,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _lipat_lekuk(baris: str) -> str:
    lekuk = " " * (len(baris) - len(baris.lstrip()))
    return _lipat(baris.strip(), lekuk, f"{lekuk}    ")


def _dua_kolom(kiri: str, kanan: str) -> str:
    return _lipat(kanan, kiri.ljust(_KOLOM), " " * _KOLOM)


# -- examples -------------------------------------------------------------------


def _hitungan(hasil: Perhitungan, contoh: Contoh, seharusnya: str) -> str:
    """The method's pattern filled with the inputs; empty where the example lacks one of them."""
    if hasil.penuh is None:
        return ""
    isian: dict[str, str] = {}
    for nama, nilai in _datar(contoh.masukan):
        teks = _angka_indonesia(nilai)
        isian[nama] = f"{isian[nama]} + {teks}" if nama in isian else teks
    # A difference names what is taken off by its own name.
    if "pengurang" in isian:
        isian |= {"serapan": isian["pengurang"], "ketersediaan": isian["pengurang"]}
    try:
        kiri = hasil.pola.format_map(isian)
    except KeyError:
        return ""
    kanan = tulis_penuh(hasil.penuh, len(seharusnya.partition(".")[2]))
    return kanan if kiri == kanan else f"{kiri} = {kanan}"


def _datar(masukan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for nama, nilai in masukan.items():
        if isinstance(nilai, Mapping):
            yield from _datar(nilai)
        elif isinstance(nilai, list):
            yield from ((nama, str(satu)) for satu in nilai if not isinstance(satu, Mapping))
        else:
            yield nama, str(nilai)


def _sebut(masukan: Mapping[str, Any]) -> str:
    return ", ".join(f"{nama.replace('_', ' ')} {_sebut_nilai(n)}" for nama, n in masukan.items())


def _sebut_nilai(nilai: Any) -> str:
    if isinstance(nilai, Mapping):
        return f"({_sebut(nilai)})"
    if isinstance(nilai, list):
        return "; ".join(map(_sebut_nilai, nilai))
    return _angka_indonesia(str(nilai))


def _angka_indonesia(teks: str) -> str:
    """Exact decimal text as printed here, ``2427729885`` as ``2.427.729.885``; else as it is."""
    polos = teks.removeprefix("-")
    if polos.count(".") > 1 or not polos.replace(".", "").isdigit():
        return teks.replace("_", " ")
    return cetak(Decimal(teks), len(teks.partition(".")[2]))


def temuan(galat: Iterable[Galat]) -> str:
    """Findings as a list, one paragraph each."""
    return "\n".join(_lipat(str(satu), "- ", "  ") for satu in galat)
