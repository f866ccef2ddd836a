"""Folds of content lines: taken out of files that come in, put into those that go out.

On bytes, because a fold may stand within a character.
"""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from tui.exchange.reading import LONGEST_CELL

_LONGEST_HEAD: Final = 4_096
"""Bytes that are kept of a line of which nothing is read but its name."""
_CUT: Final = re.compile(rb"([^\r\n]*)(?:\r\r\n|\r\n|\r|\n)|([^\r\n]+)\Z")
"""A line; a file that went through two systems has two carriage returns before each line feed."""
_QUOTED_PRINTABLE: Final = re.compile(rb";(?:\s*ENCODING\s*=)?\s*\"?QUOTED-PRINTABLE", re.I)
_BASE64: Final = re.compile(rb";(?:\s*ENCODING\s*=)?\s*\"?(?:BASE64|B)\s*\"?(?:;|$)", re.I)
_OLD: Final = re.compile(rb"VERSION\s*:\s*(?:1\.0|2\.1)\s*$", re.I)
_MARKER: Final = re.compile(rb"\s*(?:BEGIN|END)\s*:", re.I)
_HEAD: Final = re.compile(rb'((?:"[^"]*"|[^":])*):')
_FOLD: Final = 75
"""Octets of a line, RFC 5545 3.1 and RFC 6350 3.2."""


class Unfolded(msgspec.Struct, frozen=True):
    """A line as it stands in the file, its folds taken out."""

    number: int
    """Where it begins in the file; the first line is 1."""
    data: bytes
    """Of one that is too long what stands before its value."""
    is_binary: bool = False
    """A picture, a sound, a key: nobody reads its value."""
    is_long: bool = False
    """It has more bytes than are kept; of a picture few are."""


def unfolded(data: bytes) -> Iterator[Unfolded]:
    """The lines of a file, blank ones left out; not of one in UTF-16 or UTF-32.

    Soft breaks of quoted-printable text are folds too, and those that programs leave unmarked.
    """
    lines = _Lines(data)
    keeps_space = False
    while (first := lines.take()) is not None:
        number = lines.number
        if not first.strip():
            continue
        head = first[:LONGEST_CELL].partition(b":")[0]
        is_binary = bool(_BASE64.search(head))
        folds = _Folds(first, is_binary)
        if _QUOTED_PRINTABLE.search(head):
            _soft_breaks(lines, folds)
        while (fold := lines.ahead()) is not None:
            if fold[:1] in (b" ", b"\t"):
                # Old cards fold where a space stands anyway, newer ones put one in.
                folds.add(fold if keeps_space else fold[1:])
            elif not (_goes_on(lines) or (is_binary and fold and b":" not in fold)):
                # Some leave the folds of a picture unmarked; its letters have no colon.
                break
            lines.take()
        whole = folds.joined()
        if _MARKER.match(whole):
            keeps_space = False
        keeps_space = keeps_space or bool(_OLD.match(whole))
        yield Unfolded(number, whole, is_binary, folds.is_long)


def parted(data: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the first colon outside quotation marks, the colon, and the rest."""
    if match := _HEAD.match(data):
        return match[1], b":", data[match.end() :]
    return data.partition(b":")


def as_bytes(lines: Iterable[str]) -> bytes:
    """Lines as a file: UTF-8, folded at 75 octets and never within a character, CRLF."""
    return b"".join(fold + b"\r\n" for line in lines for fold in _folded(line.encode()))


def _folded(data: bytes) -> Iterator[bytes]:
    room, lead = _FOLD, b""
    while len(data) > room:
        end = room
        while data[end] & 0xC0 == 0x80:  # the middle of a character
            end -= 1
        yield lead + data[:end]
        data, room, lead = data[end:], _FOLD - 1, b" "
    yield lead + data


class _Lines:
    """The lines of a file one after the other; of those to come the next two are known."""

    def __init__(self, data: bytes) -> None:
        self._lines = _cut(data)
        self._coming: deque[bytes] = deque()
        self.number = 0
        """Of the line taken last, the first is 1."""

    def ahead(self, by: int = 0) -> bytes | None:
        """The next line, or the one behind it; None where the file is over."""
        while len(self._coming) <= by:
            line = next(self._lines, None)
            if line is None:
                return None
            self._coming.append(line)
        return self._coming[by]

    def take(self) -> bytes | None:
        """Go on to the next line; None where the file is over."""
        line = self.ahead()
        if line is not None:
            self._coming.popleft()
            self.number += 1
        return line


def _cut(data: bytes) -> Iterator[bytes]:
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    return (found[1] or found[2] or b"" for found in _CUT.finditer(data, start))


class _Folds:
    """The parts of a line; nothing is kept of a picture, or of what nobody has written."""

    def __init__(self, first: bytes, is_binary: bool) -> None:
        self._parts: list[bytes] = []
        self._most = _LONGEST_HEAD if is_binary else LONGEST_CELL
        self._length = 0
        self._is_soft = False
        self.add(first)

    @property
    def is_long(self) -> bool:
        return self._length > self._most

    def add(self, part: bytes) -> None:
        self._length += len(part)
        self._is_soft = part.endswith(b"=")
        if not self.is_long:
            self._parts.append(part)
        elif len(self._parts) < 1:
            self._parts.append(part[: self._most])

    def cut_break(self) -> bool:
        """Take a soft break off the end; False where there is none."""
        if not self._is_soft:
            return False
        if not self.is_long:
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        return True

    def joined(self) -> bytes:
        """The line; of one that is too long what stands before its value."""
        data = b"".join(self._parts)
        if not self.is_long:
            return data
        head, colon, _value = parted(data)
        return head[:_LONGEST_HEAD] + colon


def _soft_breaks(lines: _Lines, folds: _Folds) -> None:
    """Join what the soft breaks of quoted-printable text cut."""
    while folds.cut_break() and (line := lines.ahead()) is not None:
        if _MARKER.match(line):
            break
        folds.add(line.rstrip(b" \t"))
        lines.take()


def _goes_on(lines: _Lines) -> bool:
    """Whether a line is empty and a fold follows, as in files whose line ends were doubled."""
    following = lines.ahead(1) or b""
    return not lines.ahead() and following[:1] in (b" ", b"\t") and bool(following.strip())
