"""Hostile files: a sentence or a sound import, the book untouched, little time and memory."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.desk.making import BASE
from tests.e2e.hostile import CASES, ENDINGS, NO_FILES, Case
from tests.e2e.hostile.no_files import device, folder, pipe
from tests.e2e.measuring import Cost, measured
from tests.e2e.running import PATIENCE
from tui.domain.text import clean
from tui.store.book import Book

_MOST_MEMORY: Final = 600
"""Million bytes."""
_MOST_WORK: Final = 20
"""Seconds of work; others may be busy on the machine."""
_PREVIEW: Final = """
import sys
from pathlib import Path
from tui.desk.import_preview import preview
from tui.desk.import_views import ImportOptions
from tui.errors import Trouble
from datetime import date
try:
    preview(sys.argv[1], Path(sys.argv[2]), ImportOptions(), date(2026, 11, 21))
except Trouble as trouble:
    print(f"rounds: {trouble}", file=sys.stderr)
    sys.exit(1)
"""


class Counter:
    """A book on a machine of its own, and what comes over the counter."""

    def __init__(self, folder: Path, *, is_empty: bool) -> None:
        self.desk = folder / "desk"
        self.files = folder / "files"
        self._work = folder / "work"
        for one in (self.desk, self.files, self._work):
            one.mkdir()
        self._book = self.desk / "book.json"
        if not is_empty:
            with Book.open(self._book).transaction("fill") as change:
                for record in BASE:
                    change.add(record)
        self._env = {
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "ROUNDS_LANG": "en",
        }

    def put(self, name: str, data: bytes) -> Path:
        """A file with these bytes."""
        file = self.files / name
        file.write_bytes(data)
        return file

    def stored(self) -> dict[str, bytes]:
        """Every file of the book and what stands in it."""
        return {
            str(path.relative_to(self.desk)): path.read_bytes()
            for path in self.desk.rglob("*")
            if path.is_file()
        }

    def take(self, kind: str, file: Path) -> Cost:
        """Import a file; whatever becomes of it, it costs little and leaves no traces of code."""
        options: list[str | Path] = ["--book", self._book, "--today", "2026-11-21"]
        return self._measured([sys.executable, "-m", "tui", *options, "import", kind, file])

    def preview(self, kind: str, file: Path) -> Cost:
        """Look at a file before it is imported."""
        return self._measured([sys.executable, "-c", _PREVIEW, kind, file])

    def _measured(self, command: list[str | Path]) -> Cost:
        cost = measured(command, self._env, self._work, PATIENCE)
        assert cost.status in (0, 1), cost
        assert "Traceback" not in cost.err
        assert cost.cpu < _MOST_WORK
        if sys.platform == "linux":
            assert cost.megabytes < _MOST_MEMORY
        return cost

    def refuse(self, kind: str, file: Path) -> str:
        """Import a file that is to be refused; the one sentence that says why."""
        before = self.stored()
        sentence = sentence_of(self.take(kind, file))
        assert self.stored() == before
        return sentence


def sentence_of(cost: Cost) -> str:
    """The one line of a command that was refused, with nothing in it that steers a terminal."""
    assert cost.status == 1, cost
    assert cost.out == ""
    line = cost.err.removesuffix("\n")
    assert clean(line) == line
    assert line.startswith("rounds: ")
    return line.removeprefix("rounds: ")


@pytest.fixture
def counter(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Counter]:
    """The counter of a rep; the files that lie on it are gone afterwards."""
    made = Counter(tmp_path, is_empty="book" in request.node.name)
    yield made
    for file in made.files.iterdir():
        if not file.is_dir():
            file.unlink()


def as_parameters() -> Iterator[object]:
    for case in CASES:
        marks = [pytest.mark.exhaustive] if case.is_long else []
        yield pytest.param(case, id=f"{case.kind}-{case.name}", marks=marks)


@pytest.mark.parametrize("case", as_parameters())
def test_a_file_is_taken_or_refused(counter: Counter, case: Case) -> None:
    file = counter.put(case.name, case.make())
    if case.said:
        sentence = counter.refuse(case.kind, file)
        assert case.name in sentence
        assert case.said in sentence
    else:
        assert counter.take(case.kind, file).status == 0


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize(("make", "said"), NO_FILES, ids=lambda one: getattr(one, "__name__", ""))
def test_what_is_no_plain_file(
    counter: Counter, kind: str, make: Callable[[Path], Path], said: str
) -> None:
    sentence = counter.refuse(kind, make(counter.files / f"file.{ENDINGS[kind]}"))
    assert "file" in sentence
    assert said in sentence


PREVIEWED: Final = [
    *(case for case in CASES if case.kind != "book" and case.name.endswith((".csv", ".xlsx"))),
]


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", PREVIEWED, ids=lambda one: one.name)
def test_a_preview_is_as_safe_as_an_import(counter: Counter, case: Case) -> None:
    cost = counter.preview(case.kind, counter.put(case.name, case.make()))
    if case.said not in ("", "no column"):
        assert case.said in sentence_of(cost)
    else:
        assert cost.status == 0


@pytest.mark.parametrize("make", [pipe, device, folder])
def test_a_preview_opens_no_devices(counter: Counter, make: Callable[[Path], Path]) -> None:
    sentence_of(counter.preview("accounts", make(counter.files / "file.csv")))


GOOD: Final = b"name,city\nAcme,Ulm\n"


@pytest.mark.parametrize(
    "name",
    [
        "a\x1b[31mred\x1b]0;title\x07.csv",
        "[bold]x[bold].csv",
        "two\nlines\t.csv",
        "back\u202ewards.csv",
        "{file}%s{0}.csv",
        "-rf.csv",
        "C:\\Users\\rep\\aux.csv",
        "名单.csv",
    ],
)
def test_names_say_nothing_but_themselves(counter: Counter, name: str) -> None:
    assert counter.refuse("accounts", counter.put(name, b""))
    cost = counter.take("accounts", counter.put(name, GOOD))
    assert cost.status == 0
    assert all(line.isprintable() for line in cost.out.splitlines())


def test_a_link_and_a_way_around_lead_to_a_good_file(counter: Counter) -> None:
    file = counter.put("good.csv", GOOD)
    link = counter.files / "link.csv"
    link.symlink_to(file)
    around = counter.files / ".." / "files" / ".." / "files" / "good.csv"
    for path in (link, around):
        assert counter.take("accounts", path).status == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who may read everything")
def test_a_file_that_may_not_be_read(counter: Counter) -> None:
    file = counter.put("secret.csv", GOOD)
    file.chmod(0)
    assert "secret.csv" in counter.refuse("accounts", file)


@pytest.mark.parametrize("kind", ["people", "receivables"])
def test_a_file_that_grows_and_shrinks_while_it_is_read(counter: Counter, kind: str) -> None:
    file = counter.files / f"growing.{ENDINGS[kind]}"
    with file.open("wb") as opened:
        opened.truncate(100_000_000)
    is_over = threading.Event()

    def write() -> None:
        with file.open("r+b") as opened:
            size = 100_000_000
            while not is_over.is_set():
                size = 100_000_000 + (size + 1) % 1_000
                opened.truncate(size)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        sentence = counter.refuse(kind, file)
    finally:
        is_over.set()
        writer.join()
    assert "is being written just now" in sentence
