"""The catalogues of `tui/locale`: gathered from the code, brought up to date, compiled.

``python -m tests.catalogue`` writes them (`make locale`); `test_locale` holds them against the
code. What is written depends on the code and the translations alone: no dates, no line numbers.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOUSE: Final = Path(__file__).parents[1] / "tui"
LOCALE: Final = HOUSE / "locale"
POT: Final = LOCALE / "rounds.pot"
PO: Final = LOCALE / "zh" / "LC_MESSAGES" / "rounds.po"
MO: Final = PO.with_suffix(".mo")

KEYWORDS: Final[dict[str, tuple[int | tuple[int, str], ...] | None]] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}
"""The functions of `tui.i18n`, and which of their arguments are messages or contexts."""

_HEAD: Final = [
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
]


class Plain(Catalog):
    """A catalogue whose head says no more than a reader of it needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        if self.locale is None:
            return _HEAD
        return [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms), *_HEAD]


@cache
def gathered() -> Catalog:
    """All messages of the code, untranslated."""
    found = Plain(header_comment="# The words of Rounds.", fuzzy=False)
    options = [("**/example/**", "ignore"), ("**.py", "python")]
    for _file, _line, message, _comments, context in extract_from_dir(
        HOUSE, method_map=options, keywords=KEYWORDS
    ):
        found.add(message, context=context)
    return found


def translated() -> Catalog:
    """The messages of the catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def updated() -> Catalog:
    """All messages of the code, with the translations that there are."""
    known = translated() if PO.exists() else Catalog(locale="zh")
    fresh = Plain(locale="zh", header_comment="# Rounds 的中文。", fuzzy=False)
    for message in messages(gathered()):
        old = known.get(message.id, context=message.context)
        string = old.string if old and all(old.string or ()) else ""
        fresh.add(message.id, string, flags=message.flags, context=message.context)
    return fresh


def messages(catalogue: Catalog) -> list[Message]:
    """The messages of a catalogue without its head."""
    return [message for message in catalogue if message.id]


def as_po(catalogue: Catalog) -> bytes:
    """A catalogue as a text file, sorted, one message a line."""
    text = io.BytesIO()
    write_po(text, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return text.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """A catalogue as `gettext` reads it."""
    data = io.BytesIO()
    write_mo(data, catalogue)
    return data.getvalue()


def main() -> None:
    """Gather, update and compile."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    fresh = updated()
    POT.write_bytes(as_po(gathered()))
    PO.write_bytes(as_po(fresh))
    MO.write_bytes(as_mo(fresh))


if __name__ == "__main__":
    main()
