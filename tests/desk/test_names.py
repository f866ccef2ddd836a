"""Pinyin that is kept with a name."""

from __future__ import annotations

import pytest

from tests.test_rooms import loaded_by
from tui.desk.names import pinyin_of, pinyin_of_person, said
from tui.desk.sounds import toneless


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("华信电缆 Ltd", "hua xin dian lan"),
        ("重庆长安", "chong qing chang an"),
        ("王 琳", "wang lin"),
        ("吕布", "lv bu"),
        ("Acme", ""),
        ("", ""),
        ("[/]", ""),
    ],
)
def test_pinyin(name: str, pinyin: str) -> None:
    assert pinyin_of(name) == pinyin


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("曾志伟", "zēng zhì wěi"),
        ("单田芳", "shàn tián fāng"),
        ("仇英", "qiú yīng"),
        ("解晓东", "xiè xiǎo dōng"),
        ("区桂芝", "ōu guì zhī"),
        ("查良镛", "zhā liáng yōng"),
        ("翟天临", "zhái tiān lín"),
        ("任达华", "rén dá huá"),
        ("葛优", "gě yōu"),
        ("盖叫天", "gě jiào tiān"),
        ("朴树", "piáo shù"),
        ("缪斯", "miào sī"),
        ("覃辉", "qín huī"),
        ("华罗庚", "huà luó gēng"),
        ("肖战", "xiāo zhàn"),
        ("卜凡", "bǔ fán"),
        ("阚敏", "kàn mǐn"),
        ("薄一波", "bó yī bō"),
        ("种师道", "chóng shī dào"),
        ("乐毅", "yuè yì"),
        ("宁静", "níng jìng"),
        ("尉迟恭", "yù chí gōng"),
        ("尉明", "wèi míng"),
        ("单于丹", "chán yú dān"),
        ("长孙无忌", "zhǎng sūn wú jì"),
        ("令狐冲", "líng hú chōng"),
        ("王重庆", "wáng chóng qìng"),
        # A family name makes no phrase with what follows it.
        ("曾几", "zēng jǐ"),
        ("高长", "gāo zhǎng"),
        ("曾", "céng"),
        ("王", "wáng"),
    ],
)
def test_a_person_s_name_is_said_as_names_are(name: str, pinyin: str) -> None:
    assert " ".join([*said(name)[0], *said(name)[1]]) == pinyin
    assert pinyin_of_person(f"Mr {name}") == " ".join(map(toneless, pinyin.split()))


def test_a_person_without_a_chinese_name_has_no_pinyin() -> None:
    assert pinyin_of_person("Klaus Ehlers") == ""


def test_one_syllable_for_each_character_even_without_a_known_sound() -> None:
    assert len(pinyin_of("王\U00020001\U0002a6d6琳").split()) == 4


def test_a_name_without_chinese_opens_no_dictionary() -> None:
    begin = "from tui.desk.names import pinyin_of; pinyin_of('Acme')"
    assert "tui.desk.sounds" not in loaded_by(begin)
    assert "tui.desk.sounds" in loaded_by(f"{begin}; pinyin_of('王')")
