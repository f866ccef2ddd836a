"""A statement of account as a file for the customer: XLSX, CSV or Markdown.

What it says comes in as a document of plain cells, its words chosen already; here it gets
its form. No file carries the time of its making: the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tui.domain.text import clean, width
from tui.exchange import markdown, writers
from tui.i18n import _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | date | Decimal | None
"""An amount has the decimals of its currency."""

_NARROWEST: Final = 10
_WIDEST: Final = 60
"""Characters that a column of a sheet holds at least and at most."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under headers, each as long as the header."""

    title: str
    """May be empty."""
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    right: tuple[int, ...]
    """The columns, counted from 0, whose cells end at their right edge."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """What is said in one currency: a sheet of its own where there are sheets."""

    name: str
    facts: tuple[tuple[str, str], ...]
    """Labels and values."""
    tables: tuple[Table, ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The whole statement, in words."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Labels and values that hold for all sections."""
    sections: tuple[Section, ...]
    """At least one."""


def form_of(target: str | Path) -> Callable[[Document], bytes]:
    """What makes a file of the document: XLSX, CSV or Markdown, by the end of the file's name.

    ``-``, standard output, takes Markdown.

    Raises:
        UnknownFormat: the name ends in none of these.
    """
    if str(target) == writers.STANDARD_OUTPUT:
        return _markdown_bytes
    form = _FORMS.get(Path(target).suffix.lower())
    if form is None:
        raise writers.UnknownFormat(
            _("{file}: a statement is written as .xlsx, .csv or .md. Name the file so.").format(
                file=target
            )
        )
    return form


# -- Markdown


def as_markdown(document: Document) -> str:
    """The document as Markdown; its facts are said in the language that is spoken now."""
    said = [f"# {markdown.escape(document.title)}"]
    if len(document.sections) == 1:
        said.append(_list(document.facts + document.sections[0].facts))
    else:
        said.append(_list(document.facts))
    for section in document.sections:
        if len(document.sections) > 1:
            said += [f"## {markdown.escape(section.name)}", _list(section.facts)]
        for table in section.tables:
            said += [markdown.escape(table.title)] if table.title else []
            rows = [list(map(_shown, row)) for row in table.rows]
            said.append(markdown.table(table.header, rows, table.right))
    return "\n\n".join(said)


def _list(facts: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        "- " + _("{name}: {what}").format(name=label, what=markdown.escape(value))
        for label, value in facts
    )


def _shown(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:,f}"
    return _plain(cell)


def _markdown_bytes(document: Document) -> bytes:
    return f"{as_markdown(document)}\n".encode()


# -- CSV


def as_csv(document: Document) -> bytes:
    """The document as one sheet of CSV, section by section, all rows of the same length."""
    rows: list[list[str]] = []
    for section in document.sections:
        rows += [[]] if rows else []
        rows += [[_plain(cell) for cell in row.cells] for row in _grid(document, section)]
    longest = max(map(len, rows))
    first, *others = (row + [""] * (longest - len(row)) for row in rows)
    return writers.csv_bytes(first, others)


class _Row(msgspec.Struct, frozen=True):
    """A row of a sheet; a title and headers are bold, the latter stand over their columns."""

    cells: Sequence[Cell]
    is_bold: bool = False
    right: tuple[int, ...] = ()


def _grid(document: Document, section: Section) -> Iterator[_Row]:
    """A section as rows of a sheet, with all that holds for it."""
    yield _Row([document.title], is_bold=True)
    for fact in (*document.facts, *section.facts):
        yield _Row(fact)
    for table in section.tables:
        yield _Row([])
        if table.title:
            yield _Row([table.title])
        yield _Row(table.header, is_bold=True, right=table.right)
        for row in table.rows:
            yield _Row(row)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return clean(cell) if isinstance(cell, str) else cell.isoformat()


# -- XLSX


def as_xlsx(document: Document) -> bytes:
    """The document as a workbook with a sheet for each section, dates and amounts as such."""
    from openpyxl import Workbook

    from tui.exchange import workbooks

    book = Workbook()
    book.remove(book.worksheets[0])
    for section in document.sections:
        _fill(book.create_sheet(section.name), document, section)
    return workbooks.as_bytes(book)


def _fill(sheet: Worksheet, document: Document, section: Section) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from tui.exchange import workbooks

    bold, right = Font(bold=True), Alignment(horizontal="right")
    widths: dict[int, int] = {}
    for row in _grid(document, section):
        cells = [workbooks.cell(sheet, value) for value in row.cells]
        for index, cell in enumerate(cells):
            if row.is_bold:
                cell.font = bold
            if index in row.right:
                cell.alignment = right
            # A title runs over the cells beside it, which are empty.
            if len(cells) > 1:
                room = width(_shown(row.cells[index]))
                widths[index] = max(widths.get(index, _NARROWEST), room)
        sheet.append(cells)
    for index, widest in widths.items():
        letter = get_column_letter(index + 1)
        sheet.column_dimensions[letter].width = min(widest, _WIDEST) + 2


_FORMS: Final[dict[str, Callable[[Document], bytes]]] = {
    ".xlsx": as_xlsx,
    ".csv": as_csv,
    ".md": _markdown_bytes,
    ".markdown": _markdown_bytes,
}
