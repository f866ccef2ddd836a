"""Opportunities from a sheet: new ones are added, known ones get what the file says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, cast

import msgspec
from msgspec.structs import replace

from tui.desk.holding import Holding
from tui.desk.intake import Change, Skip, Skipped, Tally, codes
from tui.desk.intake_names import Accounts, name_of, text_of
from tui.desk.intake_table import Table
from tui.desk.matching import name_key
from tui.desk.questions import product_names
from tui.domain.records import Account, Opportunity, StageChange
from tui.domain.vocabulary import DEAL_WORDS, STAGE_WORDS
from tui.exchange.amounts import Amount, currency_of
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.domain.codes import OpportunityState, Stage
    from tui.exchange.sheets import Row

_WITH_END: Final[dict[OpportunityState, Stage]] = {
    "won": "use",
    "lost": "gestation",
    "dropped": "interest",
}
"""Where one stands that a file knows by how it ended alone."""


class _Line(msgspec.Struct, frozen=True):
    """What one row says about an opportunity; None where it says nothing."""

    row: int
    name: str
    account: str
    """Empty where the row names none."""
    stage: Stage | None
    state: OpportunityState | None
    amount: str
    currency: str | None
    opened: date | None
    close: date | None
    product: str
    without_account: str
    """Why the row cannot be taken if it names none."""


def import_opportunities(
    change: Change, table: Table, as_of: date, currency: str, named: str | None = None
) -> Tally:
    """Take every row of a sheet of opportunities into a change of the book.

    An opportunity is known by its account and name. Empty cells erase nothing. A stage such as
    ``Won`` says how it ended. A product whose spelling the rep has put right is spelled so. A row
    without an account waits in the review list.

    Args:
        as_of: the day of the file, which dates what has no date in it.
        currency: of accounts that are made because a row names them.
        named: of amounts whose row names none; None: the account's.
    """
    tally = Tally(warnings=table.warnings())
    holding = Holding(change, "opportunities", as_of)
    cells = (text_of(table.text(row, "account")) for row in table.rows)
    accounts = Accounts(change, named or currency, cells)
    intake = _Intake(change, table, as_of, accounts, holding, named, tally)
    for row in table.each():
        try:
            intake.take(row)
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
    tally.warnings += (*accounts.warnings(), *holding.warnings())
    return tally


class _Intake:
    """One import at work."""

    def __init__(
        self,
        change: Change,
        table: Table,
        as_of: date,
        accounts: Accounts,
        holding: Holding,
        named: str | None,
        tally: Tally,
    ) -> None:
        self._change = change
        self._table = table
        self._as_of = as_of
        self._accounts = accounts
        self._holding = holding
        self._named = named
        self._tally = tally
        self._products = product_names(change)
        self._known = {
            (one.account_id, name_key(one.name)): one
            for one in change.since(Opportunity, date.min).values()
        }
        self._seen: dict[int, _Line] = {}
        self._states = codes(DEAL_WORDS)
        self._stages = codes(STAGE_WORDS)

    def take(self, row: Row) -> None:
        """Bring the book in line with a row.

        Raises:
            Skip: it cannot be taken.
        """
        line = self._line(row)
        account = self._account_of(row, line)
        known = self._known.get((account.id, name_key(line.name)))
        if known and (earlier := self._seen.get(known.id)):
            if replace(line, row=earlier.row) != earlier:
                raise Skip(
                    _("The same opportunity stands in row {row} with other values.").format(
                        row=earlier.row
                    )
                )
            self._tally.unchanged += 1
            return
        told = self._told(row, line, known, account)
        if known is None:
            stored = self._change.add(told)
            self._tally.created += 1
        elif told == known:
            stored = known
            self._tally.unchanged += 1
        else:
            stored = self._change.put(told)
            self._tally.updated += 1
        self._known[account.id, name_key(line.name)] = stored
        self._seen[stored.id] = line

    def _line(self, row: Row) -> _Line:
        table = self._table
        stage, ended = self._stage(row)
        state = table.word(row, "state", self._states)
        return _Line(
            row=row.number,
            name=name_of(table, row),
            account=text_of(table.text(row, "account")),
            stage=stage,
            state=cast("OpportunityState | None", state) or ended,
            amount=table.text(row, "amount"),
            currency=table.currency(row),
            opened=table.day(row, "opened"),
            close=table.day(row, "close"),
            product=table.text(row, "product"),
            without_account=_("Column “{column}” is empty.").format(column=table.header("account")),
        )

    def _stage(self, row: Row) -> tuple[Stage | None, OpportunityState | None]:
        """The stage of a row, or how it ended where the stage says that."""
        word = self._table.word(row, "stage", {**self._states, **self._stages})
        if word in STAGE_WORDS:
            return cast("Stage", word), None
        return None, cast("OpportunityState | None", word)

    def _account_of(self, row: Row, line: _Line) -> Account:
        if line.account:
            return self._accounts.find_or_add(line.account)
        amount = self._shown(row, line)
        stated = line.currency or (self._named if amount and not amount.sign else None)
        said = {
            "name": line.name,
            "stage": line.stage or "",
            "state": line.state or "",
            "amount": _unmistakable(amount) if amount else "",
            "currency": stated or "",
            "opened": line.opened.isoformat() if line.opened else "",
            "close": line.close.isoformat() if line.close else "",
            "product": line.product,
        }
        cells = {field: text for field, text in said.items() if text}
        return self._holding.account_of(line.name, cells, line.without_account)

    def _told(
        self, row: Row, line: _Line, known: Opportunity | None, account: Account
    ) -> Opportunity:
        """The opportunity with what the row says."""
        before = known or self._blank(line, account)
        likely = [one for one in (known and known.currency, self._named, account.currency) if one]
        currency, amount = self._amount(row, line, likely)
        state = line.state or before.state
        # Of one that has ended files say the day of its end, and not when that was expected.
        is_end = state != "open" and line.close == before.ended
        close = (None if is_end else line.close) or before.close
        product = text_of(line.product) if before.product else line.product
        told = replace(
            before,
            stage=line.stage or (before.stage if known or not line.state else _end(line.state)),
            state=state,
            close=close,
            opened=line.opened or before.opened,
            amount=before.amount if amount is None else amount,
            currency=before.currency if amount is None and known else currency,
            product=self._products.get(product, product) or before.product,
        )
        ended = None if state == "open" else line.close or before.ended or close or self._as_of
        told = replace(told, ended=ended)
        if known is None or told.stage != known.stage:
            on = (ended or self._as_of) if known else ended or told.opened
            told = replace(told, stages=(*told.stages, StageChange(on=on, stage=told.stage)))
        return told

    def _blank(self, line: _Line, account: Account) -> Opportunity:
        return Opportunity(
            account_id=account.id, name=line.name, opened=line.opened or line.close or self._as_of
        )

    def _amount(self, row: Row, line: _Line, likely: Sequence[str]) -> tuple[str, int | None]:
        """The currency of a row, and its amount in minor units if it says one.

        Args:
            likely: the currencies of a row that names none, the likeliest first.
        """
        table, currency = self._table, line.currency or likely[0]
        amount = self._shown(row, line)
        if amount is None:
            return currency, None
        if amount.sign:
            by_sign = currency_of(amount.sign, [line.currency] if line.currency else likely)
            if line.currency and by_sign != currency:
                raise table.refuse(
                    row, "amount", _("Column “{column}”: “{word}” is not in the row's currency.")
                )
            currency = by_sign
        return currency, table.minor(row, "amount", amount.value, currency)

    def _shown(self, row: Row, line: _Line) -> Amount | None:
        """The amount of a row, with the sign that its column shows where nothing else tells."""
        amount = self._table.amount(row, "amount")
        if amount is None or not text_of(line.amount):
            return None
        if amount.sign or line.currency or self._named:
            return amount
        return Amount(amount.value, self._table.likely_sign(row, ("amount",)))


def _unmistakable(amount: Amount) -> str:
    """An amount as it is read the same in any column: ``€ 1,234.50``."""
    whole, _point, decimals = f"{amount.value:,f}".partition(".")
    decimals = decimals.ljust(2, "0")
    if len(decimals) == len("000"):
        # Three might be thousands.
        decimals += "0"
    return f"{amount.sign} {whole}.{decimals}".strip()


def _end(state: OpportunityState) -> Stage:
    return _WITH_END.get(state, "interest")
