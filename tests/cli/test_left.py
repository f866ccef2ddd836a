"""The commands on a book of which a part has left for the history."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.conftest import Shell

SHEET = """customer,invoice number,invoice date,due date,amount,settled date,currency
Huaxin,OLD-1,2021-01-01,2021-02-01,100.00,2021-02-20,EUR
Huaxin,OLD-2,2022-01-01,2022-02-01,200.00,2022-02-20,EUR
Huaxin,OPEN,2022-01-01,2022-02-01,50.00,,EUR
"""


@pytest.fixture
def imported(shell: Shell) -> Shell:
    file = shell.folder / "export.csv"
    file.write_text(SHEET, encoding="utf-8")
    shell.done("import", "receivables", str(file))
    return shell


def numbers(shell: Shell) -> list[str]:
    """All invoices by number, as the export tells them."""
    said = shell.done("export", "book", "-")
    return [one["number"] for one in json.loads(said.out)["tables"]["invoices"]]


def test_nothing_is_lost_and_nothing_comes_twice(imported: Shell) -> None:
    assert "OLD-1" not in imported.book.read_text(encoding="utf-8")
    assert numbers(imported) == ["OLD-1", "OLD-2", "OPEN"]
    owed = imported.done("owes", "Huaxin", "--json").json["accounts"][0]
    assert (owed["outstanding"], [one["number"] for one in owed["invoices"]]) == ("50.00", ["OPEN"])
    again = imported.done("import", "receivables", str(imported.folder / "export.csv"), "--json")
    assert (again.json["created"], again.json["unchanged"]) == (0, 3)
    imported.done("check")
    imported.done("undo")
    assert numbers(imported) == []
    imported.done("check")


def test_a_look_back_is_asked_for_by_its_day(imported: Shell) -> None:
    said = imported.raw(
        "--book", str(imported.book), "--today", "2021-02-10", "owes", "Huaxin", "--json"
    )
    assert said.json["accounts"][0]["outstanding"] == "100.00"


def test_backup_and_restore_carry_everything(imported: Shell) -> None:
    imported.done("backup", str(imported.folder / "copy.json"))
    shutil.rmtree(imported.folder / "book.files")
    assert "history-2021" in imported.run("check", "--json").json["findings"][0]["where"]
    assert "history-2021" in imported.run("export", "book", "-").sentence
    imported.done("restore", str(imported.folder / "copy.json"))
    imported.done("check")
    assert numbers(imported) == ["OLD-1", "OLD-2", "OPEN"]


def test_restore_says_what_is_missing(imported: Shell) -> None:
    alone = shutil.copy(imported.book, imported.folder / "alone.json")
    imported.book.unlink()
    shutil.rmtree(imported.folder / "book.files")
    said = imported.done("restore", str(alone)).out
    assert said.count("Closed work of earlier years is missing") == 2
    assert "history-2021" in said
