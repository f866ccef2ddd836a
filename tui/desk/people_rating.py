"""The guided rating: three questions about deeds instead of guessing (M11-M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui import words
from tui.desk import people_words
from tui.desk.ground import person_by_id, record_by_id
from tui.desk.history import with_history
from tui.desk.people_edits import Edited
from tui.domain.codes import RatedField, RatingAnswer
from tui.domain.people.rating import QUESTIONS, latest_evidence, rate, rated
from tui.domain.records import Person
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ground import Desk
    from tui.domain.people.rating import Rating


class AnswerView(msgspec.Struct, frozen=True):
    """An answer, and what it leads to."""

    answer: RatingAnswer
    text: str
    leads_to: str


class QuestionView(msgspec.Struct, frozen=True):
    """A question with its answers; ``given`` is the one that still holds."""

    field: RatedField
    text: str
    answers: tuple[AnswerView, ...]
    given: RatingAnswer | None


def questions(desk: Desk, person_id: int) -> tuple[QuestionView, ...]:
    """The three questions about somebody.

    Raises:
        Gone: another window has removed the person.
    """
    person = person_by_id(desk.ground, person_id)
    held = latest_evidence(person)
    return tuple(
        QuestionView(
            field,
            people_words.rating_question(field, words.short_name(person.name)),
            tuple(
                AnswerView(answer, people_words.rating_answer(answer), _leads_to(field, code))
                for answer, code in answers.items()
            ),
            held[field].answer if field in held else None,
        )
        for field, answers in QUESTIONS.items()
    )


def preview(answers: Mapping[RatedField, RatingAnswer]) -> str:
    """What some answers lead to, and a warning where they do not go together."""
    rating = rate(answers)
    found = _told(rating)
    if rating.contradicts:
        found.append(_("these do not go together: look again"))
    return words.joined(found)


def give(desk: Desk, person_id: int, answers: Mapping[RatedField, RatingAnswer]) -> Edited:
    """Note what the answers lead to, and keep them as evidence of the day.

    A question left open changes nothing.

    Raises:
        Gone: another window has removed the person.
    """
    with desk.book.transaction("") as change:
        person = record_by_id(change, Person, person_id)
        new = with_history(person, rated(person, answers, desk.today), desk.today)
        if new == person:
            return Edited(person_id, "")
        change.put(new)
        change.text = _("{name}: {what}").format(
            name=person.name, what=words.joined(_told(rate(answers)))
        )
        return Edited(person_id, change.text)


def _told(rating: Rating) -> list[str]:
    found = [words.role(rating.role)] if rating.role else []
    found += [words.attitude(rating.attitude)] if rating.attitude else []
    found += [words.relation(rating.relation)] if rating.relation else []
    return found


def _leads_to(field: RatedField, code: str) -> str:
    say = {"roles": words.role, "attitude": words.attitude, "relation": words.relation}
    return say[field](code)
