"""The week's report for the boss: what was planned, done, promised, paid and moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tui.desk.ground import HORIZON
from tui.desk.ledger import Ledger, back_to
from tui.desk.report_views import (
    AccountLine,
    ContactLine,
    MoneyIn,
    NextWeek,
    OurLine,
    Paid,
    PromiseLine,
    Promises,
    ReportView,
    StageMove,
    StepLine,
    Visits,
)
from tui.desk.today_views import AccountName
from tui.desk.week import DAYS, monday_of
from tui.domain.codes import OUTCOMES, Outcome, Stage
from tui.domain.day import is_unlogged
from tui.domain.money import to_decimal
from tui.domain.records import NextStep, Opportunity, Payment, PaymentPromise, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.desk.ground import Desk, Ground
    from tui.domain.receivables.promises import Judgement

_DAY: Final = timedelta(days=1)


def report(desk: Desk, week: date) -> ReportView:
    """The report on a week.

    A week that is not over is told as far as it has come.

    Args:
        desk: the desk.
        week: any day of the week will do.

    Raises:
        NoSuchWeek: it lies where the calendar begins or ends.
    """
    monday = monday_of(week)
    sunday = monday + timedelta(days=DAYS - 1)
    year, number, _weekday = monday.isocalendar()
    asked = _Asked(desk, monday, sunday)
    return ReportView(
        week=f"{year}-W{number:02}",
        from_=monday,
        to=sunday,
        visits=asked.visits(),
        promises=asked.promises(),
        money_in=asked.money_in(),
        stage_moves=asked.stage_moves(),
        next_week=asked.next_week(),
    )


def as_markdown(view: ReportView) -> str:
    """The report as Markdown, ready to paste."""
    from tui.desk import markdown

    return markdown.of_report(view)


class _Asked:
    """The week that is asked about, and the book to answer from."""

    def __init__(self, desk: Desk, monday: date, sunday: date) -> None:
        self.ground: Ground = desk.ground
        self.monday, self.sunday = monday, sunday
        self.now, self.today = desk.now, desk.today
        # Old weeks are asked about too: records are read from the week on, not from today.
        self.horizon = monday - HORIZON if monday - date.min > HORIZON else date.min

    def visits(self) -> Visits:
        week = [
            visit
            for visit in self.ground.snapshot.since(Visit, self.monday).values()
            if self._is_in_week(visit.day)
        ]
        told = [visit for visit in week if visit.state != "cancelled"]
        logged = [visit for visit in told if visit.state == "logged"]
        unlogged = [visit for visit in told if is_unlogged(visit, self.now)]
        return Visits(
            planned=sum(not visit.unplanned for visit in told),
            done=len(logged),
            unplanned=sum(visit.unplanned for visit in logged),
            missed=sum(visit.state == "missed" for visit in told),
            cancelled=len(week) - len(told),
            unlogged=len(unlogged),
            open=sum(visit.is_open for visit in told) - len(unlogged),
            outcomes=_outcomes(logged),
            accounts=self._by_account(told),
        )

    def promises(self) -> Promises:
        as_of = min(self.sunday, self.today)
        before = Ledger(self.ground.snapshot, self.monday - _DAY, self.ground.holidays)
        after = Ledger(self.ground.snapshot, max(as_of, self.monday - _DAY), self.ground.holidays)
        newly: dict[str, list[PaymentPromise]] = defaultdict(list)
        for promise in sorted(after.promises.values(), key=lambda one: (one.due, one.id)):
            if (judged := after.judged.get(promise.id)) is None:
                continue
            was = before.judged.get(promise.id)
            if self._is_in_week(promise.made):
                newly["made"].append(promise)
            if judged.state == "kept" and not (was and was.state == "kept"):
                newly["kept"].append(promise)
            if _is_missed(judged) and not (was and _is_missed(was)):
                newly["missed"].append(promise)
        lines = {
            how: tuple(self._promise(one, after.judged[one.id]) for one in promises)
            for how, promises in newly.items()
        }
        ours = [
            step
            for step in self.ground.snapshot.since(NextStep, self.horizon).values()
            if step.promised
        ]
        ours.sort(key=lambda step: (step.done or step.due, step.id))
        end = min(self.sunday + _DAY, self.today)
        return Promises(
            made=lines.get("made", ()),
            kept=lines.get("kept", ()),
            missed=lines.get("missed", ()),
            ours_kept=tuple(
                self._ours(step, step.done)
                for step in ours
                if step.done and self._is_in_week(step.done)
            ),
            ours_late=tuple(
                self._ours(step, end)
                for step in ours
                if step.due < end and (step.done is None or step.done > self.sunday)
            )
            if end >= self.monday
            else (),
        )

    def money_in(self) -> tuple[MoneyIn, ...]:
        by_currency: defaultdict[str, list[Payment]] = defaultdict(list)
        for payment in back_to(self.ground.snapshot, Payment, self.monday).values():
            if self._is_in_week(payment.on) and not payment.undated:
                by_currency[payment.currency].append(payment)
        return tuple(
            MoneyIn(
                currency=currency,
                amount=to_decimal(sum(one.amount for one in payments), currency),
                presumed=to_decimal(
                    sum(one.amount for one in payments if one.source == "presumed"), currency
                ),
                payments=len(payments),
                accounts=self._paid(payments, currency),
            )
            for currency, payments in sorted(by_currency.items())
        )

    def stage_moves(self) -> tuple[StageMove, ...]:
        found = [
            move
            for one in self.ground.snapshot.since(Opportunity, self.horizon).values()
            for move in self._moves(one)
            if self._is_in_week(move.on)
        ]
        return tuple(sorted(found, key=lambda move: (move.on, move.id)))

    def next_week(self) -> NextWeek:
        first, last = self.sunday + _DAY, self.sunday + timedelta(days=DAYS)
        visits = self.ground.snapshot.since(Visit, first).values()
        steps = self.ground.snapshot.since(NextStep, first).values()
        due = [
            step
            for step in steps
            if first <= step.due <= last and (step.done is None or step.done >= first)
        ]
        return NextWeek(
            visits=self._by_account(
                visit
                for visit in visits
                if first <= visit.day <= last and visit.state != "cancelled" and not visit.unplanned
            ),
            steps=tuple(
                StepLine(step.id, self._name(step.account_id), step.text, step.due, step.promised)
                for step in sorted(due, key=lambda step: (step.due, step.id))
            ),
        )

    def _is_in_week(self, day: date) -> bool:
        return self.monday <= day <= self.sunday

    def _name(self, account_id: int) -> AccountName:
        account = self.ground.accounts.get(account_id)
        return AccountName(account_id, account.name if account else "?")

    def _by_account(self, visits: Iterable[Visit]) -> tuple[AccountLine, ...]:
        """A line for each account, in the order in which the week came to them."""
        lines: defaultdict[int, list[ContactLine]] = defaultdict(list)
        for visit in sorted(visits, key=lambda visit: (visit.start, visit.id)):
            lines[visit.account_id].append(_contact(visit))
        return tuple(AccountLine(self._name(one), tuple(told)) for one, told in lines.items())

    def _promise(self, promise: PaymentPromise, judged: Judgement) -> PromiseLine:
        return PromiseLine(
            id=promise.id,
            account=self._name(promise.account_id),
            currency=promise.currency,
            amount=to_decimal(promise.amount, promise.currency),
            missing=to_decimal(judged.missing, promise.currency),
            made=promise.made,
            due=promise.due,
        )

    def _ours(self, step: NextStep, until: date) -> OurLine:
        late = max(0, (until - step.due).days)
        done = step.done if step.done and step.done <= self.sunday else None
        return OurLine(step.id, self._name(step.account_id), step.text, step.due, done, late)

    def _paid(self, payments: Iterable[Payment], currency: str) -> tuple[Paid, ...]:
        sums: Counter[int] = Counter()
        for payment in payments:
            sums[payment.account_id] += payment.amount
        ordered = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
        return tuple(Paid(self._name(one), to_decimal(sum_, currency)) for one, sum_ in ordered)

    def _moves(self, one: Opportunity) -> list[StageMove]:
        """Every stage it entered, and its end."""
        entered = sorted(one.stages, key=lambda change: change.on)
        steps: list[tuple[date, Stage | None, str]] = [
            (change.on, change.stage, change.override) for change in entered
        ] or [(one.opened, one.stage, "")]
        if one.ended and not one.is_open:
            steps.append((one.ended, None, ""))
        moves = []
        before: Stage | None = None
        for on, stage, override in steps:
            moves.append(
                StageMove(
                    id=one.id,
                    account=self._name(one.account_id),
                    name=one.name,
                    on=on,
                    from_=before,
                    to=stage,
                    state="open" if stage else one.state,
                    currency=one.currency,
                    amount=to_decimal(one.amount, one.currency),
                    override=override,
                )
            )
            before = stage
        return moves


def _is_missed(judged: Judgement) -> bool:
    """Whether the date has passed without the money, late money or not."""
    return judged.is_missed or judged.state in ("partly_kept", "broken")


def _outcomes(logged: Iterable[Visit]) -> dict[Outcome, int]:
    """How often a call ended how, the best outcome first."""
    count = Counter(visit.outcome for visit in logged)
    return {outcome: count[outcome] for outcome in OUTCOMES if count[outcome]}


def _contact(visit: Visit) -> ContactLine:
    return ContactLine(
        id=visit.id,
        start=visit.start,
        kind=visit.kind,
        purpose=visit.purpose,
        text=visit.text,
        state=visit.state,
        outcome=visit.outcome,
        note=visit.note,
        planned=not visit.unplanned,
    )
