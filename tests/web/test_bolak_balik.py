"""A Berkas to the database and back is the same Berkas."""

from __future__ import annotations

import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import LEMBAR, Berkas, row_class
from sakip.berkas.tulis import to_yaml
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak
from sakip.web.dasar.lembar import TABEL, column
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import Orang, government

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nama", ["bareng", "bajeng", "bathin-solapan", "contoh-tahun-berjalan"])
def test_a_demo_comes_back_the_same_to_the_last_letter(nama: str) -> None:
    berkas = read_berkas(nama)
    satu = terapkan(rencanakan(berkas, government(berkas)), actor=None)
    kembali = muat(satu.kantor, berkas.tahun)
    assert kembali == berkas
    assert to_yaml(kembali) == to_yaml(berkas)


def test_every_sheet_has_a_table_and_every_field_a_column() -> None:
    assert TABEL.keys() == set(LEMBAR)
    for nama, tabel in TABEL.items():
        kolom = {f.name for f in tabel._meta.get_fields()}
        assert {column(n) for n in row_class(nama).model_fields} <= kolom


def test_the_same_again_changes_nothing(kantor: Kantor) -> None:
    berkas = muat(kantor, 2025)
    assert rencanakan(berkas, kantor.pemda).banyak == (0, 0, 0)


def test_one_changed_figure_is_one_change(kantor: Kantor) -> None:
    berkas = muat(kantor, 2025)
    lama = berkas.anggaran[0]
    baru = lama.model_copy(update={"nilai": lama.nilai + 1 if lama.nilai is not None else None})
    ubah = rencanakan(
        berkas.model_copy(update={"anggaran": (baru, *berkas.anggaran[1:])}), kantor.pemda
    )
    assert ubah.banyak == (0, 1, 0)
    assert ubah.lembar[0].berubah[0].kolom == ["nilai"]
    terapkan(ubah, actor=None)
    kantor.refresh_from_db()
    assert muat(kantor, 2025).anggaran[0] == baru


def test_rows_that_are_gone_stay_unless_told(kantor: Kantor) -> None:
    berkas = muat(kantor, 2025)
    kurang = berkas.model_copy(update={"narasi": berkas.narasi[:-1]})
    terapkan(rencanakan(kurang, kantor.pemda), actor=None)
    kantor.refresh_from_db()
    assert muat(kantor, 2025) == berkas
    terapkan(rencanakan(kurang, kantor.pemda), actor=None, hapus=True)
    kantor.refresh_from_db()
    assert muat(kantor, 2025) == kurang


def test_a_preview_that_is_out_of_date_is_refused(kantor: Kantor) -> None:
    berkas = muat(kantor, 2025)
    kurang = rencanakan(berkas.model_copy(update={"narasi": berkas.narasi[:-1]}), kantor.pemda)
    terapkan(kurang, actor=None)
    with pytest.raises(Galat) as salah:
        terapkan(kurang, actor=None)
    assert salah.value.kode == "tukar.basi"


def test_a_berkas_of_another_government_is_refused(kantor: Kantor) -> None:
    lain = Pemda.objects.create(id_teks="lain", nama="Kabupaten Lain")
    with pytest.raises(Galat) as salah:
        rencanakan(muat(kantor, 2025), lain)
    assert salah.value.kode == "tukar.daerah"


def test_a_change_is_made_only_by_whom_may_import(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang, berkas_contoh: Berkas
) -> None:
    """Whoever calls the service, and not only the page."""
    perubahan = rencanakan(berkas_contoh, kantor.pemda)
    asing = orang("asing", "operator", kantor_lain)
    for akun in (orang("camat", "kepala", kantor), asing):
        with pytest.raises(Ditolak):
            terapkan(perubahan, actor=akun)
    kantor.refresh_from_db()
    kasubag = orang("kasubag", "operator", kantor)
    satu = terapkan(rencanakan(berkas_contoh, kantor.pemda), actor=kasubag)
    assert satu.kantor == kantor
