"""What is wrong with the rep's own playbook: found by file, line and key, told in one sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = tuple[str, ...]
"""The way to a value through the tables of a file: ``("excuses", "away", "say")``."""
Wanted = Literal["text", "texts", "codes", "table"]
Reason = Literal["unreadable", "not_toml", "unknown_key", "wrong_type", "unknown_slot", "brace"]


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with one value, wherever it was read."""

    key: Key
    reason: Reason
    detail: str = ""
    """The reader's own words (unreadable, not_toml), the nearest known key or nothing
    (unknown_key), a `Wanted` (wrong_type), the slot (unknown_slot)."""


class Finding(msgspec.Struct, frozen=True):
    """A fault of the rep's own playbook; what it spoils keeps the built-in text."""

    file: Path
    line: int | None
    """None where the file as a whole cannot be read."""
    key: str
    """Dotted, as in ``excuses.away.say``; empty where the file is no TOML."""
    reason: Reason
    detail: str = ""
    """As in `Fault`."""


def sentence(finding: Finding) -> str:
    """The finding in the rep's language: what, where, what to do."""
    places = {"file": finding.file, "line": finding.line, "key": finding.key}
    match finding.reason:
        case "unreadable":
            text = _("Cannot read your playbook in {file}: {reason}.")
            return text.format(reason=finding.detail, **places)
        case "not_toml":
            text = _("{file} is not valid TOML: {reason}. Mend that line.")
            return text.format(reason=finding.detail, **places)
        case "unknown_key":
            text = _("{file}, line {line}: the playbook has no “{key}”.").format(**places)
            if not finding.detail:
                return text
            more = _("Did you mean “{key}”?").format(key=finding.detail)
            return _("{text} {more}").format(text=text, more=more)
        case "wrong_type":
            text = _("{file}, line {line}: {key} must be {what}.")
            return text.format(what=_what(finding), **places)
        case "unknown_slot":
            text = _("{file}, line {line}: nothing is known to fill {slot} in {key} with.")
            return text.format(slot=f"{{{finding.detail}}}", **places)
        case "brace":
            text = _("{file}, line {line}: a brace stands alone in {key}.")
            return text.format(**places)


def _what(finding: Finding) -> str:
    if finding.detail == "table":
        return _("a table, like [{key}]").format(key=finding.key)
    if finding.detail == "texts":
        return _("a list of texts in quotes, none of them empty")
    if finding.detail == "codes":
        return _("a list of codes in quotes, all of them known to the playbook")
    return _("a text in quotes that is not empty")


# -- Where a key stands

_PART: Final = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY: Final = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER: Final = re.compile(rf"\s*\[\s*({_KEY})\s*\]")
_VALUE: Final = re.compile(rf"\s*({_KEY})\s*=")
_TOKEN: Final = re.compile(
    r"""(?P<long>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5})"""
    r"""|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|(?P<comment>\#[^\n]*)""",
    re.DOTALL,
)


def line_of(key: Key, toml: str) -> int:
    """The line of a valid TOML text that gives the key, else the one that gives its table."""
    lines = list(_keys(toml))
    for line, found in lines:
        if found[: len(key)] == key:
            return line
    above = [(len(found), -line) for line, found in lines if found == key[: len(found)]]
    return -max(above)[1] if above else 1


def _keys(toml: str) -> Iterator[tuple[int, Key]]:
    """Every line that opens a table or gives a value, with its full key."""
    table: Key = ()
    for number, line in enumerate(_TOKEN.sub(_bare, toml).split("\n"), 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            yield number, table
        elif value := _VALUE.match(line):
            yield number, table + _parts(value[1])


def _bare(token: re.Match[str]) -> str:
    """Long texts and comments could look like keys; only their line ends are kept."""
    if token["long"]:
        return '""' + "\n" * token[0].count("\n")
    return "" if token["comment"] else token[0]


def _parts(key: str) -> Key:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
