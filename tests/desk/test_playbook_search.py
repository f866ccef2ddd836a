"""Finding something in the playbook by whatever one remembers of it."""

from __future__ import annotations

from statistics import quantiles
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.making import desk_of
from tests.test_rooms import loaded_by
from tui import i18n
from tui.desk.playbook_entries import Contents
from tui.desk.playbook_search import Search, may_be_pinyin
from tui.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", params=i18n.LANGUAGES)
def search(request: pytest.FixtureRequest) -> Iterator[Search]:
    """The search in each language; it finds the same."""
    i18n.use(request.param)
    found = Search(desk_of())
    found.learn_pinyin()
    yield found
    i18n.use("en")


def ids(search: Search, query: str) -> list[str]:
    return [one.id for one in search.find(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("M35", "M35"),
        ("m35", "M35"),
        ("35", "M35"),
        ("M 35", "M35"),
        ("7", "M07"),
        ("ten ways to open", "M35"),
        ("Ten ways", "M35"),
        ("SPIN", "M38"),
        ("spin questions", "M38"),
        ("pareto", "M01"),
        ("80/20", "M01"),
        ("二八法则", "M01"),
        ("二八", "M01"),
        ("抓大放小", "M02"),
        ("借口", "M57"),
        ("excuse", "M57"),
        ("no money", "excuses.no_money"),
        ("没钱", "excuses.no_money"),
        ("technical gate", "roles.technical_gatekeeper"),
        ("the purchaser", "roles.purchaser"),
        ("雷区", "M21"),
        ("minefield", "M21"),
        ("crocodile", "maxims.crocodile"),
        ("鳄鱼", "maxims.crocodile"),
        ("ＰＯＷＥＲ promise", "power.commitment"),
        ("erbafaze", "M01"),
        ("er ba fa ze", "M01"),
        ("ebfz", "M01"),
        ("meiqian", "excuses.no_money"),
        ("caigouzhe", "roles.purchaser"),
        ("jiekou", "M57"),
        ("leiqu", "M21"),
        ("zhua da fang xiao", "M02"),
    ],
)
def test_what_is_meant_stands_first(search: Search, query: str, first: str) -> None:
    assert ids(search, query)[0] == first


@pytest.mark.parametrize(
    ("query", "among"),
    [
        ("line stop", "questions.general"),
        ("advance", "M43"),
        ("gift", "M35"),
        ("signs payments", "excuses.reorganisation"),
        ("Varga", "M09"),
        ("供应商", "M07"),
        ("purchaser", "M12"),
        ("Fifteen excuses", "excuses.away"),
        ("催款信", "messages.overdue"),
    ],
)
def test_words_of_the_text_and_of_the_chapter_find_it_too(
    search: Search, query: str, among: str
) -> None:
    assert among in ids(search, query)


@pytest.mark.parametrize("query", ["zzzz", "[", "‹", "[/bold]", "👋", "M99"])
def test_what_is_not_there_is_not_found(search: Search, query: str) -> None:
    assert ids(search, query) == []


def test_no_query_finds_all_in_their_order(search: Search) -> None:
    assert ids(search, "") == ids(search, "  ") == [head.id for head in Contents(desk_of()).heads]


def test_no_entry_is_found_twice(search: Search) -> None:
    for query in ("a", "the", "客户", "e", "pay"):
        found = ids(search, query)
        assert found
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("language", "query", "shown"),
    [
        ("en", "purch", "purch"),
        ("en", "TEN WAYS", "Ten ways"),
        ("en", "二八", ""),
        ("zh", "二八", "二八"),
        ("zh", "spin", "SPIN"),
    ],
)
def test_what_was_matched_in_the_title_stands_out(
    language: Language, query: str, shown: str
) -> None:
    i18n.use(language)
    found = Search(desk_of()).find(query)
    titles = {head.id: head.title for head in Contents(desk_of()).heads}
    marked = [" ".join(titles[one.id][start:end] for start, end in one.spans) for one in found]
    assert (shown in marked) if shown else not any(marked)


@given(st.text(max_size=12))
def test_whatever_is_typed_has_an_answer_within_the_title(query: str) -> None:
    heads = {head.id: head for head in _CONTENTS.heads}
    for one in _SEARCH.find(query):
        title = heads[one.id].title
        assert all(0 <= start < end <= len(title) for start, end in one.spans)


_CONTENTS = Contents(desk_of())
_SEARCH = Search(desk_of())


def test_the_pinyin_dictionary_is_opened_only_when_asked_for() -> None:
    begin = (
        "from tests.desk.making import desk_of\n"
        "from tui.desk.playbook_search import Search\n"
        "search = Search(desk_of())\n"
        "assert search.find('spin') and not search.find('erbafaze')\n"
    )
    assert "tui.desk.sounds" not in loaded_by(begin)
    learnt = loaded_by(f"{begin}search.learn_pinyin()\nassert search.find('erbafaze')")
    assert "tui.desk.sounds" in learnt
    assert "pypinyin" not in learnt


@pytest.mark.parametrize(
    ("query", "may_be"),
    [("erba", True), ("M", True), ("35", False), ("二八", False), ("二ba", False), ("", False)],
)
def test_only_letters_may_be_pinyin(query: str, may_be: bool) -> None:
    assert may_be_pinyin(query) is may_be


def test_each_key_is_answered_at_once(search: Search) -> None:
    taken = []
    for text in ("the purchaser asks for a discount", "caigouzhe", "a e i o u", "十五种借口与应对"):
        for end in range(1, len(text) + 1):
            start = process_time()
            search.find(text[:end])
            taken.append(process_time() - start)
    assert quantiles(taken, n=20)[-1] < 0.05
