"""Lines that the quick line refuses, and the word that it points at."""

from __future__ import annotations

import pytest

from tests.domain.lines_book import BOOK, NOW, READING
from tui.domain.codes import ATTITUDES
from tui.domain.entries import LineCode
from tui.domain.quickline import LineError, read_line

WRONG: list[tuple[str, LineCode, str, tuple[str, ...]]] = [
    # -- the account
    ("", "empty_line", "", ()),
    ("   ", "empty_line", "   ", ()),
    ("acmee a", "unknown_account", "acmee", ("Acme Tools", "Acme Marine Services")),
    ("no such firm advance x", "unknown_account", "no such firm", ()),
    ("华新 进展", "unknown_account", "华新", ("华信电缆",)),
    ('"acme nord" a', "unknown_account", "acme nord", ("Acme Tools", "Acme Marine Services")),
    ("99 a", "unknown_account", "99", ()),
    ("! ?", "unknown_account", "!", ()),
    ("@ann a", "unknown_account", "@ann", ()),
    ("/then fri", "unknown_account", "/then", ()),
    ("acme a", "ambiguous_account", "acme", ("Acme Tools", "Acme Marine Services")),
    ("hua a", "ambiguous_account", "hua", ("华信电缆", "上海华星科技")),
    ("  Twin a", "ambiguous_account", "Twin", ("Twin", "Twin")),
    ("“acme” a", "ambiguous_account", "acme", ("Acme Tools", "Acme Marine Services")),
    # -- parts
    ("acme tools a /foo x", "unknown_part", "/foo", ()),
    ("acme tools a /than fri", "unknown_part", "/than", ("/then",)),
    ("acme tools a //x /home", "unknown_part", "/home", ()),
    ("华信 a /下回 周五", "unknown_part", "/下回", ("/下次",)),
    ("acme tools a /then fri /then sat", "part_twice", "/then", ()),
    ("acme tools a /pay 1 fri /付款 2 fri", "part_twice", "/付款", ()),
    ("acme tools a /why 1 /why 2", "part_twice", "/why", ()),
    ("acme tools a /at fri /时间 周五", "part_twice", "/时间", ()),
    # -- people
    ("acme tools a @wang", "unknown_person", "wang", ()),
    ("acme tools a @carlo was there", "unknown_person", "carlo", ("Carla Toft",)),
    ("acme tools a @lee", "ambiguous_person", "lee", ("Ann Lee", "Bob Lee")),
    ("华信 a ＠王 同意", "ambiguous_person", "王", ("Wang Lin 王琳", "Wang Tao 王涛")),
    ("acme tools a @+", "missing_person", "@+", ()),
    ("acme tools a @+ /then fri", "missing_person", "@+", ()),
    ("acme tools a @+ 12", "missing_person", "@+", ()),
    # -- dates
    ("acme tools a /then", "missing_when", "/then", ()),
    ("acme tools a /then @ann", "missing_when", "/then", ()),
    ("acme tools a /then demo with Ann", "unreadable_date", "demo", ()),
    ("acme tools a /then 31/2 demo", "unreadable_date", "31/2", ()),
    ("acme tools a /then 11/24", "unreadable_date", "11/24", ()),
    ("acme tools a /then 29 feb 2027 x", "unreadable_date", "29 feb 2027", ()),
    ("acme tools a /then fri 25:00 demo", "unreadable_date", "fri 25:00", ()),
    ("acme tools a /then fri 28 nov", "unreadable_date", "fri 28 nov", ()),
    ("acme tools a /then next week", "unreadable_date", "next", ()),
    ("华信 a /下次 ２月３０日 演示", "unreadable_date", "２月３０日", ()),
    ("华信 a /下次再谈", "unreadable_date", "再谈", ()),
    ("华信 a 、下次", "missing_when", "、下次", ()),
    ("acme tools a /then yesterday call", "date_past", "yesterday", ()),
    ("acme tools a /then 2026-11-20 call", "date_past", "2026-11-20", ()),
    ("acme tools a /then today 08:59", "date_past", "today 08:59", ()),
    ("华信 a /下次 昨天演示", "date_past", "昨天", ()),
    ("acme tools a /pay 80k yesterday", "date_past", "yesterday", ()),
    ("acme tools a /then 2026-11-18 x /at -2d", "date_past", "2026-11-18", ()),
    ("acme tools a /at", "missing_when", "/at", ()),
    ("acme tools a /at lunch", "unreadable_date", "lunch", ()),
    ("acme tools a /at tomorrow", "future_call", "tomorrow", ()),
    ("acme tools a /at today 09:01", "future_call", "today 09:01", ()),
    ("华信 a /时间 明天10点", "future_call", "明天10点", ()),
    # -- amounts
    ("acme tools a /pay", "missing_amount", "/pay", ()),
    ("acme tools a /pay fri", "unreadable_amount", "fri", ()),
    ("acme tools a /pay 80.001 fri", "unreadable_amount", "80.001", ()),
    ("acme tools a /pay 80.000 fri", "unreadable_amount", "80.000", ()),
    ("acme tools a /pay -5 fri", "unreadable_amount", "-5", ()),
    ("acme tools a /pay 0 fri", "unreadable_amount", "0", ()),
    ("continental a /pay 80.5 fri", "unreadable_amount", "80.5", ()),
    ("华信 a /付款方式 待定", "unreadable_amount", "方式", ()),
    ("acme tools a /pay 80k", "missing_when", "/pay", ()),
    ("acme tools a /pay 80k soon", "unreadable_date", "soon", ()),
    ("acme tools a /pay 80 000 fri", "unreadable_date", "000", ()),
    ("华信 a /付款 8万 再说", "unreadable_date", "再说", ()),
    # -- excuses
    ("acme tools a /why", "missing_excuse", "/why", ()),
    ("acme tools a /why 0", "unknown_excuse", "0", ()),
    ("acme tools a /why 16", "unknown_excuse", "16", ()),
    ("acme tools a /why the dog ate it", "unknown_excuse", "the dog ate it", ()),
    ("华信 a /借口 下雨", "unknown_excuse", "下雨", ()),
    ("acme tools a /why finance", "ambiguous_excuse", "finance", ("told_finance", "away")),
    # -- attitudes
    ("acme tools a /mood", "missing_person", "/mood", ()),
    ("acme tools a /mood @+Eve doubts", "missing_person", "/mood", ()),
    ("acme tools a /mood @ann", "missing_attitude", "ann", ATTITUDES),
    ("acme tools a /mood @ann happy", "unknown_attitude", "happy", ATTITUDES),
    ("acme tools a /mood @lee doubts", "ambiguous_person", "lee", ("Ann Lee", "Bob Lee")),
    ("acme tools a /mood @zed doubts", "unknown_person", "zed", ()),
    ("华信 a /态度 @赵敏 高兴", "unknown_attitude", "高兴", ATTITUDES),
]


@pytest.mark.parametrize(
    ("line", "code", "word", "candidates"), WRONG, ids=[f"{row[1]}: {row[0]}" for row in WRONG]
)
def test_refuses_a_line_and_points_at_the_word(
    line: str, code: LineCode, word: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(LineError) as refused:
        read_line(line, BOOK, NOW, READING)
    error = refused.value
    assert (error.code, line[error.start : error.end]) == (code, word)
    assert error.word == (word if code != "empty_line" else "")
    assert error.candidates == candidates


def test_points_at_the_second_where_a_word_stands_twice() -> None:
    line = "acme tools a /then fri /then fri"
    with pytest.raises(LineError) as refused:
        read_line(line, BOOK, NOW, READING)
    assert refused.value.start == line.rindex("/then")
