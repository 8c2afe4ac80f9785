"""What rows cannot see alone: each slip is refused with its place and how to mend it."""

from __future__ import annotations

import pytest

from .conftest import changed, parsed, refused

Ganti = tuple[str, str]

RUMUS = "iku: true, asal: rumus, rumus: 'selesai / masuk × 100', komponen: ["
SELESAI = "{nama: selesai, label: Selesai, satuan: berkas}"
MASUK = "{nama: masuk, label: Masuk, satuan: berkas}"
JABATAN = """
jabatan:
- {id: camat, nama: Camat, tingkat: eselon_3, induk: sekcam}
- {id: sekcam, nama: Sekretaris, tingkat: eselon_3, induk: camat}
"""
PREDIKAT = "iku: true, polaritas: predikat, skala: skala.akip"


@pytest.mark.parametrize(
    ("ganti", "tambah", "tempat", "pesan", "saran"),
    [
        pytest.param(
            [("periode: 2024-T2", "periode: 2024-T1")],
            "",
            "lembar realisasi (tepat-waktu, 2024-T1)",
            "kembar dengan baris 1",
            "Hapus salah satu",
            id="a row given twice",
        ),
        pytest.param(
            [
                (
                    "indikator: tepat-waktu, periode: 2024-T2",
                    "indikator: tepat-wktu, periode: 2024-T2",
                )
            ],
            "",
            "kolom indikator",
            "'tepat-wktu' tidak ada di lembar indikator",
            "Mungkin maksud Anda 'tepat-waktu'.",
            id="a reference that leads nowhere",
        ),
        pytest.param(
            [("nilai: 88.50", "nilai: 88.50, bukti: [{dokumen: lhe}]")],
            "",
            "kolom bukti",
            "'lhe' tidak ada di lembar dokumen",
            "tambahkan 'lhe'",
            id="evidence that is not listed",
        ),
        pytest.param(
            [],
            "perjanjian:\n- {tahun: 2024, pihak_pertama: a, pihak_kedua: a, simpul: [ss9]}\n"
            "jabatan:\n- {id: a, nama: A, tingkat: lainnya}",
            "kolom simpul",
            "'ss9' tidak ada di lembar simpul",
            "'ss1'",
            id="one of several references",
        ),
        pytest.param(
            [("- {id: tepat-waktu}", "- {id: tepat-waktu}\n- {id: lain}")],
            "",
            "lembar indikator (lain)",
            "belum punya nama",
            "indikator_versi",
            id="an identity that nothing describes",
        ),
        pytest.param(
            [
                (
                    "jenis: tahunan, periode: 2024",
                    "jenis: tahunan, versi: perubahan-1, periode: 2024",
                )
            ],
            "",
            "lembar target",
            "tidak punya versi 'perubahan-1'",
            "versi_rencana",
            id="a plan version that was never signed",
        ),
        pytest.param(
            [],
            "usulan_target:\n- {indikator: tepat-waktu, tahun: 2024, versi: perubahan-1, nilai: 1}",
            "lembar usulan_target",
            "'perubahan-1'",
            "versi_rencana",
            id="a proposal under an unknown version",
        ),
        pytest.param(
            [],
            "anggaran:\n- {simpul: ss1, periode: 2024, jenis: pagu, nilai: 5, versi: perubahan-2}",
            "lembar anggaran",
            "'perubahan-2'",
            "versi_rencana",
            id="money under an unknown version",
        ),
        pytest.param(
            [
                (
                    "- {periode: 2024, id: murni, berlaku: 2024-01-02",
                    "- {periode: 2024, id: perubahan-1, berlaku: 2024-01-01, nama: P}\n"
                    "- {periode: 2024, id: murni, berlaku: 2024-01-02",
                )
            ],
            "",
            "lembar versi_rencana (2024, perubahan-1)",
            "lebih awal daripada versi sebelumnya",
            "tanggal",
            id="a change in force before what it changes",
        ),
        pytest.param(
            [("jenis: tahunan, periode: 2024", "jenis: tahunan, periode: 2031")],
            "",
            "lembar target",
            "di luar semua rencana",
            "versi_rencana",
            id="a target outside every plan",
        ),
        pytest.param(
            [("periode: 2026, nilai", "periode: 2025, nilai")],
            "",
            "lembar target",
            "Tidak ada Renstra yang berakhir 2025",
            "2026",
            id="an end of plan in the middle of it",
        ),
        pytest.param(
            [], JABATAN, "lembar jabatan", "camat → sekcam", "lingkaran", id="posts in a circle"
        ),
        pytest.param(
            [],
            "penerus:\n- {objek: indikator, lama: tepat-waktu, baru: tepat-waktu, "
            "jenis: ganti_kode, sebanding: true}",
            "lembar penerus",
            "indikator tepat-waktu",
            "lingkaran",
            id="a successor of itself",
        ),
        pytest.param(
            [],
            "narasi:\n- {bagian: x, urut: 1, teks: 'sebesar [[capaian akip]]'}",
            "lembar narasi",
            "Bentuk alamat",
            "capaian:akip:2024",
            id="a binding that is no address",
        ),
        pytest.param(
            [("indikator: tepat-waktu, tahun: 2024", "indikator: tepat-waktu, tahun: 2025")],
            "",
            "lembar target",
            "tidak ada pada tahun 2024",
            "indikator_versi",
            id="a figure for a year without the indicator",
        ),
        pytest.param(
            [("nilai: 90.00", "label: BB")],
            "",
            "kolom label",
            "sebuah kelas",
            "predikat",
            id="a class for an indicator of numbers",
        ),
        pytest.param(
            [("iku: true", "iku: true, polaritas: rentang")],
            "",
            "kolom nilai_atas",
            "ujung atas targetnya belum ada",
            "nilai_atas",
            id="a range with one end",
        ),
        pytest.param(
            [("nilai: 90.00", "nilai: 90.00, nilai_atas: 95")],
            "",
            "kolom nilai_atas",
            "satu angka saja",
            "rentang",
            id="two ends for a single target",
        ),
        pytest.param(
            [("nilai: 90.00", "nilai: 1.500")],
            "",
            "kolom nilai",
            "dapat berarti 1500, dapat juga 1.5",
            "Tulis 1500",
            id="a thousand written as on paper",
        ),
        pytest.param(
            [("satuan: '%'", "satuan: orang, desimal: 0"), ("nilai: 90.00", "nilai: 2.717")],
            "",
            "kolom nilai",
            "dapat berarti 2717",
            "Tulis 2717",
            id="a count with decimals",
        ),
    ],
)
def test_a_slip_is_refused(
    ganti: list[Ganti], tambah: str, tempat: str, pesan: str, saran: str
) -> None:
    galat = refused(*ganti, tambah=tambah)
    galat = next((g for g in galat.rincian if pesan in g.pesan), galat)
    assert tempat in galat.tempat
    assert pesan in galat.pesan
    assert saran in galat.saran


@pytest.mark.parametrize(
    ("ganti", "tambah", "tempat", "kata"),
    [
        ([("iku: true", "iku: true, metode: capaian.maksi")], "", "kolom metode", "capaian.maks"),
        ([("iku: true", "iku: true, metode: skala.akip")], "", "kolom metode", "metode_capaian"),
        ([("iku: true", f"{PREDIKAT}p")], "", "kolom skala", "skala.akip"),
        (
            [("iku: true", "iku: true, rumus_aturan: rumus.x")],
            "",
            "kolom rumus_aturan",
            "tidak ada",
        ),
        ([], "ipp_aspek:\n- {aspek: sarpas, periode: 2024, nilai: 3}", "kolom aspek", "'sarpras'"),
        (
            [("iku: true", "iku: true, komponen_lke: pelapor")],
            "",
            "kolom komponen_lke",
            "pelaporan",
        ),
        (
            [],
            "lke_komponen:\n- {komponen: laporan, tahun_pakai: 2024, nilai: 3}",
            "kolom komponen",
            "'pelaporan'",
        ),
        (
            [],
            "lke_komponen:\n- {komponen: pelaporan, tahun_pakai: 2024, huruf: {keberadan: A}}",
            "kolom huruf",
            "'keberadaan'",
        ),
        (
            [],
            "lke_komponen:\n- {komponen: pelaporan, tahun_pakai: 2024, huruf: {kualitas: F}}",
            "kolom huruf kualitas",
            "AA, A, BB",
        ),
    ],
)
def test_what_the_rulebook_does_not_know_is_refused(
    ganti: list[Ganti], tambah: str, tempat: str, kata: str
) -> None:
    galat = refused(*ganti, tambah=tambah)
    assert tempat in galat.tempat
    assert kata in f"{galat.pesan} {galat.saran}"


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        (f"{RUMUS}{SELESAI}]", "Komponen masuk tidak dikenal"),
        (f"{RUMUS}{SELESAI}, {MASUK}, {{nama: c, label: C}}]", "'c' tidak dipakai rumusnya"),
        ("iku: true, asal: rumus, rumus: 'a / '", "kolom"),
        ("iku: true, asal: rumus, rumus: '@tepat-waktu'", "saling menunggu"),
        ("iku: true, asal: rumus, rumus: '@tepat-wktu'", "Mungkin maksud Anda @tepat-waktu"),
        (
            "iku: true, asal: rumus, rumus: 'rata_rata(persen) × 100', komponen: "
            "[{nama: persen, label: P, satuan: '%', berulang: true}]",
            "tidak dikali 100 lagi",
        ),
    ],
)
def test_a_formula_that_cannot_be_computed_is_refused(ganti: str, kata: str) -> None:
    assert kata in str(refused(("iku: true", ganti)))


@pytest.mark.parametrize(
    ("komponen", "kata"),
    [
        ("{selesai: 3, masuk: 4, lain: 5}", "'lain' tidak dikenal rumus indikator ini"),
        ("{selesai: [3, 1], masuk: 4}", "Isinya daftar angka"),
        ("{selesai: 3, masuk: 1.500}", "dapat berarti 1500"),
    ],
)
def test_components_are_those_of_the_formula(komponen: str, kata: str) -> None:
    ganti = ("iku: true", f"{RUMUS}{SELESAI}, {MASUK}]")
    isi = ("2024-T1, nilai: 88.50", f"2024-T1, komponen: {komponen}")
    assert kata in str(refused(ganti, isi))


def test_components_without_a_formula_are_refused() -> None:
    isi = ("2024-T1, nilai: 88.50", "2024-T1, komponen: {a: 1}")
    assert "tidak punya rumus" in refused(isi).pesan


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        (("induk: t1, ", ""), "tidak punya induk"),
        (
            ("tahun: 2024, nama: Pemerintahan", "tahun: 2024, induk: ss1, nama: Pemerintahan"),
            "saling menjadi induk: t1 → ss1 → t1",
        ),
        (("jenis: sasaran", "jenis: sub_kegiatan"), "tidak boleh berada di bawah"),
    ],
)
def test_a_tree_that_does_not_hold_together_is_refused(ganti: Ganti, kata: str) -> None:
    galat = refused(ganti)
    assert kata in "\n".join(map(str, galat.rincian or (galat,)))


def test_what_hangs_on_a_missing_row_is_said_once() -> None:
    galat = refused(("- {id: ss1, jenis: sasaran}\n", ""))
    assert {g.kode for g in galat.rincian} == {"berkas.rujukan"}


def test_an_overlay_of_the_office_is_checked_whole() -> None:
    kelas = "{kode: R, label: R, bawah: '0', atas: '50', bawah_termasuk: true, atas_termasuk: true}"
    atas = (
        "{kode: T, label: T, bawah: '60', atas: '100', bawah_termasuk: true, atas_termasuk: true}"
    )
    isi = (
        "{jenis: skala, untuk: x, desimal: 2, terendah: 0, tertinggi: 100, "
        f"kelas: [{kelas}, {atas}]}}"
    )
    sumber = "status: belum_diverifikasi, sumber: [{peraturan: p}]"
    nilai = f"[{{dari: 2020-01-01, {sumber}, isi: {isi}}}]"
    bolong = f"  overlay:\n  - {{id: skala.saya, baru: true, judul: S, nilai: {nilai}}}\n"
    assert "celah" in str(refused(("aturan:\n", f"aturan:\n{bolong}"))).lower()
    asing = "aturan:\n  overlay:\n  - {id: skala.saya, judul: S, nilai: []}\n"
    assert "skala.saya" in str(refused(("aturan:\n", asing)))


@pytest.mark.parametrize(
    ("nilai", "satuan"), [("6.719", ""), ("1.500", ", desimal: 3"), ("0.500", ""), ("1500.250", "")]
)
def test_three_decimals_are_fine_where_something_speaks_for_them(nilai: str, satuan: str) -> None:
    berkas = parsed(("satuan: '%'", f"satuan: '%'{satuan}"), ("nilai: 90.00", f"nilai: {nilai}"))
    assert str(berkas.target[0].nilai) == nilai


def test_history_before_the_indicator_was_named_is_kept() -> None:
    baris = "- {indikator: tepat-waktu, periode: 2022, nilai: 70}\n"
    assert parsed(("realisasi:\n", f"realisasi:\n{baris}")).realisasi[0].periode == "2022"


def test_an_ordinal_indicator_takes_classes() -> None:
    teks = changed(("iku: true", PREDIKAT), ("nilai: 90.00", "label: BB"))
    assert "label: BB" in teks
    assert parsed(("iku: true", PREDIKAT), ("nilai: 90.00", "label: BB")).target[0].label == "BB"
