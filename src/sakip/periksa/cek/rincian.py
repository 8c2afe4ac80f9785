"""A capaian stated over a list must be the mean of the list."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan
from sakip.periksa.kaitan import RATA, Kaitan, Pilihan
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat

_BUTIR_TERBANYAK = 20
_SEBELUM = 60  # signs before the figure that say what it is of


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    kamus = kamus_kalimat()
    for nomor, kalimat in enumerate(bahan.kalimat):
        for cocok in kalimat.cari(kamus.rincian):
            keluar = kalimat.angka(cocok, "c")
            butir = _butir(bahan.kalimat[nomor + 1 : nomor + 1 + _BUTIR_TERBANYAK])
            if keluar is None or len(butir) < 2:
                continue
            yield Kaitan(
                cek="rincian",
                keluar=keluar,
                pilihan=(Pilihan(RATA, tuple(butir)),),
                tempat=kalimat.paragraf.tempat,
                tabel="",
                label=_sekitar(kalimat.paragraf.teks, cocok.start(), cocok.end()),
                kolom="Capaian rata-rata dalam kalimat",
                kelompok=("rincian", kalimat.paragraf.tempat),
                kuat=True,
                berat=4,
            )


def _sekitar(teks: str, dari: int, sampai: int) -> str:
    """The words that lead to a match, whole words only, and the match."""
    awal = max(0, dari - _SEBELUM)
    if awal:
        awal += teks[awal:dari].find(" ") + 1
    return teks[awal:sampai]


def _butir(sesudah: tuple[Kalimat, ...]) -> list[SelAngka]:
    """The capaian of each numbered item that follows, until the list ends."""
    hasil: list[SelAngka] = []
    for satu in sesudah:
        if not satu.samar.startswith(("#", "•", "-")) and not (
            hasil and satu.paragraf.teks[:1].islower()
        ):
            break
        cocok = next(satu.cari(kamus_kalimat().rincian_butir), None)
        if cocok and (angka := satu.angka(cocok, "c")):
            hasil.append(angka)
    return hasil


CEK = CekKaitan(
    id="rincian",
    klaim="Capaian yang dirinci sesudahnya adalah rata-rata rinciannya.",
    dasar="Rata-rata biasa atas butir rincian.",
    kaitan=jalankan,
    lolos=(
        "Sasaran tercapai dengan capaian kinerja sebesar 100,21% dengan rincian sebagai berikut:\n"
        "1. Nilai AKIP dengan tingkat capaian 99,04%\n"
        "2. Nilai IKPP dengan tingkat capaian 101,37%\n"
    ),
    gagal=(
        "Sasaran tercapai dengan capaian kinerja sebesar 101,4% dengan rincian sebagai berikut:\n"
        "1. Nilai AKIP dengan tingkat capaian 99,04%\n"
        "2. Nilai IKPP dengan tingkat capaian 101,37%\n"
    ),
)
