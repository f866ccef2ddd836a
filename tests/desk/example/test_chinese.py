"""The example book in Chinese: other words, the same figures."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
import pytest
from pypinyin import lazy_pinyin

from tests.desk.example.reading import by_id, of
from tui import cli, i18n
from tui.desk.example import example_book, ids, zh
from tui.desk.example.zh.names import FIRMS, PEOPLE
from tui.domain.lines import is_han
from tui.domain.records import TABLES, Account, Payment, Person, PersonChange, Record, Review, Visit

NAMES = {
    Account: ("name", "pinyin", "short_name", "aliases"),
    Person: ("name", "pinyin", "email"),
}
EMPTY = {(Payment, "text"), (Visit, "uid"), (Visit, "recurrence_id")}
"""What the example says nothing in."""
FOREIGN = {ids.REIMANN, ids.NORA_PELL, ids.ROCHE}
CODES = {"G40", "M8", "M20"}
"""What has no Chinese: product codes."""


@pytest.fixture
def chinese(today: date) -> list[Record]:
    return example_book(today, "zh")


def words_of(record: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """Every text of a record that is in words, with the field it stands in."""
    if isinstance(record, PersonChange) and record.field != "title":
        return
    for field in zh.SAID.get(type(record), ()):
        value = getattr(record, field)
        for one in (value,) if isinstance(value, str) else value:
            if isinstance(one, str):
                if one:
                    yield f"{type(record).__name__}.{field}", one
            else:
                yield from words_of(one)


def figures_of(record: msgspec.Struct) -> dict[str, object]:
    """A record without its words: of each only whether it is there, or how many."""
    found: dict[str, object] = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field in NAMES.get(type(record), ()):
            continue
        if field not in zh.SAID.get(type(record), ()) or isinstance(record, PersonChange):
            found[field] = value
        elif isinstance(value, str):
            found[field] = bool(value)
        else:
            found[field] = [one if isinstance(one, str) else figures_of(one) for one in value]
            if value and isinstance(value[0], str):
                found[field] = len(value)
    if isinstance(record, PersonChange) and record.field == "title":
        found["old"], found["new"] = bool(record.old), bool(record.new)
    return found


def test_both_books_have_the_same_records_and_figures(
    book: list[Record], chinese: list[Record]
) -> None:
    assert [type(one) for one in chinese] == [type(one) for one in book]
    for theirs, ours in zip(chinese, book, strict=True):
        assert figures_of(theirs) == figures_of(ours)


def test_every_line_has_its_chinese_and_none_is_left_over() -> None:
    said = {
        text
        for day in range(7)
        for record in example_book(date(2026, 11, 16) + timedelta(days=day))
        for _, text in words_of(record)
    }
    assert set(zh.phrases()) == said
    pairs = sum(page.PHRASES.strip().count("\n\n") + 1 for page in zh.PAGES)
    assert len(zh.phrases()) == pairs, "an English line stands twice"


def test_every_text_field_is_in_words_or_known_not_to_be() -> None:
    others = {
        *("name", "number", "short_name", "pinyin", "phone", "web", "email", "currency"),
        *("tier", "face", "payer_type", "level", "attitude", "relation", "relation_target"),
        *("style", "social_style", "purpose", "kind", "state", "outcome", "reached", "stage"),
        *("source", "excuse", "end", "outside", "question", "role"),
    }
    for record in example_book(date(2026, 11, 21)):
        said = zh.SAID.get(type(record), ())
        for field in record.__struct_fields__:
            if isinstance(getattr(record, field), str):
                is_empty = (type(record), field) in EMPTY
                assert field in said or field in others or is_empty, (record, field)


def test_every_text_is_chinese(chinese: list[Record]) -> None:
    for record in chinese:
        for field, text in words_of(record):
            assert any(map(is_han, text)), (field, text)
            assert set(re.findall(r"[A-Za-z]+\d*", text)) <= CODES | {"A", "B", "C"}, text
            # Full-width signs, as a Chinese input method makes them.
            assert not re.search(r"[,;:?!()]", text), text


def test_names_are_chinese_but_for_a_few(chinese: list[Record]) -> None:
    accounts, people = by_id(chinese, Account), by_id(chinese, Person)
    assert all(all(map(is_han, one.name)) for one in accounts.values())
    assert {id_ for id_, one in people.items() if not all(map(is_han, one.name))} == FOREIGN
    assert len({one.name for one in people.values()}) == len(people)
    assert set(PEOPLE) == set(people)
    assert set(FIRMS) == set(accounts)


def test_pinyin_is_that_of_the_name(chinese: list[Record]) -> None:
    names = {one.name: one.pinyin for one in of(chinese, Account)}
    names |= {one.name: one.pinyin for one in of(chinese, Person)}
    for name, pinyin in names.items():
        assert pinyin == " ".join(lazy_pinyin(name) if is_han(name[0]) else ()), name


def test_addresses_go_with_the_names_and_are_invented(chinese: list[Record]) -> None:
    for person in of(chinese, Person):
        if person.email:
            family = person.pinyin.split()[0] if person.pinyin else ""
            assert person.email.endswith(".example")
            assert person.email.startswith(family)


def test_every_record_passes_the_validation_of_the_file(chinese: list[Record]) -> None:
    for record in chinese:
        assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record
    # Cases for review are made by imports alone.
    assert {type(record) for record in chinese} == set(TABLES.values()) - {Review}


@pytest.mark.parametrize(
    ("today", "digest"),
    [
        (date(2024, 2, 29), "d5fae61bd6587e854e3638888845a77e3743d2bbd8c279674abeeba54b1ff70f"),
        (date(2026, 11, 21), "224b88e993af4c577a01ed365ae6d3660cac2873fc558da032a6efd337c69a5e"),
        (date(2027, 12, 31), "bbfe69961c725c5d385ff9a858414b849734dbde8a1bf8c4acaf4138b0c5d368"),
    ],
    ids=str,
)
def test_the_english_book_stays_as_the_pictures_know_it(today: date, digest: str) -> None:
    found = hashlib.sha256(msgspec.json.encode(example_book(today))).hexdigest()
    assert found == digest, "changed on purpose? Then take the pictures anew, and this digest."


def test_the_demo_speaks_the_language_of_the_rep(capsys: pytest.CaptureFixture[str]) -> None:
    names = {}
    for language in i18n.LANGUAGES:
        assert cli.run(["--demo", "--lang", language, "accounts", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)["accounts"]
        names[language] = {one["id"]: one["name"] for one in found}
    assert names["en"][ids.BRANDTNER] == "Brandtner Pumpen"
    assert names["zh"][ids.BRANDTNER] == "布兰特纳泵业"
    assert set(names["en"]) == set(names["zh"])


def test_it_is_built_within_ten_milliseconds() -> None:
    def once() -> float:
        began = time.process_time()
        example_book(date(2026, 11, 21), "zh")
        return time.process_time() - began

    assert min(once() for _ in range(5)) < 0.010


def test_english_loads_no_chinese_and_chinese_nothing_heavy() -> None:
    heavy = "textual rich tinydb pypinyin platformdirs charset_normalizer dateutil"
    code = (
        "import sys; from datetime import date; from tui.desk.example import example_book;"
        "example_book(date(2026, 11, 21)); print('tui.desk.example.zh' in sys.modules);"
        "example_book(date(2026, 11, 21), 'zh');"
        f"print(*sorted(set({heavy.split()!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
