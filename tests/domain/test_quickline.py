"""The quick line: the whole grammar as a table, in both languages."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tests.domain.lines_book import BOOK, NOW, READING, day
from tui.domain.dates import Reading, When
from tui.domain.quickline import Entry, Mood, Pay, Then, print_line, read_line


def then(month: int, number: int, text: str = "", at: str = "", year: int = 2026) -> Then:
    return Then(When(day(month, number, year), time.fromisoformat(at) if at else None), text)


def pay(amount: int, currency: str, month: int, number: int, year: int = 2026) -> Pay:
    return Pay(amount, currency, day(month, number, year))


def a(account: int, note: str = "", **more: object) -> Entry:
    """An entry with the outcome ``advance``, the commonest."""
    return Entry(account_id=account, **({"outcome": "advance", "note": note} | more))  # type: ignore[arg-type]


NO = None
RIGHT: list[tuple[str, Entry]] = [
    # -- the two lines of the contract
    (
        "huaxin advance agreed to a test @wang lin /then tue 10:00 demo with the CFO /pay 80k fri",
        a(
            1,
            "agreed to a test",
            people=(10,),
            then=then(11, 24, "demo with the CFO", "10:00"),
            pay=pay(8_000_000, "CNY", 11, 27),
        ),
    ),
    (
        "华信 进展 同意试用 @王琳 /下次 下周二10点 给财务总监演示 /付款 8万 周五 /借口 审批中",
        a(
            1,
            "同意试用",
            people=(10,),
            then=then(11, 24, "给财务总监演示", "10:00"),
            pay=pay(8_000_000, "CNY", 11, 27),
            why="in_process",
        ),
    ),
    # -- the account
    ("1 a", a(1)),
    ("１ a", a(1)),
    ("hx a ok", a(1, "ok")),
    ("HX a ok", a(1, "ok")),
    ("hxdl a ok", a(1, "ok")),
    ("hua xin a ok", a(1, "ok")),
    ("huaxindianlan a ok", a(1, "ok")),
    ("hua xin dian lan a", a(1)),
    ("华信电缆 a", a(1)),
    ("k-1001 a", a(1)),
    ("acme tools a", a(2)),
    ("ACME TOOLS A", a(2)),
    ("acme t a", a(2)),
    ("tools acme a met them", a(2, "met them")),
    ("marine a", a(3)),
    ("acme mar ser a", a(3)),
    ("obrien a", a(4)),
    ("o'brien a", a(4)),
    ("O'Brien & Söhne a", a(4)),
    ("o brien & s a", a(4)),
    ("conti a", a(5)),
    ("huaxing a", a(6)),
    ("24/7 a", a(8)),
    ("9 a", a(9)),
    ('"Acme Tools" a ok', a(2, "ok")),
    ("'Acme Tools' a ok", a(2, "ok")),
    ("“Acme Tools” a ok", a(2, "ok")),
    ("「华信电缆」 a 好", a(1, "好")),
    ("“华信电缆”进展 好", a(1, "好")),
    ("＂华信＂ 进展", a(1)),
    ("'O'Brien & Söhne' a don't", a(4, "don't")),
    ('"/n software @work" a', a(10)),
    ('"acme tools a', a(2)),
    ("monitor advance a x", a(7, "x")),
    # -- the outcome
    ("acme tools order", a(2, outcome="order")),
    ("acme tools advance", a(2)),
    ("acme tools continuation", a(2, outcome="continuation")),
    ("acme tools nosale", a(2, outcome="no_sale")),
    ("acme tools no_sale", a(2, outcome="no_sale")),
    ("acme tools missed", a(2, outcome="missed")),
    ("acme tools o", a(2, outcome="order")),
    ("acme tools c", a(2, outcome="continuation")),
    ("acme tools n", a(2, outcome="no_sale")),
    ("acme tools x", a(2, outcome="missed")),
    ("华信 订单", a(1, outcome="order")),
    ("华信 进展", a(1)),
    ("华信 无进展", a(1, outcome="continuation")),
    ("华信 未成交", a(1, outcome="no_sale")),
    ("华信 未见", a(1, outcome="missed")),
    ("华信　订单　两盘", a(1, "两盘", outcome="order")),
    ("acme tools ｏ", a(2, outcome="order")),
    ("acme tools Order placed", a(2, "placed", outcome="order")),
    ("acme tools a a deal", a(2, "a deal")),
    ("acme tools order order 7 placed", a(2, "order 7 placed", outcome="order")),
    ("acme tools", a(2, outcome=NO)),
    ("acme tools ordered two", a(2, "ordered two", outcome=NO)),
    ("acme tools order: two", a(2, "order: two", outcome=NO)),
    ('acme tools "order was lost"', a(2, "order was lost", outcome=NO)),
    ("acme tools 'a test'", a(2, "a test", outcome=NO)),
    ("华信 「进展 不大」", a(1, "进展 不大", outcome=NO)),
    ('acme tools "o"', a(2, "o", outcome=NO)),
    ('marine "services are fine"', a(3, "services are fine", outcome=NO)),
    ("continental c agreed to it", a(5, "agreed to it", outcome="continuation")),
    ("continental c a", a(5)),
    ("continental ca agreed", a(5, "agreed", outcome=NO)),
    ("monitor a went well", a(7, "went well")),
    ("monitor advance went well", a(7, "went well")),
    ("monitor advance advance", a(7)),
    # -- the note
    ("acme tools a  two   spaces ", a(2, "two spaces")),
    ("\tacme tools a tab", a(2, "tab")),
    ("acme tools a 24/11 and/or 5 / 6", a(2, "24/11 and/or 5 / 6")),
    ("acme tools a me@x.com, a @ b", a(2, "me@x.com, a @ b")),
    ("acme tools a /5 @5 / @ /", a(2, "/5 @5 / @ /")),
    ("acme tools a see //then and @@ann", a(2, "see /then and @ann")),
    ("acme tools a // @@ ///x", a(2, "/ @ //x")),
    ("acme tools a https://x.org//y", a(2, "https://x.org//y")),
    ("华信 a 电缆、下次、付款", a(1, "电缆、下次、付款")),
    ("华信 a 、 顿号 、方式", a(1, "、 顿号 、方式")),
    ("华信 a 、、下次", a(1, "、下次")),
    ("华信 a 价格，交期：都谈了。", a(1, "价格，交期：都谈了。")),
    ('acme tools a "quoted whole"', a(2, "quoted whole")),
    ('acme tools a "yes" he said "no"', a(2, '"yes" he said "no"')),
    ('acme tools a a 5" pipe', a(2, 'a 5" pipe')),
    ('acme tools a "say ""yes"" now"', a(2, 'say "yes" now')),
    ("acme tools a 'the drums' weight'", a(2, "'the drums' weight'")),
    ("acme tools a don't", a(2, "don't")),
    ("acme tools a [bold] [/] 🙂", a(2, "[bold] [/] 🙂")),
    ("acme tools a ｆｕｌｌ １２", a(2, "ｆｕｌｌ １２")),
    # -- people
    ("acme tools a @ann", a(2, people=(20,))),
    ("acme tools a @Ann Lee", a(2, people=(20,))),
    ("acme tools a @ann agreed to it", a(2, "agreed to it", people=(20,))),
    ("acme tools a met @ann lee, agreed", a(2, "met agreed", people=(20,))),
    ("acme tools a @ann @bob @ann", a(2, people=(20, 21))),
    ("acme tools a met @ann and @bob at lunch", a(2, "met and at lunch", people=(20, 21))),
    ("acme tools a @carla to confirm", a(2, "to confirm", people=(22,))),
    ("acme tools a @xi a deal", a(2, "a deal", people=(25,))),
    ("acme tools a @stone called", a(2, "called", people=(24,))),
    ("华信 a @王琳 同意", a(1, "同意", people=(10,))),
    ("华信 a ＠王琳", a(1, people=(10,))),
    ("华信 a @wang t", a(1, people=(11,))),
    ("华信 a @wang lin @zm", a(1, people=(10, 12))),
    ("华信 a @小明，", a(1, people=(13,))),
    ("华信 a @id12", a(1, people=(12,))),
    ("o'brien a @o'neil", a(4, people=(30,))),
    ("acme tools a @+Eve Moon", a(2, new_people=("Eve Moon",))),
    ("acme tools a @+Eve Moon @ann", a(2, people=(20,), new_people=("Eve Moon",))),
    ("华信 a ＠＋张伟 @+李雷", a(1, new_people=("张伟", "李雷"))),
    ("acme tools a @+ Eve", a(2, new_people=("Eve",))),
    ('acme tools a @+"Eve Moon"', a(2, new_people=("Eve Moon",))),
    # -- the next step
    ("acme tools a /then fri", a(2, then=then(11, 27))),
    ("acme tools a /THEN Fri", a(2, then=then(11, 27))),
    ("acme tools a /then: fri send offer", a(2, then=then(11, 27, "send offer"))),
    ("acme tools a /then fri 2pm see Bob", a(2, then=then(11, 27, "see Bob", "14:00"))),
    ("acme tools a /then 10:00 today", a(2, then=then(11, 21, "", "10:00"))),
    ("acme tools a /then 10:00", a(2, then=then(11, 21, "", "10:00"))),
    ("acme tools a /then 08:00 call", a(2, then=then(11, 22, "call", "08:00"))),
    ("acme tools a /then today call", a(2, then=then(11, 21, "call"))),
    ("acme tools a /then 24/11 call", a(2, then=then(11, 24, "call"))),
    ("acme tools a /then 24 nov 2026 10 drums", a(2, then=then(11, 24, "10 drums"))),
    ("acme tools a /then +3bd", a(2, then=then(11, 25))),
    ("acme tools a /then eom report", a(2, then=then(11, 30, "report"))),
    ('acme tools a /then fri "10:00 train"', a(2, then=then(11, 27, "10:00 train"))),
    ("acme tools a /then fri //x @@y", a(2, then=then(11, 27, "/x @y"))),
    ("acme tools a /then fri 5 / 6 or 24/11", a(2, then=then(11, 27, "5 / 6 or 24/11"))),
    ("华信 a /下次 周五 寄样品", a(1, then=then(11, 27, "寄样品"))),
    ("华信 a /下次周五 寄样品", a(1, then=then(11, 27, "寄样品"))),
    ("华信 a 、下次 下周二１０：３０ 演示", a(1, then=then(11, 24, "演示", "10:30"))),
    ("华信 a ／下次　明天下午３点半　演示", a(1, then=then(11, 22, "演示", "15:30"))),
    ("华信 a 、下次下周二10点给财务总监演示", a(1, then=then(11, 24, "给财务总监演示", "10:00"))),
    ("华信 a /下次：周五，寄样品", a(1, then=then(11, 27, "寄样品"))),
    ("华信 a /then 24号 开会", a(1, then=then(11, 24, "开会"))),
    ("acme tools a /下次 fri call", a(2, then=then(11, 27, "call"))),
    # -- the promise
    ("acme tools a /pay 80000 fri", a(2, pay=pay(8_000_000, "EUR", 11, 27))),
    ("acme tools a /pay 80,000.50 fri", a(2, pay=pay(8_000_050, "EUR", 11, 27))),
    ("acme tools a /pay 1.2m eom", a(2, pay=pay(120_000_000, "EUR", 11, 30))),
    ("acme tools a /pay 80k usd by fri", a(2, pay=pay(8_000_000, "USD", 11, 27))),
    ("acme tools a /pay USD 80k 1 dec", a(2, pay=pay(8_000_000, "USD", 12, 1))),
    ("acme tools a /pay ¥80k +2w", a(2, pay=pay(8_000_000, "CNY", 12, 5))),
    (
        "acme tools a /pay 80k fri in two parts",
        a(2, "in two parts", pay=pay(8_000_000, "EUR", 11, 27)),
    ),
    ("acme tools a /pay 80k today", a(2, pay=pay(8_000_000, "EUR", 11, 21))),
    ("marine a /pay 80k fri", a(3, pay=pay(8_000_000, "USD", 11, 27))),
    ("continental a /pay ¥80k fri", a(5, pay=pay(80_000, "JPY", 11, 27))),
    ("gulf a /pay 1.234 fri", a(9, pay=pay(1_234, "BHD", 11, 27))),
    ("华信 a /付款 ８万 周五", a(1, pay=pay(8_000_000, "CNY", 11, 27))),
    ("华信 a /付款 1.2亿 月底", a(1, pay=pay(12_000_000_000, "CNY", 11, 30))),
    ("华信 a /付款 ８０，０００ 周五", a(1, pay=pay(8_000_000, "CNY", 11, 27))),
    ("华信 a 、付款8万元下周五", a(1, pay=pay(8_000_000, "CNY", 11, 27))),
    ("华信 a /付款：￥8万 周五前", a(1, pay=pay(8_000_000, "CNY", 11, 27))),
    ("华信 a /付款 5万 3天内", a(1, pay=pay(5_000_000, "CNY", 11, 24))),
    # -- the excuse
    ("acme tools c /why 1", a(2, outcome="continuation", why="already_paid")),
    ("acme tools c /why 15", a(2, outcome="continuation", why="cash_tight")),
    ("acme tools a /why １１", a(2, why="in_process")),
    ("acme tools a /why already paid", a(2, why="already_paid")),
    ("acme tools a /why told", a(2, why="told_finance")),
    ("acme tools a /why customer_unpaid", a(2, why="customer_unpaid")),
    ("acme tools a /why In Process @ann", a(2, people=(20,), why="in_process")),
    ("acme tools a /why not signed", a(2, why="in_process")),
    ("acme tools a /why no mon", a(2, why="no_money")),
    ("acme tools a /why cash", a(2, why="cash_tight")),
    ("acme tools a /why force maj", a(2, why="disaster")),
    ("华信 a /借口 已付", a(1, why="already_paid")),
    ("华信 a /借口 没钱", a(1, why="no_money")),
    ("华信 a 、借口 资金", a(1, why="cash_tight")),
    ("华信 a /借口审批中", a(1, why="in_process")),
    ("华信 a /why 质量", a(1, why="quality")),
    ("华信 a /借口 没有签收单", a(1, why="no_receipt")),
    ("华信 a /借口 没有收货单", a(1, why="no_receipt")),
    ("华信 a /借口 单据不全", a(1, why="papers_incomplete")),
    ("华信 a /借口 资料不全", a(1, why="papers_incomplete")),
    # -- the attitude
    ("acme tools a /mood @ann doubts", a(2, moods=(Mood(20, "doubts"),))),
    ("acme tools a /mood @ann lee acc", a(2, moods=(Mood(20, "accepts"),))),
    ("acme tools a /mood @xi a", a(2, moods=(Mood(25, "accepts"),))),
    ("acme tools a /mood @dora acc", a(2, moods=(Mood(23, "accepts"),))),
    ("acme tools a /mood @ann s the price", a(2, "the price", moods=(Mood(20, "sabotages"),))),
    (
        "acme tools a /mood @ann r /mood @bob i",
        a(2, moods=(Mood(20, "resists"), Mood(21, "indifferent"))),
    ),
    ("acme tools a @ann /mood @ann d", a(2, people=(20,), moods=(Mood(20, "doubts"),))),
    ("acme tools a /mood ann d", a(2, moods=(Mood(20, "doubts"),))),
    ("华信 a /态度 @王琳 怀疑", a(1, moods=(Mood(10, "doubts"),))),
    ("华信 a 、态度 ＠赵敏 拆台", a(1, moods=(Mood(12, "sabotages"),))),
    ("华信 a /态度 @赵敏 恶意拆台", a(1, moods=(Mood(12, "sabotages"),))),
    # -- when it was
    ("acme tools a /at yesterday", a(2, at=datetime(2026, 11, 20, 12), at_timed=False)),
    ("acme tools a /at today", a(2, at=NOW, at_timed=False)),
    ("acme tools a /at 08:30", a(2, at=datetime(2026, 11, 21, 8, 30))),
    ("acme tools a /at 15:00", a(2, at=datetime(2026, 11, 20, 15))),
    ("acme tools a /at fri 15:00", a(2, at=datetime(2026, 11, 20, 15))),
    ("acme tools a /at mon", a(2, at=datetime(2026, 11, 16, 12), at_timed=False)),
    ("acme tools a /at sat", a(2, at=datetime(2026, 11, 14, 12), at_timed=False)),
    ("acme tools a /at -2d 10:00", a(2, at=datetime(2026, 11, 19, 10))),
    ("acme tools a /at 24 nov", a(2, at=datetime(2025, 11, 24, 12), at_timed=False)),
    ("acme tools a /at 18/11 9:15", a(2, at=datetime(2026, 11, 18, 9, 15))),
    ("acme tools a /at 2026-11-18", a(2, at=datetime(2026, 11, 18, 12), at_timed=False)),
    (
        "acme tools a /at yesterday met in the lobby",
        a(2, "met in the lobby", at=datetime(2026, 11, 20, 12), at_timed=False),
    ),
    ("华信 a /时间 昨天下午3点", a(1, at=datetime(2026, 11, 20, 15))),
    ("华信 a 、时间 周五", a(1, at=datetime(2026, 11, 20, 12), at_timed=False)),
    # -- several, in any order
    (
        "acme tools a /at yesterday /then today call /pay 5k yesterday",
        a(
            2,
            at=datetime(2026, 11, 20, 12),
            at_timed=False,
            then=then(11, 21, "call"),
            pay=pay(500_000, "EUR", 11, 20),
        ),
    ),
    (
        "acme tools a /at fri 15:00 /then tue",
        a(2, at=datetime(2026, 11, 20, 15), then=then(11, 24)),
    ),
    (
        "acme tools /why 3 /pay 80k fri @bob",
        a(2, outcome=NO, why="customer_unpaid", pay=pay(8_000_000, "EUR", 11, 27), people=(21,)),
    ),
]


@pytest.mark.parametrize(("line", "entry"), RIGHT, ids=[line for line, _ in RIGHT])
def test_reads_a_line(line: str, entry: Entry) -> None:
    assert read_line(line, BOOK, NOW, READING) == entry


@pytest.mark.parametrize("line", [line for line, _ in RIGHT])
def test_prints_a_line_that_reads_the_same(line: str) -> None:
    entry = read_line(line, BOOK, NOW, READING)
    printed = print_line(entry, BOOK)
    assert read_line(printed, BOOK, NOW, READING) == entry
    assert print_line(read_line(printed, BOOK, NOW, READING), BOOK) == printed


@pytest.mark.parametrize(
    ("line", "now", "reading", "entry"),
    [
        ("2 a /then 11/24", NOW, Reading(month_first=True), a(2, then=then(11, 24))),
        (
            "2 a /then +3bd",
            NOW,
            Reading(holidays=frozenset((date(2026, 11, 24),))),
            a(2, then=then(11, 26)),
        ),
        ("2 a /then mon", datetime(2026, 11, 22, 9), READING, a(2, then=then(11, 23))),
        ("2 a /then tue", datetime(2026, 11, 24, 9), READING, a(2, then=then(12, 1))),
        ("2 a /then next tue", datetime(2026, 11, 23, 9), READING, a(2, then=then(12, 1))),
        ("1 a /下次 下周二", datetime(2026, 11, 23, 9), READING, a(1, then=then(12, 1))),
        (
            "2 a /then tomorrow",
            datetime(2026, 12, 31, 9),
            READING,
            a(2, then=then(1, 1, year=2027)),
        ),
        ("2 a /then 29 feb", datetime(2027, 3, 1, 9), READING, a(2, then=then(2, 29, year=2028))),
        (
            "2 a /pay 5k eom",
            datetime(2028, 2, 29, 9),
            READING,
            a(2, pay=pay(500_000, "EUR", 2, 29, 2028)),
        ),
        (
            "2 a /at 31 dec",
            datetime(2027, 1, 1, 9),
            READING,
            a(2, at=datetime(2026, 12, 31, 12), at_timed=False),
        ),
        ("2 a /at 23:00", datetime(2027, 1, 1, 9), READING, a(2, at=datetime(2026, 12, 31, 23))),
    ],
)
def test_reads_a_line_on_other_days(
    line: str, now: datetime, reading: Reading, entry: Entry
) -> None:
    assert read_line(line, BOOK, now, reading) == entry
