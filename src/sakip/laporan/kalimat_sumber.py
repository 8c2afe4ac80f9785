"""Sentences about means: money spent, and what money, staff and facilities were enough for."""

from __future__ import annotations

from sakip.core.jejak import Hasil
from sakip.laporan.bahan import bind, pick
from sakip.laporan.kalimat import Kalimat, fill, why_none
from sakip.laporan.kalimat_banding import distance
from sakip.naskah.pohon import Potongan

_TERCAPAI = (
    "{nama}: capaian {capaian} diperoleh dengan serapan anggaran {serapan}.",
    "{nama} memenuhi target dengan capaian {capaian}; anggarannya terserap {serapan}.",
)
_BELUM_DI_ATAS_SERAPAN = (
    "{nama}: capaian {capaian} belum memenuhi target, tetapi masih di atas serapan anggaran "
    "{serapan}.",
    "{nama} belum memenuhi target (capaian {capaian}); anggaran yang terserap {serapan}.",
)
_BELUM_DI_BAWAH_SERAPAN = (
    "{nama}: anggaran terserap {serapan}, sedangkan capaiannya {capaian}. Pelaksanaannya perlu "
    "dievaluasi karena belanja bergerak lebih jauh daripada hasil.",
    "{nama} baru mencapai {capaian} dengan serapan {serapan}. Belanja mendahului hasil, sehingga "
    "pelaksanaannya perlu ditinjau.",
)
_TANPA_ANGKA = ("{nama} belum dapat disandingkan dengan anggarannya. {sebab}",)

_EFISIEN = (
    "{nama}: target tercapai (capaian {capaian}) dengan serapan {serapan}, jadi anggarannya "
    "dipakai efisien dengan selisih {selisih}.",
    "Dengan serapan {serapan}, {nama} mencapai {capaian}. Selisih {selisih} menunjukkan "
    "penggunaan anggaran yang efisien.",
)
_TIDAK_EFISIEN = (
    "{nama}: capaian {capaian} lebih rendah {selisih} daripada serapan {serapan}, jadi "
    "anggarannya belum dipakai efisien.",
)
_TIDAK_DINYATAKAN = (
    "{nama}: selisih capaian {capaian} dengan serapan {serapan} adalah {selisih}. Karena target "
    "belum tercapai, selisih ini tidak dapat disebut efisiensi.",
    "{nama} mencapai {capaian} dengan serapan {serapan}, selisihnya {selisih}. Selama target "
    "belum tercapai, selisih itu belum menunjukkan efisiensi.",
)
_TANPA_SELISIH = ("Efisiensi {nama} belum dapat dihitung. {sebab}",)
_DITUNJANG = (
    "{nama} ditunjang {tersedia} dari {kebutuhan} yang dibutuhkan ({ketersediaan}), dan capaiannya "
    "{capaian}.",
    "Dengan {tersedia} dari {kebutuhan} yang dibutuhkan ({ketersediaan}), {nama} mencapai "
    "{capaian}.",
)
_KURANG = " Selisih {selisih} terutama menunjukkan kekurangan {apa}, bukan penghematan."
_CUKUP = " Kebutuhan {apa} sudah terpenuhi."
_LABEL = {"efisien": _EFISIEN, "tidak efisien": _TIDAK_EFISIEN}


def absorption_sentence(nama: str, capaian: Hasil, serapan: Hasil) -> Kalimat:
    """Result beside money spent, both in percent."""
    alamat = f"serapan:{capaian.alamat}"
    if capaian.terbit is None or serapan.terbit is None:
        kosong = capaian.kosong if capaian.terbit is None else serapan.kosong
        return fill(pick(alamat, _TANPA_ANGKA), {"nama": nama, "sebab": why_none(kosong)})
    pilihan = _TERCAPAI
    if capaian.terbit < 100:
        kurang = capaian.terbit < serapan.terbit
        pilihan = _BELUM_DI_BAWAH_SERAPAN if kurang else _BELUM_DI_ATAS_SERAPAN
    return fill(
        pick(alamat, pilihan),
        {"nama": nama, "capaian": bind(capaian), "serapan": bind(serapan)},
    )


def efficiency_sentence(nama: str, capaian: Hasil, serapan: Hasil, efisiensi: Hasil) -> Kalimat:
    """Whether money was used efficiently: the word is said only where the rule says it."""
    alamat = str(efisiensi.alamat)
    if efisiensi.terbit is None:
        isi = {"nama": nama, "sebab": why_none(efisiensi.kosong)}
        return fill(pick(alamat, _TANPA_SELISIH), isi)
    boros = efisiensi.label == "tidak efisien"
    return fill(
        pick(alamat, _LABEL.get(efisiensi.label, _TIDAK_DINYATAKAN)),
        {
            "nama": nama,
            "capaian": bind(capaian),
            "serapan": bind(serapan),
            "selisih": distance(efisiensi) if boros else bind(efisiensi),
        },
    )


def scarcity_sentence(
    nama: str,
    apa: str,
    capaian: Hasil,
    tersedia: Hasil,
    kebutuhan: Hasil,
    ketersediaan: Hasil,
    efisiensi: Hasil,
) -> Kalimat:
    """Result beside staff or facilities (`apa`): a high difference is a lack, not thrift."""
    alamat = str(efisiensi.alamat)
    if efisiensi.terbit is None or ketersediaan.terbit is None:
        kosong = ketersediaan.kosong if ketersediaan.terbit is None else efisiensi.kosong
        return fill(pick(alamat, _TANPA_SELISIH), {"nama": nama, "sebab": why_none(kosong)})
    isian: dict[str, Potongan | Kalimat] = {
        "nama": nama,
        "apa": apa,
        "capaian": bind(capaian),
        "tersedia": bind(tersedia),
        "kebutuhan": bind(kebutuhan),
        "ketersediaan": bind(ketersediaan),
        "selisih": bind(efisiensi),
    }
    akhir = _KURANG if ketersediaan.terbit < 100 else _CUKUP
    return fill(pick(alamat, _DITUNJANG) + akhir, isian)
