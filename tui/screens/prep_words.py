"""What prep gives one to say: openings, the call, questions, and what speaks for us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.prep import names
from tui.i18n import _
from tui.screens.prep_pieces import dotted, heading, paragraph, remark, to_fill, to_say
from tui.widgets.items import Item, Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tui.desk.prep.views import OpeningView, PrepView, QuestionView, ReplyView, ValueView
    from tui.widgets.cells import Piece, Tone

_MOST_WHY: Final = 3


# -- What to say


def openings(view: PrepView, _today: date) -> Iterator[Item]:
    """Ways to begin, the best first."""
    for one in view.openings:
        yield _opening(one)
    if view.more_openings:
        yield heading(_("other ways to begin"))
    for number, one in enumerate(view.more_openings):
        yield _opening(one, apart=number > 0)


def _opening(one: OpeningView, *, apart: bool = True) -> Item:
    why = dotted(*[why.text for why in one.why if why.code != "always"][:_MOST_WHY])
    parts = [Part(tuple(to_say(one.text)), names.method(one.method)), *to_fill(one.blanks)]
    if one.first:
        parts.append(paragraph(one.first, "", "watch"))
    if why:
        parts.append(paragraph(why, "", "dim"))
    return Item(one.id, tuple(parts), apart)


def phone(view: PrepView, today: date) -> Iterator[Item]:
    """The call for an appointment: times that are free, the script, and replies to a no."""
    phone = view.phone
    free = [
        _("{day} {time}").format(
            day=words.day_and_date(slot.date(), today), time=words.clock_time(slot)
        )
        for slot in phone.slots
    ]
    yield heading(_("the call for an appointment"), phone.reason.text)
    if free:
        offer = _("free: {times}").format(times=dotted(*free))
        yield Item("slots", (paragraph(offer, "", "bold"),), apart=False)
    for number, step in enumerate(phone.script):
        said = Part(tuple(to_say(step.text)), names.step(step.step))
        parts = [said, *to_fill(step.blanks)]
        if step.do:
            parts.append(paragraph(step.do, "", "dim"))
        yield Item(f"script-{number}", tuple(parts))
    if phone.before:
        yield heading(_("before you ring"))
        for number, text in enumerate(phone.before):
            yield Item(f"before-{number}", (paragraph(text),), apart=False)
    yield from _replies(_("when they say no"), phone.refusals)
    yield from _replies(_("at the switchboard"), phone.switchboard)
    yield from _replies(_("face to face"), phone.face_to_face)


def _replies(title: str, replies: tuple[ReplyView, ...]) -> Iterator[Item]:
    if replies:
        yield heading(title)
    for one in replies:
        said = Part(tuple(to_say(one.say)))
        yield Item(f"reply-{title}-{one.id}", (said, paragraph(one.when, "", "dim")), apart=False)


def questions(view: PrepView, _today: date) -> Iterator[Item]:
    """Questions by kind, and what to ask oneself before asking."""
    people = {one.id: words.short_name(one.name) for one in view.people}
    kind = ""
    for one in view.questions:
        yield _question(one, people, apart=one.kind != kind)
        kind = one.kind
    file = view.file
    known = _("The file knows {n} of {m}.").format(n=file.known, m=file.total)
    yield heading(_("before it leaves your mouth"))
    for number, text in enumerate(view.checks):
        yield Item(f"check-{number}", (paragraph(text, "", "dim"),), apart=False)
    yield remark(known)


def _question(one: QuestionView, people: dict[int, str], *, apart: bool) -> Item:
    label = names.question(one.kind) if apart else ""
    if one.steps:
        *lead, last = one.steps
        parts = [Part(tuple(to_say(" ".join(lead), quoted=False)), label)]
        parts.append(Part(tuple(to_say(last, quoted=False))))
    else:
        parts = [Part(tuple(to_say(one.text, quoted=False)), label)]
    if one.answer:
        parts.append(Part((("→ ", "dim"), *to_say(one.answer, quoted=False))))
    parts += to_fill(one.blanks)
    door = _("on the card: {n}").format(n=one.doorstep) if one.doorstep else ""
    why = one.why.text if one.why.code != "always" else ""
    whom = people.get(one.person or 0, "")
    if whom in why:
        whom = ""
    if about := dotted(whom, why, door):
        parts.append(paragraph(about, "", "dim"))
    return Item(one.id, tuple(parts), apart)


# -- What speaks for us


def value(view: PrepView, _today: date) -> Iterator[Item]:
    """Need, values and selling points, then the three levels of thinking."""
    need = view.need
    told = [
        paragraph(text, label)
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
    yield heading(_("the three levels"), _("the weakest first"))
    for number, check in enumerate(view.twelve):
        label = names.thinking_level(check.level)
        parts = [paragraph(check.ask, label if label != level else "")]
        level = label
        weak: Tone = "watch" if check.weakness else "dim"
        parts.append(paragraph(check.do, "", weak))
        yield Item(f"twelve-{number}", tuple(parts), apart=False)


def _worth(one: ValueView, hint: str, *, apart: bool) -> Item:
    label = names.value(one.kind) if apart else ""
    pieces: list[Piece] = to_say(one.text, quoted=False)
    if one.value is not None:
        pieces.append((f"  {one.value} × {one.unique}", "way"))
    parts = [Part(tuple(pieces), label), *to_fill(one.blanks)]
    whom = words.role(one.role) if one.role else ""
    if about := dotted(whom, hint):
        parts.append(paragraph(about, "", "dim"))
    return Item(one.id, tuple(parts), apart)
