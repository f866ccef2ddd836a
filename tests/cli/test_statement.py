"""`rounds export statement`: the file for the customer, its period, and what is refused."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import TODAY, Shell
from tests.desk.making import BASE
from tui.domain.records import Account, Allocation, Invoice, Payment, Record

EVIL = '=HYPERLINK("http://evil.example","pay here")'
MONEY: tuple[Record, ...] = (
    Invoice(
        account_id=1,
        number="+1",
        issued=date(2026, 9, 5),
        due=date(2026, 10, 5),
        amount=48_000_000,
        currency="CNY",
    ),
    Payment(
        account_id=1,
        on=date(2026, 10, 9),
        amount=8_000_000,
        currency="CNY",
        allocations=(Allocation(invoice_id=1, amount=8_000_000),),
    ),
)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A shell whose book has money in it, in a folder of its own."""
    shell.env.chdir(shell.folder)
    shell.fill((*BASE, *MONEY))
    return shell


def export(shell: Shell, *words: str, account: str = "huaxin") -> str:
    """What an export of a statement says on standard output."""
    return shell.done("export", "statement", "--account", account, *words).out


def test_on_standard_output_it_is_markdown(filled: Shell) -> None:
    rows = export(filled, "-").splitlines()
    assert rows[:6] == [
        "# Statement of account",
        "",
        "- Customer: Huaxin Cable 华信电缆",
        "- Period: 2026-08-01 – 2026-11-21",
        "- Currency: CNY",
        "",
    ]
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows if "|" in row]
    assert cells[2:6] == [
        ["2026-08-01", "Opening balance", "", "", "", "", "0.00"],
        ["2026-09-05", "Invoice", "+1", "2026-10-05", "480,000.00", "", "480,000.00"],
        ["2026-10-09", "Payment", "+1", "", "", "80,000.00", "400,000.00"],
        ["2026-11-21", "Closing balance", "", "", "", "", "400,000.00"],
    ]
    assert cells[-1] == ["0.00", "0.00", "400,000.00", "0.00", "0.00", "0.00", "400,000.00"]


def test_the_end_of_the_name_says_the_format(filled: Shell) -> None:
    for name in ("out.md", "out.csv", "out.xlsx"):
        (filled.folder / name).write_text("old", encoding="utf-8")
        assert export(filled, name) == ""
        assert (filled.folder / name).stat().st_mode & 0o777 == 0o600
    assert Path("out.md").read_text(encoding="utf-8") == export(filled, "-")
    text = Path("out.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[8] == ["2026-10-09", "Payment", "+1", "", "", "80000.00", "400000.00"]
    sheet = load_workbook("out.xlsx")["CNY"]
    assert [row[-1] for row in sheet.values][7:10] == [480_000, 400_000, 400_000]
    assert (sheet["C8"].value, sheet["C8"].data_type) == ("+1", "s")
    assert sorted(one.name for one in filled.folder.iterdir() if one.name.startswith("out")) == [
        *("out.csv", "out.md", "out.xlsx")
    ]


def test_options_and_file_stand_in_any_order(filled: Shell) -> None:
    expected = export(filled, "-")
    for words in (
        ["export", "--account=huaxin", "statement", "-"],
        ["export", "statement", "-", "--account", "hx"],
        ["export", "--account", "hua xin", "statement", "-", "--to", "today"],
    ):
        assert filled.done(*words).out == expected


@pytest.mark.parametrize(
    ("words", "period"),
    [
        (["--from", "2026-10-01"], "2026-10-01 – 2026-11-21"),
        (["--from", "1 oct", "--to", "-2d"], "2026-10-01 – 2026-11-19"),
        (["--to", "31 oct"], "2026-07-01 – 2026-10-31"),
        (["--from", "1 dec"], "2025-12-01 – 2026-11-21"),
        (["--from", "10月1日", "--to", "昨天"], "2026-10-01 – 2026-11-20"),
        (["--from", "fri", "--to", "fri"], "2026-11-20 – 2026-11-20"),
        (["--to", "2026-12-31"], "2026-09-01 – 2026-12-31"),
    ],
)
def test_the_period_may_be_said(filled: Shell, words: list[str], period: str) -> None:
    assert f"- Period: {period}\n" in export(filled, "-", *words)


def test_the_same_book_and_period_give_the_same_bytes(filled: Shell) -> None:
    period = ("--from", "2026-08-01", "--to", "2026-11-21")
    for name in ("out.md", "out.csv", "out.xlsx"):
        export(filled, name, *period)
        before = Path(name).read_bytes()
        words = ("export", "statement", "--account", "huaxin", name, *period)
        said = filled.raw("--book", str(filled.book), "--today", "2027-05-01", *words)
        assert (said.status, said.out, said.err) == (0, "", "")
        assert Path(name).read_bytes() == before


def test_it_speaks_the_language_that_is_asked_for(filled: Shell) -> None:
    said = export(filled, "-", "--lang", "zh")
    assert "：Huaxin Cable 华信电缆" in said
    assert "：2026-08-01–2026-11-21" in said


def test_no_name_is_a_formula(shell: Shell) -> None:
    shell.env.chdir(shell.folder)
    shell.fill((Account(name=EVIL, short_name="evil", currency="EUR"),))
    for name in ("out.csv", "out.xlsx"):
        export(shell, name, account="evil")
    assert "'=HYPERLINK" in Path("out.csv").read_text(encoding="utf-8")
    cell = load_workbook("out.xlsx")["EUR"]["B2"]
    assert (cell.value, cell.data_type) == (f"'{EVIL}", "s")


def test_the_example_book_has_statements_too(shell: Shell) -> None:
    words = ("export", "statement", "--account", "huaxin", "-")
    said = shell.raw("--demo", "--today", TODAY, *words)
    assert (said.status, said.err) == (0, "")
    assert "Opening balance" in said.out
    assert shell.files() == {}


# -- What is refused


@pytest.mark.parametrize(
    ("account", "words", "named"),
    [
        ("zzz", ["out.csv"], "zzz"),
        ("brantner", ["out.csv"], "Did you mean Brandtner Pumpen?"),
        ("huaxin", ["out.pdf"], "out.pdf: a statement is written as .xlsx, .csv or .md."),
        ("huaxin", ["out"], "out: "),
        ("huaxin", ["out.csv", "--from", "someday"], "someday"),
        ("huaxin", ["out.csv", "--to", "31/2"], "31/2"),
        ("huaxin", ["out.csv", "--from", "2026-11-22"], "2026-11-22"),
        ("huaxin", ["out.csv", "--from", "2026-10-02", "--to", "2026-10-01"], "2026-10-01"),
        ("huaxin", ["no/such/folder/out.csv"], "no/such/folder/out.csv"),
        ("huaxin", ["."], "."),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_refusal_is_one_sentence_and_writes_nothing(
    filled: Shell, account: str, words: list[str], named: str, lang: str
) -> None:
    (filled.folder / "out.csv").write_text("old", encoding="utf-8")
    before = filled.files()
    said = filled.run("--lang", lang, "export", "statement", "--account", account, *words)
    assert said.sentence
    if lang == "en":
        assert named in said.sentence
    assert filled.files() == before


def test_an_ambiguous_account_names_its_candidates(shell: Shell) -> None:
    shell.fill((Account(name="Acme Tools"), Account(name="Acme Marine")))
    before = shell.files()
    sentence = shell.run("export", "statement", "--account", "acme", "x.csv").sentence
    assert "Acme Tools" in sentence
    assert "Acme Marine" in sentence
    assert shell.files() == before


@pytest.mark.parametrize(
    "words",
    [
        ["export", "statement", "x.csv"],
        ["export", "statement", "--account", "", "x.csv"],
        ["export", "statement", "--account", "huaxin"],
        ["export", "statement", "--account"],
        ["export", "statement", "--account", "huaxin", "x.csv", "--json"],
        ["export", "book", "-", "--account", "huaxin"],
        ["export", "book", "-", "--from", "today"],
        ["export", "book", "-", "--to", "today"],
    ],
)
def test_wrong_usage_is_2_and_touches_nothing(shell: Shell, words: list[str]) -> None:
    said = shell.raw(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: ")
    assert shell.files() == {}
