"""Proving rules: ids, kinds, schemas, weights, total scales, and rules that name others."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pydantic import ValidationError

from sakip.core.aturan.bentuk import IsiMentah, Peraturan
from sakip.core.aturan.isi_sah import periksa_isi, rujukan_isi
from sakip.core.aturan.jenis import KELAS_ISI, Isi
from sakip.core.aturan.lapis import Bahan, Lapis, cari
from sakip.galat import Galat
from sakip.terjemah import galat_validasi


def periksa_lapis(lapis: Sequence[Lapis]) -> list[Galat]:
    """Everything wrong in the first of these layers, seen on top of the others."""
    atas, bawah = lapis[0], lapis[1:]
    galat: list[Galat] = []
    for id_aturan, entri in atas.entri.items():
        if bawah and (salah := _id_salah(bawah, id_aturan, entri.baru)):
            pesan, saran = salah
            galat.append(Galat("aturan.id", atas.letak[id_aturan].tempat(("id",)), pesan, saran))
            continue
        for ke in range(len(entri.nilai)):
            galat += _periksa_nilai(lapis, Bahan(atas, id_aturan, ke))
    return galat


def periksa_sumber(lapis: Sequence[Lapis]) -> list[Galat]:
    """Sources of the first layer that no register knows, and broken links in its register."""
    register: dict[str, Peraturan] = {}
    for satu in reversed(lapis):
        register |= satu.peraturan
    galat = [
        Galat(
            "aturan.sumber",
            lapis[0].letak[id_aturan].tempat(("nilai", ke, "sumber")),
            f"Sumber '{sumber.peraturan}' tidak ada di daftar peraturan.",
            mungkin(sumber.peraturan, register) or "Tambahkan di 'peraturan'.",
        )
        for id_aturan, entri in lapis[0].entri.items()
        for ke, nilai in enumerate(entri.nilai)
        for sumber in nilai.sumber
        if sumber.peraturan not in register
    ]
    galat += [
        Galat(
            "aturan.sumber",
            f"peraturan {satu.id}",
            f"Pencabutnya '{satu.dicabut_oleh}' tidak ada di daftar peraturan.",
            mungkin(satu.dicabut_oleh, register) or "Tambahkan di 'peraturan'.",
        )
        for satu in lapis[0].peraturan.values()
        if satu.dicabut_oleh is not None and satu.dicabut_oleh not in register
    ]
    return galat


def sahkan_isi(isi: IsiMentah, bahan: Bahan) -> Isi:
    """A raw content as its class; raises Galat naming file, line, rule, path and mend."""
    jenis = isi.get("jenis")
    kelas = KELAS_ISI.get(str(jenis))
    if kelas is None:
        raise Galat(
            "aturan.jenis",
            bahan.tempat(("jenis",)),
            f"Jenis aturan '{jenis}' tidak ada." if jenis else "Jenis aturan tidak disebut.",
            mungkin(str(jenis), KELAS_ISI) or f"Pilihannya: {', '.join(sorted(KELAS_ISI))}.",
        )
    try:
        return kelas.model_validate(isi)
    except ValidationError as salah:
        raise galat_validasi(salah, "", bahan.tempat, model=kelas) from salah


def mungkin(nama: str, ada: Iterable[str]) -> str:
    """A sentence with the nearest names, empty when none is near."""
    dekat = difflib.get_close_matches(nama, list(ada), 3, 0.6)
    return f"Mungkin maksud Anda: {', '.join(dekat)}." if dekat else ""


def jenis_aturan(lapis: Sequence[Lapis], id_aturan: str) -> str:
    """Kind of a rule as written, empty where there is no such rule."""
    for satu in lapis:
        entri = satu.entri.get(id_aturan)
        for nilai in entri.nilai if entri else ():
            if nilai.isi is not None:
                return str(nilai.isi.get("jenis"))
    return ""


def _id_salah(bawah: Sequence[Lapis], id_aturan: str, baru: bool) -> tuple[str, str] | None:
    ada = {nama for satu in bawah for nama in satu.entri}
    if baru and id_aturan in ada:
        return "Aturan ini sudah ada, jadi bukan aturan baru.", "Hapus 'baru'."
    if not baru and id_aturan not in ada:
        return (
            f"Aturan '{id_aturan}' tidak dikenal.",
            mungkin(id_aturan, ada) or "Bila memang aturan baru, tulis 'baru: true'.",
        )
    return None


def _periksa_nilai(lapis: Sequence[Lapis], bahan: Bahan) -> Iterator[Galat]:
    seharusnya = jenis_aturan(lapis[1:], bahan.id)
    for hari in _hari_periksa(lapis[1:], bahan):
        mentah = cari(lapis, bahan.id, hari)
        if mentah is None:
            yield Galat(
                "aturan.tanpa_dasar",
                bahan.tempat(),
                f"Pada {hari} belum ada aturan di bawahnya yang dapat diubah.",
                "Mundurkan 'dari', atau tulis 'isi' lengkap.",
            )
            continue
        try:
            isi = sahkan_isi(mentah.isi, bahan)
        except Galat as salah:
            yield from salah.rincian or (salah,)
            continue
        if seharusnya and mentah.isi["jenis"] != seharusnya:
            yield Galat(
                "aturan.jenis",
                bahan.tempat(("jenis",)),
                f"Aturan {bahan.id} berjenis {seharusnya}, bukan {mentah.isi['jenis']}.",
                "Pakai jenis yang sama, atau buat aturan baru dengan id lain.",
            )
        for galat in periksa_isi(isi):
            tempat = f"{bahan.tempat()}, {galat.tempat}"
            yield Galat(galat.kode, tempat, galat.pesan, galat.saran)
        for rujukan in rujukan_isi(isi):
            jenis = jenis_aturan(lapis, rujukan.id)
            if jenis != rujukan.jenis:
                yield Galat(
                    "aturan.rujukan",
                    f"{bahan.tempat()}, {rujukan.tempat}",
                    f"'{rujukan.id}' bukan aturan berjenis {rujukan.jenis}."
                    if jenis
                    else f"Aturan '{rujukan.id}' tidak ada.",
                    mungkin(rujukan.id, _berjenis(lapis, rujukan.jenis))
                    or f"Lihat sakip aturan daftar --jenis {rujukan.jenis}.",
                )


def _hari_periksa(bawah: Sequence[Lapis], bahan: Bahan) -> list[date]:
    """The first day of the value, and each day on which what it changes becomes another."""
    hari = {bahan.nilai.dari}
    if bahan.nilai.ubah is not None:
        hari |= {
            nilai.dari
            for satu in bawah
            if bahan.id in satu.entri
            for nilai in satu.entri[bahan.id].nilai
            if bahan.nilai.berlaku(nilai.dari)
        }
    return sorted(hari)


def _berjenis(lapis: Sequence[Lapis], jenis: str) -> list[str]:
    semua = {nama for satu in lapis for nama in satu.entri}
    return [nama for nama in semua if jenis_aturan(lapis, nama) == jenis]
