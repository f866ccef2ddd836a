"""Files of every kind as the programs of others write them: random, and about each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.codes import PURPOSES
from tests.desk.importing import NOW, TODAY, csv_of
from tests.desk.random_books import books
from tui.desk.matching import key_of
from tui.domain.codes import ATTITUDES, LEVELS, RELATIONS, ROLES, STAGES, TIERS
from tui.domain.records import Account, Invoice, Opportunity, Payment, Person, Record, Visit
from tui.exchange.headers import FIELDS, SETS, Kind

KINDS: Final[tuple[Kind, ...]] = tuple(FIELDS)
ENDINGS: Final[tuple[tuple[Kind, str], ...]] = (
    *((kind, "csv") for kind in KINDS),
    ("people", "vcf"),
    ("visits", "ics"),
)
"""Each kind with each form that it comes in."""


class AnyFile(msgspec.Struct, frozen=True):
    """A file to be imported, and what the rep says with it."""

    kind: Kind
    ending: str
    data: bytes
    items: int | None
    """So many rows it has; None: that follows from what repeats."""
    is_full: bool | None = None

    def put(self, folder: Path, name: str = "export") -> Path:
        """The file on disk."""
        path = folder / f"{name}-{self.kind}.{self.ending}"
        path.write_bytes(self.data)
        return path


# -- cells

_BLANK: Final = ("", " ", "-", "n/a")
_SHAPES: Final = ("%Y-%m-%d", "%d.%m.%Y", "%Y年%m月%d日", "%Y/%m/%d", "%Y-%m-%d", "%m/%d/%Y")
ACCOUNTS: Final = (
    *("GTX Pro", "gtx  pro", "GTX Pro GmbH", "ＧＴＸ Pro", "GTX Pro", "a", "Acme & Söhne GmbH"),
    *("Huaxin Cable 华信电缆", "华信电缆", "Huaxin Cable", "10021", "华信电缆有限公司", "10021"),
)
"""Several ways to write a few accounts, those of `bases` among them."""
_NEW: Final = ("GTXPro", "B Ltd.", "10022", "=Firm", "'Firm", "Total Energies", "ACME & SOHNE")
_PEOPLE: Final = (
    *("Wang Lin", "Lin Wang", "wang lin", "Wang Lin 王琳", "王琳", "W. Lin", "Gu Yan 顾彦"),
    *("Eva Lund", "Lund, Eva", "=Eva", "a"),
)
_MAILS: Final = ("w@gtx.example", "W@GTX.example", "eva@gmail.com", "lin@gtx.example", "a@b")
_PHONES: Final = (
    *("139-555-0104", "+86 139 555 0104", "030 5550101", "+49 30 5550101", "0104"),
    "030/5550101, 0171 5550123",
)


def _words(*texts: str, odd: Sequence[str] = ()) -> st.SearchStrategy[str]:
    """One of the texts; now and then one of the odd ones, or a cell that says nothing."""
    often = max(1, 40 // len(texts))
    return st.sampled_from([*texts * often, *odd, *odd, *_BLANK])


def _days(first: int, last: int) -> st.SearchStrategy[str]:
    days = [NOW.date() + timedelta(days=n) for n in {first, -1, 0, last // 2, last}]
    return _words(*(f"{day:{shape}}" for day in sorted(days) for shape in _SHAPES), odd=("soon",))


def _amounts() -> st.SearchStrategy[str]:
    """Round and odd sums in every way to write them, a few that are none."""
    return _words(
        *("100.00", "1.00", "2.50", "100", "1,234.50", "0.00", "1.00", "100.00"),
        odd=(
            *("€ 100.00", "￥1.00", "(40.00)", "40.00-", "-40.00", "40.00 CR", "1.5万", "１００"),
            *("1.234,50", "1000,5", "0.005", "x"),
        ),
    )


_moments = _words(
    *(
        f"{NOW + timedelta(days=days, hours=hours):{shape} %H:%M}"
        for days in (-3, -1, 1)
        for hours in (0, 1)
        for shape in _SHAPES[:3]
    ),
    odd=("2026-11-20", "26.11.2026", "soon"),
)
_people = st.lists(st.sampled_from(_PEOPLE), max_size=2).map("; ".join)
_currencies = _words("EUR", odd=("CNY", "人民币", "€", "XXL"))
CELLS: Final[dict[Kind, dict[str, st.SearchStrategy[str]]]] = {
    "accounts": {
        "name": _words(*ACCOUNTS, odd=_NEW),
        "number": _words("", "10021", odd=("10022", "１００２１", "b")),
        "short name": _words("GTX", "Huaxin", "a"),
        "tier": _words(*TIERS, "白金", odd=("first",)),
        "currency": _currencies,
        "industry": _words("cables", "电缆"),
        "city": _words("Berlin", "=1+1"),
        "address": _words("18 Cable Road"),
        "phone": _words(*_PHONES),
        "terms days": _words("30", "60.0", odd=("soon", "-1")),
        "credit limit": _amounts(),
        "margin": _words("20 %", "5%", odd=("120 %", "0.2")),
        "potential": _amounts(),
        "share": _words("50%", "0.5"),
        "rhythm days": _words("14", "7", odd=("0",)),
        "travel minutes": _words("45", odd=("1h",)),
    },
    "people": {
        "name": _words(*_PEOPLE),
        "account": _words(*ACCOUNTS, odd=_NEW),
        "title": _words("buyer", "采购经理"),
        "department": _words("purchasing"),
        "level": _words(*LEVELS, "管理层"),
        "roles": _words(*ROLES, "user; coach", odd=("king",)),
        "attitude": _words(*ATTITUDES, "接受"),
        "relation": _words(*RELATIONS),
        "influence": _words("0", "5", odd=("6",)),
        "reports to": _words(*_PEOPLE),
        "phone": _words(*_PHONES),
        "email": _words(*_MAILS),
        "birthday": _words("1976-02-24", "24.2.1976", "--02-29", odd=("02/29", "1999-13-01")),
        "style": _words("A", "driver", odd=("Z",)),
    },
    "receivables": {
        "number": _words("R1", "r 1", "R2", "G9", odd=("007", "7", "1.93E+09")),
        "account": _words(*ACCOUNTS, odd=_NEW),
        "account name": _words(*ACCOUNTS),
        "issued": _days(-60, 2),
        "due": _days(-40, 40),
        "amount": _amounts(),
        "open": _amounts(),
        "paid": _amounts(),
        "settled": _days(-30, 3),
        "currency": _currencies,
        "disputed": _words("yes", "no", "是", odd=("maybe",)),
    },
    "visits": {
        "start": _moments,
        "account": _words(*ACCOUNTS, odd=_NEW),
        "minutes": _words("30", "60", odd=("long",)),
        "kind": _words("phone", "video", "拜访", odd=("letter",)),
        "purpose": _words(*PURPOSES, "演示", "the drum", "=x"),
        "people": _people,
        "note": _words("agreed", "the drum", "\u202e[/]"),
    },
    "opportunities": {
        "name": _words("line", "Line ", "line 4", "a", odd=("1",)),
        "account": _words(*ACCOUNTS, odd=_NEW),
        "stage": _words(*STAGES, "Won", "设计", odd=("nowhere",)),
        "amount": _amounts(),
        "currency": _currencies,
        "opened": _days(-60, 2),
        "close": _days(-30, 90),
        "state": _words("open", "won", "lost", "丢单"),
        "product": _words("gauge", "Gauge", "GTX Pro", "GTXPro", "a"),
    },
}
"""What may stand in a column, by kind and field."""
_NEEDED: Final[dict[Kind, tuple[str, ...]]] = {
    "accounts": ("name",),
    "people": ("name", "account"),
    "receivables": ("number", "account"),
    "visits": ("start", "account"),
    "opportunities": ("name", "account"),
}
_OWED: Final = ("amount", "open")


# -- sheets


@st.composite
def sheets(draw: st.DrawFn, kind: Kind) -> AnyFile:
    """An export as CSV: some columns in some order, rows twice, sums and empty lines between."""
    cells = CELLS[kind]
    others = [field for field in cells if field not in _NEEDED[kind]]
    chosen = draw(st.lists(st.sampled_from(others), unique=True))
    if kind == "receivables" and not set(chosen) & set(_OWED):
        chosen.append(draw(st.sampled_from(_OWED)))
    fields = draw(st.permutations([*_NEEDED[kind], *chosen]))
    rows = draw(st.lists(st.tuples(*(cells[field] for field in fields)), max_size=6))
    again = draw(st.lists(st.integers(0, 5), max_size=2))
    rows += [rows[at] for at in again if at < len(rows)]
    header = _header(draw, kind, fields)
    odd = [("",) * len(fields), ("Total", *("",) * (len(fields) - 1)), tuple(header)]
    for at, place in draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6)), max_size=2)):
        rows.insert(place, odd[at])
    text = csv_of(header, rows)
    return AnyFile(
        kind=kind,
        ending="csv",
        data=text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))),
        items=sum(any(cell.strip() for cell in row) for row in rows),
        is_full=draw(st.sampled_from([None, True, False])) if kind == "receivables" else None,
    )


def _header(draw: st.DrawFn, kind: Kind, fields: Iterable[str]) -> list[str]:
    """The headers of one program where it has them, else our own; no two alike."""
    theirs = draw(st.sampled_from(SETS[kind])).fields
    names = {field: header for header, field in reversed([*theirs.items()]) if field}
    if draw(st.booleans()):
        names = {}
    return [names.get(field, field) for field in fields]


# -- address books and calendars


_card_lines = st.lists(
    st.sampled_from(_MAILS).map("EMAIL:{}".format)
    | st.sampled_from(_PHONES).map("TEL;TYPE=work:{}".format)
    | st.sampled_from(
        [
            *("TITLE:buyer", "TITLE:采购经理", "ROLE:user", "BDAY:19760224", "BDAY:--0229"),
            *("BDAY:soon", "PHOTO;ENCODING=b:AAAA", "NOTE:\\n[/]", "X-ODD"),
            "TITLE;ENCODING=QUOTED-PRINTABLE:k=C3=B6nig",
        ]
    ),
    max_size=4,
)


@st.composite
def address_books(draw: st.DrawFn) -> AnyFile:
    """Cards of people at some of the accounts, or of nobody's."""
    cards: list[str] = []
    for _n in range(draw(st.integers(1, 5))):
        name = draw(st.sampled_from([*_PEOPLE, ""]))
        house = draw(st.sampled_from([*ACCOUNTS, *_NEW, "", ""]))
        lines = [f"FN:{name}", *([f"ORG:{house};purchasing"] if house else []), *draw(_card_lines)]
        version = draw(st.sampled_from(["2.1", "3.0", "4.0"]))
        cards.append("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")))
    cards += [cards[at] for at in draw(st.lists(st.integers(0, 4), max_size=1)) if at < len(cards)]
    return AnyFile("people", "vcf", "".join(cards).encode(), len(cards))


_event_lines = st.lists(
    st.sampled_from(_MAILS).map("ATTENDEE;CN=Somebody:mailto:{}".format)
    | st.sampled_from(
        [
            *("STATUS:CANCELLED", "STATUS:TENTATIVE", "LOCATION:GTX Pro", "LOCATION:Teams"),
            *("DESCRIPTION:\\n[/]", "X-ODD:1", "DURATION:PT30M", "DURATION:soon"),
        ]
    ),
    max_size=3,
    unique=True,
)


@st.composite
def calendars(draw: st.DrawFn) -> AnyFile:
    """Events with few names, so that one moves, is cancelled, or comes twice."""
    events: list[str] = []
    repeats = False
    for _n in range(draw(st.integers(1, 5))):
        start = NOW + timedelta(days=draw(st.integers(-3, 3)), hours=draw(st.integers(0, 2)))
        about = draw(st.sampled_from(["GTX Pro: demonstration", "华信电缆 演示", "a", "dentist"]))
        rule = draw(st.sampled_from(["", "", "RRULE:FREQ=DAILY;COUNT=3"]))
        repeats = repeats or bool(rule)
        lines = [
            f"UID:{draw(st.sampled_from(['1@x', '2@x', '3@x', 'visit-1@rounds']))}",
            _start(start, draw(st.sampled_from(["floating", "floating", "zone", "utc", "day"]))),
            f"SUMMARY:{about}",
            *([rule] if rule else []),
            *draw(_event_lines),
        ]
        events.append("\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT")))
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""))
    return AnyFile("visits", "ics", text.encode(), None)


def _start(at: datetime, form: str) -> str:
    if form == "day":
        return f"DTSTART;VALUE=DATE:{at:%Y%m%d}"
    zone = ";TZID=Europe/Berlin" if form == "zone" else ""
    return f"DTSTART{zone}:{at:%Y%m%dT%H%M%S}{'Z' if form == 'utc' else ''}"


def of(kind: Kind, ending: str) -> st.SearchStrategy[AnyFile]:
    """Files of a kind in a form."""
    if ending == "vcf":
        return address_books()
    return calendars() if ending == "ics" else sheets(kind)


any_files: Final = st.sampled_from(ENDINGS).flatmap(lambda one: of(*one))
"""Files of any kind in any form."""


# -- the book that they go into


_HOUSE: Final = Account(id=2, name="Huaxin Cable 华信电缆", number="10021")
_OURS: Final[tuple[Record, ...]] = (
    Person(id=2, account_id=1, name="Eva Lund", email="eva@gmail.com", phone="+49 30 5550101"),
    Visit(id=1, account_id=2, start=NOW - timedelta(days=1), state="logged", text="offer"),
    Invoice(id=1, account_id=1, number="R1", amount=10000, currency="EUR", listed=TODAY),
    Invoice(id=2, account_id=2, number="R1", amount=250, currency="EUR", listed=TODAY),
)


def bases() -> st.SearchStrategy[list[Record]]:
    """The records of any book whose first accounts, people and invoices the files speak of."""
    ours = {(type(one), one.id): one for one in (_HOUSE, *_OURS)}
    return books().map(lambda found: _told_apart(_known(one, ours) for one in found))


def _told_apart(records: Iterable[Record]) -> list[Record]:
    """The records without two invoices of one number and account."""
    seen: set[tuple[int, str]] = set()
    found: list[Record] = []
    for record in records:
        if isinstance(record, Invoice):
            key = record.account_id, key_of(record.number)
            if key in seen:
                found.append(replace(record, number=f"{record.number}-{record.id}"))
                continue
            seen.add(key)
        found.append(record)
    return found


def _known(record: Record, ours: Mapping[tuple[type[Record], int], Record]) -> Record:
    """A record as programs leave it; ours in the place of one that the books all have."""
    if isinstance(record, Payment):
        parts = tuple(replace(one, amount=abs(one.amount)) for one in record.allocations)
        if parts and record.source != "rep":
            return replace(record, allocations=parts[:1], amount=parts[0].amount)
        return replace(record, source="rep", allocations=parts, amount=abs(record.amount))
    if isinstance(record, Opportunity):
        ended = None if record.state == "open" else record.ended or record.opened
        return replace(record, ended=ended)
    if isinstance(record, Person) and record.roles:
        return replace(record, roles=tuple(dict.fromkeys(record.roles)))
    return ours.get((type(record), record.id), record)
