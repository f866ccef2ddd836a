"""Which file to import: where one begins, what is offered, and what a typed path means."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.clock import Clock
from tui.desk import import_files as files
from tui.desk import importing, remembering
from tui.desk.ground import Desk
from tui.desk.import_files import BadFile, FileView
from tui.desk.importing import ImportOptions
from tui.exchange.headers import BadColumns
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

if TYPE_CHECKING:
    from tui.desk.import_views import ImportKind
    from tui.exchange.headers import Kind

NOW = datetime(2026, 11, 21, 9, 5)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    book = Book.open(tmp_path / "book" / "book.json")
    return Desk(book, Clock(NOW), Settings(), Drafts.in_memory())


def names(found: tuple[FileView, ...] | list[FileView]) -> list[str]:
    return [one.name for one in found]


# -- Where one begins


def test_one_begins_where_exports_land_and_later_where_the_last_one_was(
    home: Path, desk: Desk
) -> None:
    assert files.begin(desk, "receivables") == f"~{os.sep}"
    (home / "Downloads").mkdir()
    assert files.begin(desk, "receivables") == "~/Downloads/"
    assert files.last_kind(desk) == "receivables"
    (home / "erp").mkdir()
    (home / "crm").mkdir()
    for kind, folder in (("receivables", "erp"), ("accounts", "crm")):
        file = home / folder / "a.csv"
        file.write_text("number,account,name,amount\nR1,Acme,Acme,5\n")
        importing.take_in(desk, kind, file, ImportOptions())  # type: ignore[arg-type]
    assert files.begin(desk, "receivables") == "~/erp/"
    assert files.begin(desk, "accounts") == "~/crm/"
    # Of a kind that was never imported, where the last import of any was.
    assert files.begin(desk, "people") == "~/crm/"
    assert files.last_kind(desk) == "accounts"
    (home / "crm" / "a.csv").unlink()
    (home / "crm").rmdir()
    assert files.begin(desk, "accounts") == "~/Downloads/"


def test_the_example_book_remembers_as_long_as_it_lives(home: Path) -> None:
    desk = Desk(Book.in_memory(), Clock(NOW), Settings(), Drafts.in_memory())
    file = home / "a.csv"
    file.write_text("number,account,amount\nR1,Acme,5\n")
    importing.take_in(desk, "receivables", file, ImportOptions())
    assert importing.newest(desk, "receivables") == (file, None)


def test_without_a_home_one_begins_where_rounds_was_started(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_says() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nobody_says)
    monkeypatch.chdir(tmp_path)
    assert files.begin(desk, "receivables") == f"{tmp_path}/"
    assert files.folder_of("~/x") == Path("~")


# -- What is offered


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("receivables", ["a.CSV", "b.xlsx", "t.txt", "sub"]),
        ("people", ["a.CSV", "b.xlsx", "c.vcf", "t.txt", "sub"]),
        ("visits", ["a.CSV", "b.xlsx", "d.ics", "t.txt", "sub"]),
        ("book", ["e.json", "sub"]),
    ],
)
def test_what_can_be_imported_as_a_kind(
    tmp_path: Path, kind: ImportKind, offered: list[str]
) -> None:
    for name in ("a.CSV", "b.xlsx", "c.vcf", "d.ics", "e.json", "f.pdf", "t.txt", "~$b.xlsx"):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (1_000_000, 1_000_000))
    (tmp_path / "sub").mkdir()
    os.mkfifo(tmp_path / "p.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert sorted(names(files.listing(tmp_path, kind)[:-1])) == offered[:-1]
    assert files.listing(tmp_path, kind)[-1].is_folder


def test_the_newest_stands_first_and_folders_last(tmp_path: Path) -> None:
    for name, when in (("old.csv", 1), ("new.csv", 3), ("mid.csv", 2)):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (when, when))
    for name in ("b", "A"):
        (tmp_path / name).mkdir()
    found = files.listing(tmp_path, "receivables")
    assert names(found) == ["new.csv", "mid.csv", "old.csv", "A", "b"]


def test_a_folder_that_cannot_be_read_offers_nothing(tmp_path: Path) -> None:
    assert files.listing(tmp_path / "none", "receivables") == ()
    assert files.listing(Path("a\0b"), "receivables") == ()


def test_names_are_shown_without_what_steers_a_terminal_and_can_still_be_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "a\x1b[31m\nb\u202e.csv").write_text("x")
    (tmp_path / os.fsdecode(b"broken\xff.csv")).write_text("x")
    [found] = files.listing(tmp_path, "receivables")
    assert found.name == "a[31m b.csv"
    assert found.path.read_text() == "x"
    assert names(files.matching(f"{tmp_path}/a[31", [found])) == [found.name]


FOUND = tuple(
    FileView(Path(name), name, is_folder=name == "olives")
    for name in ("open.csv", "Open-items.csv", "re-open.csv", ".hidden.csv", "olives", "应收.csv")
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("~/x/", ["open.csv", "Open-items.csv", "re-open.csv", "olives", "应收.csv"]),
        ("~/x/OP", ["open.csv", "Open-items.csv"]),
        ("op", ["open.csv", "Open-items.csv"]),
        ("open-items.csv", ["Open-items.csv"]),
        ("items", ["Open-items.csv"]),
        (".", [".hidden.csv"]),
        ("应", ["应收.csv"]),
        ("~/x/oL", ["olives"]),
        ("none", []),
    ],
)
def test_names_that_begin_so_are_offered_else_those_that_hold_it(
    typed: str, offered: list[str]
) -> None:
    assert names(files.matching(typed, FOUND)) == offered


@pytest.mark.parametrize(
    ("typed", "name", "is_folder", "completed"),
    [
        ("~/x/op", "open.csv", False, "~/x/open.csv"),
        ("op", "open.csv", False, "open.csv"),
        ("~/x/", "sub", True, "~/x/sub/"),
        ("/et", "etc", True, "/etc/"),
        ("  ~/x/o", "open.csv", False, "~/x/open.csv"),
    ],
)
def test_a_completion_takes_the_place_of_what_was_typed_of_the_name(
    typed: str, name: str, is_folder: bool, completed: str
) -> None:
    view = FileView(Path(name), name, is_folder=is_folder)
    assert files.completed(typed, view) == completed


def test_the_sign_of_the_home_alone_is_completed_within_it(home: Path) -> None:
    view = FileView(home / "x.csv", "x.csv")
    assert files.completed("~", view) == "~/x.csv"
    assert files.as_typed(home / "x.csv") == "~/x.csv"
    assert files.as_typed(home, is_folder=True) == "~/"
    assert files.as_typed(Path("/"), is_folder=True) == "/"
    assert files.as_typed(home.with_name("home2"), is_folder=True) == f"{home}2/"


def test_home_and_the_folder_above_are_stood_in_without_a_sign_behind_them(home: Path) -> None:
    (home / "erp").mkdir()
    (home / "x.csv").write_text("x")
    for typed, completed in (
        ("~", ["~/x.csv", "~/erp/"]),
        ("~/erp/..", ["~/erp/../x.csv", "~/erp/../erp/"]),
    ):
        offered = files.listing(files.folder_of(typed), "receivables")
        found = files.matching(typed, offered)
        assert [files.completed(typed, one) for one in found] == completed
    sheet = FileView(Path("~odd.csv"), "~odd.csv")
    assert files.completed("~o", sheet) == "~odd.csv"


# -- What a typed path means


def test_a_path_is_found_by_home_quotes_and_spaces(home: Path) -> None:
    file = home / "open items.csv"
    file.write_text("x")
    for typed in ("~/open items.csv", f"'{file}'", f'  "{file}"  ', str(file)):
        assert files.find(typed, "receivables") == file


@pytest.mark.parametrize(
    ("typed", "kind", "sentence"),
    [
        ("", "receivables", "Which file?"),
        ("~/none.csv", "receivables", "There is no file ~/none.csv."),
        ("~/none/x.csv", "receivables", "There is no folder ~/none/."),
        ("~", "receivables", "~ holds no file that can be imported so."),
        ("~", "book", "~ holds no JSON file."),
        ("~/a.vcf", "receivables", "a.vcf is an address book: import it as people."),
        ("~/a.json", "receivables", "a.json is a whole book: import it as books."),
        ("~/a.ics", "people", "a.ics is a calendar: import it as visits."),
        ("~/a.doc", "people", "cannot be imported as people: it takes .csv, .xlsx, .vcf."),
        ("~/a.csv", "book", "cannot be imported as books: it takes .json."),
        ("~/p.csv", "receivables", "Cannot read ~/p.csv: it is not a plain file."),
        ("~/a.csv/b", "receivables", "Cannot read ~/a.csv/b:"),
        ("a\0b", "receivables", "Cannot read"),
    ],
)
def test_what_is_wrong_with_a_path_is_one_sentence(
    home: Path, typed: str, kind: ImportKind, sentence: str
) -> None:
    for name in ("a.csv", "a.vcf", "a.ics", "a.json", "a.doc"):
        (home / name).write_text("x")
    os.mkfifo(home / "p.csv")
    with pytest.raises(BadFile) as found:
        files.find(typed, kind)
    assert sentence in str(found.value)


def test_only_sheets_have_columns() -> None:
    assert files.has_columns("receivables", Path("a.csv"))
    assert files.has_columns("people", Path("a.xlsx"))
    assert not files.has_columns("people", Path("a.VCF"))
    assert not files.has_columns("visits", Path("a.ics"))
    assert not files.has_columns("book", Path("a.json"))


@pytest.mark.parametrize(
    ("kind", "text", "likelier"),
    [
        ("receivables", "Name,Company,E-mail\nAnn,Acme,a@b.de\n", "people"),
        ("people", "Invoice,Customer,Due,Amount\nR1,Acme,2026-11-20,5\n", "receivables"),
        ("receivables", "Subject,Start,Account\nTalk,2026-11-20 10:00,Acme\n", "visits"),
        ("receivables", "Customer,Due,Open\nAcme,2026-11-20,5\n", None),
        ("receivables", "a,b,c\n1,2,3\n", None),
        ("people", "Name,Company,E-mail\nAnn,Acme,a@b.de\n", None),
    ],
)
def test_a_file_of_another_kind_is_seen_by_its_columns(
    home: Path, desk: Desk, kind: Kind, text: str, likelier: Kind | None
) -> None:
    file = home / "a.csv"
    file.write_text(text)
    view = importing.preview(desk, kind, file, ImportOptions())
    assert view.likelier == likelier


def test_a_preview_keeps_the_sheet_until_the_file_changes(home: Path, desk: Desk) -> None:
    file = home / "a.csv"
    file.write_text("Nr,account,amount\nR1,Acme,5\n")
    kept = importing.Kept()

    def samples(options: ImportOptions) -> list[tuple[str | None, tuple[str, ...]]]:
        view = importing.preview(desk, "receivables", file, options, kept)
        return [(one.field, one.samples) for one in view.columns]

    plain = samples(ImportOptions())
    assert plain[1:] == [("account", ("Acme",)), ("amount", ("5",))]
    nothing = remembering.fields_of(None, "receivables")
    sheet = kept.read(file, ImportOptions(), "receivables", nothing)
    assert samples(ImportOptions(map={"number": "Nr"}))[0] == ("number", ("R1",))
    assert kept.read(file, ImportOptions(), "receivables", nothing) is sheet
    file.write_text("Nr,account,amount\nR2,Beta,77\n")
    assert samples(ImportOptions())[1] == ("account", ("Beta",))
    with pytest.raises(BadColumns):
        samples(ImportOptions(map={"number": "Gone"}))
