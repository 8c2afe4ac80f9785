"""The page docs/sumber-aturan.md: every source, the rules that stand on it, what is open."""

from __future__ import annotations

from sakip.core.aturan.buku import TERVERIFIKASI, BukuAturan
from sakip.core.aturan.lapis import nama_daerah


def sumber_markdown() -> str:
    """docs/sumber-aturan.md: every source with the rules that stand on it, and what is open."""
    lapisan: list[tuple[str, BukuAturan]] = [("", BukuAturan.muat())]
    lapisan += [(nama, BukuAturan.muat(nama)) for nama in nama_daerah()]
    aturan = [
        (buku, satu)
        for nama, buku in lapisan
        for id_aturan in buku.id_aturan
        for satu in buku.riwayat(id_aturan)
        if satu.daerah == nama
    ]
    baris = [
        "# Sumber aturan",
        "",
        "Halaman ini dibuat dari buku aturan dengan `sakip aturan sumber`; sebuah uji menjaga agar",
        "keduanya tetap sama. Jangan disunting dengan tangan.",
        "",
        "Setiap nilai aturan menyebut sumber, masa berlaku, dan statusnya. `terverifikasi`",
        "berarti terbaca pada naskah atau dokumen sumber, atau dihitung ulang dari dokumen sumber.",
        "`belum diverifikasi` berarti belum dicocokkan dengan naskahnya, atau keputusan kami",
        "sendiri untuk hal yang tidak diatur. Bila tanggal mulai berlaku tidak ada pada sumber",
        "kami, dipakai 1 Januari tahun peraturannya.",
        "",
        "## Sumber dan aturan yang memakainya",
    ]
    register = {k: v for _, buku in lapisan for k, v in buku.peraturan.items()}
    for peraturan in register.values():
        pemakai = [
            (buku, satu, sumber.bagian)
            for buku, satu in aturan
            for sumber in satu.sumber
            if sumber.peraturan == peraturan.id
        ]
        tentang = f" tentang {peraturan.tentang}" if peraturan.tentang else ""
        baris += ["", f"### {peraturan.singkat}", "", f"{peraturan.nama}{tentang}."]
        if peraturan.dicabut_oleh:
            baris.append(f"Diganti oleh {register[peraturan.dicabut_oleh].singkat}.")
        if peraturan.catatan:
            baris.append(peraturan.catatan)
        baris.append("" if pemakai else "\nBelum ada aturan yang memakainya.")
        for buku, satu, bagian in pemakai:
            status = "" if satu.status == TERVERIFIKASI else ", belum diverifikasi"
            daerah = f", {buku.sebutan(satu.daerah)}" if satu.daerah else ""
            letak = f" ({bagian})" if bagian else ""
            baris.append(f"- `{satu.id}`{letak}, mulai {satu.dari}{daerah}{status}")
    baris += ["", "## Yang belum diverifikasi", ""]
    for buku, satu in aturan:
        if satu.status != TERVERIFIKASI:
            daerah = f" ({buku.sebutan(satu.daerah)})" if satu.daerah else ""
            baris.append(f"- `{satu.id}`{daerah}: {' '.join(satu.catatan) or satu.judul + '.'}")
    return "\n".join(baris) + "\n"
