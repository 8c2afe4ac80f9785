"""What an indicator is, by its prints: unit, decimals, direction, whether it counts things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sakip.core.angka import AngkaRentang
from sakip.impor.cetakan import Cetakan, Ukur
from sakip.impor.kata import kata
from sakip.impor.lembar import Kumpulan
from sakip.impor.pilih import arah, sebaris
from sakip.impor.simpul import IndikatorBaca
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.angka import satuan_hitung

_BERSATUAN = frozenset({"target", "realisasi", "target_akhir", "target_renstra", "pembanding"})
_BERDESIMAL = _BERSATUAN - {"pembanding"}
_BERSAMA = ("realisasi", "target", "capaian")
_DESIMAL_TERBANYAK = 10


def satuan(satu: IndikatorBaca, per_ukur: Mapping[Ukur, Sequence[Cetakan]]) -> str:
    """The unit: of its column, else that most figures are printed with, else of the name."""
    if satu.satuan:
        tercetak = satu.satuan.most_common(1)[0][0]
        return "%" if tercetak.casefold().startswith("persen") else tercetak
    semua = (c for u, isi in per_ukur.items() if u.ukuran in _BERSATUAN for c in isi)
    tercetak_semua = [s for c in semua if (s := _satuan_cetak(c))]
    if tercetak_semua:
        terbanyak = Counter(s.casefold() for s in tercetak_semua).most_common(1)[0][0]
        return next(s for s in tercetak_semua if s.casefold() == terbanyak)
    return "%" if satu.sebutan.casefold().startswith("persentase") else ""


def desimal(
    satu: IndikatorBaca, per_ukur: Mapping[Ukur, Sequence[Cetakan]], satuan_nya: str, tahun: int
) -> int:
    """Decimals of its figures from a year on: as many as any print has, two at least."""
    angka = [
        c.isi.angka.desimal
        for u, semua in per_ukur.items() for c in semua
        if u.ukuran in _BERDESIMAL and u.tahun >= tahun and isinstance(c.isi, SelAngka)
    ]  # fmt: skip
    bulat = satuan_hitung(satuan_nya) or satu.sebutan.lower().startswith("jumlah")
    return min(_DESIMAL_TERBANYAK, max([0 if bulat else 2, *angka]))


def arah_baca(satu: IndikatorBaca, semua: Iterable[Cetakan], kumpulan: Kumpulan) -> str:
    """The direction that the printed capaian follow; else what the name says."""
    suara: Counter[str] = Counter()
    baris: dict[tuple[int, int], list[Cetakan]] = defaultdict(list)
    for c in semua:
        if isinstance(c.isi, SelAngka):
            baris[c.tabel.nomor, c.baris].append(c)
    for isi in baris.values():
        for tiga in sebaris(isi, [_BERSAMA]):
            r, t, k = (c.isi for c in tiga if isinstance(c.isi, SelAngka))
            if r.nilai != t.nilai:
                suara[arah(r, t, k)] += 1
    del suara[""]
    if suara:
        return suara.most_common(1)[0][0]
    if kata().makin_kecil.search(satu.sebutan):
        sebab = (
            "Menurut namanya makin kecil makin baik; capaian tercetak tidak memastikannya. "
            "Pastikan."
        )
        kumpulan.ragukan(f"Arah {satu.sebutan}", sebab, "min", lembar="indikator_versi")
        return "min"
    return "maks"


def dihitung(satu: IndikatorBaca) -> bool:
    """Whether an indicator counts things: it says so, or its unit does."""
    semua = [
        *satu.satuan,
        *(c.isi.angka.satuan for c in satu.cetakan if isinstance(c.isi, SelAngka)),
    ]
    return satu.sebutan.casefold().startswith("jumlah") or any(map(satuan_hitung, semua))


def _satuan_cetak(c: Cetakan) -> str:
    match c.isi:
        case SelAngka() as isi:
            return isi.angka.satuan
        case AngkaRentang(satuan=teks):
            return teks
        case _:
            return ""
