"""Attachments of a Berkas: taken in as evidence and pictures, and given out again with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from django.utils.translation import gettext as _

from sakip.berkas.baris import Dokumen as BarisDokumen
from sakip.berkas.kemasan import ENTRI_MAKS, LAMPIRAN_MAKS
from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.laporan.hiasan import chosen
from sakip.web.akun.models import Akun
from sakip.web.audit.services import catat
from sakip.web.dasar import simpanan
from sakip.web.organisasi.models import Dokumen, Hiasan, Kantor
from sakip.web.pengukuran.models import Bukti
from sakip.web.pengukuran.unggahan import accept, evidence_name
from sakip.web.tukar.hiasan import accept_picture, put


class Diterima(NamedTuple):
    """One attachment that is new to the office. jenis: by its content, as ``pdf``."""

    nama: str
    jenis: str
    isi: bytes


class Pilahan(NamedTuple):
    """Attachments sorted: evidence by document, pictures by place, and those left out."""

    bukti: dict[str, Diterima]
    hiasan: dict[str, Diterima]
    ditolak: list[Galat]

    @property
    def banyak(self) -> int:
        return len(self.bukti) + len(self.hiasan)


def sort_out(kantor: Kantor | None, berkas: Berkas, lampiran: Mapping[str, bytes]) -> Pilahan:
    """What of the attachments the office does not have yet; kantor None: it has none.

    A finding for each that stays out: nothing names it, its kind is not accepted, or it would
    replace evidence, which never changes.
    """
    hasil = Pilahan({}, {}, [])
    tempat = {nama: t for t, nama in chosen(berkas, lampiran).items()}
    disebut: dict[str, list[str]] = {}
    for d in berkas.dokumen:
        if d.lampiran in lampiran:
            disebut.setdefault(d.lampiran, []).append(d.id)
    ada, hiasan = _kept(kantor)
    for nama, isi in lampiran.items():
        try:
            if dokumen := disebut.get(nama):
                _as_evidence(hasil, ada, dokumen, nama, isi)
            elif nama in tempat:
                if hiasan.get(tempat[nama]) != simpanan.name_of(isi):
                    jenis = accept_picture(isi, nama)
                    hasil.hiasan[tempat[nama]] = Diterima(nama, jenis, isi)
            else:
                raise _loose(nama)
        except Galat as galat:
            hasil.ditolak.append(Galat(galat.kode, nama, galat.pesan, galat.saran))
    return hasil


def _kept(kantor: Kantor | None) -> tuple[dict[str, str], dict[str, str]]:
    """Content the office has, by document and by place of a picture."""
    if kantor is None:
        return {}, {}
    milik = {"pemda": kantor.pemda_id, "kantor": kantor}
    bukti = Bukti.objects.filter(**milik).values_list("dokumen__id_teks", "sidik")
    return dict(bukti), dict(Hiasan.objects.filter(**milik).values_list("tempat", "sidik"))


def _as_evidence(
    hasil: Pilahan, ada: dict[str, str], dokumen: list[str], nama: str, isi: bytes
) -> None:
    """Enter a file as evidence of the document that names it; `ada` grows by what is entered."""
    sidik = simpanan.name_of(isi)
    milik = [d for d, s in ada.items() if s == sidik]
    if set(dokumen) <= set(milik):
        return
    if lain := next((d for d in (*milik, *dokumen[1:]) if d != dokumen[0]), None):
        raise Galat(
            "lampiran.kembar",
            nama,
            _("Berkas yang sama sudah menjadi bukti dokumen '%(lain)s'.") % {"lain": lain},
            _("Satu berkas milik satu dokumen; angka boleh merujuk dokumen itu berkali-kali."),
        )
    if dokumen[0] in ada:
        raise Galat(
            "lampiran.ganti",
            nama,
            _("Dokumen '%(dokumen)s' sudah punya bukti lain, dan bukti tidak diganti.")
            % {"dokumen": dokumen[0]},
            _("Buat dokumen baru untuk berkas ini."),
        )
    jenis, aman = accept(isi, PurePosixPath(nama).name)
    hasil.bukti[dokumen[0]] = Diterima(aman, jenis, isi)
    ada[dokumen[0]] = sidik


def _loose(nama: str) -> Galat:
    return Galat(
        "lampiran.lepas",
        nama,
        _("Tidak ada dokumen yang menyebutnya, dan bukan lambang atau tanda tangan pejabat."),
        _(
            "Tulis namanya di kolom lampiran lembar dokumen, atau namai lambang.png atau"
            " tanda-tangan-<id pejabat>.png."
        ),
    )


def keep_all(kantor: Kantor, berkas: Berkas, lampiran: Mapping[str, bytes], *, actor: Akun) -> int:
    """Keep what `sort_out` accepts, inside the transaction of the import. Returns how many."""
    pilahan = sort_out(kantor, berkas, lampiran)
    milik = {"pemda": kantor.pemda, "kantor": kantor}
    dokumen = dict(Dokumen.objects.filter(**milik).values_list("id_teks", "pk"))
    for id_teks, satu in pilahan.bukti.items():
        # The file first: a row never names one that is not there.
        sidik = simpanan.keep(kantor.pemda, satu.isi)
        bukti = Bukti.objects.create(
            **milik,
            dokumen_id=dokumen[id_teks],
            sidik=sidik,
            nama=satu.nama,
            jenis=satu.jenis,
            ukuran=len(satu.isi),
            oleh=actor,
        )
        catat(
            actor,
            "bukti.unggah",
            pemda=kantor.pemda,
            objek=f"bukti:{bukti.uuid}",
            kantor=kantor.uuid,
            isi={"nama": satu.nama, "sidik": sidik, "ukuran": len(satu.isi)},
        )
    for tempat, satu in pilahan.hiasan.items():
        put(actor, kantor, tempat, satu.jenis, satu.isi)
    return pilahan.banyak


class Lampiran(NamedTuple):
    """A Berkas with the names its evidence has in the zip, and SHA-256 of every attachment."""

    berkas: Berkas
    sidik: dict[str, str]


def attachments(kantor: Kantor, berkas: Berkas) -> Lampiran:
    """What is given out with a Berkas of the office, by name; two queries.

    A document names what the site keeps of it, and nothing where the site keeps nothing.
    """
    milik = {"pemda": kantor.pemda_id, "kantor": kantor}
    sidik = {h.nama: h.sidik for h in Hiasan.objects.filter(**milik)}
    bukti = {
        id_teks: (jenis, s)
        for id_teks, jenis, s in Bukti.objects.filter(**milik).values_list(
            "dokumen__id_teks", "jenis", "sidik"
        )
    }
    dokumen = tuple(_named(berkas.dokumen, bukti, sidik))
    return Lampiran(berkas.model_copy(update={"dokumen": dokumen}), sidik)


def _named(
    semua: Iterable[BarisDokumen], bukti: Mapping[str, tuple[str, str]], sidik: dict[str, str]
) -> Iterator[BarisDokumen]:
    for d in semua:
        nama = ""
        if d.id in bukti:
            jenis, isi = bukti[d.id]
            nama = d.lampiran if d.lampiran not in ("", *sidik) else evidence_name(isi, jenis)
            sidik[nama] = isi
        yield d if d.lampiran == nama else d.model_copy(update={"lampiran": nama})


def printed(berkas: Berkas, sidik: Mapping[str, str]) -> dict[str, str]:
    """Of the attachments those that papers bear: name and SHA-256, in the order of their names."""
    return {nama: sidik[nama] for nama in sorted(chosen(berkas, sidik).values())}


def files(kantor: Kantor, sidik: Mapping[str, str]) -> dict[str, Path]:
    """Where attachments lie, by name; raises Galat where one is gone."""
    return {nama: simpanan.path_of(kantor.pemda, s) for nama, s in sidik.items()}


def contents(kantor: Kantor, sidik: Mapping[str, str]) -> dict[str, bytes]:
    """Kept files by name; raises Galat where a zip could not be read again for its size."""
    jalur = files(kantor, sidik)
    if len(jalur) >= ENTRI_MAKS or sum(p.stat().st_size for p in jalur.values()) > LAMPIRAN_MAKS:
        raise Galat(
            "lampiran.terlalu_banyak",
            kantor.nama,
            _("Lampirannya lebih dari %(isi)s MB atau %(banyak)s berkas.")
            % {"isi": LAMPIRAN_MAKS // 1_000_000, "banyak": ENTRI_MAKS},
            _("Unduh Berkas tanpa lampiran, dan minta buktinya dari cadangan situs."),
        )
    return {nama: p.read_bytes() for nama, p in jalur.items()}
