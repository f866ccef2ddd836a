"""Random books: whatever an account, its people, its visit and its money may hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from tests.codes import PURPOSES
from tests.desk.making import NOW, TODAY
from tui.domain.account_file import CODES
from tui.domain.codes import (
    ATTITUDES,
    LEVELS,
    OUTCOMES,
    OUTSIDES,
    RELATIONS,
    ROLES,
    STAGES,
    TIERS,
    Face,
    SocialStyle,
    ThinkingStyle,
    VisitKind,
    VisitState,
)
from tui.domain.records import (
    Account,
    Chase,
    Dispute,
    Filed,
    Invoice,
    NextStep,
    Opportunity,
    PaymentPromise,
    PaymentStep,
    Person,
    PlanItem,
    PolicyWatch,
    Record,
    SellingPoint,
    SpecialDate,
    Threshold,
    Visit,
)
from tui.domain.text import clean

T = TypeVar("T")

_NASTY = (
    *("", "Acme", "{account}", "}{", "[bold]x[/]", "a_b *c* | d", "____", "%s %(x)s", "\\N{DASH}"),
    *(
        "华信电缆（集团）有限公司",
        "王琳",
        "Wang Lin 王琳",
        "👩‍👩‍👧‍👦 family",
        "é" * 40,
        "ｆｕｌｌ　ｗｉｄｔｈ",
        "한국 전력",
    ),
    *("ﷺ" * 5, "a" * 200, "界" * 120, "word " * 40, "no.1; two. three! 四。五", "☐ ☑ ⚑ ◆ “q”"),
)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Known or not."""
    return st.none() | strategy


def texts() -> st.SearchStrategy[str]:
    """Text as a record may hold it: cleaned, else anything."""
    return (st.sampled_from(_NASTY) | st.text(max_size=60)).map(clean)


def names() -> st.SearchStrategy[str]:
    """Text that is not empty."""
    return texts().map(lambda text: text or "x")


def days(back: int = 800, ahead: int = 400) -> st.SearchStrategy[date]:
    """Days around today."""
    return st.integers(-back, ahead).map(lambda n: TODAY + timedelta(days=n))


def moments() -> st.SearchStrategy[datetime]:
    """Moments around now, many of them on the day itself."""
    day = st.just(TODAY) | days(60, 60)
    return st.builds(datetime.combine, day, st.times(time(0, 0), time(23, 59)))


def files(part: str | None = None) -> st.SearchStrategy[dict[str, Filed]]:
    """Some items of the account file."""
    codes = [code for code in CODES if part is None or code.startswith(part)]
    entry = st.builds(Filed, on=days(), text=names())
    return st.dictionaries(st.sampled_from(codes), entry, max_size=4)


def one_of(codes: Any) -> st.SearchStrategy[Any]:
    """A code, or None."""
    return maybe(st.sampled_from(tuple(codes)))


def accounts(id: int) -> st.SearchStrategy[Account]:
    """An account that may lack anything."""
    return st.builds(
        Account,
        id=st.just(id),
        name=names(),
        tier=one_of(TIERS),
        face=one_of(get_args(Face)),
        currency=st.sampled_from(("EUR", "CNY", "JPY")),
        industry=st.sampled_from(("", "cable", "Cable ", "food")),
        city=texts(),
        address=texts(),
        phone=texts(),
        travel_minutes=maybe(st.integers(0, 600)),
        rhythm_days=maybe(st.integers(1, 90)),
        public_body=st.booleans(),
        lighthouse=st.booleans(),
        ownership=texts(),
        competitor=texts(),
        installed=texts(),
        strategy=texts(),
        challenges=texts(),
        credit_limit=maybe(st.integers(0, 10**9)),
        thresholds=st.lists(st.builds(Threshold, approver=names()), max_size=2).map(tuple),
        special_dates=st.lists(
            st.builds(SpecialDate, day=days(4000, 0), text=names()), max_size=3
        ).map(tuple),
        payment_chain=st.lists(
            st.builds(PaymentStep, title=texts(), person_id=maybe(st.integers(1, 9))), max_size=3
        ).map(tuple),
        policy_watches=st.lists(st.builds(PolicyWatch, due=days(), text=names()), max_size=2).map(
            tuple
        ),
        file=files(),
    )


def people(id: int, account_id: int) -> st.SearchStrategy[Person]:
    """Somebody of whom anything may be known, or nothing."""
    return st.builds(
        Person,
        id=st.just(id),
        account_id=st.just(account_id),
        name=names(),
        pinyin=st.sampled_from(("", "wang lin", "x y z")),
        title=texts(),
        department=texts(),
        level=one_of(LEVELS),
        roles=st.lists(st.sampled_from(ROLES), max_size=3, unique=True).map(tuple),
        attitude=one_of(ATTITUDES),
        relation=one_of(RELATIONS),
        relation_target=one_of(RELATIONS),
        influence=maybe(st.integers(0, 5)),
        reports_to=maybe(st.integers(1, 6)),
        birthday=maybe(days(20000, 0)),
        style=one_of(get_args(ThinkingStyle)),
        social_style=one_of(get_args(SocialStyle)),
        proud_of=texts(),
        sayings=st.lists(names(), max_size=2).map(tuple),
        interests=texts(),
        job_concern=texts(),
        personal_concern=texts(),
        releases_payments=st.booleans(),
        former=st.booleans(),
        outside=one_of(OUTSIDES),
        hidden=st.booleans(),
        listens_to=st.lists(st.integers(1, 6), max_size=2).map(tuple),
        file=files("people."),
    )


def visits(id: int, account_id: int) -> st.SearchStrategy[Visit]:
    """A visit of any kind, in any state."""
    return st.builds(
        Visit,
        id=st.just(id),
        account_id=st.just(account_id),
        start=moments(),
        minutes=st.integers(0, 600),
        kind=st.sampled_from(get_args(VisitKind)),
        people=st.lists(st.integers(1, 9), max_size=6).map(tuple),
        purpose=one_of(PURPOSES),
        text=texts(),
        seek=texts(),
        least=texts(),
        state=st.sampled_from(get_args(VisitState)),
        outcome=one_of(OUTCOMES),
        note=texts(),
        opportunity_id=maybe(st.integers(1, 3)),
        ready=st.lists(st.sampled_from(("cards", "statement", "gone")), max_size=3).map(tuple),
    )


def opportunities(id: int, account_id: int) -> st.SearchStrategy[Opportunity]:
    """A piece of business at any stage."""
    score = st.integers(0, 10)
    return st.builds(
        Opportunity,
        id=st.just(id),
        account_id=st.just(account_id),
        name=names(),
        stage=st.sampled_from(STAGES),
        amount=st.integers(0, 10**9),
        opened=days(800, 0),
        close=maybe(days()),
        state=st.sampled_from(("open", "open", "won", "lost")),
        product=texts(),
        competitor=texts(),
        selling_points=st.lists(
            st.builds(SellingPoint, text=names(), value=score, unique=score), max_size=4
        ).map(tuple),
        elements=st.dictionaries(
            st.sampled_from(("value", "need", "price", "trust", "experience", "other")),
            st.integers(0, 5),
        ),
        asked=texts(),
        problem=texts(),
        solution=texts(),
        file=files("project."),
    )


def invoices(id: int, account_id: int) -> st.SearchStrategy[Invoice]:
    """An invoice, due or not, in dispute or not."""
    return st.builds(
        Invoice,
        id=st.just(id),
        account_id=st.just(account_id),
        number=names(),
        due=maybe(days(200, 60)),
        amount=st.integers(-(10**7), 10**9),
        currency=st.sampled_from(("EUR", "CNY", "JPY")),
        disputed=st.booleans(),
    )


@st.composite
def books(draw: st.DrawFn) -> tuple[Record, ...]:
    """Two accounts; the first with people, visits, business, promises and money."""
    found: list[Record] = [draw(accounts(1)), draw(accounts(2))]
    found += [draw(people(id, 1)) for id in range(1, draw(st.integers(0, 5)) + 1)]
    found += [draw(visits(id, 1)) for id in range(1, draw(st.integers(0, 4)) + 1)]
    found += [draw(visits(9, 2))]
    found += [draw(opportunities(id, 1)) for id in range(1, draw(st.integers(0, 2)) + 1)]
    found += [draw(invoices(id, 1)) for id in range(1, draw(st.integers(0, 3)) + 1)]
    if draw(st.booleans()):
        found.append(
            NextStep(id=1, account_id=1, due=draw(days(40, 40)), text=draw(names()), promised=True)
        )
    if draw(st.booleans()):
        due = draw(days(40, 40))
        amount = draw(st.integers(1, 10**8))
        made = min(due, TODAY)
        found.append(
            PaymentPromise(id=1, account_id=1, made=made, due=due, amount=amount, currency="EUR")
        )
    if draw(st.booleans()):
        found.append(
            PlanItem(
                id=1,
                account_id=1,
                person_id=draw(st.integers(1, 5)),
                target="x",
                through=draw(maybe(st.integers(1, 5))),
                due=draw(days(90, 90)),
            )
        )
    if draw(st.booleans()):
        found.append(Chase(id=1, account_id=1, on=draw(days(100, 0)), excuse="in_process"))
    if draw(st.booleans()):
        found.append(Dispute(id=1, account_id=1, invoice_id=1, opened=TODAY, reason="x"))
    return tuple(found)


__all__ = ["NOW", "books"]
