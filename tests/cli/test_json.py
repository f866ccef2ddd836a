"""`--json`: the fields that people script against, command by command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.cli.conftest import Shell
from tests.codes import PURPOSES
from tests.desk.making import BASE, visit
from tui.domain.codes import ATTITUDES, LEVELS, OUTCOMES, RELATIONS, TIERS

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
MONEY = re.compile(r"-?\d+(\.\d+)?")
CURRENCY = re.compile(r"[A-Z]{3}")


def one_of(*codes: str) -> re.Pattern[str]:
    return re.compile("|".join(codes))


def or_null(spec: object) -> tuple[object, None]:
    """Unknown is null."""
    return (spec, None)


REF = {"id": int, "name": str}
TIERED = {**REF, "tier": or_null(one_of(*TIERS))}
AGEING = dict.fromkeys(
    ("not_due", "d1_30", "d31_60", "d61_90", "d90_plus", "no_due_date"),
    MONEY,
)
VISIT = {
    "id": int,
    "start": TIME,
    "minutes": int,
    "kind": one_of("in_person", "phone", "video"),
    "account": TIERED,
    "people": [REF],
    "purpose": or_null(one_of(*PURPOSES)),
    "state": one_of("planned", "confirmed", "logged", "cancelled", "missed"),
    "outcome": or_null(one_of(*OUTCOMES)),
    "leave_by": or_null(TIME),
    "overdue": [{"currency": CURRENCY, "amount": MONEY, "oldest_days": int}],
    "flags": [{"code": str, "text": str}],
}
LOOSE_END = {
    "kind": one_of(
        *("unlogged", "next_step", "promise_due", "promise_missed"),
        *("our_promise", "plan_item", "special_date", "rhythm"),
    ),
    "text": str,
    "due": DAY,
    "account": REF,
}
OWES = {
    "account": REF,
    "currency": CURRENCY,
    "outstanding": MONEY,
    "overdue": MONEY,
    "oldest_days": int,
    "ageing": AGEING,
    "promises": [
        {
            "id": int,
            "amount": MONEY,
            "due": DAY,
            "state": one_of("open", "kept", "partly_kept", "broken", "withdrawn"),
        }
    ],
    "next_visit": or_null({"id": int, "start": TIME}),
}
INVOICE = {
    "number": str,
    "issued": or_null(DAY),
    "due": or_null(DAY),
    "amount": MONEY,
    "open": MONEY,
    "days_overdue": or_null(int),
    "disputed": bool,
}
ACCOUNT = {
    **TIERED,
    "face": or_null(one_of("red", "black", "white")),
    "field": or_null(one_of("acquire", "retain", "maintain", "harass")),
    "currency": CURRENCY,
    "sales_12m": MONEY,
    "margin_12m": or_null(MONEY),
    "last_contact": or_null(DAY),
    "rhythm_days": or_null(int),
    "urgency": or_null(float),
    "completeness": float,
    "overdue": MONEY,
}
PERSON = {
    **REF,
    "title": or_null(str),
    "department": or_null(str),
    "level": or_null(one_of(*LEVELS)),
    "roles": list,
    "attitude": or_null(one_of(*ATTITUDES)),
    "relation": or_null(one_of(*RELATIONS)),
    "relation_target": or_null(one_of(*RELATIONS)),
    "influence": or_null(int),
    "reports_to": or_null(int),
    "key": bool,
    "last_contact": or_null(DAY),
}
COMMANDS: dict[tuple[str, ...], object] = {
    ("today",): {"date": DAY, "visits": [VISIT], "loose_ends": [LOOSE_END]},
    ("owes",): {
        "as_of": DAY,
        "accounts": [OWES],
        "totals": [
            {"currency": CURRENCY, "outstanding": MONEY, "overdue": MONEY, "ageing": AGEING}
        ],
    },
    ("owes", "huaxin"): {"as_of": DAY, "accounts": [{**OWES, "invoices": [INVOICE]}]},
    ("people", "huaxin"): {
        "account": REF,
        "status": or_null(one_of("red", "amber", "green")),
        "people": [PERSON],
        "flags": [{"code": str, "text": str}],
        "classes": dict.fromkeys(("organisation", "key", "broad"), or_null(float)),
    },
    ("accounts",): {
        "accounts": [ACCOUNT],
        "pareto": [{"account": REF, "sales": MONEY, "share": float, "cumulated": float}],
    },
    ("log", "huaxin", "advance", "agreed"): {"written": [{"kind": str, "id": int, "text": str}]},
    ("plan", "huaxin", "tomorrow"): {"written": [{"kind": str, "id": int, "text": str}]},
    ("check",): {"ok": bool, "findings": list},
    ("config",): {"settings": [{"key": str, "value": object, "from": str}]},
}


def fits(value: Any, spec: Any, where: str = "$") -> None:
    """Hold a value against what the contract says of it; more fields may be there."""
    match spec:
        case (inner, None):
            if value is not None:
                fits(value, inner, where)
        case re.Pattern():
            assert isinstance(value, str), (where, value)
            assert spec.fullmatch(value), (where, value)
        case Mapping():
            assert spec.keys() <= value.keys(), (where, spec.keys() - value.keys())
            for key, inner in spec.items():
                fits(value[key], inner, f"{where}.{key}")
        case [inner]:
            assert isinstance(value, list), where
            for item in value:
                fits(item, inner, f"{where}[]")
        case type():
            assert isinstance(value, spec), (where, value)
            assert spec in (bool, object) or not isinstance(value, bool), (where, value)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_example_book_in_the_fields_of_the_contract(
    shell: Shell, words: tuple[str, ...]
) -> None:
    command, *rest = words
    said = shell.raw("--demo", "--today", "2026-11-21T09:05", command, "--json", *rest)
    assert (said.status, said.err) == (0, "")
    fits(said.json, COMMANDS[words])
    lists = [value for value in said.json.values() if isinstance(value, list)]
    assert all(lists) or command == "check"


@pytest.mark.parametrize("words", [("today",), ("owes",), ("accounts",), ("check",), ("config",)])
def test_an_empty_book_gives_the_same_document_without_rows(
    shell: Shell, words: tuple[str, ...]
) -> None:
    said = shell.done(*words, "--json")
    fits(said.json, COMMANDS[words])
    rows = [value for value in said.json.values() if isinstance(value, list)]
    assert not any(rows) or words == ("config",)


def test_money_has_the_decimals_of_its_currency_and_buckets_add_up(shell: Shell) -> None:
    said = shell.raw("--demo", "--today", "2026-11-21", "owes", "--json").json
    for row in said["accounts"] + said["totals"]:
        amounts = [row["outstanding"], row["overdue"], *row["ageing"].values()]
        assert all(re.fullmatch(r"-?\d+\.\d\d", amount) for amount in amounts)
        cents = [int(amount.replace(".", "")) for amount in amounts]
        assert sum(cents[2:]) == cents[0]
    for currency in {row["currency"] for row in said["accounts"]}:
        rows = [row for row in said["accounts"] if row["currency"] == currency]
        (total,) = (row for row in said["totals"] if row["currency"] == currency)
        cents = [int(row["outstanding"].replace(".", "")) for row in (*rows, total)]
        assert sum(cents[:-1]) == cents[-1]


def test_today_and_owes_agree(shell: Shell) -> None:
    at = ("--demo", "--today", "2026-11-21T09:05")
    owing = {
        (row["account"]["id"], row["currency"]): (row["overdue"], row["oldest_days"])
        for row in shell.raw(*at, "owes", "--json").json["accounts"]
    }
    told = 0
    for one in shell.raw(*at, "today", "--json").json["visits"]:
        for late in one["overdue"]:
            told += 1
            key = (one["account"]["id"], late["currency"])
            assert owing[key] == (late["amount"], late["oldest_days"])
    assert told


def test_what_a_line_wrote_is_told_kind_by_kind(shell: Shell) -> None:
    shell.fill((*BASE, visit(1, "10:00")))
    said = shell.done(
        *"log --json huaxin advance agreed @wang @+Li /then tue 10:00 demo /pay 80k fri".split(),
        *"/why in process /mood @zhao resists".split(),
    )
    kinds = [one["kind"] for one in said.json["written"]]
    assert kinds == ["contact", "person", "attitude", "visit", "promise", "chase"]
    assert said.json["written"][0]["id"] == 1
    said = shell.done("log", "huaxin", "a", "/then", "fri", "call", "--json")
    assert [one["kind"] for one in said.json["written"]] == ["contact", "next_step"]


def test_undo_names_what_it_took_back(shell: Shell) -> None:
    shell.fill()
    shell.done("log", "huaxin", "a", "agreed")
    said = shell.done("undo", "--json")
    assert said.json == {"undone": "call at Huaxin Cable 华信电缆: advance", "records": 1}


def test_an_import_tells_its_counts(shell: Shell) -> None:
    file = shell.folder / "accounts.csv"
    file.write_text("name,tier\nAcme,gold\nBeta,\n,iron\n", encoding="utf-8")
    said = shell.done("import", "accounts", str(file), "--json")
    fits(
        said.json,
        {
            "kind": one_of("accounts"),
            "file": str,
            "columns": [{"header": str, "field": or_null(str)}],
            "rows": int,
            "created": int,
            "updated": int,
            "unchanged": int,
            "closed": int,
            "skipped": [{"row": int, "reason": str}],
            "warnings": [str],
            "diff": dict.fromkeys(
                ("newly_overdue", "paid", "promises_kept", "promises_missed"), object
            ),
        },
    )
    told = said.json
    taken = told["created"] + told["updated"] + told["unchanged"] + len(told["skipped"])
    assert (told["rows"], taken, told["created"]) == (3, 3, 2)


def test_check_tells_its_findings(shell: Shell) -> None:
    shell.book.write_text("{", encoding="utf-8")
    said = shell.run("check", "--json")
    assert said.status == 1
    fits(
        said.json,
        {
            "ok": bool,
            "findings": [{"code": str, "text": str, "where": str, "repairable": bool}],
        },
    )
    assert said.json["ok"] is False
    assert said.json["findings"]


def test_config_tells_where_each_setting_comes_from(shell: Shell) -> None:
    folder = shell.folder / "settings"
    folder.mkdir()
    (folder / "settings.toml").write_text("rhythm_days.gold = 10\n", encoding="utf-8")
    shell.env.setenv("ROUNDS_LANG", "zh")
    told = {one["key"]: one for one in shell.done("config", "--json").json["settings"]}
    assert (told["book"]["value"], told["book"]["from"]) == (str(shell.book), "--book")
    assert told["rhythm_days.gold"]["value"] == 10
    assert told["rhythm_days.gold"]["from"] == str(folder / "settings.toml")
    assert told["rhythm_days.iron"]["from"] == "default"
    assert (told["language"]["value"], told["language"]["from"]) == ("zh", "ROUNDS_LANG")
    assert told["settings"]["from"] == "ROUNDS_SETTINGS"


def test_what_is_not_known_of_a_person_is_null(shell: Shell) -> None:
    shell.fill()
    shell.done("plan", "brandtner", "today", "15:00", "@+Jo")
    known = shell.done("people", "brandtner", "--json").json["people"]
    (jo,) = (one for one in known if one["name"] == "Jo")
    assert [jo[field] for field in ("title", "department", "level", "relation")] == [None] * 4
    (jo,) = shell.done("prep", "brandtner", "--json").json["people"]
    assert [jo[field] for field in ("title", "pinyin", "question", "relation")] == [None] * 4
