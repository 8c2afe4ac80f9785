"""Survey results, service index and AKIP components: tables whose rows the rulebook knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.berkas.periksa import IPP, LKE
from sakip.core.aturan.jenis import Ipp, Lke
from sakip.impor.berlaku import berlaku
from sakip.impor.cetakan import Cetakan, Ukur, Utuh, satukan
from sakip.impor.identitas import id_baru
from sakip.impor.kata import PolaId, id_dari, kata
from sakip.impor.lembar import SUMBER, Kumpulan, baku
from sakip.impor.pilih import Keyakinan, pilih
from sakip.impor.survei import SEMUA_LAYANAN
from sakip.periksa.bahan import Bahan
from sakip.periksa.kenali import Kolom, SelAngka, Tabel
from sakip.periksa.kenali.angka import baca_sel
from sakip.periksa.kenali.kamus import ciri, rapat
from sakip.periksa.kenali.tabel import JenisBaris

_SKALA_IPP = 5
_SKALA_NRR = 4
_PENGALI_NRR = 25


@dataclass(frozen=True, slots=True)
class Dikenal:
    """A table whose rows are parts of a known whole: id of the part, and its row."""

    tabel: Tabel
    baris: tuple[tuple[str, Utuh], ...]

    def angka(self, utuh: Utuh, kolom: Kolom) -> SelAngka | None:
        """A figure; also below the name of a service that would be a remark elsewhere."""
        if kolom.peran == "lain":
            return baca_sel(utuh.baris.sel[kolom.indeks])
        return utuh.baris.angka.get(kolom.indeks)

    def cetakan(self, utuh: Utuh, kolom: Kolom, tahun: int) -> Cetakan | None:
        isi = self.angka(utuh, kolom)
        if isi is None:
            return None
        ukur = Ukur("nilai", tahun)
        return Cetakan(ukur, isi.sel.teks, isi, self.tabel, utuh.nomor, kolom)

    def berangka(self, boleh: Callable[[Kolom], bool]) -> list[Kolom]:
        """Columns with a figure in most of the rows."""
        return [
            k for k in self.tabel.kolom
            if k.peran != "nomor" and boleh(k)
            and sum(self.angka(u, k) is not None for _, u in self.baris) * 2 > len(self.baris)
        ]  # fmt: skip

    def nilai(self, kolom: Kolom) -> list[SelAngka]:
        isi = (self.angka(u, kolom) for _, u in self.baris)
        return [a for a in isi if a is not None]


def kenali_bagian(tabel: Tabel, pola: tuple[PolaId, ...], paling_sedikit: int) -> Dikenal | None:
    """The table as one of known parts, each once; None when it is another table."""
    if any(k.peran in ("indikator", "program", "sasaran") for k in tabel.kolom):
        return None
    hasil: dict[str, Utuh] = {}
    for utuh in satukan(tabel):
        nama = next((t for t in utuh.teks if len(ciri(t)) > 2 and not t[0].isdigit()), "")
        bagian = id_dari(pola, nama)
        if bagian and len(nama) < 90 and utuh.jenis is JenisBaris.DATA:
            hasil.setdefault(bagian, utuh)
    if len(hasil) < paling_sedikit:
        return None
    return Dikenal(tabel, tuple(hasil.items()))


# -- SKM ------------------------------------------------------------------------


def isi_skm(tabel: Sequence[Tabel], tahun: int, kumpulan: Kumpulan) -> None:
    """Means of the nine unsur: one table for each service, or services side by side."""
    layanan: dict[str, str] = {}
    for satu in tabel:
        dikenal = kenali_bagian(satu, kata().skm_unsur, 6)
        if dikenal is None:
            continue
        kolom = dikenal.berangka(lambda k: k.peran in ("", "lain", "nilai", "realisasi", "capaian"))
        if sejajar := [k for k in kolom if k.peran in ("", "lain") and k.tahun is None]:
            for k in sejajar:
                _layanan(dikenal, k, k.nama, tahun, layanan, kumpulan)
        elif kolom:
            _layanan(
                dikenal, _kolom_nilai(dikenal, kolom, tahun), satu.judul, tahun, layanan, kumpulan
            )


def _kolom_nilai(dikenal: Dikenal, kolom: Sequence[Kolom], tahun: int) -> Kolom:
    """The column of the year, and there the one on the scale to 100."""
    setahun = [k for k in kolom if k.tahun == tahun] or list(kolom)
    seratus = [k for k in setahun if all(25 <= a.nilai <= 100 for a in dikenal.nilai(k))]
    return (seratus or setahun)[0]


def _layanan(
    dikenal: Dikenal, kolom: Kolom, judul: str, tahun: int, ada: dict[str, str], kumpulan: Kumpulan
) -> None:
    nilai = dikenal.nilai(kolom)
    if not nilai or any(a.nilai > 100 for a in nilai):
        return
    nrr = all(a.nilai <= _SKALA_NRR for a in nilai)
    if not nrr and any(a.nilai < _PENGALI_NRR for a in nilai):
        return
    nama = judul if 0 < len(judul) < 90 and not judul.startswith("Tabel ke-") else SEMUA_LAYANAN
    if ciri(nama) in ada:
        return
    id_layanan = ada.setdefault(ciri(nama), id_baru(nama, ada.values(), "layanan"))
    kumpulan.tambah("layanan", {"id": id_layanan, "nama": nama, "urut": str(len(ada))})
    for unsur, utuh in dikenal.baris:
        cetakan = dikenal.cetakan(utuh, kolom, tahun)
        if cetakan is None or not isinstance(cetakan.isi, SelAngka):
            continue
        kali = _PENGALI_NRR if nrr else 1
        baris = {
            "layanan": id_layanan, "unsur": unsur, "periode": str(tahun),
            "nilai": baku(cetakan.isi.nilai * kali),
        }  # fmt: skip
        _satu("skm_unsur", baris, cetakan, f"SKM {nama} {unsur}", kumpulan)
    sebab = "Tercetak pada skala 1-4; dikalikan 25. Pastikan skalanya."
    if nrr and all(r.sebab != sebab for r in kumpulan.ragu):
        kumpulan.ragukan("Nilai unsur SKM", sebab, lembar="skm_unsur")


def isi_responden(bahan: Bahan, tahun: int, kumpulan: Kumpulan) -> None:
    """How many persons answered: of each service in a table, or of the only one in a sentence."""
    layanan = {ciri(x["nama"]): x["id"] for x in kumpulan.lembar.get("layanan", ())}
    tercetak = {
        layanan[nama]: (a, str(a.sel.tempat))
        for t in bahan.tabel for k in t.kolom if kata().kepala_responden.search(rapat(k.nama))
        for b in t.baris if (a := b.angka.get(k.indeks)) is not None and a.nilai == int(a.nilai)
        for s in b.sel if (nama := ciri(s.teks)) in layanan
    }  # fmt: skip
    isi = {i: (int(a.nilai), tempat) for i, (a, tempat) in tercetak.items()}
    if not isi and len(layanan) == 1:
        sebutan = {
            int((m["n"] or m["n2"]).replace(".", "")): f"{p.tempat}, kalimat"
            for p in bahan.dokumen.paragraf for m in kata().responden.finditer(p.teks)
        }  # fmt: skip
        if len(sebutan) == 1:
            isi = {next(iter(layanan.values())): next(iter(sebutan.items()))}
    for id_layanan, (jumlah, tempat) in isi.items():
        bukti = [{"dokumen": SUMBER, "tempat": tempat}]
        baris = {"layanan": id_layanan, "periode": str(tahun), "jumlah": str(jumlah)}
        kumpulan.tambah("skm_responden", {**baris, "bukti": bukti})
        kumpulan.catat_angka(
            f"Responden {tahun} {id_layanan}", str(jumlah), tempat, Keyakinan.SEDANG
        )


# -- IPP --------------------------------------------------------------------------


def isi_ipp(tabel: Sequence[Tabel], tahun: int, kumpulan: Kumpulan) -> None:
    """Means of the six aspects on the scale 0 to 5: of several columns the one with the largest."""
    if berlaku(IPP, tahun, Ipp) is None:
        return
    for satu in tabel:
        dikenal = kenali_bagian(satu, kata().ipp_aspek, 5)
        if dikenal is None:
            continue
        kolom = [
            k for k in dikenal.berangka(lambda k: k.peran not in ("bobot", "nomor"))
            if all(a.nilai <= _SKALA_IPP for a in dikenal.nilai(k))
        ]  # fmt: skip
        if not kolom:
            continue
        pakai = max(kolom, key=lambda k: sum(a.nilai for a in dikenal.nilai(k)))
        saran = next((k for k in satu.kolom if "rekomendasi" in k.nama.casefold()), None)
        for aspek, utuh in dikenal.baris:
            cetakan = dikenal.cetakan(utuh, pakai, tahun)
            if cetakan is None or not isinstance(cetakan.isi, SelAngka):
                continue
            baris: dict[str, object] = {
                "aspek": aspek, "periode": str(tahun), "nilai": baku(cetakan.isi.nilai)
            }  # fmt: skip
            teks = utuh.teks[saran.indeks] if saran else ""
            if butir := [b.strip(" -•;") for b in teks.split(" - ") if b.strip(" -•;")]:
                baris["rekomendasi"] = [b.removeprefix("- ").strip() for b in butir]
            _satu("ipp_aspek", baris, cetakan, f"IPP aspek {aspek}", kumpulan)
        return


# -- LKE --------------------------------------------------------------------------


def isi_lke(tabel: Sequence[Tabel], tahun: int, kumpulan: Kumpulan) -> None:
    """Scores of the four components, and those of a field visit beside them."""
    semua = [d for t in tabel if (d := kenali_bagian(t, kata().lke_komponen, 4))]
    semua = [d for d in semua if len({b for b, _ in d.baris}) == 4 and _akip(d)]
    aturan = berlaku(LKE, tahun, Lke)
    if aturan is None:
        if semua:
            sebab = "Aturan LKE tahun itu tidak ada di sini; nilainya tidak dimasukkan."
            kumpulan.ragukan(f"Komponen LKE {tahun}", sebab, lembar="lke_komponen")
        return
    bobot = {k.id: k.bobot for k in aturan.komponen}
    for bagian in dict(semua[0].baris) if semua else ():
        nilai, lapangan = [], []
        for d in semua:
            utuh = dict(d.baris)[bagian]
            pakai, lain = _kolom_lke(d, tahun)
            nilai += [c for c in [pakai and d.cetakan(utuh, pakai, tahun)] if c]
            lapangan += [c for c in [lain and d.cetakan(utuh, lain, tahun)] if c]
        if not (pilihan := pilih(nilai)) or not isinstance(pilihan.pakai.isi, SelAngka):
            continue
        baris = {
            "komponen": bagian, "tahun_pakai": str(tahun), "nilai": baku(pilihan.pakai.isi.nilai)
        }  # fmt: skip
        if pilihan.pakai.isi.nilai > bobot[bagian]:
            sebab = f"Nilainya melebihi bobot komponen ({bobot[bagian]}); tidak dimasukkan."
            tempat = ((pilihan.pakai.teks, pilihan.pakai.tempat),)
            kumpulan.ragukan(f"LKE {bagian}", sebab, "", tempat, lembar="lke_komponen")
            continue
        kunjungan = pilih([c for c in lapangan if _memuat(c, bobot[bagian])])
        if kunjungan and isinstance(kunjungan.pakai.isi, SelAngka):
            baris["lapangan"] = baku(kunjungan.pakai.isi.nilai)
            kumpulan.nilai(kunjungan, f"Evaluasi lapangan {bagian}")
        kumpulan.angka("lke_komponen", baris, pilihan, f"LKE {bagian}")


def _memuat(c: Cetakan, bobot: Decimal) -> bool:
    return isinstance(c.isi, SelAngka) and c.isi.nilai <= bobot


def _akip(d: Dikenal) -> bool:
    """Whether the columns are scores of components: below their weights, not percentages."""
    pakai, _ = _kolom_lke(d, 0)
    nilai = d.nilai(pakai) if pakai else []
    return (
        len(nilai) == 4
        and all(0 < a.nilai <= 100 for a in nilai)
        and (sum(a.nilai for a in nilai) <= 100)
    )


def _kolom_lke(d: Dikenal, tahun: int) -> tuple[Kolom | None, Kolom | None]:
    def nama(k: Kolom) -> str:
        return k.nama.casefold()

    lapangan = next((k for k in d.tabel.kolom if kata().lke_lapangan.search(nama(k))), None)
    kolom = d.berangka(
        lambda k: k is not lapangan and k.peran not in ("bobot", "nomor", "lain")
        and (k.tahun is not None or kata().lke_nilai.search(nama(k)) is not None)
    )  # fmt: skip
    setahun = [k for k in kolom if k.tahun == tahun]
    utama = [k for k in kolom if not kata().lke_bukan.search(nama(k))]
    return next(iter(setahun or utama or reversed(kolom)), None), lapangan


def _satu(
    lembar: str, baris: Mapping[str, object], cetakan: Cetakan, perihal: str, kumpulan: Kumpulan
) -> None:
    pilihan = pilih([cetakan])
    if pilihan is not None:
        kumpulan.angka(lembar, baris, pilihan, perihal)
