"""The commands: the desk's views in, text or JSON out. No Textual in sight."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from tui import arguments, cli_files, settings, shell
from tui.errors import Trouble
from tui.i18n import LANGUAGES, _, of_system, use

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from tui.desk.ground import Desk
    from tui.i18n import Language


def run(argv: Sequence[str]) -> int:
    """Run one command line and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    use(_early_language(argv))
    if asking := os.environ.get("_ROUNDS_COMPLETE"):
        from tui import completion

        completion.answer(asking)
    options = arguments.parse(argv)
    try:
        loaded = settings.load()
        use(_language(options, loaded)[0])
        return _COMMANDS[options.command](options, loaded)
    except Trouble as trouble:
        shell.complain(str(trouble))
        return 1
    except BrokenPipeError:
        shell.drop_output()  # the reader has seen enough
        return 0
    except KeyboardInterrupt:
        return 130


def _early_language(argv: Sequence[str]) -> Language:
    """The language asked for, known before the options are parsed and their help is worded."""
    wanted = arguments.said("--lang", argv) or os.environ.get("ROUNDS_LANG", "")
    return next((one for one in LANGUAGES if one == wanted), of_system())


def _language(options: Namespace, loaded: settings.Loaded) -> tuple[Language, str]:
    """The language to speak, and who says so."""
    if options.lang:
        return options.lang, "--lang"
    if named := next((one for one in LANGUAGES if one == os.environ.get("ROUNDS_LANG")), None):
        return named, "ROUNDS_LANG"
    if chosen := loaded.settings.language:
        return chosen, str(loaded.file)
    return of_system(), "default"


# -- The commands


def _app(options: Namespace, loaded: settings.Loaded) -> int:
    import gc

    if not shell.has_terminal():
        raise Trouble(
            _("The app needs a terminal. `rounds --help` lists the commands that need none.")
        )
    # Nothing of what start-up makes is garbage: collecting it would only cost time.
    gc.disable()
    desk = shell.desk_of(options, loaded)
    # A broken or newer book is told in the shell, before the screen is taken.
    desk.book.refresh()
    from tui.app import RoundsApp

    return RoundsApp(desk).run() or 0


def _today(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import today

    desk = shell.desk_of(options, loaded)
    on = shell.read_day(desk, " ".join(options.words)) if options.words else desk.today
    desk.learn_holidays(on)
    if options.week:
        from tui.desk import week

        plan = week.week(desk, on)
        return shell.answer(options, plan, lambda: printing.week(plan, desk.today))
    view = today.day(desk, on)
    return shell.answer(options, view, lambda: printing.day(view, desk.today))


def _report(options: Namespace, loaded: settings.Loaded) -> int:
    from tui.desk import report, week

    desk = shell.desk_of(options, loaded)
    text = " ".join(options.words)
    shell.learn_holidays(desk, [text])
    monday = week.read_week(desk, text)
    desk.learn_holidays(monday)
    view = report.report(desk, monday)
    return shell.answer(options, view, lambda: report.as_markdown(view))


def _prep(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing_prep
    from tui.desk import reading
    from tui.desk.prep import brief, view

    desk = shell.desk_of(options, loaded)
    account = reading.find_account(desk, " ".join(options.words))
    desk.learn_holidays()
    prep = view.of_account(desk, account.id)
    tell = brief.as_markdown if options.markdown else printing_prep.card
    return shell.answer(options, prep, lambda: tell(prep, desk.today))


def _owes(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing_money
    from tui.desk import money, reading

    desk = shell.desk_of(options, loaded)
    account = reading.find_account(desk, " ".join(options.words)) if options.words else None
    desk.learn_holidays()
    asked = account.id if account else None
    bounds = desk.settings.collections.ageing_days
    view = money.owes(desk.book, desk.today, asked, desk.reading.holidays, bounds)
    return shell.answer(options, view, lambda: printing_money.owes(view))


def _queue(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing_money
    from tui.desk import collecting

    desk = shell.desk_of(options, loaded)
    desk.learn_holidays()
    view = collecting.queue_view(desk)
    return shell.answer(options, view, lambda: printing_money.queue(view))


def _people(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing_people
    from tui.desk import people, people_json, reading

    desk = shell.desk_of(options, loaded)
    account = reading.find_account(desk, " ".join(options.words))
    view = people.map_view(desk, account.id)
    return shell.answer(
        options, people_json.people_view(view), lambda: printing_people.people(view)
    )


def _accounts(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import accounts

    desk = shell.desk_of(options, loaded)
    view = accounts.accounts(desk)
    return shell.answer(options, view, lambda: printing.accounts(view, desk.today))


def _log(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import lines

    desk = shell.desk_of(options, loaded)
    view = lines.log(desk, _typed(options, desk))
    return shell.answer(options, view, lambda: printing.written(view))


def _plan(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import lines

    desk = shell.desk_of(options, loaded)
    view = lines.plan(desk, _typed(options, desk))
    return shell.answer(options, view, lambda: printing.written(view))


def _typed(options: Namespace, desk: Desk) -> list[str]:
    """The lines of a command: its words as one line, or the lines of standard input."""
    lines = [" ".join(options.words)]
    if options.words == ["-"]:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")
        text = sys.stdin.read() if sys.stdin else ""
        lines = [line for line in text.splitlines() if line.strip()]
    for line in lines:
        if any("\ud800" <= char <= "\udfff" for char in line):
            raise Trouble(
                _("“{line}” is not readable text: write it in UTF-8. Nothing was written.").format(
                    line=line
                )
            )
    shell.learn_holidays(desk, lines)
    return lines


def _undo(options: Namespace, loaded: settings.Loaded) -> int:
    from tui.desk import keeping

    view = keeping.undo(shell.desk_of(options, loaded))
    return shell.answer(options, view, lambda: _("Taken back: {what}").format(what=view.undone))


def _check(options: Namespace, _loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import keeping

    path = None if options.demo else shell.book_file(options)[0]
    view = keeping.check(path) if path else keeping.CheckView(ok=True, findings=())
    shell.answer(options, view, lambda: printing.checked(view, path))
    if view.ok or path is None:
        return 0
    shell.complain(printing.faults(view, path))
    return 1


def _config(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import keeping

    book = (None, "--demo") if options.demo else shell.book_file(options)
    view = keeping.config(loaded, book, settings.named_by(), _language(options, loaded))
    return shell.answer(options, view, lambda: printing.config(view))


def _completion(options: Namespace, _loaded: settings.Loaded) -> int:
    from tui import completion

    shell.tell(completion.script(options.shell))
    return 0


_COMMANDS: dict[str | None, Callable[[Namespace, settings.Loaded], int]] = {
    None: _app,
    "today": _today,
    "prep": _prep,
    "owes": _owes,
    "queue": _queue,
    "people": _people,
    "accounts": _accounts,
    "report": _report,
    "log": _log,
    "plan": _plan,
    "undo": _undo,
    "import": cli_files.take_in,
    "export": cli_files.export,
    "backup": cli_files.backup,
    "restore": cli_files.restore,
    "check": _check,
    "forget": cli_files.forget,
    "config": _config,
    "completion": _completion,
}
