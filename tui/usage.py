"""What argparse says by itself, headings and complaints, in the rep's language."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADINGS: Final = (N_("positional arguments"), N_("options"))
_COMPLAINTS: Final = (
    (
        r"the following arguments are required: (?P<what>.+)",
        N_("the following arguments are required: {what}"),
    ),
    (r"unrecognized arguments: (?P<what>.+)", N_("unrecognized arguments: {what}")),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<word>.+) \(choose from (?P<choices>.+)\)",
        N_("argument {name}: invalid choice: {word} (choose from {choices})"),
    ),
    (
        r"argument (?P<name>.+?): expected one argument",
        N_("argument {name}: expected one argument"),
    ),
    (
        r"argument (?P<name>.+?): ignored explicit argument (?P<word>.+)",
        N_("argument {name}: ignored explicit argument {word}"),
    ),
    (r"argument (?P<name>.+?): (?P<what>.+)", N_("argument {name}: {what}")),
)
"""What argparse complains of, and the same for a translator; the first that fits is said."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are in the rep's language and cannot steer the terminal.

    Options of a command may stand between its words, too.
    """

    def parse_known_args(  # type: ignore[override]  # one of the ways to call it
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        if args is not None and self._subparsers is None:
            args = self._options_first(args)
        return super().parse_known_args(args, namespace)

    def _options_first(self, args: Sequence[str]) -> list[str]:
        # argparse takes a list of words, or an optional one, to end where an option begins.
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for word in rest:
            if word == "--":
                words += [word, *rest]
            elif word == "-" or not word.startswith("-"):
                words.append(word)
            elif (action := self._option_string_actions.get(word)) and action.nargs != 0:
                value = next(rest, None)
                if value is None:  # stays last, or a word would become its value
                    return [*options, *words, word]
                options += [word, value]
            else:
                options.append(word)
        return options + words

    def error(self, message: str) -> NoReturn:
        from tui.domain.text import clean

        self.print_usage(sys.stderr)
        said = _("{prog}: error: {message}").format(prog=self.prog, message=_said(clean(message)))
        self.exit(2, f"{said}\n")


class Formatter(argparse.HelpFormatter):
    """Help whose headings are in the rep's language and whose columns hold with wide letters."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_(heading) if heading in _HEADINGS else heading)

    def _format_action(self, action: argparse.Action) -> str:
        # argparse counts letters, the eye counts columns: what is wider than it is long
        # gets as much less space behind it.
        from tui.domain.text import width

        header = self._format_action_invocation(action)
        wider = width(header) - len(header)
        return super()._format_action(action).replace(header + " " * wider, header, 1)


def _said(message: str) -> str:
    """A complaint of argparse in the rep's language; one that is not known stays as it is."""
    for pattern, ours in _COMPLAINTS:
        if found := re.fullmatch(pattern, message):
            return _(ours).format(**found.groupdict())
    return message
