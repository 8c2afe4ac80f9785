"""The official documents as the site offers them, and what one of them depends on."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import sakip
from sakip.berkas.model import Berkas
from sakip.berkas.tulis import to_json
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.laporan.daftar import KERTAS_KERJA, NASKAH, Pilihan, forms_of
from sakip.web.dasar.simpanan import name_of
from sakip.web.organisasi.models import Kantor
from sakip.web.tukar.lampiran import attachments, printed

KEGUNAAN = {
    "lkjip": gettext_lazy("Laporan tahunan lengkap dengan lampiran perhitungan."),
    "perjanjian": gettext_lazy("Lembar pernyataan dan lampirannya, tiap jenjang jabatan."),
    "iku": gettext_lazy("Indikator beserta arti, rumus, dan sumber datanya."),
    "berita-acara": gettext_lazy("Kesepakatan target beserta kertas kerjanya."),
    "rencana-aksi": gettext_lazy("Langkah dan target tiap triwulan."),
    "pengukuran-rencana-aksi": gettext_lazy("Target dan realisasi rencana aksi tiap triwulan."),
    "pengukuran": gettext_lazy("Target, realisasi, dan capaian setahun."),
    "triwulan": gettext_lazy("Capaian sampai satu triwulan, dengan hambatan dan tindak lanjut."),
    "evaluasi-renja": gettext_lazy("Formulir E.81: Renja dibanding Renstra."),
    KERTAS_KERJA: gettext_lazy("Setiap hitungan sebagai rumus hidup di buku kerja."),
}
"""What each document is for, in the order in which the page lists them."""

BERVERSI = frozenset({"perjanjian", "berita-acara"})
"""Documents of one plan edition; the last one signed unless another is chosen."""
PER_JABATAN = frozenset({"perjanjian"})
UNTUK_TAHUN = frozenset({"berita-acara"})
"""Minutes that set the targets of a year, that of the page unless another is chosen."""


class Butir(NamedTuple):
    """A document on the page. bentuk: endings without the dot; choices are id and name."""

    id: str
    judul: str
    guna: str
    bentuk: tuple[str, ...]
    periode: tuple[tuple[str, str], ...] = ()
    versi: tuple[tuple[str, str], ...] = ()
    jabatan: tuple[tuple[str, str], ...] = ()
    untuk: tuple[tuple[str, str], ...] = ()


def catalog(berkas: Berkas) -> list[Butir]:
    """Every document and its choices for one office and year."""
    versi = tuple((v.id, v.nama) for v in berkas.versi_rencana if v.periode == str(berkas.tahun))
    untuk = tuple((str(t), str(t)) for t in sorted({u.tahun for u in berkas.usulan_target}))
    jabatan = tuple((j.id, j.nama) for j in berkas.jabatan if not j.luar)
    return [
        Butir(
            nama,
            title_of(nama),
            str(guna),
            tuple(b.lstrip(".") for b in forms_of(nama)),
            _quarters(berkas) if nama in NASKAH and NASKAH[nama].per_triwulan else (),
            versi if nama in BERVERSI else (),
            jabatan if nama in PER_JABATAN else (),
            untuk if nama in UNTUK_TAHUN else (),
        )
        for nama, guna in KEGUNAAN.items()
    ]


def title_of(nama: str) -> str:
    return NASKAH[nama].judul if nama in NASKAH else _("Kertas Kerja Perhitungan Capaian")


def quarter_name(periode: str) -> str:
    """``Triwulan II``, on a page that says of which year."""
    return Periode.baca(periode).tampil().partition(" Tahun")[0]


def _quarters(berkas: Berkas) -> tuple[tuple[str, str], ...]:
    """Quarters of the year, the last one with a figure first."""
    semua = [f"{berkas.tahun}-T{n}" for n in range(1, 5)]
    terisi = {r.periode for r in berkas.realisasi if r.nilai is not None or r.komponen}
    ada = [t for t in reversed(semua) if t in terisi]
    urut = (*ada, *(t for t in semua if t not in ada))
    return tuple((t, quarter_name(t)) for t in urut)


def check_choices(berkas: Berkas, nama: str, bentuk: str, pilihan: Pilihan) -> None:
    """Raise Galat for a document, form or choice that there is not."""
    butir = next((b for b in catalog(berkas) if b.id == nama), None)
    if butir is None or bentuk not in butir.bentuk:
        raise _unknown(nama, bentuk)
    for isi, boleh in (
        (pilihan.periode, butir.periode),
        (pilihan.versi, butir.versi),
        (pilihan.jabatan, butir.jabatan),
        (str(pilihan.untuk or ""), butir.untuk),
    ):
        if isi and isi not in dict(boleh):
            raise _unknown(nama, isi)
    if butir.periode and not pilihan.periode:
        raise _unknown(nama, _("triwulan kosong"))


def _unknown(nama: str, isi: str) -> Galat:
    return Galat(
        "pelaporan.pilihan",
        nama,
        _("Pilihan '%(isi)s' tidak ada untuk naskah ini.") % {"isi": isi},
        _("Muat ulang halaman Lapor, lalu pilih lagi."),
    )


class Sumber(NamedTuple):
    """What documents are made of: SHA-256 of the Berkas, and of each picture by name."""

    berkas: str
    hiasan: dict[str, str]


def source_of(kantor: Kantor, berkas: Berkas) -> Sumber:
    """The data as they stand, without keeping them; two queries."""
    hiasan = printed(berkas, attachments(kantor, berkas).sidik)
    return Sumber(name_of(to_json(berkas).encode()), hiasan)


def key_of(sumber: Sumber, nama: str, bentuk: str, pilihan: Pilihan) -> str:
    """SHA-256 of all that a document depends on: data, choices, and the library that prints it."""
    teks = json.dumps([sumber, nama, bentuk, list(pilihan), library_print()])
    return hashlib.sha256(teks.encode()).hexdigest()


@lru_cache(maxsize=1)
def library_print() -> str:
    """Fingerprint of the library as installed: its version and its files, the site left out."""
    rumah = Path(sakip.__file__).parent
    sidik = hashlib.sha256(sakip.__version__.encode())
    for jalur in sorted(rumah.rglob("*")):
        if jalur.suffix in {".py", ".typ", ".yaml", ".lark"}:
            nama = jalur.relative_to(rumah)
            if nama.parts[0] not in {"web", "cli"}:
                sidik.update(str(nama).encode() + b"\0" + jalur.read_bytes())
    return sidik.hexdigest()
