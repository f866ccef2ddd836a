"""A rep's morning by keys alone, at 80 × 24, in both languages, on a book of a real week.

It is the example book, as a file. Every step is held against the screen, the end against
what the commands say; the keys are counted, and `pytest -s` prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tests.e2e import contract
from tests.e2e.example import FOOT, SIX_VISITS, TODAY, YESTERDAY, at_today
from tests.e2e.hand import Hand

if TYPE_CHECKING:
    from tests.e2e.running import Rounds
    from tests.e2e.terminal import Terminal
    from tui.i18n import Language

TOMORROW: Final = "2026-11-25"
THURSDAY: Final = "2026-11-26"
BIRTHDAY: Final = "2026-12-03"

PLANNING: Final = 3
"""As many keys may planning a visit from "whom to see" cost at most."""
MOVING: Final = 4
"""As many keys may moving a visit cost at most, the date apart."""


class Said(NamedTuple):
    """What the screen says in a language, and what is typed in it."""

    six_visits: str
    first: tuple[str, ...]
    next: tuple[str, ...]
    card: str
    loose_ends: str
    unlogged: tuple[str, ...]
    forgotten: str
    note: str
    logged: str
    whom: str
    most_urgent: tuple[str, ...]
    planned: str
    second_planned: str
    tomorrow: str
    visits: tuple[str, str, str]
    """None, one and three of them."""
    ruoxi: str
    orrin: str
    maiqiu: str
    move: str
    when: str
    echo: str
    moved: str
    cancelled: str
    taken_back: str
    birthday: tuple[str, ...]
    greeting: str
    step: str
    person: str
    week: str
    week_rows: tuple[tuple[str, ...], ...]
    report: str
    report_head: str
    counts: str
    copied: str
    foot: str


SAID: Final[dict[Language, Said]] = {
    "en": Said(
        six_visits=SIX_VISITS["en"],
        first=("✓ 08:30 ◇ Norrvik Tools", "Li Wei", "service", "€9,100  3 d"),
        next=("▸ 10:00 ◆ Huaxin Cable 华信电缆", "Wang Lin +1", "negotiation", "¥480,000 47 d"),
        card="10:00  Huaxin Cable 华信电缆   ◆ platinum   leave by 09:05",
        loose_ends="Loose ends   ",
        unlogged=("not logged", "Fennick Foods", "yesterday 16:00", "log l"),
        forgotten="Fennick Foods",
        note="acceptance signed",
        logged="Logged: Fennick Foods, advance: acceptance signed",
        whom="Whom to see   today",
        most_urgent=("Orrin Labs", "40 days since the last contact (rhythm 14)", "Wed 13:00"),
        planned="Planned: Orrin Labs, Wed 25 Nov 2026 13:00",
        second_planned="Planned: 麦秋食品, Wed 25 Nov 2026 16:30",
        tomorrow="Wed 25 Nov 2026   ",
        visits=("0 visits", "1 visit", "3 visits"),
        ruoxi="Ruoxi Pharma 若溪制药",
        orrin="Orrin Labs",
        maiqiu="麦秋食品",
        move="Reschedule Orrin Labs",
        when="thu 14:00",
        echo="Thu 26 Nov 2026 14:00",
        moved="Orrin Labs: visit moved to Thu 26 Nov 2026 14:00",
        cancelled="麦秋食品: visit of Wed 25 Nov 2026 16:30 cancelled",
        taken_back="Taken back: Ruoxi Pharma",
        birthday=("greeting", "Huaxin Cable", "Wang Lin 王琳, birthday, Thu 3 Dec", "greet space"),
        greeting="Greeting planned: Wang Lin 王琳, Thu 3 Dec 2026",
        step="greet Wang Lin 王琳, Thu 3 Dec",
        person="Wang Lin 王琳",
        week="Week 48   23–29 Nov 2026",
        week_rows=(
            ("✓ 16:00", "Fennick Foods", "acceptance"),
            ("✕ 16:30", "麦秋食品"),
            ("Thu 26 Nov", "09:30", "Halvmark Marine"),
            ("· 14:00", "Orrin Labs"),
        ),
        report="The week's report",
        report_head="Week 23–29 Nov 2026 (2026-W48)",
        counts="Planned 12, done 3, cancelled 1, still to come 9",
        copied="The report is copied.",
        foot=FOOT["en"],
    ),
    "zh": Said(
        six_visits=SIX_VISITS["zh"],
        first=("✓ 08:30 ◇ 诺维克工具", "李伟", "服务", "€9,100  3天"),
        next=("▸ 10:00 ◆ 华信电缆", "王琳 +1", "谈判", "¥480,000 47天"),
        card="10:00  华信电缆   ◆ 铂金   09:05出发",
        loose_ends="待办   ",
        unlogged=("未记录", "芬尼克食品", "昨天 16:00", "记录 l"),
        forgotten="芬尼克食品",
        note="验收签了字",
        logged="已记录：芬尼克食品，进展：验收签了字",
        whom="该见谁   今天",
        most_urgent=("奥瑞计量", "距上次联系40天（节奏14天）", "周三 13:00"),
        planned="已安排：奥瑞计量，2026年11月25日 周三 13:00",
        second_planned="已安排：麦秋食品，2026年11月25日 周三 16:30",
        tomorrow="2026年11月25日 周三   ",
        visits=("0次拜访", "1次拜访", "3次拜访"),
        ruoxi="若溪制药",
        orrin="奥瑞计量",
        maiqiu="麦秋食品",
        move="改期：奥瑞计量",
        when="周四14点",
        echo="2026年11月26日 周四 14:00",
        moved="奥瑞计量：拜访改到2026年11月26日 周四 14:00",
        cancelled="麦秋食品：2026年11月25日 周三 16:30的拜访已取消",
        taken_back="已撤销：若溪制药",
        birthday=("问候", "华信电缆", "王琳，生日，12月3日 周四", "问候 空格"),
        greeting="已安排问候：王琳，2026年12月3日 周四",
        step="问候王琳，12月3日 周四",
        person="王琳",
        week="第48周   2026年11月23–29日",
        week_rows=(
            ("✓ 16:00", "芬尼克食品", "验收"),
            ("✕ 16:30", "麦秋食品"),
            ("周四 11月26日", "09:30", "海沃船务"),
            ("· 14:00", "奥瑞计量"),
        ),
        report="周报",
        report_head="周报：2026年11月23–29日（2026-W48）",
        counts="计划12次、完成3次、取消1次、待进行9次",
        copied="周报已复制。",
        foot=FOOT["zh"],
    ),
}


def states(week: contract.Week) -> dict[tuple[str, str], tuple[str, str, str | None]]:
    """Start, state and outcome of the visits of a week, by day and account."""
    return {
        (day.date, visit.account.name): (visit.start[-5:], visit.state, visit.outcome)
        for day in week.days
        for visit in day.visits
    }


def special_dates(week: contract.Week) -> set[str | None]:
    """The special dates that are loose ends today."""
    [ends] = [day.loose_ends for day in week.days if day.date == f"{TODAY}"]
    return {end.due for end in ends if end.kind == "special_date"}


def test_the_morning_of_a_rep(example: Rounds, language: Language) -> None:
    said = SAID[language]
    loose = [end.kind for end in example.ask(contract.Today, "today").loose_ends]
    terminal = at_today(example, language)
    hand = Hand(terminal)

    see_the_morning(terminal, said, len(loose))
    log_yesterday(terminal, hand, said, loose)
    plan_two(terminal, hand, said, len(loose))
    change_tomorrow(terminal, hand, said)
    plan_a_greeting(terminal, hand, said, len(loose))
    read_the_report(terminal, hand, said)

    go_home(terminal, hand, said)
    hand.tell(f"The morning ({language}, 80 × 24)")
    assert hand.cost("a visit planned from s") <= PLANNING
    assert hand.cost("and another one") <= PLANNING
    assert hand.cost("a visit moved") <= MOVING

    # The command gives the report that was copied, and the commands say what was done.
    assert terminal.clipboard.splitlines() == example.say("report").splitlines()
    week = example.ask(contract.Week, "today", "--week")
    now = states(week)
    assert now[str(YESTERDAY), said.forgotten] == ("16:00", "logged", "advance")
    assert {account: state for (day, account), state in now.items() if day == TOMORROW} == {
        said.ruoxi: ("10:30", "planned", None),
        said.maiqiu: ("16:30", "cancelled", None),
    }
    assert now[THURSDAY, said.orrin] == ("14:00", "planned", None)
    assert BIRTHDAY not in special_dates(week)
    then = example.ask(contract.Today, "today", BIRTHDAY).loose_ends
    assert [end.text for end in then if end.kind == "next_step"] == [said.step]

    # The commands take back what the window did, the newest first.
    for whose in (said.person, said.maiqiu, said.orrin):
        assert whose in example.ask(contract.Undone, "undo").undone
    week = example.ask(contract.Week, "today", "--week")
    now = states(week)
    assert now[TOMORROW, said.maiqiu] == ("16:30", "planned", None)
    assert now[TOMORROW, said.orrin] == ("13:00", "planned", None)
    assert now[str(YESTERDAY), said.forgotten] == ("16:00", "logged", "advance")
    assert BIRTHDAY in special_dates(week)


def see_the_morning(terminal: Terminal, said: Said, loose: int) -> None:
    terminal.wait_for_line(*said.first)
    terminal.wait_for_line(*said.next)
    terminal.wait_for(said.card)
    terminal.wait_for(f"{said.loose_ends}{loose}")


def log_yesterday(terminal: Terminal, hand: Hand, said: Said, loose: list[str]) -> None:
    hand.begin("yesterday's call logged")
    hand.press("tab", *["down"] * loose.index("unlogged"))
    terminal.wait_for(f"16:00  {said.forgotten}")
    terminal.wait_for_line(*said.unlogged)
    hand.press("l", "a")
    hand.type(said.note)
    terminal.wait_for(said.note)
    hand.press("enter")
    terminal.wait_for(said.logged)
    terminal.wait_for(f"{said.loose_ends}{len(loose) - 1}")
    terminal.wait_gone(said.unlogged[0])
    terminal.wait_for(said.foot)


def plan_two(terminal: Terminal, hand: Hand, said: Said, loose: int) -> None:
    hand.begin("a visit planned from s")
    hand.press("s")
    terminal.wait_for(said.whom)
    terminal.wait_for_line(*said.most_urgent)
    hand.press("enter")
    terminal.wait_for(said.planned)
    # Who has a visit ahead is not proposed again, and the next time that is free has moved on.
    terminal.wait_for_line(f"· {said.maiqiu}", "16:30")
    hand.begin("and another one")
    hand.press("enter")
    terminal.wait_for(said.second_planned)
    hand.press("escape")
    terminal.wait_gone(said.whom)
    # One of the two was a loose end: past its rhythm.
    terminal.wait_for(f"{said.loose_ends}{loose - 2}")


def change_tomorrow(terminal: Terminal, hand: Hand, said: Said) -> None:
    none, one, three = said.visits
    hand.begin("a visit moved")
    hand.press("]")
    terminal.wait_for(f"{said.tomorrow}{three}")
    terminal.wait_for(f"· 10:30 ◆ {said.ruoxi}")
    terminal.wait_for(f"· 16:30 · {said.maiqiu}")
    hand.press("down")
    terminal.wait_for(f" 13:00  {said.orrin}")
    hand.press("r")
    terminal.wait_for(said.move)
    hand.type(said.when)
    terminal.wait_for(said.echo)
    hand.press("enter")
    terminal.wait_for(said.moved)
    terminal.wait_gone("13:00 ◇")

    # The cursor has gone on to the next visit of the day.
    hand.begin("a visit cancelled")
    terminal.wait_for(f" 16:30  {said.maiqiu}")
    hand.press("x")
    terminal.wait_for(said.cancelled)
    terminal.wait_for(f"✕ 16:30 · {said.maiqiu}")
    terminal.wait_for(f"{said.tomorrow}{one}")

    hand.begin("one cancelled by a slip, undone")
    hand.press("up")
    terminal.wait_for(f" 10:30  {said.ruoxi}")
    hand.press("x")
    terminal.wait_for(f"✕ 10:30 ◆ {said.ruoxi}")
    terminal.wait_for(f"{said.tomorrow}{none}")
    hand.press("u")
    terminal.wait_for(said.taken_back)
    terminal.wait_for(f"· 10:30 ◆ {said.ruoxi}")
    terminal.wait_for(f"✕ 16:30 · {said.maiqiu}")
    terminal.wait_for(f"{said.tomorrow}{one}")


def plan_a_greeting(terminal: Terminal, hand: Hand, said: Said, loose: int) -> None:
    hand.begin("a greeting from a birthday")
    hand.press("t")
    terminal.wait_for(said.six_visits)
    hand.press("tab", "end")
    terminal.wait_for_line(*said.birthday)
    hand.press("space")
    terminal.wait_for(said.greeting)
    terminal.wait_for(f"{said.loose_ends}{loose - 3}")
    terminal.wait_gone(said.birthday[2])


def read_the_report(terminal: Terminal, hand: Hand, said: Said) -> None:
    hand.begin("the week's report, copied")
    hand.press("w")
    terminal.wait_for(said.week)
    for row in said.week_rows:
        terminal.wait_for_line(*row)
    hand.press("m")
    terminal.wait_for(said.report)
    terminal.wait_for(said.report_head)
    terminal.wait_for_words(said.counts)
    terminal.wait_for(said.note)
    hand.press("y")
    terminal.wait_for(said.copied)


def go_home(terminal: Terminal, hand: Hand, said: Said) -> None:
    hand.begin("back, and quit")
    hand.press("escape")
    terminal.wait_gone(said.report_head)
    hand.press("escape")
    terminal.wait_for(said.foot)
    hand.leave_by("q")
