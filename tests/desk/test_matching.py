"""Which account a row names."""

from __future__ import annotations

import pytest

from tui.desk.matching import AccountIndex, Skip, is_called, is_of_another
from tui.domain.records import Account

HUAXIN = Account(
    id=1,
    name="Huaxin Cable 华信电缆",
    number="C-1",
    short_name="Huaxin",
    aliases=("HX Wire GmbH", "C-2"),
)
ACME = Account(id=2, name="Acme GmbH")
ACME_INC = Account(id=3, name="Acme Inc.")
PELL = Account(id=4, name="Pell & Daughters")


@pytest.fixture
def index() -> AccountIndex:
    return AccountIndex((HUAXIN, ACME, ACME_INC, PELL))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("huaxin cable 华信电缆", 1),
        ("华信电缆", 1),
        ("华信电缆有限公司", 1),
        ("Huaxin Cable Co., Ltd.", 1),
        ("huaxin", 1),
        ("HX Wire", 1),
        ("ACME gmbh", 2),
        ("Acme, Inc", 3),
        ("Pell and Daughters Ltd", 4),
        # Nobody is guessed
        ("Acme", None),
        ("Acme AG", None),
        ("HX", None),
        ("Pell & Daughter", None),
        ("华信", None),
    ],
)
def test_an_account_by_name(index: AccountIndex, name: str, id: int | None) -> None:
    found = index.by_name(name)
    assert (found.id if found else None) == id


@pytest.mark.parametrize(
    ("number", "id"), [("C-1", 1), ("c - 1", 1), ("Ｃ-1", 1), ("C-2", 1), ("C-3", None)]
)
def test_an_account_by_number_also_by_that_of_a_merged_one(
    index: AccountIndex, number: str, id: int | None
) -> None:
    found = index.by_number(number)
    assert (found.id if found else None) == id


def test_a_number_of_its_own_counts_before_another_s(index: AccountIndex) -> None:
    index.take(Account(id=9, name="New", number="C-2"))
    found = index.by_number("C-2")
    assert found is not None
    assert found.id == 9


def test_who_has_a_number_is_left_out_where_another_was_looked_for(index: AccountIndex) -> None:
    for name in ("华信电缆", "Huaxin Cable Ltd"):
        assert index.by_name(name, without_number=True) is None
    # Somebody is called just so, and has a number: another form of the name is no better.
    index.take(Account(id=9, name="Huaxin Cable AG"))
    assert index.by_name("Huaxin Cable", without_number=True) is None
    found = index.by_name("Acme, Inc", without_number=True)
    assert found is not None
    assert found.id == 3


def test_the_same_name_of_several_is_refused(index: AccountIndex) -> None:
    index.take(Account(id=9, name="ACME GmbH"))
    with pytest.raises(Skip, match="Several accounts"):
        index.by_name("acme gmbh")


def test_its_own_name_tells_before_what_another_is_called_in_short(index: AccountIndex) -> None:
    index.take(Account(id=9, name="Huaxin"))
    found = index.by_name("huaxin")
    assert found is not None
    assert found.id == 9


def test_what_an_account_was_called_before_is_forgotten(index: AccountIndex) -> None:
    index.take(Account(id=4, name="Moss Ltd", number="C-4"))
    assert index.by_name("Pell & Daughters") is None
    for found in (index.by_name("Moss"), index.by_number("C-4")):
        assert found is not None
        assert found.id == 4


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("华信电缆", True),
        ("HX WIRE Ltd", False),
        ("HX WIRE", True),
        ("Huaxin", True),
        ("Pell", False),
    ],
)
def test_what_an_account_is_called(name: str, called: bool) -> None:
    assert is_called(HUAXIN, name) is called


@pytest.mark.parametrize(
    ("number", "name", "other"),
    [
        ("C-1", "HX Wire GmbH", False),
        ("C-2", "Huaxin Cable 华信电缆", True),
        ("", "HX Wire GmbH", True),
        ("", "华信电缆", False),
        ("", "Huaxin", False),
        ("", "Somebody", False),
    ],
)
def test_a_row_about_what_was_merged(number: str, name: str, other: bool) -> None:
    assert is_of_another(HUAXIN, number, name) is other
