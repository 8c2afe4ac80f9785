"""Survey tables: the index from the means per unsur, and means that no answers can give."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.core.angka import Rentang, bulatkan, cetak_penuh
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, CekTemuan, buat_kaitan
from sakip.periksa.dugaan import suntingan
from sakip.periksa.kaitan import Hitung, Kaitan, Pilihan, Rumus, cocok, jumlah, nilai_cetak, rata
from sakip.periksa.kenali import Baris, Cara, JenisBaris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.unsur import UNSUR_SEDIKITNYA, adalah_unsur, aturan_skm
from sakip.periksa.model import JenisTemuan, Temuan

_SKALA = 4  # answers are 1 to 4
_TAK_MENJAWAB = Decimal("0.95")  # the part of the respondents that answered, at the least
_RESPONDEN = re.compile(r"responden", re.IGNORECASE)
_TERTIMBANG = re.compile(r"jumlah.*tertimbang", re.IGNORECASE)
_LOMPAT = re.compile(r"responden|mutu|kinerja|kategori|predikat|peringkat", re.IGNORECASE)


def pengali() -> Decimal:
    """What turns a mean of answers into an index."""
    return aturan_skm().pengali


def unsur(tabel: Tabel) -> list[Baris]:
    """The rows that are unsur of the survey; empty where the table is of something else."""
    hasil = [b for b in tabel.data if adalah_unsur(b.nama)]
    return hasil if len(hasil) >= UNSUR_SEDIKITNYA else []


def _kali(dasar: Hitung, faktor: Decimal) -> Hitung:
    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        hasil = dasar(nilai)
        return None if hasil is None else hasil * faktor

    return hitung


def _rumus() -> Iterator[Rumus]:
    """Mean and index as offices make them; some round the weight of nine unsur to 0,11."""
    pengali = aturan_skm().pengali
    yield Rumus("rata-rata unsur", rata, "({semua}) / {n}")
    yield Rumus("rata-rata unsur × 25", _kali(rata, pengali), "({semua}) / {n} × 25")
    for tulis in ("0,11", "0,111"):
        bobot = Decimal(tulis.replace(",", "."))
        yield Rumus(f"jumlah × {tulis}", _kali(jumlah, bobot), f"({{semua}}) × {tulis}")
        tulis_25 = f"{tulis} × 25"
        kali_25 = _kali(jumlah, bobot * pengali)
        yield Rumus(f"jumlah × {tulis_25}", kali_25, f"({{semua}}) × {tulis_25}")
    yield Rumus("jumlah unsur", jumlah)
    # Of means that carry their weight already.
    yield Rumus("jumlah tertimbang × 25", _kali(jumlah, pengali), "({semua}) × 25")


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        baris = unsur(tabel)
        if not baris:
            continue
        yield from _menyamping(tabel, baris)
        akhir = max(b.nomor for b in baris)
        yield from _indeks(tabel, baris, [b for b in tabel.baris if b.nomor > akhir])
        for satu in tabel.data:
            if satu.nomor > akhir and not _LOMPAT.search(satu.nama):
                yield from _hasil(tabel, baris, satu)


def _menyamping(tabel: Tabel, baris: Sequence[Baris]) -> Iterator[Kaitan]:
    """Means from sums of answers, and weighted means from means, unsur by unsur."""
    kolom = [k for k in tabel.kolom if _lengkap(baris, k)]
    for nomor, keluar in enumerate(kolom):
        calon = (
            [_baris_demi_baris(tabel, b, masuk, keluar, rumus) for b in baris]
            for masuk in reversed(kolom[:nomor])
            for rumus in _faktor(baris, masuk, keluar)
        )
        yield from next((semua for semua in calon if _terang(semua)), [])


def _baris_demi_baris(
    tabel: Tabel, baris: Baris, masuk: Kolom, keluar: Kolom, rumus: Rumus
) -> Kaitan:
    cara = Pilihan(rumus, (baris.angka[masuk.indeks],))
    return buat_kaitan("skm", tabel, baris, keluar, (cara,))


def _terang(semua: Sequence[Kaitan]) -> bool:
    pas = sum(1 for k in semua if cocok(k))
    return pas >= UNSUR_SEDIKITNYA and pas >= 3 * (len(semua) - pas)


def _faktor(baris: Sequence[Baris], masuk: Kolom, keluar: Kolom) -> Iterator[Rumus]:
    """What turns one column into the next: the number of people, the weight of an unsur, 25."""
    pasang = [(b.angka[masuk.indeks].nilai, b.angka[keluar.indeks].nilai) for b in baris]
    banyak = sorted(round(a / b) for a, b in pasang if b)
    orang = banyak[len(banyak) // 2] if banyak else 0
    if orang > _SKALA:
        yield Rumus(f"jumlah / {orang}", lambda n: n[0] / Decimal(orang), f"{{0}} / {orang}")
    for tulis in ("0,11", "0,111", "0,1111", cetak_penuh(aturan_skm().pengali)):
        faktor = Decimal(tulis.replace(",", "."))
        yield Rumus(f"nilai × {tulis}", _kali(lambda n: n[0], faktor), f"{{0}} × {tulis}")


def _hasil(tabel: Tabel, baris: Sequence[Baris], hasil: Baris) -> Iterator[Kaitan]:
    """The relations of the one way of computing that fits most columns of a row."""
    kolom = [k for k in tabel.kolom if k.indeks in hasil.angka and _lengkap(baris, k)]
    terbaik: list[Kaitan] = []
    for rumus in _rumus():
        semua = [
            buat_kaitan(
                "skm", tabel, hasil, k,
                (Pilihan(rumus, tuple(b.angka[k.indeks] for b in baris)),), berat=4,
            )
            for k in kolom
        ]  # fmt: skip
        pas = sum(1 for k in semua if cocok(k))
        if pas >= 2 and pas * 2 > len(semua):
            terbaik = semua
            break
    yield from terbaik


def _indeks(tabel: Tabel, unsur: Sequence[Baris], bawah: Sequence[Baris]) -> Iterator[Kaitan]:
    """The index of a table with one column of means, where the mean printed below them fits too."""
    kolom = [k for k in tabel.kolom if any(k.indeks in b.angka for b in bawah)]
    if len(kolom) != 1 or not _lengkap(unsur, kolom[0]):
        return
    semua_kolom = [k for k in tabel.kolom if _lengkap(unsur, k)]
    isi = [b for b in bawah if kolom[0].indeks in b.angka and not _LOMPAT.search(b.nama)]
    rata_ = [b for b in isi if b.angka[kolom[0].indeks].nilai <= _SKALA]
    indeks = [b for b in isi if _SKALA < b.angka[kolom[0].indeks].nilai <= 100]
    cara = [
        tuple(_pilihan(unsur, kolom[0], kali=False)),
        tuple(p for k in semua_kolom for p in _pilihan(unsur, k, kali=True)),
    ]
    semua = [
        buat_kaitan("skm", tabel, b, kolom[0], _terdekat(b, kolom[0], pilihan), kuat=True, berat=4)
        for pilihan, deret in zip(cara, (rata_, indeks), strict=True)
        for b in deret
    ]
    terang = any(_TERTIMBANG.search(b.nama) for b in rata_)
    if len(rata_) == len(indeks) == 1 and (terang or any(cocok(k) for k in semua)):
        yield from semua
    elif not rata_ and len(indeks) == 1 and len(unsur) == len(aturan_skm().unsur):
        # An office may weigh its unsur; that a slip of the pen leads there is no coincidence.
        yield from (k for k in semua if cocok(k) or any(_salah_tulis(k, p) for p in k.pilihan))


def _pilihan(unsur: Sequence[Baris], kolom: Kolom, *, kali: bool) -> Iterator[Pilihan]:
    """The ways from the scores in a column to a mean, or (kali) to the index they make."""
    masuk = tuple(b.angka[kolom.indeks] for b in unsur)
    if kali and all(m.nilai > _SKALA for m in masuk):
        yield Pilihan(Rumus("rata-rata unsur", rata, "({semua}) / {n}"), masuk)
    yield from (Pilihan(r, masuk) for r in _rumus() if ("× 25" in r.nama) is kali)


def _salah_tulis(k: Kaitan, pilihan: Pilihan) -> bool:
    nilai = nilai_cetak(pilihan)
    bulat = None if nilai is None else bulatkan(nilai, k.keluar.angka.desimal)
    return any(baru.nilai == bulat for baru, _ in suntingan(k.keluar.angka))


def _terdekat(baris: Baris, kolom: Kolom, pilihan: Sequence[Pilihan]) -> tuple[Pilihan, ...]:
    """The ways of computing, that which comes nearest to the print first."""
    cetak = baris.angka[kolom.indeks].nilai
    return tuple(sorted(pilihan, key=lambda p: abs((nilai_cetak(p) or Decimal(0)) - cetak)))


def _lengkap(baris: Sequence[Baris], kolom: Kolom) -> bool:
    return all(kolom.indeks in b.angka for b in baris)


def jalankan_grim(bahan: Bahan) -> Iterator[Temuan]:
    for tabel in bahan.tabel:
        baris = unsur(tabel)
        orang = next((b for b in tabel.baris if _RESPONDEN.search(b.nama)), None)
        if not baris or orang is None or orang.jenis is JenisBaris.BAGIAN:
            continue
        for kolom in tabel.kolom:
            banyak = orang.angka.get(kolom.indeks)
            if banyak is None or banyak.angka.desimal or banyak.nilai <= 0:
                continue
            luput = [
                b
                for b in baris
                if kolom.indeks in b.angka
                and 0 < b.angka[kolom.indeks].nilai <= _SKALA
                and not _mungkin(b.angka[kolom.indeks], int(banyak.nilai))
            ]
            if luput:
                yield _temuan(tabel, luput, kolom, banyak)


def _mungkin(angka: SelAngka, orang: int) -> bool:
    """Whether whole answers of so many people, or a few less, have this mean."""
    return any(
        math.floor(s.atas * n) >= math.ceil(s.bawah * n)
        for n in range(math.ceil(orang * _TAK_MENJAWAB), orang + 1)
        for cara in Cara
        for s in angka.selang(cara)
    )


def _temuan(tabel: Tabel, luput: Sequence[Baris], kolom: Kolom, banyak: SelAngka) -> Temuan:
    """One finding for a column: of one mean, or of the number of people when several fail."""
    angka = luput[0].angka[kolom.indeks]
    kali = cetak_penuh(angka.nilai * banyak.nilai)
    salah = angka if len(luput) == 1 else banyak
    lain = f" ({len(luput)} unsur di kolom ini)" if len(luput) > 1 else ""
    return Temuan(
        cek="grim",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Rata-rata {angka.sel.teks} untuk '{luput[0].nama}' tidak mungkin dari "
        f"{banyak.sel.teks} responden: jumlah jawabannya menjadi {kali}, bukan bilangan bulat"
        f"{lain}.",
        tempat=salah.sel.tempat,
        tercetak=salah.sel.teks,
        tabel=tabel.judul,
        label=luput[0].nama if len(luput) == 1 else "Responden",
        kolom=kolom.nama,
        hitungan=f"{angka.sel.teks} × {banyak.sel.teks} = {kali}",
        berat=2,
    )


_UNSUR = (
    "Persyaratan\t{0}\t3,45\t3,30\n"
    "Prosedur\t3,20\t3,35\t3,20\n"
    "Waktu\t3,10\t3,15\t3,10\n"
    "Biaya\t3,80\t3,85\t3,75\n"
    "Produk\t3,40\t3,40\t3,35\n"
    "Kompetensi\t3,50\t3,45\t3,40\n"
    "Perilaku\t3,50\t3,50\t3,45\n"
    "Sarana\t3,10\t3,05\t3,00\n"
    "Pengaduan\t3,30\t3,35\t3,25\n"
)
_ISI = f"Tabel 7 Nilai tiap unsur\nUnsur\tKTP\tKartu keluarga\tSurat\n{_UNSUR}"

CEK = CekKaitan(
    id="skm",
    klaim="Nilai indeks dan IKM mengikuti rata-rata tiap unsur di kolomnya.",
    dasar="PermenPANRB 14/2017: IKM = rata-rata unsur × 25; juga bobot 0,11 yang lazim.",
    kaitan=jalankan,
    lolos=_ISI.format("3,40") + "IKM layanan\t84,17\t84,86\t82,78\n",
    gagal=_ISI.format("3,40") + "IKM layanan\t84,17\t84,86\t87,78\n",
)

CEK_GRIM = CekTemuan(
    id="grim",
    klaim="Rata-rata tiap unsur mungkin dari banyaknya responden.",
    dasar="Jawaban bernilai bulat 1 sampai 4: rata-rata × responden mendekati bilangan bulat.",
    temuan=jalankan_grim,
    lolos=_ISI.format("3,40") + "Responden\t20\t20\t20\n",
    gagal=_ISI.format("3,43") + "Responden\t20\t20\t20\n",
)
