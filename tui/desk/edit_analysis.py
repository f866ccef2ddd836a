"""The analysis sheet of an account that does not pay (M61): why, by what way, and our way in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, cast

from tui import words
from tui.desk.choices import Choices
from tui.desk.fields import Field, FieldTrouble, New, Sheet, Understood, split_last
from tui.desk.forms import Form
from tui.desk.naming import PersonField, typed_person
from tui.domain.codes import STRENGTHS, UNPAID_CAUSES
from tui.domain.records import Account, PaymentStep, WayIn
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.fields import FieldKind
    from tui.desk.ground import Desk
    from tui.domain.codes import Strength
    from tui.domain.records import Record

_ARROW: Final = re.compile(r"\s*(?:→|->|>|＞|，|,|;|；)\s*")


class _OfAccount(PersonField):
    """A field of an account that names its people."""

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """The account that is edited is the one of its people."""
        return False

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: ()}

    def known(self, sheet: Sheet, text: str) -> int:
        """The id of the person that is named.

        Raises:
            FieldTrouble: nobody, several, or somebody who is not in the book yet.
        """
        found = self.person(sheet, text)
        if isinstance(found, New):
            sentence = _("{word} is not in the book yet. Add the person first.")
            raise self.trouble("new_person", sentence, found.name)
        return found


class ChainField(_OfAccount):
    """The stations of a payment in their order, ``xu > wang > finance``: people or chairs."""

    kind: ClassVar[FieldKind] = "people"

    def show(self, sheet: Sheet, record: Record) -> str:
        chain: tuple[PaymentStep, ...] = getattr(record, self.attr)
        return " > ".join(
            typed_person(sheet.desk, record.id, one.person_id) if one.person_id else one.title
            for one in chain
        )

    def read(self, sheet: Sheet, text: str) -> Understood:
        steps = [self._step(sheet, one) for one in _ARROW.split(text) if one]
        return Understood({self.attr: tuple(steps)}, " → ".join(_said(sheet.desk, steps)))

    def _step(self, sheet: Sheet, text: str) -> PaymentStep:
        """Somebody of the account, or a chair that nobody is known to sit in."""
        try:
            return PaymentStep(person_id=self.known(sheet, text))
        except FieldTrouble as trouble:
            if trouble.code != "unknown_person":
                raise
            return PaymentStep(title=text)

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        begin, last = text.rpartition(">")[0], text.rpartition(">")[2].strip()
        head = f"{begin.strip()} > " if begin else ""
        return [head + name for name in super().complete(sheet, last)]


def _said(desk: Desk, chain: list[PaymentStep]) -> list[str]:
    """The stations by name; a chair without a name as it is called."""
    people = desk.ground.people
    return [
        words.short_name(person.name) if (person := people.get(one.person_id or 0)) else one.title
        for one in chain
    ]


_WAY: Final = re.compile(r"(.+?)\s*[@＠:：]\s*(.+)")


class WaysField(_OfAccount):
    """Which strengths of ours matter to whom: ``service, brand @wang; reference cases @zhao``."""

    kind: ClassVar[FieldKind] = "text"
    _strengths = Choices(
        "ways", N_("way in"), {code: (code,) for code in STRENGTHS}, words.strength
    )

    def show(self, sheet: Sheet, record: Record) -> str:
        ways: tuple[WayIn, ...] = getattr(record, self.attr)
        return "; ".join(self._said(sheet, record.id, one) for one in ways)

    def read(self, sheet: Sheet, text: str) -> Understood:
        groups = [self._ways(sheet, one) for one in re.split(r"\s*[;；]\s*", text) if one]
        ways = [one for group in groups for one in group]
        echo = words.joined([self._said(sheet, sheet.account_id, one) for one in ways])
        return Understood({self.attr: tuple(ways)}, echo)

    @staticmethod
    def _said(sheet: Sheet, account_id: int, way: WayIn) -> str:
        strength = words.strength(way.strength)
        if way.person_id is None:
            return strength
        return f"{strength} @{typed_person(sheet.desk, account_id, way.person_id)}"

    def _ways(self, sheet: Sheet, text: str) -> list[WayIn]:
        """Strengths with commas between them, and to whom they matter."""
        found = _WAY.fullmatch(text)
        said, who = (found[1], found[2]) if found else (text, "")
        person = self.known(sheet, who) if who else None
        codes = cast("tuple[Strength, ...]", self._strengths.read(sheet, said).values["ways"])
        return [WayIn(strength=one, person_id=person) for one in codes]

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        begin, last = split_last(text)
        return [begin + one for one in self._strengths.complete(sheet, last)]


_FIELDS: Final[tuple[Field, ...]] = (
    Choices(
        "causes",
        N_("why not us"),
        {code: (code,) for code in UNPAID_CAUSES},
        words.cause,
        N_("no coach, their cash"),
        attr="unpaid_causes",
    ),
    ChainField(
        "chain", N_("their way"), N_("xu > wang > finance > the boss"), attr="payment_chain"
    ),
    WaysField("ways", N_("our way in"), N_("service @wang; reference cases @zhao"), attr="ways_in"),
)


class AnalysisForm(Form[Account]):
    """The three questions about an account."""

    kind = "analysis"
    record = Account

    def fields(self, record: Account | None) -> tuple[Field, ...]:
        return _FIELDS

    def title(self, desk: Desk, record: Account | None) -> str:
        name = record.name if record else ""
        return _("why are we not paid: {account}").format(account=name)

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        return {}

    def told(self, sheet: Sheet, account: str, old: Account | None, new: Account) -> str:
        return _("{account}: analysis noted").format(account=account)
