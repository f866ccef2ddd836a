"""Chasing and taking in money by keys alone, at 80 × 24, in both languages; the keys are counted.

`pytest -s` prints what each piece of work cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tests.e2e import contract
from tests.e2e.example import at_today
from tests.e2e.hand import Hand

if TYPE_CHECKING:
    from tests.e2e.running import Rounds
    from tui.i18n import Language

CHASING: Final = 8
"""As many keys may a chase with excuse and promise cost, amount and date apart."""
PAYING: Final = 4
"""As many keys may a payment cost, the amount apart."""


class Said(NamedTuple):
    """What the screen says in a language, and what is typed in it."""

    money: str
    account: str
    chase: str
    read_back: str
    logged: str
    by: str
    rests: str
    paid: str
    took_back: str


SAID: Final[dict[Language, Said]] = {
    "en": Said(
        money="Money   as of today",
        account="Huaxin Cable",
        chase="Chase   Huaxin Cable",
        read_back="You pay ¥480,000 by Fri 27 Nov 2026",
        logged="¥480,000 by Fri 27 Nov 2026",
        by="fri",
        rests="promised by Fri 27 Nov",
        paid="¥300,000 came in on Tue 24 Nov 2026",
        took_back="Taken back: ",
    ),
    "zh": Said(
        money="账款   截至今天",
        account="华信电缆",
        chase="催款   华信电缆",
        read_back="2026年11月27日 周五前付¥480,000",
        logged="¥480,000",
        by="周五",
        rests="承诺11月27日 周五付",
        paid="回款¥300,000",
        took_back="已撤销：",
    ),
}


def test_a_chase_and_a_payment_cost_few_keys(example: Rounds, language: Language) -> None:
    said = SAID[language]
    before = example.ask(contract.Queue, "queue")
    place = [one.account.name.startswith(said.account) for one in before.items].index(True)
    assert before.items[place].next_action != "wait"
    terminal = at_today(example, language)
    hand = Hand(terminal)

    # Today's cursor is on the visit to this account, which comes along.
    hand.begin("to the money")
    hand.press("4")
    terminal.wait_for(said.money)
    terminal.wait_for_line(said.account)

    hand.begin("a chase with excuse and promise")
    hand.press("l")
    terminal.wait_for(said.chase)
    hand.press("1", "1", "tab")
    hand.type("480k")
    hand.press("tab")
    hand.type(said.by)
    terminal.wait_for(said.read_back)
    hand.press("enter")
    terminal.wait_gone(said.chase)
    terminal.wait_for(said.logged)
    after = example.ask(contract.Queue, "queue")
    [item] = [one for one in after.items if one.account.name.startswith(said.account)]
    assert item.next_action == "wait"
    assert [one.text for one in item.reasons] == [said.rests]

    hand.begin("a payment")
    hand.press("$")
    hand.type("300k")
    hand.press("enter")
    terminal.wait_for(said.paid)
    owed = example.ask(contract.Owes, "owes", said.account).accounts[0]
    assert owed.overdue == "180000.00"

    hand.tell(f"Collecting ({language}, 80 × 24)")
    assert hand.cost("a chase with excuse and promise") <= CHASING
    assert hand.cost("a payment") <= PAYING

    # One undo takes back each of them.
    hand.begin("both taken back")
    hand.press("u")
    terminal.wait_for(said.took_back)
    hand.press("u")
    hand.leave_by("q")
    assert example.ask(contract.Queue, "queue") == before
