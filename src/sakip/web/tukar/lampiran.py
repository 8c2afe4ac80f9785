"""Attachments that come with a Berkas: kept as evidence of the documents that name them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.dasar import simpanan
from sakip.web.organisasi.models import Dokumen, Kantor
from sakip.web.pengukuran.models import Bukti
from sakip.web.pengukuran.unggahan import accept


def sort_out(
    berkas: Berkas, lampiran: Mapping[str, bytes]
) -> tuple[dict[str, tuple[str, str, bytes]], list[Galat]]:
    """Attachments that documents name and that may be kept: by document, kind, name and content.

    The others are findings: no document names them, or they are of no accepted kind.
    """
    diterima: dict[str, tuple[str, str, bytes]] = {}
    ditolak: list[Galat] = []
    disebut = {d.lampiran: d.id for d in berkas.dokumen if d.lampiran}
    for nama, isi in lampiran.items():
        if nama not in disebut:
            ditolak.append(
                Galat(
                    "lampiran.lepas",
                    nama,
                    "Tidak ada dokumen yang menyebutnya.",
                    "Tulis namanya di kolom lampiran lembar dokumen.",
                )
            )
            continue
        try:
            diterima[disebut[nama]] = (*accept(isi, PurePosixPath(nama).name), isi)
        except Galat as galat:
            ditolak.append(Galat(galat.kode, nama, galat.pesan, galat.saran))
    return diterima, ditolak


def keep_all(kantor: Kantor, berkas: Berkas, lampiran: Mapping[str, bytes], *, actor: Akun) -> int:
    """Keep accepted attachments; what the office has already stays. Returns how many are new."""
    diterima, _ = sort_out(berkas, lampiran)
    milik = {"pemda": kantor.pemda, "kantor": kantor}
    dokumen = dict(Dokumen.objects.filter(**milik).values_list("id_teks", "pk"))
    ada = Bukti.objects.filter(**milik).values_list("dokumen_id", "sidik")
    berisi, dikenal = {d for d, _s in ada}, {s for _d, s in ada}
    baru = 0
    for id_teks, (jenis, nama, isi) in diterima.items():
        sidik = simpanan.name_of(isi)
        if dokumen[id_teks] in berisi or sidik in dikenal:
            continue
        simpanan.keep(kantor.pemda, isi)  # the file first: a row never names one that is not there
        Bukti.objects.create(
            **milik,
            dokumen_id=dokumen[id_teks],
            sidik=sidik,
            nama=nama,
            jenis=jenis,
            ukuran=len(isi),
            oleh=actor,
        )
        dikenal.add(sidik)
        baru += 1
    return baru
