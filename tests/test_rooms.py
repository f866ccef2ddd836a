"""The house: what each room loads in a fresh interpreter, and text that must not be markup."""

from __future__ import annotations

import ast
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tests.desk.making import BASE
from tui.store.book import Book

ROOT = Path(__file__).parents[1]
HOUSE = Path(tui.__file__).parent
TERMINAL = frozenset(("textual", "rich"))
SLOW = TERMINAL | {
    *("pypinyin", "charset_normalizer", "platformdirs", "babel", "openpyxl", "argcomplete"),
    *("rapidfuzz", "icalendar", "vobject", "holidays", "pytest", "hypothesis", "asyncio"),
}
"""What a command that does not need it must not wait for."""

ROOMS: dict[str, frozenset[str]] = {
    "domain": TERMINAL | {"tinydb", "platformdirs", "gettext", "tui.i18n", "tui.settings"},
    "store": TERMINAL | {"tui.desk", "tui.exchange"},
    "exchange": TERMINAL | {"tinydb", "tui.desk", "tui.store"},
    "playbook": TERMINAL | {"tinydb", "platformdirs", "tui.settings", "tui.desk", "tui.store"},
    "desk": TERMINAL,
    **dict.fromkeys(
        ("arguments", "cli", "cli_files", "shell", "printing", "printing_import", "printing_money"),
        TERMINAL,
    ),
    "completion": TERMINAL,
    "printing_people": TERMINAL,
    "printing_forget": TERMINAL,
    "printing_prep": TERMINAL,
    **dict.fromkeys(("keys", "usage", "wire", "words"), TERMINAL),
    **dict.fromkeys(("clock", "collector", "errors", "i18n", "settings", "__main__"), TERMINAL),
}
"""Rooms and single modules of the house, and what none of them may load."""


def modules_of(room: str) -> list[str]:
    """The modules of a room, those below it too; a single module is a room of one."""
    folder = HOUSE / room
    if not folder.is_dir():
        return [f"tui.{room}"]
    found = [one.name for one in pkgutil.walk_packages([str(folder)], f"tui.{room}.")]
    return [f"tui.{room}", *found]


def loaded_by(code: str, *argv: str) -> set[str]:
    """The names of all modules, and of the packages that hold them, after running some code."""
    tell = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}", *argv],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    names = json.loads(done.stderr.splitlines()[-1])
    return {name.rsplit(".", up)[0] for name in names for up in range(name.count(".") + 1)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_loads_no_more_than_it_may(room: str) -> None:
    modules = modules_of(room)
    loaded = loaded_by("\n".join(f"import {module}" for module in modules))
    assert set(modules) <= loaded
    assert not loaded & ROOMS[room]


def test_every_room_is_watched() -> None:
    rooms = {path.stem for path in HOUSE.iterdir() if path.suffix == ".py" or _is_room(path)}
    assert rooms - ROOMS.keys() <= {"__init__", "app", "screens", "widgets"}


def _is_room(path: Path) -> bool:
    return (path / "__init__.py").exists()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("rooms") / "book.json"
    with Book.open(file).transaction("fill") as change:
        for record in BASE:
            change.add(record)
    return file


@pytest.mark.parametrize(
    "words",
    [
        ["owes", "--json"],
        ["owes"],
        ["owes", "huaxin", "--json"],
        ["today", "--json"],
        ["accounts"],
        ["check"],
        ["config"],
        ["log", "huaxin", "advance", "agreed", "/then", "tue", "10:00", "demo"],
        ["plan", "huaxin", "tue"],
        ["undo"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_slow(
    book: Path, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDS_SETTINGS", str(tmp_path))
    monkeypatch.setenv("ROUNDS_BOOK", str(book))
    monkeypatch.setenv("ROUNDS_TODAY", "2026-11-21")
    code = "import sys\nfrom tui import cli\ntry: assert cli.run(sys.argv[1:]) == 0"
    loaded = loaded_by(f"{code}\nexcept SystemExit as end: assert end.code == 0", *words)
    assert "tui.cli" in loaded
    assert not loaded & SLOW


@pytest.mark.parametrize("line", ["rounds owes hua", "rounds owes hxdl", "rounds log hua a @w"])
def test_the_tab_key_waits_for_nothing_slow(
    book: Path, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDS_SETTINGS", str(tmp_path))
    monkeypatch.setenv("ROUNDS_BOOK", str(book))
    monkeypatch.setenv("_ROUNDS_COMPLETE", "bash")
    monkeypatch.setenv("COMP_LINE", line)
    monkeypatch.setenv("COMP_POINT", str(len(line)))
    code = "from tui import cli\ntry: cli.run([])\nexcept SystemExit as end: assert not end.code"
    loaded = loaded_by(code)
    assert "argcomplete" in loaded
    assert not loaded & (SLOW - {"argcomplete"})


# -- Text of the rep is never markup

PARSES = frozenset(("Static", "Label"))
"""Widgets that take a string for markup unless told otherwise."""
PLAIN = frozenset(("Input",))
"""Widgets that do not: an `Input` paints its value and placeholder as they are."""
SAFE = frozenset(("content", "lines", "Content"))
"""What makes content of plain text."""


def faults_of(source: str) -> Iterator[str]:
    """Every place in a module where a string could be parsed as markup, by line."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="textual.widgets", names=names):
                for name in names:
                    if name.name not in PARSES | PLAIN:
                        yield f"{node.lineno}: is text in a {name.name} markup? Say so here"
            case ast.Call(func=ast.Name(id=name)) if name in PARSES and not _is_safe(node):
                yield f"{node.lineno}: {name} without markup=False"
            case ast.Call(func=ast.Attribute(attr="notify")) if not _is_plain(node):
                yield f"{node.lineno}: notify without markup=False"
            case ast.Call(func=ast.Attribute(attr="update"), args=[shown]) if not _makes(shown):
                yield f"{node.lineno}: update with what may be a string"
            case ast.Attribute(attr="from_markup"):
                yield f"{node.lineno}: from_markup"
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                if name in ("tooltip", "border_title", "border_subtitle") and not _makes(value):
                    yield f"{node.lineno}: {name} from what may be a string"
            case ast.ClassDef(bases=bases) if any(_named(base) in PARSES for base in bases):
                yield from _faults_of_class(node)


def _faults_of_class(node: ast.ClassDef) -> Iterator[str]:
    """A widget of our own that is a `Static` must tell it so where it is made."""
    for call in ast.walk(node):
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=attr)):
                if attr == "__init__" and not _is_safe(call):
                    yield f"{call.lineno}: {node.name} without markup=False"


def _is_plain(call: ast.Call) -> bool:
    return any(
        one.arg == "markup" and isinstance(one.value, ast.Constant) and one.value.value is False
        for one in call.keywords
    )


def _is_safe(call: ast.Call) -> bool:
    return _is_plain(call) or (bool(call.args) and _makes(call.args[0]))


def _makes(value: ast.expr) -> bool:
    """Whether an expression makes content, and not a string."""
    match value:
        case ast.Call(func=func):
            return _named(func) in SAFE
        case ast.IfExp(body=body, orelse=orelse):
            return _makes(body) and _makes(orelse)
        case ast.Constant(value=None):
            return True
    return False


def _named(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id="Content")):
            return "Content"
        case ast.Attribute(attr=name):
            return name
    return ""


FILES = sorted(
    [*(HOUSE / "screens").rglob("*.py"), *(HOUSE / "widgets").rglob("*.py"), HOUSE / "app.py"]
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_no_text_reaches_a_widget_as_markup(file: Path) -> None:
    assert list(faults_of(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(account.name)",
        "Static(id='x')",
        "Static(f'[b]{name}[/b]', markup=True)",
        "Label(name, id='x')",
        "self.notify(text)",
        "self.app.notify(text, severity='error')",
        "self.query_one('#x', Static).update(name)",
        "self.query_one('#x', Static).update(f'{name}')",
        "Content.from_markup(name)",
        "self.border_title = account.name",
        "row.tooltip = person.name",
        "from textual.widgets import DataTable",
        "from textual.widgets import Static, OptionList",
        "class Card(Static):\n    def __init__(self):\n        super().__init__(self.text)",
    ],
)
def test_text_that_could_be_markup_is_found(source: str) -> None:
    assert list(faults_of(source))


@pytest.mark.parametrize(
    "source",
    [
        "Static(account.name, markup=False)",
        "Static(content([(name, '')]), id='x')",
        "Static(Content(text))",
        "Label(name, markup=False)",
        "Input(placeholder=name)",
        "self.notify(text, markup=False)",
        "self.query_one('#x', Static).update(lines(rows))",
        "self.border_title = Content(name)",
        "self.tooltip = None",
        "from textual.widgets import Static, Label, Input",
        "class Card(Static):\n    def __init__(self):\n        super().__init__('', markup=False)",
    ],
)
def test_plain_text_is_left_alone(source: str) -> None:
    assert not list(faults_of(source))
