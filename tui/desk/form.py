"""The log dialog's fields, read by the grammar of the quick line.

A field is the text of one part; together they make a line, so that the dialog and
the line can never understand the same words differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from tui.desk import lines
from tui.desk.ground import account_by_id
from tui.desk.reading import Code, LineTrouble
from tui.domain.lines import escape, quote, unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ground import Desk
    from tui.domain.codes import Outcome
    from tui.domain.entries import Entry

Field = Literal["note", "then", "met", "pay", "why", "mood", "at"]

_WORDS: Final[dict[Outcome, str]] = {
    "order": "order",
    "advance": "advance",
    "continuation": "continuation",
    "no_sale": "nosale",
    "missed": "missed",
}
_BETWEEN_PEOPLE: Final = r"[,，、;；]|\s+(?=[@＠])"


_STRAY: Final[dict[Field, Code]] = {
    "at": "unreadable_date",
    "met": "unknown_person",
    "then": "unknown_person",
    "pay": "unreadable_date",
    "why": "unknown_person",
    "mood": "unknown_attitude",
}
"""What is wrong with words that a field cannot take up."""


class FieldTrouble(LineTrouble):
    """A word of a field cannot be used; it knows the field."""

    field: Field

    @classmethod
    def in_field(cls, field: Field, text: str, trouble: LineTrouble) -> FieldTrouble:
        """The trouble of a line, laid to the field whose words it is about."""
        found = cls(text, trouble.code, trouble.word, 0, len(text), trouble.candidates)
        found.field = field
        return found


def read(
    desk: Desk, account_id: int, outcome: Outcome | None, fields: Mapping[Field, str]
) -> Entry:
    """The dialog's fields as an entry.

    Raises:
        FieldTrouble: a word of a field cannot be used.
        Gone: the account has been removed.
    """
    account_by_id(desk.ground, account_id)
    outcome = outcome or "continuation"
    line, spans = _line(account_id, outcome, fields)
    try:
        entry = lines.read(desk, line)
    except LineTrouble as trouble:
        raise _in_field(trouble, spans, fields) from trouble
    if entry.note != " ".join(fields.get("note", "").split()):
        _refuse_stray(desk, account_id, outcome, fields)
    return entry


def _refuse_stray(
    desk: Desk, account_id: int, outcome: Outcome, fields: Mapping[Field, str]
) -> None:
    """Words behind a complete part fall to the note of a line; here they are in the wrong field."""
    for field, code in _STRAY.items():
        typed: dict[Field, str] = {one: fields.get(one, "") for one in ("at", field)}
        line, _spans = _line(account_id, outcome, typed)
        if stray := lines.read(desk, line).note:
            trouble = LineTrouble(line, code, stray, 0, len(line))
            raise FieldTrouble.in_field(field, typed[field], trouble)


def _line(
    account_id: int, outcome: Outcome, fields: Mapping[Field, str]
) -> tuple[str, dict[Field, tuple[int, int]]]:
    """The fields as one line, and where each stands in it."""
    line = f'"{account_id}" {_WORDS[outcome]}'
    spans: dict[Field, tuple[int, int]] = {}

    def add(field: Field, text: str) -> None:
        nonlocal line
        line += " "
        spans[field] = (len(line), len(line) + len(text))
        line += text

    if note := fields.get("note", "").strip():
        add("note", escape(note if unquote(note) == note else quote(note)))
    if met := _people(fields.get("met", "")):
        add("met", met)
    for field in ("then", "pay", "why", "at"):
        if text := fields.get(field, "").strip():
            add(field, f"/{field} {text}")
    if moods := _people(fields.get("mood", ""), "/mood @"):
        add("mood", moods)
    return line, spans


def _people(text: str, sign: str = "@") -> str:
    """``wang, +Li Wei`` as ``@wang @+Li Wei``."""
    names = [name.strip().lstrip("@＠").strip() for name in re.split(_BETWEEN_PEOPLE, text)]
    return " ".join(f"{sign}{name}" for name in names if name)


def _in_field(
    trouble: LineTrouble, spans: Mapping[Field, tuple[int, int]], fields: Mapping[Field, str]
) -> LineTrouble:
    for field, (start, end) in spans.items():
        if start <= trouble.start <= end:
            return FieldTrouble.in_field(field, fields.get(field, ""), trouble)
    return trouble
