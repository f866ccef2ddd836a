"""How the playbook is painted: the rows of its contents, and the page of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import words
from tui.desk.playbook_chapters import chapter_title
from tui.desk.shelf import spans
from tui.i18n import N_, _, pgettext
from tui.widgets.cells import fit, plain, width_of
from tui.widgets.columns import Column
from tui.widgets.facts import wrap
from tui.widgets.page import Bit, Sheet
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.desk.playbook_entries import Entry, Head, Said
    from tui.desk.playbook_search import Found
    from tui.playbook.tables import Place
    from tui.widgets.cells import Cell, Piece, Tone

SIGN: Final = 3
"""Columns between the longest label and the text, with room for a sign."""
INDENT: Final = 2
"""Columns before the text of a page without labels."""
MEASURE: Final = 88
"""Longer lines are hard to read, however wide the window is."""
OWN_SIGN: Final = "✎"
GAP: Final = 3
"""Columns between words that lead on."""

PLACES: Final[Mapping[Place, tuple[str, str]]] = {
    "today": ("1", N_("Today")),
    "prep": ("2", N_("Prep")),
    "people": ("3", N_("People")),
    "money": ("4", N_("Money")),
    "funnel": ("5", N_("Funnel")),
    "accounts": ("6", N_("Accounts")),
    "log": ("l", N_("Log")),
}
"""Key and name of where a method is used."""
_SCREENS: Final = frozenset(PLACES) - {"log"}
"""Those that are named only where they are there; a call can be logged once there is an account."""

COLUMNS: Final = (
    Column(least=12, most=60, grow=True, shrink=1),
    Column(least=0, most=1),
    Column(least=0, most=24, shrink=2, drop=1),
)
"""Mark and title, whether it is in the rep's own words, chapter."""
MARK: Final = 4
"""Columns that an id or a number takes before the title."""


def place_name(place: Place) -> str:
    """What a place is called."""
    return _(PLACES[place][1])


# -- The contents


def contents(heads: Iterable[Head]) -> list[Row]:
    """All entries under the titles of their chapters."""
    shown: list[Row] = []
    chapter = ""
    for head in heads:
        if head.chapter != chapter:
            chapter = head.chapter
            if shown:
                shown.append(_title_row(f"{chapter}-gap", ""))
            shown.append(_title_row(chapter, chapter_title(chapter)))
        shown.append(_row(head, plain(head.title, "watch" if head.is_fault else ""), ""))
    return shown


def hits(found: Iterable[Found], heads: Mapping[str, Head]) -> list[Row]:
    """What was found, best first, each with its chapter."""
    return [
        _row(
            heads[one.id],
            tuple(_marked(heads[one.id].title, one.spans)),
            chapter_title(heads[one.id].chapter),
        )
        for one in found
    ]


def _title_row(key: str, title: str) -> Row:
    cells = (plain(title, "bold"), plain(""), plain(""))
    return Row(f"chapter-{key}", cells, heading=True)


def _row(head: Head, title: Cell, chapter: str) -> Row:
    mark: Piece = (head.mark.rjust(2).ljust(MARK), "dim")
    own = plain(OWN_SIGN if head.own else "", "quiet")
    return Row(head.id, ((mark, *title), own, plain(chapter, "dim")))


def _marked(text: str, marks: Sequence[tuple[int, int]], tone: Tone = "") -> list[Piece]:
    """A text in which what was looked for stands out."""
    pieces: list[Piece] = []
    at = 0
    for start, end in marks:
        pieces += [(text[at:start], tone), (text[start:end], "way bold")]
        at = end
    return [piece for piece in (*pieces, (text[at:], tone)) if piece[0]]


# -- The page of an entry


class Reader(NamedTuple):
    """What the page of an entry depends on besides the entry."""

    sought: Sequence[str] = ()
    """Folded words that are to stand out."""
    reachable: frozenset[Place] = frozenset()
    """Where one can go from here."""


def sheet(entry: Entry, reader: Reader, width: int) -> Sheet:
    """The page of an entry, for a width."""
    width = min(width - 1, MEASURE)
    labels = [width_of(plain(one.label)) for one in entry.said if one.label]
    indent = max(labels) + SIGN if labels else INDENT
    lines = [*_headline(entry, width)]
    found = 0
    for number, one in enumerate(entry.said):
        if one.apart or not number:
            lines.append([])
        for line in _paragraph(one, indent, reader.sought, width):
            if not found and any(bit.tone == "way bold" for bit in line):
                found = len(lines)
            lines.append(line)
    leads = _leads(entry, reader, indent, width)
    lines += [[], *leads] if leads else []
    if entry.has_own:
        told = _("{sign} in your own words").format(sign=OWN_SIGN)
        lines += [[], [Bit(told, "quiet")]]
    return Sheet(lines, found)


def _leads(entry: Entry, reader: Reader, indent: int, width: int) -> list[list[Bit]]:
    """What leads on from the entry, and what else it is called."""
    see, used, also = pgettext("playbook", "see"), _("used at"), pgettext("playbook", "also")
    indent = max(indent, *(width_of(plain(label)) + SIGN for label in (see, used, also)))
    others = wrap(((words.joined(list(entry.also)), "dim"),), width - indent)
    return [
        *_flow(
            see, [Bit(_named(one.mark, one.title), "", one.id) for one in entry.see], indent, width
        ),
        *_flow(
            used,
            [
                _place(one, one in reader.reachable)
                for one in entry.used_at
                if one in reader.reachable or one not in _SCREENS
            ],
            indent,
            width,
        ),
        *_beside(also, others, indent),
    ]


def targets(entry: Entry, reachable: frozenset[Place]) -> list[str]:
    """Where the words on the page lead, in their order."""
    places = [f"place:{place}" for place in entry.used_at if place in reachable]
    return [*(link.id for link in entry.see), *places]


def _headline(entry: Entry, width: int) -> list[list[Bit]]:
    """The title and, dim behind it or below it, the chapter."""
    mark: list[Piece] = [(f"{entry.mark}  ", "dim")] if entry.mark else []
    title = wrap((*mark, (entry.title, "way bold")), width)
    chapter: Piece = (entry.chapter, "dim")
    if width_of((*title[-1], chapter)) + GAP <= width:
        title[-1] += [(" " * GAP, ""), chapter]
    else:
        title.append([chapter])
    return [_bits(line) for line in title]


def _paragraph(one: Said, indent: int, sought: Sequence[str], width: int) -> list[list[Bit]]:
    own: list[Piece] = [(f"{OWN_SIGN} ", "quiet")] if one.own else []
    if one.heading:
        tone: Tone = "way" if one.heading == "section" else "bold"
        return [_bits(line) for line in wrap((*own, *_sought(one.text, sought, tone)), width)]
    lead: list[Piece] = [*_sought(one.lead, sought, "bold"), ("  ", "")] if one.lead else []
    lines: list[list[Piece]] = []
    for text in one.text.split("\n"):
        pieces = (*own, *lead, *_sought(text, sought, ""))
        lines += wrap(pieces, width - indent) or [[]]
        own, lead = [], []
    return _beside(one.label, lines, indent, one.sign)


def _beside(
    label: str, lines: Sequence[Sequence[Piece]], indent: int, sign: str = ""
) -> list[list[Bit]]:
    """Lines beside their label; the sign stands right before the first of them."""
    first = [*fit(plain(label, "dim"), indent - len(sign) - 1), (f"{sign} ", "dim")]
    if not sign:
        first = fit(plain(label, "dim"), indent)
    return [
        _bits((*first, *line) if not number else ((" " * indent, ""), *line))
        for number, line in enumerate(lines)
    ]


def _flow(label: str, bits: Sequence[Bit], indent: int, width: int) -> list[list[Bit]]:
    """Words that lead on, as many on a line as fit; none is broken, one too long is cut."""
    lines: list[list[Bit]] = []
    left = 0
    for bit in bits:
        size = min(width_of(plain(bit.text)), width - indent)
        shown = "".join(text for text, _tone in fit(plain(bit.text), size))
        if lines and size + GAP <= left:
            lines[-1].append(Bit(" " * GAP))
            left -= GAP
        else:
            said = label if not lines else ""
            lines.append(_bits(fit(plain(said, "dim"), indent)))
            left = width - indent
        lines[-1].append(bit._replace(text=shown))
        left -= size
    return lines


def _place(place: Place, is_reachable: bool) -> Bit:
    name = _named(PLACES[place][0], place_name(place))
    return Bit(name, "", f"place:{place}") if is_reachable else Bit(name, "dim")


def _named(mark: str, title: str) -> str:
    return " ".join(filter(None, (mark, title)))


def _sought(text: str, sought: Sequence[str], tone: Tone) -> list[Piece]:
    return _marked(text, spans(text, sought) if sought else (), tone)


def _bits(pieces: Iterable[Piece]) -> list[Bit]:
    return [Bit(text, tone) for text, tone in pieces]
