"""From the place where reading a formula stopped to a sentence that helps."""

from __future__ import annotations

import re
from collections.abc import Collection

from sakip.core.rumus.letak import galat_rumus
from sakip.core.rumus.pohon import Letak
from sakip.galat import Galat

FUNGSI = ("jumlah", "rata_rata", "min", "maks")
_DAFTAR_FUNGSI = "jumlah, rata_rata, min, dan maks"
_NAMA_EXCEL = {"sum": "jumlah", "average": "rata_rata", "max": "maks"}

_KATA = r"\b(?![xX]\d*(?!\w))[A-Za-z_]\w*"  # a name, never the times sign x
_ISI = re.compile(r"[\w)%]$(?<!\b[xX])")  # ends in something that has a value

# What stands at the place -> what is wrong, how to mend it; {ini} is the piece itself.
_SESUDAH_ISI = (
    (r"=", "Tanda = tidak dipakai.", "Tulis hanya ruas kanannya."),
    (r",", "Koma ini bukan koma desimal.", "Pisahkan isi fungsi dengan titik koma: jumlah(a; b)."),
    (r";", "Titik koma hanya dipakai di dalam fungsi.", "Tulis misalnya jumlah(a; b)."),
    (r"%", "Tanda % hanya boleh sesudah angka.", "Tulis misalnya a / b × 100%."),
    (r"\)", "Kurung tutup ini tidak punya pasangan.", "Hapus, atau tambahkan kurung bukanya."),
    (
        r"[@(]|\w+",
        "Di depan '{ini}' kurang tanda hitung.",
        "Sisipkan +, −, ×, atau /.",
    ),
)
_MENUNGGU_ISI = (
    (r"=", "Tanda = tidak dipakai.", "Tulis hanya ruas kanannya."),
    (r",\d+", "Angka tidak boleh mulai dengan koma.", "Tulis 0{ini}."),
    (r"\)", "Di dalam kurung ini ada yang kurang.", "Isi dengan angka atau komponen."),
    (
        r"[xX]\d*(?!\w)",
        "'{ini}' dibaca sebagai tanda kali, padahal di sini harus ada angka atau komponen.",
        "Lengkapi di depannya; bila itu nama komponen, pakai nama lain.",
    ),
    (
        r"[-−–+*×/:÷;,]",
        "Di depan tanda {ini} kurang angka atau komponen.",
        "Lengkapi, atau hapus tanda ini.",
    ),
    (r"@", "Sesudah @ harus ada id indikator.", "Tulis misalnya @ikm."),
)


def galat_sintaks(teks: str, tempat: int) -> Galat:
    """The Galat for a formula that could not be read beyond offset `tempat`."""
    kiri, kanan = teks[:tempat].rstrip(), teks[tempat:]
    if not kanan.strip():
        return _terputus(teks, kiri)
    if kanan[0] == ".":
        return _titik(teks, tempat)
    nama_kiri = re.search(rf"{_KATA}$", kiri)
    if nama_kiri and kanan[0] == "(":
        return _fungsi_asing(teks, nama_kiri)
    if nama_kiri and re.match(_KATA, kanan):
        return _nama_berspasi(teks, tempat)
    for pola, pesan, saran in _SESUDAH_ISI if _ISI.search(kiri) else _MENUNGGU_ISI:
        cocok = re.match(pola, kanan)
        if cocok:
            ini = cocok.group()
            letak = Letak(tempat, tempat + len(ini))
            pesan, saran = pesan.format(ini=ini), saran.format(ini=ini)
            return galat_rumus("rumus.sintaks", teks, letak, pesan, saran)
    return galat_rumus(
        "rumus.sintaks",
        teks,
        Letak(tempat, tempat + 1),
        f"Tanda '{kanan[0]}' tidak dikenal di dalam rumus.",
        "Pakai nama komponen, angka, + − × /, kurung, dan fungsi " + _DAFTAR_FUNGSI + ".",
    )


def terdekat(nama: str, pilihan: Collection[str]) -> str:
    """The choice most like `nama`, whatever its capitals; empty when none is near."""
    from difflib import get_close_matches  # only an error needs it

    kecil = {p.lower(): p for p in sorted(pilihan)}
    mirip = get_close_matches(nama.lower(), kecil, n=1, cutoff=0.6)
    return kecil[mirip[0]] if mirip else ""


def _terputus(teks: str, kiri: str) -> Galat:
    if not kiri:
        pesan, saran = "Rumus masih kosong.", "Tulis misalnya jumlah_a / jumlah_b × 100."
        return galat_rumus("rumus.sintaks", teks, Letak(0, 1), pesan, saran)
    buka: list[int] = []
    for i, huruf in enumerate(kiri):
        if huruf == "(":
            buka.append(i)
        elif huruf == ")" and buka:
            buka.pop()
    if buka and _ISI.search(kiri):
        letak = Letak(buka[-1], buka[-1] + 1)
        pesan, saran = "Kurung buka ini belum ditutup.", "Tambahkan kurung tutupnya."
        return galat_rumus("rumus.sintaks", teks, letak, pesan, saran)
    letak = Letak(len(kiri) - 1, len(kiri))
    pesan = f"Rumus terputus sesudah '{kiri[-1]}'."
    return galat_rumus("rumus.sintaks", teks, letak, pesan, "Lengkapi, atau hapus tanda ini.")


def _titik(teks: str, tempat: int) -> Galat:
    """A dot is never read: ``1.500`` is fifteen hundred here and one and a half elsewhere."""
    kiri = re.search(r"[\d,]*$", teks[:tempat])
    kanan = re.match(r"[\d.,]*", teks[tempat:])
    awal = kiri.start() if kiri else tempat
    letak = Letak(awal, tempat + max(1, kanan.end() if kanan else 1))
    angka = teks[letak.awal : letak.akhir]
    ribuan = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+)((?:,\d+)?)", angka)
    desimal = re.fullmatch(r"\d+\.\d+", angka)
    saran = "Tulis desimal dengan koma (2,5) dan ribuan tanpa titik (1000)."
    if ribuan:
        saran = f"Tulis {angka.replace('.', '')} bila titik itu titik ribuan"
        saran += f", atau {angka.replace('.', ',')} bila titik desimal." if desimal else "."
    elif desimal:
        saran = f"Tulis {angka.replace('.', ',')}."
    pesan = "Titik tidak dipakai dalam rumus"
    pesan += " karena angka bertitik dapat dibaca dua cara." if angka != "." else "."
    return galat_rumus("rumus.titik", teks, letak, pesan, saran)


def _fungsi_asing(teks: str, nama: re.Match[str]) -> Galat:
    dekat = _NAMA_EXCEL.get(nama.group().lower()) or terdekat(nama.group(), FUNGSI)
    return galat_rumus(
        "rumus.fungsi",
        teks,
        Letak(*nama.span()),
        f"Fungsi {nama.group()} tidak ada; yang ada {_DAFTAR_FUNGSI}.",
        f"Mungkin maksud Anda {dekat}(...)?" if dekat else "Pakai salah satunya, atau sisipkan ×.",
    )


def _nama_berspasi(teks: str, tempat: int) -> Galat:
    """Two words side by side: an office writes ``IKM non konversi``."""
    for deret in re.finditer(rf"{_KATA}(?:\s+{_KATA})+", teks):
        if deret.start() < tempat < deret.end():
            return galat_rumus(
                "rumus.spasi",
                teks,
                Letak(*deret.span()),
                "Nama komponen ditulis tanpa spasi.",
                f"Tulis {'_'.join(deret.group().split())}, "
                "atau sisipkan tanda hitung bila itu dua komponen.",
            )
    pesan, saran = "Di sini kurang tanda hitung.", "Sisipkan +, −, ×, atau /."
    return galat_rumus("rumus.sintaks", teks, Letak(tempat, tempat + 1), pesan, saran)
