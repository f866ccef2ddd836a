"""The command line's grammar: commands, options, and where text begins."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui import __version__
from tui.clock import Clock
from tui.i18n import LANGUAGES, N_, _
from tui.usage import Formatter, Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

KINDS_IN: Final = ("accounts", "people", "receivables", "visits", "opportunities", "book")
KINDS_OUT: Final = (*KINDS_IN, "statement", "brief")

SHELLS: Final = ("bash", "zsh", "fish")
"""Shells that can complete our command lines."""

_OF_ONE_ACCOUNT: Final = ("statement", "brief")
"""Kinds of export that are about one account."""

HELP: Final = {
    "today": N_("the day: visits, who owes what, loose ends"),
    "prep": N_("the doorstep card for the next visit to an account"),
    "owes": N_("who owes what: one account with its invoices, or all that owe"),
    "queue": N_("whom to ask for money next, and why"),
    "people": N_("the stakeholder map of an account"),
    "accounts": N_("the portfolio"),
    "report": N_("the week's report for the boss, as Markdown"),
    "log": N_("log a call in one line"),
    "plan": N_("plan a visit in one line"),
    "undo": N_("take back the newest change"),
    "import": N_("bring in accounts, people, receivables, visits, opportunities or a whole book"),
    "export": N_("write out records, the whole book, a statement of account or a brief"),
    "backup": N_("copy the book to a safe place"),
    "restore": N_("take a backup as the book"),
    "check": N_("look the book over"),
    "forget": N_("show, hand out and erase what is stored about a person"),
    "config": N_("the settings in force and where each comes from"),
    "completion": N_("what your shell reads to complete commands and names of accounts"),
}
"""Every command and what it does, in the order of the help."""

FREE_TEXT: Final = ("log", "plan")
"""Commands whose words are a quick line."""
_WITHOUT_JSON: Final = (None, "export", "backup", "restore", "completion")
_DAYS_AGO: Final = re.compile(r"-\d+\w*")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command line as a namespace; ends the process with 2 on wrong usage."""
    options, text = split_text(list(argv))
    parser = grammar()
    # A day like -2d is no option: behind a space, argparse leaves it alone.
    arguments = parser.parse_args(
        [f" {word}" if _DAYS_AGO.fullmatch(word) else word for word in options]
    )
    if text is not None:
        arguments.words = text
    elif arguments.command in FREE_TEXT:
        parser.error(_("{command}: the line is missing").format(command=arguments.command))
    if arguments.demo and arguments.book:
        parser.error(_("--demo keeps its own book: leave out --book"))
    if arguments.json and arguments.command in _WITHOUT_JSON:
        parser.error(_("--json goes with commands that tell something"))
    if arguments.command == "prep" and arguments.json and arguments.markdown:
        parser.error(_("--json and --markdown: choose one"))
    if arguments.command == "export":
        _check_export(parser, arguments)
    if arguments.command == "import" and arguments.kind == "book" and arguments.file is None:
        parser.error(_("import book: say which file"))
    if arguments.command == "forget" and arguments.json and arguments.out == "-":
        parser.error(_("--json and --out -: choose one"))
    return arguments


def _check_export(parser: Parser, arguments: argparse.Namespace) -> None:
    """What only some kinds of export need goes with these only."""
    if arguments.kind in _OF_ONE_ACCOUNT:
        if not arguments.account:
            parser.error(_("{kind}: say whose with --account").format(kind=arguments.kind))
    elif arguments.account is not None:
        parser.error(_("--account does not go with {kind}").format(kind=arguments.kind))
    is_period_said = arguments.first is not None or arguments.last is not None
    if is_period_said and arguments.kind != "statement":
        parser.error(_("--from and --to go with a statement"))


def split_text(argv: list[str]) -> tuple[list[str], list[str] | None]:
    """Set apart the words of `log` and `plan`, in which a dash means nothing.

    Options stand before the first word, or are a final ``--json``.
    """
    rest = iter(enumerate(argv))
    is_text = False
    for index, word in rest:
        if word.startswith("--") and len(word) > 2:
            if "=" not in word and word in _VALUED:
                next(rest, None)
        elif word.startswith("-") and word != "-":
            continue
        elif is_text:
            text = argv[index:]
            ends_in_json = text[-1] == "--json"
            head = argv[:index] + (["--json"] if ends_in_json else [])
            return [word for word in head if word != "--"], text[:-1] if ends_in_json else text
        elif word in FREE_TEXT:
            is_text = True
        else:
            break
    return argv, None


_VALUED: Final = ("--book", "--today", "--lang")


def said(option: str, argv: Sequence[str]) -> str:
    """The value of an option among the words of a command line, before these are parsed."""
    value = ""
    for index, word in enumerate(argv):
        if word == option and index + 1 < len(argv):
            value = argv[index + 1]
        elif word.startswith(f"{option}="):
            value = word.removeprefix(f"{option}=")
    return value


def grammar() -> Parser:
    """Commands, options and choices, as argparse knows them."""
    common = _common()
    parser = Parser(
        add_help=False,
        allow_abbrev=False,
        formatter_class=Formatter,
        prog="rounds",
        description=_("A key-account rep's day in a terminal. Without a command: the app."),
        parents=[_common(with_defaults=True)],
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for name, build in _commands():
        command = commands.add_parser(
            name,
            help=_(HELP[name]),
            description=_(HELP[name]),
            parents=[common],
            add_help=False,
            allow_abbrev=False,
            formatter_class=Formatter,
        )
        build(command)
    return parser


def _common(*, with_defaults: bool = False) -> Parser:
    """The options that stand before or after the command."""
    none = None if with_defaults else argparse.SUPPRESS
    options = Parser(add_help=False)
    options.add_argument("-h", "--help", action="help", help=_("show this help and exit"))
    options.add_argument(
        "--book", type=Path, default=none, metavar=_("FILE"), help=_("the book to work on")
    )
    options.add_argument(
        "--today",
        type=_clock,
        default=none,
        metavar=_("YYYY-MM-DD[THH:MM]"),
        help=_("pin the clock"),
    )
    options.add_argument("--lang", choices=LANGUAGES, default=none, help=_("the language"))
    options.add_argument(
        "--version",
        action="version",
        version=f"rounds {__version__}",
        help=_("show the version and exit"),
    )
    options.add_argument(
        "--demo",
        action="store_true",
        default=False if with_defaults else argparse.SUPPRESS,
        help=_("work on an example book; nothing is written"),
    )
    return options


def _clock(text: str) -> Clock:
    try:
        return Clock.at(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a day like 2026-11-24 or 2026-11-24T09:30").format(text=text)
        ) from None


def _commands() -> Iterator[tuple[str, Callable[[argparse.ArgumentParser], None]]]:
    yield "today", _today
    yield "prep", _prep
    yield "owes", _words(_("ACCOUNT"), "*")
    yield "queue", _json
    yield "people", _words(_("ACCOUNT"), "+")
    yield "accounts", _json
    yield "report", _words(_("WEEK"), "*")
    yield "log", _line
    yield "plan", _line
    yield "undo", _json
    yield "import", _import
    yield "export", _export
    yield "backup", _file(optional=True)
    yield "restore", _file(optional=False)
    yield "check", _json
    yield "forget", _forget
    yield "config", _json
    yield "completion", _completion


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("one JSON document")
    )


def _today(command: argparse.ArgumentParser) -> None:
    _words(_("DATE"), "*")(command)
    command.add_argument("--week", action="store_true", help=_("the whole week of that day"))


def _prep(command: argparse.ArgumentParser) -> None:
    _words(_("ACCOUNT"), "+")(command)
    command.add_argument("--markdown", action="store_true", help=_("the whole brief as Markdown"))


def _completion(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=SHELLS)


def _words(name: str, nargs: str) -> Callable[[argparse.ArgumentParser], None]:
    def build(command: argparse.ArgumentParser) -> None:
        command.add_argument("words", nargs=nargs, metavar=name)
        _json(command)

    return build


def _line(command: argparse.ArgumentParser) -> None:
    # The words are set apart before argparse sees the line, see `split_text`.
    command.set_defaults(words=[])
    line = _("LINE")  # not within the f-string: strings are not gathered there
    command.usage = f"rounds {command.prog.split()[-1]} [--json] {line}…"
    _json(command)


def _file(*, optional: bool) -> Callable[[argparse.ArgumentParser], None]:
    def build(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "file", type=Path, nargs="?" if optional else None, metavar=_("FILE"), default=None
        )

    return build


def _forget(command: argparse.ArgumentParser) -> None:
    _words(_("PERSON"), "+")(command)
    command.add_argument(
        "--out", metavar=_("FILE"), help=_("write out what is stored; - is standard output")
    )
    command.add_argument("--yes", action="store_true", help=_("erase it for good without asking"))


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=KINDS_IN)
    command.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar=_("FILE"),
        help=_("else the newest like the one imported last"),
    )
    _json(command)
    command.add_argument("--dry-run", action="store_true", help=_("say what would change"))
    command.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=_("FIELD=HEADER"),
        help=_("which column holds a field; may be repeated"),
    )
    command.add_argument("--currency", metavar=_("CURRENCY"), help=_("of amounts that name none"))
    command.add_argument("--as-of", metavar=_("DATE"), help=_("the day the file speaks of"))
    command.add_argument(
        "--encoding", metavar=_("ENCODING"), help=_("of the file, where it cannot be told")
    )
    command.add_argument("--sheet", metavar=_("SHEET"), help=_("of a workbook; else the longest"))
    command.add_argument(
        "--date-order",
        choices=("dmy", "mdy"),
        help=_("day or month first; else as the columns tell"),
    )
    coverage = command.add_mutually_exclusive_group()
    coverage.add_argument(
        "--full",
        dest="is_full",
        action="store_const",
        const=True,
        help=_("receivables: what is not listed is paid; else as the file tells"),
    )
    coverage.add_argument(
        "--partial",
        dest="is_full",
        action="store_const",
        const=False,
        help=_("receivables: what is not listed stays as it is"),
    )


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=KINDS_OUT)
    command.add_argument("file", metavar=_("FILE"), help=_("- is standard output"))
    command.add_argument(
        "--account", metavar=_("ACCOUNT"), help=_("whose statement or brief it is to be")
    )
    command.add_argument(
        "--from", dest="first", metavar=_("DATE"), help=_("the first day of a statement")
    )
    command.add_argument(
        "--to", dest="last", metavar=_("DATE"), help=_("the last day of a statement")
    )
