"""Words in the rep's language: gettext, set once at the entry.

Mark every string with `_` (or `ngettext`); mark those in tables with `N_` and
translate them where they are shown. Formats of dates are strings too, so that a
translator can turn them round.
"""

from __future__ import annotations

import os
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final, Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_LOCALE = Path(__file__).parent / "locale"
_current: NullTranslations = NullTranslations()
_language: Language = "en"


def use(language: Language) -> None:
    """Speak this language from now on."""
    global _current, _language
    _language = language
    catalogue = _LOCALE / language / "LC_MESSAGES" / "rounds.mo"
    if language == "en" or not catalogue.exists():
        _current = NullTranslations()
        return
    with catalogue.open("rb") as file:
        _current = GNUTranslations(file)


def language() -> Language:
    """The language spoken now."""
    return _language


def of_system() -> Language:
    """The language of the system's locale, English where it is neither of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _(message: str) -> str:
    """The message in the rep's language."""
    return _current.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for one or for many in the rep's language."""
    return _current.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message in the rep's language, where one word has several meanings."""
    return _current.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a string of a table for translation; it is translated where it is shown."""
    return message


def NP_(_context: str, message: str) -> str:
    """Mark a string of a table for `pgettext` under its context."""
    return message
