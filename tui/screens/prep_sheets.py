"""From prep to items: what stands in each of its sections, and in which tone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.prep import names
from tui.desk.prep.doorstep import LATE_DAYS
from tui.i18n import NP_, _, pgettext
from tui.screens.painting import ATTITUDE_TONES
from tui.widgets.cells import fit, plain, width_of
from tui.widgets.items import Item, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from tui.desk.money import AccountOwes, InvoiceView
    from tui.desk.prep.names import Section
    from tui.desk.prep.views import (
        AdviceKind,
        AttendeeView,
        MannerView,
        OpeningView,
        PrepView,
        QuestionView,
        ReplyView,
        ValueView,
    )
    from tui.widgets.cells import Piece, Tone

SPOKEN: Final[frozenset[Section]] = frozenset(("openings", "phone", "questions", "value"))
"""Sections of things to say: there one item is copied, elsewhere the whole section."""

_TICKED, _OPEN, _DOT = "☑", "☐", "·"
_SIGNS: Final = frozenset((_TICKED, _OPEN, _DOT))
"""Labels that are no words."""
_BLANK: Final = re.compile("(_{3,})")
_MOST_WHY: Final = 3
_NUMBER: Final = 24
"""Columns that the number of an invoice takes at most."""

_ADVICE: Final[dict[AdviceKind, str]] = {
    "style": NP_("advice", "speak"),
    "role": NP_("advice", "bring"),
    "attitude": NP_("advice", "do"),
    "avoid": NP_("advice", "avoid"),
    "social": NP_("advice", "manner"),
    "rung": NP_("advice", "next step"),
    "measure": NP_("advice", "a way there"),
    "trust": NP_("advice", "trust"),
    "praise": NP_("advice", "praise"),
    "referral": NP_("advice", "ask for"),
}


def items(view: PrepView, section: Section, today: date) -> list[Item]:
    """What stands in a section; the doorstep has a card of its own."""
    made = list(_MAKERS[section](view, today)) if section in _MAKERS else []
    return made or [_note(_("Nothing noted."))]


def as_text(shown: Iterable[Item]) -> str:
    """Items as plain text: a line for each paragraph, a blank one where they stand apart."""
    said: list[str] = []
    for item in shown:
        if item.apart and said:
            said.append("")
        for part in item.parts:
            text = "".join(piece for piece, _tone in part.pieces).strip()
            if part.label in _SIGNS:
                text = f"{part.label} {text}"
            elif part.label:
                text = _("{label}: {text}").format(label=part.label, text=text)
            said.append(text)
    return "\n".join(said) + "\n"


def spoken(item: Item) -> str:
    """The words of an item that are to be said: what its first paragraph says."""
    return "".join(text for text, _tone in item.parts[0].pieces).strip() if item.parts else ""


# -- The pieces that sections are made of


def _title(text: str, about: str = "", *, apart: bool = True) -> Item:
    pieces: list[Piece] = [(text, "way")]
    if about:
        pieces.append((f"   {about}", "dim"))
    return Item("", (Part(tuple(pieces), whole=True),), apart)


def _note(text: str) -> Item:
    return Item("", (Part(((text, "dim"),), whole=True),))


def _part(text: str, label: str = "", tone: Tone = "") -> Part:
    return Part(((text, tone),), label)


def _dotted(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def _to_say(text: str, *, quoted: bool = True) -> list[Piece]:
    """Words to be said, their blanks to be seen."""
    said = _("“{said}”").format(said=text) if quoted else text
    return [(part, "watch" if _BLANK.match(part) else "") for part in _BLANK.split(said) if part]


def _to_fill(blanks: Iterable[str]) -> list[Part]:
    missing = [words.slot(one) for one in blanks]
    if not missing:
        return []
    return [_part(_("fill in: {blanks}").format(blanks=words.joined(missing)), "", "watch")]


# -- Money


def _money(view: PrepView, today: date) -> Iterator[Item]:
    for one in (view.money, *view.other_money):
        yield Item("", (Part(tuple(_sums(one)), whole=True),))
        invoices = one.invoices or ()
        room = min(max([width_of(plain(each.number)) for each in invoices], default=0), _NUMBER)
        figures = [words.amount(each.open, one.currency) for each in invoices]
        wide = max([width_of(plain(each)) for each in figures], default=0)
        for each, figure in zip(invoices, figures, strict=True):
            row = [
                *fit(plain(each.number, "dim"), room),
                ("  ", ""),
                *fit(plain(figure), wide, "right"),
                ("  ", ""),
                *_age(each, today),
            ]
            key = f"invoice-{one.currency}-{each.number}"
            yield Item(key, (Part(tuple(row), whole=True),), apart=False)
    heard: list[Part] = []
    for pledge in view.pledges:
        text = _("promised {amount} by {day}").format(
            amount=words.amount(pledge.amount, pledge.currency),
            day=words.day_and_date(pledge.due, today),
        )
        state = pgettext("promise", "missed") if pledge.missed else words.promise("open")
        tone: Tone = "late" if pledge.missed else "watch"
        heard.append(Part(((f"{text}  ", ""), (state, tone)), whole=True))
    if view.excuse:
        said = _("heard: {excuse}").format(excuse=view.excuse)
        heard.append(Part(((said, "watch"),), whole=True))
    if view.released_by:
        said = _("released by {who}").format(who=view.released_by)
        heard.append(Part(((said, ""),), whole=True))
    if heard:
        yield Item("heard", tuple(heard))


def _sums(one: AccountOwes) -> Iterator[Piece]:
    if not one.outstanding:
        yield _("nothing open"), "kept"
        return
    if one.overdue > 0:
        tone: Tone = "late bold" if one.oldest_days > LATE_DAYS else "watch bold"
        text = _("{amount} overdue {days}").format(
            amount=words.amount(one.overdue, one.currency), days=words.days(one.oldest_days)
        )
        yield f"{text}   ", tone
    yield words.amount(one.outstanding, one.currency), "bold"
    yield " " + _("outstanding"), "dim"


def _age(invoice: InvoiceView, today: date) -> list[Piece]:
    late = invoice.days_overdue or 0
    due = words.day_and_date(invoice.due, today) if invoice.due else "–"
    pieces: list[Piece] = [(_("due {day}").format(day=due), "dim")]
    if late > 0:
        pieces.append((f"  {words.days_short(late)}", "late" if late > LATE_DAYS else "watch"))
    if invoice.disputed:
        pieces += [("  ", ""), (_("disputed"), "watch")]
    return pieces


# -- People


def _people(view: PrepView, today: date) -> Iterator[Item]:
    if not view.people:
        yield _note(_("Nobody is named, and nobody is known here yet."))
    elif view.assumed:
        yield _note(_("Nobody is named in the visit; this is who is likely to be met."))
    for one in view.people:
        yield Item(f"person-{one.id}", tuple(_who(one, today)))
        for number, part in enumerate(_person(one)):
            yield Item(f"person-{one.id}-{number}", (part,), apart=False)
    if view.ours:
        names_ = words.joined(list(view.ours))
        yield Item("ours", (_part(_("with us: {names}").format(names=names_)),))
    if view.account.advice:
        tier = words.tier(view.account.tier) if view.account.tier else ""
        yield _title(view.account.name, tier)
        for number, text in enumerate(view.account.advice):
            yield Item(f"account-{number}", (_part(text, _DOT),), apart=False)


def _who(one: AttendeeView, today: date) -> Iterator[Part]:
    """Name and role; then attitude, rung and when one last met."""
    name: list[Piece] = [(one.name, "bold")]
    if one.pinyin:
        name.append((f"  {one.pinyin}", "dim"))
    if what := _dotted(one.title, *(words.role(role) for role in one.roles)):
        name.append((f"   {what}", ""))
    yield Part(tuple(name), whole=True)
    state: list[Piece] = []
    if one.attitude:
        sign, attitude = words.ATTITUDE_SIGNS[one.attitude], words.attitude(one.attitude)
        state.append((f"{sign} {attitude}   ", ATTITUDE_TONES[one.attitude]))
    if one.relation:
        rung = words.relation(one.relation)
        if one.relation_target and one.relation_target != one.relation:
            rung = f"{rung} → {words.relation(one.relation_target)}"
        state.append((f"{rung}   ", ""))
    if one.last_met:
        met = _("met {day}").format(day=words.short_date(one.last_met, today))
        state.append((met, "dim"))
    elif one.never_met:
        state.append((_("never met"), "late"))
    if state:
        yield Part(tuple(state), whole=True)


def _person(one: AttendeeView) -> Iterator[Part]:
    """What they are likely to ask, what they want, and what to do about it."""
    if one.question:
        yield _part(_("“{said}”").format(said=one.question), _("asks"))
    if one.job_concern:
        yield _part(one.job_concern, _("job"))
    if one.personal_concern:
        yield _part(one.personal_concern, _("own wish"))
    for kind, text in zip(one.kinds, one.advice, strict=True):
        is_said = kind in ("praise", "referral")
        pieces: list[Piece] = _to_say(text) if is_said else [(text, "")]
        yield Part(tuple(pieces), pgettext("advice", _ADVICE[kind]))


# -- Materials and manners


def _materials(view: PrepView, _today: date) -> Iterator[Item]:
    base = False
    for number, one in enumerate(view.materials):
        if one.base and not base:
            base = True
            yield _title(_("in the bag for every visit"), apart=number > 0)
        sign = _TICKED if one.done else _OPEN
        tone: Tone = "kept" if one.done else "watch"
        first: list[Piece] = [(one.name, "dim" if one.done else "bold")]
        if one.reason != "always":
            first.append((f"   {one.why}", "dim"))
        text = one.text
        if one.limit:
            text = _("{text}; at most {limit}").format(text=text, limit=one.limit)
        told = _part(text, "", "dim" if one.done else "")
        yield Item(one.id, (Part(tuple(first), sign, tone=tone), told), apart=False)


def _etiquette(view: PrepView, today: date) -> Iterator[Item]:
    for phase in view.etiquette:
        if not phase.manners:
            continue
        yield _title(names.phase(phase.phase))
        for one in phase.manners:
            hour = _hour(one, today)
            pieces: list[Piece] = [(f"{hour}  ", "bold")] if hour else []
            pieces.append((one.text, ""))
            if one.reason != "always":
                pieces.append((f"  {one.why}", "dim"))
            yield Item(f"{phase.phase}-{one.id}", (Part(tuple(pieces), _DOT),), apart=False)
    yield _title(_("for yourself"))
    yield Item("mind", (_part(view.mind, _DOT, "quiet"),), apart=False)


def _hour(one: MannerView, today: date) -> str:
    if one.at and one.until:
        return f"{words.clock_time(one.at)}–{words.clock_time(one.until)}"
    if one.at:
        return words.clock_time(one.at)
    return words.day_and_date(one.day, today) if one.day else ""


# -- What to say


def _openings(view: PrepView, _today: date) -> Iterator[Item]:
    for one in view.openings:
        yield _opening(one)
    if view.more_openings:
        yield _title(_("other ways to begin"))
    for number, one in enumerate(view.more_openings):
        yield _opening(one, apart=number > 0)


def _opening(one: OpeningView, *, apart: bool = True) -> Item:
    why = _dotted(*[why.text for why in one.why if why.code != "always"][:_MOST_WHY])
    parts = [Part(tuple(_to_say(one.text)), names.method(one.method)), *_to_fill(one.blanks)]
    if one.first:
        parts.append(_part(one.first, "", "watch"))
    if why:
        parts.append(_part(why, "", "dim"))
    return Item(one.id, tuple(parts), apart)


def _phone(view: PrepView, today: date) -> Iterator[Item]:
    phone = view.phone
    free = [
        _("{day} {time}").format(
            day=words.day_and_date(slot.date(), today), time=words.clock_time(slot)
        )
        for slot in phone.slots
    ]
    yield _title(_("the call for an appointment"), phone.reason.text)
    if free:
        offer = _("free: {times}").format(times=_dotted(*free))
        yield Item("slots", (_part(offer, "", "bold"),), apart=False)
    for number, step in enumerate(phone.script):
        said = Part(tuple(_to_say(step.text)), names.step(step.step))
        parts = [said, *_to_fill(step.blanks)]
        if step.do:
            parts.append(_part(step.do, "", "dim"))
        yield Item(f"script-{number}", tuple(parts))
    if phone.before:
        yield _title(_("before you ring"))
        for number, text in enumerate(phone.before):
            yield Item(f"before-{number}", (_part(text),), apart=False)
    yield from _replies(_("when they say no"), phone.refusals)
    yield from _replies(_("at the switchboard"), phone.switchboard)
    yield from _replies(_("face to face"), phone.face_to_face)


def _replies(title: str, replies: tuple[ReplyView, ...]) -> Iterator[Item]:
    if replies:
        yield _title(title)
    for one in replies:
        said = Part(tuple(_to_say(one.say)))
        yield Item(f"reply-{title}-{one.id}", (said, _part(one.when, "", "dim")), apart=False)


def _questions(view: PrepView, _today: date) -> Iterator[Item]:
    people = {one.id: words.short_name(one.name) for one in view.people}
    kind = ""
    for one in view.questions:
        yield _question(one, people, apart=one.kind != kind)
        kind = one.kind
    file = view.file
    known = _("The file knows {n} of {m}.").format(n=file.known, m=file.total)
    yield _title(_("before it leaves your mouth"))
    for number, text in enumerate(view.checks):
        yield Item(f"check-{number}", (_part(text, "", "dim"),), apart=False)
    yield _note(known)


def _question(one: QuestionView, people: dict[int, str], *, apart: bool) -> Item:
    label = names.question(one.kind) if apart else ""
    if one.steps:
        *lead, last = one.steps
        parts = [Part(tuple(_to_say(" ".join(lead), quoted=False)), label)]
        parts.append(Part(tuple(_to_say(last, quoted=False))))
    else:
        parts = [Part(tuple(_to_say(one.text, quoted=False)), label)]
    if one.answer:
        parts.append(Part((("→ ", "dim"), *_to_say(one.answer, quoted=False))))
    parts += _to_fill(one.blanks)
    door = _("on the card: {n}").format(n=one.doorstep) if one.doorstep else ""
    why = one.why.text if one.why.code != "always" else ""
    whom = people.get(one.person or 0, "")
    if whom in why:
        whom = ""
    if about := _dotted(whom, why, door):
        parts.append(_part(about, "", "dim"))
    return Item(one.id, tuple(parts), apart)


# -- What speaks for us


def _value(view: PrepView, _today: date) -> Iterator[Item]:
    need = view.need
    told = [
        _part(text, label)
        for label, text in (
            (_("asked"), need.asked),
            (_("problem"), need.problem),
            (_("solution"), need.solution),
        )
        if text
    ]
    if told:
        yield Item("need", tuple(told))
    kind = hint = ""
    for one in view.value:
        yield _worth(one, "" if one.hint == hint else one.hint, apart=one.kind != kind)
        kind, hint = one.kind, one.hint
    level = ""
    yield _title(_("the three levels"), _("the weakest first"))
    for number, check in enumerate(view.twelve):
        label = names.thinking_level(check.level)
        parts = [_part(check.ask, label if label != level else "")]
        level = label
        weak: Tone = "watch" if check.weakness else "dim"
        parts.append(_part(check.do, "", weak))
        yield Item(f"twelve-{number}", tuple(parts), apart=False)


def _worth(one: ValueView, hint: str, *, apart: bool) -> Item:
    label = names.value(one.kind) if apart else ""
    pieces: list[Piece] = _to_say(one.text, quoted=False)
    if one.value is not None:
        pieces.append((f"  {one.value} × {one.unique}", "way"))
    parts = [Part(tuple(pieces), label), *_to_fill(one.blanks)]
    whom = words.role(one.role) if one.role else ""
    if about := _dotted(whom, hint):
        parts.append(_part(about, "", "dim"))
    return Item(one.id, tuple(parts), apart)


def ready(view: PrepView) -> str:
    """How much is ticked, where something is to be ticked."""
    if view.visit is None or not view.ready.m:
        return ""
    return _("ready {n} of {m}").format(n=view.ready.n, m=view.ready.m)


_MAKERS: Final[dict[Section, Callable[[PrepView, date], Iterator[Item]]]] = {
    "money": _money,
    "people": _people,
    "materials": _materials,
    "etiquette": _etiquette,
    "openings": _openings,
    "phone": _phone,
    "questions": _questions,
    "value": _value,
}
