"""Finding accounts and people: each kind of match, which kind wins, and what is a tie."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.lines_book import ACCOUNTS, PEOPLE
from tui.domain.names import Directory, fold, match_accounts, match_people, suggest
from tui.domain.records import Account, Person


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("O'Brien & Söhne, 2", "obriensöhne2"),
        ("Ｈｕａ-Xin", "huaxin"),
        ("华信 电缆（上海）", "华信电缆上海"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Cafe\u0301", "café"),
        ("हिन्दी", "हिन्दी"),
        ("-_/", ""),
    ],
)
def test_letters_and_digits_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def ids(found: Sequence[Account | Person]) -> list[int]:
    return [record.id for record in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # id, and a customer number where no account has that id
        ("1", [1]),
        ("１", [1]),
        ("9", [9]),
        ("k1001", [1]),
        ("K-1001", [1]),
        ("99", []),
        ("id1", []),
        # exact name, alias
        ("华信电缆", [1]),
        ("acme tools", [2]),
        ("ACME-TOOLS", [2]),
        ("conti", [5]),
        ("twin", [11, 12]),
        ("24/7 logistics", [8]),
        # short name
        ("华信", [1]),
        # pinyin of the name, the short name, a run
        ("huaxindianlan", [1]),
        ("hua xin dian lan", [1]),
        ("HuaXin", [1]),
        ("hua xin", [1]),
        ("shanghaihuaxingkeji", [6]),
        # initials: whole, then as a beginning of at least two letters
        ("hxdl", [1]),
        ("hx", [1]),
        ("HX", [1]),
        ("shhxkj", [6]),
        ("sh", [6]),
        ("shh", [6]),
        ("hxd", [1]),
        # words that each begin a word of the name
        ("acme", [2, 3]),
        ("acme t", [2]),
        ("tool acm", [2]),
        ("ac mar", [3]),
        ("obr", [4]),
        ("o brien", [4]),
        ("o'b", [4]),
        ("söh", [4]),
        ("soh", [4]),
        ("cable", [5]),
        ("hua", [1, 6]),
        ("hua xing", [6]),
        ("xin lan", [1]),
        ("上海", [6]),
        ("华", [1]),
        ("acme acme", []),
        ("acmetool", []),
        ("24", [8]),
        ("log", [8]),
        # Chinese writes no spaces: the inside of a run, when nothing else fits
        ("华星", [6]),
        ("huaxing", [6]),
        ("电缆", [1]),
        ("dianlan", [1]),
        # no match
        ("acmee", []),
        ("tools nord", []),
        ("!", []),
        ("", []),
        ("bes", [13]),
    ],
)
def test_finds_accounts(query: str, expected: list[int]) -> None:
    assert ids(match_accounts(query, ACCOUNTS)) == expected


KINDS = [
    Account(id=70, name="Alpha", number="7"),
    Account(id=7, name="Seven"),
    Account(id=2, name="7 Sisters"),
    Account(id=3, name="HX"),
    Account(id=4, name="Other", short_name="HX"),
    Account(id=5, name="湖心", pinyin="hu xin"),
    Account(id=6, name="HX Systems"),
    Account(id=8, name="湖心岛", pinyin="hu xin dao"),
    Account(id=9, name="Huxin Boats"),
]


@pytest.mark.parametrize(
    ("query", "without", "expected"),
    [
        ("7", (), [7]),
        ("7", (7,), [70]),
        ("7", (7, 70), [2]),
        ("hx", (), [3]),
        ("hx", (3,), [4]),
        ("hx", (3, 4), [5]),
        ("hx", (3, 4, 5), [8]),
        ("hx", (3, 4, 5, 8), [6]),
        ("huxin", (), [5]),
        ("huxin", (5,), [8, 9]),
    ],
)
def test_the_better_kind_wins(query: str, without: tuple[int, ...], expected: list[int]) -> None:
    accounts = [account for account in KINDS if account.id not in without]
    assert ids(match_accounts(query, accounts)) == expected


def test_a_word_of_a_sentence_is_no_beginning_of_a_name() -> None:
    accounts = [Account(id=1, name="Acme International"), Account(id=2, name="Bank of Oslo")]
    assert not match_accounts("acme in", accounts)
    assert ids(match_accounts("acme int", accounts)) == [1]
    assert ids(match_accounts("bank of os", accounts)) == [2]


def test_without_pinyin_a_chinese_name_is_found_by_its_characters() -> None:
    accounts = [Account(id=1, name="华信电缆 Huaxin"), Account(id=2, name="大华", pinyin="da")]
    assert ids(match_accounts("华信", accounts)) == [1]
    assert ids(match_accounts("huaxin", accounts)) == [1]
    assert ids(match_accounts("da", accounts)) == [2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("id10", [10]),
        ("10", [10]),
        ("王琳", [10]),
        ("Wang Lin", [10]),
        ("wanglin", [10]),
        ("lin", [10]),
        ("琳", [10]),
        ("wl", [10]),
        ("wang", [10, 11]),
        ("王", [10, 11]),
        ("wang t", [11]),
        ("zhaomin", [12]),
        ("zm", [12]),
        ("赵", [12]),
        ("敏", [12]),
        ("xiaoming", [13]),
        ("小明", [13]),
        ("lxm", [13]),
        ("xiao", [13]),
        ("li", [13]),
        ("nobody", []),
        ("wang's", []),
    ],
)
def test_finds_people(query: str, expected: list[int]) -> None:
    people = [person for person in PEOPLE if person.account_id == 1]
    assert ids(match_people(query, people)) == expected


def test_a_whole_family_name_is_better_than_the_beginning_of_one() -> None:
    people = [Person(id=1, account_id=1, name="Li Wei"), Person(id=2, account_id=1, name="Lina Bo")]
    assert ids(match_people("li", people)) == [1]
    assert ids(match_people("lin", people)) == [2]


def test_who_has_left_counts_only_where_nobody_else_fits() -> None:
    people = [person for person in PEOPLE if person.account_id == 2]
    assert ids(match_people("bob", people)) == [21]
    assert ids(match_people("stone", people)) == [24]


def test_spelling_only_suggests() -> None:
    names = [account.name for account in ACCOUNTS]
    assert suggest("acmee", names) == ["Acme Tools", "Acme Marine Services"]
    assert suggest("continantal cable", names) == ["Continental Cable"]
    assert suggest("qqq", names) == []


def test_a_directory_sorts_people_by_account() -> None:
    directory = Directory(ACCOUNTS, PEOPLE)
    assert ids(directory.people_of(1)) == [10, 11, 12, 13]
    assert directory.people_of(99) == ()
    assert directory.match_person(99, ["wang"]) == ()


@given(st.lists(st.text(), max_size=5), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_may_name(query: list[str], names: list[str]) -> None:
    accounts = [
        Account(id=i, name=name, short_name=name[:2], pinyin="a b")
        for i, name in enumerate(names, 1)
    ]
    match_accounts(" ".join(query), accounts)
    for account in accounts:
        if fold(account.name):
            found = match_accounts(account.name, accounts)
            assert account in found or account.name.strip().isdigit() or len(names) > 1


def test_letters_of_a_latin_word_are_no_initials() -> None:
    cable = Account(id=1, name="Huaxin Cable 华信电缆", pinyin="hua xin dian lan")
    paper = Account(id=2, name="Huaxin Paper")
    assert match_accounts("huaxin", [cable, paper]) == [cable, paper]
    assert match_accounts("hxdl", [cable, paper]) == [cable]
    assert match_accounts("huaxin p", [cable, paper]) == [paper]
