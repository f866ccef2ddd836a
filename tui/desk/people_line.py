"""Adding somebody to the map in one line: ``Zhao Min, CFO, finance, reports Wang``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import edit, people_words
from tui.desk.fields import SEPARATORS
from tui.desk.ground import account_by_id
from tui.desk.naming import typed_account
from tui.domain.codes import ATTITUDES, OUTSIDES, ROLES
from tui.domain.lexicon import ATTITUDE_WORDS
from tui.domain.names import fold
from tui.domain.text import clean
from tui.domain.vocabulary import OUTSIDE_WORDS, ROLE_WORDS, Code, plain
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.desk.edit import Echo, Saved
    from tui.desk.ground import Desk

_REPORTS: Final = re.compile(
    r"(?:reports?(?:\s+to)?\s+|under\s+|(?:汇报给|汇报|上级)\s*[:：是]?\s*)(?P<whom>.+)"
    r"|向\s*(?P<zh>.+?)\s*汇报",
    re.IGNORECASE,
)


class UnreadableLine(Trouble):
    """A line that names nobody, somebody who is there already, or too much."""

    code = "person_line"


def check(desk: Desk, account_id: int, line: str) -> tuple[Echo, ...]:
    """What is understood of a line, field by field, the account left out.

    Raises:
        UnreadableLine: it cannot be read.
        FieldTrouble: nobody, or several, are called as the superior is.
        Gone: another window has removed the account.
    """
    echoes = edit.check(desk, "person", None, values_of(desk, account_id, line))
    return tuple(one for one in echoes if one.field != "account")


def add(desk: Desk, account_id: int, line: str) -> Saved:
    """Add somebody as one change.

    The name goes first, then the title, then the department; who the superior is stands behind
    ``reports``. A role, an attitude or a house outside may stand anywhere behind the title.

    Raises:
        UnreadableLine: it cannot be read.
        FieldTrouble: nobody, or several, are called as the superior is.
        Gone: another window has removed the account.
    """
    return edit.save(desk, "person", None, values_of(desk, account_id, line))


def values_of(desk: Desk, account_id: int, line: str) -> Mapping[str, str]:
    """What a line puts into the fields of the form.

    Raises:
        UnreadableLine: it cannot be read.
        Gone: another window has removed the account.
    """
    account_by_id(desk.ground, account_id)
    name, *parts = [one for one in SEPARATORS.split(clean(line)) if one] or [""]
    if not any(map(str.isalpha, name)) or _REPORTS.fullmatch(name):
        raise UnreadableLine(_("Begin with the name: Zhao Min, CFO, reports Wang."))
    for one in desk.ground.people_of.get(account_id, ()):
        if fold(one.name) == fold(name):
            raise UnreadableLine(_("{name} is on this map already.").format(name=one.name))
    values: dict[str, str] = {"account": typed_account(desk, account_id), "name": name}
    for part in parts:
        field, text = _field_of(part, values)
        values[field] = f"{values[field]}, {text}" if field in values else text
    return values


def _field_of(part: str, so_far: Mapping[str, str]) -> tuple[str, str]:
    if reports := _REPORTS.fullmatch(part):
        if "reports_to" in so_far:
            raise UnreadableLine(_("One superior is enough: “{word}”.").format(word=part))
        return "reports_to", reports["whom"] or reports["zh"]
    if "title" in so_far:
        if _names(part, ROLES, ROLE_WORDS, words.role):
            return "roles", part
        if "attitude" not in so_far and _names(part, ATTITUDES, ATTITUDE_WORDS, words.attitude):
            return "attitude", part
        if "outside" not in so_far and _names(part, OUTSIDES, OUTSIDE_WORDS, people_words.outside):
            return "outside", part
        if "department" in so_far:
            sentence = _("“{word}” is too much: name, title, department, reports to whom.")
            raise UnreadableLine(sentence.format(word=part))
        return "department", part
    return "title", part


def _names(
    text: str,
    codes: Sequence[Code],
    table: Mapping[Code, Sequence[str]],
    say: Callable[[Code], str],
) -> bool:
    """Whether a text is the whole word of a code."""
    return any(
        plain(text) in {plain(one) for one in (str(code), say(code), *table[code])}
        for code in codes
    )
