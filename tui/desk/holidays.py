"""Public holidays of the rep's country: asked of the package once a year, then kept as files."""

from __future__ import annotations

import contextlib
import os
from datetime import MAXYEAR, MINYEAR, date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tui import i18n
from tui.domain.text import clean
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.i18n import Language

_LANGUAGES: Final[dict[Language, str]] = {"en": "en_US", "zh": "zh_CN"}
"""What the package calls ours. Names that it has not got in Chinese come in English."""
_WORDS: Final = ("bd", "working day", "business day", "工作日")


class UnknownCountry(Trouble):
    """The settings name a country whose holidays nobody knows."""

    code = "unknown_country"

    def __init__(self, country: str) -> None:
        from tui import settings

        super().__init__(
            _(
                "{file}: the public holidays of “{country}” are not known. "
                "Write country as two capital letters, like DE, GB or CN, or leave it out."
            ).format(file=settings.folder() / "settings.toml", country=country)
        )


class _Kept(msgspec.Struct, frozen=True):
    """A file of the cache: a year, and the version of the package that told it."""

    version: str
    days: dict[date, str]


def folder() -> Path:
    """Where years are kept; not made by asking. ``$ROUNDS_CACHE`` goes before the platform's."""
    if named := os.environ.get("ROUNDS_CACHE"):
        return Path(named)
    import platformdirs

    return platformdirs.user_cache_path("rounds", appauthor=False)


def of_year(
    country: str, year: int, language: Language, *, keep: bool = True, renew: bool = False
) -> Mapping[date, str]:
    """The public holidays of a year and what they are called, in order.

    Args:
        country: two letters (ISO 3166-1 alpha-2).
        year: the year.
        language: of the names, as far as the package knows them in it.
        keep: whether what had to be asked for is kept for the next time.
        renew: whether to ask again where the package has changed since.

    Raises:
        UnknownCountry: the package does not know it.
    """
    kept = _read(country, year, language)
    if kept is not None and not (renew and kept.version != _version()):
        return kept.days
    days = _asked(country, year, language)
    if keep:
        _write(country, year, language, days)
    return days


def cached(country: str, year: int, language: Language) -> Mapping[date, str] | None:
    """The same where it is kept, which costs next to nothing; None where it is not."""
    kept = _read(country, year, language)
    return None if kept is None else kept.days


def matter_in(line: str) -> bool:
    """Whether a line speaks of working days, so that holidays must be known to read it."""
    from unicodedata import normalize

    plain = " ".join(normalize("NFKC", line).casefold().split())
    return any(word in plain for word in _WORDS)


class Holidays:
    """The holidays that the desk knows: those kept in files at once, others when told to learn.

    Args:
        country: two letters; empty: there are no holidays.
        keep: whether what is learnt may be written to the cache.
    """

    def __init__(self, country: str, *, keep: bool = True) -> None:
        self.country = country
        self._keep = keep
        self._years: dict[tuple[int, Language], Mapping[date, str] | None] = {}
        self._around: dict[tuple[int, Language], frozenset[date]] = {}

    def on(self, day: date) -> str | None:
        """What a day is called, where it is known to be a holiday."""
        if not self.country:
            return None
        return (self._year(day.year) or {}).get(day)

    def around(self, today: date) -> frozenset[date]:
        """The holidays near a day that are known: as far as the day's work looks."""
        if not self.country:
            return frozenset()
        key = (today.year, i18n.language())
        known = self._around.get(key)
        if known is None:
            known = frozenset(day for year in _years(today) for day in self._year(year) or ())
            self._around[key] = known
        return known

    def learn(self, today: date, *days: date, renew: bool = False) -> bool:
        """Get to know the years around today and around some days.

        Args:
            today: the day by the clock.
            days: other days that are asked about.
            renew: whether to ask again where the package has changed since; for a worker.

        Returns:
            Whether anything is known now that was not.

        Raises:
            UnknownCountry: the package does not know the country.
        """
        if not self.country:
            return False
        language = i18n.language()
        is_new = False
        for year in sorted({year for day in (today, *days) for year in _years(day)}):
            known = self._year(year)
            if known is None or renew:
                told = of_year(self.country, year, language, keep=self._keep, renew=renew)
                is_new |= told != known
                self._years[year, language] = told
        if is_new:
            self._around = {}
        return is_new

    def _year(self, year: int) -> Mapping[date, str] | None:
        key = (year, i18n.language())
        if key not in self._years:
            self._years[key] = cached(self.country, *key)
        return self._years[key]


def _years(today: date) -> range:
    """Promises and visits are looked at for thirteen months back; what comes is within a year."""
    return range(max(MINYEAR, today.year - 2), min(MAXYEAR, today.year + 1) + 1)


def _file(country: str, year: int, language: Language) -> Path:
    return folder() / f"holidays-{country}-{year:04}-{language}.json"


def _read(country: str, year: int, language: Language) -> _Kept | None:
    """A year of the cache; one that cannot be used is as good as none."""
    try:
        kept = msgspec.json.decode(_file(country, year, language).read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    if any(day.year != year for day in kept.days):
        return None
    return _Kept(kept.version, {day: clean(name) for day, name in sorted(kept.days.items())})


def _write(country: str, year: int, language: Language, days: Mapping[date, str]) -> None:
    from tui.store import files

    path = _file(country, year, language)
    text = msgspec.json.format(msgspec.json.encode(_Kept(_version(), dict(days))))
    # A cache that cannot be written costs time, nothing else.
    with contextlib.suppress(OSError):
        files.make_folder(path.parent)
        files.write_safely(path, text + b"\n")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("holidays")
    except PackageNotFoundError:
        return ""


def _asked(country: str, year: int, language: Language) -> dict[date, str]:
    import holidays

    try:
        told = holidays.country_holidays(country, years=year, language=_LANGUAGES[language])
    except NotImplementedError as error:
        raise UnknownCountry(country) from error
    return {day: clean(name) for day, name in sorted(told.items()) if day.year == year}
