"""`rounds people`: the stakeholder map for the eye and for scripts."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.cli.conftest import Shell
from tests.desk.mapped import HE, LIU, RECORDS, WANG
from tui.domain.codes import ATTITUDES, LEVELS, RELATIONS, ROLES
from tui.domain.people.minefields import FlagCode

PERSON = (
    "id name title department level roles attitude relation relation_target influence "
    "reports_to key last_contact"
).split()


def filled(shell: Shell) -> Shell:
    shell.fill(RECORDS)
    return shell


def test_the_map_for_the_eye(shell: Shell) -> None:
    lines = filled(shell).done("people", "huaxin").out.splitlines()
    assert lines[0] == "Huaxin Cable 华信电缆 · ◆ platinum · map red · 0 of 2 key people with us"
    assert {"Flags", "Plan", "Informal lines", "No longer there", "Four steps"} <= set(lines)
    assert "  ⚑ never met: Gu Yan – Gu Yan decides; He Jun can introduce" in lines


def test_the_map_for_scripts(shell: Shell) -> None:
    found = filled(shell).done("people", "huaxin", "--json").json
    assert found["account"] == {"id": 1, "name": "Huaxin Cable 华信电缆"}
    assert found["status"] == "red"
    assert found["classes"] == {"organisation": 4.0, "key": 1.0, "broad": 1.7, "weakest": "finance"}
    assert found["flags"][0] == {
        "code": "M21.1",
        "text": "no approver: board",
        "person": None,
        "cure": "find out who sits there: gauges for line 4 needs that approval",
    }
    by_id = {one["id"]: one for one in found["people"]}
    assert {field: by_id[WANG.id][field] for field in PERSON} == {
        "id": WANG.id,
        "name": "Wang Lin 王琳",
        "title": "head of purchasing",
        "department": "purchasing",
        "level": "management",
        "roles": ["purchaser"],
        "attitude": "doubts",
        "relation": "know",
        "relation_target": "trust",
        "influence": 4,
        "reports_to": 1,
        "key": True,
        "last_contact": "2026-11-11",
    }
    assert by_id[LIU.id]["former"]
    assert by_id[HE.id]["last_contact"] == "2026-11-11"
    assert [one["id"] for one in found["plan"]] == [3, 1, 2]


def test_codes_of_the_example_book_are_the_contracts(shell: Shell) -> None:
    names = [
        one["name"]
        for one in shell.raw("--demo", "--today", "2026-11-21", "accounts", "--json").json[
            "accounts"
        ]
    ]
    statuses = set()
    for name in names:
        found = shell.raw("--demo", "--today", "2026-11-21", "people", name, "--json").json
        statuses.add(found["status"])
        for one in found["people"]:
            assert set(PERSON) <= set(one)
            assert one["level"] in {None, *LEVELS}
            assert set(one["roles"]) <= set(ROLES)
            assert one["attitude"] in {None, *ATTITUDES}
            assert {one["relation"], one["relation_target"]} <= {None, *RELATIONS}
            assert one["influence"] in {None, *range(6)}
            assert isinstance(one["key"], bool)
        assert {one["code"] for one in found["flags"]} <= set(get_args(FlagCode))
        assert {"organisation", "key", "broad"} <= set(found["classes"])
    assert statuses == {"red", "amber", "green", None}


def test_a_mood_in_a_line_is_on_the_map_at_once_and_undone(shell: Shell) -> None:
    filled(shell)
    before = shell.done("people", "huaxin", "--json").json
    shell.done("log", "huaxin", "advance", "good", "/mood", "@wang", "accepts")
    after = shell.done("people", "huaxin", "--json").json
    assert after["status"] == "amber"
    assert "no_supporter" not in {one["code"] for one in after["flags"]}
    shell.done("undo")
    assert shell.done("people", "huaxin", "--json").json == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody"], "There is no account “nobody”."),
        (["x", "y"], "There is no account “x y”."),
    ],
)
def test_an_account_that_is_not_there(shell: Shell, words: list[str], said: str) -> None:
    assert filled(shell).run("people", *words).sentence.startswith(said)


def test_the_account_is_needed(shell: Shell) -> None:
    assert shell.run("people").status == 2


def test_reading_the_map_changes_nothing(shell: Shell) -> None:
    filled(shell)
    before = shell.files()
    shell.done("people", "huaxin")
    shell.done("people", "huaxin", "--json")
    assert shell.files() == before


def test_the_silence_and_the_rep_of_the_settings_count(shell: Shell) -> None:
    filled(shell)
    folder = shell.folder / "settings"
    folder.mkdir()
    text = 'signature = "me"\n[silence_days]\nknow = 5\n[rhythm_days]\nplatinum = 3\n'
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    wang = next(
        one for one in shell.done("people", "huaxin").out.splitlines() if "Wang Lin ★" in one
    )
    assert "●●○○○○!" in wang
