"""The log dialog's fields, read by the grammar of the quick line.

A field is the text of one part; together they make a line, so that the dialog and
the line can never understand the same words differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from tui.desk import lines
from tui.desk.reading import LineTrouble
from tui.domain.lines import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ground import Desk
    from tui.domain.entries import Entry
    from tui.domain.records import Outcome

Field = Literal["note", "then", "met", "pay", "why", "mood", "at"]

_WORDS: Final[dict[Outcome, str]] = {
    "order": "order",
    "advance": "advance",
    "continuation": "continuation",
    "no_sale": "nosale",
    "missed": "missed",
}
_BETWEEN_PEOPLE: Final = r"[,，、;；]|\s+(?=[@＠])"


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
    """
    line, spans = _line(account_id, outcome or "continuation", fields)
    try:
        entry = lines.read(desk, line)
    except LineTrouble as trouble:
        raise _in_field(trouble, spans, fields) from trouble
    note = " ".join(fields.get("note", "").split())
    if entry.note != note:
        # What no name takes up would fall to the note; here it stands in the wrong field.
        rest = entry.note.removeprefix(note).strip()
        text = fields.get("met", "")
        stray = LineTrouble(text, "unknown_person", rest, 0, len(text))
        raise FieldTrouble.in_field("met", text, stray)
    return entry


def _line(
    account_id: int, outcome: Outcome, fields: Mapping[Field, str]
) -> tuple[str, dict[Field, tuple[int, int]]]:
    """The fields as one line, and where each stands in it."""
    line = f'"{account_id}" {_WORDS[outcome]}'
    spans: dict[Field, tuple[int, int]] = {}

    def add(field: Field, text: str, before: str = " ") -> None:
        nonlocal line
        line += before
        spans[field] = (len(line), len(line) + len(text))
        line += text

    if note := fields.get("note", "").strip():
        add("note", escape(note))
    if met := _people(fields.get("met", "")):
        add("met", met)
    for field in ("then", "pay", "why", "at"):
        if text := fields.get(field, "").strip():
            add(field, text, f" /{field} ")
    if moods := fields.get("mood", "").strip():
        parts = [_people(part) for part in re.split(_BETWEEN_PEOPLE, moods) if part.strip()]
        add("mood", " /mood ".join(parts), " /mood ")
    return line, spans


def _people(text: str) -> str:
    """``wang, +Li Wei`` as ``@wang @+Li Wei``."""
    names = [name.strip().lstrip("@＠").strip() for name in re.split(_BETWEEN_PEOPLE, text)]
    return " ".join(f"@{name}" for name in names if name)


def _in_field(
    trouble: LineTrouble, spans: Mapping[Field, tuple[int, int]], fields: Mapping[Field, str]
) -> LineTrouble:
    for field, (start, end) in spans.items():
        if start <= trouble.start <= end or start <= trouble.end <= end:
            return FieldTrouble.in_field(field, fields.get(field, ""), trouble)
    return trouble
