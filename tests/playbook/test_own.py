"""The rep's own file: it overrides what it names, and what is wrong in it is named."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tui import i18n
from tui.i18n import Language
from tui.playbook.findings import Finding, Reason, line_of, sentence
from tui.playbook.loader import Playbook
from tui.playbook.tables import TABLES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "playbook.toml"


def built_in(language: Language) -> dict[str, object]:
    return {table.name: getattr(Playbook(language), table.name) for table in TABLES}


def told(playbook: Playbook) -> list[str]:
    """What was found: line, key, reason, and what there is to say of it."""
    return [f"{one.line} {one.key} {one.reason} {one.detail}".rstrip() for one in playbook.findings]


# -- What is right


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "[excuses]\n[zh.power]\n[en]\n"])
def test_a_file_that_says_nothing_changes_nothing(file: Path, text: str | None) -> None:
    if text is not None:
        file.write_text(text, encoding="utf-8")
    playbook = Playbook("en", file)
    assert {table.name: getattr(playbook, table.name) for table in TABLES} == built_in("en")
    assert playbook.findings == ()
    assert playbook.reworded == frozenset()
    assert file.exists() == (text is not None)


def test_what_the_file_names_is_the_reps_and_the_rest_is_built_in(file: Path) -> None:
    file.write_text(
        '[excuses.away]\nsay = "Who signs while {person} is away?"\nask = ["When?", "Who else?"]\n'
        '[power.openings]\noverdue.say = "{sum}, please"\n'
        '[messages.overdue]\nfirm = { subject = "{sum}" }\n',
        encoding="utf-8",
    )
    playbook, before = Playbook("en", file), Playbook("en")
    assert playbook.findings == ()
    assert playbook.reworded == {
        *("excuses.away.say", "excuses.away.ask"),
        *("power.openings.overdue.say", "messages.overdue.firm.subject"),
    }
    away = before.excuses["away"]
    assert playbook.excuses["away"] == msgspec.structs.replace(
        away, say="Who signs while {person} is away?", ask=("When?", "Who else?")
    )
    assert {**playbook.excuses, "away": away} == before.excuses
    assert playbook.power.openings["overdue"].say == "{sum}, please"
    assert playbook.power.openings["before_due"] == before.power.openings["before_due"]
    assert playbook.power.steps == before.power.steps
    firm = playbook.messages["overdue"]["firm"]
    assert (firm.subject, firm.body) == ("{sum}", before.messages["overdue"]["firm"].body)
    assert playbook.messages["overdue"]["friendly"] == before.messages["overdue"]["friendly"]
    assert playbook.payers == before.payers


def test_words_may_be_for_one_language(file: Path) -> None:
    file.write_text(
        '[payers.never]\ntone = "Cool"\nrhythm = "Once"\n\n[zh.payers.never]\ntone = "冷静"\n',
        encoding="utf-8",
    )
    english, chinese = Playbook("en", file), Playbook("zh", file)
    assert (english.payers["never"].tone, english.payers["never"].rhythm) == ("Cool", "Once")
    assert (chinese.payers["never"].tone, chinese.payers["never"].rhythm) == ("冷静", "Once")
    assert english.reworded == chinese.reworded == {"payers.never.tone", "payers.never.rhythm"}
    assert english.findings == chinese.findings == ()


def test_the_built_in_words_are_never_touched(file: Path) -> None:
    before = built_in("en")
    file.write_text('[payers.never]\ntone = "Cool"\n', encoding="utf-8")
    assert Playbook("en", file).payers["never"].tone == "Cool"
    assert built_in("en") == before


def test_the_mark_of_a_windows_editor_does_not_matter(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbf[payers.never]\r\ntone = "Cool"\r\n')
    assert Playbook("en", file).payers["never"].tone == "Cool"


# -- What is wrong

WRONG = {
    "an unknown table": ('\n[excusse.away]\nsay = "x"', "2 excusse unknown_key excuses"),
    "an unknown code": ('[excuses.no_monny]\nsay = "x"', "1 excuses.no_monny unknown_key no_money"),
    "an unknown field": (
        '[excuses.away]\nask = ["?"]\n\nsaid = "x"',
        "4 excuses.away.said unknown_key say",
    ),
    "nothing like it": ('[excuses.away]\nzzz = "x"', "2 excuses.away.zzz unknown_key"),
    "a number": ("[excuses.away]\nsay = 5", "2 excuses.away.say wrong_type text"),
    "an empty text": ('[excuses.away]\nsay = " "', "2 excuses.away.say wrong_type text"),
    "a text for a list": ('[excuses.away]\nask = "?"', "2 excuses.away.ask wrong_type texts"),
    "a list for a text": ('[excuses.away]\nsay = ["?"]', "2 excuses.away.say wrong_type text"),
    "an empty list": ("[excuses.away]\nask = []", "2 excuses.away.ask wrong_type texts"),
    "a number in a list": (
        '[excuses.away]\nask = [\n  "?",\n  5,\n]',
        "2 excuses.away.ask wrong_type texts",
    ),
    "a text for a table": ('excuses.away = "x"', "1 excuses.away wrong_type table"),
    "a text for a file": ('excuses = "x"', "1 excuses wrong_type table"),
    "a list of tables": ('[[excuses.away]]\nsay = "x"', "1 excuses.away wrong_type table"),
    "a text for a language": ('\nzh = "x"', "2 zh wrong_type table"),
    "an unknown slot": (
        '[excuses.away]\nsay = "{acount} owes {sum}"',
        "2 excuses.away.say unknown_slot acount",
    ),
    "a slot of another table": (
        '[payers.never]\ntone = "{person}"',
        "2 payers.never.tone unknown_slot person",
    ),
    "an unknown code in a list": (
        '[methods.M01]\nsee = ["M02", "M71"]',
        "2 methods.M01.see wrong_type codes",
    ),
    "a slot in a list": (
        '[excuses.away]\nask = ["Who?", "{who}"]',
        "2 excuses.away.ask unknown_slot who",
    ),
    "a brace": ('[excuses.away]\nsay = "{person owes"', "2 excuses.away.say brace"),
    "a wrong text of the other language": (
        '[zh.excuses.away]\nsay = 1\n[zh.payer.never]\ntone = "x"',
        "2 zh.excuses.away.say wrong_type text",
        "3 zh.payer unknown_key payers",
    ),
    "an inline table": ("[excuses]\naway = { say = 1 }", "2 excuses.away.say wrong_type text"),
    "quoted keys": ('[\'excuses\'."away"]\n"say" = 1', "2 excuses.away.say wrong_type text"),
}


@pytest.mark.parametrize(
    ("text", "expected"), [(one[0], one[1:]) for one in WRONG.values()], ids=WRONG
)
def test_a_wrong_value_is_named_and_the_built_in_text_serves(
    file: Path, text: str, expected: tuple[str, ...]
) -> None:
    file.write_text(text, encoding="utf-8")
    playbook = Playbook("en", file)
    assert told(playbook) == list(expected)
    assert all(one.file == file for one in playbook.findings)
    assert playbook.payers == Playbook("en").payers
    assert playbook.excuses["away"].say == Playbook("en").excuses["away"].say


def test_what_is_right_beside_what_is_wrong_counts(file: Path) -> None:
    file.write_text(
        '[excuses.away]\nsay = 5\nnext = "Ask again"\n[payers.nevr]\ntone = "x"\n', encoding="utf-8"
    )
    playbook = Playbook("en", file)
    assert told(playbook) == [
        "2 excuses.away.say wrong_type text",
        "4 payers.nevr unknown_key never",
    ]
    assert playbook.excuses["away"].next == "Ask again"
    assert playbook.reworded == {"excuses.away.next"}


@pytest.mark.parametrize(
    ("text", "line"), [("[excuses\n", 1), ("a = 1\n\nb = = 2\n", 3), ('a = 1\nb = """\nx\n', 3)]
)
def test_a_file_that_is_no_toml_is_named_with_its_line(file: Path, text: str, line: int) -> None:
    file.write_text(text, encoding="utf-8")
    playbook = Playbook("zh", file)
    (finding,) = playbook.findings
    assert (finding.file, finding.line, finding.key) == (file, line, "")
    assert finding.reason == "not_toml"
    assert playbook.excuses == Playbook("zh").excuses


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[payers]\n# \xd0\xc5\n"], ids=["16", "gbk"])
def test_a_file_in_another_encoding_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    playbook = Playbook("en", file)
    (finding,) = playbook.findings
    assert (finding.file, finding.line, finding.reason) == (file, None, "unreadable")
    assert finding.detail
    assert playbook.payers == Playbook("en").payers


def test_a_folder_in_its_place_is_named(file: Path) -> None:
    file.mkdir()
    (finding,) = Playbook("en", file).findings
    assert (finding.file, finding.line, finding.reason) == (file, None, "unreadable")


# -- In words


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (("unreadable", "no right"), "Cannot read your playbook in {file}: no right."),
        (("not_toml", "a sign"), "{file} is not valid TOML: a sign. Mend that line."),
        (("unknown_key", ""), "{file}, line 7: the playbook has no “a.b”."),
        (
            ("unknown_key", "bb"),
            "{file}, line 7: the playbook has no “a.b”. Did you mean “bb”?",
        ),
        (("wrong_type", "table"), "{file}, line 7: a.b must be a table, like [a.b]."),
        (
            ("wrong_type", "text"),
            "{file}, line 7: a.b must be a text in quotes that is not empty.",
        ),
        (
            ("wrong_type", "texts"),
            "{file}, line 7: a.b must be a list of texts in quotes, none of them empty.",
        ),
        (
            ("wrong_type", "codes"),
            "{file}, line 7: a.b must be a list of codes in quotes, all of them known to the"
            " playbook.",
        ),
        (
            ("unknown_slot", "who"),
            "{file}, line 7: nothing is known to fill {{who}} in a.b with.",
        ),
        (("brace", ""), "{file}, line 7: a brace stands alone in a.b."),
    ],
)
def test_a_finding_is_one_sentence(file: Path, finding: tuple[Reason, str], words: str) -> None:
    i18n.use("en")
    assert sentence(Finding(file, 7, "a.b", *finding)) == words.format(file=file)


# -- Where a key stands

TOML = '''\
# [excuses.away]
top = 1
[messages.overdue.firm]  # say = 1
body = """
[excuses.away]
say = "not here \\""" either
"""
subject = "a # sign"

[excuses]
away.say = "x"
"no_money".ask = ["a = b",
  "say = c"]
[ power . "steps" ]
open = { do = 'x', say = "y" }
note = \'\'\'
[credit]
\'\'\'
[credit]
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("top", 2),
        ("messages", 3),
        ("messages.overdue.firm", 3),
        ("messages.overdue.firm.body", 4),
        ("messages.overdue.firm.subject", 8),
        ("excuses", 10),
        ("excuses.away", 11),
        ("excuses.away.say", 11),
        ("excuses.no_money.ask", 12),
        ("power.steps", 14),
        ("power.steps.open", 15),
        ("power.steps.open.say", 15),
        ("credit", 19),
        ("unheard_of", 1),
    ],
)
def test_a_key_is_found_where_it_is_given(key: str, line: int) -> None:
    assert line_of(tuple(key.split(".")), TOML) == line
