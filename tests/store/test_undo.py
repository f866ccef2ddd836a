"""Taking back: the book's newest change first, whichever window made it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store.making import account, everything, fill, note
from tui.domain.records import SCHEMA, Account, Note, Person
from tui.store.book import Book, ChangedSince, NothingToUndo, UndoLost, Undone


def test_undo_names_what_it_took_back_and_survives_a_restart(tmp_path: Path) -> None:
    fill(Book.open(tmp_path / "book.json"))
    assert Book.open(tmp_path / "book.json").undo() == Undone(text="a person and a note", records=2)
    book = Book.open(tmp_path / "book.json")
    assert everything(book).keys() == {"accounts"}
    assert book.undo() == Undone(text="two accounts", records=2)
    with pytest.raises(NothingToUndo, match="nothing to take back"):
        book.undo()
    assert everything(book) == {}
    assert list((tmp_path / "book.files" / "undo").iterdir()) == []


def test_undo_takes_back_what_another_window_did(tmp_path: Path) -> None:
    mine, theirs = (Book.open(tmp_path / "book.json") for _ in range(2))
    fill(mine)
    with theirs.transaction("theirs") as change:
        change.remove(Account, 2)
    assert mine.undo().text == "theirs"
    assert mine.undo().text == "a person and a note"
    assert theirs.refresh()
    assert list(theirs.all(Account)) == [1, 2]
    assert not theirs.all(Person)


def test_a_checkpoint_makes_changes_of_their_own_in_one_save(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    with book.transaction("first") as change:
        change.checkpoint("renamed, for nothing was done yet")
        change.add(note("one"))
        change.checkpoint("second")
        change.put(msgspec.structs.replace(change.all(Account)[1], city="Ulm"))
        change.add(note("two"))
        change.checkpoint("third")
        change.put(msgspec.structs.replace(change.all(Account)[1], city="Bonn"))
        change.checkpoint("empty")
    assert book.generation == 3
    assert book.undo() == Undone(text="third", records=1)
    assert book.all(Account)[1].city == "Ulm"
    assert book.undo() == Undone(text="second", records=2)
    assert book.all(Account)[1].city == ""
    assert book.undo().text == "renamed, for nothing was done yet"
    assert book.undo().text == "a person and a note"


def test_a_change_may_be_named_at_its_end(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    with book.transaction("") as change:
        change.text = f"logged {change.add(account('Ulm')).name}"
    assert book.undo().text == "logged Ulm"


def test_what_has_changed_since_is_not_taken_back_and_the_one_before_is_next(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    with book.transaction("moved to Ulm") as change:
        change.put(msgspec.structs.replace(change.all(Account)[2], city="Ulm"))
    path.write_text(path.read_text().replace("Ulm", "Bonn"))
    with pytest.raises(ChangedSince, match="moved to Ulm"):
        book.undo()
    assert book.all(Account)[2].city == "Bonn"
    assert Book.open(path).undo().text == "a person and a note"
    assert not (tmp_path / "book.files" / "undo" / "3.json").exists()


def test_a_removed_record_that_stands_again_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    with book.transaction("removed Beta") as change:
        change.remove(Account, 2)
    text = path.read_text()
    path.write_text(text.replace('"accounts":{', '"accounts":{"2":{"id":2,"name":"X"},'))
    with pytest.raises(ChangedSince, match="removed Beta"):
        book.undo()
    assert book.all(Account)[2].name == "X"


def test_an_editor_that_only_lays_the_file_out_anew_does_not_stop_undo(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    path.write_text(json.dumps(json.loads(path.read_text()), indent=2, sort_keys=True))
    assert book.undo().records == 2
    assert book.undo().records == 2


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"[", b'{"id":9,"text":"","records":[]}'])
def test_a_lost_image_is_told_and_the_change_before_is_next(
    tmp_path: Path, damage: bytes | None
) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    image = tmp_path / "book.files" / "undo" / "2.json"
    image.unlink()
    if damage is not None:
        image.write_bytes(damage)
    with pytest.raises(UndoLost):
        book.undo()
    assert len(everything(book)) == 3
    with book.transaction("remove what refers to them") as change:
        change.remove(Note, 1)
        change.remove(Person, 1)
    assert book.undo().records == 2
    assert book.undo().text == "two accounts"


def test_only_the_newest_changes_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.book.KEPT", 3)
    book = Book.open(tmp_path / "book.json")
    for i in range(7):
        with book.transaction(f"{i}") as change:
            change.add(account(f"{i}"))
    kept = sorted(one.name for one in (tmp_path / "book.files" / "undo").iterdir())
    assert kept == ["5.json", "6.json", "7.json"]
    assert [book.undo().text for _ in range(3)] == ["6", "5", "4"]
    with pytest.raises(NothingToUndo):
        book.undo()
    assert len(book.all(Account)) == 4


def test_an_image_of_a_save_that_never_came_is_harmless(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    orphan = tmp_path / "book.files" / "undo" / "3.json"
    orphan.write_text('{"id":3,"text":"never saved","records":[]}')
    assert book.undo().text == "a person and a note"
    with book.transaction("third") as change:
        change.add(account("Gamma"))
    assert book.undo().text == "third"


# -- any sequence of changes

_STEPS = st.lists(
    st.lists(
        st.one_of(
            st.tuples(st.just("add"), st.text(min_size=1, max_size=4), st.integers(0, 9)),
            st.tuples(st.just("put"), st.text(min_size=1, max_size=4), st.integers(0, 9)),
            st.tuples(st.just("remove"), st.just(""), st.integers(0, 9)),
            st.tuples(st.just("checkpoint"), st.just(""), st.just(0)),
        ),
        max_size=6,
    ),
    max_size=6,
)


def _in_memory(_folder: Path) -> Callable[[], Book]:
    book = Book.in_memory([account("first", id=1), account("second", id=2)])
    return lambda: book


def _in_file(folder: Path) -> Callable[[], Book]:
    """A file with keys we do not know; every step opens it anew."""
    path = folder / "book.json"
    path.write_text(
        json.dumps(
            {
                "rounds": {"schema": SCHEMA, "generation": 4, "counters": {"accounts": 2}},
                "accounts": {
                    "1": {"id": 1, "mood": [1, {"x": None}], "name": "first"},
                    "2": {"name": "second", "id": 2, "city": "", "later": 2.50},
                },
            }
        )
    )
    return lambda: Book.open(path)


@pytest.mark.parametrize("kept", [_in_memory, _in_file])
@settings(max_examples=40, deadline=None)
@given(steps=_STEPS)
@example(steps=[[("add", "0", 0), ("put", " ", 0)]])
@example(steps=[[("add", "0", 0), ("put", "x", 0), ("put", " ", 0)]])
def test_taking_back_everything_brings_back_the_beginning(
    kept: Callable[[Path], Callable[[], Book]], steps: list[list[tuple[str, str, int]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        open_book = kept(Path(folder))
        beginning = everything(open_book()), docs(open_book())
        for step in steps:
            book = open_book()
            with book.transaction("step") as change:
                for what, text, nth in step:
                    ids = list(change.all(Account))
                    id = ids[nth % len(ids)] if ids else None
                    if what == "add":
                        change.add(account(f"n{text}"))
                    elif what == "put" and id is not None:
                        old = change.all(Account)[id]
                        change.put(msgspec.structs.replace(old, city=text))
                    elif what == "remove" and id is not None:
                        change.remove(Account, id)
                    elif what == "checkpoint":
                        change.checkpoint("part")
        counters = open_book().snapshot.head.counters
        while open_book().snapshot.head.undo:
            open_book().undo()
        assert (everything(open_book()), docs(open_book())) == beginning
        assert open_book().snapshot.head.counters == counters
        with pytest.raises(NothingToUndo):
            open_book().undo()
        with open_book().transaction("next") as change:
            assert change.add(account()).id > counters["accounts"]


def docs(book: Book) -> dict[int, object]:
    """The accounts as they stand in the file, key for key."""
    return {id: list((book.snapshot.doc("accounts", id) or {}).items()) for id in book.all(Account)}


@settings(max_examples=40, deadline=None)
@given(steps=_STEPS)
def test_each_undo_brings_back_the_state_before_its_change(
    steps: list[list[tuple[str, str, int]]],
) -> None:
    book = Book.in_memory()
    states = []
    for step in steps:
        before = everything(book)
        with book.transaction("step") as change:
            for what, text, _nth in step:
                if what == "add":
                    change.add(account(f"n{text}"))
                elif change.all(Account):
                    change.remove(Account, next(iter(change.all(Account))))
        if everything(book) != before:
            states.append(before)
    for state in reversed(states):
        book.undo()
        assert everything(book) == state
