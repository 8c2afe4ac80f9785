"""A computed survey as tables for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sakip.cli.tampil import table
from sakip.core.angka import bulatkan, cetak, cetak_kosong
from sakip.core.jejak import Perhitungan
from sakip.core.predikat import Golongan
from sakip.galat import Galat

if TYPE_CHECKING:
    from sakip.cli.ikm import HasilSurvei, IkmLayanan

_TAMPIL = 20
"""Refused answers shown to people; the JSON holds the first hundred."""
_TAK_LENGKAP = {
    "jawaban_yang_ada": "jawaban yang ada tetap dihitung pada unsurnya",
    "responden_lengkap": "responden itu tidak dihitung",
}
_GABUNGAN = {
    "rata_rata_layanan": "rata-rata layanan",
    "tertimbang_responden": "rata-rata layanan menurut banyaknya responden",
}


def show(survei: HasilSurvei, *, rinci: bool) -> None:
    """The survey in a few tables, then what a careful reader should know."""
    rekap, semua = survei.rekap, survei.semua.rekap.rekap
    sumber = "; ".join(map(str, survei.aturan.sumber))
    lembar = f" lembar '{rekap.lembar}'" if rekap.lembar else ""
    print(f"{rekap.berkas}{lembar}: {_banyak(semua.responden)} responden")
    print(f"Aturan: {survei.aturan.judul}, menurut {sumber}\n")
    if len(survei.layanan) > 1:
        table(
            "Layanan",
            ("Layanan", "Responden", "Dihitung", "IKM", "Mutu"),
            [_service(x, x.rekap.nama or "(tanpa nama layanan)") for x in survei.layanan],
            kanan=(1, 2, 3),
            kaki=(
                "Seluruh layanan",
                _banyak(semua.responden),
                _banyak(semua.dipakai),
                "" if survei.terbit_unit is None else cetak(survei.terbit_unit, survei.isi.desimal),
                _mutu(survei.mutu_unit),
            ),
        )
    if rinci and len(survei.layanan) > 1:
        for satu in survei.layanan:
            _unsur(survei, satu, satu.rekap.nama or "(tanpa nama layanan)")
    _unsur(survei, survei.semua, "Semua responden")
    for kalimat in _remarks(survei):
        print(kalimat)


def _service(satu: IkmLayanan, nama: str) -> tuple[str, ...]:
    hitung = satu.rekap.rekap
    return (
        nama,
        _banyak(hitung.responden),
        _banyak(hitung.dipakai),
        _index(satu),
        _mutu(satu.mutu),
    )


def _index(satu: IkmLayanan) -> str:
    if satu.terbit is not None:
        return cetak(satu.terbit, -int(satu.terbit.as_tuple().exponent))
    return cetak_kosong(satu.hasil.ikm.kosong.jenis) if satu.hasil.ikm.kosong else ""


def _mutu(golongan: Golongan | None) -> str:
    return golongan.perhitungan.label if golongan else ""


def _unsur(survei: HasilSurvei, satu: IkmLayanan, judul: str) -> None:
    nama = {u.id: u.nama for u in survei.isi.unsur}
    mutu = f", mutu {_mutu(satu.mutu)}" if satu.mutu else ""
    table(
        f"{judul} ({_banyak(satu.rekap.rekap.responden)}): IKM {_index(satu)}{mutu}",
        ("Unsur", "Jawaban", "Rata-rata", "Konversi"),
        [
            (
                nama.get(u.id, u.id),
                _banyak(u.menjawab),
                _value(satu.hasil.nrr[u.id], survei.isi.desimal),
                _value(satu.konversi[u.id], survei.isi.desimal),
            )
            for u in satu.rekap.rekap.unsur
        ],
        kanan=(1, 2, 3),
    )


def _value(perhitungan: Perhitungan, desimal: int) -> str:
    if perhitungan.penuh is not None:
        return cetak(perhitungan.penuh, desimal)
    return cetak_kosong(perhitungan.kosong.jenis) if perhitungan.kosong else ""


def _banyak(n: int) -> str:
    return cetak(n, 0)


def _remarks(survei: HasilSurvei) -> Iterator[str]:
    rekap, semua = survei.rekap, survei.semua.rekap.rekap
    if len(survei.layanan) > 1:
        yield f"IKM seluruh layanan: {_GABUNGAN[survei.isi.gabungan]}."
        yield from survei.unit.catatan
    if semua.tak_lengkap:
        yield (
            f"{_banyak(semua.tak_lengkap)} responden melewati sebagian jawaban; menurut aturan, "
            f"{_TAK_LENGKAP[survei.isi.tak_lengkap]}."
        )
    if rekap.tanpa_jawaban:
        yield f"{_banyak(rekap.tanpa_jawaban)} baris tanpa satu jawaban pun tidak dihitung."
    if survei.populasi is not None and survei.perlu is not None:
        kurang = survei.perlu - semua.dipakai
        perlu = f"{cetak(survei.perlu, 0)} responden untuk {_banyak(survei.populasi)} penerima"
        yield f"Diperlukan {perlu} layanan: " + (
            f"kurang {cetak(kurang, 0)}." if kurang > 0 else "sudah cukup."
        )
    yield from rekap.catatan
    yield from _listed("baris dilewati", rekap.dilewati, rekap.jumlah_dilewati)
    yield from _listed("jawaban ditolak", rekap.ditolak, rekap.jumlah_ditolak)


def _listed(apa: str, galat: Sequence[Galat], jumlah: int) -> Iterator[str]:
    if jumlah:
        yield f"\n{_banyak(jumlah)} {apa}:"
        yield from (f"  - {satu}" for satu in galat[:_TAMPIL])
        if jumlah > _TAMPIL:
            yield f"  ... dan {_banyak(jumlah - _TAMPIL)} lagi."


def as_data(survei: HasilSurvei) -> dict[str, Any]:
    """Everything as plain data; figures are exact decimal text, null where there is none.

    A service's `unsur` are rows of the sheet skm_unsur, its counts a row of skm_responden.
    """
    rekap = survei.rekap
    return {
        "berkas": rekap.berkas,
        "lembar": rekap.lembar,
        "aturan": {"id": survei.aturan.id, "sidik": survei.aturan.sidik},
        "kolom": [k._asdict() for k in rekap.kolom],
        "layanan": [_as_data(survei, satu) for satu in survei.layanan],
        "semua": _as_data(survei, survei.semua),
        "gabungan": {
            "cara": survei.isi.gabungan,
            **_figure(survei.unit, survei.terbit_unit),
            **_grade(survei.mutu_unit),
        },
        "populasi": survei.populasi,
        "responden_perlu": None if survei.perlu is None else int(survei.perlu),
        "tanpa_jawaban": rekap.tanpa_jawaban,
        "ditolak": _errors(rekap.ditolak),
        "jumlah_ditolak": rekap.jumlah_ditolak,
        "dilewati": _errors(rekap.dilewati),
        "jumlah_dilewati": rekap.jumlah_dilewati,
        "catatan": list(rekap.catatan),
    }


def _as_data(survei: HasilSurvei, satu: IkmLayanan) -> dict[str, Any]:
    rekap, desimal = satu.rekap.rekap, survei.isi.desimal
    return {
        "nama": satu.rekap.nama,
        "responden": rekap.responden,
        "dihitung": rekap.dipakai,
        "tidak_lengkap": rekap.tak_lengkap,
        "unsur": [
            {
                "unsur": u.id,
                "jumlah_nilai": u.jumlah,
                "jumlah_jawaban": u.menjawab,
                "cacah": satu.rekap.cacah[u.id],
                "rata_rata": _rounded(satu.hasil.nrr[u.id], desimal),
                "konversi": _rounded(satu.konversi[u.id], desimal),
            }
            for u in rekap.unsur
        ],
        "ni": _figure(satu.hasil.ni, None),
        "ikm": _figure(satu.hasil.ikm, satu.terbit),
        **_grade(satu.mutu),
    }


def _figure(perhitungan: Perhitungan, terbit: Decimal | None) -> dict[str, Any]:
    return {
        "nilai": None if perhitungan.penuh is None else format(perhitungan.penuh, "f"),
        "terbit": None if terbit is None else format(terbit, "f"),
        "kosong": None if perhitungan.kosong is None else str(perhitungan.kosong.jenis),
    }


def _grade(golongan: Golongan | None) -> dict[str, str | None]:
    kelas = golongan.kelas if golongan else None
    return {
        "mutu": kelas.kode if kelas else None,
        "kinerja": kelas.label if kelas else None,
    }


def _rounded(perhitungan: Perhitungan, desimal: int) -> dict[str, Any]:
    penuh = perhitungan.penuh
    return _figure(perhitungan, None if penuh is None else bulatkan(penuh, desimal))


def _errors(galat: Sequence[Galat]) -> list[dict[str, str]]:
    return [{"tempat": g.tempat, "pesan": g.pesan, "saran": g.saran} for g in galat]
