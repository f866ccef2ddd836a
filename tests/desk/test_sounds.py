"""How Chinese characters are said."""

from __future__ import annotations

import random
import sys
from importlib.util import find_spec

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from tests.test_rooms import loaded_by
from tui.desk import sounds
from tui.desk.sounds import Files, Unreadable, Whole, read_files, toneless

FILES = read_files()
WHOLE = Whole()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("重庆", "chóng qìng"),
        ("重工", "zhòng gōng"),
        ("中国银行", "zhōng guó yín háng"),
        ("长城汽车", "cháng chéng qì chē"),
        ("长沙", "cháng shā"),
        ("行长", "háng zhǎng"),
        ("厦门航空", "xià mén háng kōng"),
        ("六安", "lù ān"),
        ("番禺", "pān yú"),
        ("会计", "kuài jì"),
        ("音乐", "yīn yuè"),
        ("都江堰", "dū jiāng yàn"),
        ("铅山", "yán shān"),
        ("女", "nǚ"),
    ],
)
def test_a_phrase_is_said_as_a_whole(text: str, said: str) -> None:
    assert FILES.of(text) == said.split()


def test_what_has_no_sound_stands_for_itself() -> None:
    assert FILES.of("王\U0002a6d6琳") == ["wáng", "\U0002a6d6", "lín"]
    assert FILES.ways("\U0002a6d6") == ("\U0002a6d6",)
    assert FILES.of("") == []


def test_every_character_and_phrase_is_said_as_the_dictionary_says_it() -> None:
    learnt = read_files()
    learnt.learn()
    said = {chr(code): tuple(ways.split(",")) for code, ways in PINYIN_DICT.items()}
    assert {char: learnt.ways(char) for char in said} == said
    phrases = {one: [ways[0] for ways in said] for one, said in PHRASES_DICT.items()}
    assert {one: learnt.of(one) for one in phrases} == phrases


def test_names_made_of_anything_are_said_as_pypinyin_says_them() -> None:
    dice = random.Random(7)
    phrases = [*PHRASES_DICT]
    names = [dice.choice(phrases)[:1] + dice.choice(phrases)[:2] for _ in range(3000)]
    assert [one for one in names if FILES.of(one) != WHOLE.of(one)] == []
    assert [one for one in names if [*map(toneless, FILES.of(one))] != lazy_pinyin(one)] == []


def test_few_characters_are_sought_and_many_looked_up_with_one_result() -> None:
    fresh, learnt = read_files(), read_files()
    learnt.learn()
    for name in ("长孙无忌", "王重阳", "李好学", "\U0002a6d6"):
        assert fresh.of(name) == learnt.of(name)
        assert [*map(fresh.ways, name)] == [*map(learnt.ways, name)]


def test_a_name_does_not_load_pypinyin() -> None:
    code = "from tui.desk.sounds import sounds, learn\nsounds('长孙无忌')\nlearn()\nsounds('重庆')"
    assert "pypinyin" not in loaded_by(code)


@pytest.mark.parametrize(
    ("characters", "phrases"),
    [(b"", b""), (b"{}", b"{}"), (b'{"29579":"w\xc3\xa1ng"}', b'{"\xe9\x87\x8d":[["a"]]}')],
)
def test_files_of_another_form_are_not_read(characters: bytes, phrases: bytes) -> None:
    with pytest.raises(Unreadable):
        Files(characters, phrases)


def test_without_the_files_pypinyin_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = find_spec("pypinyin")
    assert spec
    spec.origin = "/nowhere/pypinyin/__init__.py"
    monkeypatch.setattr(sounds, "find_spec", lambda _name: spec)
    sounds._dictionary.cache_clear()
    try:
        assert sounds.sounds("重庆\U0002a6d6长") == ["chóng", "qìng", "\U0002a6d6", "zhǎng"]
        assert "chóng" in sounds.ways("重")
        sounds.learn()
        assert "pypinyin" in sys.modules
    finally:
        sounds._dictionary.cache_clear()


def test_without_tones_as_the_book_keeps_it() -> None:
    assert [toneless(one) for one in ("lǚ", "lín", "wáng", "nǚ")] == ["lv", "lin", "wang", "nv"]
