"""What the rep should know about how a file was read, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tui import words
from tui.exchange import encodings
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.desk.intake import Table
    from tui.exchange.sheets import Sheet

_TOLD: Final = 5
"""So many cells are named."""


def warnings_of(table: Table) -> list[str]:
    """What had to be decided, and what is not as it should be."""
    return [
        *_encoding(table),
        *_dates(table),
        *_amounts(table),
        *_cells(table.sheet),
    ]


def several_sheets(sheet: Sheet) -> list[str]:
    """Which of the sheets of a workbook was read."""
    others = [name for name in sheet.names if name != sheet.name]
    if not others:
        return []
    return [
        _(
            "Sheet “{name}” was read; there are also: {names}. Choose another if it is wrong."
        ).format(name=sheet.name, names=", ".join(others))
    ]


def _encoding(table: Table) -> list[str]:
    if encodings.is_unicode(table.encoding):
        return []
    return [
        _("{file} was read as {encoding}. If letters look wrong, choose another encoding.").format(
            file=table.file, encoding=encodings.name_of(table.encoding)
        )
    ]


def _dates(table: Table) -> list[str]:
    found: list[str] = []
    dates = table.dates
    if not dates.is_decided:
        found.append(
            (
                _(
                    "{file} does not tell whether the day or the month comes first "
                    "(“{example}”): it was read with the day first."
                )
                if dates.order == "dmy"
                else _(
                    "{file} does not tell whether the day or the month comes first "
                    "(“{example}”): it was read with the month first."
                )
            ).format(file=table.file, example=dates.example)
        )
    if dates.is_mixed:
        found.append(
            (
                _(
                    "The dates of {file} were read with the day first, but “{example}” "
                    "has the month first: check them."
                )
                if dates.order == "dmy"
                else _(
                    "The dates of {file} were read with the month first, but “{example}” "
                    "has the day first: check them."
                )
            ).format(file=table.file, example=dates.example)
        )
    if dates.serial:
        found.append(
            _(
                "Some days stand as plain numbers (“{example}”) and were read as spreadsheets "
                "count days."
            ).format(example=dates.serial)
        )
    return found


def _amounts(table: Table) -> list[str]:
    found: list[str] = []
    if table.unclear:
        found.append(
            _(
                "{file} does not tell whether “{example}” has thousands or decimals: "
                "it was read as thousands."
            ).format(file=table.file, example=table.unclear)
        )
    found += [
        _("Row {row}: column “{column}” says {stated}, but its rows come to {found}.").format(
            row=one.row, column=one.header, stated=f"{one.stated:,.2f}", found=f"{one.found:,.2f}"
        )
        for one in table.disagreements
    ]
    return found


def _cells(sheet: Sheet) -> list[str]:
    errors = [one.cell for one in sheet.doubts if one.code == "error"]
    formulas = [one.cell for one in sheet.doubts if one.code == "uncalculated"]
    found: list[str] = []
    if errors:
        found.append(
            ngettext(
                "{n} cell holds an error and was read as empty: {cells}.",
                "{n} cells hold errors and were read as empty: {cells}.",
                len(errors),
            ).format(n=len(errors), cells=_some(errors))
        )
    if formulas:
        found.append(
            ngettext(
                "{n} formula was never worked out and was read as empty: {cells}. "
                "Open the file in a spreadsheet, save it and import again.",
                "{n} formulas were never worked out and were read as empty: {cells}. "
                "Open the file in a spreadsheet, save it and import again.",
                len(formulas),
            ).format(n=len(formulas), cells=_some(formulas))
        )
    return found


def _some(cells: Sequence[str]) -> str:
    return words.joined(list(cells[:_TOLD])) + (" …" if len(cells) > _TOLD else "")
