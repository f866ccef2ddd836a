"""How the text of a file may be encoded: what each encoding would make of it, to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.exchange import encodings
from tui.exchange.progress import Progress
from tui.exchange.reading import read_bytes
from tui.i18n import _

_ENCODINGS: Final = (
    *("utf-8", "gb18030", "cp1252", "utf-16", "big5", "shift_jis", "euc_kr", "cp1250", "cp1251"),
    *("cp850", "mac-roman"),
)
"""Python codecs that exports come in, the likeliest first."""
_SAMPLE: Final = 60
"""Characters by which one sees whether an encoding is right."""


class EncodingView(msgspec.Struct, frozen=True):
    """An encoding that a file may have, and what it would say."""

    code: str
    """As a Python codec name."""
    name: str
    """As people call it."""
    sample: str
    """The first letters that show whether it is right, on one line."""


def encodings_of(file: Path, progress: Progress | None = None) -> tuple[EncodingView, ...]:
    """How the text of a file may be encoded, with what tells whether it is right.

    Args:
        progress: who watches, for a large file takes a while.

    Raises:
        BadSheet: the file cannot be read.
        Cancelled: whoever watches has stopped it.
    """
    progress = progress or Progress()
    progress.begin("reading", len(_ENCODINGS))
    data = read_bytes(file)
    found: list[EncodingView] = []
    for done, codec in enumerate(_ENCODINGS):
        progress.at(done)
        try:
            text = data.decode(codec)
        except UnicodeError:
            continue
        found.append(EncodingView(codec, encodings.name_of(codec), _sample(text)))
    return tuple(found)


def name_of(codec: str) -> str:
    """An encoding as people call it."""
    return encodings.name_of(codec)


def doubt(file: str, encoding: str) -> list[str]:
    """That a file was read in an encoding which leaves room for doubt, as a warning."""
    if encodings.is_unicode(encoding):
        return []
    return [
        _("{file} was read as {encoding}. If letters look wrong, choose another encoding.").format(
            file=file, encoding=name_of(encoding)
        )
    ]


def _sample(text: str) -> str:
    """The first letters that are not plain Latin, with what stands around them."""
    at = next((at for at, sign in enumerate(text) if not sign.isascii()), 0)
    line = text.rfind("\n", 0, at) + 1
    return clean(text[max(line, at - _SAMPLE // 3) :][:_SAMPLE].partition("\n")[0])
