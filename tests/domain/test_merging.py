"""What is left of two records that are one."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tui.domain.merging import (
    claimed_once,
    doubles,
    joined_accounts,
    joined_invoices,
    joined_people,
    superior,
    without_told_twice,
)
from tui.domain.records import Account, Allocation, Invoice, Payment, Person

DAY = date(2026, 11, 21)


def invoice(id: int, number: str, amount: int = 100, currency: str = "EUR") -> Invoice:
    return Invoice(id=id, account_id=1, number=number, amount=amount, currency=currency)


def payment(id: int, *parts: tuple[int, int], source: str = "import", free: int = 0) -> Payment:
    return Payment(
        id=id,
        account_id=1,
        on=DAY,
        amount=sum(amount for _to, amount in parts) + free,
        currency="EUR",
        allocations=tuple(Allocation(invoice_id=to, amount=amount) for to, amount in parts),
        source=source,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("kept", "gone", "found"),
    [
        ([invoice(1, "R1")], [invoice(2, "R1")], {2: 1}),
        ([invoice(1, "R 1")], [invoice(2, "ｒ１")], {2: 1}),
        ([invoice(1, "R1")], [invoice(2, "R1", 200)], {}),
        ([invoice(1, "R1")], [invoice(2, "R1", currency="CNY")], {}),
        ([invoice(1, "R-1")], [invoice(2, "R1")], {}),
        ([invoice(1, "R1")], [invoice(2, "R1"), invoice(3, "R1")], {2: 1}),
        ([invoice(1, "R1"), invoice(4, "R1")], [invoice(2, "R1"), invoice(3, "R1")], {2: 1, 3: 4}),
        ([], [invoice(2, "R1")], {}),
    ],
)
def test_copies_of_an_invoice(
    kept: list[Invoice], gone: list[Invoice], found: dict[int, int]
) -> None:
    assert doubles(kept, gone) == found


@pytest.mark.parametrize(
    ("amount", "payments", "left"),
    [
        (100, [], {}),
        (100, [payment(1, (1, 40))], {}),
        (100, [payment(1, (1, 40)), payment(2, (2, 40))], {2: 0}),
        (100, [payment(1, (1, 40)), payment(2, (2, 70))], {2: 30}),
        # The copy that goes loses first, and the kept one what is left.
        (
            100,
            [payment(1, (1, 70), source="rep"), payment(2, (2, 40)), payment(3, (1, 30))],
            {2: 0},
        ),
        (
            100,
            [payment(1, (2, 100), source="rep"), payment(2, (2, 20)), payment(3, (1, 30))],
            {2: 0, 3: 20},
        ),
        # A credit goes the other way.
        (-100, [payment(1, (1, -40)), payment(2, (2, -70))], {2: -30}),
        # What nobody has claimed of it stays.
        (100, [payment(1, (1, 40)), payment(2, (2, 40), free=7)], {2: 7}),
    ],
)
def test_money_that_is_told_twice(
    amount: int, payments: list[Payment], left: dict[int, int]
) -> None:
    kept, gone = invoice(1, "R1", amount), invoice(2, "R1", amount)
    changed = without_told_twice(kept, gone, payments)
    assert {one.id: one.amount for one in changed} == left


def test_a_payment_claims_once_for_each_invoice() -> None:
    twice = payment(1, (1, 40), (3, 5), (1, 20))
    assert claimed_once(twice) == payment(1, (1, 60), (3, 5))
    assert claimed_once(payment(1, (1, 40), (1, -40), free=40)) == payment(1, free=40)
    once = payment(1, (1, 40), (3, 5))
    assert claimed_once(once) is once


def test_what_the_kept_one_says_is_never_overwritten() -> None:
    kept = Account(id=1, name="A", terms_days=0, quality={"size": 2}, lighthouse=True)
    gone = Account(id=2, name="B", terms_days=30, quality={"size": 5, "margin": 1}, margin=0.0)
    joined = joined_accounts(kept, gone)
    assert (joined.terms_days, joined.margin, joined.lighthouse) == (0, 0.0, True)
    assert joined.quality == {"size": 2, "margin": 1}
    assert joined.aliases == ("B",)


@pytest.mark.parametrize(
    ("mine", "theirs", "aliases"),
    [
        (("GTX Pro", "", ()), ("GTXPro", "", ()), ()),
        (("GTX Pro", "GTX", ("G",)), ("gtx", "G.", ("Gee", "gee")), ("G", "Gee")),
        (("王琳", "", ()), ("Wang Lin", "", ()), ("Wang Lin",)),
    ],
)
def test_each_name_is_an_alias_once(
    mine: tuple[str, str, tuple[str, ...]],
    theirs: tuple[str, str, tuple[str, ...]],
    aliases: tuple[str, ...],
) -> None:
    one, other = (
        Account(id=id, name=name, short_name=short, aliases=others)
        for id, (name, short, others) in enumerate((mine, theirs), 1)
    )
    assert joined_accounts(one, other).aliases == aliases


@pytest.mark.parametrize(
    ("mine", "theirs", "after"),
    [
        ("", "021-5", "021-5"),
        ("021-5", "", "021-5"),
        ("021-5", "021 5", "021-5"),
        ("021-5 / 139", "139", "021-5 / 139"),
        ("021-5", "139", "021-5 / 139"),
    ],
)
def test_both_telephones_stay(mine: str, theirs: str, after: str) -> None:
    one, other = (Person(id=1, account_id=1, name="W", phone=phone) for phone in (mine, theirs))
    assert joined_people(one, other).phone == after


@pytest.mark.parametrize(
    ("mine", "theirs", "after"),
    [
        ((None, True), (date(1904, 5, 6), False), (date(1904, 5, 6), False)),
        ((date(1980, 5, 6), True), (None, True), (date(1980, 5, 6), True)),
        ((date(1904, 5, 6), False), (date(1980, 5, 6), True), (date(1980, 5, 6), True)),
        ((date(1904, 5, 6), False), (date(1980, 5, 7), True), (date(1904, 5, 6), False)),
        ((date(1980, 5, 6), True), (date(1904, 5, 6), False), (date(1980, 5, 6), True)),
    ],
)
def test_the_birthday_that_is_known_better(
    mine: tuple[date | None, bool], theirs: tuple[date | None, bool], after: tuple[date, bool]
) -> None:
    one, other = (
        Person(id=1, account_id=1, name="W", birthday=day, birth_year_known=known)
        for day, known in (mine, theirs)
    )
    joined = joined_people(one, other)
    assert (joined.birthday, joined.birth_year_known) == after


def test_the_newest_export_that_named_either_copy() -> None:
    one, other = invoice(1, "R1"), invoice(2, "R1")
    later = msgspec.structs.replace(other, listed=DAY, due=DAY, account_id=9)
    joined = joined_invoices(one, later)
    assert (joined.listed, joined.due, joined.account_id) == (DAY, DAY, 1)
    assert joined_invoices(later, one).listed == DAY


@pytest.mark.parametrize(
    ("wanted", "above", "found"),
    [
        ((), {}, None),
        ((None, 2), {}, 2),
        ((1, 2), {}, 2),
        ((2, 3), {2: 1}, 3),
        ((2, 3), {2: 4, 4: 1, 3: 4}, None),
        ((2,), {2: 3, 3: 2}, 2),
    ],
)
def test_a_superior_who_does_not_report_to_the_person(
    wanted: tuple[int | None, ...], above: dict[int, int | None], found: int | None
) -> None:
    assert superior(1, wanted, above) == found
