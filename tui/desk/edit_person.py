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
from tui.desk.names import pinyin_of_person
from tui.desk.naming import ITS_ACCOUNT, PeopleField, PersonField, typed_account
from tui.desk.people_words import outside
from tui.desk.superiors import circle_above, ring_text
from tui.domain.lexicon import ATTITUDE_WORDS
from tui.domain.records import Person
from tui.domain.vocabulary import (
    LEVEL_WORDS,
    OUTSIDE_WORDS,
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
    ITS_ACCOUNT,
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
    PeopleField("listens_to", N_("listens to"), N_("he jun, sun hao")),
    PeopleField("conflicts", N_("at odds with"), N_("zhao"), attr="conflicts_with"),
    Choice(
        "outside", N_("belongs to"), OUTSIDE_WORDS, outside, N_("design institute, if not theirs")
    ),
    YesNo("hidden", N_("hidden power")),
    Day("since", N_("since"), N_("2024-03-01"), past=True),
    YesNo("former", N_("has left")),
    PersonField("successor", N_("followed by"), N_("he jun"), attr="successor_id"),
    YesNo("chair_gone", N_("chair gone")),
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
        new = replace(new, **_leaving(old, new))
        if old is None or new.name != old.name:
            new = replace(new, pinyin=pinyin_of_person(new.name))
        if old is None:
            return new
        _refuse_lines_to_oneself(old, new)
        ring = circle_above(sheet.desk.ground.people, new)
        if ring and new.reports_to != old.reports_to:
            sentence = _("That closes a circle: {names}.").format(names=ring_text(ring))
            raise FieldTrouble("reports_to", "circle", sentence, ring[1].name)
        return with_history(old, new, sheet.desk.today)

    def follow(self, change: Transaction, sheet: Sheet, old: Person | None, new: Person) -> None:
        """Who was tied to somebody that has moved to another account is so no longer."""
        if old is None or old.account_id == new.account_id:
            return
        for other in list(change.all(Person).values()):
            if other.id != new.id and other.account_id != new.account_id:
                left = _without_ties(other, new.id)
                if left != other:
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


def _leaving(old: Person | None, new: Person) -> dict[str, object]:
    """What follows of a successor, or of a chair that has gone: somebody has left.

    Who is there again has neither.
    """
    if old is not None and _left(old) == _left(new):
        return {}
    is_back = old is not None and old.former and not new.former
    says_so = new.successor_id is not None or new.chair_gone
    if is_back or not says_so:
        return {"successor_id": None, "chair_gone": False}
    return {"former": True, "chair_gone": new.chair_gone and new.successor_id is None}


def _left(person: Person) -> tuple[bool, int | None, bool]:
    return (person.former, person.successor_id, person.chair_gone)


def _refuse_lines_to_oneself(old: Person, new: Person) -> None:
    """Refuse a line from somebody to the same person; one that stood there is let alone.

    Raises:
        FieldTrouble: the field that says so.
    """
    for field, before, now in (
        ("listens_to", old.listens_to, new.listens_to),
        ("conflicts", old.conflicts_with, new.conflicts_with),
        ("successor", (old.successor_id,), (new.successor_id,)),
    ):
        if new.id in now and new.id not in before:
            sentence = _("This is one and the same person: {name}.").format(name=new.name)
            raise FieldTrouble(field, "oneself", sentence, new.name)


def _without_ties(person: Person, gone: int) -> Person:
    """A person without the lines to somebody."""
    return replace(
        person,
        reports_to=None if person.reports_to == gone else person.reports_to,
        successor_id=None if person.successor_id == gone else person.successor_id,
        listens_to=tuple(one for one in person.listens_to if one != gone),
        conflicts_with=tuple(one for one in person.conflicts_with if one != gone),
    )
