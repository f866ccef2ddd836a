"""Which encoding a text file has: found from its bytes, or said to be unknown."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "gb18030": "GB18030",
    "cp1252": "Windows-1252",
}

_ENDS: Final = frozenset("\r\n")
_FOR_NAMES: Final = frozenset(("idna", "punycode", "undefined"))

_HIGH_RUNS: Final = re.compile(rb"[\x80-\xff]+")
_GB_CHARACTERS: Final = re.compile(
    rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"
)
_GB_COMMON: Final = re.compile(rb"[\xb0-\xd7\xa1-\xa3][\xa1-\xfe]")
"""The 3,755 characters of GB 2312 level 1, its punctuation and its full-width signs."""
_COMMON_SHARE: Final = 0.7
"""Chinese text has nine in ten of its characters there, other text read as GBK far fewer."""
_LONG_RUN: Final = 3
"""So many letters with accents in a row do not occur in the languages of Windows-1252."""
_LONG_SHARE: Final = 0.2
_LOOK_AT: Final = 100_000
"""So many characters tell what the others are."""


Remedy = Literal["", "say", "say_another"]
"""What helps where a text cannot be read: that the rep says its encoding, or another one."""


class UnknownEncoding(Trouble):
    """The text of a file cannot be read for certain."""

    code = "encoding"

    def __init__(self, text: str, remedy: Remedy = "") -> None:
        super().__init__(text)
        self.remedy: Remedy = remedy


def name_of(encoding: str) -> str:
    """The encoding as people call it."""
    return _NAMES.get(encoding, encoding)


def is_unicode(encoding: str) -> bool:
    """Whether the encoding left no room for doubt."""
    return encoding.startswith("utf-")


def decode(data: bytes, file: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was found in, as a Python codec name.

    In this order: a byte order mark, UTF-16 without one, strict UTF-8, then GB18030 or
    Windows-1252 if the text looks like one of them and not like the other.

    Args:
        file: its name, for messages.
        encoding: what the rep says it is; then nothing is guessed.

    Raises:
        UnknownEncoding: neither fits, or not the one that was named.
    """
    if encoding is not None:
        return _named(data, file, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _named(data, file, codec)
    for codec in _candidates(data):
        # Pairs of any bytes make signs of UTF-16, but hardly ever an end of a line.
        if (text := _strict(data, codec)) is not None and (
            b"\0" not in data or not _ENDS.isdisjoint(text)
        ):
            return _without_zeros(text, file), codec
    if b"\0" in data:
        raise _no_text(file, data.count(b"\n", 0, data.index(b"\0")) + 1)
    raise UnknownEncoding(
        _("It is not clear how the text of {file} is encoded.").format(file=file), "say"
    )


def _candidates(data: bytes) -> Iterator[str]:
    if b"\0" in data:
        # Signs, digits and line ends are two bytes with a zero on one side.
        yield "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        return
    yield "utf-8"
    chinese, western = _looks_chinese(data), _looks_western(data)
    if chinese != western:
        yield "gb18030" if chinese else "cp1252"


def _looks_chinese(data: bytes) -> bool:
    if _strict(data, "gb18030") is None:
        return False
    characters = [one[0] for one in islice(_GB_CHARACTERS.finditer(data), _LOOK_AT)]
    common = sum(_GB_COMMON.fullmatch(one) is not None for one in characters)
    return common >= _COMMON_SHARE * len(characters)


def _looks_western(data: bytes) -> bool:
    if _strict(data, "cp1252") is None:
        return False
    runs = [len(run[0]) for run in islice(_HIGH_RUNS.finditer(data), _LOOK_AT)]
    return sum(run for run in runs if run >= _LONG_RUN) <= _LONG_SHARE * sum(runs)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _named(data: bytes, file: str, encoding: str) -> tuple[str, str]:
    try:
        codec = codec_of(encoding)
        text = data.decode(encoding)
    except LookupError:
        raise UnknownEncoding(
            _(
                "There is no encoding called “{encoding}”. "
                "Known are for instance utf-8, utf-16, gb18030 and cp1252."
            ).format(encoding=encoding)
        ) from None
    except UnicodeError as error:
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        raise UnknownEncoding(
            _("{file} is not {encoding}: line {line} cannot be read.").format(
                file=file, encoding=name_of(encoding), line=line
            ),
            "say_another",
        ) from None
    return _without_zeros(text.removeprefix("\ufeff"), file), codec.name


def _without_zeros(text: str, file: str) -> str:
    """The text, which no text file fills up with zeros."""
    if "\0" in text:
        raise _no_text(file, text.count("\n", 0, text.index("\0")) + 1)
    return text


def _no_text(file: str, line: int) -> UnknownEncoding:
    return UnknownEncoding(
        _(
            "{file} is damaged or no text: line {line} has signs that no text has. "
            "Export it anew and import that."
        ).format(file=file, line=line)
    )


def codec_of(name: str) -> codecs.CodecInfo:
    """The codec of an encoding in which files are written.

    Raises:
        LookupError: there is none; those for the names of web sites take for ever on a text.
    """
    try:
        codec = codecs.lookup(name)
    except (ValueError, OSError) as error:
        raise LookupError(name) from error
    if codec.name in _FOR_NAMES:
        raise LookupError(name)
    return codec
