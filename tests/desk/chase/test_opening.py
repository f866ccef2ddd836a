"""The first sentence of a chase: how it begins, for which sum, and to whom it is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.desk.making import HUAXIN, TODAY, WANG, ZHAO, desk_of, desk_with
from tests.desk.owing import bill, chased, disputed, paid, word
from tui import i18n
from tui.desk.opening import first_words
from tui.domain.records import PaymentStep, Record
from tui.playbook.filling import BLANK


@pytest.mark.parametrize(
    ("records", "begins"),
    [
        ((bill(1, -3),), "____, ¥1,000 falls due on Tue 24 Nov (R-1)"),
        ((bill(1, 9),), "____, I'm calling about ¥1,000 (R-1): it has been due since Thu 12 Nov."),
        (
            (bill(1, 9), chased(1, 4)),
            "____, I'm calling about the ¥1,000 still open for Huaxin Cable",
        ),
        ((bill(1, 9), word(1, 0, 60_000)), "____, today's the day we'd agreed for the ¥600."),
        (
            (bill(1, 9), word(1, 0, 60_000, made=-7), paid(1, 2, 10_000, (1, 10_000))),
            "____, today's the day we'd agreed for the ¥500.",
        ),
        (
            (bill(1, 9), word(1, 0, 20_000), word(2, 0, 30_000)),
            "____, today's the day we'd agreed for the ¥300.",
        ),
        (
            (bill(1, 9), word(1, 1, 60_000)),
            "____, I'm calling about ¥1,000 (R-1): it has been due since",
        ),
        (
            (bill(1, 9), word(1, 0, 60_000, made=-7), paid(1, 2, 60_000, (1, 60_000))),
            "____, I'm calling about ¥400 (R-1): it has been due since",
        ),
        (
            (bill(1, 9), word(1, 0, 60_000, withdrawn=TODAY)),
            "____, I'm calling about ¥1,000 (R-1): it has been due since",
        ),
        (
            (bill(1, 9), word(1, -1, 60_000), word(2, 0, 10_000, made=-9)),
            "____, I was counting on the ¥600 you promised us for Fri 20 Nov",
        ),
        (
            (bill(1, 9), word(1, -1, 60_000)),
            "____, I was counting on the ¥600 you promised us for Fri 20 Nov",
        ),
        (
            (bill(1, 9), word(1, -1, 60_000), paid(1, 2, 10_000, (1, 10_000))),
            "Thank you for the part that has come in. Of the ¥600 we agreed for Fri 20 Nov",
        ),
        (
            (bill(1, 50), word(1, -9, 20_000, made=-12), word(2, -3, 30_000, made=-10)),
            "____, that's the second date gone: ¥200 was down for Thu 12 Nov",
        ),
    ],
)
def test_how_to_begin(records: tuple[Record, ...], begins: str) -> None:
    assert first_words(desk_with(*records), 1).startswith(begins)


def test_a_promise_for_today_is_spoken_of_in_chinese() -> None:
    i18n.use("zh")
    desk = desk_of(
        HUAXIN, replace(WANG, title="经理", releases_payments=True), bill(1, 9), word(1, 0)
    )
    assert (
        first_words(desk, 1) == "王经理，说好今天付的¥1,000，现在能付出来了吧？还差什么，我马上办。"
    )


def test_the_sum_is_that_of_all_that_is_late_and_not_in_dispute() -> None:
    quarrel, part = bill(3, 30), bill(4, 20)
    desk = desk_with(
        bill(1, 9), bill(2, 5, 50), quarrel, part, disputed(1, quarrel), disputed(2, part, 40_000)
    )
    assert "¥1,600.50 (R-4, R-1, R-2): it is overdue, the oldest since Sun 1 Nov." in first_words(
        desk, 1
    )
    assert first_words(desk_with(quarrel, disputed(1, quarrel)), 1) == ""


def test_who_is_asked() -> None:
    xu = replace(ZHAO, id=4, name="Xu Li", releases_payments=True)
    chain = replace(HUAXIN, payment_chain=(PaymentStep(title="cashier"), PaymentStep(person_id=2)))
    gone = replace(WANG, former=True)
    promised = (word(1, 3, person_id=1, made=-2), word(2, 1, person_id=2, made=-9))

    def asked(*records: Record) -> str:
        return first_words(desk_of(*records, bill(1, 9)), 1).split(",")[0]

    assert asked(HUAXIN, WANG, ZHAO) == BLANK
    assert asked(HUAXIN, WANG, ZHAO, xu) == "Xu Li"
    assert asked(chain, WANG, ZHAO, xu) == "Zhao Min"
    assert asked(chain, WANG, ZHAO, xu, *promised) == "Wang Lin"
    assert asked(chain, gone, ZHAO, xu, *promised) == "Zhao Min"  # who promised has left
    assert asked(chain, WANG, replace(ZHAO, former=True), xu) == "Xu Li"


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ((bill(1, 9),), "it has been due since Thu 12 Nov."),
        ((bill(1, 9), bill(2, 9)), "it has been due since Thu 12 Nov."),
        ((bill(1, 9), bill(2, 8)), "it is overdue, the oldest since Thu 12 Nov."),
        ((bill(1, 9), bill(2, -1)), "it has been due since Thu 12 Nov."),
    ],
)
def test_only_what_fell_due_on_one_day_has_been_due_since_then(
    records: tuple[Record, ...], said: str
) -> None:
    assert said in first_words(desk_with(*records), 1)
