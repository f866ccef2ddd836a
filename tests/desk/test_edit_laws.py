"""What holds for every form: saving what is shown changes nothing, and reads back as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import BASE, NOW, TODAY, desk_of, stand, whole
from tui import i18n
from tui.desk import edit
from tui.desk.edit import FieldTrouble, Kind
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.domain import codes as trade_codes
from tui.domain.records import Account, NextStep, Note, Person, PlanItem, Record, SpecialDate, Visit
from tui.domain.text import clean
from tui.i18n import Language

T = TypeVar("T")
KINDS: Final[dict[Kind, type[Record]]] = {
    "account": Account,
    "person": Person,
    "visit": Visit,
    "next_step": NextStep,
    "note": Note,
    "plan_item": PlanItem,
}


def shown(desk: Desk, kind: Kind, id: int) -> dict[str, str]:
    return {field.name: field.value for field in edit.form(desk, kind, id=id).fields}


def assert_saving_changes_nothing(desk: Desk) -> int:
    """Save every record as it is shown; how many there were."""
    before, generation = whole(desk), desk.book.generation
    ids = [(kind, id) for kind, table in KINDS.items() for id in stand(desk, table)]
    for kind, id in ids:
        values = shown(desk, kind, id)
        assert edit.check(desk, kind, id, values) == ()
        assert edit.save(desk, kind, id, values).text == ""
        chosen = {
            field.name: option.code
            for field in edit.form(desk, kind, id=id).fields
            for option in field.options
            if field.kind == "choice" and option.word == field.value
        }
        assert edit.check(desk, kind, id, values | chosen) == ()
        assert edit.save(desk, kind, id, values | chosen).text == ""
        assert edit.save(desk, kind, id, {k: f" {v} " for k, v in values.items()}).text == ""
    assert desk.book.generation == generation
    assert whole(desk) == before
    return len(ids)


@pytest.mark.parametrize("language", get_args(Language))
def test_saving_what_is_shown_changes_nothing_in_the_example_book(language: Language) -> None:
    i18n.use(language)
    desk = desk_of(*example_book(TODAY))
    assert assert_saving_changes_nothing(desk) > 100


# -- records of all sorts

codes = st.sampled_from
texts = st.text(max_size=12).map(clean) | codes(
    [
        "",
        "x",
        "[/]",
        "a; b",
        "+x",
        "@wang",
        "wang, zhao",
        "id1",
        "2026-11-24",
        "1",
        "华信",
        "  x",
        "'",
    ]
)
names = texts.filter(bool)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31)) | codes(
    [date(2028, 2, 29), date(2026, 12, 31), TODAY, date(1, 1, 1), date(9999, 12, 31)]
)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2050, 12, 31))
amounts = st.none() | st.integers(-(10**12), 10**12)
fractions = st.none() | st.floats(0, 1, allow_nan=False) | codes([0.0, 0.125, 0.07, 1.0, 1e-9])
counts = st.none() | st.integers(0, 5000)
people_ids = codes([1, 2, 3, 77])


def some(kind: object) -> st.SearchStrategy[Any]:
    """A code, or nothing."""
    return st.none() | codes(list(get_args(kind)))


accounts = st.builds(
    Account,
    id=st.just(9),
    name=names,
    number=texts,
    short_name=texts,
    aliases=st.lists(names, max_size=3).map(tuple),
    tier=some(trade_codes.Tier),
    face=some(trade_codes.Face),
    currency=codes(["EUR", "CNY", "JPY", "BHD"]),
    address=texts,
    terms_days=counts,
    credit_limit=amounts,
    potential=amounts,
    margin=fractions,
    share=fractions,
    rhythm_days=st.none() | st.integers(1, 5000),
    travel_minutes=counts,
    payer_type=some(trade_codes.PayerType),
    public_body=st.booleans(),
    special_dates=st.lists(st.builds(SpecialDate, day=days, text=names), max_size=3).map(tuple),
    strategy=texts,
)
persons = st.builds(
    Person,
    id=st.just(9),
    account_id=codes([1, 2, 77]),
    name=names,
    title=texts,
    level=some(trade_codes.Level),
    roles=st.lists(codes(trade_codes.ROLES), max_size=4).map(tuple),
    attitude=some(trade_codes.Attitude),
    relation=some(trade_codes.Relation),
    relation_target=some(trade_codes.Relation),
    influence=st.none() | st.integers(0, 5),
    reports_to=st.none() | people_ids,
    birthday=st.none() | days,
    birth_year_known=st.booleans(),
    style=some(trade_codes.ThinkingStyle),
    social_style=some(trade_codes.SocialStyle),
    sayings=st.lists(names, max_size=3).map(tuple),
    releases_payments=st.booleans(),
    former=st.booleans(),
    since=st.none() | days,
    outside=some(trade_codes.Outside),
    hidden=st.booleans(),
    listens_to=st.lists(people_ids, max_size=2).map(tuple),
    conflicts_with=st.lists(people_ids, max_size=2).map(tuple),
    successor_id=st.none() | people_ids,
    chair_gone=st.booleans(),
)
visits = st.builds(
    Visit,
    id=st.just(9),
    account_id=codes([1, 2, 77]),
    start=moments,
    minutes=st.integers(0, 5000),
    kind=codes(list(get_args(trade_codes.VisitKind))),
    people=st.lists(people_ids, max_size=3).map(tuple),
    purpose=some(trade_codes.Purpose),
    text=texts,
    seek=texts,
    least=texts,
    state=codes(list(get_args(trade_codes.VisitState))),
    outcome=some(trade_codes.Outcome),
    note=texts,
    saying=texts,
    reached=codes([None, "sought", "least", "no"]),
)
steps = st.builds(
    NextStep,
    id=st.just(9),
    account_id=codes([1, 77]),
    due=days,
    text=names,
    promised=st.booleans(),
    person_id=st.none() | people_ids,
    colleague=texts,
    done=st.none() | days,
)
notes = st.builds(
    Note,
    id=st.just(9),
    account_id=codes([1, 77]),
    person_id=st.none() | people_ids,
    at=moments,
    text=names,
)
plans = st.builds(
    PlanItem,
    id=st.just(9),
    account_id=codes([1, 77]),
    person_id=people_ids,
    target=names,
    kind=some(trade_codes.PlanKind),
    measure=texts,
    through=st.none() | people_ids,
    first=texts,
    second=texts,
    due=days,
    done=st.none() | days,
    progress=texts,
)


@settings(deadline=None)
@given(accounts | persons | visits | steps | notes | plans, codes(get_args(Language)))
def test_saving_what_is_shown_changes_nothing_whatever_is_in_the_book(
    record: Record, language: Language
) -> None:
    i18n.use(language)
    assert_saving_changes_nothing(desk_of(*BASE, record))


# -- what is shown can be read

plain = st.text("abc xyz 华信 [/]'+@", max_size=12).map(clean)
word = plain.filter(lambda text: any(map(str.isalpha, text)))
past = st.dates(date(1905, 1, 1), TODAY)
positive = st.none() | st.integers(1, 10**12)


_LEAVINGS: Final[list[dict[str, Any]]] = [
    {"former": False, "successor_id": None, "chair_gone": False},
    {"former": True, "successor_id": None, "chair_gone": False},
    {"former": True, "successor_id": 1, "chair_gone": False},
    {"former": True, "successor_id": None, "chair_gone": True},
]
"""How somebody may have left, as the form says it."""


@st.composite
def readable(draw: st.DrawFn) -> tuple[Kind, Record]:
    """A record as the forms can make it."""
    kind: Kind = draw(codes(list(KINDS)))
    ahead = draw(st.integers(0, 800))
    match kind:
        case "account":
            account = draw(accounts)
            return kind, replace(
                account,
                name=f"{draw(word)} 9",
                aliases=tuple(dict.fromkeys(draw(st.lists(word, max_size=3)))),
                special_dates=tuple(
                    SpecialDate(day=draw(past), text=draw(word))
                    for _ in range(draw(st.integers(0, 2)))
                ),
                credit_limit=draw(positive),
                potential=draw(positive),
            )
        case "person":
            born = draw(st.none() | past)
            known = born is None or draw(st.booleans())
            return kind, replace(
                draw(persons),
                account_id=1,
                name=draw(word),
                roles=tuple(dict.fromkeys(draw(st.lists(codes(trade_codes.ROLES), max_size=4)))),
                reports_to=draw(codes([None, 1, 2])),
                birthday=born if known or born is None else born.replace(year=1904, day=28),
                birth_year_known=known,
                sayings=tuple(dict.fromkeys(draw(st.lists(word, max_size=3)))),
                since=draw(st.none() | past),
                listens_to=tuple(dict.fromkeys(draw(st.lists(codes([1, 2]), max_size=2)))),
                conflicts_with=tuple(dict.fromkeys(draw(st.lists(codes([1, 2]), max_size=2)))),
                **draw(codes(_LEAVINGS)),
            )
        case "visit":
            return kind, Visit(
                account_id=draw(codes([1, 2])),
                start=datetime.combine(
                    TODAY, draw(st.times(time(0))).replace(second=0, microsecond=0)
                )
                + timedelta(days=ahead),
                minutes=draw(st.integers(0, 1440)),
                kind=draw(codes(["in_person", "phone", "video"])),
                people=tuple(dict.fromkeys(draw(st.lists(codes([1, 2, 3]), max_size=3)))),
                purpose=draw(some(trade_codes.Purpose)),
                text=draw(plain),
                seek=draw(plain),
            )
        case "next_step":
            return kind, replace(
                draw(steps),
                account_id=1,
                due=TODAY + timedelta(days=ahead),
                made=TODAY,
                done=None,
                person_id=draw(codes([None, 1, 2, 3])),
            )
        case "plan_item":
            return kind, replace(
                draw(plans),
                account_id=1,
                person_id=draw(codes([1, 2])),
                through=draw(codes([None, 3])),
                due=TODAY + timedelta(days=ahead),
                done=None,
            )
        case _:
            at = NOW - timedelta(minutes=draw(st.integers(0, 10**7)))
            person = draw(codes([None, 1, 2, 3]))
            return kind, replace(draw(notes), account_id=1, at=at, person_id=person)


@settings(deadline=None)
@given(readable(), codes(get_args(Language)))
def test_what_is_shown_makes_the_same_record_anew(
    made: tuple[Kind, Record], language: Language
) -> None:
    i18n.use(language)
    kind, record = made
    desk = desk_of(*BASE, replace(record, id=9))
    values = shown(desk, kind, 9)
    if kind == "account":  # one of a name is enough
        edit.save(desk, kind, 9, {"name": "somebody else"})
    told = edit.save(desk, kind, None, values)
    stored = stand(desk, KINDS[kind])
    ours = stored[told.id]
    expected = replace(stored[9], id=told.id)
    if isinstance(expected, Account) and isinstance(ours, Account):
        expected = replace(expected, name=ours.name, pinyin=ours.pinyin)
        assert clean(ours.name) == clean(getattr(record, "name", ""))
    if isinstance(expected, Person) and isinstance(ours, Person):
        expected = replace(expected, pinyin=ours.pinyin)
    assert ours == expected


@settings(deadline=None, max_examples=200)
@given(
    codes(list(KINDS)),
    st.dictionaries(
        codes(
            "account when people name text due at purpose kind minutes birthday roles attitude "
            "reports_to since credit_limit margin currency aliases special_dates tier person "
            "target through successor conflicts".split()
        ),
        st.text(max_size=15)
        | codes(
            "+ ; , 、 @ % 12 -1 +Li hx wang fri 10:00 29/2 today 8万 yes id1 ￥ [/] x;y".split()
        ),
        max_size=6,
    ),
    codes([None, 1]),
)
def test_whatever_is_typed_is_understood_or_refused_by_its_field(
    kind: Kind, values: dict[str, str], id: int | None
) -> None:
    visit = Visit(id=1, account_id=1, start=NOW + timedelta(days=1))
    step = NextStep(id=1, account_id=1, due=TODAY, text="x")
    plan = PlanItem(id=1, account_id=1, person_id=1, target="x", due=TODAY)
    desk = desk_of(*BASE, visit, step, plan, Note(id=1, account_id=1, at=NOW, text="x"))
    before = whole(desk)
    names = {field.name for field in edit.form(desk, kind, id=id).fields}
    checked, wrong = caught(lambda: edit.check(desk, kind, id, values))
    saved, refused = caught(lambda: edit.save(desk, kind, id, values))
    if wrong:
        assert wrong.field in names
        assert refused
    elif refused:
        assert refused.code == "missing"
    assert {echo.field for echo in checked or ()} <= names & set(values)
    if saved and saved.text:
        assert desk.book.undo().text == saved.text
    assert whole(desk) == before


def caught(job: Callable[[], T]) -> tuple[T | None, FieldTrouble | None]:
    """What a job answers, or the trouble that it has."""
    try:
        return job(), None
    except FieldTrouble as trouble:
        return None, trouble
