"""An import that is stopped, at whatever row, has never been; one that is being saved is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest

from tests.desk.importing import NOW, TODAY
from tests.desk.surviving import Tables, tables_of
from tui.desk.exporting import Circumstances, export
from tui.desk.exporting_book import export_book
from tui.desk.import_views import ImportKind, ImportOptions, ImportView
from tui.desk.transfer import import_file
from tui.domain.records import Account, Invoice, Opportunity, Person, Record, Visit
from tui.exchange.progress import Cancelled, Progress, Stage
from tui.store.book import Book
from tui.store.drafts import Drafts
from tui.store.shapes import Shape, Shapes

T = TypeVar("T")

FILES: Final[tuple[tuple[ImportKind, str], ...]] = (
    *(("accounts", "csv"), ("accounts", "xlsx"), ("people", "csv"), ("people", "vcf")),
    *(("visits", "csv"), ("visits", "ics"), ("opportunities", "csv")),
    *(("receivables", "csv"), ("receivables", "xlsx"), ("book", "json")),
)
THEIRS: Final[tuple[Record, ...]] = (
    *(Account(id=n, name=f"Firm {n}", number=f"1000{n}", city="Berlin") for n in range(1, 4)),
    *(Person(id=n, account_id=n, name=f"Eva {n}", email=f"{n}@x.example") for n in range(1, 4)),
    *(Visit(id=n, account_id=n, start=NOW.replace(day=25 + n), text="demo") for n in range(1, 4)),
    *(Opportunity(id=n, account_id=n, name=f"line {n}", opened=TODAY) for n in range(1, 4)),
    *(
        Invoice(id=n, account_id=n, number=f"R{n}", amount=10_000, currency="EUR", issued=TODAY)
        for n in range(1, 4)
    ),
)
"""What the files say."""
OURS: Final[tuple[Record, ...]] = (
    Account(id=1, name="Firm 1", number="10001", payer_type="never"),
    Account(id=2, name="Elsewhere"),
    Person(id=1, account_id=1, name="Eva 1", job_concern="order"),
    Invoice(id=1, account_id=1, number="R0", amount=5, currency="EUR", listed=TODAY),
    Invoice(id=2, account_id=1, number="R1", amount=10_000, currency="EUR", listed=TODAY),
)
"""What the book had before."""


class Stopped(Progress):
    """Somebody who looks at every row, and stops the work at one look."""

    def __init__(self, look: int = -1) -> None:
        super().__init__()
        self.looks: list[Stage] = []
        """The stage at each look."""
        self._look = look

    def at(self, done: int) -> None:
        if len(self.looks) == self._look:
            self.stop()
        self.looks.append(self.stage)
        super().at(done)

    def over(self, rows: Sequence[T], stage: Stage) -> Iterator[T]:
        self.begin(stage, len(rows))
        for done, row in enumerate(rows):
            self.at(done)
            yield row
        self.at(len(rows))


class Late(Progress):
    """Somebody who stops the work when it is being saved."""

    def begin(self, stage: Stage, total: int = 0) -> None:
        super().begin(stage, total)
        if stage == "saving":
            self.stop()


class Office:
    """A book in a file with all that lies beside it, and a file to import."""

    def __init__(self, folder: Path, kind: ImportKind, ending: str) -> None:
        self.kind = kind
        self.file = folder / f"export.{ending}"
        _write(kind, self.file)
        self.home = folder / "home"
        self.path = self.home / "book.json"
        self.home.mkdir()
        self.book = Book.open(self.path, today=TODAY)
        if kind != "book":
            with self.book.transaction("fill") as change:
                for record in OURS:
                    change.lay(record)
            self.shapes.use(_used(self.file))
        Drafts.beside(self.path).set("log:1:1", {"note": "half a sen"})

    @property
    def shapes(self) -> Shapes:
        return Shapes.beside(self.path)

    def take(self, **options: Any) -> ImportView:
        return import_file(
            self.book,
            self.kind,
            self.file,
            ImportOptions(shapes=self.shapes, is_full=True, **options),
            NOW,
        )

    def disk(self) -> dict[str, bytes]:
        """Every file of the book, but the empty one that windows wait at."""
        return {
            str(one.relative_to(self.home)): one.read_bytes()
            for one in self.home.rglob("*")
            if one.is_file() and one.name != "lock"
        }


def _used(file: Path) -> Shape:
    return Shape(kind="accounts", headers=("name",), file=str(file))


def _write(kind: ImportKind, file: Path) -> None:
    book = Book.in_memory(THEIRS)
    if kind == "book":
        export_book(book, file)
    else:
        export(book, kind, file, Circumstances(now=NOW, margin=15))


@pytest.fixture(params=FILES, ids="-".join)
def office(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Office:
    monkeypatch.setattr("tui.exchange.sheets.EVERY", 1)
    monkeypatch.setattr("tui.exchange.xlsx.EVERY", 1)
    return Office(tmp_path, *request.param)


def _fresh(office: Office, folder: Path) -> tuple[ImportView, Tables]:
    """What the import does where nobody stops it."""
    other = Office(folder, office.kind, office.file.suffix[1:])
    other.file = office.file
    return other.take(), tables_of(other.book)


def test_stopped_at_any_look_nothing_has_been(office: Office, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    view, tables = _fresh(office, tmp_path / "other")
    before, book = office.disk(), tables_of(office.book)
    watch = Stopped()
    office.take(progress=watch, dry_run=True)
    looks = watch.looks
    assert {"waiting", "reading", "taking"} <= {*looks}
    assert "saving" not in looks
    for look in range(len(looks)):
        with pytest.raises(Cancelled):
            office.take(progress=Stopped(look))
        assert office.disk() == before, look
        assert tables_of(office.book) == book
    assert office.take() == view
    assert tables_of(office.book) == tables
    assert tables_of(Book.open(office.path)) == tables


def test_every_row_is_looked_at(office: Office) -> None:
    watch = Stopped()
    view = office.take(progress=watch, dry_run=True)
    assert view.rows == (len(THEIRS) if office.kind == "book" else 3)
    assert watch.looks.count("taking") >= view.rows
    if office.file.suffix in (".csv", ".xlsx"):
        assert watch.looks.count("reading") >= view.rows


def test_stopped_while_it_is_saved_it_is_done(office: Office, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    view, tables = _fresh(office, tmp_path / "other")
    assert office.take(progress=Late()) == view
    assert tables_of(Book.open(office.path)) == tables


def test_a_new_book_is_not_made_by_an_import_that_is_stopped(office: Office) -> None:
    book = Book.open(office.home / "new.json", today=TODAY)
    shapes = Shapes.beside(office.home / "new.json")
    watch = Stopped()
    options = ImportOptions(progress=watch, dry_run=True)
    import_file(book, office.kind, office.file, options, NOW)
    options = ImportOptions(progress=Stopped(len(watch.looks) - 1), shapes=shapes)
    with pytest.raises(Cancelled):
        import_file(book, office.kind, office.file, options, NOW)
    assert book.is_new
    assert not (office.home / "new.json").exists()
    assert shapes.of(office.kind) == []
