"""Public holidays: learnt once, kept as files, never in the way."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.desk.making import BRANDT, desk_of
from tui import i18n
from tui.clock import Clock
from tui.desk import holidays, today
from tui.desk.ground import Desk
from tui.desk.holidays import Holidays, UnknownCountry, cached, matter_in, of_year
from tui.domain.records import PaymentPromise
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path

CHRISTMAS = date(2026, 12, 25)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test, not yet there."""
    folder = tmp_path / "cache" / "rounds"
    monkeypatch.setenv("ROUNDS_CACHE", str(folder))
    monkeypatch.setenv("ROUNDS_SETTINGS", str(tmp_path))
    return folder


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package must not be asked."""
    monkeypatch.setitem(sys.modules, "holidays", None)


def desk_in(country: str, file: Path, now: datetime = datetime(2026, 12, 21, 9)) -> Desk:
    book = Book.open(file / "book.json")
    return Desk(book, Clock(now), Settings(country=country), Drafts.in_memory())


# -- A year


@pytest.mark.parametrize(
    ("country", "day", "language", "name"),
    [
        ("DE", date(2026, 12, 25), "en", "Christmas Day"),
        ("DE", date(2026, 12, 25), "zh", "Christmas Day"),
        ("GB", date(2026, 12, 28), "en", "Boxing Day (observed)"),
        ("CN", date(2026, 2, 17), "zh", "春节"),
        ("CN", date(2026, 2, 17), "en", "Chinese New Year (Spring Festival)"),
        ("US", date(2028, 7, 4), "en", "Independence Day"),
        ("SE", date(2026, 12, 24), "en", None),
    ],
)
def test_a_year_has_its_holidays_by_name(
    country: str, day: date, language: i18n.Language, name: str | None
) -> None:
    told = of_year(country, day.year, language)
    assert told.get(day) == name
    assert list(told) == sorted(told)
    assert {one.year for one in told} == {day.year}


def test_what_was_asked_once_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cached("DE", 2026, "en") is None
    told = of_year("DE", 2026, "en")
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert of_year("DE", 2026, "en") == cached("DE", 2026, "en") == told
    (file,) = folder.iterdir()
    assert json.loads(file.read_text())["days"]["2026-12-25"] == "Christmas Day"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert cached("DE", 2027, "en") is None
    assert cached("DE", 2026, "zh") is None
    assert cached("AT", 2026, "en") is None


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"version": "1", "days": {"2026-13-01": "x"}}',
        b'{"version": "1", "days": {"2025-12-25": "of another year"}}',
        b'{"version": "1", "days": {"2026-12-25": 7}}',
        b'{"days": {}}',
    ],
)
def test_a_broken_file_is_written_anew(folder: Path, broken: bytes) -> None:
    told = of_year("DE", 2026, "en")
    (file,) = folder.iterdir()
    good = file.read_bytes()
    file.write_bytes(broken)
    assert cached("DE", 2026, "en") is None
    assert of_year("DE", 2026, "en") == told
    assert file.read_bytes() == good


def test_names_of_a_file_are_cleaned(folder: Path) -> None:
    of_year("DE", 2026, "en")
    (file,) = folder.iterdir()
    file.write_text('{"version": "1", "days": {"2026-12-25": "Christ\\u202e\\u001b[31mmas"}}')
    assert cached("DE", 2026, "en") == {CHRISTMAS: "Christ[31mmas"}


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file stands where the folder should be")
    assert of_year("DE", 2026, "en")[CHRISTMAS] == "Christmas Day"
    assert cached("DE", 2026, "en") is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only here")
def test_a_read_only_folder_does_no_harm(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    assert of_year("DE", 2026, "en")[CHRISTMAS] == "Christmas Day"
    assert list(folder.iterdir()) == []


def test_a_newer_package_is_asked_again(folder: Path) -> None:
    told = of_year("DE", 2026, "en")
    (file,) = folder.iterdir()
    file.write_text('{"version": "0.1", "days": {}}')
    assert of_year("DE", 2026, "en") == {}
    assert of_year("DE", 2026, "en", renew=True) == told
    assert cached("DE", 2026, "en") == told


@pytest.mark.parametrize("country", ["XX", "ZZ"])
def test_an_unknown_country_is_told(folder: Path, country: str) -> None:
    with pytest.raises(UnknownCountry, match=f"“{country}”.*two capital letters") as trouble:
        of_year(country, 2026, "en")
    assert "settings.toml" in str(trouble.value)
    assert not folder.exists()


def test_the_cache_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ROUNDS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if sys.platform == "linux":
        assert holidays.folder() == tmp_path / "xdg" / "rounds"
    assert not holidays.folder().exists()


# -- What the desk knows


@pytest.mark.usefixtures("forbidden")
def test_nothing_is_known_before_it_is_learnt(tmp_path: Path) -> None:
    desk = desk_in("DE", tmp_path)
    assert desk.reading.holidays == frozenset()
    assert desk.holiday(CHRISTMAS) is None
    assert today.day(desk, CHRISTMAS).holiday is None


def test_what_is_learnt_is_known_and_paints_anew(tmp_path: Path) -> None:
    desk = desk_in("DE", tmp_path)
    before = desk.ground
    assert desk.learn_holidays()
    assert not desk.learn_holidays()
    assert desk.holiday(CHRISTMAS) == "Christmas Day"
    assert today.day(desk, CHRISTMAS).holiday == "Christmas Day"
    assert today.day(desk, date(2026, 12, 23)).holiday is None
    assert {CHRISTMAS, date(2027, 1, 1), date(2025, 12, 25)} <= desk.reading.holidays
    assert desk.ground is not before
    assert desk.ground is desk.ground


def test_what_is_kept_is_known_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk_in("DE", tmp_path).learn_holidays()
    monkeypatch.setitem(sys.modules, "holidays", None)
    desk = desk_in("DE", tmp_path)
    assert CHRISTMAS in desk.reading.holidays
    assert today.day(desk, CHRISTMAS).holiday == "Christmas Day"


@pytest.mark.usefixtures("forbidden")
def test_without_a_country_there_are_none(tmp_path: Path, folder: Path) -> None:
    desk = desk_in("", tmp_path)
    assert not desk.learn_holidays(date(1999, 1, 1))
    assert desk.reading.holidays == frozenset()
    assert desk.holiday(CHRISTMAS) is None
    assert not folder.exists()


def test_the_example_book_keeps_nothing(folder: Path) -> None:
    desk = desk_of(settings=Settings(country="DE"))
    assert desk.learn_holidays()
    assert desk.holiday(CHRISTMAS) == "Christmas Day"
    assert not folder.exists()


def test_far_years_are_learnt_when_asked_about(tmp_path: Path) -> None:
    desk = desk_in("DE", tmp_path)
    desk.learn_holidays()
    far = date(2031, 12, 29)
    assert desk.holiday(date(2032, 1, 1)) is None
    assert desk.learn_holidays(far)
    assert desk.holiday(date(2032, 1, 1)) == "New Year's Day"


def test_the_language_may_change() -> None:
    known = Holidays("CN", keep=False)
    known.learn(date(2026, 3, 1))
    english = known.on(date(2026, 2, 17))
    i18n.use("zh")
    assert known.on(date(2026, 2, 17)) is None
    known.learn(date(2026, 3, 1))
    assert known.on(date(2026, 2, 17)) == "春节" != english


@pytest.mark.parametrize("day", [date.min, date(9999, 12, 31)])
def test_the_ends_of_the_calendar_do_no_harm(day: date) -> None:
    known = Holidays("DE", keep=False)
    known.learn(day)
    assert known.on(day) is None
    assert isinstance(known.around(day), frozenset)


def test_promises_have_their_working_days_of_tolerance(tmp_path: Path) -> None:
    """Due on Wednesday 23 December: the tolerance ends on the 28th, for Christmas is none."""
    desk = desk_in("DE", tmp_path, now=datetime(2026, 12, 26, 9))
    with desk.book.transaction("") as change:
        account = change.add(BRANDT)
        promise = change.add(
            PaymentPromise(
                account_id=account.id,
                made=date(2026, 12, 1),
                due=date(2026, 12, 23),
                amount=100,
                currency="EUR",
            )
        )
    assert desk.ground.ledger.judged[promise.id].state == "broken"
    desk.learn_holidays()
    assert desk.ground.ledger.judged[promise.id].state == "open"


# -- When they matter


@pytest.mark.parametrize(
    ("line", "matter"),
    [
        ("huaxin advance /then +3bd call", True),
        ("huaxin advance /then ＋３ＢＤ call", True),
        ("huaxin advance /then in 3 working  days", True),
        ("huaxin advance /then 2 business days", True),
        ("华信 进展 /下次 3个工作日后", True),
        ("huaxin advance /then tue 10:00", False),
        ("huaxin advance agreed to a test", False),
        ("", False),
    ],
)
def test_only_some_lines_count_in_working_days(line: str, matter: bool) -> None:
    assert matter_in(line) is matter


def test_the_package_is_not_imported_by_the_desk() -> None:
    code = "import sys, tui.desk.ground, tui.desk.today; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
