"""Forgetting a person: all is shown, all is handed out, and nothing of it is left anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.making import NOW, TODAY, desk_of
from tests.desk.random_books import books
from tui.clock import Clock
from tui.desk import forgetting
from tui.desk.ground import Desk
from tui.desk.naming_texts import Pattern, spellings
from tui.desk.remembering import NoFile, newest
from tui.domain.records import (
    TABLES,
    Account,
    Allocation,
    Chase,
    Invoice,
    NextStep,
    Note,
    Payment,
    PaymentPromise,
    PaymentStep,
    Person,
    PlanItem,
    Record,
    Review,
    Visit,
)
from tui.domain.references import references
from tui.settings import Settings
from tui.store import care, files
from tui.store.book import Book, NothingToUndo, NotSaved
from tui.store.drafts import Drafts
from tui.store.shapes import Shape, Shapes

ACME = Account(id=1, name="Acme", payment_chain=(PaymentStep(title="till", person_id=1),))
OTHER = Account(id=2, name="Other")
LIN = Person(
    id=1,
    account_id=1,
    name="Quirin Zabel 琳达",
    aliases=("Q. Zabelius", "quirin@old.example"),
    phone="+49 30 5550 1234 / 0171 5550123",
    email="zabel@acme.example",
    proud_of="the tower",
)
BO = Person(id=2, account_id=1, name="Bo Ek", reports_to=1, sayings=("Ask Quirin Zabel",))
FIRST = datetime(2026, 11, 20, 10)
NAMED: tuple[Record, ...] = (
    Visit(id=1, account_id=1, start=FIRST, people=(1, 2), saying="never", note="Zabel, Quirin sat"),
    Note(id=1, account_id=1, person_id=1, at=FIRST, text="likes towers"),
    Note(id=2, account_id=2, at=FIRST, text="琳达来电, +49 30 5550 1234"),
    Note(id=3, account_id=1, at=FIRST, text="the offer"),
    NextStep(id=1, account_id=1, due=TODAY, text="write to QUIRIN ZABEL", person_id=1),
    PaymentPromise(
        id=1, account_id=1, made=TODAY, due=TODAY, amount=1, currency="EUR", person_id=1
    ),
    Chase(id=1, account_id=1, on=TODAY, person_id=1, note="Q. Zabelius says no"),
    PlanItem(id=1, account_id=1, person_id=1, target="trust", due=TODAY),
    PlanItem(id=2, account_id=1, person_id=2, target="know", through=1, due=TODAY),
    Review(
        id=1, kind="row", key="Quirin Zabel", on=TODAY, source="people", cells={"phone": "0171"}
    ),
    Invoice(
        id=1, account_id=1, number="R1", due=date(2024, 1, 2), settled=date(2024, 2, 2), amount=5,
        currency="EUR",
    ),
    Payment(
        id=1, account_id=1, on=date(2024, 2, 2), amount=5, currency="EUR", text="by Quirin Zabel",
        allocations=(Allocation(invoice_id=1, amount=5),),
    ),
)  # fmt: skip
TRACES = ("Quirin", "QUIRIN", "Zabel", "琳达", "5550", "likes towers", "the tower", "never")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A book in a file with backups, a history, drafts, and changes that can be taken back."""
    path = tmp_path / "book.json"
    book = Book.open(path, today=TODAY)
    with book.transaction("fill") as change:
        for record in (ACME, OTHER, LIN, BO, *NAMED):
            change.add(record)
    with book.transaction("a title") as change:
        change.put(msgspec.structs.replace(change.all(Person)[1], title="Zabel's chair"))
    drafts = Drafts.beside(path)
    drafts.set("log:1:1", {"note": "met Quirin Zabel and Bo"})
    drafts.set("form:person:1:1", {"title": "of all"})
    drafts.set("form:person:12:1", {"title": "kept"})
    desk = Desk(book, Clock(NOW), Settings(), drafts)
    care.backup(book, None, NOW)
    return desk


def traces(folder: Path) -> Iterator[tuple[str, str]]:
    """Where something of the person still stands."""
    for path in folder.rglob("*"):
        data = path.read_bytes().decode(errors="replace") if path.is_file() else ""
        yield from ((str(path), trace) for trace in TRACES if trace in data)


def test_everything_is_shown(desk: Desk) -> None:
    view = forgetting.stored(desk, 1)
    assert (view.person.name, view.account.name, view.erased) == (LIN.name, "Acme", False)
    assert {one.field for one in view.fields} >= {"phone", "email", "proud_of", "aliases", "title"}
    found = {(one.kind, one.id): one.fate for one in view.records}
    assert found == {
        ("accounts", 1): "changed",
        ("people", 2): "changed",
        ("visits", 1): "changed",
        ("notes", 1): "removed",
        ("notes", 2): "changed",
        ("next_steps", 1): "changed",
        ("promises", 1): "changed",
        ("chases", 1): "changed",
        ("plan_items", 1): "removed",
        ("plan_items", 2): "changed",
        ("reviews", 1): "removed",
        ("payments", 1): "changed",
    }


def test_everything_is_handed_out(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "zabel.json"
    forgetting.hand_out(desk, 1, file)
    told = json.loads(file.read_bytes())
    assert told["person"]["email"] == "zabel@acme.example"
    assert told["account"] == "Acme"
    assert told["records"]["notes"][0]["text"] == "likes towers"
    assert set(told["records"]) == {one.kind for one in forgetting.stored(desk, 1).records}
    assert desk.book.all(Person)[1].name == LIN.name


def test_nothing_is_left_anywhere(desk: Desk, tmp_path: Path) -> None:
    assert {path for path, _trace in traces(tmp_path)} >= {
        str(tmp_path / "book.json"),
        str(tmp_path / "book.files" / "previous.json"),
        str(tmp_path / "book.files" / "undo" / "2.json"),
        str(tmp_path / "book.files" / "drafts.json"),
    }
    assert any("history" in path for path, _trace in traces(tmp_path))
    assert any("backups" in path for path, _trace in traces(tmp_path))
    generation = desk.book.generation
    view = forgetting.erase(desk, 1)
    assert (view.erased, view.removed) == (True, ())
    assert list(traces(tmp_path)) == []
    assert desk.book.generation == generation + 1
    assert care.check(tmp_path / "book.json") == []

    book = Book.open(tmp_path / "book.json", today=TODAY)
    assert list(book.all(Person)) == [2]
    assert book.all(Person)[2] == Person(id=2, account_id=1, name="Bo Ek", sayings=("Ask …",))
    assert book.all(Account)[1].payment_chain == (PaymentStep(title="till"),)
    visit = book.since(Visit, date.min)[1]
    assert (visit.people, visit.note, visit.saying) == ((2,), "… sat", "")
    notes = {id_: one.text for id_, one in book.since(Note, date.min).items()}
    assert notes == {2: "…来电, …", 3: "the offer"}
    step = book.since(NextStep, date.min)[1]
    assert (step.text, step.person_id) == ("write to …", None)
    assert list(book.since(PlanItem, date.min)) == [2]
    assert book.history(Payment, date.min)[1].text == "by …"
    with pytest.raises(NothingToUndo):
        book.undo()
    drafts = Drafts.beside(tmp_path / "book.json")
    assert drafts.get("log:1:1") == {"note": "met … and Bo"}
    assert drafts.get("form:person:1:1") is None
    assert drafts.get("form:person:12:1") == {"title": "kept"}


def test_a_backup_can_be_restored_without_the_person(desk: Desk, tmp_path: Path) -> None:
    copy = next((tmp_path / "book.files" / "backups").glob("*-09*.json"))
    forgetting.erase(desk, 1)
    care.restore(tmp_path / "book.json", copy, NOW)
    book = Book.open(tmp_path / "book.json", today=TODAY)
    assert list(book.all(Person)) == [2]
    assert [one.id for one in book.history(Payment, date.min).values()] in ([1], [])
    assert list(traces(tmp_path)) == []
    with book.transaction("more") as change:
        assert change.add(Person(account_id=1, name="New")).id == 3
    assert care.check(tmp_path / "book.json") == []


def test_somebody_else_in_a_copy_of_another_book_stays(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "book.files" / "backups" / "replaced.json"
    other = Book.open(copy)
    with other.transaction("fill") as change:
        change.add(Account(name="Elsewhere"))
        change.add(Person(account_id=1, name="Nobody Else"))
    forgetting.erase(desk, 1)
    assert [one.name for one in Book.open(copy).all(Person).values()] == ["Nobody Else"]


def test_a_damaged_copy_goes_only_if_it_names_the_person(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "book.files" / "backups"
    (folder / "broken.json").write_text('{"rounds": Quirin Zabel', encoding="utf-8")
    (folder / "other.json").write_text('{"rounds": nobody', encoding="utf-8")
    view = forgetting.erase(desk, 1)
    assert view.removed == (str(folder / "broken.json"),)
    assert (folder / "other.json").exists()


def test_who_is_cut_off_before_the_end_finds_all_of_it_still_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "book.json", files.write_safely
    before = path.read_bytes()

    def cut_off(target: Path, data: bytes) -> None:
        if target == path:
            raise OSError(28, "no room")
        real(target, data)

    monkeypatch.setattr(files, "write_safely", cut_off)
    with pytest.raises(NotSaved):
        forgetting.erase(desk, 1)
    assert path.read_bytes() == before
    assert {one.code for one in care.check(path)} <= {"undo_lost"}
    monkeypatch.undo()
    book = Book.open(path, today=TODAY)
    forgetting.erase(Desk(book, Clock(NOW), Settings(), desk.drafts), 1)
    assert list(traces(tmp_path)) == []
    assert care.check(path) == []


@pytest.mark.parametrize(
    ("file", "left"),
    [
        ("/in/export.csv", "/in/export.csv"),
        ("/in/Quirin Zabel.vcf", "/in/….vcf"),
        ("/in/contact_zabel-quirin (2).VCF", "/in/….VCF"),
        ("/in/QuirinZabel.csv", "/in/….csv"),
        ("/in/琳达.csv", "/in/….csv"),
        ("/in/Quirin Zabel/export.csv", ""),
        ("/in/Quirina Zabelmann.csv", "/in/Quirina Zabelmann.csv"),
        ("", ""),
    ],
)
def test_files_that_were_taken_in_are_not_named_after_the_person(
    desk: Desk, tmp_path: Path, file: str, left: str
) -> None:
    shapes = Shapes.beside(tmp_path / "book.json")
    shapes.use(Shape(kind="people", headers=("name",), is_full=True, file=file))
    forgetting.erase(desk, 1)
    assert shapes.of("people") == [
        Shape(kind="people", headers=("name",), is_full=True, file=left, turn=1)
    ]


def test_columns_and_sheets_are_not_named_after_the_person(desk: Desk, tmp_path: Path) -> None:
    shapes = Shapes.beside(tmp_path / "book.json")
    shapes.use(Shape(kind="visits", headers=("start", "quirinzabel"), file="/in/a.csv"))
    shapes.use(Shape(kind="visits", headers=("start", "account"), sheet="Zabel, Quirin"))
    (tmp_path / "book.files" / "shapes-damaged-1.json").write_text("[Quirin Zabel", "utf-8")
    forgetting.erase(desk, 1)
    assert shapes.of("visits") == [Shape(kind="visits", headers=("start", "account"), turn=2)]
    assert list(traces(tmp_path)) == []


def test_a_folder_that_named_the_person_is_no_longer_looked_into(
    desk: Desk, tmp_path: Path
) -> None:
    shapes = Shapes.beside(tmp_path / "book.json")
    shapes.use(Shape(kind="people", headers=(".vcf",), file="/in/Quirin Zabel/a.vcf"))
    forgetting.erase(desk, 1)
    with pytest.raises(NoFile, match="say which file"):
        newest(shapes, "people")


def test_a_namesake_keeps_the_name() -> None:
    twin = Person(id=3, account_id=2, name="quirin zabel 琳达", email="other@other.example")
    theirs = Note(id=4, account_id=2, at=FIRST, text="Quirin Zabel called; zabel@acme.example")
    mine = Note(id=5, account_id=1, at=FIRST, text="Quirin Zabel called")
    desk = desk_of(ACME, OTHER, LIN, BO, twin, theirs, mine)
    forgetting.erase(desk, 1)
    assert desk.book.all(Person)[3] == twin
    notes = desk.book.since(Note, date.min)
    assert (notes[4].text, notes[5].text) == (theirs.text, "… called")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Quirin Zabel", "…"),
        ("quirin zabel's desk", "…'s desk"),
        ("Zabel Quirin, Zabel, Quirin", "…, …"),
        ("和琳达谈", "和…谈"),
        ("Quirin Zabelmann", "Quirin Zabelmann"),
        ("write zabel@acme.example", "write …"),
        ("call 0171 5550123 now", "call … now"),
        ("Zabel", "Zabel"),
        ("", ""),
    ],
)
def test_what_names_somebody(text: str, left: str) -> None:
    assert Pattern(spellings(LIN)).erased(text) == left


@pytest.mark.parametrize(
    ("query", "name"), [("zabel", LIN.name), ("id2", "Bo Ek"), ("linda", LIN.name)]
)
def test_people_are_found_like_accounts(query: str, name: str) -> None:
    linda = msgspec.structs.replace(LIN, pinyin="lin da")
    assert forgetting.find_person(desk_of(ACME, linda, BO), query).name == name


def test_who_is_not_clear_is_not_erased() -> None:
    twin = Person(id=3, account_id=2, name="Bo Ek")
    desk = desk_of(ACME, OTHER, LIN, BO, twin)
    with pytest.raises(forgetting.WhoIsIt, match=r"Bo Ek \(Acme, id2\).*Bo Ek \(Other, id3\)"):
        forgetting.find_person(desk, "bo ek")
    with pytest.raises(forgetting.WhoIsIt, match="Did you mean Bo Ek"):
        forgetting.find_person(desk, "bo eck")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(records=books(), id_=st.integers(1, 2))
def test_nothing_names_who_was_erased(records: list[Record], id_: int, tmp_path: Path) -> None:
    desk = desk_of(*records)
    others = set(desk.book.all(Person)) - {id_}
    forgetting.erase(desk, id_)
    assert set(desk.book.all(Person)) == others
    tables = forgetting._tables(desk.book)
    for table in tables.values():
        for record in table.values():
            for _field, target, named in references(record):
                assert named in tables[target]
    assert set(tables["accounts"]) == {one.id for one in records if isinstance(one, Account)}


def test_every_table_has_a_word() -> None:
    assert set(forgetting._TABLES) == set(TABLES)
