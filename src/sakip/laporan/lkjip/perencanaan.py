"""BAB II: medium-term plan, yearly plan, agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sakip.berkas import baris as b
from sakip.core.aturan.jenis import DaftarPilihan
from sakip.core.periode import Periode
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import in_words, series
from sakip.laporan.narasi import paragraphs
from sakip.laporan.tabel.rencana import year_versions
from sakip.naskah.pohon import Blok, Butir, Daftar, Isi, Paragraf

_ALASAN = "pk.alasan-perubahan"


def _opening(bahan: Bahan) -> tuple[Blok, ...]:
    return paragraphs(bahan, "perencanaan") or (
        Paragraf(
            f"Kinerja tahun {bahan.tahun} direncanakan berjenjang: rencana strategis menetapkan "
            "sasaran dan target jangka menengah, rencana kerja menurunkannya menjadi target "
            "setahun, dan perjanjian kinerja menjadikannya janji."
        ),
    )


# -- Renstra and Renja --------------------------------------------------------


def _plans(bahan: Bahan) -> tuple[Blok, ...]:
    return (*_medium_term(bahan), *_yearly(bahan))


def _medium_term(bahan: Bahan) -> tuple[Blok, ...]:
    """The Renstra: what the office writes of it, and its sasaran with their last targets."""
    rencana = medium_term_plan(bahan)
    if rencana is None:
        apa = f"Renstra yang mencakup tahun {bahan.tahun} (lembar versi_rencana)"
        return (*paragraphs(bahan, "renstra"), Paragraf(bahan.celah(apa)))
    sasaran = bahan.bertingkat(b.JenisSimpul.SASARAN)
    if not sasaran:
        return (*paragraphs(bahan, "renstra"), Paragraf(bahan.celah("sasaran strategis")))
    tujuan = [s.nama for s in bahan.bertingkat(b.JenisSimpul.TUJUAN)]
    pembuka = f"{rencana.nama} memuat {in_words(len(sasaran))} sasaran strategis"
    if tujuan:
        pembuka += f" untuk tujuan: {''.join(map(str, series(tujuan)))}"
    akhir = Periode.baca(rencana.periode).tahun_akhir
    return (
        *paragraphs(bahan, "renstra"),
        Paragraf(f"{pembuka}. Sasaran itu beserta target akhirnya pada {akhir} sebagai berikut."),
        Daftar(tuple(_sasaran(bahan, s, str(akhir)) for s in sasaran), "1."),
    )


def medium_term_plan(bahan: Bahan) -> b.VersiRencana | None:
    """The last edition of the Renstra that covers the year."""
    ada = []
    for v in bahan.berkas.versi_rencana:
        masa = Periode.baca(v.periode)
        if (
            masa.tahun_awal != masa.tahun_akhir
            and masa.tahun_awal <= bahan.tahun <= masa.tahun_akhir
        ):
            ada.append(v)
    return max(ada, key=lambda v: v.berlaku, default=None)


def _sasaran(bahan: Bahan, simpul: b.SimpulVersi, akhir: str) -> Butir:
    indikator = tuple(_last_target(bahan, i, akhir) for i in bahan.indikator_di(simpul.simpul))
    return Butir(simpul.nama, Daftar(indikator, "•") if indikator else None)


def _last_target(bahan: Bahan, iv: b.IndikatorVersi, akhir: str) -> Isi:
    target = bahan.bila_ada("target-akhir", iv.indikator, akhir)
    return (f"{iv.nama}: ", target) if target else f"{iv.nama} (tanpa target akhir)"


def _yearly(bahan: Bahan) -> tuple[Blok, ...]:
    return (*paragraphs(bahan, "renja"), *_changes(bahan))


def _changes(bahan: Bahan) -> tuple[Blok, ...]:
    """Which editions the year's plan has, and why it was changed."""
    ubahan = year_versions(bahan)[1:]
    if not ubahan:
        return (Paragraf(f"Rencana tahun {bahan.tahun} tidak diubah."),)
    _, daftar = bahan.aturan.ambil_isi(_ALASAN, date(bahan.tahun, 12, 31), DaftarPilihan)
    arti = {butir.id: butir.nama.lower() for butir in daftar.butir}
    alasan = [
        f"{v.nama} karena {arti.get(v.alasan, v.alasan)}" if v.alasan else v.nama for v in ubahan
    ]
    return (
        Paragraf(
            f"Rencana itu diubah {in_words(len(ubahan))} kali: {'; '.join(alasan)}. Kinerja tahun "
            f"{bahan.tahun} diukur terhadap perubahan terakhir."
        ),
    )


# -- agreement ----------------------------------------------------------------


def _agreement(bahan: Bahan) -> tuple[Blok, ...]:
    kepala = bahan.kepala.nama if bahan.kepala else "kepala kantor"
    return paragraphs(bahan, "perjanjian-kinerja") or (
        Paragraf(
            f"Perjanjian Kinerja memuat janji {kepala} kepada atasannya untuk mencapai target "
            f"tahun {bahan.tahun} dengan sumber daya yang disediakan."
        ),
    )


ISI: Mapping[str, Callable[[Bahan], tuple[Blok, ...]]] = {
    "perencanaan": _opening,
    "renstra": _medium_term,
    "renja": _yearly,
    "renstra-renja": _plans,
    "perjanjian": _agreement,
}
