"""The office's own words in its report."""

from __future__ import annotations

import pytest

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.pelaporan.selectors import page_of
from sakip.web.pelaporan.uraian import Uraian, texts_of, tulis

from .conftest import HARI, TAHUN, Orang


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


def find(kantor: Kantor, bagian: str, subjek: str = "") -> Uraian:
    kantor.refresh_from_db()
    return next(u for u in texts_of(kantor, TAHUN) if (u.bagian, u.subjek) == (bagian, subjek))


def write(akun: Akun, kantor: Kantor, u: Uraian, teks: str) -> None:
    tulis(
        actor=akun,
        kantor=kantor,
        tahun=TAHUN,
        bagian=u.bagian,
        subjek=u.subjek,
        teks=teks,
        sidik=u.sidik,
        pada=HARI,
    )


PARAGRAF = ["Satu kalimat satu paragraf.", "Dua.", "Tiga", "Empat.", "Lima."]
DIKETIK = "Satu  kalimat\r\nsatu paragraf.\r\n\r\n \r\nDua.\n\nTiga\n\nEmpat.\n\nLima."


def test_what_is_written_is_what_is_read_and_nothing_else_changes(
    kantor: Kantor, kasubag: Akun
) -> None:
    semula = muat(kantor, TAHUN)
    for bagian, subjek in (("saran", ""), ("analisis", "ikm")):
        u = find(kantor, bagian, subjek)
        write(kasubag, kantor, u, DIKETIK)
        baru = find(kantor, bagian, subjek)
        assert baru.teks.split("\n\n") == PARAGRAF
        write(kasubag, kantor, baru, u.teks)
        assert find(kantor, bagian, subjek).teks == u.teks
    kini = muat(kantor, TAHUN)
    assert sorted(kini.narasi, key=lambda n: n.kunci) == sorted(
        semula.narasi, key=lambda n: n.kunci
    )
    assert kini.model_copy(update={"narasi": ()}) == semula.model_copy(update={"narasi": ()})
    assert Kejadian.objects.filter(aksi="narasi.ubah").count() == 4


def test_two_writers_nobody_writes_over_the_other(kantor: Kantor, kasubag: Akun) -> None:
    u = find(kantor, "saran")
    write(kasubag, kantor, u, "Tulisan pertama.")
    with pytest.raises(Galat) as salah:
        write(kasubag, kantor, u, "Tulisan kedua.")
    assert salah.value.kode == "uraian.konflik"
    assert find(kantor, "saran").teks == "Tulisan pertama."


def test_a_figure_that_does_not_exist_is_refused(kantor: Kantor, kasubag: Akun) -> None:
    u = find(kantor, "saran")
    with pytest.raises(Galat) as salah:
        write(kasubag, kantor, u, "Capaian [[capaian:ikm:2025]].\n\nSalah [[capaian:tidak:2025]].")
    assert "paragraf 2" in salah.value.tempat
    write(kasubag, kantor, u, "Capaian [[capaian:ikm:2025]].")


@pytest.mark.parametrize(
    ("apa", "ekor"),
    [
        ("isu strategis (lembar narasi, bagian isu-strategis)", "lapor/uraian/#u-isu-strategis"),
        ("nama Camat (lembar pejabat)", "lembar/pejabat/"),
        ("tanggal laporan (tanggal_laporan)", "lapor/#tanda-tangan"),
        ("Realisasi IKM, Tahun 2025 (realisasi:ikm:2025)", "ukur/"),
        ("Pagu Program, Tahun 2025 (pagu:p1:2025)", "data/"),
        ("sesuatu yang tidak dikenal", ""),
    ],
)
def test_what_is_missing_leads_to_where_it_is_filled(apa: str, ekor: str, kantor: Kantor) -> None:
    depan = f"/k/{kantor.uuid}/{TAHUN}/" if ekor else ""
    assert page_of(apa, kantor, TAHUN) == depan + ekor
