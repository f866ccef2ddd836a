"""The rep's settings: one TOML file, validated; what it does not name has a default."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from tui.errors import Trouble
from tui.i18n import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.domain.codes import Tier

Days = Annotated[int, msgspec.Meta(ge=1, le=3650)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=1440)]
Weight = Annotated[float, msgspec.Meta(gt=0, le=1000)]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file."""


class Rhythm(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days between visits by tier (M02)."""

    platinum: Days = 7
    gold: Days = 14
    iron: Days = 30
    lead: Days = 90

    def of(self, tier: Tier | None) -> int | None:
        """The rhythm of a tier; an account without a tier has none."""
        return getattr(self, tier) if tier else None


class Urgency(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Weight of each tier where accounts are ranked by urgency (M02)."""

    platinum: Weight = 1.5
    gold: Weight = 1.2
    iron: Weight = 1.0
    lead: Weight = 0.5

    def of(self, tier: Tier | None) -> float:
        """The weight of a tier; an account without a tier weighs like iron."""
        return float(getattr(self, tier)) if tier else self.iron


Points = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class QueuePoints(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each rule adds to an account's score in the collections queue."""

    missed_promise: Points = 50
    over_90: Points = 40
    over_60: Points = 30
    over_30: Points = 20
    overdue: Points = 10
    large_share: Points = 20
    """A fifth or more of all that is overdue in the currency."""
    share: Points = 10
    """A twentieth or more of it."""
    visit_today: Points = 10
    same_excuse: Points = 10
    """The last two excuses were the same."""
    slow_payer: Points = 10
    """Pays when pressed, or never by himself."""
    over_limit: Points = 10
    margin_gone: Points = 10
    """The delay has eaten the margin of an invoice."""
    due_soon: Points = 5


class Collections(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How money is looked at and chased (M52-M62)."""

    ageing_days: tuple[Days, Days, Days] = (30, 60, 90)
    """The last day overdue of each age but the oldest."""
    period_days: Days = 90
    """The days behind DSO and CEI."""
    borrowing_rate: Share = 0.06
    """What money costs a year (M54)."""
    chase_every_days: Days = 3
    """No account is chased more often."""
    remind_before_days: Days = 5
    """How long before its due day an invoice is worth a reminder."""
    new_payer_rate: Share = 0.5
    """How likely a promise is kept by one whose record is empty."""
    rest_share: Share = 0.5
    """An account rests while its open promises cover this part of what is overdue."""
    points: QueuePoints = QueuePoints()


Whole = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class TreatCosts(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a treat usually costs for one person, in whole units of the limit's currency."""

    small_gift: Whole = 20
    year_planner: Whole = 10
    cold_drinks: Whole = 10
    entertainment: Whole = 40
    sport: Whole = 40
    study_tour: Whole = 500
    shared_sport: Whole = 60
    family_occasion: Whole = 60


class Hospitality(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The house's rule of gifts and hospitality (M19, M30); public bodies get none at all."""

    gift_limit: Whole = 35
    """The most for one person and occasion, in whole units. 0: no gifts."""
    currency: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")] = "EUR"
    """Of the limit and of the costs."""
    costs: TreatCosts = TreatCosts()


class Silence(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days without contact that a rung bears before it slips (M15)."""

    know: Days = 90
    accept: Days = 75
    respect: Days = 60
    trust: Days = 45
    partner: Days = 30


class Settings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set, with its default."""

    language: Language | None = None
    """None: the system's language."""
    currency: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")] = "EUR"
    """Of accounts that name none."""
    date_order: Literal["day_first", "month_first"] = "day_first"
    country: Annotated[str, msgspec.Meta(pattern=r"^([A-Z]{2})?$")] = ""
    """Whose public holidays count (ISO 3166-1 alpha-2)."""
    travel_margin_minutes: Minutes = 15
    """Added to the travel time of an account: leave by = start - travel - margin."""
    visit_minutes: Annotated[int, msgspec.Meta(ge=5, le=1440)] = 60
    visits_per_week: Annotated[int, msgspec.Meta(ge=1, le=500)] = 20
    """How many visits a week holds; beyond it rhythms are stretched."""
    theme: Literal["dark", "light"] = "dark"
    rhythm_days: Rhythm = Rhythm()
    urgency_weight: Urgency = Urgency()
    collections: Collections = Collections()
    hospitality: Hospitality = Hospitality()
    silence_days: Silence = Silence()
    signature: str = ""
    """The rep's name under a letter."""
    company: str = ""
    """Our house, as letters and statements name it."""
    keys: dict[str, str] = {}
    """Other keys for actions, by the id that the help shows: ``log = "L"``."""


class BadSettings(Trouble):
    """The settings file cannot be used as it is."""

    code = "bad_settings"


class Loaded(msgspec.Struct, frozen=True):
    """The settings in force and where they come from."""

    settings: Settings
    file: Path
    given: frozenset[str]
    """Dotted keys that the file names."""


def named_by() -> str:
    """Who names the folder of the settings file."""
    return "ROUNDS_SETTINGS" if os.environ.get("ROUNDS_SETTINGS") else "default"


def folder() -> Path:
    """The folder of the settings file; not made by asking."""
    if named := os.environ.get("ROUNDS_SETTINGS"):
        return Path(named)
    import platformdirs

    return platformdirs.user_config_path("rounds", appauthor=False)


def load(file: Path | None = None) -> Loaded:
    """Read the settings file, or take the defaults where there is none.

    Raises:
        BadSettings: with file, line and key, and the nearest known key.
    """
    file = file or folder() / "settings.toml"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings(), file, frozenset())
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            _("Cannot read the settings in {file}: {reason}.").format(file=file, reason=error)
        ) from error
    import tomllib

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(
            _("{file} is not valid TOML: {reason}. Mend that line.").format(file=file, reason=error)
        ) from error
    given = frozenset(_dotted(raw))
    _refuse_unknown(raw, text, file)
    try:
        return Loaded(msgspec.convert(raw, Settings), file, given)
    except msgspec.ValidationError as error:
        key = str(error).partition(" - at ")[2].strip("`").removeprefix("$.")
        if key == "keys[...]":  # msgspec does not say which
            key = next(
                f"keys.{one}" for one, value in raw["keys"].items() if type(value) is not str
            )
        raise BadSettings(
            _("{file}, line {line}: {key} must be {what}.").format(
                file=file, line=_line_of(key, text), key=key, what=_wanted(key)
            )
        ) from error


def _wanted(key: str) -> str:
    """What may stand there, in words."""
    if key.rpartition(".")[2] == "currency":
        return _("three capital letters, like EUR")
    if key == "country":
        return _("two capital letters, like DE")
    if key.startswith("keys."):
        return _("a key in quotes")
    kind: msgspec.inspect.Type = msgspec.inspect.type_info(Settings)
    for name in key.split("."):
        if isinstance(kind, msgspec.inspect.StructType):
            kind = next(field.type for field in kind.fields if field.name == name)
    if isinstance(kind, msgspec.inspect.UnionType):
        kind = next(one for one in kind.types if not isinstance(one, msgspec.inspect.NoneType))
    match kind:
        case msgspec.inspect.IntType(ge=least, le=most):
            return _("a whole number from {least} to {most}").format(least=least, most=most)
        case msgspec.inspect.FloatType(gt=above, le=most):
            return _("a number above {above}, up to {most}").format(above=above, most=most)
        case msgspec.inspect.LiteralType(values=values):
            return _(" or ").join(f'"{value}"' for value in values)
    return _("a table, like [{key}]").format(key=key)


def effective(loaded: Loaded) -> Iterator[tuple[str, object, str]]:
    """Every setting with its value and where it comes from (a file, or ``default``)."""
    for key, value in _flat(msgspec.to_builtins(loaded.settings)):
        yield key, value, str(loaded.file) if key in loaded.given else "default"


def _flat(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _dotted(tree: dict[str, Any]) -> Iterator[str]:
    return (key for key, _value in _flat(tree))


def _refuse_unknown(raw: dict[str, Any], text: str, file: Path) -> None:
    defaults = msgspec.to_builtins(Settings())
    known = dict(_flat(defaults))
    for key in _dotted(raw):
        # What stands where a table belongs is for its type to refuse.
        if key in known or key in defaults or key.startswith("keys."):
            continue
        near = difflib.get_close_matches(key, known, 1, 0.5)
        message = _("{file}, line {line}: there is no setting “{key}”.").format(
            file=file, line=_line_of(key, text), key=key
        )
        if near:
            more = _("Did you mean “{key}”?").format(key=near[0])
            message = _("{text} {more}").format(text=message, more=more)
        raise BadSettings(message)


def _line_of(key: str, text: str) -> int:
    """The line that names the key; within its table where it stands in one."""
    table, _dot, leaf = key.rpartition(".")
    inside = not table
    for number, line in enumerate(text.splitlines(), 1):
        word = line.split("=")[0].strip().strip("\"'")
        if line.strip().startswith("["):
            inside = line.strip().strip("[] ") == table
        elif word == key or (inside and word == leaf):
            return number
    return 1
