"""Finding anything by what the rep types."""

from __future__ import annotations

from datetime import date, datetime
from statistics import quantiles
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.large import large_book
from tests.desk.making import NOW, TODAY, desk_of
from tui.desk.find import Hit, find, prepare
from tui.desk.ground import HORIZON, Desk
from tui.desk.shelf import Shelf, rows, spans
from tui.domain.names import fold
from tui.domain.records import Account, Invoice, NextStep, Note, Person, Record, Visit
from tui.domain.text import clean

HUAXIN = Account(
    id=1,
    name="Huaxin Cable 华信电缆",
    short_name="HX",
    aliases=("Shanghai Wire",),
    number="C-0042",
    pinyin="hua xin dian lan",
    tier="gold",
    city="Qingpu",
)
MUELLER = Account(id=2, name="Müller & Söhne", tier="lead", city="Hua Hin")
OBRIEN = Account(id=3, name="O'Brien Foods")
SIGNS = Account(id=4, name="[/]")
WANG = Person(
    id=1,
    account_id=1,
    name="王琳",
    pinyin="wang lin",
    title="Head of Purchasing",
    phone="+86 21-5555 0100",
    email="wang.lin@huaxin.cn",
    sayings=("Price is what you pay",),
)
HUA = Person(id=2, account_id=2, name="Hua Mulan")
NUMBER = Invoice(
    id=5, account_id=1, number="INV-2026/0042", due=TODAY, amount=48_000_000, currency="CNY"
)


def note(id: int, day: int, text: str) -> Note:
    return Note(id=id, account_id=2, at=datetime(2026, 11, day, 9, 30), text=text)


BOOK: tuple[Record, ...] = (
    HUAXIN,
    MUELLER,
    OBRIEN,
    SIGNS,
    WANG,
    HUA,
    NUMBER,
    note(1, 3, "Asked for the test report"),
    note(2, 9, "The REPORT is late; huaxin wants it too"),
    Visit(
        id=7,
        account_id=1,
        start=datetime(2026, 11, 10, 10),
        text="trial order",
        note="同意试用, one drum",
        saying="We never hurry",
        state="logged",
        outcome="advance",
    ),
    NextStep(id=8, account_id=1, due=date(2026, 11, 30), text="send the certificate"),
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_of(*BOOK)


def refs(hits: tuple[Hit, ...]) -> list[tuple[str, int]]:
    return [(hit.kind, hit.ref) for hit in hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Huaxin Cable 华信电缆", ("account", 1)),
        ("hx", ("account", 1)),
        ("shanghai", ("account", 1)),
        ("c0042", ("account", 1)),
        ("C-0042", ("account", 1)),
        ("cable", ("account", 1)),
        ("华信", ("account", 1)),
        ("电缆", ("account", 1)),
        ("huaxindianlan", ("account", 1)),
        ("dianlan", ("account", 1)),
        ("dian la", ("account", 1)),
        ("hxdl", ("account", 1)),
        ("qingpu", ("account", 1)),
        ("ＨＵＡＸＩＮ", ("account", 1)),
        ("MULLER", ("account", 2)),
        ("müller söhne", ("account", 2)),
        ("sohne", ("account", 2)),
        ("obrien", ("account", 3)),
        ("o’brien", ("account", 3)),
        ("[", ("account", 4)),
        ("[/]", ("account", 4)),
        ("王", ("person", 1)),
        ("琳", ("person", 1)),
        ("wanglin", ("person", 1)),
        ("wl", ("person", 1)),
        ("purchasing", ("person", 1)),
        ("wang.lin@hua", ("person", 1)),
        ("55550100", ("person", 1)),
        ("5555 0100", ("person", 1)),
        ("+86 21 5555", ("person", 1)),
        ("inv-2026", ("invoice", 5)),
        ("inv20260042", ("invoice", 5)),
        ("2026/0042", ("invoice", 5)),
        ("试用", ("note", 7)),
        ("drum trial", ("note", 7)),
        ("hurry", ("note", 7)),
        ("certif", ("note", 8)),
        ("report asked", ("note", 1)),
        ("what you pay", ("note", 1)),
    ],
)
def test_the_best_hit_comes_first(desk: Desk, query: str, first: tuple[str, int]) -> None:
    assert refs(find(desk, query))[0] == first


def test_the_kinds_of_match_have_an_order(desk: Desk) -> None:
    """Beginning of a name, of a word, of the pinyin, any part; accounts before people."""
    found = refs(find(desk, "hua"))
    assert found == [
        ("account", 1),  # Huaxin Cable
        ("person", 2),  # Hua Mulan
        ("account", 2),  # its city, Hua Hin
        ("note", 2),  # a word
        ("person", 1),  # somewhere in an address
    ]


def test_a_whole_name_goes_before_a_beginning() -> None:
    desk = desk_of(
        Account(id=1, name="Delta Pumpen", tier="platinum"),
        Account(id=2, name="Delta"),
        Person(id=3, account_id=1, name="Delta"),
    )
    assert refs(find(desk, "delta")) == [("account", 2), ("person", 3), ("account", 1)]


def test_newer_notes_come_first(desk: Desk) -> None:
    hits = find(desk, "report")
    assert [(hit.ref, hit.day) for hit in hits] == [(2, date(2026, 11, 9)), (1, date(2026, 11, 3))]
    assert [hit.source for hit in hits] == ["note", "note"]


def test_each_record_is_told_once(desk: Desk) -> None:
    for query in ("h", "hua", "a", "e", "琳"):
        found = [(hit.kind, hit.source, hit.ref) for hit in find(desk, query, 1000)]
        assert len(found) == len(set(found)), query


def test_what_is_asked_for_is_shown_bright(desk: Desk) -> None:
    def bright(query: str) -> tuple[list[str], list[str]]:
        hit = find(desk, query)[0]
        return (
            [hit.title[start:end] for start, end in hit.title_spans],
            [hit.text[start:end] for start, end in hit.spans],
        )

    assert bright("huaxin") == (["Huaxin"], [])
    assert bright("dianlan") == (["电缆"], [])
    assert bright("hxdl") == (["华信电缆"], [])
    assert bright("obr") == (["O'Br"], [])
    assert bright("sohne") == ([], [])
    assert bright("c0042") == ([], ["C-0042"])
    assert bright("55550100") == ([], ["5555 0100"])
    assert bright("2026 0042") == (["2026/0042"], [])
    assert bright("试用") == ([], ["试用"])
    assert bright("late report") == ([], ["REPORT", "late"])


def test_a_hit_names_its_account(desk: Desk) -> None:
    (hit,) = find(desk, "purchasing")
    assert (hit.account.id, hit.account.name) == (1, HUAXIN.name)
    orphan = desk_of(Note(id=1, account_id=9, at=NOW, text="lost"))
    assert find(orphan, "lost")[0].account.name == "?"


def test_a_saying_kept_with_person_and_visit_is_one() -> None:
    said = "Price is what you pay"
    visit = Visit(id=1, account_id=1, start=NOW, saying=said)
    assert refs(find(desk_of(HUAXIN, WANG, visit), "price is")) == [("note", 1)]
    (hit,) = find(desk_of(HUAXIN, WANG), "price is")
    assert (hit.source, hit.ref, hit.title, hit.day) == ("saying", WANG.id, WANG.name, None)


def test_notes_are_searched_as_far_back_as_the_day_looks() -> None:
    edge = datetime.combine(TODAY - HORIZON, NOW.time())
    inside = Note(id=1, account_id=1, at=edge, text="edge")
    outside = Note(id=2, account_id=1, at=edge.replace(day=edge.day - 1), text="edge")
    assert refs(find(desk_of(HUAXIN, inside, outside), "edge")) == [("note", 1)]


@pytest.mark.parametrize("query", ["", " ", "\n", "zzz", "\u202e", "\ud800", "*", "\\", "{}"])
def test_what_says_nothing_finds_nothing(desk: Desk, query: str) -> None:
    assert find(desk, query) == ()


def test_no_more_than_asked_for(desk: Desk) -> None:
    assert len(find(desk, "e", 2)) == 2
    assert find(desk, "e", 2) == find(desk, "e")[:2]


def test_a_change_is_found_at_once() -> None:
    desk = desk_of(HUAXIN)
    assert find(desk, "norrvik") == ()
    with desk.book.transaction("") as change:
        change.add(Account(name="Norrvik Tools"))
    assert refs(find(desk, "norrvik")) == [("account", 2)]


def test_the_index_is_made_once() -> None:
    desk = desk_of(HUAXIN)
    prepare(desk)
    index = desk.ground.find_index
    find(desk, "hua")
    assert desk.ground.find_index is index


# -- Laws

TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="aAbß Éé'-/[]华信 電缆①²ﬁ\u0301", max_size=12),
)
NAMES = TEXTS.map(clean).filter(bool)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_every_account_is_found_by_every_beginning_of_its_name(names: list[str]) -> None:
    desk = desk_of(*(Account(id=id_, name=name) for id_, name in enumerate(names, 1)))
    for id_, account in desk.ground.accounts.items():
        for length in range(1, len(account.name) + 1):
            asked = account.name[:length]
            assert not clean(asked) or ("account", id_) in refs(find(desk, asked, 100)), asked


@given(st.lists(NAMES, min_size=1, max_size=4), TEXTS)
def test_no_text_breaks_the_search(texts: list[str], query: str) -> None:
    people = [Person(id=id_, account_id=1, name=text) for id_, text in enumerate(texts, 1)]
    notes = [Note(id=id_, account_id=1, at=NOW, text=text) for id_, text in enumerate(texts, 1)]
    invoices = [
        Invoice(id=id_, account_id=1, number=text, amount=1, currency="EUR")
        for id_, text in enumerate(texts, 1)
    ]
    desk = desk_of(*people, *notes, *invoices)
    for hit in find(desk, query, 100):
        for text, bright in ((hit.title, hit.title_spans), (hit.text, hit.spans)):
            assert all(0 <= start < end <= len(text) for start, end in bright)
            assert list(bright) == sorted(bright)


@given(st.lists(st.text(alphabet="ab \n", max_size=6), max_size=6), st.text("ab ", min_size=1))
def test_a_shelf_finds_the_lines_that_have_it(lines: list[str], needle: str) -> None:
    shelf = Shelf(enumerate(lines))
    parts = [(owner, part) for owner, line in enumerate(lines) for part in line.split("\n")]
    assert list(shelf.having(needle)) == [owner for owner, part in parts if needle in part]
    assert list(shelf.having(f"\n{needle}")) == [
        owner for owner, part in parts if part.startswith(needle)
    ]
    assert list(shelf.having(f"\n{needle}\n")) == [owner for owner, part in parts if part == needle]
    assert list(shelf.having(needle, "b")) == [
        owner for owner, part in parts if needle in part and "b" in part
    ]


@given(st.lists(TEXTS, max_size=8))
def test_rows_are_the_texts_folded(texts: list[str]) -> None:
    assert len(rows(texts)) == len(texts)
    assert [row.split() for row in rows(texts)] == [rows([text])[0].split() for text in texts]


@given(st.text(alphabet="aB ßé'-华 1", max_size=20))
def test_a_row_is_a_folded_text_with_its_spaces(text: str) -> None:
    assert rows([text])[0].replace(" ", "") == fold(text)


def test_spans_of_words_that_touch_are_one() -> None:
    assert spans("abcdef", ["abc", "cde"]) == ((0, 5),)
    assert spans("a bc", ["b", "zz"]) == ((2, 3),)
    assert spans("xab ab", ["ab"]) == ((4, 6),)
    assert spans("", ["a"]) == ()


# -- Speed


@pytest.mark.exhaustive
def test_a_key_is_answered_within_a_frame_or_two_on_the_largest_book() -> None:
    desk = desk_of(*large_book(TODAY))
    prepare(desk)
    typed = [
        "huaxin cable 12",
        "wang lin",
        "hxdl",
        "R-2026-0199",
        "agreed report",
        "certificate 付款",
        "zzz zq",
        "a e i o u",
        "p12@example",
    ]
    taken = []
    for text in typed:
        for end in range(1, len(text) + 1):
            start = perf_counter()
            find(desk, text[:end])
            taken.append(perf_counter() - start)
    p95 = quantiles(taken, n=20)[-1]
    assert p95 < 0.05, f"{p95:.3f} s"
    assert max(taken) < 0.25
