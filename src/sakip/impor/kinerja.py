"""Indicators: what they mean, and their targets, realisasi and benchmarks, chosen among prints."""

from __future__ import annotations

from collections import defaultdict
from textwrap import shorten
from typing import Any

from sakip.berkas.baris import JenisSimpul
from sakip.core.angka import AngkaRentang, Kosong, Label, TanpaNilai
from sakip.impor.cetakan import Cetakan, Ukur
from sakip.impor.kata import kata
from sakip.impor.kelas import kelas_dari, skala_untuk
from sakip.impor.lembar import Kumpulan, baku
from sakip.impor.makna import makna
from sakip.impor.pilih import Pilihan, buktikan, pilih, tentukan
from sakip.impor.pohon import PohonBaca
from sakip.impor.sifat import arah_baca, desimal, dihitung, satuan
from sakip.impor.simpul import IndikatorBaca
from sakip.periksa.kenali import SelAngka

_NAMA_LINGKUP = {"nasional": "Nasional", "internasional": "Internasional"}


def isi_kinerja(pohon: PohonBaca, kumpulan: Kumpulan, lingkup: dict[str, str], tanda: str) -> None:
    """Enter every indicator and its figures.

    lingkup: names of the region and the province. tanda: the mark of decimals in the document.
    """
    for nomor, satu in enumerate(pohon.indikator, start=1):
        _Satu(satu, pohon.tahun, kumpulan, lingkup, tanda).isi(nomor)
    kumpulan.ragukan_isian()
    _tanpa_target(pohon, kumpulan)


def _tanpa_target(pohon: PohonBaca, kumpulan: Kumpulan) -> None:
    """Say of which indicators the year's target is not printed though others of theirs are."""
    target = kumpulan.lembar.get("target", ())
    setahun = {t["indikator"] for t in target if t["periode"] == str(pohon.tahun)}
    triwulan = {t["indikator"] for t in target if t["periode"].startswith(f"{pohon.tahun}-")}
    kurang = [i.sebutan for i in pohon.indikator if i.id in triwulan - setahun]
    if kurang:
        sebab = f"Target {pohon.tahun} {len(kurang)} indikator hanya tercetak per triwulan. Isi."
        daftar = shorten("; ".join(kurang), 600, placeholder=" ...")
        kumpulan.ragukan("Target setahun", sebab, daftar, lembar="target")


class _Satu:
    """One indicator on its way into the Berkas."""

    def __init__(
        self,
        satu: IndikatorBaca,
        tahun: int,
        kumpulan: Kumpulan,
        lingkup: dict[str, str],
        tanda: str,
    ) -> None:
        self._satu, self._tahun, self._kumpulan, self._lingkup = satu, tahun, kumpulan, lingkup
        self._per_ukur: dict[Ukur, list[Cetakan]] = defaultdict(list)
        cetakan = tentukan(satu.cetakan, dihitung=dihitung(satu), tanda=tanda)
        self._semua = buktikan(cetakan)
        for c in self._semua:
            self._per_ukur[c.ukur].append(c)
        self._skala = self._kelas()

    def _kelas(self) -> str:
        """The scale of an indicator whose target and realisasi are classes (BB); else empty."""
        isi = [
            c.isi for u, semua in self._per_ukur.items() for c in semua
            if u.ukuran in ("target", "realisasi") and u.tahun == self._tahun
        ]  # fmt: skip
        kelas = [i.teks for i in isi if isinstance(i, Label)]
        if not kelas or any(isinstance(i, SelAngka) for i in isi):
            return ""
        return skala_untuk(self._satu.sebutan, kelas, self._tahun)

    def isi(self, nomor: int) -> None:
        self._arti(nomor)
        self._target()
        self._realisasi()
        self._pembanding()
        self._terlapor()

    # -- what it means --------------------------------------------------------------

    def _arti(self, nomor: int) -> None:
        satu = self._satu
        satuan_nya = satuan(satu, self._per_ukur)
        baris: dict[str, Any] = {
            "indikator": satu.id,
            "tahun": str(min(satu.tahun)),
            "simpul": satu.simpul.id,
            "urut": str(nomor),
            "nama": satu.sebutan,
            "satuan": satuan_nya,
            "desimal": str(desimal(satu, self._per_ukur, satuan_nya, self._tahun)),
        }
        if max(satu.tahun) < self._tahun:
            baris["sampai"] = str(max(satu.tahun))
        if satu.simpul.jenis in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN):
            baris["iku"] = "true"
        if self._skala:
            baris |= {"polaritas": "predikat", "skala": self._skala}
        elif self._rentang():
            baris["polaritas"] = "rentang"
        elif (arah := arah_baca(satu, self._semua, self._kumpulan)) != "maks":
            baris["polaritas"] = arah
        if satu.iku:
            baris["iku"] = "true"
        baris |= makna(satu, satuan_nya, self._kumpulan)
        self._kumpulan.tambah("indikator", {"id": satu.id})
        self._kumpulan.tambah("indikator_versi", baris)

    def _rentang(self) -> bool:
        """Whether this year's target is a range with two ends."""
        return any(
            isinstance(c.isi, AngkaRentang) and c.isi.bawah is not None and c.isi.atas is not None
            for u, isi in self._per_ukur.items() for c in isi
            if u.ukuran == "target" and u.tahun == self._tahun
        )  # fmt: skip

    # -- its figures ------------------------------------------------------------------

    def _target(self) -> None:
        for tahun, triwulan in sorted(
            {(u.tahun, u.triwulan or 0) for u in self._per_ukur if u.ukuran == "target"}
        ):
            if tahun <= self._tahun and tahun not in self._satu.tahun:
                continue  # a mark that the indicator was not there yet
            periode = f"{tahun}-T{triwulan}" if triwulan else str(tahun)
            jenis = "triwulan" if triwulan else "tahunan"
            murni = self._pilih("target", tahun, triwulan, "murni")
            akhir = self._pilih("target", tahun, triwulan, "perubahan-1", "")
            if murni is None:
                murni, akhir = akhir, None
            self._isi_target(murni, jenis, periode)
            if murni and akhir and not _sama(murni, akhir):
                self._isi_target(akhir, jenis, periode, "perubahan-1")
        self._target_renstra()

    def _target_renstra(self) -> None:
        """Targets of a plan of several years; this year's is the promise where none is printed."""
        akhir = {u.tahun for u in self._per_ukur if u.ukuran == "target_akhir"}
        renstra = {u.tahun for u in self._per_ukur if u.ukuran == "target_renstra"}
        terakhir = max(renstra, default=0)
        # Some years side by side, up to this one, need not be the plan's last.
        panjang = terakhir > self._tahun or len(renstra) >= kata().lama_renstra
        for tahun in sorted(akhir or ({terakhir} - {0} if panjang else set())):
            pilihan = self._pilih("target_akhir" if akhir else "target_renstra", tahun, 0, "")
            self._isi_target(pilihan, "akhir_renstra", str(tahun))
        for tahun in sorted(renstra):
            pilihan = self._pilih("target_renstra", tahun, 0, "")
            self._isi_target(pilihan, "renstra_tahunan", str(tahun))
            if tahun == self._tahun and not self._pilih("target", tahun, 0, "", "murni"):
                self._isi_target(pilihan, "tahunan", str(tahun))

    def _isi_target(
        self, pilihan: Pilihan | None, jenis: str, periode: str, versi: str = ""
    ) -> None:
        if pilihan is None or not (isi := self._nilai(pilihan.pakai)):
            return
        if jenis in ("akhir_renstra", "renstra_tahunan") and "kosong" in isi:
            return
        baris = {"indikator": self._satu.id, "jenis": jenis, "periode": periode, **isi}
        if versi:
            baris["versi"] = versi
        alamat = f"target:{self._satu.id}:{periode}"
        self._kumpulan.angka(
            "target", baris, pilihan, f"Target {periode} {self._satu.sebutan}",
            alamat if jenis == "tahunan" else "",
        )  # fmt: skip

    def _realisasi(self) -> None:
        hitung = self._satu.sebutan.lower().startswith("jumlah")
        for tahun, triwulan in sorted(
            {(u.tahun, u.triwulan or 0) for u in self._per_ukur if u.ukuran == "realisasi"}
        ):
            pilihan = self._pilih("realisasi", tahun, triwulan, "")
            if pilihan is None or tahun > self._tahun:
                continue
            if isinstance(pilihan.pakai.isi, Kosong) and (tahun != self._tahun or triwulan):
                continue
            if tahun not in self._satu.tahun or not (isi := self._nilai(pilihan.pakai)):
                continue
            periode = f"{tahun}-T{triwulan}" if triwulan else str(tahun)
            baris = {"indikator": self._satu.id, "periode": periode, **isi}
            if not hitung and "nilai" in isi:
                baris["terlapor"] = "true"
            self._kumpulan.angka(
                "realisasi", baris, pilihan, f"Realisasi {periode} {self._satu.sebutan}",
                f"realisasi:{self._satu.id}:{periode}",
            )  # fmt: skip

    def _pembanding(self) -> None:
        ada = {(u.tahun, u.lingkup) for u in self._per_ukur if u.ukuran == "pembanding"}
        for tahun, lingkup in sorted(ada):
            semua = [
                c for u, isi in self._per_ukur.items() for c in isi
                if (u.ukuran, u.tahun, u.lingkup) == ("pembanding", tahun, lingkup)
            ]  # fmt: skip
            pilihan = pilih(semua)
            if pilihan is None or isinstance(pilihan.pakai.isi, Label):
                continue
            if isinstance(pilihan.pakai.isi, Kosong):
                alasan = f"Di dokumen sumber tercetak '{pilihan.pakai.teks}'."
                isi = {"kosong": TanpaNilai.BELUM_TERSEDIA.value, "alasan": alasan}
            else:
                isi = self._nilai(pilihan.pakai)
            if not isi:
                continue
            nama = self._lingkup.get(lingkup) or _NAMA_LINGKUP.get(lingkup, "")
            baris = {
                "indikator": self._satu.id, "periode": str(tahun), "lingkup": lingkup,
                "nama": nama, **isi,
            }  # fmt: skip
            perihal = f"Pembanding {lingkup} {self._satu.sebutan}"
            self._kumpulan.angka("pembanding", baris, pilihan, perihal)

    def _terlapor(self) -> None:
        """A printed capaian whose target or realisasi is nowhere in the report."""
        for tahun in sorted({u.tahun for u in self._per_ukur if u.ukuran == "capaian"}):
            bahan = [self._pilih(nama, tahun, 0, "", "murni") for nama in ("target", "realisasi")]
            pilihan = self._pilih("capaian", tahun, 0, "")
            if (
                pilihan is None
                or not isinstance(pilihan.pakai.isi, SelAngka)
                or all(b is not None and isinstance(b.pakai.isi, SelAngka) for b in bahan)
                or tahun > self._tahun
            ):
                continue
            baris = {
                "alamat": f"capaian:{self._satu.id}:{tahun}",
                "nilai": baku(pilihan.pakai.isi.nilai),
                "satuan": "%",
                "alasan": "Target atau realisasinya tidak tercetak.",
            }
            self._kumpulan.angka(
                "terlapor", baris, pilihan, f"Capaian {tahun} {self._satu.sebutan}"
            )

    def _pilih(self, ukuran: str, tahun: int, triwulan: int, *versi: str) -> Pilihan | None:
        semua = [
            c for u, isi in self._per_ukur.items() for c in isi
            if (u.ukuran, u.tahun, u.triwulan or 0) == (ukuran, tahun, triwulan)
            and u.versi in versi
        ]  # fmt: skip
        return pilih(semua)

    def _target_rentang(self, ujung: list[str]) -> dict[str, Any]:
        """A target as two ends where the indicator has such, else as one figure."""
        if self._rentang():
            return {"nilai": ujung[0], "nilai_atas": ujung[-1]}
        return {"nilai": ujung[0]}

    def _nilai(self, cetakan: Cetakan) -> dict[str, Any]:
        """The cell as a row says it; empty where it cannot be said."""
        match cetakan.isi:
            case SelAngka() as isi if cetakan.ukur.ukuran.startswith("target"):
                return self._target_rentang([baku(isi.nilai)])
            case SelAngka() as isi:
                return {"nilai": baku(isi.nilai)}
            case AngkaRentang(bawah=bawah, atas=atas) if cetakan.ukur.ukuran.startswith("target"):
                ujung = [baku(a.nilai) for a in (bawah, atas) if a is not None]
                return self._target_rentang(ujung)
            case AngkaRentang():
                return {}
            case Label(teks=teks) if self._skala and kelas_dari(self._skala, teks, self._tahun):
                return {"label": teks}
            case Label(teks=teks):
                isi_tabel = self._kumpulan.bukan_angka.setdefault(cetakan.tabel.judul, [])
                isi_tabel.append((f"{self._satu.sebutan}: {teks}"[:120], cetakan.tempat))
                return {}
            case Kosong(jenis=jenis, alasan=alasan):
                if jenis is TanpaNilai.BELUM_TERSEDIA:
                    return {"kosong": jenis.value, "alasan": alasan or "Menurut dokumen sumber."}
                return {"kosong": jenis.value}


def _sama(a: Pilihan, b: Pilihan) -> bool:
    """Whether two choices say one and the same."""
    x, y = a.pakai.isi, b.pakai.isi
    if isinstance(x, SelAngka) and isinstance(y, SelAngka):
        return x.nilai == y.nilai
    return type(x) is type(y)
