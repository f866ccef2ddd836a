"""The people of the example book."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

from tests.desk.example.reading import by_id, of
from tui.desk.example.ids import GU_YAN, HUAXIN
from tui.domain.codes import (
    ATTITUDES,
    EXCUSES,
    INFLUENCES,
    OUTCOMES,
    RELATIONS,
    ROLES,
    ChaseEnd,
    Face,
    Level,
    PayerType,
    SocialStyle,
    ThinkingStyle,
)
from tui.domain.records import Account, Chase, Person, Record, Visit


def test_every_code_of_the_trade_appears(book: list[Record]) -> None:
    people, accounts = of(book, Person), of(book, Account)
    assert {role for person in people for role in person.roles} == set(ROLES)
    assert {person.attitude for person in people} == {*ATTITUDES, None}
    assert {person.relation for person in people} == {*RELATIONS, None}
    assert {person.style for person in people} == {*get_args(ThinkingStyle), None}
    assert {person.social_style for person in people} == {*get_args(SocialStyle), None}
    assert {person.level for person in people} == {*get_args(Level), None}
    assert {account.face for account in accounts} == {*get_args(Face), None}
    assert {account.payer_type for account in accounts} == {*get_args(PayerType), None}
    assert [account.public_body for account in accounts].count(True) == 1
    assert [account.lighthouse for account in accounts].count(True) == 1
    assert {visit.outcome for visit in of(book, Visit)} == {*OUTCOMES, None}
    assert {chase.end for chase in of(book, Chase)} == {*get_args(ChaseEnd), None}
    assert {chase.excuse for chase in of(book, Chase)} >= {
        excuse for excuse in EXCUSES if excuse != "disaster"
    }


def test_pinyin_is_that_of_the_chinese_part_of_the_name(book: list[Record]) -> None:
    from pypinyin import lazy_pinyin

    names = {account.name: account.pinyin for account in of(book, Account)}
    names |= {person.name: person.pinyin for person in of(book, Person)}
    for name, pinyin in names.items():
        han = "".join(sign for sign in name if "\u4e00" <= sign <= "\u9fff")
        assert pinyin == " ".join(lazy_pinyin(han)), name


def test_nobody_reports_in_a_circle(book: list[Record]) -> None:
    people = by_id(book, Person)
    for person in people.values():
        above, boss = {person.id}, person.reports_to
        while boss is not None:
            assert boss not in above
            above.add(boss)
            boss = people[boss].reports_to


def test_changes_of_a_person_are_dated_in_order_and_end_where_the_person_stands(
    book: list[Record],
) -> None:
    changed = [person for person in of(book, Person) if person.history]
    assert len(changed) >= 4
    for person in changed:
        days = [change.on for change in person.history]
        assert days == sorted(days)
        for field in ("attitude", "relation"):
            news = [change.new for change in person.history if change.field == field]
            if news:
                assert news[-1] == getattr(person, field)
            for before, after in pairwise(c for c in person.history if c.field == field):
                assert after.old == before.new


def test_birthdays_tomorrow_in_nine_days_and_on_29_february(
    today: date, book: list[Record]
) -> None:
    born = Counter(
        (person.birthday.month, person.birthday.day)
        for person in of(book, Person)
        if person.birthday
    )
    for offset in (1, 9):
        day = today + timedelta(days=offset)
        assert born[day.month, day.day] >= 1
    assert born[2, 29] >= 1


def test_one_core_person_was_never_met_and_one_chair_is_empty(book: list[Record]) -> None:
    met = {id for visit in of(book, Visit) if visit.state == "logged" for id in visit.people}
    core = {p.id for p in of(book, Person) if set(p.roles) & set(INFLUENCES)}
    assert core - met == {GU_YAN}
    assert "decision_maker" in by_id(book, Person)[GU_YAN].roles
    assert [person.former for person in of(book, Person)].count(True) == 1


def test_the_account_sold_to_today_has_no_coach(book: list[Record]) -> None:
    with_coach = {p.account_id for p in of(book, Person) if "coach" in p.roles}
    assert HUAXIN not in with_coach
    assert len(with_coach) >= 6
