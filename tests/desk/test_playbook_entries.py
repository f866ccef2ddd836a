"""The playbook to be read: all of it is there, in its chapter, and leads on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.desk.making import NOW
from tests.playbook.reading import TEXTS
from tui import i18n
from tui.clock import Clock
from tui.desk.ground import Desk
from tui.desk.playbook_chapters import CHAPTERS
from tui.desk.playbook_entries import FAULTS, OWN, Contents, as_text
from tui.domain.codes import EXCUSES
from tui.i18n import LANGUAGES, Language
from tui.playbook.filling import slots_of
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

languages = pytest.mark.parametrize("language", LANGUAGES)

UNSHOWN = ("reasons.",)
"""What prep says beside its own lines, and nobody looks up."""


def contents(language: Language = "en", own: Path | None = None) -> Contents:
    i18n.use(language)
    desk = Desk(Book.in_memory(()), Clock(NOW), Settings(), Drafts.in_memory(), own)
    return Contents(desk)


def written(folder: Path, text: str) -> Path:
    file = folder / "playbook.toml"
    file.write_text(text, encoding="utf-8")
    return file


def without_slots(text: str) -> str:
    """What of a text stands in it whatever its slots are filled with: its longest piece."""
    for slot in slots_of(text):
        text = text.replace(f"{{{slot}}}", "\0")
    return max(text.split("\0"), key=len)


# -- The contents


@pytest.mark.parametrize(
    ("chapter", "ids"),
    [
        ("accounts", [*range(1, 11), *range(63, 68)]),
        ("people", range(11, 29)),
        ("visit", [*range(29, 47), *range(68, 71)]),
        ("funnel", range(47, 52)),
        ("collections", range(52, 63)),
    ],
)
def test_each_method_stands_in_its_chapter(chapter: str, ids: list[int]) -> None:
    heads = [head for head in contents().heads if head.chapter == chapter]
    assert [head.id for head in heads] == [f"M{number:02}" for number in ids]
    assert [head.mark for head in heads] == [head.id for head in heads]


def test_chapters_stand_together_and_in_order_and_no_entry_twice() -> None:
    heads = contents().heads
    order = list(dict.fromkeys(head.chapter for head in heads))
    assert order == [code for code in CHAPTERS if code != OWN]
    assert [head.chapter for head in heads] == sorted(
        (head.chapter for head in heads), key=order.index
    )
    assert len({head.id for head in heads}) == len(heads)


@languages
def test_entries_of_a_chapter_are_told_apart(language: Language) -> None:
    named = [(head.chapter, head.title) for head in contents(language).heads]
    assert len(set(named)) == len(named)


def test_an_excuse_has_the_number_by_which_a_line_knows_it() -> None:
    heads = [head for head in contents().heads if head.chapter == "excuses"]
    assert {head.id: head.mark for head in heads} == {
        f"excuses.{code}": str(number) for number, code in enumerate(EXCUSES, 1)
    }


# -- An entry


@languages
def test_all_that_the_playbook_says_can_be_read(language: Language) -> None:
    playbook = contents(language)
    read = {
        head.id: "\n".join([head.title, *(f"{one.lead}\n{one.text}" for one in entry.said)])
        for head in playbook.heads
        for entry in [playbook.entry(head.id)]
    }
    all_of_it = "\n".join(read.values())
    missing = [
        key
        for key, text in TEXTS[language].items()
        if not key.startswith(UNSHOWN) and without_slots(text) not in all_of_it
    ]
    assert missing == []


@languages
def test_no_entry_is_empty_or_shows_a_raw_slot(language: Language) -> None:
    playbook = contents(language)
    for head in playbook.heads:
        entry = playbook.entry(head.id)
        assert entry.title == head.title
        assert not all(one.heading for one in entry.said), head.id
        for one in entry.said:
            assert one.text.strip(), head.id
            assert not {"{", "}"} & {*one.text, *one.lead}, head.id
            assert not one.own


@languages
def test_labels_are_narrow(language: Language) -> None:
    playbook = contents(language)
    for head in playbook.heads:
        for one in playbook.entry(head.id).said:
            assert cell_len(one.label) <= 10, (head.id, one.label)
            assert len(one.sign) <= 2


def test_the_steps_of_a_method_are_numbered() -> None:
    said = contents().entry("M35").said
    assert [(one.label, one.sign) for one in said] == [
        ("what", ""),
        ("when", ""),
        ("how", "1"),
        ("", "2"),
        ("", "3"),
        ("", "4"),
        ("example", ""),
    ]


def test_a_role_has_all_that_is_to_be_said_to_it_on_one_page() -> None:
    said = contents().entry("roles.purchaser").said
    headings = [one.text for one in said if one.heading == "section"]
    assert {"what they will ask", "three steps", "SPIN", "FAB", "power statement"} == {*headings}
    assert [one.label for one in said][:4] == ["asks", "job", "personal", "speak"]


def test_a_letter_keeps_its_lines() -> None:
    letters = [one for one in contents().entry("messages.overdue").said if one.label == "letter"]
    assert len(letters) == 2
    assert all("\n\n" in one.text for one in letters)


def test_slots_are_named_for_anybody() -> None:
    said = contents().entry("power.openings").said
    assert all("‹person›" in one.text for one in said)
    assert any("‹due day›" in one.text for one in said)


# -- Where it leads


@languages
def test_what_leads_on_leads_somewhere_else_and_is_called_as_there(language: Language) -> None:
    playbook = contents(language)
    ids = {head.id for head in playbook.heads}
    for head in playbook.heads:
        links = playbook.entry(head.id).see
        assert links, head.id
        assert len({link.id for link in links}) == len(links)
        assert len(links) <= 9
        for link in links:
            assert link.id in ids - {head.id}
            assert link.title


def test_a_list_leads_to_its_method_and_the_method_to_it() -> None:
    playbook = contents()
    causes = playbook.entry("unpaid.causes")
    assert [link.id for link in causes.see] == ["M61"]
    assert causes.used_at == playbook.entry("M61").used_at == ("people", "money")
    assert "unpaid.causes" in [link.id for link in playbook.entry("M61").see]


def test_a_method_with_many_lists_leads_to_their_chapter() -> None:
    see = contents().entry("M57").see
    assert [(link.id, link.title) for link in see if link.id.startswith("excuses")] == [
        ("excuses.already_paid", "Fifteen excuses")
    ]


def test_every_list_can_be_reached_from_a_method() -> None:
    playbook = contents()
    chapters = {head.id: head.chapter for head in playbook.heads}
    reached = {
        link.id
        for head in playbook.heads
        if head.id.startswith("M")
        for link in playbook.entry(head.id).see
    }
    assert {*chapters.values()} == {chapters[id] for id in reached}


def test_where_it_is_used_never_names_the_playbook_itself() -> None:
    playbook = contents()
    for head in playbook.heads:
        used = playbook.entry(head.id).used_at
        assert used, head.id
        assert "playbook" not in used


# -- The rep's own words


def test_own_words_are_marked_and_listed(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        '[methods.M02]\nname = "Tiers, our way"\nhow = ["Platinum on Mondays."]\n'
        '[excuses.away]\nsay = "Who signs?"\n[materials.phone]\ntext = "Two phones"\n',
    )
    playbook = contents(own=file)
    own = [head.id for head in playbook.heads if head.own]
    assert own == [OWN, "M02", "materials", "excuses.away"]
    assert playbook.heads[0].id == OWN
    entry = playbook.entry("M02")
    assert entry.title == "Tiers, our way"
    assert entry.has_own
    assert [one.text for one in entry.said if one.own] == ["Platinum on Mondays."]
    assert [one.label for one in playbook.entry("excuses.away").said if one.own] == ["say"]
    assert [one.lead for one in playbook.entry("materials").said if one.own] == ["phone"]
    listed = playbook.entry(OWN)
    assert [link.id for link in listed.see] == own[1:]
    assert str(file) in listed.said[0].text


def test_words_for_one_language_are_not_the_reps_in_the_other(tmp_path: Path) -> None:
    file = written(tmp_path, '[zh.excuses.away]\nsay = "谁签字？"\n')
    assert not any(head.own for head in contents("en", file).heads)
    assert [head.id for head in contents("zh", file).heads if head.own] == [OWN, "excuses.away"]


def test_faults_are_told_a_sentence_each_and_the_built_in_words_serve(tmp_path: Path) -> None:
    file = written(tmp_path, '[methods.M02]\nhwo = ["x"]\n[excuses.away]\nsay = 3\n')
    playbook = contents(own=file)
    assert playbook.heads[0].id == FAULTS
    assert playbook.heads[0].is_fault
    assert playbook.heads[0].title == "2 faults in your file"
    first, second = playbook.entry(FAULTS).said
    assert f"{file}, line 2" in first.text
    assert "Did you mean “how”?" in first.text
    assert f"{file}, line 4" in second.text
    assert not any(one.own for one in playbook.entry("M02").said)
    assert OWN not in [head.id for head in playbook.heads]


def test_a_file_that_is_no_toml_is_one_fault(tmp_path: Path) -> None:
    playbook = contents(own=written(tmp_path, "what?"))
    assert len(playbook.entry(FAULTS).said) == 1
    assert playbook.entry("M01").said


@languages
def test_what_is_handed_out_for_own_words_can_be_put_into_the_file(
    language: Language, tmp_path: Path
) -> None:
    plain = contents(language)
    toml = "\n".join(plain.as_toml(head.id) for head in plain.heads)
    assert [*tomllib.loads(toml)] == [language]
    own = contents(language, written(tmp_path, toml))
    assert own.faults == ()
    assert all(head.own for head in own.heads)
    for head in plain.heads:
        before, after = plain.entry(head.id), own.entry(head.id)
        assert [one.text for one in after.said] == [one.text for one in before.said]
        assert after.has_own


def test_without_a_file_nothing_can_be_reworded(tmp_path: Path) -> None:
    assert not contents().can_be_reworded("M01")
    with_file = contents(own=tmp_path / "playbook.toml")
    assert with_file.can_be_reworded("M01")
    assert not with_file.can_be_reworded(OWN)


# -- Copied


def test_an_entry_is_copied_as_plain_text() -> None:
    playbook = contents()
    text = as_text(playbook.entry("M35"))
    assert text.splitlines()[0] == "M35 Ten ways to open"
    assert "\nhow: 1. With somebody new" in text
    assert "\n2. With somebody you know" in text
    assert "see: M26 Praise that is true; " in text
    assert text.endswith("\n")
    for head in playbook.heads:
        entry = playbook.entry(head.id)
        copied = as_text(entry)
        assert all(one.text in copied for one in entry.said)
