"""What the rep should know about how a file was read, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.desk import import_encodings
from tui.desk.intake_names import some
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.desk.intake_table import Table
    from tui.exchange.sheets import Sheet


def warnings_of(table: Table) -> list[str]:
    """What had to be decided, and what is not as it should be."""
    return [
        *import_encodings.doubt(table.file, table.encoding),
        *_dates(table),
        *_amounts(table),
        *_currencies(table),
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
    first, second = table.dates_written("dmy"), table.dates_written("mdy")
    if first and second:
        found.append(
            _(
                "The dates of {file} are written in two ways, and each column was read as its "
                "cells tell: the day first in {day_first}, the month first in {month_first}."
            ).format(
                file=table.file, day_first=words.joined(first), month_first=words.joined(second)
            )
        )
    found += [
        (
            _(
                "The dates of “{column}” were read with the day first, but “{example}” "
                "has the month first: check them."
            )
            if one.order == "dmy"
            else _(
                "The dates of “{column}” were read with the month first, but “{example}” "
                "has the day first: check them."
            )
        ).format(column=header, example=one.example)
        for header, one in table.mixed_dates()
    ]
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


def _currencies(table: Table) -> list[str]:
    return [
        _(
            "Only some amounts of “{column}” show “{sign}”: those that show none are read in "
            "the same currency, unless you name another."
        ).format(column=header, sign=sign)
        for header, sign in table.partly_shown()
    ]


def rounded_amounts(file: str, count: int) -> list[str]:
    """So many computed amounts of a file had to be rounded."""
    if not count:
        return []
    return [
        ngettext(
            "{n} amount of {file} has more decimals than its currency and was rounded.",
            "{n} amounts of {file} have more decimals than their currency and were rounded.",
            count,
        ).format(n=f"{count:,}", file=file)
    ]


def _cells(sheet: Sheet) -> list[str]:
    errors = [one.cell for one in sheet.doubts if one.code == "error"]
    formulas = [one.cell for one in sheet.doubts if one.code == "uncalculated"]
    beyond = [one.cell for one in sheet.doubts if one.code == "beyond"]
    found: list[str] = []
    if beyond:
        found.append(
            ngettext(
                "{n} cell has no header above it and was not read: {cells}.",
                "{n} cells have no header above them and were not read: {cells}.",
                len(beyond),
            ).format(n=len(beyond), cells=some(beyond))
        )
    if errors:
        found.append(
            ngettext(
                "{n} cell holds an error and was read as empty: {cells}.",
                "{n} cells hold errors and were read as empty: {cells}.",
                len(errors),
            ).format(n=len(errors), cells=some(errors))
        )
    if formulas:
        found.append(
            ngettext(
                "{n} formula was never worked out and was read as empty: {cells}. "
                "Open the file in a spreadsheet, save it and import again.",
                "{n} formulas were never worked out and were read as empty: {cells}. "
                "Open the file in a spreadsheet, save it and import again.",
                len(formulas),
            ).format(n=len(formulas), cells=some(formulas))
        )
    return found
