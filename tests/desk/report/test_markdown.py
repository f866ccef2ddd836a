"""The week's report can be pasted, whatever was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.desk.making import visit
from tests.desk.report.weeks import on, payment, told
from tui.desk.markdown import runs
from tui.desk.report import as_markdown
from tui.domain.records import Account, NextStep, Opportunity, Record, StageChange
from tui.domain.text import clean
from tui.exchange.markdown import escape

if TYPE_CHECKING:
    from tui.desk.report_views import ReportView


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", r"a \| b"),
        ("*bold* _thin_ snake_case", r"\*bold\* \_thin\_ snake_case"),
        ("[x](y) ![z](w)", r"\[x\](y) !\[z\](w)"),
        ("<b>hi</b> 3 < 5", r"\<b>hi\</b> 3 < 5"),
        ("AT&T &amp; Söhne & Co", r"AT&T \&amp; Söhne & Co"),
        ("`code` ~~no~~ \\", r"\`code\` \~\~no\~\~ \\"),
        ("one\n# two", "one # two"),
        ("a\u202eb", "ab"),
    ],
)
def test_text_is_escaped_and_no_more(text: str, escaped: str) -> None:
    assert escape(text) == escaped


TEXTS = st.one_of(
    st.text(max_size=20),
    st.text(alphabet="*_`[]()<>|#~&\\!-+. \n\t1a;/:\"'@=华", max_size=20),
    st.sampled_from(
        ["**", "- x", "# x", "1. x", "> x", "```", "<b>", "</li>", "| a |", "---", "&amp;", "    x"]
    ),
).filter(lambda text: bool(clean(text)))
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def shape(text: str) -> list[str]:
    """The structure of a document, without its words."""
    found = []
    for token in MARKDOWN.parse(text):
        inside = [one.type for one in token.children or () if one.type not in _WORDS]
        found.append(f"{token.type} {inside}")
    return found


_WORDS = ("text", "text_special")


@given(TEXTS, TEXTS)
def test_no_text_breaks_the_markdown(name: str, note: str) -> None:
    def whole(name: str, note: str) -> ReportView:
        return told(Account(id=9, name=name), *records_of(note))

    assert shape(as_markdown(whole(name, note))) == shape(as_markdown(whole("plain", "plain")))


def records_of(text: str) -> tuple[Record, ...]:
    account = Account(id=9, name="?")
    return (
        visit(1, "2026-11-17T09:00", account, state="logged", outcome="order", note=text),
        visit(2, "2026-11-18T09:00", account, text=text),
        visit(3, "2026-11-24T09:00", account, text=text, purpose="needs"),
        NextStep(id=1, account_id=9, due=on(24), text=text),
        NextStep(id=2, account_id=9, due=on(18), text=text, promised=True),
        Opportunity(
            id=1,
            account_id=9,
            name=text,
            opened=on(17),
            stages=(StageChange(on=on(17), stage="design", override=text),),
        ),
        payment(1, on(18), 100, 9),
    )


def test_the_parser_does_see_a_break() -> None:
    assert shape("- **a**: b") != shape("- **a**: *b*")
    assert shape("- a <b>") != shape("- a b")


@given(TEXTS)
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    (_open, inline, _close) = MARKDOWN.parse(f"x {escape(text)}")[:3]
    shown = "".join(one.content for one in inline.children or ())
    assert shown.split() == f"x {clean(text)}".split()


@pytest.mark.parametrize(
    ("line", "looks"),
    [
        ("# Week 47", [("Week 47", True)]),
        ("plain", [("plain", False)]),
        (
            r"- **A\*B**, 3 \| 4: **C**",
            [("- ", False), ("A*B", True), (", 3 | 4: ", False), ("C", True)],
        ),
        (r"2 \*\* 3", [("2 ** 3", False)]),
        ("", []),
    ],
)
def test_how_a_line_looks(line: str, looks: list[tuple[str, bool]]) -> None:
    assert runs(line) == looks


@given(st.text())
def test_what_the_rep_wrote_looks_as_it_was_written(text: str) -> None:
    told = "".join(one for one, _strong in runs(f"- **A{escape(text)}**: {escape(text)}"))
    assert told == f"- A{clean(text)}: {clean(text)}"
