"""Names that look alike: what is proposed, how sure, and how fast."""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.likeness import LEAST, Pair, account_pairs, people_pairs, product_pairs
from tui.desk.names import pinyin_of
from tui.domain.records import Account, Person

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def account(id: int, name: str, **fields: object) -> Account:
    return Account(id=id, name=name, pinyin=pinyin_of(name), **fields)  # type: ignore[arg-type]


def person(id: int, name: str, **fields: object) -> Person:
    return Person(id=id, account_id=1, name=name, pinyin=pinyin_of(name), **fields)  # type: ignore[arg-type]


def score_of(one: str, other: str) -> int:
    """How like two accounts of these names are, 0 where nobody would ask."""
    pairs = account_pairs([account(1, one), account(2, other)])
    return pairs[0].score if pairs else 0


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("GTX Pro", "GTXPro", 100),
        ("Huaxin Cable 华信电缆", "华信电缆有限公司", 100),
        ("Huaxin Cable 华信电缆", "Huaxin Cable Ltd", 100),
        ("Acme GmbH", "Acme Inc.", 96),
        ("Söhne", "Sohne", 96),
        ("Pell & Daughters", "Daughters and Pell", 95),
        ("Müller Metall", "Mueller Metall", 95),
        ("Brandtner", "Brandtner Pumpen GmbH", 92),
        ("上海华信电缆", "华信电缆", 93),
        ("华鑫电缆", "华信电缆", 92),  # the same sound
        ("Konex", "Konnex", 90),
        ("Siemens", "Siemens Energy", 90),
        ("Codehow", "Codehaw", 85),
        # What nobody would ask about
        ("Siemens", "Siemens Healthineers", 0),
        ("Sonron", "Sanran", 0),
        ("华能电缆", "华信电缆", 0),
        ("北京华信", "上海华信", 0),
        ("Unit 4", "Unit 5", 0),
        ("Unit 4", "Unit 4 B2", 0),
        ("Acme", "Pell", 0),
        ("Art", "Smart", 0),
        ("!!", "??", 0),
    ],
)
def test_how_like_two_names_are(one: str, other: str, score: int) -> None:
    assert score_of(one, other) == score_of(other, one) == score


def test_other_names_count_as_well() -> None:
    known = [account(1, "Huaxin", aliases=("GTX Pro",)), account(2, "GTXPro")]
    assert account_pairs(known) == [Pair(1, 2, 100)]
    assert account_pairs([*known[:1], account(3, "gtx prro")]) == [Pair(1, 3, 92)]


def test_each_is_asked_about_once_with_the_oldest() -> None:
    known = [account(n, "Acme") for n in range(1, 6)]
    assert account_pairs(known) == [Pair(1, n, 100) for n in range(2, 6)]
    apart = [*known[:4], account(5, "Acme", unlike_accounts=(1, 2))]
    assert account_pairs(apart)[-1] == Pair(3, 5, 100)
    assert account_pairs(known, of=[4]) == [Pair(1, 4, 100), Pair(4, 5, 100)]


def test_what_the_rep_or_the_ledger_has_told_apart() -> None:
    assert account_pairs([account(1, "Acme", unlike_accounts=(2,)), account(2, "ACME")]) == []
    assert account_pairs([account(1, "Acme"), account(2, "ACME", unlike_accounts=(1,))]) == []
    assert account_pairs([account(1, "Acme", number="1"), account(2, "ACME", number="2")])
    assert not account_pairs([account(1, "Konex", number="1"), account(2, "Konnex", number="2")])
    assert account_pairs([account(1, "Konex", number="1"), account(2, "Konnex")])


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Wang Lin 王琳", "王琳", 100),
        ("Max Weber", "Weber, Max", 95),
        ("José Díaz", "Jose Diaz", 95),
        ("王琳", "Lin Wang", 92),
        ("王琳", "王林", 92),
        ("Wang Lin 王琳", "Wang Lin 王林", 92),
        ("Max Weber", "M. Weber", 88),
        ("Max Weber", "Weber M", 88),
        ("Klaus Ehlers", "Claus Ehlers", 90),
        ("Zhao Min", "Zhao Ming", 93),
        ("Li Wei", "Li Na", 0),
        ("王琳", "王芳", 0),
        ("Max Weber", "N. Weber", 0),
        ("Max Weber", "Maria Weber", 0),
        ("!!", "!!", 0),
    ],
)
def test_how_like_two_people_are(one: str, other: str, score: int) -> None:
    for first, second in ((one, other), (other, one)):
        pairs = people_pairs([person(1, first), person(2, second)])
        assert (pairs[0].score if pairs else 0) == score


def test_an_address_tells_people_apart_or_together() -> None:
    mail = "wl@gtx.example"
    assert people_pairs([person(1, "Lin", email=mail), person(2, "Xu", email=mail.upper())])
    assert people_pairs([person(1, "Lin", aliases=(mail,)), person(2, "Xu", email=mail)])
    assert not people_pairs([person(1, "Lin", email=mail), person(2, "Lin", email="x@y.example")])
    assert not people_pairs([person(1, "Lin"), person(2, "Lin", unlike_people=(1,))])
    assert not people_pairs([person(1, "Lin"), Person(id=2, account_id=2, name="Lin")])
    assert people_pairs([person(1, "Lin"), person(2, "Lin")], of=[]) == []


def test_products_that_have_a_word_more_are_others() -> None:
    names = ["GTX Pro", "GTX Plus Pro", "Line monitor", "Line monitor XL", "M8 meter", "M20 meter"]
    assert product_pairs([*names, "GTXPro"], []) == [Pair(0, 6, 100)]
    assert product_pairs([*names, "GTXPro"], [("GTXPro", "GTX Pro")]) == []


@pytest.mark.skipif(not DATA.exists(), reason="the fixture folder is not here")
def test_no_two_accounts_of_the_sample_set_are_asked_about() -> None:
    with (DATA / "crm-accounts.csv").open(encoding="utf-8") as file:
        names = [row["account"] for row in csv.DictReader(file)]
    assert account_pairs([account(n, name) for n, name in enumerate(names, 1)]) == []
    with (DATA / "crm-products.csv").open(encoding="utf-8") as file:
        products = [row["product"] for row in csv.DictReader(file)]
    (pair,) = product_pairs([*products, "GTXPro"], [])
    assert (products[pair.one], pair.other) == ("GTX Pro", len(products))


def test_two_thousand_new_accounts_among_five_hundred_take_well_under_a_second() -> None:
    chance = random.Random(7)
    parts = "ka ro mi tex dan lin hol so ber gan wei zu fra pin nor".split()

    def name() -> str:
        word = "".join(chance.choices(parts, k=chance.randint(2, 4))).title()
        return f"{word} {chance.choice(['Ltd', 'GmbH', 'Tools Inc', 'Pumpen AG', 'Systems'])}"

    known = [account(n, name()) for n in range(1, 2_501)]
    start = time.process_time()
    found = account_pairs(known, of=range(501, 2_501))
    assert time.process_time() - start < 1
    assert found


@given(
    st.lists(
        st.sampled_from(["Acme", "ACME Ltd", "Akme", "华信", "华信电缆", "Unit 4"]), max_size=6
    )
)
def test_a_pair_is_of_two_and_the_best_is_first(names: list[str]) -> None:
    pairs = account_pairs([account(n, name) for n, name in enumerate(names, 1)])
    assert all(1 <= one < other <= len(names) for one, other, _score in pairs)
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
    assert all(LEAST <= pair.score <= 100 for pair in pairs)
    assert len({pair.other for pair in pairs}) == len(pairs)


def test_a_directory_of_one_account_is_looked_through_in_no_time() -> None:
    """Everybody has a word in common with everybody; whole names still find each other."""
    numbered = [Person(id=id, account_id=1, name=f"Person {id}") for id in range(1, 3_001)]
    twins = [
        Person(id=3_001, account_id=1, name="Ada Person"),
        Person(id=3_002, account_id=1, name="Ada Person"),
    ]

    begun = time.process_time()
    found = people_pairs([*numbered, *twins])

    assert found == [Pair(3_001, 3_002, 100)]
    assert time.process_time() - begun < 10  # all with all took ten times that
