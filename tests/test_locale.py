"""Both languages whole: nothing that the rep reads is without its Chinese, and all of it fits."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from string import Formatter
from typing import Final, get_args

import pytest
from babel.messages import Message
from rich.cells import cell_len

from tests import catalogue
from tui import i18n, words
from tui.clock import Clock
from tui.desk import edit, lines, today
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.domain import codes as trade_codes
from tui.domain import lexicon
from tui.screens import log, painting
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts
from tui.widgets.facts import LABEL

NOW: Final = datetime(2026, 11, 21, 9, 5)
HOUSE: Final = catalogue.HOUSE

Key = tuple[str | None, str | tuple[str, ...]]


def key(message: Message) -> Key:
    """What tells a message from all others."""
    id = message.id if isinstance(message.id, str) else tuple(message.id)
    return message.context, id


def forms(texts: str | Sequence[str] | None) -> tuple[str, ...]:
    """The text, or its singular and plural."""
    return (texts or "",) if isinstance(texts, str | None) else tuple(texts)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(
        Book.in_memory(example_book(NOW.date())), Clock(NOW), Settings(), Drafts.in_memory()
    )


# -- The catalogue


def test_every_string_of_the_code_is_in_the_catalogue_and_no_other() -> None:
    gathered = set(map(key, catalogue.messages(catalogue.gathered())))
    kept = catalogue.translated()
    known = set(map(key, catalogue.messages(kept)))
    assert gathered - known == set(), "make locale, then translate them"
    assert known - gathered == set(), "make locale"
    assert not kept.obsolete


def test_every_message_is_translated() -> None:
    for message in catalogue.messages(catalogue.translated()):
        assert all(forms(message.string)), message.id
        assert not message.fuzzy, message.id


def test_the_files_are_what_make_locale_writes() -> None:
    fresh = catalogue.updated()
    assert catalogue.POT.read_bytes() == catalogue.as_po(catalogue.gathered()), "make locale"
    assert catalogue.PO.read_bytes() == catalogue.as_po(fresh), "make locale"
    assert catalogue.MO.read_bytes() == catalogue.as_mo(fresh), "make locale"


def places(text: str) -> set[tuple[str, str, str]]:
    """Name, format and conversion of what is put into a text."""
    parsed = Formatter().parse(text)
    return {(name, spec or "", sign or "") for _text, name, spec, sign in parsed if name}


def test_a_translation_has_the_places_of_its_message() -> None:
    for message in catalogue.messages(catalogue.translated()):
        wanted = set().union(*map(places, forms(message.id)))
        for text in forms(message.string):
            assert places(text) == wanted, message.id


def test_a_translation_begins_and_ends_as_its_message_does() -> None:
    for message in catalogue.messages(catalogue.translated()):
        id, text = forms(message.id)[-1], forms(message.string)[-1]
        assert text[: len(text) - len(text.lstrip())] == id[: len(id) - len(id.lstrip())], id
        assert text.strip(), id
        # A sentence stays one.
        if len(id) > 20 and id.endswith(".") and " " in id:
            assert text.endswith("。"), id


TEXT_PLACES: Final = frozenset(
    (
        *("account", "book", "choices", "currency", "encoding", "endings", "field", "file"),
        *("folder", "invoice", "key", "kind", "known", "name", "number", "path", "promised"),
        *("sign", "slot", "table", "target", "weekday", "word"),
    )
)
"""Places for names and codes, which may be of Latin letters; all others are figures and days."""
_FIGURE: Final = (
    r"(?:\{(?!(?:" + "|".join(sorted(TEXT_PLACES)) + r")\})\w+[^{}]*\}"
    r"|(?<![\w./:-])\d[\d.,:]*(?![A-Za-z0-9_.:%-]))"
)
_SPACED: Final = re.compile(rf"[一-鿿] +{_FIGURE}|{_FIGURE} +[一-鿿]")
_TYPED: Final = ("/then", "founding day", "20311 50k")
"""Examples of what one types have the spaces that the reader of lines needs."""


def test_no_space_stands_between_chinese_and_figures() -> None:
    for message in catalogue.messages(catalogue.translated()):
        if not any(sign in forms(message.id)[0] for sign in _TYPED):
            for text in forms(message.string):
                assert not _SPACED.search(text), f"{text}: no space beside a figure"


@pytest.mark.parametrize(
    ("text", "is_spaced"),
    [
        ("逾期 {n} 天", True),
        ("逾期{n}天", False),
        ("回款 {amount}", True),
        ("{day} 的拜访", True),
        ("第 3 行", True),
        ("比如 8万", True),
        ("已写入 {file}", False),
        ("{file} 是空的", False),
        ("可写 2026-11-24 或 09:30x", False),
        ("{n}/{m} · {days}", False),
    ],
)
def test_the_search_for_spaces_finds_what_it_should(text: str, is_spaced: bool) -> None:
    assert bool(_SPACED.search(text)) is is_spaced


def test_the_catalogue_is_in_force_in_chinese_alone() -> None:
    i18n.use("zh")
    assert words.full_date(date(2026, 11, 24)) == "2026年11月24日 周二"
    assert words.short_date(date(2026, 11, 24), NOW.date()) == "11月24日"
    assert words.day_and_date(NOW.date(), NOW.date()) == "今天"
    assert words.days_short(47) == words.days(47) == "47天"
    assert words.week(date(2026, 11, 16)) == "2026年11月16–22日（2026-W47）"
    assert words.week(date(2026, 11, 30)) == "2026年11月30日–12月6日（2026-W49）"
    assert words.week(date(2026, 12, 28)) == "2026年12月28日–2027年1月3日（2026-W53）"
    assert words.tier("lead") == "铅"
    i18n.use("en")
    assert words.full_date(date(2026, 11, 24)) == "Tue 24 Nov 2026"


# -- What is shown can be typed, and the examples are understood


@pytest.mark.parametrize(
    ("say", "codes", "read"),
    [
        (words.outcome, trade_codes.Outcome, lexicon.outcome),
        (words.purpose, trade_codes.Purpose, lexicon.purpose),
        (words.attitude, trade_codes.Attitude, lambda word: lexicon.attitudes(word)[0]),
        (words.excuse, trade_codes.Excuse, lambda word: lexicon.excuses([word])[0]),
    ],
)
def test_a_line_understands_the_words_on_screen(
    say: Callable[[str], str],
    codes: object,
    read: Callable[[str], str | None],
) -> None:
    i18n.use("zh")
    for code in get_args(codes):
        assert read(say(code)) == code


def test_forms_understand_the_words_on_screen_in_english_and_chinese(desk: Desk) -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        for kind in get_args(edit.Kind):
            # The analysis is a sheet of an account that is there.
            id = 1 if kind == "analysis" else None
            for field in edit.form(desk, kind, id=id).fields:
                for option in field.options:
                    understood = edit.check(desk, kind, id, {field.name: option.word})
                    assert edit.Echo(field.name, option.word) in understood


def test_the_examples_of_lines_are_understood(desk: Desk) -> None:
    from tui.screens.line import _EXAMPLES

    for language in i18n.LANGUAGES:
        i18n.use(language)
        call = lines.read_call(desk, i18n._(_EXAMPLES["log"]))
        assert (call.outcome, len(call.people)) == ("advance", 1)
        assert call.then is not None
        assert call.pay is not None
        plan = lines.read_plan(desk, i18n._(_EXAMPLES["plan"]))
        assert (plan.purpose, len(plan.people), plan.text) == ("negotiation", 1, "")


# -- What is shown fits


def fields(desk: Desk) -> Iterator[edit.FieldView]:
    """The fields of all forms, those of records that are over too."""
    for kind in get_args(edit.Kind):
        yield from edit.form(desk, kind).fields
    for visit in desk.ground.visits.values():
        if visit.state in ("logged", "missed"):
            yield from edit.form(desk, "visit", id=visit.id).fields


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_labels_are_narrower_than_their_column(desk: Desk, language: i18n.Language) -> None:
    i18n.use(language)
    in_dialogs = {i18n._(label) for _field, label, _example in log.FIELDS} | set(row_labels())
    on_cards = set(card_labels(desk))
    assert len(on_cards) > 9
    for labels, width in (
        ({field.label for field in fields(desk)}, label_width(".fields .field")),
        (in_dialogs, label_width(".field")),
        (on_cards, LABEL),
    ):
        assert {label for label in labels if cell_len(label) >= width} == set()


def label_width(of: str) -> int:
    """The columns of a label by the styling."""
    style = (HOUSE / "app.tcss").read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(of)} > Label {{ width: (\d+);", style, re.MULTILINE)
    assert found
    return int(found[1])


def row_labels() -> Iterator[str]:
    """The labels of the log dialog that stand in no table, and those of questions."""
    for file in ("log", "today", "whom"):
        tree = ast.parse((HOUSE / "screens" / f"{file}.py").read_text(encoding="utf-8"))
        for call in calls(tree):
            at = {"_row": 0, "AskScreen": 1}.get(name_of(call.func))
            if at is not None and isinstance(said := call.args[at], ast.Call):
                text = said.args[0]
                if isinstance(text, ast.Constant):
                    yield i18n._(str(text.value))


def card_labels(desk: Desk) -> Iterator[str]:
    """The labels on the cards of the example book."""
    for visit in desk.ground.visits.values():
        card = today.card(desk, visit.account_id, visit.id)
        yield from (fact.label for fact in painting.card_facts(card, desk.today))
    for account_id in desk.ground.accounts:
        card = today.card(desk, account_id)
        yield from (fact.label for fact in painting.account_facts(card, desk.today))


# -- No string that the rep reads is left unmarked

MARKS: Final = frozenset(("_", "N_", "NP_", "ngettext", "pgettext"))
NO_WORDS: Final = frozenset(("cast", "TypeVar", "compile", "normalize", "register_theme", "Theme"))
"""Calls whose strings nobody reads."""
FAULTS: Final = frozenset(("ValueError", "TypeError", "KeyError", "AssertionError", "RuntimeError"))
"""What is raised with these names is a defect of ours, not a sentence for the rep."""
UNREAD: Final = frozenset(("classes", "id", "action", "DEFAULT_CSS", "AUTO_FOCUS"))
"""Keywords and names whose strings nobody reads."""
SPOKEN: Final = frozenset(("Static", "Label", "Fact", "Column", "notify", "tell", "Trouble"))
"""Calls whose strings the rep reads, however short: so every letter counts there."""

SCOPE: Final = (
    "*.py",
    "screens/*.py",
    "widgets/*.py",
    "desk/*.py",
    "desk/prep/*.py",
    "store/[ct]*.py",
    "exchange/[sw]*.py",
)
"""Where words for the rep may stand; what files and lines may hold stands elsewhere."""

TONES: Final = re.compile(r"(bold )?\$\w+( on \$\w+)?|(late|watch|way|here) bold")
NAMES: Final = re.compile(r"(ROUNDS|LC|O|COMP)_[A-Z]+|SIG[A-Z]+|[A-Z]{1,3}|M\d\d(\.\d)?")
ALLOWED: Final = frozenset(
    (
        *("Rounds", "LANG", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "NaN"),
        # columns of sheets by their plain English names
        *("credit limit", "short name", "terms days", "rhythm days", "travel minutes"),
        *("reports to", "account name", "days overdue", "days to due", "open in currency"),
        # words that are understood, whatever is spoken
        *("working day", "business day", "last week", "this week", "next week", "/mood @"),
        # names of keys
        *("↓ j", "↑ k", "home g", "end G", "page ↓", "page ↑"),
        *("1 v", "2 s", "3 n", "4 p", "5 a", "  n", "  I"),
        # commands
        *("rounds ", " [--json] ", "rounds: ", "  rounds --demo"),
        *("  rounds import accounts ", "  rounds import receivables "),
        # figures and forms that have one name everywhere
        *("DSO ", "CEI ", "%Y-%m-%d %H:%M", "yyyy-mm-dd hh:mm", "A2"),
        *("rounds import ", " kB", " MB"),
        # what others call things
        *("Downloads", " - at ", " - at `$", "accounts ", "id "),
        # names of widgets
        *("Rows", "Input", "VerticalScroll"),
        # Unicode's own names
        *("Mn", "Mc"),
    )
)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """All calls below a node."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(node: ast.AST) -> str:
    """The last part of a name, empty where there is none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_unread(node: ast.AST) -> bool:
    """Whether nobody reads what stands below this node, or it is marked already."""
    match node:
        case ast.Call(func=func):
            return name_of(func) in MARKS | NO_WORDS | FAULTS
        case ast.Expr(value=ast.Constant()):
            return True  # a docstring
        case ast.keyword(arg=str(name)):
            return name in UNREAD
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            name = name_of(target)
            return name in UNREAD | {"__all__"} or name.endswith("_COMPLAINTS")
    return False


def unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string that looks like words for the rep and is not marked."""
    if is_unread(tree):
        return
    for child in ast.iter_child_nodes(tree):
        if isinstance(tree, ast.Subscript) and child is tree.slice:
            continue  # a type or a key
        if isinstance(tree, ast.AnnAssign | ast.arg) and child is tree.annotation:
            continue
        spoken = isinstance(tree, ast.Call) and name_of(tree.func) in SPOKEN
        match child:
            case ast.Constant(value=str(text)) if looks_like_words(text, at_all=spoken):
                yield child.lineno, text
            case _:
                yield from unmarked(child)


def looks_like_words(text: str, *, at_all: bool = False) -> bool:
    """Whether a string may be words for the rep."""
    if text in ALLOWED or TONES.fullmatch(text) or NAMES.fullmatch(text):
        return False
    if not re.search(r"[A-Za-z]", text):
        return False
    return at_all or text[0].isupper() or " " in text


@pytest.mark.parametrize("pattern", SCOPE)
def test_every_string_that_the_rep_reads_is_marked(pattern: str) -> None:
    found: list[str] = []
    for file in sorted(HOUSE.glob(pattern)):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found += [f"{file.relative_to(HOUSE)}:{line}: {text!r}" for line, text in unmarked(tree)]
    assert found == [], "mark them with _(), or allow them where nobody reads them"


def test_no_marked_string_hides_in_an_f_string_or_is_made_at_run_time() -> None:
    """Those are not gathered, and would stay English without a word of warning."""
    for file in sorted(HOUSE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        where = file.relative_to(HOUSE)
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                for call in calls(node):
                    text = call.args[0] if call.args else None
                    hidden = name_of(call.func) in MARKS and isinstance(text, ast.Constant)
                    assert not hidden, f"{where}:{node.lineno}"
        for call in calls(tree):
            if name_of(call.func) in MARKS:
                made = any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in call.args)
                assert not made, f"{where}:{call.lineno}"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('tell("Nothing open.")', ["Nothing open."]),
        ('Static("hello")', ["hello"]),
        ('raise Trouble(f"no {name} here")', ["no ", " here"]),
        ('words = {"a": "Two words"}', ["Two words"]),
        ('command.add_argument("--book", help="the book to work on")', ["the book to work on"]),
        ('tell(_("Nothing open."))', []),
        ('Static(id="day-heading", classes="panel tall")', []),
        ('"""Says what it is."""', []),
        ('raise ValueError("a defect")', []),
        ('tone = "late bold" if late else "$dim"', []),
        ('x: Final["Some Type"] = cast("Other Type", y)', []),
    ],
)
def test_the_search_for_unmarked_strings_finds_what_it_should(code: str, found: list[str]) -> None:
    assert [text for _line, text in unmarked(ast.parse(code))] == found


def test_the_catalogues_have_no_dates_and_no_places_in_files() -> None:
    for file in (catalogue.POT, catalogue.PO):
        text = file.read_text(encoding="utf-8")
        assert "-Date:" not in text
        assert "\n#: " not in text
    assert b"-Date:" not in catalogue.MO.read_bytes()
