"""The commands that carry records in and out, and the one that forgets a person."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.cli.conftest import Shell
from tests.desk.making import BASE, visit
from tui import shell as commands
from tui.domain.records import Note, Opportunity, Person, Visit
from tui.store.book import Book

DEAL = Opportunity(id=1, account_id=1, name="line 4", opened=date(2026, 1, 2), currency="CNY")
VISIT = visit(1, "2026-11-24T10:00", people=(1,), purpose="negotiation")


@pytest.mark.parametrize("kind", ["accounts", "people", "visits", "opportunities", "receivables"])
def test_out_and_in_again(shell: Shell, kind: str) -> None:
    shell.fill((*BASE, VISIT, DEAL))
    file = shell.folder / "out.csv"
    assert shell.done("export", kind, str(file)).out == ""
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert file.stat().st_mode & 0o777 == 0o600
    before = shell.book.read_bytes()
    view = shell.done("import", kind, str(file), "--json").json
    assert (view["kind"], view["created"], view["updated"]) == (kind, 0, 0)
    assert view["rows"] == view["unchanged"]
    assert shell.book.read_bytes() == before


def test_the_form_follows_the_name(shell: Shell) -> None:
    shell.fill((*BASE, VISIT))
    for kind, name, begin in (
        ("people", "out.vcf", b"BEGIN:VCARD"),
        ("visits", "out.ICS", b"BEGIN:VCALENDAR"),
        ("accounts", "out.xlsx", b"PK"),
        ("accounts", "out.txt", b"\xef\xbb\xbfname,number"),
    ):
        shell.done("export", kind, str(shell.folder / name))
        assert (shell.folder / name).read_bytes().startswith(begin)


def test_an_address_book_and_a_calendar_come_in(shell: Shell) -> None:
    shell.fill()
    cards, calendar = shell.folder / "a.vcf", shell.folder / "a.ics"
    cards.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Tom\nORG:Brandtner Pumpen\nEND:VCARD\n")
    calendar.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20261125T100000\nDURATION:PT1H\n"
        "SUMMARY:Brandtner Pumpen\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert shell.done("import", "people", str(cards)).out.startswith("1 row: 1 new")
    assert shell.done("import", "visits", str(calendar)).out.startswith("1 row: 1 new")
    book = Book.open(shell.book)
    assert book.all(Person)[4].account_id == 2
    (planned,) = book.since(Visit, date.min).values()
    assert (planned.account_id, f"{planned.start:%H:%M}") == (2, "10:00")


def test_a_whole_book_moves(shell: Shell) -> None:
    shell.fill((*BASE, VISIT, DEAL))
    file, other = shell.folder / "whole.json", shell.folder / "other.json"
    shell.done("export", "book", str(file))
    at_other = ("--book", str(other), "--today", "2026-11-21T09:05")
    assert shell.raw(*at_other, "import", "book", str(file)).status == 0
    again = shell.folder / "again.json"
    assert shell.raw(*at_other, "export", "book", str(again)).status == 0
    assert again.read_bytes() == file.read_bytes()
    before = other.read_bytes()
    said = shell.raw(*at_other, "import", "book", str(file))
    assert said.sentence.startswith("This book is not empty")
    assert other.read_bytes() == before
    assert shell.run("import", "book").status == 2


# -- forget


ABOUT = Note(id=1, account_id=1, person_id=1, at=VISIT.start, text="plays go")


def test_forget_shows_and_asks(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.fill((*BASE, VISIT, ABOUT))
    before = shell.book.read_bytes()
    said = shell.run("forget", "wang", "lin")
    assert said.status == 1
    assert said.out.splitlines()[0] == "Wang Lin 王琳: Huaxin Cable 华信电缆"
    assert "plays go" in said.out
    assert said.err == "rounds: Nothing was erased: say --yes to erase it for good.\n"
    monkeypatch.setattr(commands, "can_ask", lambda: True)
    assert "Nothing was erased." in shell.run("forget", "wang", "lin", stdin="no\n").out
    assert shell.book.read_bytes() == before
    said = shell.run("forget", "wang", "lin", stdin="yes\n")
    assert said.err == "Erase all this for good? It cannot be taken back. Type yes: "
    assert "Erased Wang Lin 王琳 for good, and the name in 2 other records." in said.out
    assert "王琳" not in shell.book.read_text(encoding="utf-8")
    assert shell.run("undo").status == 1


def test_forget_hands_out_and_goes_without_a_question(shell: Shell) -> None:
    shell.fill((*BASE, VISIT, ABOUT))
    file = shell.folder / "wang.json"
    shown = shell.done("forget", "wang lin", "--json").json
    assert (shown["person"], shown["erased"]) == ({"id": 1, "name": "Wang Lin 王琳"}, False)
    assert {(one["kind"], one["fate"]) for one in shown["records"]} == {
        ("visits", "changed"),
        ("notes", "removed"),
    }
    view = shell.done("forget", "wang lin", "--out", str(file), "--yes", "--json").json
    assert view["erased"] is True
    told = json.loads(file.read_bytes())
    assert told["person"]["name"] == "Wang Lin 王琳"
    assert told["records"]["notes"] == [
        {"id": 1, "account_id": 1, "person_id": 1, "at": "2026-11-24T10:00:00", "text": "plays go"}
    ]
    traces = [
        path
        for path, data in shell.files().items()
        if "王琳".encode() in data and path != file.name
    ]
    assert traces == []


def test_forget_refuses_who_is_not_clear(shell: Shell) -> None:
    shell.fill()
    assert "Nobody is called “nemo”." in shell.run("forget", "nemo", "--yes").sentence
    assert shell.run("forget").status == 2
    assert shell.run("forget", "wang", "--json", "--out", "-").status == 2
    assert list(Book.open(shell.book).all(Person)) == [1, 2, 3]
