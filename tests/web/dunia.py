"""A world to try rights in: two offices of one government, one of another, and all their people.

The three offices hold the same made-up year with the same ids, so that whatever mixes them up
finds something to mix up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import Berkas
from sakip.web.akun.models import Akun
from sakip.web.alur.services import tetapkan
from sakip.web.anggaran.models import Sarpras
from sakip.web.dasar.simpanan import keep
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.models import Permintaan, Setoran
from sakip.web.organisasi.models import Desa, Dokumen, Hiasan, Jabatan, Kantor, Penugasan
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pelaporan.edisi import freeze
from sakip.web.pelaporan.models import Cetakan, NaskahJanji, Terbitan
from sakip.web.pengukuran.models import Bukti, Pengisian
from sakip.web.perencanaan.models import Indikator
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import government

INDIKATOR, PERIODE = "p2.i1", "2025-T1"
PEMILIK, PEMILIK_ATAS, PEMILIK_LAIN = "kasi-pelayanan", "camat", "kasi-pmd"
SENDIRI, SEDAERAH, DAERAH_LAIN = "kantor sendiri", "kantor lain sedaerah", "daerah lain"
TEMPAT = (SENDIRI, SEDAERAH, DAERAH_LAIN)


@cache
def harapan() -> dict[str, Any]:
    """The hand-written case file; every scalar is text."""
    jalur = Path(__file__).parents[1] / "kasus" / "hak.yaml"
    isi: dict[str, Any] = yaml.load(jalur.read_text("utf-8"), yaml.BaseLoader)
    return isi


def orang_dari(daftar: Iterable[str]) -> frozenset[str]:
    """The people that a list of names and groups stands for."""
    kelompok = harapan()["kelompok"]
    return frozenset(o for nama in daftar for o in kelompok.get(nama, [nama]))


def semua_orang() -> list[str]:
    h = harapan()
    return [*h["peran_kantor"], *h["peran_daerah"], *h["peran_pemasangan"], *h["tanpa_hak"]]


def menjangkau(orang: str, tempat: str) -> bool:
    """Whether a role reaches a place: offices their own, regions all of theirs, nobody further."""
    h = harapan()
    if tempat == SENDIRI:
        return orang not in (*h["tanpa_hak"], *h["peran_pemasangan"])
    return tempat == SEDAERAH and orang in h["peran_daerah"]


def melihat(orang: str, tempat: str) -> bool:
    return orang in orang_dari(harapan()["melihat"]) and menjangkau(orang, tempat)


class Dunia(NamedTuple):
    """orang: by name in the case file. kantor: by place, seen from those people."""

    orang: Mapping[str, Akun]
    kantor: Mapping[str, Kantor]


def office(berkas: Berkas, id_teks: str, **ganti: str) -> Kantor:
    """The made-up year as another office's, of another government where `daerah` says so."""
    baris = berkas.kantor.model_copy(update={"id": id_teks, "nama": f"Kecamatan {id_teks}"} | ganti)
    satu = berkas.model_copy(update={"kantor": baris})
    return terapkan(rencanakan(satu, government(satu)), actor=None).kantor


def buat_dunia() -> Dunia:
    berkas = read_berkas("contoh-tahun-berjalan")
    kantor = {
        SENDIRI: office(berkas, "sendiri"),
        SEDAERAH: office(berkas, "tetangga"),
        DAERAH_LAIN: office(berkas, "asing", daerah="jauh", nama_daerah="Kabupaten Jauh"),
    }
    di, besok = kantor[SENDIRI], hari_ini() + timedelta(days=1)
    tugas: dict[str, dict[str, Any]] = {
        "pemilik_lain": {"peran": "pemilik", "jabatan": PEMILIK_LAIN},
        "pemilik_atas": {"peran": "pemilik", "jabatan": PEMILIK_ATAS},
        "pemilik": {"jabatan": PEMILIK},
        "plt_kepala": {"peran": "kepala", "status": "plt", "selesai": hari_ini()},
        "sudah_selesai": {"peran": "operator", "selesai": hari_ini() - timedelta(days=1)},
        "belum_mulai": {"peran": "operator", "mulai": besok},
        "tanpa_penugasan": {"peran": ""},
        "desa": {"desa": _village(di)},
    }
    orang = {}
    for nama in semua_orang():
        pemasang = nama in harapan()["peran_pemasangan"]
        akun = Akun.objects.create(
            nama_pengguna=nama,
            nama=nama,
            pemda=None if pemasang else di.pemda,
            pemasang=pemasang,
            password="!",
        )
        orang[nama] = akun
        if pemasang:
            continue
        t = {"peran": nama, "mulai": date(2020, 1, 1)} | tugas.get(nama, {})
        if t["peran"]:
            t["jabatan"] = Jabatan.objects.filter(kantor=di, id_teks=t.get("jabatan")).first()
            sedaerah = nama in harapan()["peran_daerah"]
            Penugasan.objects.create(
                pemda=di.pemda, akun=akun, kantor=None if sedaerah else di, **t
            )
    _edition(di)  # the portal is empty before something was published
    return Dunia(orang, kantor)


def set_state(kantor: Kantor, keadaan: str, indikator: str = INDIKATOR) -> None:
    """Put the figure under trial where a case wants it."""
    Pengisian.objects.update_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        indikator=Indikator.objects.get(kantor=kantor, id_teks=indikator),
        periode=PERIODE,
        defaults={"keadaan": keadaan},
    )


def _account(kantor: Kantor) -> str:
    nama = f"orang-{kantor.pk}"
    akun = Akun.objects.get_or_create(
        nama_pengguna=nama, defaults={"nama": nama, "pemda": kantor.pemda, "password": "!"}
    )[0]
    return str(akun.uuid)


def _administrator(kantor: Kantor) -> str:
    akun = Akun.objects.get(uuid=_account(kantor))
    Penugasan.objects.get_or_create(
        pemda=kantor.pemda, akun=akun, peran="admin_daerah", defaults={"mulai": hari_ini()}
    )
    return str(akun.uuid)


def _assignment(kantor: Kantor) -> str:
    akun = Akun.objects.get(uuid=_account(kantor))
    satu = Penugasan.objects.create(
        pemda=kantor.pemda, akun=akun, peran="operator", kantor=kantor, mulai=date(2020, 1, 1)
    )
    return str(satu.uuid)


def _stand_in(kantor: Kantor) -> str:
    """Somebody who stands in for an owner of figures."""
    satu = Penugasan.objects.create(
        pemda=kantor.pemda,
        akun=Akun.objects.get(uuid=_account(kantor)),
        peran="pemilik",
        kantor=kantor,
        jabatan=Jabatan.objects.get(kantor=kantor, id_teks=PEMILIK),
        status="plh",
        surat="SP-1",
        mulai=hari_ini(),
        selesai=hari_ini(),
        menggantikan=Penugasan.objects.get(uuid=_assignment(kantor)),
        oleh=Akun.objects.get(uuid=_account(kantor)),
    )
    return str(satu.uuid)


def _document(kantor: Kantor) -> str:
    """A finished document of the office."""
    satu, _baru = Cetakan.objects.get_or_create(
        pemda=kantor.pemda,
        kunci=f"uji-{kantor.pk}",
        defaults={
            "kantor": kantor,
            "tahun": 2025,
            "naskah": "iku",
            "bentuk": "pdf",
            "keadaan": "jadi",
            "sumber": "",
            "isi": keep(kantor.pemda, b"%PDF uji"),
            "oleh": Akun.objects.get(uuid=_account(kantor)),
        },
    )
    return str(satu.uuid)


def _edition(kantor: Kantor) -> str:
    """The report of the office as published, and its agreement as signed."""
    if ada := Terbitan.objects.filter(kantor=kantor).first():
        return str(ada.uuid)
    oleh = Akun.objects.get(uuid=_account(kantor))
    berkas, _aturan, buku = tahun_dihitung(kantor, 2025)
    janji = tetapkan(kantor, "perjanjian", "2025", berkas, buku, actor=oleh)
    NaskahJanji.objects.filter(penetapan=janji).update(pdf=keep(kantor.pemda, b"%PDF janji"))
    satu = Terbitan.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        tahun=2025,
        nomor=1,
        penetapan=tetapkan(kantor, "lkjip", "2025", berkas, buku, actor=oleh),
        pdf=keep(kantor.pemda, b"%PDF uji"),
        ukuran=8,
        data=keep(kantor.pemda, freeze(berkas, buku)),
    )
    return str(satu.uuid)


def _evidence(kantor: Kantor) -> str:
    """A file of evidence, as somebody has uploaded it."""
    ada, _baru = Bukti.objects.get_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        sidik=keep(kantor.pemda, b"%PDF-1.7 bukti"),
        defaults={
            "dokumen": Dokumen.objects.filter(kantor=kantor).first(),
            "nama": "bukti.pdf",
            "jenis": "pdf",
            "ukuran": 14,
            "oleh": Akun.objects.get(uuid=_account(kantor)),
        },
    )
    return str(ada.uuid)


def _picture(kantor: Kantor) -> str:
    """The emblem that the office's papers bear."""
    satu, _baru = Hiasan.objects.get_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        tempat="lambang",
        defaults={
            "sidik": keep(kantor.pemda, b"<svg/>"),
            "jenis": "svg",
            "ukuran": 6,
            "oleh": Akun.objects.get(uuid=_account(kantor)),
        },
    )
    return str(satu.uuid)


def _village(kantor: Kantor, nama: str = "Desa Uji") -> Desa:
    return Desa.objects.get_or_create(pemda=kantor.pemda, kantor=kantor, nama=nama)[0]


def _request(kantor: Kantor) -> Permintaan:
    """Something that desa are asked for."""
    satu, _baru = Permintaan.objects.get_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        tahun=2025,
        indikator=Indikator.objects.get(kantor=kantor, id_teks=INDIKATOR),
        komponen="permohonan",
        defaults={"pertanyaan": "Permohonan yang masuk", "bentuk": "jumlah"},
    )
    return satu


def _handed_in(kantor: Kantor) -> str:
    """What the desa handed in, with a file."""
    satu, _baru = Setoran.objects.get_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        permintaan=_request(kantor),
        desa=_village(kantor),
        periode=PERIODE,
        defaults={
            "nilai": 3,
            "sidik": keep(kantor.pemda, b"%PDF-1.7 desa"),
            "nama": "register.pdf",
            "jenis": "pdf",
            "oleh": Akun.objects.get(uuid=_account(kantor)),
        },
    )
    return str(satu.uuid)


def _agreement(kantor: Kantor) -> str:
    """A signed agreement of the office."""
    berkas, _, buku = tahun_dihitung(kantor, 2025)
    akun = Akun.objects.get(uuid=_account(kantor))
    satu = tetapkan(kantor, "perjanjian", "2025", berkas, buku, actor=akun, versi="murni")
    return str(satu.uuid)


BENDA: dict[str, Callable[[Kantor], str]] = {
    "perjanjian": _agreement,
    "daerah": lambda kantor: str(kantor.pemda.uuid),
    "admin": _administrator,
    "bukti": _evidence,
    "desa": lambda kantor: str(_village(kantor).uuid),
    "desa_baru": lambda kantor: str(_village(kantor, "Desa Baru").uuid),
    "permintaan": lambda kantor: str(_request(kantor).uuid),
    "setoran": _handed_in,
    "hiasan": _picture,
    "dokumen": lambda kantor: str(Dokumen.objects.filter(kantor=kantor)[0].id_teks),
    "sarpras": lambda kantor: str(Sarpras.objects.filter(kantor=kantor)[0].uuid),
    "orang": _account,
    "penugasan": _assignment,
    "pengganti": _stand_in,
    "cetakan": _document,
    "terbitan": _edition,
}
"""Things with an id of their own, for addresses that name one: ``isi: {bukti: "?bukti"}`` in the
case file calls ``BENDA["bukti"](kantor)``, which makes one in that office and returns its id."""
