"""What prep writes into the book: ticks, the objective, and answers for the account file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk.ground import record_by_id, visit_by_id
from tui.desk.prep.slots import together
from tui.desk.prep.table import seen_of
from tui.desk.prep.views import ReadyView
from tui.desk.reading import LineTrouble, read_day
from tui.domain.account_file import CODES, FIELDS, account_file, home_of, of_person
from tui.domain.names import fold
from tui.domain.prep.situation import materials
from tui.domain.records import Account, Filed, Note, Opportunity, OwnWords, Person, Visit
from tui.domain.text import clean
from tui.errors import Trouble
from tui.i18n import _
from tui.playbook import rules

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.prep.views import QuestionView
    from tui.domain.account_file import Item
    from tui.domain.codes import Role
    from tui.domain.prep.seen import Seen
    from tui.store.book import Transaction

_LONGEST: Final = 40
_DIGITS: Final = 5
"""A contact with so many digits is a telephone number."""


class NoAnswer(Trouble):
    """There is nothing to note."""

    code = "no_answer"


def ready(desk: Desk, visit_id: int) -> ReadyView:
    """How much of a visit's materials is ticked; without the playbook's words, for lists.

    Raises:
        Gone: the visit or its account has been removed meanwhile.
    """
    visit = visit_by_id(desk.ground, visit_id)
    seen = seen_of(desk, visit.account_id, visit)
    found = materials(rules.materials(), seen.situation)
    return ReadyView(sum(one.id in visit.ready for one in found), len(found))


def tick(desk: Desk, visit_id: int, material_id: str) -> str:
    """Tick a material of a visit, or take the tick off again; says what it is now.

    Raises:
        Gone: the visit is no longer there.
        ValueError: the playbook knows no such material.
    """
    if material_id not in rules.materials():
        raise ValueError(material_id)
    name = desk.playbook().materials[material_id].name
    with desk.book.transaction("") as change:
        visit = record_by_id(change, Visit, visit_id)
        is_off = material_id in visit.ready
        left = tuple(one for one in visit.ready if one != material_id)
        change.put(replace(visit, ready=left if is_off else (*left, material_id)))
        said = _("{account}: {what} not ready") if is_off else _("{account}: {what} ready")
        change.text = said.format(account=_account(change, visit.account_id), what=name)
        return change.text


def set_objective(
    desk: Desk, visit_id: int, seek: str | None = None, least: str | None = None
) -> str:
    """Set what a visit is after, or the least to take; None leaves it, empty takes it away.

    Raises:
        Gone: the visit is no longer there.
    """
    with desk.book.transaction("") as change:
        visit = record_by_id(change, Visit, visit_id)
        seek = visit.seek if seek is None else clean(seek)
        least = visit.least if least is None else clean(least)
        change.put(replace(visit, seek=seek, least=least))
        account = _account(change, visit.account_id)
        parts = [seek, _("least: {least}").format(least=least)] if least else [seek]
        said = _("; ").join(filter(None, parts)) or _("no objective")
        change.text = _("{account}, {what}").format(account=account, what=said)
        return change.text


def note_answer(
    desk: Desk,
    account_id: int,
    question: QuestionView,
    answer: str,
    visit_id: int | None = None,
) -> str:
    """Note what they said to a question, as one change, and say where it went.

    An answer about the account file fills its field or stands in the file with its day. To
    "is it still true?" no answer means yes: what is known gets today's day. To a question that
    they are likely to ask the answer is the rep's own, and is kept for everybody. Any other
    becomes a note of the account, with its question.

    Args:
        visit_id: the visit that was prepared; its opportunity is the one that is meant.

    Raises:
        NoAnswer: nothing was answered.
        Gone: account, person or visit has been removed meanwhile.
    """
    text = clean(answer)
    code = _code_of(question)
    if not text and not (code and question.kind == "still_true"):
        raise NoAnswer(_("Write what they said first."))
    if question.kind == "likely":
        return keep_words(desk, text, question=question.id.partition(".")[2])
    visit = visit_by_id(desk.ground, visit_id) if visit_id else None
    seen = seen_of(desk, account_id, visit)
    with desk.book.transaction("") as change:
        account = _account(change, account_id)
        if code is None or not _file(desk, change, seen, code, question, text):
            note = Note(
                account_id=account_id,
                person_id=question.person,
                at=desk.now,
                text=together(question.text, text),
            )
            change.add(note)
        said = words.cut(text, _LONGEST) if text else _("still true")
        change.text = _("{account}, noted: {text}").format(account=account, text=said)
        return change.text


def keep_words(
    desk: Desk, text: str, *, product: str = "", question: str = "", role: Role | None = None
) -> str:
    """Keep what the rep says in words of his own; empty text takes it away again.

    Either of a product (to a role, or to everybody), or in answer to a likely question by role
    and id. There is one of each: the new words take the place of the old.

    Raises:
        NoAnswer: it is about nothing, or there is nothing to take away.
    """
    said, product = clean(text), clean(product)
    if bool(product) == bool(question):
        raise NoAnswer(_("Say which product, or which question."))
    with desk.book.transaction("") as change:
        old = next(
            (
                one
                for one in change.all(OwnWords).values()
                if (fold(one.product), one.question) == (fold(product), question)
                and (one.role == role or question)
            ),
            None,
        )
        if said and old:
            change.put(replace(old, text=said, on=desk.today))
        elif said:
            change.add(
                OwnWords(product=product, question=question, role=role, text=said, on=desk.today)
            )
        elif old:
            change.remove(OwnWords, old.id)
        else:
            raise NoAnswer(_("Write what you say first."))
        kept = _("your own words: {text}") if said else _("your own words taken away: {text}")
        shown = said or (old.text if old else "")
        change.text = kept.format(text=words.cut(shown, _LONGEST))
        return change.text


def _code_of(question: QuestionView) -> str | None:
    """The item of the account file that a question is about."""
    code = question.id.partition(".")[2]
    return code if question.kind in ("gap", "still_true") and code in CODES else None


def _file(
    desk: Desk, change: Transaction, seen: Seen, code: str, question: QuestionView, text: str
) -> bool:
    """Put an answer into the file; False where there is no record for it."""
    match home_of(code):
        case "account":
            account = record_by_id(change, Account, seen.account.id)
            filed = _entry(desk, seen, code, None, text)
            changes = _field(code, text)
            if code == "competition.in_use":
                changes["competitor_checked"] = desk.today
            change.put(replace(account, **changes, file={**account.file, code: filed}))
        case "person":
            person = change.get(Person, question.person or 0)
            if person is None:
                return False
            filed = _entry(desk, seen, code, person, text)
            changes = _contact(person, text) if code == "people.contact_data" else {}
            changes |= _field(code, text)
            change.put(replace(person, **changes, file={**person.file, code: filed}))
        case "opportunity":
            one = seen.opportunity and change.get(Opportunity, seen.opportunity.id)
            if not one:
                return False
            changes = _field(code, text)
            filed = _entry(desk, seen, code, None, text)
            if code == "project.timetable" and text:
                changes, filed = _closing(desk, text, filed)
            change.put(replace(one, **changes, file={**one.file, code: filed}))
    return True


def _entry(desk: Desk, seen: Seen, code: str, person: Person | None, text: str) -> Filed:
    """What stands in the file from today on; without a text, what stood there before."""
    if text:
        return Filed(on=desk.today, text=text)
    items = account_file(seen.circle, seen.opportunity)
    known: Item | None = next((one for one in items if one.code == code), None)
    if person:
        known = of_person(person, code)
    if known is None or not known.known:
        raise NoAnswer(_("Write what they said first."))
    people = seen.circle.by_id
    shown = known.text or (known.day.isoformat() if known.day else "")
    names = words.joined([people[one].name for one in known.people if one in people])
    return Filed(on=desk.today, text=shown or names or "✓")


def _field(code: str, text: str) -> dict[str, object]:
    return {FIELDS[code]: text} if text and code in FIELDS else {}


def _contact(person: Person, text: str) -> dict[str, object]:
    """A way to reach somebody, where it can be told which."""
    if "@" in text and " " not in text and not person.email:
        return {"email": text}
    if sum(map(str.isdigit, text)) >= _DIGITS and not any(map(str.isalpha, text)):
        return {"phone": text} if not person.phone else {}
    return {}


def _closing(desk: Desk, text: str, filed: Filed) -> tuple[dict[str, object], Filed]:
    """The day by which it must run, where the answer is one."""
    try:
        day = read_day(desk, text)
    except LineTrouble:
        return {}, filed
    return {"close": day}, replace(filed, text=day.isoformat())


def _account(change: Transaction, account_id: int) -> str:
    account = change.get(Account, account_id)
    return words.short_name(account.name) if account else "?"
