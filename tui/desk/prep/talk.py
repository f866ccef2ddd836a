"""What to say and to ask: opening lines, the call for an appointment, questions (M35-M38)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from msgspec.structs import replace

from tui import words
from tui.desk.prep.slots import head_of, together
from tui.desk.prep.views import (
    FileView,
    GapView,
    OpeningView,
    PhoneView,
    QuestionView,
    ReplyView,
    ScriptView,
    WhyView,
)
from tui.domain.account_file import account_file, completeness, part_of
from tui.domain.prep import asking
from tui.domain.prep.file import ask_next, still_true
from tui.domain.prep.situation import Why, first_line, line
from tui.domain.records import OwnWords
from tui.i18n import _
from tui.playbook import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.desk.ground import Desk
    from tui.desk.prep.slots import Slots
    from tui.domain.account_file import Item
    from tui.domain.codes import Role, Stage
    from tui.domain.prep.asking import Pattern, Seeded
    from tui.domain.prep.seen import Seen
    from tui.domain.prep.situation import Line
    from tui.domain.prep_rules import Approach, LineRule, SpinStep
    from tui.playbook.shape import Reply
    from tui.playbook.tables_prep import Questions

OPENINGS: Final = 3
"""So many lines are offered, each of another method."""
_GAPS: Final = 5
_STILL: Final = 3
_ON_CARD: Final = 3
_HOUSE: Final = frozenset(("me", "our_company"))
"""Slots that the rep fills without thinking."""
_NEEDS_LEAVE: Final = "referrer"
"""A name may be used only once its owner has said so."""

T_co = TypeVar("T_co", covariant=True)


class _Patterns(Protocol[T_co]):
    """A table of the playbook that tells roles and stages apart."""

    @property
    def general(self) -> T_co: ...

    @property
    def roles(self) -> Mapping[Role, T_co]: ...

    @property
    def stages(self) -> Mapping[Stage, T_co]: ...


class Talk:
    """What to say and to ask at one visit."""

    def __init__(self, desk: Desk, seen: Seen, slots: Slots) -> None:
        self._desk, self._seen, self._slots = desk, seen, slots
        self._book = desk.playbook()

    # -- Opening lines

    def openings(self) -> tuple[OpeningView, ...]:
        """The best line of each method, the methods that fit best first (M35).

        Lines whose slots are known stand before those with a blank to fill; the rep's own name
        need not stand in the settings.
        """
        found: list[tuple[bool, int, OpeningView]] = []
        for method, table in rules.openings().items():
            fits = [self._fitting(method, id_, rule) for id_, rule in table.items()]
            offered = [one for one in fits if one]
            if offered:
                found.append(max(offered, key=lambda row: row[:2]))
        found.sort(key=lambda row: (not row[0], -row[1]))
        return tuple(view for _is_whole, _score, view in found)

    def _fitting(
        self, method: Approach, id_: str, rule: LineRule
    ) -> tuple[bool, int, OpeningView] | None:
        """A line that is offered: whether it is whole, how well it fits, and its words."""
        fits = line(id_, rule, self._seen.situation, self._slots.known)
        if fits is None:
            return None
        view = self._opening(method, fits)
        return _HOUSE.issuperset(view.blanks), fits.score, view

    def _opening(self, method: Approach, fits: Line) -> OpeningView:
        filled = self._slots.fill(self._book.openings[method][fits.id].say)
        first = ""
        if _NEEDS_LEAVE in rules.openings()[method][fits.id].needs and self._seen.referrer:
            name = words.short_name(self._seen.referrer.name)
            first = _("ask {name} first whether you may say so").format(name=name)
        return OpeningView(
            id=f"openings.{method}.{fits.id}",
            method=method,
            text=filled.text,
            blanks=filled.blanks,
            why=tuple(self._slots.why(one) for one in fits.whys),
            first=first,
        )

    # -- The call

    def phone(self) -> PhoneView:
        """The call for an appointment, with free times of the rep's own (M36)."""
        phone, slots, found = self._book.phone, self._slots, rules.phone().reasons
        chosen = first_line(found, self._seen.situation, slots.known)
        reason_id = chosen.id if chosen else next(reversed(list(found)))
        reason = slots.fill(phone.reasons[reason_id].say)
        calendar = {**slots.calendar, "reason": reason.text}
        script = []
        for step, text in phone.script.items():
            said = slots.fill(text.say, **calendar)
            blanks = (*said.blanks, *(reason.blanks if step == "reason_to_meet" else ()))
            script.append(ScriptView(step, said.text, text.do, blanks))
        return PhoneView(
            script=tuple(script),
            slots=slots.offered,
            reason=slots.why(chosen.whys[0] if chosen else Why("always")),
            before=tuple(one.text for one in phone.before.values()),
            refusals=self._replies(phone.refusals, calendar),
            switchboard=self._replies(phone.switchboard, calendar),
            face_to_face=self._replies(phone.face_to_face, calendar),
        )

    def _replies(
        self, found: Mapping[str, Reply], calendar: Mapping[str, str]
    ) -> tuple[ReplyView, ...]:
        return tuple(
            ReplyView(id_, one.when, self._slots.fill(one.say, **calendar).text)
            for id_, one in found.items()
        )

    # -- Questions

    def questions(self) -> tuple[QuestionView, ...]:
        """Three steps, SPIN, what the file lacks, what may have moved, what they may ask.

        On the card stand what the book suggests best, what the file lacks (or what may have
        moved) and the three-step question; what is missing there is made up from the others.
        """
        table = self._book.questions
        seeded = asking.seeded(rules.questions().seeded, self._seen.situation, self._slots.known)
        three = self._three_steps(table)
        spin = list(self._spin(table, seeded))
        gaps = list(self._gaps(table))
        still = list(self._still(table))
        likely = list(self._likely(table))
        best = max(seeded.values(), key=lambda one: one.line.score, default=None)
        suggested = [one for one in spin if best and one.id == f"seeded.{best.line.id}"]
        rest = [one for one in spin if one.kind in ("problem", "implication")]
        door = [*suggested, *gaps[:1], *(still[:1] if not gaps else ()), three, *gaps[1:], *rest]
        chosen = list(dict.fromkeys(one.id for one in door))[:_ON_CARD]
        return tuple(
            replace(one, doorstep=chosen.index(one.id) + 1) if one.id in chosen else one
            for one in (three, *spin, *gaps, *still, *likely)
        )

    def checks(self) -> tuple[str, ...]:
        """The checks of a question, and the four questions to oneself."""
        table = self._book.questions
        return tuple(one.text for one in (*table.check.values(), *table.ourselves.values()))

    def _three_steps(self, table: Questions) -> QuestionView:
        pattern = asking.pattern(self._seen.situation)
        key, found = _of_pattern(table.three_step, pattern)
        filled = [self._slots.fill(one) for one in (found.fact, found.observation, found.ask)]
        return QuestionView(
            id=f"three_step.{key}",
            kind="three_step",
            text=together(*(one.text for one in filled)),
            steps=tuple(one.text for one in filled),
            blanks=tuple(dict.fromkeys(blank for one in filled for blank in one.blanks)),
            person=pattern.why.person_id or None,
            why=self._slots.why(pattern.why),
        )

    def _spin(self, table: Questions, seeded: Mapping[SpinStep, Seeded]) -> Iterator[QuestionView]:
        """For each step what the book suggests, then the pattern of the role or the stage."""
        pattern = asking.pattern(self._seen.situation)
        key, found = _of_pattern(table.spin, pattern)
        plain: dict[SpinStep, str] = {
            "situation": found.situation,
            "problem": found.problem,
            "implication": found.implication,
            "need_payoff": found.need_payoff,
        }
        for step, text in plain.items():
            if one := seeded.get(step):
                filled = self._slots.fill(table.seeded[one.line.id].ask)
                yield QuestionView(
                    id=f"seeded.{one.line.id}",
                    kind=step,
                    text=filled.text,
                    blanks=filled.blanks,
                    why=self._known_why(one.line),
                )
            filled = self._slots.fill(text)
            yield QuestionView(
                id=f"spin.{key}.{step}",
                kind=step,
                text=filled.text,
                blanks=filled.blanks,
                person=pattern.why.person_id or None,
                why=self._slots.why(pattern.why),
            )

    def _known_why(self, fits: Line) -> WhyView:
        """Why the book suggests it; where nothing else speaks for it, because one knows it."""
        if fits.whys[0].reason == "always":
            return WhyView("always", _("you know it from the file"))
        return self._slots.why(fits.whys[0])

    @property
    def _items(self) -> tuple[Item, ...]:
        return account_file(self._seen.circle, self._seen.opportunity)

    def file(self) -> FileView:
        """How complete the file is, and each item that it lacks (M08).

        On an account that nobody works on a gap means nothing: none is named.
        """
        items = self._items
        gaps = self._book.questions.gaps
        known, total = completeness(items)
        return FileView(
            known,
            total,
            tuple(
                GapView(one.code, gaps[one.part][_name(one.code)].ask)
                for one in items
                if not one.known and self._seen.is_mapped
            ),
        )

    def _gaps(self, table: Questions) -> Iterator[QuestionView]:
        if not self._seen.is_mapped:
            return
        asks = ask_next(self._items, self._seen.people, self._seen.situation, _GAPS)
        for ask in asks:
            code = ask.item.code
            yield QuestionView(
                id=f"gap.{code}",
                kind="gap",
                text=table.gaps[part_of(code)][_name(code)].ask,
                person=ask.item.person_id or None,
                why=self._slots.why(ask.why),
            )

    def _still(self, table: Questions) -> Iterator[QuestionView]:
        """Of what may have moved, the first that can be asked with all that it names."""
        found = 0
        for item in still_true(self._items, self._seen.people, self._desk.today):
            text = table.still[item.part].get(_name(item.code))
            if text is None:
                continue
            day = words.short_date(item.since, self._desk.today) if item.since else ""
            filled = self._slots.fill(text.ask, known=self._known(item), known_on=day)
            if filled.blanks:
                continue
            why = Why("still_true", item.person_id, day)
            yield QuestionView(
                id=f"still.{item.code}",
                kind="still_true",
                text=filled.text,
                person=item.person_id or None,
                why=self._slots.why(why),
            )
            found += 1
            if found == _STILL:
                return

    def _known(self, item: Item) -> str:
        """What is known of an item, to be said aloud; of people those who do not hear it."""
        if item.day:
            return words.spoken_date(item.day, self._desk.today)
        if item.people:
            met = {one.id for one in self._seen.people}
            people = [self._seen.circle.by_id[one] for one in item.people if one not in met]
            return words.joined(words.told_apart(people))
        return head_of(item.text)

    def _likely(self, table: Questions) -> Iterator[QuestionView]:
        """What they may ask, each with the rep's own answer, or with a pattern for one."""
        words_of = self._desk.ground.snapshot.all(OwnWords).values()
        own = {one.question: one.text for one in words_of if one.question}
        for person_id, role in asking.askers(self._seen.situation):
            for id_, one in table.likely[role].items():
                filled = self._slots.fill(one.ask)
                mine = own.get(f"{role}.{id_}", "")
                yield QuestionView(
                    id=f"likely.{role}.{id_}",
                    kind="likely",
                    text=filled.text,
                    answer=mine or self._slots.fill(one.answer).text,
                    answered=bool(mine),
                    person=person_id,
                    blanks=filled.blanks,
                    why=self._slots.why(Why("role", person_id, role)),
                )


def _of_pattern(table: _Patterns[T_co], pattern: Pattern) -> tuple[str, T_co]:
    """The id and the entry that a table has for a pattern."""
    if pattern.role:
        return pattern.role, table.roles[pattern.role]
    if pattern.stage:
        return pattern.stage, table.stages[pattern.stage]
    return "general", table.general


def _name(code: str) -> str:
    return code.partition(".")[2]
