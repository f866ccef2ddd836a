"""Invoice numbers that have lost their leading zeros in a spreadsheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.desk.intake_names import some
from tui.desk.matching import key_of
from tui.i18n import ngettext

if TYPE_CHECKING:
    from tui.desk.receivable_lines import Line
    from tui.domain.records import Invoice
    from tui.exchange.sheets import Row


class Shortened:
    """Finds an invoice by a number with fewer or more zeros in front.

    Only where one invoice of the account has such a number, and the file does not list that
    one under its own.
    """

    def __init__(self, invoices: Iterable[Invoice], lines: Sequence[tuple[Row, Line]]) -> None:
        self._named = {key_of(line.number) for _row, line in lines}
        self._known: defaultdict[tuple[int, str], list[Invoice]] = defaultdict(list)
        for invoice in invoices:
            if short := _short(invoice.number):
                self._known[invoice.account_id, short].append(invoice)
        self._found: dict[str, None] = {}

    def find(self, account_id: int, number: str) -> Invoice | None:
        """The invoice that is meant, if there is one."""
        short = _short(number)
        known = self._known.get((account_id, short), ()) if short else ()
        if len(known) != 1 or key_of(known[0].number) in self._named:
            return None
        self._found[fuller(known[0].number, number)] = None
        return known[0]

    def warnings(self) -> list[str]:
        """Which invoices were found so."""
        if not self._found:
            return []
        return [
            ngettext(
                "{n} invoice number differs from the book in its leading zeros: {numbers}.",
                "{n} invoice numbers differ from the book in their leading zeros: {numbers}.",
                len(self._found),
            ).format(n=len(self._found), numbers=some(self._found))
        ]


def fuller(known: str, number: str) -> str:
    """Of two numbers of an invoice the one with more zeros in front; of the same the known one."""
    is_fuller = len(number) > len(known) and key_of(known) != key_of(number)
    return number if is_fuller else known


def _short(number: str) -> str:
    """A number of digits alone without its leading zeros; empty for any other."""
    key = key_of(number)
    return key.lstrip("0") if key.isdecimal() else ""
