"""Content lines, what vCards and calendars are made of: ``group.NAME;PARAM=value:text``.

Decoded one by one, because every property of an old card may have an encoding of its own; `folds`
takes the folds out before. Each line knows where it stood in the file.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.exchange import encodings
from tui.exchange.folds import Unfolded, parted, unfolded
from tui.exchange.reading import MOST_ENDS, MOST_TEXT, too_large


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
"""Of a file, their folds taken out."""
_BINARY: Final = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "ATTACH"))
"""What is left out unread: pictures, sounds, keys and files."""
_CHARSETS: Final = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030"}
"""Names under which the greater set is meant."""
_ENCODINGS: Final = frozenset(("QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"))
_CHARSET: Final = re.compile(rb';\s*CHARSET\s*=\s*"?([^";:]*)', re.IGNORECASE)
_NAME: Final = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)$")
_PARAM: Final = re.compile(r'([^=;,:"\s]+)(?:\s*=\s*((?:"[^"]*"|[^";])*))?')
_PARAM_VALUE: Final = re.compile(r'(?:"[^"]*"|[^",])+')
_CARET: Final = re.compile(r"\^([n'^])")
_CARETS: Final = {"n": "\n", "'": '"', "^": "^"}


def read_lines(data: bytes, file: str, encoding: str | None = None) -> tuple[Iterator[Line], str]:
    """The lines of a vCard or iCalendar file of any version, and the encoding it was found in.

    The encoding is a Python codec name, and that of lines which name none of their own.

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
    if data.count(b"\n") + data.count(b"\r") > MOST_ENDS:
        raise too_large(file)
    wide = ""
    if _is_wide(data, encoding):
        if len(data) > MOST_TEXT:
            raise too_large(file)
        text, wide = encodings.decode(data, file, encoding)
        data, encoding = text.encode(), "utf-8"
    raw: list[Unfolded] = []
    room = MOST_TEXT
    for one in unfolded(data):
        raw.append(one)
        room -= len(one.data)
        if room < 0 or len(raw) > _MOST_LINES:
            raise too_large(file)
    codec = _codec(raw, file, encoding)
    return (_line(one, codec) for one in raw), wide or codec


def _is_wide(data: bytes, encoding: str | None) -> bool:
    """Whether a line end has more than one byte; such a file is read as a whole or not at all."""
    if encoding is not None:
        return encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32"))
    # These files begin with a letter of ASCII.
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]


def _codec(raw: list[Unfolded], file: str, encoding: str | None) -> str:
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


def _in_place(raw: list[Unfolded], undeclared: list[bytes]) -> bytes:
    """The lines in question, each with the number it has in the file."""
    lines: list[bytes] = []
    for one, data in zip(raw, undeclared, strict=True):
        lines += [b""] * (one.number - 1 - len(lines))
        lines.append(data)
    return b"\n".join(lines)


def _charset(raw: Unfolded) -> str:
    match = _CHARSET.search(raw.data.partition(b":")[0])
    return match[1].strip().decode("ascii", "replace").lower() if match else ""


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _line(raw: Unfolded, codec: str) -> Line:
    head, colon, value = parted(raw.data)
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

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_QUOTES: Final = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


def escape(text: str) -> str:
    """A text as the value of a property has it."""
    return text.translate(_ESCAPES)


def quote(text: str) -> str:
    """A text as the value of a parameter, in quotation marks."""
    return f'"{text.translate(_QUOTES)}"'
