"""Address books of Outlook and Google as sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.importing import Rep, csv_of
from tui.domain.records import Account, Person
from tui.store.shapes import Shapes

OUTLOOK = csv_of(
    (
        *("First Name", "Last Name", "Company", "Job Title", "Department", "E-mail Address"),
        *("Business Phone", "Mobile Phone", "Birthday"),
    ),
    [
        (
            *("Anna", "Berg", "Acme", "Buyer", "Purchasing", "anna@acme.com"),
            *("+49 30 1234567", "+49 170 1234567", "1980-05-12"),
        ),
        ("Bo", "", "Acme", "", "", "", "", "", ""),
    ],
)
GOOGLE = csv_of(
    (
        *("First Name", "Middle Name", "Last Name", "Organization Name", "Organization Title"),
        *("Organization Department", "E-mail 1 - Value", "Phone 1 - Value", "Phone 2 - Value"),
    ),
    [
        (
            *("Anna", "", "Berg", "Acme", "Buyer"),
            *("Purchasing", "anna@acme.com", "+49 170 1234567", "+49 30 1234567"),
        ),
        ("Bo", "", "", "Acme", "", "", "", "", ""),
    ],
)


@pytest.mark.parametrize("text", [OUTLOOK, GOOGLE])
def test_an_address_book_is_taken_once(tmp_path: Path, text: str) -> None:
    rep = Rep(tmp_path, "people")
    shapes = Shapes.in_memory()
    view = rep.take(text, shapes=shapes)
    assert (view.created, view.skipped) == (2, ())
    anna, bo = rep.book.all(Person).values()
    assert (anna.name, anna.title, anna.department) == ("Anna Berg", "Buyer", "Purchasing")
    assert (anna.email, anna.phone) == ("anna@acme.com", "+49 170 1234567 / +49 30 1234567")
    assert bo.name == "Bo"
    assert [one.name for one in rep.book.all(Account).values()] == ["Acme"]
    again = rep.take(text, shapes=shapes)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)


def test_both_address_books_know_the_same_people(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "people")
    rep.take(OUTLOOK)
    view = rep.take(GOOGLE)
    assert (view.created, view.updated, view.unchanged) == (0, 0, 2)


def test_what_the_rep_says_of_the_joined_column_is_remembered(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "people")
    shapes = Shapes.in_memory()
    joined = "Name (First Name, Last Name)"
    rep.take(OUTLOOK, shapes=shapes, map={"name": "First Name"}, left_out=(joined,))
    assert [one.name for one in rep.book.all(Person).values()] == ["Anna", "Bo"]
    view = rep.take(OUTLOOK, shapes=shapes)
    assert (view.created, view.updated, view.unchanged) == (0, 0, 2)
