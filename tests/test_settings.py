"""The settings file: what it says counts, and what is wrong in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import settings
from tui.domain.codes import Tier
from tui.settings import BadSettings, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    loaded = settings.load(file)
    assert loaded == settings.Loaded(Settings(), file, frozenset())
    assert not file.exists()
    assert {source for _key, _value, source in settings.effective(loaded)} == {"default"}


def test_the_rhythms_and_weights_are_those_of_the_trade() -> None:
    rhythm, urgency = Settings().rhythm_days, Settings().urgency_weight
    tiers: tuple[Tier | None, ...] = ("platinum", "gold", "iron", "lead", None)
    assert [rhythm.of(tier) for tier in tiers] == [7, 14, 30, 90, None]
    assert [urgency.of(tier) for tier in tiers] == [1.5, 1.2, 1.0, 0.5, 1.0]


def test_what_the_file_names_comes_from_the_file_and_the_rest_is_default(file: Path) -> None:
    file.write_text(
        'language = "zh"\ncurrency = "CNY"\nrhythm_days.gold = 10\n\n'
        '[urgency_weight]\nlead = 0.25\n\n[keys]\nlog = "L"\n"go.to" = "G"\n',
        encoding="utf-8",
    )
    loaded = settings.load(file)
    assert loaded.settings.language == "zh"
    assert loaded.settings.currency == "CNY"
    assert loaded.settings.rhythm_days == settings.Rhythm(gold=10)
    assert loaded.settings.urgency_weight == settings.Urgency(lead=0.25)
    assert loaded.settings.keys == {"log": "L", "go.to": "G"}
    told = {key: (value, source) for key, value, source in settings.effective(loaded)}
    assert told["rhythm_days.gold"] == (10, str(file))
    assert told["rhythm_days.iron"] == (30, "default")
    assert told["urgency_weight.lead"] == (0.25, str(file))
    assert told["keys.log"] == ("L", str(file))
    assert told["theme"] == ("dark", "default")


@pytest.mark.parametrize("text", ["", "# nothing\n", "[rhythm_days]\n", "[keys]\n", "\n\n"])
def test_empty_tables_say_nothing(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert settings.load(file).settings == Settings()


def test_the_mark_of_a_windows_editor_does_not_matter(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbflanguage = "zh"\r\ncurrency = "CNY"\r\n')
    assert settings.load(file).settings.currency == "CNY"


@pytest.mark.parametrize(
    ("text", "line", "key", "nearest"),
    [
        ('curency = "EUR"', 1, "curency", "currency"),
        ('\n# words\nlangauge = "en"', 3, "langauge", "language"),
        ("rhythm_days.iorn = 5", 1, "rhythm_days.iorn", "rhythm_days.iron"),
        ("[rhythm_days]\ngold = 5\nplatin = 5", 3, "rhythm_days.platin", "rhythm_days.platinum"),
        ("[zz]\n\nsteel = 1", 3, "zz.steel", ""),
        ("iron = 3\n[rhythm_days]\niron = 3", 1, "iron", ""),
        ("zz.yy.xx = 1", 1, "zz.yy.xx", ""),
        ("[zz]", 1, "zz", ""),
    ],
)
def test_an_unknown_key_is_named_with_file_line_and_the_nearest(
    file: Path, text: str, line: int, key: str, nearest: str
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        settings.load(file)
    said = str(caught.value)
    assert said.startswith(f"{file}, line {line}: there is no setting “{key}”.")
    assert ("Did you mean" in said) == bool(nearest)
    assert nearest in said


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('language = "fr"', 1, 'language must be "en" or "zh"'),
        ("language = 1", 1, 'language must be "en" or "zh"'),
        ('currency = "eur"', 1, "currency must be three capital letters, like EUR"),
        ('country = "DEU"', 1, "country must be two capital letters, like DE"),
        ('date_order = "x"', 1, 'date_order must be "day_first" or "month_first"'),
        ("visit_minutes = true", 1, "visit_minutes must be a whole number from 5 to 1440"),
        ("visit_minutes = 4", 1, "visit_minutes must be a whole number from 5 to 1440"),
        ("\ntravel_margin_minutes = -1", 2, "travel_margin_minutes must be a whole number from 0"),
        ("rhythm_days = 5", 1, "rhythm_days must be a table"),
        ("[[rhythm_days]]\niron = 3", 1, "rhythm_days must be a table"),
        ("[rhythm_days]\niron = 0", 2, "rhythm_days.iron must be a whole number from 1 to 3650"),
        ("[rhythm_days]\niron = 99999999", 2, "rhythm_days.iron must be a whole number"),
        ("[urgency_weight]\n\niron = 0", 3, "urgency_weight.iron must be a number above 0"),
        ("urgency_weight.iron = nan", 1, "urgency_weight.iron must be a number above 0"),
        ("urgency_weight.iron = inf", 1, "urgency_weight.iron must be a number above 0"),
        ("keys = 5", 1, "keys must be a table"),
        ('[keys]\nlog = "L"\nundo = 5', 3, "keys.undo must be a key in quotes"),
        ('[keys.log]\na = "L"', 1, "keys.log must be a key in quotes"),
    ],
)
def test_a_wrong_value_is_named_with_file_line_and_what_may_stand_there(
    file: Path, text: str, line: int, said: str
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        settings.load(file)
    assert str(caught.value).startswith(f"{file}, line {line}: {said}")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("x = ", ""),
        ("language = en", "line 1"),
        ('a = "b"\nb "c"', "line 2"),
        ("[rhythm_days]\niron = 30\niron = 4", ""),
        ("\x00", "line 1"),
    ],
)
def test_broken_toml_is_told_with_file_and_line(file: Path, text: str, where: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        settings.load(file)
    said = str(caught.value)
    assert said.startswith(f"{file} is not valid TOML: ")
    assert where in said


def test_a_file_that_is_no_text_or_no_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"currency = '\xff\xfe'")
    with pytest.raises(BadSettings, match=str(file)):
        settings.load(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(BadSettings, match=str(file)):
        settings.load(file)


def test_the_folder_is_the_one_that_the_environment_names_and_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "mine"
    monkeypatch.setenv("ROUNDS_SETTINGS", str(named))
    assert settings.folder() == named
    assert settings.load().file == named / "settings.toml"
    assert not named.exists()
    monkeypatch.delenv("ROUNDS_SETTINGS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert settings.folder().name == "rounds"
    assert not (tmp_path / "xdg").exists()
