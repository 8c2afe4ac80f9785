"""Any sheet as the receiver of a foreign table: which columns it takes, and a row of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sakip.berkas.baris import Baris
from sakip.berkas.buku_kerja.kolom import columns
from sakip.berkas.model import row_class
from sakip.tabel import Sel
from sakip.web.akun.models import Akun
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.sunting.impor import Calon, Tujuan, value_of
from sakip.web.sunting.sel import preset, row_of
from sakip.web.sunting.selectors import choices, detail_columns, stored
from sakip.web.sunting.services import Ganti, ganti

Pembaca = Callable[[Mapping[str, Sel]], tuple[str, list[Calon]]]

_NAMA = ("nama", "judul", "uraian")
_KATA = {
    "nama": ("nama lengkap", "nama pejabat", "nama jabatan"),
    "nip": ("nip baru",),
    "pangkat": ("pangkat golongan", "golongan ruang"),
    "mulai": ("tmt", "tanggal mulai", "tmt jabatan"),
    "selesai": ("tanggal selesai", "sampai"),
    "uraian": ("nama barang", "jenis sarana", "jenis barang"),
    "standar": ("kebutuhan", "kebutuhan standar"),
    "tersedia": ("jumlah tersedia", "bezetting", "ada"),
    "kebutuhan": ("abk", "jumlah kebutuhan"),
    "unit": ("unit kerja", "unit organisasi", "satuan kerja", "seksi", "subbagian", "bagian"),
    "jumlah_nilai": ("nilai per unsur",),
}


class Penerima(NamedTuple):
    """Where a table goes: what it is called, the columns it takes, how a row of it is read.

    tulis: makes the changes, for an account; checks the right again. keadaan: the state of what
    was read, as text; a preview of another state is refused.
    """

    judul: str
    tujuan: Sequence[Tujuan]
    baca: Pembaca
    tulis: Callable[[Akun, Sequence[Ganti]], object]
    keadaan: str


def writer(kantor: Kantor, tahun: int, lembar: str) -> Callable[[Akun, Sequence[Ganti]], object]:
    """What writes the rows of a sheet."""
    return lambda actor, isi: ganti(
        actor=actor, kantor=kantor, tahun=tahun, lembar=lembar, isi=isi, pada=hari_ini()
    )


def receiver(kantor: Kantor, tahun: int, lembar: str, judul: str) -> Penerima:
    """The receiver of one sheet as it stands now."""
    tujuan = [
        Tujuan(k.nama, k.judul, k.wajib and k.nama != "urut", _KATA.get(k.nama, ()))
        for k in detail_columns(lembar, baru=True)
        if k.nama not in ("bukti", "urut")
    ]
    berkas, buku, _ = tahun_dihitung(kantor, tahun)
    pilihan = choices(berkas, buku, lembar)
    kolom = {k.nama: k for k in columns(lembar)}
    ada = {b.kunci: (r, b) for _u, r, b in stored(kantor, lembar, tahun)}
    semua: list[Baris] = [b for _r, b in ada.values()]

    def baca(sel: Mapping[str, Sel]) -> tuple[str, list[Calon]]:
        isian = {n: value_of(kolom[n], isi, pilihan.get(n, ())) for n, isi in sel.items()}
        sama = _same(lembar, isian, semua)
        if sama is not None:
            baru = row_of(lembar, isian, sama, {})
        else:
            baru = row_of(lembar, isian, None, preset(lembar, isian, semua, tahun))
            if baru.kunci in ada:
                sama = ada[baru.kunci][1]
                baru = row_of(lembar, isian, sama, {})
            else:
                semua.append(baru)
        revisi, lama = ada.get(baru.kunci, (0, None))
        return _name(lembar, baru), [Calon(Ganti(baru.kunci, revisi, baru), lama)]

    tulis = writer(kantor, tahun, lembar)
    return Penerima(judul, tujuan, baca, tulis, str(kantor.masukan))


def _same(lembar: str, isian: Mapping[str, Any], semua: Sequence[Baris]) -> Baris | None:
    """The row a person means where nothing but its name tells: same name, same things named."""
    kelas = row_class(lembar)
    nama = next((n for n in _NAMA if n in kelas.model_fields), None)
    if nama is None or not {"id", "urut"} & set(kelas.kunci_baris) or nama not in isian:
        return None
    rujukan = [n for n in kelas.merujuk if n in isian and kelas.model_fields[n].is_required()]
    rapi = str(isian[nama]).strip().casefold()
    cocok = [
        b
        for b in semua
        if getattr(b, nama).casefold() == rapi and all(getattr(b, n) == isian[n] for n in rujukan)
    ]
    return cocok[0] if len(cocok) == 1 else None


def _name(lembar: str, baris: Baris) -> str:
    nama = next((n for n in _NAMA if hasattr(baris, n)), None)
    return getattr(baris, nama) if nama else ", ".join(map(str, baris.kunci))
