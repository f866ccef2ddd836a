"""`rounds queue`: the collections queue for the eye and for scripts."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.desk.making import BASE, HUAXIN, visit
from tests.desk.owing import bill, chased, disputed, paid, word
from tui.domain.codes import PAYER_TYPES
from tui.domain.records import Record

OWING: tuple[Record, ...] = (
    *BASE,
    bill(1, 47, 48_000_000),
    word(1, -1, 10_000_000, made=-9),
    visit(1, "10:00"),
    bill(2, 9, 10_000, currency="EUR"),
    chased(1, 30, "in_process"),
)
ACTIONS = {
    "remind_before_due",
    "remind",
    "call",
    "visit",
    "second_promise",
    "escalate",
    "stop_deliveries",
    "settle_dispute",
    "wait",
}


def test_the_queue_for_the_eye(shell: Shell) -> None:
    shell.fill(OWING)
    lines = shell.done("queue").out.splitlines()
    assert lines[0].split() == ["overdue", "age", "next"]
    assert lines[1].startswith("100  Huaxin Cable 华信电缆  ¥480,000  47 d  second promise")
    assert lines[2] == "     missed promise: ¥100,000, yesterday +50, over 30 days +20"
    assert lines[-2].startswith("CNY  DSO 90  best 0  delinquent 90")
    assert lines[-1].startswith("EUR  DSO 90  best 0  delinquent 90")


def test_the_queue_for_scripts(shell: Shell) -> None:
    shell.fill(OWING)
    found = shell.done("queue", "--json").json
    assert {"as_of", "items", "metrics"} <= set(found)
    assert found["as_of"] == "2026-11-21"
    first, second = found["items"]
    fields = "account currency overdue score reasons payer_type next_action due".split()
    assert {field: first[field] for field in fields if field != "reasons"} == {
        "account": {"id": 1, "name": HUAXIN.name},
        "currency": "CNY",
        "overdue": "480000.00",
        "score": 100,
        "payer_type": None,
        "next_action": "second_promise",
        "due": "2026-11-21",
    }
    assert [set(reason) for reason in first["reasons"]] == [{"code", "points", "text"}] * 4
    assert (second["currency"], second["overdue"]) == ("EUR", "100.00")
    figures = "currency dso best_dso cei kept_rate_count kept_rate_amount".split()
    assert [{field: one[field] for field in figures} for one in found["metrics"]] == [
        {
            "currency": currency,
            "dso": 90.0,
            "best_dso": 0.0,
            "cei": 0.0,
            "kept_rate_count": None,
            "kept_rate_amount": None,
        }
        for currency in ("CNY", "EUR")
    ]


def test_codes_of_the_example_book_are_the_contracts(shell: Shell) -> None:
    found = shell.raw("--demo", "--today", "2026-11-21", "queue", "--json").json
    assert len(found["items"]) > 5
    for item in found["items"]:
        assert item["score"] == sum(reason["points"] for reason in item["reasons"])
        assert item["next_action"] in ACTIONS
        assert item["payer_type"] in {None, *PAYER_TYPES}
        assert item["overdue"].count(".") == 1
    for figures in found["metrics"]:
        for rate in (figures["kept_rate_count"], figures["kept_rate_amount"]):
            assert rate is None or 0 <= rate <= 1


@pytest.mark.parametrize(
    ("today", "action"),
    [("2026-11-20T23:59", "wait"), ("2026-11-21", "second_promise"), ("2026-10-01", None)],
)
def test_the_day_is_the_pinned_one(shell: Shell, today: str, action: str | None) -> None:
    shell.fill((*BASE, bill(1, 47), word(1, -1, 100_000, made=-9)))
    items = shell.raw("--book", str(shell.book), "--today", today, "queue", "--json").json["items"]
    assert [one["next_action"] for one in items] == ([action] if action else [])


def test_the_order_is_that_of_the_queue(shell: Shell) -> None:
    quarrel = bill(3, 95, account=BASE[2])  # type: ignore[arg-type]
    shell.fill(
        (
            *BASE,
            bill(1, 20, 100_000),
            bill(2, 3, 5_000, BASE[1]),  # type: ignore[arg-type]
            word(1, 5, 100_000),
            quarrel,
            disputed(1, quarrel),
        )
    )
    items = shell.done("queue", "--json").json["items"]
    assert [(one["account"]["id"], one["next_action"]) for one in items] == [
        (2, "remind"),
        (3, "settle_dispute"),
        (1, "wait"),
    ]


def test_an_empty_book_has_nobody_to_ask(shell: Shell) -> None:
    assert shell.done("queue").out == "Nobody has to be asked for money.\n"
    assert shell.done("queue", "--json").json == {
        "as_of": "2026-11-21",
        "items": [],
        "metrics": [],
    }
    assert not shell.book.exists()


def test_reading_the_queue_changes_nothing(shell: Shell) -> None:
    shell.fill((*OWING, paid(1, 3, 100, (1, 100))))
    before = shell.files()
    shell.done("queue")
    shell.done("queue", "--json")
    assert shell.files() == before


def test_words_are_not_understood(shell: Shell) -> None:
    assert shell.run("queue", "huaxin").status == 2


def test_in_chinese(shell: Shell) -> None:
    shell.fill(OWING)
    out = shell.done("--lang", "zh", "queue").out
    assert "二次承诺" in out
    assert "missed" not in out


def test_points_of_the_settings_are_used(shell: Shell) -> None:
    shell.fill(OWING)
    folder = shell.folder / "settings"
    folder.mkdir()
    text = "[collections.points]\nmissed_promise = 7\nvisit_today = 0\n"
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    item = shell.done("queue", "--json").json["items"][0]
    assert {reason["code"]: reason["points"] for reason in item["reasons"]} == {
        "large_share": 20,
        "over_30": 20,
        "missed_promise": 7,
        "visit_today": 0,
    }
