"""Words in the rep's language: gettext, set once at the entry.

Mark every string with `_` (or `ngettext`); mark those in tables with `N_` and
translate them where they are shown. Formats of dates are strings too, so that a
translator can turn them round.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_LOCALE = Path(__file__).parent / "locale"
_current: NullTranslations = NullTranslations()
_language: Language = "en"
_meanwhile: ContextVar[tuple[Language, NullTranslations] | None] = ContextVar("_meanwhile")
"""What `speaking` has put in the place of both, for one thread or task alone."""


def use(language: Language) -> None:
    """Speak this language from now on."""
    global _current, _language
    _language, _current = language, _catalogue(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak another language for a while: what goes to a customer is in the customer's.

    Only this thread or task does; the screens around it go on in the rep's.
    """
    before = _meanwhile.set((language, _catalogue(language)))
    try:
        yield
    finally:
        _meanwhile.reset(before)


def _catalogue(language: Language) -> NullTranslations:
    file = _LOCALE / language / "LC_MESSAGES" / "rounds.mo"
    if language == "en" or not file.exists():
        return NullTranslations()
    with file.open("rb") as compiled:
        return GNUTranslations(compiled)


def _now() -> tuple[Language, NullTranslations]:
    return _meanwhile.get(None) or (_language, _current)


def language() -> Language:
    """The language spoken now."""
    return _now()[0]


def of_system() -> Language:
    """The language of the system's locale, English where it is neither of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _(message: str) -> str:
    """The message in the rep's language."""
    return _now()[1].gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for one or for many in the rep's language."""
    return _now()[1].ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message in the rep's language, where one word has several meanings."""
    return _now()[1].pgettext(context, message)


def N_(message: str) -> str:
    """Mark a string of a table for translation; it is translated where it is shown."""
    return message


def NP_(_context: str, message: str) -> str:
    """Mark a string of a table for `pgettext` under its context."""
    return message
