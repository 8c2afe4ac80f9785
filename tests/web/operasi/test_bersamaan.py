"""Two people at the same row in the same moment, through two processes of a running site.

One of them is served; the other is told, and nothing is there twice or half.
"""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from .conftest import Baru, Pemasangan
from .hidup import Peramban, Situs

TRIWULAN = "2025-T4"
KALI = 5


class Coba(NamedTuple):
    """One of two: who does what, and how the log calls it."""

    orang: Peramban
    apa: str
    aksi: str


def indicators(situs: Situs) -> list[str]:
    return sorted(
        i
        for (i,) in situs.satu.sql(
            "SELECT i.id_teks FROM pengukuran_pengisian x JOIN perencanaan_indikator i "
            "ON i.id = x.indikator_id WHERE x.periode = '2025-T1'"
        )
    )


def revision(situs: Situs, i: str) -> str:
    return str(
        situs.satu.sql(
            "SELECT x.revisi FROM pengukuran_realisasi x JOIN perencanaan_indikator i "
            f"ON i.id = x.indikator_id WHERE x.periode = '{TRIWULAN}' AND i.id_teks = '{i}'"
        )[0][0]
    )


def send(situs: Situs, coba: Coba, i: str, revisi: str, tanda: str) -> int:
    alamat = f"/k/{situs.kantor}/2025/ukur/{TRIWULAN}/"
    isian = {f"r:{i}": revisi}
    if coba.apa == "simpan":
        isian |= {f"s:{i}:penjelasan": tanda}
        return coba.orang.minta("POST", f"{alamat}simpan/", isian)[0]
    isian |= {"langkah": coba.apa, "pilih": i, f"catatan:{i}": tanda}
    return coba.orang.minta("POST", f"{alamat}langkah/", isian)[0]


def at_once(situs: Situs, i: str, dua: tuple[Coba, Coba]) -> list[int]:
    """The answers to both, sent together with the same revision."""
    revisi, siap = revision(situs, i), threading.Barrier(2)
    status = [0, 0]

    def run(ke: int) -> None:
        siap.wait()
        status[ke] = send(situs, dua[ke], i, revisi, f"Dari nomor {ke} untuk {i}.")

    benang = [threading.Thread(target=run, args=(ke,)) for ke in (0, 1)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(60)
    return status


def logged(situs: Situs, i: str) -> Counter[str]:
    objek = f"realisasi:{i}:{TRIWULAN}"
    return Counter(
        a for (a,) in situs.satu.sql(f"SELECT aksi FROM audit_kejadian WHERE objek = '{objek}'")
    )


def test_of_two_at_once_one_is_served_and_the_other_told(
    demo: Pemasangan, baru: Baru, tmp_path: Path
) -> None:
    situs = Situs(baru(demo), tmp_path / "log")
    with situs.situs(banyak=2):
        satu, dua = situs.masuk("operator"), situs.masuk("operator")
        sekretaris = situs.masuk("sekretaris")
        kepala, kepala_dua = situs.masuk("kepala"), situs.masuk("kepala")
        simpan, ajukan = "realisasi.ubah", "pengukuran.ajukan"
        setujui, kembalikan = "pengukuran.setujui", "pengukuran.kembalikan"
        macam = {
            "dua penyunting": (Coba(satu, "simpan", simpan), Coba(dua, "simpan", simpan)),
            "ajukan dan simpan": (Coba(satu, "ajukan", ajukan), Coba(dua, "simpan", simpan)),
            "dua penyetuju": (
                Coba(kepala, "setujui", setujui),
                Coba(kepala_dua, "setujui", setujui),
            ),
            "setujui dan kembalikan": (
                Coba(kepala, "setujui", setujui),
                Coba(kepala_dua, "kembalikan", kembalikan),
            ),
            "setujui dan simpan": (
                Coba(kepala, "setujui", setujui),
                Coba(dua, "simpan", simpan),
            ),
        }
        semua = indicators(situs)
        assert len(semua) >= KALI * len(macam)
        menang = Counter[str]()
        for ke, (nama, pasangan) in enumerate(macam.items()):
            for i in semua[ke * KALI : (ke + 1) * KALI]:
                if pasangan[0].apa == "setujui":
                    for orang, langkah in ((satu, "ajukan"), (sekretaris, "teruskan")):
                        pernah = Coba(orang, langkah, "")
                        assert send(situs, pernah, i, revision(situs, i), "") == 302
                sebelum = logged(situs, i)
                status = at_once(situs, i, pasangan)
                baru_ada = logged(situs, i) - sebelum
                diterima = [c.aksi for c, s in zip(pasangan, status, strict=True) if s == 302]
                assert Counter(diterima) == baru_ada, (nama, i, status, baru_ada)
                assert len(diterima) == 1, (nama, i, status)
                assert all(400 <= s < 500 for s in status if s != 302), (nama, i, status)
                menang[f"{nama}: {diterima[0]}"] += 1
    assert situs.satu.sakip("audit", "periksa").returncode == 0
    print(f"{KALI} kali tiap pasangan; yang dilayani: {dict(menang)}")
