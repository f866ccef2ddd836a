"""`rounds prep` and `rounds export brief`: the card, the document, the brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Shell
from tests.cli.test_json import INVOICE, OWES, TIERED, TIME, VISIT, fits, one_of, or_null
from tests.codes import APPROACHES, PHASES
from tests.desk.making import BASE, visit
from tui.domain.codes import ATTITUDES, RELATIONS, ROLES
from tui.domain.prep_rules import SPIN_STEPS
from tui.domain.records import Account
from tui.domain.text import width

DEMO = ("--demo", "--today", "2026-11-23T09:05")
PREP = {
    "visit": VISIT,
    "account": TIERED,
    "objective": {"seek": str, "least": str},
    "people": [
        {
            "id": int,
            "name": str,
            "pinyin": or_null(str),
            "title": or_null(str),
            "roles": [one_of(*ROLES)],
            "attitude": or_null(one_of(*ATTITUDES)),
            "relation": or_null(one_of(*RELATIONS)),
            "question": or_null(str),
            "job_concern": or_null(str),
            "personal_concern": or_null(str),
            "advice": [str],
        }
    ],
    "money": {**OWES, "invoices": [INVOICE]},
    "materials": [{"id": str, "text": str, "why": str, "done": bool}],
    "etiquette": [{"phase": one_of(*PHASES), "at": or_null(TIME), "items": [str]}],
    "openings": [{"method": one_of(*APPROACHES), "text": str, "blanks": [str]}],
    "phone": {"script": [{"step": str, "text": str}], "slots": [TIME]},
    "questions": [
        {
            "kind": one_of("three_step", *SPIN_STEPS, "gap", "still_true", "likely"),
            "text": str,
        }
    ],
    "value": [{"text": str, "value": or_null(int), "unique": or_null(int)}],
    "flags": [{"code": str, "text": str}],
}
"""The fields of the contract; there are more."""


def test_the_document_has_the_fields_of_the_contract(shell: Shell) -> None:
    said = shell.raw(*DEMO, "prep", "huaxin", "--json").json
    fits(said, PREP)
    assert all(said[name] for name in PREP)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("account", ["huaxin", "brandtner", "songtang", "maiqiu", "pell"])
def test_the_card_is_a_frame_on_one_screen(shell: Shell, lang: str, account: str) -> None:
    lines = shell.raw(*DEMO, "--lang", lang, "prep", account).out.splitlines()
    assert {width(line) for line in lines} == {80}
    assert len(lines) <= 23
    assert lines[0].startswith("╭ ")
    assert lines[0].endswith("╮")
    assert lines[-1] == "╰" + "─" * 78 + "╯"
    assert all(line.startswith("│ ") and line.endswith(" │") for line in lines[1:-1])


def test_the_card_says_what_one_needs_in_the_lift(shell: Shell) -> None:
    said = shell.raw(*DEMO, "prep", "huaxin").out
    for told in (
        *("10:00 Huaxin Cable 华信电缆", "◆ platinum · negotiation", "leave by 09:05"),
        *("18 Cable Road", "trial order for one drum", "Wáng Lín", "≈ doubts"),
        *("¥480,000 overdue 47 days", "we owe: calibration certificate", "⚑ ", "9 × 8", "☐ "),
    ):
        assert told in said


def test_an_account_without_a_visit_gets_the_next_call(shell: Shell) -> None:
    shell.fill()
    assert "╭ next call Huaxin Cable 华信电缆 " in shell.done("prep", "hxdl").out
    said = shell.done("prep", "brandtner", "--json").json
    assert said["visit"] is None
    assert {one["at"] for one in said["etiquette"]} == {None}


def test_reading_writes_nothing(shell: Shell) -> None:
    shell.fill((*BASE, visit(1, "10:00", people=(1,))))
    before = shell.files()
    for words in (["prep", "huaxin"], ["prep", "huaxin", "--json"], ["prep", "hx", "--markdown"]):
        shell.done(*words)
    assert shell.files() == before


def test_the_brief_is_the_same_on_the_screen_and_in_a_file(shell: Shell) -> None:
    shell.env.chdir(shell.folder)
    shell.fill((*BASE, visit(1, "10:00", people=(1,), purpose="proposal")))
    text = shell.done("prep", "huaxin", "--markdown").out
    assert text.startswith("# Sat 21 Nov 2026 10:00, Huaxin Cable 华信电缆\n")
    assert shell.done("export", "brief", "--account", "huaxin", "-").out == text
    assert shell.done("export", "brief", "brief.md", "--account", "hx").out == ""
    assert Path("brief.md").read_text(encoding="utf-8") == text
    before = Path("brief.md").read_bytes()
    shell.done("export", "brief", "--account", "huaxin", "brief.md")
    assert Path("brief.md").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["prep", "zzz"], "zzz"),
        (["prep", "brantner"], "Brandtner Pumpen"),
        (["export", "brief", "--account", "zzz", "x.md"], "zzz"),
        (["export", "brief", "--account", "huaxin", "no/such/folder/x.md"], "no/such/folder"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_refusal_is_one_sentence(shell: Shell, words: list[str], named: str, lang: str) -> None:
    shell.fill()
    sentence = shell.run("--lang", lang, *words).sentence
    assert named in sentence


def test_an_ambiguous_account_names_its_candidates(shell: Shell) -> None:
    shell.fill((Account(name="Acme Tools"), Account(name="Acme Marine")))
    sentence = shell.run("prep", "acme").sentence
    assert "Acme Tools" in sentence
    assert "Acme Marine" in sentence


@pytest.mark.parametrize(
    "words",
    [
        ["prep"],
        ["prep", "huaxin", "--json", "--markdown"],
        ["export", "brief", "x.md"],
        ["export", "brief", "--account", "huaxin"],
        ["export", "brief", "--account", "huaxin", "x.md", "--from", "today"],
    ],
)
def test_wrong_usage(shell: Shell, words: list[str]) -> None:
    shell.fill()
    said = shell.run(*words)
    assert said.status == 2
    assert said.out == ""


def test_it_speaks_with_the_rep_of_the_settings(shell: Shell) -> None:
    folder = shell.folder / "settings"
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text(
        'signature = "Tom Berg"\ncompany = "Gauge House"\n', encoding="utf-8"
    )
    shell.fill((*BASE, visit(1, "10:00", people=(1,))))
    said = shell.done("prep", "huaxin", "--json").json
    [first] = [one for one in said["phone"]["script"] if one["step"] == "who_i_am"]
    assert "This is Tom Berg from Gauge House." in first["text"]
    assert first["blanks"] == []
    assert TODAY.startswith(said["visit"]["start"][:10])
