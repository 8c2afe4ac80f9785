"""A second computation, in SQL on whole numbers, agrees with ours on every published value.

DuckDB makes 100,000 cases and computes them with integers only: a figure is held in
hundredths and half-up rounding is floor((2a + b) / 2b). Its own decimal division is never
used, because that is a float. Ours gets the same cases as Decimal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

import duckdb
import pytest

from sakip.core.agregasi import rerata
from sakip.core.angka import Kosong, TanpaNilai, bulatkan
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Isi, MetodeCapaian, Rerata, Skm
from sakip.core.capaian import hitung_capaian
from sakip.core.ikm import JumlahUnsur, hitung_ikm
from sakip.core.jejak import Perhitungan

CAPAIAN, RERATA, IKM = 50_000, 30_000, 20_000
KELIPATAN = 2_329_089_562_800  # least common multiple of 1..30, the respondents of one unsur
BELUM = Kosong(TanpaNilai.BELUM_DIISI)
T = TypeVar("T", bound=Isi)

# Targets made of 2 and 5 only give many results that lie exactly on the half.
KASUS_CAPAIAN = f"""
    CREATE TABLE capaian AS SELECT
        i,
        CASE WHEN i % 2 = 0 THEN (hash(i, 'a') % 3000000)::HUGEINT
             ELSE [0, 8, 16, 32, 64, 125, 400, 625, 800, 1600, 3200, 12800]
                 [1 + (hash(i, 'b') % 12)::INT]
        END AS t,
        CASE WHEN hash(i, 'c') % 50 = 0 THEN 0
             WHEN i % 2 = 0 THEN (hash(i, 'd') % 4000000)::HUGEINT
             ELSE (hash(i, 'e') % 20000)::HUGEINT
        END AS r
    FROM range({CAPAIAN}) s(i)
"""
SQL_CAPAIAN = """
    SELECT t, r,
        CASE WHEN t = 0 THEN NULL ELSE (20000 * r + t) // (2 * t) END,
        CASE WHEN t = 0 AND r = 0 THEN 10000
             WHEN r = 0 THEN NULL
             ELSE (20000 * t + r) // (2 * r) END,
        CASE WHEN t = 0 AND r = 0 THEN 10000
             WHEN t = 0 OR r >= 2 * t THEN 0
             ELSE (20000 * (2 * t - r) + t) // (2 * t) END,
        coalesce((20000 * r + t) % nullif(2 * t, 0) = 0, false)
    FROM capaian ORDER BY i
"""
KASUS_RERATA = f"""
    CREATE TABLE rerata AS SELECT i, j,
        CASE WHEN hash(i, j, 'k') % 10 = 0 THEN NULL
             ELSE (hash(i, j, 'n') % 20001)::HUGEINT END AS nilai
    FROM range({RERATA}) a(i), range(8) b(j) WHERE j <= hash(i, 'm') % 8
"""
SQL_RERATA = """
    SELECT list(nilai ORDER BY j),
        (2 * sum(nilai) + count(nilai)) // (2 * nullif(count(nilai), 0)), count(nilai)
    FROM rerata GROUP BY i ORDER BY i
"""
KASUS_IKM = f"""
    CREATE TABLE survei AS SELECT i, u, n,
        n + (hash(i, u, 's') % (3 * n + 1)::UBIGINT)::HUGEINT AS s
    FROM (SELECT i, u, CASE WHEN i % 3 = 0 THEN [3, 5, 8, 20][1 + (hash(i, u, 'p') % 4)::INT]
                            ELSE 1 + (hash(i, u, 'q') % 30) END::HUGEINT AS n
          FROM range({IKM}) a(i), range(9) b(u) WHERE u <= 1 + hash(i, 'x') % 8)
"""
SQL_IKM = f"""
    SELECT list(s ORDER BY u), list(n ORDER BY u),
        (2 * 2500 * sum(s * ({KELIPATAN} // n)) + count(*) * {KELIPATAN})
            // (2 * count(*) * {KELIPATAN}),
        (2 * 2500 * sum(s * ({KELIPATAN} // n)) + count(*) * {KELIPATAN})
            % (2 * count(*) * {KELIPATAN}) = 0
    FROM survei GROUP BY i ORDER BY i
"""


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as koneksi:
        yield koneksi


def aturan(id_aturan: str, tipe: type[T]) -> T:
    return BukuAturan.muat().ambil_isi(id_aturan, date(2024, 12, 31), tipe)[1]


def perseratus(bulat: int) -> Decimal:
    return Decimal(bulat).scaleb(-2)


def terbit(p: Perhitungan) -> int | None:
    """The published value in hundredths, as SQL holds it."""
    return None if p.penuh is None else int(bulatkan(p.penuh, 2).scaleb(2))


def test_capaian_by_ratio_inverse_and_mirror(db: duckdb.DuckDBPyConnection) -> None:
    cara = [
        aturan(f"capaian.{nama}", MetodeCapaian) for nama in ("maks", "min.rasio", "min.cermin")
    ]
    db.execute(KASUS_CAPAIAN)
    baris = db.execute(SQL_CAPAIAN).fetchall()
    tepat_separuh = 0
    for t, r, *harus, separuh in baris:
        target, realisasi = perseratus(t), perseratus(r)
        kami = [terbit(hitung_capaian(isi, target, realisasi).perhitungan) for isi in cara]
        assert kami == harus, (target, realisasi)
        tepat_separuh += separuh
    assert len(baris) == CAPAIAN
    assert tepat_separuh > 1_000


def test_means_of_published_values(db: duckdb.DuckDBPyConnection) -> None:
    isi = aturan("rerata.capaian", Rerata)
    db.execute(KASUS_RERATA)
    baris = db.execute(SQL_RERATA).fetchall()
    for nilai, harus, banyak in baris:
        hasil = rerata(isi, [BELUM if n is None else perseratus(n) for n in nilai])
        assert terbit(hasil) == harus, nilai
        assert banyak == 0 or f"{banyak} dari {len(nilai)} indikator" in hasil.catatan[0]
    assert len(baris) == RERATA


def test_ikm_of_unsur_with_different_numbers_of_answers(db: duckdb.DuckDBPyConnection) -> None:
    isi = aturan("skm.permenpanrb-14-2017", Skm)
    db.execute(KASUS_IKM)
    baris = db.execute(SQL_IKM).fetchall()
    tepat_separuh = 0
    for jumlah, menjawab, harus, separuh in baris:
        unsur = [
            JumlahUnsur(f"u{i}", int(s), int(n))
            for i, (s, n) in enumerate(zip(jumlah, menjawab, strict=True))
        ]
        assert terbit(hitung_ikm(isi, unsur).ikm) == harus, unsur
        tepat_separuh += separuh
    assert len(baris) == IKM
    assert tepat_separuh > 50
