"""The published figures as CSV and JSON; `templates/portal/data.html` documents every field."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sakip.web.pelaporan.models import Terbitan
from sakip.web.portal.selectors import Angka, figures, summary

PENGANTAR = {
    "keterangan": "/publik/data/",
    "lisensi": "Informasi publik; boleh dipakai dengan menyebut sumbernya (UU 14/2008 Pasal 5).",
}
"""What JSON says of itself: where it is described, and on what terms it may be used."""

KOLOM_CAPAIAN = {
    "daerah": _("id pemerintah daerah, seperti dalam alamat"),
    "kantor": _("id kantor, seperti dalam alamat"),
    "nama_kantor": _("nama kantor"),
    "tahun": _("tahun yang diukur"),
    "edisi": _("nomor edisi laporan; yang terbesar yang berlaku"),
    "tingkat": _("sasaran atau program"),
    "sasaran": _("nama sasaran atau program"),
    "id": _("id indikator; tetap dari tahun ke tahun"),
    "indikator": _("nama indikator menurut rencana tahun itu"),
    "satuan": _("satuan target dan realisasi; % berarti 98.5 adalah 98,5 persen"),
    "iku": _("ya bila indikator kinerja utama"),
    "target": _("angka yang dijanjikan, dalam satuannya"),
    "realisasi": _("angka yang dicapai, dalam satuannya"),
    "capaian": _("persen, menurut rumus arah indikator; 100 berarti janji terpenuhi"),
    "status": _("tercapai atau tidak, dalam kata"),
    "predikat": _("kelas capaian, dalam kata"),
    "alamat": _("alamat angka capaian; membuka hitungannya di …/angka/ALAMAT/"),
    "sumber": _("dokumen asalnya, untuk disebut bila data ini dipakai"),
}
KOLOM_ANGKA = {
    "alamat": _("alamat angka: ukuran:subjek:periode"),
    "nama": _("nama angka dalam kalimat"),
    "nilai": _("angka terbit dalam satuannya; rupiah penuh untuk uang"),
    "satuan": _("satuannya; kosong bila bukan angka"),
    "tampil": _("seperti tercetak dalam laporan"),
    "kosong": _("sebab tidak ada angka"),
    "hitungan": _("hitungannya ditulis lengkap"),
    "sumber": _("dokumen asalnya, untuk disebut bila data ini dipakai"),
}
"""Columns with what they mean. They may grow at the end; none goes and none changes its meaning."""
BERKAS = (("capaian", KOLOM_CAPAIAN), ("angka", KOLOM_ANGKA))
_ANGKA = frozenset({"tahun", "edisi", "target", "realisasi", "capaian", "nilai"})
"""Columns that hold nothing but a number."""
_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BILANGAN = re.compile(r"[-+]?([\d.,]+(%| [\w./ ]+)?)?")
"""A figure as printed, with its unit."""


def achievements(semua: Iterable[Terbitan]) -> Iterator[dict[str, Any]]:
    """One record an indicator; numbers as exact decimal text, empty where there is none."""
    for t in semua:
        isi = summary(t)
        for tingkat, sasaran, b in isi.semua():
            yield dict(
                zip(
                    KOLOM_CAPAIAN,
                    (
                        isi.kantor["daerah"],
                        isi.kantor["id"],
                        isi.kantor["nama"],
                        isi.tahun,
                        t.nomor,
                        tingkat,
                        sasaran.nama,
                        b.id,
                        b.nama,
                        b.satuan,
                        "ya" if b.iku else "tidak",
                        *(_number(a) for a in (b.target, b.realisasi, b.capaian)),
                        b.status.tampil if b.status else "",
                        b.predikat.tampil if b.predikat else "",
                        b.capaian.alamat if b.capaian else "",
                        source_of(t),
                    ),
                    strict=True,
                )
            )


def _number(angka: Angka | None) -> str:
    return angka.nilai if angka else ""


def all_figures(t: Terbitan) -> Iterator[dict[str, Any]]:
    """One record for each figure of an edition, with its sum written out."""
    sumber = source_of(t)
    for alamat, isi in figures(t).items():
        bagian = dict(isi["bagian"])
        yield {
            "alamat": alamat,
            "nama": isi["nama"],
            "nilai": isi["nilai"] or "",
            "satuan": isi["satuan"],
            "tampil": isi["tampil"],
            "kosong": isi["kosong"],
            "hitungan": " ".join(bagian.get("Hitungan", ())),
            "sumber": sumber,
        }


def source_of(t: Terbitan) -> str:
    """What to name when the data are used: the document, its edition, and its day."""
    isi = summary(t)
    pada = timezone.localdate(t.penetapan.pada)
    return f"Laporan Kinerja {isi.kantor['nama']} {isi.tahun}, edisi {t.nomor}, terbit {pada}"


def to_csv(kolom: Iterable[str], baris: Iterable[dict[str, Any]]) -> bytes:
    """RFC 4180 in UTF-8; a text that a spreadsheet would run is marked as text."""
    wadah, nama = io.StringIO(), tuple(kolom)
    penulis = csv.writer(wadah)
    penulis.writerow(nama)
    for satu in baris:
        penulis.writerow([satu[k] if k in _ANGKA else _safe(satu[k]) for k in nama])
    return wadah.getvalue().encode()


def _safe(isi: str) -> str:
    rumus = isi.lstrip(" ").startswith(_RUMUS) and not _BILANGAN.fullmatch(isi)
    return f"'{isi}" if rumus else isi


def to_json(isi: Any) -> bytes:
    return json.dumps(isi, ensure_ascii=False, indent=1).encode() + b"\n"
