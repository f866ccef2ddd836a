"""Completions: what is offered where, and that whatever is offered can be read."""

from __future__ import annotations

import pytest

from tests.domain.lines_book import ACCOUNTS, BOOK, NOW, PEOPLE, READING
from tui.domain.codes import EXCUSES
from tui.domain.complete import Completion, complete
from tui.domain.quickline import LineError, read_line, read_plan


def at_end(line: str, plan: bool = False) -> list[Completion]:
    return complete(line, len(line), BOOK, NOW, READING, plan=plan)


def offered(line: str, plan: bool = False) -> list[str]:
    """The line as each completion would leave it."""
    return [line[: option.start] + option.text for option in at_end(line, plan)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ac", ["Acme Tools", "Acme Marine Services"]),
        ("acme t", ["Acme Tools"]),
        ("hx", ["华信电缆"]),
        ("华", ["华信电缆"]),
        ("华星", ["上海华星科技"]),
        ("twi", ["11", "12"]),
        ("/n", []),
        ("soft", ['"/n Software @work"']),
        ("zzz", []),
        (
            "acme tools ",
            [f"acme tools {o}" for o in "order advance continuation nosale missed".split()],
        ),
        ("acme tools ad", ["acme tools advance"]),
        ("acme tools c", ["acme tools continuation"]),
        ("华信 进", ["华信 进展"]),
        ('"Acme Tools" m', ['"Acme Tools" missed']),
        ("acme tools a note ", []),
        (
            "acme tools a /",
            [f"acme tools a /{p}" for p in "then pay why mood at 下次 付款 借口 态度 时间".split()],
        ),
        ("acme tools a /p", ["acme tools a /pay"]),
        (
            "acme tools a /then fri /",
            [f"acme tools a /then fri /{p}" for p in "pay why mood at 付款 借口 态度 时间".split()],
        ),
        ("华信 进展 /付", ["华信 进展 /付款"]),
        ("华信 进展 、", [f"华信 进展 /{p}" for p in "下次 付款 借口 态度 时间".split()]),
        ("华信 进展 、下", ["华信 进展 /下次"]),
        (
            "acme tools a @",
            [
                f"acme tools a @{n}"
                for n in ("Ann Lee", "Bob Lee", "Carla Toft", "Dora Accept", "Bob Stone", "Xi An")
            ],
        ),
        ("acme tools a @l", ["acme tools a @Ann Lee", "acme tools a @Bob Lee"]),
        ("acme tools a @bob l", ["acme tools a @Bob Lee"]),
        ("acme tools a @zz", []),
        ("acme tools a @+E", []),
        ("华信 a ＠王", ["华信 a @Wang Lin 王琳", "华信 a @Wang Tao 王涛"]),
        ("twin a @s", []),
        ("11 a @s", ["11 a @id31", "11 a @id32"]),
        (
            "acme tools a /mood ",
            [
                f"acme tools a /mood @{n}"
                for n in ("Ann Lee", "Bob Lee", "Carla Toft", "Dora Accept", "Bob Stone", "Xi An")
            ],
        ),
        ("acme tools a /mood @car", ["acme tools a /mood @Carla Toft"]),
        ("acme tools a /mood @carla d", ["acme tools a /mood @carla doubts"]),
        ("华信 a /态度 @赵敏 抵", ["华信 a /态度 @赵敏 抵触"]),
        ("acme tools a /why told f", ["acme tools a /why told finance"]),
        ("华信 a /借口 单", ["华信 a /借口 单据不全"]),
        ("华信 a /借口 资", ["华信 a /借口 单据不全", "华信 a /借口 资金紧张"]),
        ("华信 a /借口 没有签", ["华信 a /借口 没有签收单"]),
        ("acme tools a /then next", ["acme tools a /then next tue"]),
        ("acme tools a /then next t", ["acme tools a /then next tue"]),
        ("acme tools a /then fri ", []),
        ("acme tools a /pay ", []),
        ("acme tools a /pay 80k eur f", ["acme tools a /pay 80k eur fri"]),
        ("华信 a /付款 8万 月", ["华信 a /付款 8万 月底"]),
        ("acme tools a /at l", ["acme tools a /at last tue"]),
        ("acme a /then f", []),
    ],
)
def test_offers(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


def test_offers_every_excuse_and_says_which_it_is() -> None:
    options = at_end("acme tools a /why ")
    assert [option.value for option in options] == list(EXCUSES)
    assert {option.kind for option in options} == {"excuse"}


def test_offers_days_with_their_dates() -> None:
    days = {option.text: option.value for option in at_end("acme tools a /then ")}
    assert days["next tue"] == "2026-11-24"
    assert days["+3bd"] == "2026-11-25"
    past = {option.text: option.value for option in at_end("acme tools a /at ")}
    assert past["fri"] == "2026-11-20"


def test_an_empty_line_offers_accounts() -> None:
    options = complete("", 0, BOOK, NOW, READING)
    assert [option.value for option in options] == [str(a.id) for a in ACCOUNTS][:12]


def test_only_what_stands_before_the_cursor_counts() -> None:
    line = "acme tools ad and more"
    options = complete(line, len("acme tools ad"), BOOK, NOW, READING)
    assert [(option.start, option.end, option.text) for option in options] == [(11, 13, "advance")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("acme tools t", ["acme tools today", "acme tools tomorrow"]),
        ("acme tools fri de", ["acme tools fri demonstration", "acme tools fri delivery"]),
        ("acme tools fri 10:00 coll", ["acme tools fri 10:00 collection"]),
        ("华信 下周二10点 催", ["华信 下周二10点 催款"]),
        ("acme tools fri demo @car", ["acme tools fri demo @Carla Toft"]),
        ("acme tools fri /", []),
    ],
)
def test_offers_for_a_plan(line: str, expected: list[str]) -> None:
    assert offered(line, plan=True) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a",
        "华",
        "acme tools ",
        "acme tools a @",
        "11 a @",
        "华信 a @",
        "acme tools a /mood @ann ",
        "acme tools a /why ",
        "华信 a /借口 ",
        "acme tools a /then ",
        "华信 a /下次 ",
        "acme tools a /pay 80k ",
        "acme tools a /at ",
        "华信 a /时间 ",
    ],
)
def test_what_is_offered_can_be_read(line: str) -> None:
    options = at_end(line)
    assert options
    for option in options:
        entry = read_line(line[: option.start] + option.text, BOOK, NOW, READING)
        if option.kind == "account":
            assert str(entry.account_id) == option.value
        if option.kind == "person":
            assert [str(id_) for id_ in entry.people] == [option.value]
        if option.kind in ("outcome", "excuse"):
            assert option.value in (entry.outcome, entry.why)
        if option.kind == "attitude":
            assert option.value == entry.moods[0].attitude
        if option.kind == "when" and entry.then:
            assert option.value == entry.then.when.day.isoformat()


def test_what_is_offered_for_a_plan_can_be_read() -> None:
    for option in at_end("acme tools ", plan=True):
        assert read_plan(f"acme tools {option.text}", BOOK, NOW, READING).when
    for option in at_end("acme tools fri ", plan=True):
        if option.kind == "purpose":
            read = read_plan(f"acme tools fri {option.text}", BOOK, NOW, READING)
            assert read.purpose == option.value


def test_everyone_can_be_named() -> None:
    for person in PEOPLE:
        name = next(
            option.text
            for option in at_end(f"{person.account_id} a @")
            if option.value == str(person.id)
        )
        assert read_line(f"{person.account_id} a {name}", BOOK, NOW, READING).people == (person.id,)


def test_a_line_that_names_nobody_offers_nobody() -> None:
    with pytest.raises(LineError):
        read_line("acme a @", BOOK, NOW, READING)
    assert at_end("acme a @") == []


OUTCOMES_IN = {
    False: "order advance continuation nosale missed".split(),
    True: "订单 进展 无进展 未成交 未见".split(),
}


@pytest.mark.parametrize("chinese", [False, True])
@pytest.mark.parametrize("account", ["acme tools", "华信", "hx", '"华信电缆"'])
def test_the_name_of_the_account_does_not_choose_the_language(account: str, chinese: bool) -> None:
    line = f"{account} "
    found = complete(line, len(line), BOOK, NOW, READING, chinese=chinese)
    outcomes = [one.text for one in found if one.kind == "outcome"]
    assert outcomes == OUTCOMES_IN[chinese]


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("华信 advance /then ", False),
        ("acme tools 进展 /then ", True),
        ("华信 advance tested @王琳 /then ", False),
        ("华信 @王琳 /下次 ", True),
        ("acme tools advance 同意 /then ", True),
    ],
)
@pytest.mark.parametrize("interface", [False, True])
def test_words_after_the_account_tell_the_language(
    line: str, chinese: bool, interface: bool
) -> None:
    found = complete(line, len(line), BOOK, NOW, READING, chinese=interface)
    assert ("今天" in [one.text for one in found]) is chinese
    assert ("today" in [one.text for one in found]) is not chinese
