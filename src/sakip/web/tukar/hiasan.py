"""Pictures that an office's papers bear: looked at, kept, replaced, taken away."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.laporan.hiasan import LAMBANG, TANDA
from sakip.naskah.pdf import is_printable
from sakip.naskah.pohon import Citra
from sakip.naskah.sahkan import format_citra
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.audit.services import catat
from sakip.web.dasar import simpanan
from sakip.web.organisasi.models import Hiasan, Kantor, Pejabat

UBAH = "hiasan.ubah"
JENIS = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
"""Kinds of pictures that are accepted, and how each is sent out."""
BESAR_MAKS = 2_000_000
"""Bytes of one picture: an emblem or a scan that prints sharp has a tenth of it."""
TITIK_MAKS = 25_000_000
"""Dots of one picture, which a small file may claim a great many of."""


def accept_picture(isi: bytes, nama: str) -> str:
    """The kind of a picture by what is in it; raises Galat when it is not accepted."""
    if not isi:
        raise Galat("hiasan.kosong", nama, _("Berkas ini kosong."), _("Pilih gambar yang benar."))
    if len(isi) > BESAR_MAKS:
        raise Galat(
            "hiasan.besar",
            nama,
            _("Gambar ini lebih besar dari %(mb)d MB.") % {"mb": BESAR_MAKS // 1_000_000},
            _("Kecilkan ukurannya, lalu unggah lagi."),
        )
    citra = as_picture(isi)
    jenis = format_citra(citra)
    if jenis not in JENIS:
        raise Galat(
            "hiasan.jenis",
            nama,
            _("Isi berkas ini bukan gambar PNG, JPG, atau SVG."),
            _("Simpan sebagai PNG, lalu unggah lagi."),
        )
    if _dots(isi, jenis) > TITIK_MAKS or not is_printable(citra):
        raise Galat(
            "hiasan.rusak",
            nama,
            _("Gambar ini tidak dapat dicetak: rusak, terlalu luas, atau memuat tautan."),
            _("Simpan ulang sebagai PNG berukuran wajar, lalu unggah lagi."),
        )
    return jenis


def as_picture(isi: bytes) -> Citra:
    """The content as `naskah` takes it; SVG is text."""
    depan = isi.lstrip(b"\xef\xbb\xbf \t\r\n")
    return Citra(isi.decode("utf-8", "replace") if depan.startswith(b"<") else isi, "gambar")


def _dots(isi: bytes, jenis: str) -> int:
    """Width times height as the file claims; what claims nothing is left to the typesetter."""
    if jenis == "png":
        return int.from_bytes(isi[16:20], "big") * int.from_bytes(isi[20:24], "big")
    tempat = 2 if jenis == "jpg" else len(isi)
    while tempat + 9 < len(isi) and isi[tempat] == 0xFF:
        tanda, panjang = isi[tempat + 1], int.from_bytes(isi[tempat + 2 : tempat + 4], "big")
        if 0xC0 <= tanda <= 0xCF and tanda not in (0xC4, 0xC8, 0xCC):
            luas = isi[tempat + 5 : tempat + 9]
            return int.from_bytes(luas[:2], "big") * int.from_bytes(luas[2:], "big")
        tempat += 2 + panjang
    return 0


@transaction.atomic
def simpan_hiasan(
    *, actor: Akun, kantor: Kantor, tempat: str, isi: bytes, nama: str, pada: date
) -> Hiasan:
    """Put a picture in its place on the office's papers. Raises Ditolak, Galat."""
    Akses(actor, pada).pastikan(UBAH, kantor)
    if tempat not in places(kantor):
        raise _unknown(tempat)
    return put(actor, kantor, tempat, accept_picture(isi, nama), isi)


def put(actor: Akun, kantor: Kantor, tempat: str, jenis: str, isi: bytes) -> Hiasan:
    """Keep an accepted picture and let it stand in a place; inside a transaction."""
    sidik = simpanan.keep(kantor.pemda, isi)  # the file first, then the row that names it
    satu, baru = Hiasan.objects.select_for_update(of=("self",)).get_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        tempat=tempat,
        defaults={"sidik": sidik, "jenis": jenis, "ukuran": len(isi), "oleh": actor},
    )
    semula = None if baru else satu.sidik
    if semula == sidik:
        return satu
    if not baru:
        satu.sidik, satu.jenis, satu.ukuran, satu.oleh = sidik, jenis, len(isi), actor
        satu.revisi += 1
        satu.save()
    _note(actor, kantor, tempat, semula=semula, menjadi=sidik)
    return satu


@transaction.atomic
def hapus_hiasan(*, actor: Akun, satu: Hiasan, pada: date) -> None:
    """Leave a place on the papers free; the file stays for what was printed with it."""
    Akses(actor, pada).pastikan(UBAH, satu.kantor)
    satu.delete()
    _note(actor, satu.kantor, satu.tempat, semula=satu.sidik, menjadi=None)


def places(kantor: Kantor) -> dict[str, str]:
    """Every place a picture may stand, and whose it is ("" for the office's own); one query."""
    pejabat = Pejabat.objects.filter(pemda=kantor.pemda_id, kantor=kantor).exclude(status="kosong")
    return {LAMBANG: ""} | {
        f"{TANDA}{i}": f"{nama} ({'Plt. ' if status == 'plt' else ''}{jabatan})"
        for i, nama, status, jabatan in pejabat.order_by("urutan").values_list(
            "id_teks", "nama", "status", "jabatan__nama"
        )
    }


def _note(
    actor: Akun, kantor: Kantor, tempat: str, *, semula: str | None, menjadi: str | None
) -> None:
    catat(
        actor,
        UBAH,
        pemda=kantor.pemda,
        objek=f"gambar {tempat}"[:200],
        kantor=kantor.uuid,
        isi={"semula": {"gambar": semula}, "menjadi": {"gambar": menjadi}},
    )


def _unknown(tempat: str) -> Galat:
    return Galat(
        "hiasan.tempat",
        tempat,
        _("Tempat gambar ini tidak ada di kantor ini."),
        _("Muat ulang halaman, lalu pilih dari daftar."),
    )
