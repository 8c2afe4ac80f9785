"""Why a target is what it is: beside last year's target and result, and before a change."""

from __future__ import annotations

from typing import NamedTuple

from sakip.core.aturan.jenis import Polaritas
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import bind, pick
from sakip.laporan.kalimat import Kalimat, fill, why_none
from sakip.naskah.pohon import Potongan

_NAIK = (
    "Target tahun {tahun} {target}, naik dari target {lalu} yaitu {dulu}.",
    "Dibanding target {lalu} yaitu {dulu}, target tahun {tahun} naik menjadi {target}.",
)
_TURUN = (
    "Target tahun {tahun} {target}, turun dari target {lalu} yaitu {dulu}.",
    "Dibanding target {lalu} yaitu {dulu}, target tahun {tahun} turun menjadi {target}.",
)
_TETAP = (
    "Target tahun {tahun} sama dengan target {lalu}, yaitu {target}.",
    "Seperti tahun {lalu}, targetnya {target}.",
)
_LAIN = ("Target tahun {tahun} {target}, sedangkan target {lalu} dinyatakan sebagai {dulu}.",)
_TANPA_DULU = (
    "Target tahun {tahun} {target}. Target {lalu} tidak tercatat untuk indikator ini.",
    "Tahun {tahun} ditargetkan {target}; tidak tercatat target {lalu} sebagai pembanding.",
)
_DIUBAH = (
    "Perjanjian sebelumnya menargetkan {semula}; sesudah perubahan targetnya {target}.",
    "Target diubah dari {semula} menjadi {target}.",
)
_TIDAK_DIUBAH = " Perubahan perjanjian tidak menyentuh target ini."
_KETAT = " Karena makin rendah makin baik, target ini lebih ketat."
_LONGGAR = " Karena makin rendah makin baik, target ini lebih longgar."

_DI_ATAS = (
    " Target {tahun} di atas hasil {lalu}, yaitu {hasil}.",
    " Hasil {lalu} sebesar {hasil}, jadi target {tahun} lebih tinggi.",
)
_DI_BAWAH = (
    " Target {tahun} di bawah hasil {lalu}, yaitu {hasil}.",
    " Hasil {lalu} sebesar {hasil}, jadi target {tahun} lebih rendah.",
)
_SAMA = (" Target {tahun} sama dengan hasil {lalu}, yaitu {hasil}.",)
_HASIL = (" Hasil {lalu} adalah {hasil}.",)
_TANPA_HASIL = (" Hasil {lalu} tidak dapat dijadikan pembanding. {sebab}",)


class Arah(NamedTuple):
    """A target and what it is held against; each None where there is none.

    semula: the target before a change; dulu: last year's; hasil, capaian: what was reached then.
    """

    polaritas: Polaritas
    target: Hasil
    semula: Hasil | None
    dulu: Hasil | None
    hasil: Hasil | None
    capaian: Hasil | None


def target_sentence(arah: Arah) -> Kalimat:
    """Sentences on one target: changed or not, against last year's target and result."""
    alamat = str(arah.target.alamat)
    tahun = int(arah.target.alamat.periode)
    isian: dict[str, Potongan | Kalimat] = {
        "tahun": str(tahun),
        "lalu": str(tahun - 1),
        "target": bind(arah.target),
    }
    diubah = arah.semula is not None and arah.semula.tampil != arah.target.tampil
    if arah.semula is not None and diubah:
        kalimat = fill(pick(alamat, _DIUBAH), isian | {"semula": bind(arah.semula)})
        kalimat += _strictness(arah, arah.semula)
    else:
        kalimat = _against_last_target(arah, alamat, isian)
    kalimat += _against_result(arah, alamat, isian)
    return (*kalimat, _TIDAK_DIUBAH) if arah.semula is not None and not diubah else kalimat


def _against_last_target(arah: Arah, alamat: str, isian: dict[str, Potongan | Kalimat]) -> Kalimat:
    dulu = arah.dulu
    if dulu is None or (dulu.terbit is None and not dulu.label):
        return fill(pick(alamat, _TANPA_DULU), isian)
    isian = isian | {"dulu": bind(dulu)}
    if dulu.tampil == arah.target.tampil:
        return fill(pick(alamat, _TETAP), isian)
    beda = _difference(arah.target, dulu)
    if beda == 0:
        return fill(pick(alamat, _LAIN), isian)
    return fill(pick(alamat, _NAIK if beda > 0 else _TURUN), isian) + _strictness(arah, dulu)


def _against_result(arah: Arah, alamat: str, isian: dict[str, Potongan | Kalimat]) -> Kalimat:
    hasil = arah.hasil
    if hasil is None:
        return ()
    if hasil.terbit is None and not hasil.label:
        sebab = why_none(hasil.kosong)
        return fill(pick(alamat, _TANPA_HASIL), isian | {"sebab": sebab})
    capaian = arah.capaian
    ekor: Kalimat = ()
    if capaian is not None and capaian.terbit is not None:
        ekor = (" (capaian ", bind(capaian), ")")
    isian = isian | {"hasil": (bind(hasil), *ekor)}
    beda = _difference(arah.target, hasil)
    if beda:
        return fill(pick(alamat, _DI_ATAS if beda > 0 else _DI_BAWAH), isian)
    return fill(pick(alamat, _SAMA if hasil.tampil == arah.target.tampil else _HASIL), isian)


def _difference(satu: Hasil, lain: Hasil) -> int:
    """1 above, -1 below, 0 where they are level or are no two plain numbers of one unit."""
    if satu.terbit is None or lain.terbit is None or satu.satuan != lain.satuan:
        return 0
    if satu.teks or lain.teks:
        return 0
    return (satu.terbit > lain.terbit) - (satu.terbit < lain.terbit)


def _strictness(arah: Arah, lain: Hasil) -> Kalimat:
    beda = _difference(arah.target, lain) if arah.polaritas is Polaritas.MIN else 0
    return (_KETAT if beda < 0 else _LONGGAR,) if beda else ()
