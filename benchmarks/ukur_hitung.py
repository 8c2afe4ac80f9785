"""A Berkas of 10,000 indicators x 4 quarters computed with traces."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from benchmarks.ukur import best_of, report
from sakip.berkas import baris as b
from sakip.berkas.model import AturanBerkas, Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.aturan.jenis import Agregasi, Polaritas
from sakip.hitung import hitung

INDIKATOR = 10_000
PER_SIMPUL = 10
TAHUN = 2024


def big_berkas(banyak: int = INDIKATOR) -> Berkas:
    """Made up: programmes of ten indicators, quarterly targets and figures, money each quarter."""
    acak = Random(2024)
    simpul = ["t1", "ss1", *(f"p{i}" for i in range(banyak // PER_SIMPUL))]
    jenis = {"t1": b.JenisSimpul.TUJUAN, "ss1": b.JenisSimpul.SASARAN}
    induk = {"t1": None, "ss1": "t1"}
    indikator = [f"i{n}" for n in range(banyak)]
    tw = [f"{TAHUN}-T{k}" for k in range(1, 5)]
    pola = (Polaritas.MAKS, Polaritas.MAKS, Polaritas.MIN)
    versi = [
        b.IndikatorVersi(
            indikator=i,
            tahun=TAHUN,
            simpul=f"p{n // PER_SIMPUL}",
            nama=f"Indikator {n}",
            satuan="%",
            polaritas=pola[n % 3],
            agregasi=Agregasi.RATA_RATA,
            iku=n < PER_SIMPUL,
        )
        for n, i in enumerate(indikator)
    ]
    angka = [Decimal(n).scaleb(-2) for n in range(5000, 12000)]
    target, realisasi = [], []
    for i in indikator:
        janji = acak.choice(angka)
        target.append(b.Target(indikator=i, jenis="tahunan", periode=str(TAHUN), nilai=janji))
        for t in tw:
            target.append(b.Target(indikator=i, jenis="triwulan", periode=t, nilai=janji))
            realisasi.append(b.Realisasi(indikator=i, periode=t, nilai=acak.choice(angka)))
    uang = []
    for s in simpul[2:]:
        pagu = Decimal(acak.randrange(10**6, 10**9))
        uang.append(b.Anggaran(simpul=s, periode=str(TAHUN), jenis="pagu", nilai=pagu))
        uang += [b.Anggaran(simpul=s, periode=t, jenis="realisasi", nilai=pagu // 5) for t in tw]
    return Berkas(
        format="berkas-kinerja/1",
        kantor=b.Kantor(
            id="ukur",
            nama="Kantor Ukur",
            jenis="dinas",
            daerah="ukur",
            nama_daerah="Kabupaten Ukur",
            provinsi="Ukur",
        ),
        tahun=TAHUN,
        contoh=True,
        aturan=AturanBerkas(versi="ukur"),
        versi_rencana=(
            b.VersiRencana(id="murni", periode=str(TAHUN), berlaku=date(TAHUN, 1, 2), nama="PK"),
        ),
        simpul=tuple(b.Simpul(id=s, jenis=jenis.get(s, b.JenisSimpul.PROGRAM)) for s in simpul),
        simpul_versi=tuple(
            b.SimpulVersi(simpul=s, tahun=TAHUN, nama=s, induk=induk.get(s, "ss1"), urut=n)
            for n, s in enumerate(simpul)
        ),
        indikator=tuple(b.Indikator(id=i) for i in indikator),
        indikator_versi=tuple(versi),
        target=tuple(target),
        realisasi=tuple(realisasi),
        anggaran=tuple(uang),
    )


def main() -> None:
    berkas = big_berkas()
    buku = rulebook_of(berkas)
    hasil = hitung(berkas, buku)
    detik = best_of(lambda: hitung(berkas, buku))
    report(
        {
            "waktu": f"{detik:.2f} s",
            "angka dengan jejak": f"{len(hasil):,}".replace(",", "."),
            "per angka": f"{detik / len(hasil) * 1e6:.1f} µs",
        }
    )


if __name__ == "__main__":
    main()
