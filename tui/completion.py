"""Completion in the shell: what may stand at the cursor of a command line.

argcomplete takes the line apart as the shell does, knows commands, options and choices from
the parser, and quotes what is offered. Here stands what it cannot know: names in the book,
the words of a quick line, files, the fields of an import. Where the book cannot be read, nothing
is offered and nothing is said: the line is not finished yet.
"""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import argcomplete.io
from argcomplete.completers import BaseCompleter
from argcomplete.finders import CompletionFinder
from argcomplete.lexers import split_line

from tui import arguments, settings, shell
from tui.errors import Trouble

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tui.desk.ground import Desk

_SCRIPTS: Final = Path(__file__).parent / "shells"
_OF_ACCOUNTS: Final = ("prep", "owes", "people")
_ASKED: Final = {
    "bash": {"_ARGCOMPLETE_SUPPRESS_SPACE": "0"},
    "zsh": {"_ARGCOMPLETE_SUPPRESS_SPACE": "1"},
    "fish": {
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_DFS": "\t",
    },
}
"""What argcomplete has to know of who asks: whether the shell adds the space behind a word, what
stands between completions, and what before a description."""
_FILES: Final = ("book", "file", "out")
_MEAN_SOMETHING: Final = tuple("#~=^%")
"""Signs at the head of a word that a shell reads, and argcomplete leaves as they are."""
_PLAIN: Final = re.compile(r"[^\W\d_][\w .,&()（）·-]*")
"""Names without a sign that means something in a quick line."""


def script(name: str) -> str:
    """What a shell (bash, zsh, fish) has to read to complete ``rounds``."""
    return (_SCRIPTS / f"rounds.{name}").read_text(encoding="utf-8").rstrip()


def answer(asking: str) -> None:
    """Print what may stand at the cursor as the shell that asks wants it, and end the process."""
    os.environ.update(
        _ASKED[asking],
        _ARGCOMPLETE="1",
        _ARGCOMPLETE_SHELL=asking,
        _ARGCOMPLETE_COMP_WORDBREAKS=os.environ.get("COMP_WORDBREAKS", ""),
    )
    values = _Values()
    try:
        _Finder()(
            arguments.grammar(),
            always_complete_options=False,
            exit_method=sys.exit,
            output_stream=sys.stdout,
            validator=values.may_stand,
            default_completer=values,
        )
    except Trouble:  # the command itself will say it
        sys.exit(1)


def _typed() -> tuple[list[str], str]:
    """The words before the cursor's, and that word up to the cursor."""
    line, point = os.environ["COMP_LINE"], int(os.environ["COMP_POINT"])
    _quote, word, _behind, words, _broken_at = split_line(line, point)
    return words[1:], word


class _Finder(CompletionFinder):
    """argcomplete, with quick lines, and exact about signs in names."""

    def collect_completions(
        self, active_parsers: list[ArgumentParser], parsed_args: Namespace, cword_prefix: str
    ) -> list[str]:
        """Within a quick line, what the line may go on with; else what the parser knows."""
        words, _word = _typed()
        at_cursor = cword_prefix if cword_prefix.startswith("-") else "…"
        options, text = arguments.split_text([*words, at_cursor])
        if text is None:
            return super().collect_completions(active_parsers, parsed_args, cword_prefix)
        command = next(one for one in reversed(options) if one in arguments.FREE_TEXT)
        found = list(_in_line(text[:-1], cword_prefix, is_plan=command == "plan"))
        self._display_completions.update(dict.fromkeys(found, ""))
        return found

    def quote_completions(
        self, completions: list[str], cword_prequote: str, last_wordbreak_pos: int | None
    ) -> list[str]:
        """Quoted as the shell reads it, from where the shell takes the word to begin."""
        _words, word = _typed()
        if last_wordbreak_pos is not None and word[last_wordbreak_pos] == "@":
            last_wordbreak_pos -= 1  # bash breaks before an @, and behind all other signs
        quoted = super().quote_completions(completions, cword_prequote, last_wordbreak_pos)
        if cword_prequote or os.environ["_ARGCOMPLETE_SHELL"] == "fish":
            return quoted
        held = {one: f"\\{one}" for one in quoted if _is_read_by_shell(one)}
        self._display_completions.update(dict.fromkeys(held.values(), ""))
        return [held.get(one, one) for one in quoted]

    def _init_debug_stream(self) -> None:
        # By default the shell's ninth file is taken for it, whatever that is.
        argcomplete.io.debug_stream = sys.stderr


def _is_read_by_shell(word: str) -> bool:
    is_in_home = word.startswith("~") and "/" in word
    return word.startswith(_MEAN_SOMETHING) and not is_in_home


class _Values(BaseCompleter):
    """What may stand where the parser knows no choices."""

    def __init__(self) -> None:
        self._offered: frozenset[str] = frozenset()

    def may_stand(self, completion: str, prefix: str) -> bool:
        """Whether a completion fits what is typed; ours may be found by other letters."""
        return completion.startswith(prefix) or completion in self._offered

    def __call__(
        self, *, prefix: str, action: Action, parser: ArgumentParser, parsed_args: Namespace
    ) -> list[str]:
        """The values of an option or argument that go on from the prefix."""
        command = parser.prog.split()[-1]
        found: Iterable[str] = ()
        if action.dest in _FILES:
            found = _files(prefix)
        elif action.dest == "account" or (action.dest == "words" and command in _OF_ACCOUNTS):
            found = _accounts(_desk(), _said_before(action, parsed_args), prefix)
        elif action.dest == "words" and command == "forget":
            found = _people(_said_before(action, parsed_args), prefix)
        elif action.dest == "map":
            found = _fields(prefix)
        offered = list(found)
        self._offered = frozenset(offered)
        return offered


# -- Values


def _said_before(action: Action, parsed_args: Namespace) -> list[str]:
    """The words of the same name that stand before the cursor's."""
    return list(getattr(parsed_args, "words", None) or ()) if action.dest == "words" else []


def _desk() -> Desk:
    """The desk on the book that the line names, or that its command would take."""
    words, _word = _typed()
    named = arguments.said("--book", words)
    book = _as_meant(named) if named else None
    options = Namespace(book=book, demo="--demo" in words, today=None)
    return shell.desk_of(options, settings.load())


def _as_meant(path: str) -> Path:
    """A path as typed, with what the shell will put in the place of ``~`` and ``$HOME``."""
    meant = Path(os.path.expandvars(path))
    try:
        return meant.expanduser()
    except RuntimeError:  # nobody has that home
        return meant


def _accounts(desk: Desk, before: Sequence[str], word: str) -> list[str]:
    """Names of accounts that go on from the words before and the one at the cursor."""
    ground = desk.ground
    names = [one.name for one in ground.accounts.values()]
    if going_on := _going_on(names, before, word):
        return going_on
    if before or not word:
        return []
    found = ground.directory.account_index.beginning([word])
    return [ground.accounts[id_].name for id_ in found]


def _people(before: Sequence[str], word: str) -> list[str]:
    """Names of people, at whatever account."""
    directory = _desk().ground.directory
    if going_on := _going_on([one.name for one in directory.people], before, word):
        return going_on
    if before or not word:
        return []
    indexes = map(directory.people_index, directory.account)
    found = (id_ for index in indexes for id_ in index.beginning([word]))
    return [directory.person[id_].name for id_ in found]


def _going_on(names: Iterable[str], before: Sequence[str], word: str) -> list[str]:
    """Of the names that begin with the words, what stands behind all but the last of those.

    A name with a dash at its head would be read as an option.
    """
    said = "".join(f"{one} " for one in before)
    begin = f"{said}{word}".casefold()
    begun = [one[len(said) :] for one in names if one.casefold().startswith(begin)]
    return [one for one in begun if not one.startswith("-")]


def _in_line(before: Sequence[str], word: str, *, is_plan: bool) -> Iterator[str]:
    """What a quick line may go on with at the cursor: its account, or words of its grammar."""
    from tui.desk import lines

    desk = _desk()
    if not before:
        yield from _typed_accounts(desk, set(_accounts(desk, before, word)))
        if " " not in word:
            return
    elif word:
        yield from _going_on([one.name for one in desk.ground.accounts.values()], before, word)
    line = " ".join((*before, word))
    at = len(line) - len(word)
    for option in lines.complete(desk, line, len(line), is_plan=is_plan, most=None):
        typed = line[min(option.start, at) : at].casefold()
        if option.kind != "account" and option.text.casefold().startswith(typed):
            yield line[at : option.start] + option.text[len(typed) :]


def _typed_accounts(desk: Desk, names: Container[str]) -> Iterator[str]:
    """The accounts of these names as a quick line has to say them."""
    from tui.domain.quickline import typed_account

    for one in desk.ground.accounts.values():
        if one.name in names:
            is_plain = _PLAIN.fullmatch(one.name)
            yield one.name if is_plain else typed_account(one.id, desk.ground.directory)


def _files(begun: str) -> Iterator[str]:
    """Paths that begin so, folders with a slash behind them; hidden ones where asked for."""
    folder, slash, name = begun.rpartition("/")
    try:
        entries = sorted(_as_meant(folder + slash).iterdir())
    except OSError:
        return
    for entry in entries:
        is_hidden = entry.name.startswith(".") and not name
        if entry.name.startswith(name) and entry.name.isprintable() and not is_hidden:
            yield f"{folder}{slash}{entry.name}{'/' if entry.is_dir() else ''}"


def _fields(begun: str) -> list[str]:
    """What a column of the import can be, to be followed by its header."""
    from tui.exchange.headers import SETS, all_fields

    words, _word = _typed()
    kind = next((one for one in SETS if one in words), None)
    return _going_on([f"{one}=" for one in all_fields(kind)], (), begun) if kind else []
