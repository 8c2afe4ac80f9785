"""Who may: role x place x state, as the rulebook of the region says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Alur, Hak, Keadaan, Langkah
from sakip.core.aturan.lapis import nama_daerah
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.nama import in_language
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Desa, Jabatan, Kantor, Penugasan

T = TypeVar("T")


class Ditolak(Galat):
    """The person may not do this here; faces answer 403."""

    def __init__(self, apa: str) -> None:
        super().__init__(
            "akses.ditolak",
            apa,
            _("Peran Anda di sini tidak mencakup tindakan ini."),
            _("Bila seharusnya boleh, minta administrator daerah memeriksa penugasan Anda."),
        )


class Peranan(NamedTuple):
    """A role that holds today. kantor None: over the whole region."""

    peran: str
    kantor: int | None
    jabatan: str | None
    desa: int | None = None


@lru_cache(maxsize=256)
def _rules(daerah: str, pada: date, bahasa: str) -> tuple[Hak, Alur]:
    buku = BukuAturan.muat(daerah if daerah in nama_daerah() else None)
    hak = buku.ambil_isi("hak.situs", pada, Hak)[1]
    alur = buku.ambil_isi("alur.pengukuran", pada, Alur)[1]
    return (hak, alur) if bahasa == "id" else in_language(bahasa, hak, alur)


def hak_di(pemda: Pemda | None, pada: date) -> Hak:
    """Roles and permissions of a region, named in the reader's language; None: the national."""
    return _rules(pemda.id_teks if pemda else "", pada, get_language() or "id")[0]


def alur_di(pemda: Pemda, pada: date) -> Alur:
    """States and steps of a region, named in the reader's language."""
    return _rules(pemda.id_teks, pada, get_language() or "id")[1]


def keadaan(alur: Alur, nama: str) -> Keadaan:
    return next(k for k in alur.keadaan if k.id == nama)


class Akses:
    """What one person may do on one day; asked once a request, one query.

    Somebody without a current Penugasan may nothing, whatever government they belong to; who runs
    the installation (`Akun.pemasang`) belongs to none and needs no Penugasan.
    """

    def __init__(self, akun: Akun, pada: date) -> None:
        self.akun = akun
        self.pada = pada
        self.peranan: tuple[Peranan, ...] = ()
        self._izin: dict[str, frozenset[str]] = {}
        self._dibaca: dict[Hashable, Any] = {}
        if not akun.aktif or (akun.pemda_id is None) != akun.pemasang:
            return
        hak = hak_di(akun.pemda, pada)
        self._lingkup = {p.id: p.lingkup for p in hak.peran}
        self._izin = {i.aksi: frozenset(i.peran) for i in hak.izin}
        if akun.pemasang:
            self.peranan = tuple(Peranan(p, None, None) for p in self._of_installation())
            return
        baris: Any = (
            Penugasan.objects.filter(pemda=akun.pemda_id, akun=akun)
            .berlaku(pada)
            .values_list("peran", "kantor_id", "jabatan__id_teks", "desa_id")
        )
        # A role that reaches an office only is worth nothing without one, and the other way round.
        self.peranan = tuple(
            Peranan(*b)
            for b in baris
            if b[0] in self._lingkup
            and b[0] not in self._of_installation()
            and (self._lingkup[b[0]] == "daerah") == (b[1] is None)
        )
        self._bawah = self._posts_under()

    def _posts_under(self) -> dict[tuple[int | None, str | None], frozenset[str]]:
        """For each post that gives a right, the posts it answers for: itself and all below it."""
        milik = {(p.kantor, p.jabatan) for p in self.peranan if p.jabatan}
        if not milik:
            return {}
        anak: dict[tuple[int | None, str | None], list[str]] = {}
        semua = Jabatan.objects.filter(pemda=self.akun.pemda_id, kantor__in={k for k, _j in milik})
        for kantor, satu, induk in semua.values_list("kantor_id", "id_teks", "induk__id_teks"):
            anak.setdefault((kantor, induk), []).append(satu)

        def down(kantor: int | None, jabatan: str) -> Iterator[str]:
            yield jabatan
            for satu in anak.get((kantor, jabatan), ()):
                yield from down(kantor, satu)

        return {(k, j): frozenset(down(k, j)) for k, j in milik if j}

    def _of_installation(self) -> list[str]:
        return [p for p, lingkup in self._lingkup.items() if lingkup == "pemasangan"]

    def boleh(self, aksi: str, kantor: Kantor | None = None, jabatan: str | None = None) -> bool:
        """Whether an action is open to the person.

        kantor: where; None asks for the region as a whole. jabatan: post that answers for the
        thing, for roles that reach their own post and those under it; None asks for any of it.
        """
        if kantor is not None and kantor.pemda_id != self.akun.pemda_id:
            return False
        return any(
            p.peran in self._izin.get(aksi, ()) and self._reaches(p, kantor, jabatan)
            for p in self.peranan
        )

    def pastikan(self, aksi: str, kantor: Kantor | None = None, jabatan: str | None = None) -> None:
        """Raise `Ditolak` where `boleh` says no."""
        if not self.boleh(aksi, kantor, jabatan):
            raise Ditolak(self._name(aksi))

    def sekali(self, kunci: Hashable, baca: Callable[[], T]) -> T:
        """What several rooms of one page ask for, read by the first of them.

        Only for showing: a request that writes asks here after its last write.
        """
        if kunci not in self._dibaca:
            self._dibaca[kunci] = baca()
        hasil: T = self._dibaca[kunci]
        return hasil

    def _name(self, aksi: str) -> str:
        """An action as people call it."""
        hak = hak_di(self.akun.pemda, self.pada)
        return next((i.nama for i in hak.izin if i.aksi == aksi), aksi)

    def langkah(self, alur: Alur, dari: str, kantor: Kantor, jabatan: str | None) -> list[Langkah]:
        """Steps from a state that the person may take on a thing of an office and a post."""
        if kantor.pemda_id != self.akun.pemda_id:
            return []
        return [
            satu
            for satu in alur.langkah
            if dari in satu.dari
            and any(
                p.peran in satu.oleh and self._reaches(p, kantor, jabatan) for p in self.peranan
            )
        ]

    def memeriksa(self) -> bool:
        """Whether the person takes steps with figures that others sent on."""
        milik = {p.peran for p in self.peranan}
        if not milik or self.akun.pemda is None:
            return False
        alur = alur_di(self.akun.pemda, self.pada)
        tertutup = {k.id for k in alur.keadaan if not k.dapat_diubah}
        return any(tertutup & {*x.dari} and milik & {*x.oleh} for x in alur.langkah)

    def pastikan_memeriksa(self) -> None:
        """Raise `Ditolak` where `memeriksa` says no."""
        if not self.memeriksa():
            raise Ditolak(_("Memeriksa angka yang diajukan"))

    def _reaches(self, p: Peranan, kantor: Kantor | None, jabatan: str | None) -> bool:
        match self._lingkup[p.peran]:
            case "daerah":
                return True
            case "pemasangan":
                return kantor is None
            case "kantor":
                return kantor is not None and p.kantor == kantor.pk
            case "desa":
                return kantor is not None and p.kantor == kantor.pk and p.desa is not None
            case _:
                return (
                    kantor is not None
                    and p.kantor == kantor.pk
                    and (jabatan is None or jabatan in self._bawah.get((p.kantor, p.jabatan), ()))
                )

    def kantor(self) -> QuerySet[Kantor]:
        """Offices the person may see."""
        milik = Kantor.objects.filter(pemda=self.akun.pemda_id)
        if self.boleh("daerah.lihat"):
            return milik
        lihat = self._izin.get("kantor.lihat", frozenset())
        return milik.filter(pk__in=[p.kantor for p in self.peranan if p.peran in lihat])

    def desa(self, aksi: str) -> QuerySet[Desa]:
        """Desa for which an action is open to the person, through a role of theirs there."""
        milik = [p.desa for p in self.peranan if p.desa and p.peran in self._izin.get(aksi, ())]
        return Desa.objects.filter(pemda=self.akun.pemda_id, pk__in=milik)

    def pastikan_desa(self, aksi: str) -> None:
        """Raise `Ditolak` for who may do it for no desa at all."""
        if not self.desa(aksi).exists():
            raise Ditolak(self._name(aksi))

    def nama_peran(self) -> Iterable[str]:
        milik = {p.peran for p in self.peranan}
        return [p.nama for p in hak_di(self.akun.pemda, self.pada).peran if p.id in milik]
