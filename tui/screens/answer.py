"""What they said to a question (M08, M38), and what the rep says in words of his own (M39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.desk.prep import changes
from tui.i18n import _
from tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.ground import Desk
    from tui.desk.prep.views import PrepView, QuestionView, ValueView
    from tui.domain.codes import Role


class AnswerScreen(AskScreen):
    """The question in full, and a line for the answer; ``enter`` alone says "it is still true"."""

    def __init__(self, desk: Desk, view: PrepView, question: QuestionView) -> None:
        account, visit_id = view.account, view.visit.id if view.visit else None
        is_kept = question.kind == "still_true"
        super().__init__(
            _("What did they say at {account}?").format(account=account.name),
            _("answer"),
            _("nothing: it is still true; or how it is now") if is_kept else "",
            draft=f"answer:{account.id}:{question.id}",
            job=lambda text: changes.note_answer(desk, account.id, question, text, visit_id),
        )
        self._about = question.text
        self._may_be_empty = is_kept


class WordsScreen(AskScreen):
    """A line of the rep's own; one that is left empty takes the old words away."""

    def __init__(self, about: str, now: str, pattern: str, job: Callable[[str], str]) -> None:
        super().__init__(
            _("In your own words"),
            _("say"),
            pattern,
            draft=f"words:{about}",
            job=job,
            begin=now,
        )
        self._about = about
        self._may_be_empty = bool(now)


def words_for_value(desk: Desk, view: PrepView, product: str, one: ValueView | None) -> WordsScreen:
    """What a product is worth: to the role that a statement is for, else to everybody."""
    role: Role | None = one.role if one else None
    kept = (each.text for each in view.value if each.kind == "own" and each.role == role)
    about = _("{product}, to everybody").format(product=product)
    if role:
        about = _("{product}, to a {role}").format(product=product, role=words.role(role))
    pattern = one.text if one and one.kind != "own" else ""
    return WordsScreen(
        about,
        next(kept, ""),
        pattern,
        lambda text: changes.keep_words(desk, text, product=product, role=role),
    )


def words_for_question(desk: Desk, question: QuestionView) -> WordsScreen:
    """The answer to a question that they are likely to ask."""
    code = question.id.removeprefix("likely.")
    return WordsScreen(
        question.text,
        question.answer if question.answered else "",
        "" if question.answered else question.answer,
        lambda text: changes.keep_words(desk, text, question=code),
    )
