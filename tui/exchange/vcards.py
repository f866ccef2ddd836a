"""vCards: address books as phones, mail programs and Chinese directories write them.

Versions 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350) are read. A card is read or refused
by itself, with its line in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from urllib.parse import unquote

import msgspec

from tui.domain.lines import is_han
from tui.domain.records import YEARLESS
from tui.domain.text import clean
from tui.exchange import contentlines
from tui.exchange.contentlines import Line
from tui.exchange.moments import Birthday
from tui.exchange.reading import MOST_ROWS, too_large
from tui.exchange.refusals import Refused, WrongFormat
from tui.i18n import _


class Telephone(msgspec.Struct, frozen=True):
    """A number as the card has it."""

    number: str
    kinds: tuple[str, ...] = ()
    """What the card says about it, in small letters: ``cell``, ``work``, ``fax``, a label."""


class Address(msgspec.Struct, frozen=True):
    """A postal address by its parts."""

    street: str = ""
    city: str = ""
    region: str = ""
    code: str = ""
    country: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A person as a card has it; texts are clean."""

    name: str
    """In full: ``王小明`` without a space, ``Ann Lee`` with one."""
    family: str = ""
    given: str = ""
    phonetic_family: str = ""
    phonetic_given: str = ""
    organisation: str = ""
    department: str = ""
    title: str = ""
    role: str = ""
    phones: tuple[Telephone, ...] = ()
    """The preferred one first."""
    emails: tuple[str, ...] = ()
    """The preferred one first."""
    birthday: Birthday | None = None
    address: Address | None = None
    """Where the person works, if the card says so."""
    note: str = ""
    """May have several lines."""
    uid: str = ""
    line: int = 0
    """Where the card begins in the file."""

    @property
    def phone(self) -> str:
        """The number to call first: a mobile one, else the first that is no fax or pager."""
        voices = sorted(self.voices, key=lambda one: not _MOBILE.intersection(one.kinds))
        return voices[0].number if voices else ""

    @property
    def voices(self) -> tuple[Telephone, ...]:
        """The numbers at which somebody can be spoken to."""
        return tuple(one for one in self.phones if not _SILENT.intersection(one.kinds))


class Cards(msgspec.Struct, frozen=True):
    """What an address book has."""

    cards: tuple[Card, ...]
    refused: tuple[Refused, ...]
    """Cards that were not read, and lines outside of cards."""
    dropped: tuple[Refused, ...]
    """Lines left out of cards that were read."""
    encoding: str
    """Of the file, as a Python codec name."""


_SILENT: Final = frozenset(("fax", "pager", "bbs", "modem", "telex"))
_MOBILE: Final = frozenset(("cell", "mobile", "iphone", "手机", "移动电话"))
_TOP: Final = "100"
_LABEL: Final = re.compile(r"_\$!<(.*)>!\$_")
_TEL_URI: Final = re.compile(r"(?i)tel:([^;]*)(?:.*;ext=([^;]*))?.*", re.DOTALL)
_MAIL_URI: Final = re.compile(r"(?i)mailto:")
_DAY: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_LOOSE_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?")
_YEARLESS_DAY: Final = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?")
_NO_YEARS: Final = frozenset((0, 1604))
"""Years that phones write where the rep gave none."""
_YEARS: Final = range(1900, 2200)
_MOST_LINES: Final = 1_000
"""Of a card; a person has not so many numbers."""
_NOBODY: Final = frozenset(("org", "group", "location", "application", "device"))
_LISTS_FROM: Final = "3.0"
"""From this version on a comma separates several given names."""


def read_cards(data: bytes, file: str, encoding: str | None = None) -> Cards:
    """Read an address book.

    Args:
        file: its name, for messages.
        encoding: that of the texts which do not name their own; None: find it.

    Raises:
        WrongFormat: there is no card in it.
        UnknownEncoding: its text cannot be read for certain.
        BadSheet: there is too much of it.
    """
    cards: list[Card] = []
    refused: list[Refused] = []
    dropped: list[Refused] = []
    begun = nested = 0  # the line of the card, and how many cards stand within it
    found = strays = False
    inside: list[Line] = []
    lines, codec = contentlines.read_lines(data, file, encoding)
    for line in lines:
        marks = line.value.strip().upper() == "VCARD"
        if line.name == "BEGIN" and marks:
            if begun and inside and inside[-1].name == "AGENT":
                nested += 1  # a card within a card: somebody's assistant
                continue
            if begun:
                refused.append(Refused(begun, "unclosed"))
            begun, nested, inside = line.number, 0, []
            found, strays = True, False
        elif line.name == "END" and marks and nested:
            nested -= 1
        elif line.name == "END" and marks and begun:
            read = (
                _card(begun, inside, dropped)
                if len(inside) <= _MOST_LINES
                else Refused(begun, "long")
            )
            cards.append(read) if isinstance(read, Card) else refused.append(read)
            if len(cards) + len(refused) > MOST_ROWS:
                raise too_large(file)
            begun = 0
        elif begun and not nested:
            if len(inside) <= _MOST_LINES:
                inside.append(line)
        elif not begun and not strays:
            refused.append(Refused(line.number, "outside"))
            strays = True  # one word for all that follow
    if not found:
        raise WrongFormat(
            _("{file} is no vCard file: no line of it is BEGIN:VCARD.").format(file=file)
        )
    if begun:
        refused.append(Refused(begun, "unclosed"))
    return Cards(tuple(cards), tuple(refused), tuple(dropped), codec)


class _Properties:
    """The lines of a card by their names."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.by_name: dict[str, list[Line]] = {}
        self.labels: dict[str, str] = {}
        for line in lines:
            if line.fault:
                continue
            self.by_name.setdefault(line.name, []).append(line)
            if line.name == "X-ABLABEL" and line.group:
                self.labels[line.group] = _LABEL.sub(r"\1", line.value)
        self.version = self._version()
        self.breaks = self.version >= _LISTS_FROM
        """Whether ``\\n`` is a line break."""

    def _version(self) -> str:
        return next((line.value.strip() for line in self.all("VERSION")), _LISTS_FROM)

    def all(self, name: str) -> list[Line]:
        return self.by_name.get(name, [])

    def text(self, *names: str) -> str:
        """The first of some properties that says something, as one clean line."""
        found = (self.plain(line) for name in names for line in self.all(name))
        return next(filter(None, found), "")

    def plain(self, line: Line) -> str:
        return clean(contentlines.unescape(line.value, self.breaks))

    def parts(self, line: Line) -> list[str]:
        return [
            clean(contentlines.unescape(part, self.breaks))
            for part in contentlines.split(line.value, ";")
        ]

    def preferred(self, name: str) -> list[Line]:
        """All properties of a name, the preferred ones first."""
        return sorted(self.all(name), key=_preference)


def _preference(line: Line) -> int:
    said = line.param("PREF")
    if said.isdecimal() and len(said) <= len(_TOP):
        return int(said)
    return 0 if "pref" in _types(line) else int(_TOP) + 1


def _types(line: Line) -> list[str]:
    """The values of TYPE in small letters; some writers put several in one pair of quotes."""
    return [clean(one).lower() for value in line.params.get("TYPE", ()) for one in value.split(",")]


def _card(begun: int, lines: Sequence[Line], dropped: list[Refused]) -> Card | Refused:
    card = _Properties(lines)
    show_as = card.text("X-ABSHOWAS").upper()
    if card.text("KIND").lower() in _NOBODY or show_as == "COMPANY":
        return Refused(begun, "no_person")
    family, given, name = _name(card)
    if not name:
        spoilt = next((one for one in lines if one.fault and one.name in ("FN", "N")), None)
        return Refused(spoilt.number, spoilt.fault) if spoilt else Refused(begun, "name")
    dropped += [Refused(one.number, one.fault) for one in lines if one.fault]
    organisation, department = _organisation(card)
    return Card(
        name=name,
        family=family,
        given=given,
        phonetic_family=card.text("X-PHONETIC-LAST-NAME"),
        phonetic_given=card.text("X-PHONETIC-FIRST-NAME"),
        organisation=organisation,
        department=department or card.text("X-DEPARTMENT", "DEPARTMENT"),
        title=card.text("TITLE"),
        role=card.text("ROLE"),
        phones=_phones(card),
        emails=_unique(_MAIL_URI.sub("", card.plain(line)) for line in card.preferred("EMAIL")),
        birthday=_birthday(card, dropped),
        address=_address(card),
        note=_note(card),
        uid=card.text("UID"),
        line=begun,
    )


def _name(card: _Properties) -> tuple[str, str, str]:
    """Family name, given name and the whole; all empty where the card has none."""
    line = next((one for one in card.all("N") if one.value.strip(" ;")), None)
    parts = [_listed(part, card) for part in contentlines.split(line.value, ";")] if line else []
    family, given, more = (*parts, "", "", "")[:3]
    full = card.text("FN")
    if family and given and _is_chinese(family + given):
        return family, given, family + given
    together = " ".join(filter(None, (given, more, family)))
    return family, given, _closed(full or together or card.text("NICKNAME", "X-NICKNAME"))


def _listed(part: str, card: _Properties) -> str:
    names = contentlines.split(part, ",") if card.version >= _LISTS_FROM else [part]
    return clean(" ".join(contentlines.unescape(one, card.breaks) for one in names))


def _is_chinese(name: str) -> bool:
    return all(map(is_han, name))


def _closed(name: str) -> str:
    """A name of Chinese characters alone without its space."""
    words = name.split()
    return "".join(words) if words and _is_chinese("".join(words)) else name


def _organisation(card: _Properties) -> tuple[str, str]:
    for line in card.all("ORG"):
        organisation, *units = card.parts(line)
        if organisation or any(units):
            return organisation, " / ".join(filter(None, units))
    return card.text("X-COMPANY"), ""


def _phones(card: _Properties) -> tuple[Telephone, ...]:
    phones: dict[str, Telephone] = {}
    for line in card.preferred("TEL"):
        number = card.plain(line)
        if match := _TEL_URI.fullmatch(number):
            main, extension = (clean(unquote(one or "")) for one in match.groups())
            number = f"{main} ext. {extension}" if main and extension else main
        kinds = [one for one in _types(line) if one and one != "pref"]
        if label := clean(card.labels.get(line.group, "")).lower():
            kinds.append(label)
        if number:
            phones.setdefault(number, Telephone(number, tuple(dict.fromkeys(kinds))))
    return tuple(phones.values())


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for one in texts if (text := one.strip())))


def _birthday(card: _Properties, dropped: list[Refused]) -> Birthday | None:
    for line in card.all("BDAY"):
        text = card.plain(line)
        if not text:
            continue
        try:
            return _day(text, line)
        except ValueError:
            dropped.append(Refused(line.number, "birthday"))
    return None


def _day(text: str, line: Line) -> Birthday:
    if match := _YEARLESS_DAY.fullmatch(text):
        return Birthday(date(YEARLESS, int(match[1]), int(match[2])), has_year=False)
    match = _DAY.fullmatch(text) or _LOOSE_DAY.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = map(int, match.groups())
    if year in _NO_YEARS or line.param("X-APPLE-OMIT-YEAR") == match[1]:
        return Birthday(date(YEARLESS, month, day), has_year=False)
    if year not in _YEARS:
        raise ValueError(text)
    return Birthday(date(year, month, day), has_year=True)


def _address(card: _Properties) -> Address | None:
    lines = sorted(card.preferred("ADR"), key=lambda line: "work" not in _types(line))
    for line in lines:
        parts = [_listed(part, card) for part in contentlines.split(line.value, ";")]
        box, extended, street, city, region, code, country = (*parts, *[""] * 7)[:7]
        address = Address(
            ", ".join(filter(None, (box, extended, street))), city, region, code, country
        )
        if address != Address():
            return address
    return None


def _note(card: _Properties) -> str:
    texts = (contentlines.unescape(line.value, card.breaks) for line in card.all("NOTE"))
    return contentlines.many_lines("\n".join(texts))
