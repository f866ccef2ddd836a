"""Content lines, what vCards and calendars are made of: ``group.NAME;PARAM=value:text``.

Read from bytes, because a folded line may be cut within a character and every property of an
old card may have an encoding of its own. Each line knows where it stood in the file.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.errors import Trouble
from tui.exchange import encodings
from tui.exchange.reading import LONGEST_CELL, MOST_TEXT, too_large
from tui.i18n import _


class WrongFormat(Trouble):
    """A file is not what its name or the rep says it is."""

    code = "format"


class Refused(msgspec.Struct, frozen=True):
    """A part of a file that was not read."""

    line: int
    """Where it stands in the file; the first line is 1."""
    reason: str
    """A code; `why` says it in words."""


def why(reason: str) -> str:
    """The reason for which something was refused, in the rep's words."""
    return {
        "birthday": _("the birthday cannot be read"),
        "long": _("it is too long"),
        "charset": _("the encoding it names is not known"),
        "encoding": _("its text is damaged"),
        "end": _("it ends before it starts, or its length cannot be read"),
        "name": _("it names nobody"),
        "no_colon": _("a line that says nothing"),
        "no_person": _("it is a company or a group, not a person"),
        "outside": _("a line that belongs to nothing"),
        "repeats": _("its repetition cannot be read"),
        "repeats_often": _("it repeats more often than a meeting can"),
        "start": _("its start is missing or cannot be read"),
        "unclosed": _("its end is missing"),
        "zone": _("its time zone is not known"),
    }[reason]


class Line(msgspec.Struct, frozen=True):
    """A line with its folds taken out."""

    number: int
    """Where it begins in the file."""
    name: str
    """In capitals, without its group; empty where the line has no colon."""
    value: str = ""
    """Decoded, but with its escapes."""
    group: str = ""
    params: Mapping[str, tuple[str, ...]] = {}
    """By name in capitals; what stands without a name is a TYPE."""
    fault: str = ""
    """The reason code where the line cannot be read; its value is empty then."""

    def param(self, name: str) -> str:
        """The first value of a parameter, empty where there is none."""
        return next(iter(self.params.get(name, ())), "")


_MOST_LINES: Final = 500_000
_MOST_ENDS: Final = 6_000_000
"""Of lines as they stand in the file; pictures have most of them."""
_LONGEST_HEAD: Final = 4_096
"""Bytes that are kept of a line of which nothing is read but its name."""
_BINARY: Final = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "ATTACH"))
"""What is left out unread: pictures, sounds, keys and files."""
_CUT: Final = re.compile(rb"([^\r\n]*)(?:\r\r\n|\r\n|\r|\n)|([^\r\n]+)\Z")
"""A line; a file that went through two systems has two carriage returns before each line feed."""
_CHARSETS: Final = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030"}
"""Names under which the greater set is meant."""
_ENCODINGS: Final = frozenset(("QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"))
_CHARSET: Final = re.compile(rb';\s*CHARSET\s*=\s*"?([^";:]*)', re.IGNORECASE)
_QUOTED_PRINTABLE: Final = re.compile(rb";(?:\s*ENCODING\s*=)?\s*\"?QUOTED-PRINTABLE", re.I)
_BASE64: Final = re.compile(rb";(?:\s*ENCODING\s*=)?\s*\"?(?:BASE64|B)\s*\"?(?:;|$)", re.I)
_OLD: Final = re.compile(rb"VERSION\s*:\s*(?:1\.0|2\.1)\s*$", re.I)
_MARKER: Final = re.compile(rb"\s*(?:BEGIN|END)\s*:", re.I)
_HEAD: Final = re.compile(rb'((?:"[^"]*"|[^":])*):')
_NAME: Final = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)$")
_PARAM: Final = re.compile(r'([^=;,:"\s]+)(?:\s*=\s*((?:"[^"]*"|[^";])*))?')
_PARAM_VALUE: Final = re.compile(r'(?:"[^"]*"|[^",])+')
_CARET: Final = re.compile(r"\^([n'^])")
_CARETS: Final = {"n": "\n", "'": '"', "^": "^"}


class _Raw(msgspec.Struct):
    """A line as it stands in the file, its folds taken out."""

    number: int
    data: bytes
    is_binary: bool = False
    is_long: bool = False


def read_lines(data: bytes, file: str, encoding: str | None = None) -> Iterator[Line]:
    """The lines of a vCard or iCalendar file of any version.

    Takes any line ends, marks of UTF-8 and UTF-16, folds within a character, soft
    breaks of quoted-printable text and charsets of single properties. What names no charset
    has the encoding of the file: UTF-8 where most of it is, else what `encodings.decode`
    finds. Pictures and other binary properties come without their values.

    Args:
        file: its name, for messages.
        encoding: what the rep says the file has.

    Raises:
        UnknownEncoding: the text cannot be read for certain.
        BadSheet: there is too much of it.
    """
    if data.count(b"\n") + data.count(b"\r") > _MOST_ENDS:
        raise too_large(file)
    if _is_wide(data, encoding):
        if len(data) > MOST_TEXT:
            raise too_large(file)
        data, encoding = encodings.decode(data, file, encoding)[0].encode(), "utf-8"
    raw: list[_Raw] = []
    room = MOST_TEXT
    for one in _unfolded(_Lines(data)):
        raw.append(one)
        room -= len(one.data)
        if room < 0 or len(raw) > _MOST_LINES:
            raise too_large(file)
    codec = _codec(raw, file, encoding)
    return (_line(one, codec) for one in raw)


def _is_wide(data: bytes, encoding: str | None) -> bool:
    """Whether a line end has more than one byte; such a file is read as a whole or not at all."""
    if encoding is not None:
        return encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32"))
    # These files begin with a letter of ASCII.
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]


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


def _unfolded(lines: _Lines) -> Iterator[_Raw]:
    keeps_space = False
    while (data := lines.take()) is not None:
        number = lines.number
        if not data.strip():
            continue
        head = data[:LONGEST_CELL].partition(b":")[0]
        is_binary = bool(_BASE64.search(head))
        folds = _Folds(data, is_binary)
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
        data = folds.joined()
        if _MARKER.match(data):
            keeps_space = False
        keeps_space = keeps_space or bool(_OLD.match(data))
        yield _Raw(number, data, is_binary, folds.is_long)


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
        head, colon, _value = _parted(data)
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


def _codec(raw: list[_Raw], file: str, encoding: str | None) -> str:
    undeclared = [
        one.data if not (one.is_binary or one.data.isascii() or _charset(one)) else b""
        for one in raw
    ]
    doubtful = [data for data in undeclared if data]
    if encoding is None:
        good = sum(_decoded(data, "utf-8") is not None for data in doubtful)
        # A text in another encoding hardly ever makes a line of UTF-8: few bad ones are damage.
        if good == len(doubtful) or good > len(doubtful) - good:
            return "utf-8"
    whole = _in_place(raw, undeclared)
    return encodings.decode(whole, file, encoding)[1]


def _in_place(raw: list[_Raw], undeclared: list[bytes]) -> bytes:
    """The lines in question, each with the number it has in the file."""
    lines: list[bytes] = []
    for one, data in zip(raw, undeclared, strict=True):
        lines += [b""] * (one.number - 1 - len(lines))
        lines.append(data)
    return b"\n".join(lines)


def _charset(raw: _Raw) -> str:
    match = _CHARSET.search(raw.data.partition(b":")[0])
    return match[1].strip().decode("ascii", "replace").lower() if match else ""


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _line(raw: _Raw, codec: str) -> Line:
    head, colon, value = _parted(raw.data)
    shown = head.decode(codec, "replace")
    named, _semicolon, params_text = shown.partition(";")
    match = _NAME.match(named.strip())
    if not colon or not match:
        return Line(raw.number, "", fault="no_colon")
    group, name = match[1] or "", match[2].upper()
    params = _params(params_text)
    if raw.is_binary or name in _BINARY:
        return Line(raw.number, name, group=group, params=params)
    if raw.is_long:
        return Line(raw.number, name, group=group, params=params, fault="long")
    text, fault = _text(value, params, _charset(raw), codec)
    return Line(raw.number, name, text, group, params, fault)


def _parted(data: bytes) -> tuple[bytes, bytes, bytes]:
    """A line cut at its first colon outside quotation marks."""
    if match := _HEAD.match(data):
        return match[1], b":", data[match.end() :]
    return data.partition(b":")


def _params(text: str) -> dict[str, tuple[str, ...]]:
    params: dict[str, list[str]] = {}
    for match in _PARAM.finditer(text):
        name, values = match[1].upper(), match[2]
        if values is None:
            name, values = ("ENCODING" if name in _ENCODINGS else "TYPE"), match[1]
        found = params.setdefault(name, [])
        found += (_unquoted(one[0]) for one in _PARAM_VALUE.finditer(values))
    return {name: tuple(found) for name, found in params.items()}


def _unquoted(text: str) -> str:
    return _CARET.sub(lambda sign: _CARETS[sign[1]], text.strip().strip('"'))


def _text(
    value: bytes, params: Mapping[str, tuple[str, ...]], charset: str, codec: str
) -> tuple[str, str]:
    """The value as text, and the reason code where it cannot be read."""
    if "QUOTED-PRINTABLE" in (one.upper() for one in params.get("ENCODING", ())):
        value = binascii.a2b_qp(value)
    if charset:
        try:
            codec = encodings.codec_of(_CHARSETS.get(charset, charset)).name
        except LookupError:
            return "", "charset"
    try:
        return value.decode(codec), ""
    except UnicodeError:
        return "", "encoding"
    except LookupError:  # a codec that is none for text
        return "", "charset"


# -- Values


def unescape(text: str, breaks: bool = True) -> str:
    r"""A text with its escapes undone: ``\n``, ``\,``, ``\;``, ``\\``, ``\:`` and ``\"``.

    Args:
        breaks: whether ``\n`` is a line break; in the oldest files it is not.
    """
    if "\\" not in text:
        return text
    pattern = r'\\([nN\\,;:"])' if breaks else r'\\([\\,;:"])'
    return re.sub(pattern, lambda sign: "\n" if sign[1] in "nN" else sign[1], text)


def split(text: str, separator: str) -> list[str]:
    """A text cut at a separator that is not escaped; the parts keep their escapes."""
    if "\\" not in text:
        return text.split(separator)
    return re.findall(rf"(?:^|{separator})((?:\\.|[^\\{separator}]|\\$)*)", text, re.DOTALL)


def many_lines(text: str) -> str:
    """A text whose lines are each clean, without blank lines around it."""
    return "\n".join(clean(line.strip()) for line in text.splitlines()).strip("\n")


# -- Writing

_FOLD: Final = 75
"""Octets of a line, RFC 5545 3.1 and RFC 6350 3.2."""
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_QUOTES: Final = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


def escape(text: str) -> str:
    """A text as the value of a property has it."""
    return text.translate(_ESCAPES)


def quote(text: str) -> str:
    """A text as the value of a parameter, in quotation marks."""
    return f'"{text.translate(_QUOTES)}"'


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
