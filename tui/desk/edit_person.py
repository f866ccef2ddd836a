"""The form of a person: who they are at the account, and how they stand to us (M11-M28)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk.choices import Choice, Choices, YesNo
from tui.desk.days import Birthday, Day
from tui.desk.fields import Field, FieldTrouble, Sheet, Text, TextList
from tui.desk.figures import Whole
from tui.desk.forms import Form
from tui.desk.history import with_history
from tui.desk.names import pinyin_of
from tui.desk.naming import AccountField, PersonField, typed_account
from tui.domain.lexicon import ATTITUDE_WORDS
from tui.domain.records import Person
from tui.domain.vocabulary import (
    LEVEL_WORDS,
    RELATION_WORDS,
    ROLE_WORDS,
    SOCIAL_WORDS,
    THINKING_WORDS,
)
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk
    from tui.store.book import Transaction

_FIELDS: Final[tuple[Field, ...]] = (
    AccountField(
        "account",
        N_("account"),
        N_("a name, or +Name for a new one"),
        attr="account_id",
        required=True,
    ),
    Field("name", N_("name"), N_("Li Wei 李伟"), required=True),
    Field("title", N_("title"), N_("head of purchasing")),
    Field("department", N_("department"), N_("purchasing")),
    Choice("level", N_("level"), LEVEL_WORDS, words.level, N_("management")),
    Choices("roles", N_("roles"), ROLE_WORDS, words.role, N_("purchaser, coach")),
    Choice("attitude", N_("attitude"), ATTITUDE_WORDS, words.attitude, N_("doubts")),
    Choice("relation", N_("relation"), RELATION_WORDS, words.relation, N_("know")),
    Choice("relation_target", N_("to become"), RELATION_WORDS, words.relation, N_("trust")),
    Whole("influence", N_("influence"), N_("0 to 5"), most=5),
    PersonField("reports_to", N_("reports to"), N_("zhao, +Li Wei for somebody new")),
    Field("phone", N_("phone"), N_("138 0000 0000")),
    Field("email", N_("email"), N_("li.wei@huaxin.example")),
    Birthday("birthday", N_("birthday"), N_("3 dec, or 1978-12-03"), past=True),
    Choice("style", N_("thinks in"), THINKING_WORDS, words.thinking, N_("B order")),
    Choice("social_style", N_("manner"), SOCIAL_WORDS, words.social, N_("amiable")),
    Text("job_concern", N_("job concern"), N_("no line stop")),
    Text("personal_concern", N_("own concern"), N_("wants to be promoted")),
    Text("proud_of", N_("proud of"), N_("the new test hall")),
    Text("interests", N_("interests"), N_("badminton, a daughter in London")),
    TextList("sayings", N_("sayings"), N_("a cable is a promise; slow is fast")),
    YesNo("releases_payments", N_("releases pay")),
    Day("since", N_("since"), N_("2024-03-01"), past=True),
    YesNo("former", N_("has left")),
)


class PersonForm(Form[Person]):
    """A person."""

    kind = "person"
    record = Person

    def fields(self, record: Person | None) -> tuple[Field, ...]:
        return _FIELDS

    def title(self, desk: Desk, record: Person | None) -> str:
        return _("new person") if record is None else record.name

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        return {"account": typed_account(desk, account_id) if account_id else ""}

    def judge(self, sheet: Sheet, old: Person | None, new: Person) -> Person:
        if old is None or new.name != old.name:
            new = replace(new, pinyin=pinyin_of(new.name))
        if old is None:
            return new
        if new.reports_to != old.reports_to:
            _refuse_circle(sheet, new)
        return with_history(old, new, sheet.desk.today)

    def follow(self, change: Transaction, sheet: Sheet, old: Person | None, new: Person) -> None:
        """Who reported to somebody that has moved to another account does so no longer."""
        if old is None or old.account_id == new.account_id:
            return
        for other in change.all(Person).values():
            if other.reports_to == new.id and other.account_id != new.account_id:
                left = replace(other, reports_to=None)
                change.put(with_history(other, left, sheet.desk.today))

    def told(self, sheet: Sheet, account: str, old: Person | None, new: Person) -> str:
        if old is None:
            return _("{account}, new: {name}").format(account=account, name=new.name)
        changed = [
            _(field.label)
            for field in _FIELDS
            if getattr(old, field.attr) != getattr(new, field.attr)
        ]
        if not changed:
            return _("{name} changed").format(name=new.name)
        return _("{name}, changed: {fields}").format(name=new.name, fields=words.joined(changed))


def _refuse_circle(sheet: Sheet, new: Person) -> None:
    """Refuse a superior who reports, over however many others, to the person.

    Raises:
        FieldTrouble: it would close a circle.
    """
    people = sheet.desk.ground.people
    chain = [new]
    seen = {new.id}
    above = new.reports_to
    while above is not None and (person := people.get(above)):
        chain.append(person)
        if person.id == new.id:
            names = " → ".join(words.short_name(one.name) for one in chain)
            sentence = _("That closes a circle: {names}.").format(names=names)
            raise FieldTrouble("reports_to", "circle", sentence, chain[1].name)
        if person.id in seen:
            return
        seen.add(person.id)
        above = person.reports_to
