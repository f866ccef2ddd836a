"""The commands: the desk's views in, text or JSON out. No Textual in sight."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui import arguments, settings
from tui.clock import Clock
from tui.errors import Trouble
from tui.i18n import LANGUAGES, _, language, of_system, use

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import date

    import msgspec

    from tui.desk.ground import Desk
    from tui.i18n import Language


def run(argv: Sequence[str]) -> int:
    """Run one command line and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    use(_early_language(argv))
    options = arguments.parse(argv)
    try:
        loaded = settings.load()
        use(_language(options, loaded)[0])
        return _COMMANDS[options.command](options, loaded)
    except Trouble as trouble:
        _complain(str(trouble))
        return 1
    except BrokenPipeError:
        _drop_output()  # the reader has seen enough
        return 0
    except KeyboardInterrupt:
        return 130


def _early_language(argv: Sequence[str]) -> Language:
    """The language asked for, known before the options are parsed and their help is worded."""
    wanted = os.environ.get("ROUNDS_LANG", "")
    for index, word in enumerate(argv):
        if word == "--lang" and index + 1 < len(argv):
            wanted = argv[index + 1]
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
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


# -- What every command needs


def _clock(options: Namespace) -> Clock:
    if options.today:
        clock: Clock = options.today
        return clock
    if pinned := os.environ.get("ROUNDS_TODAY"):
        try:
            return Clock.at(pinned)
        except ValueError:
            raise Trouble(
                _(
                    "ROUNDS_TODAY: “{text}” is not a day like 2026-11-24 or 2026-11-24T09:30."
                ).format(text=pinned)
            ) from None
    return Clock()


def _book_file(options: Namespace) -> tuple[Path, str]:
    """The file of the book, and who names it."""
    if options.book:
        return options.book, "--book"
    if named := os.environ.get("ROUNDS_BOOK"):
        return Path(named), "ROUNDS_BOOK"
    import platformdirs

    return platformdirs.user_data_path("rounds", appauthor=False) / "book.json", "default"


def _desk(options: Namespace, loaded: settings.Loaded) -> Desk:
    from tui.desk.ground import Desk
    from tui.store.book import Book
    from tui.store.drafts import Drafts

    clock = _clock(options)
    if options.demo:
        from tui.desk.example import example_book

        book = Book.in_memory(example_book(clock.today(), language()))
        return Desk(book, clock, loaded.settings, Drafts.in_memory())
    path, _named_by = _book_file(options)
    book = Book.open(path, today=clock.today)
    return Desk(book, clock, loaded.settings, Drafts.beside(path))


# -- What every command says


def _tell(text: str) -> None:
    _put(_printable(text))


def _complain(sentence: str) -> None:
    """Say what is wrong, in one line."""
    from tui.domain.text import clean

    print(f"rounds: {clean(sentence)}", file=sys.stderr)


def _put(text: str) -> None:
    """Print on standard output; when this returns, it is out."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        raise Trouble(
            _("The output cannot be written ({reason}).").format(reason=error.strerror or error)
        ) from error


def _drop_output() -> None:
    """Let what could not be written go; Python would complain once more at exit."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _printable(text: str) -> str:
    """Nothing that was typed or imported may steer the terminal."""
    from tui.domain.text import clean

    return "\n".join(line if line.isprintable() else clean(line) for line in text.splitlines())


def _answer(options: Namespace, view: msgspec.Struct, text: Callable[[], str]) -> int:
    """Print a view as JSON or as text."""
    if options.json:
        from tui.wire import to_json

        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is, whatever the terminal speaks
        _put(to_json(view))
    elif said := text():
        _tell(said)
    return 0


# -- The commands


def _app(options: Namespace, loaded: settings.Loaded) -> int:
    import gc

    # Nothing of what start-up makes is garbage: collecting it would only cost time.
    gc.disable()
    desk = _desk(options, loaded)
    # A broken or newer book is told in the shell, before the screen is taken.
    desk.book.refresh()
    from tui.app import RoundsApp

    return RoundsApp(desk).run() or 0


def _today(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import today

    desk = _desk(options, loaded)
    on = _day(desk, options.words) or desk.today
    desk.learn_holidays(on)
    if options.week:
        from tui.desk import week

        plan = week.week(desk, on)
        return _answer(options, plan, lambda: printing.week(plan, desk.today))
    view = today.day(desk, on)
    return _answer(options, view, lambda: printing.day(view, desk.today))


def _report(options: Namespace, loaded: settings.Loaded) -> int:
    from tui.desk import report, week

    desk = _desk(options, loaded)
    text = " ".join(options.words)
    _learn_holidays(desk, [text])
    monday = week.read_week(desk, text)
    desk.learn_holidays(monday)
    view = report.report(desk, monday)
    return _answer(options, view, lambda: report.as_markdown(view))


def _day(desk: Desk, said: list[str]) -> date | None:
    if not said:
        return None
    from tui.desk import reading

    text = " ".join(said)
    _learn_holidays(desk, [text])
    return reading.read_day(desk, text)


def _learn_holidays(desk: Desk, typed: Sequence[str]) -> None:
    """Holidays cost time, and few lines count in working days."""
    from tui.desk import holidays

    if any(map(holidays.matter_in, typed)):
        desk.learn_holidays()


def _owes(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import money, reading

    desk = _desk(options, loaded)
    account = reading.find_account(desk, " ".join(options.words)) if options.words else None
    desk.learn_holidays()
    asked = account.id if account else None
    view = money.owes(desk.book, desk.today, asked, desk.reading.holidays)
    return _answer(options, view, lambda: printing.owes(view))


def _accounts(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import accounts

    desk = _desk(options, loaded)
    view = accounts.accounts(desk)
    return _answer(options, view, lambda: printing.accounts(view, desk.today))


def _log(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import lines

    desk = _desk(options, loaded)
    view = lines.log(desk, _typed(options, desk))
    return _answer(options, view, lambda: printing.written(view))


def _plan(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import lines

    desk = _desk(options, loaded)
    view = lines.plan(desk, _typed(options, desk))
    return _answer(options, view, lambda: printing.written(view))


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
    _learn_holidays(desk, lines)
    return lines


def _undo(options: Namespace, loaded: settings.Loaded) -> int:
    from tui.desk import keeping

    view = keeping.undo(_desk(options, loaded))
    return _answer(options, view, lambda: _("Taken back: {what}").format(what=view.undone))


def _import(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import transfer

    desk = _desk(options, loaded)
    desk.learn_holidays()
    view = transfer.import_file(
        desk.book,
        options.kind,
        options.file,
        transfer.ImportOptions(
            map=_mapping(options.map),
            currency=options.currency,
            as_of=_day(desk, [options.as_of]) if options.as_of else None,
            encoding=options.encoding,
            dry_run=options.dry_run,
        ),
        desk.now,
        month_first=desk.reading.month_first,
        currency=desk.settings.currency,
        holidays=desk.reading.holidays,
    )
    return _answer(options, view, lambda: printing.imported(view, is_trial=options.dry_run))


def _mapping(pairs: Sequence[str]) -> dict[str, str]:
    """``FIELD=HEADER``, each of them once."""
    fields: dict[str, str] = {}
    for pair in pairs:
        field, sign, header = pair.partition("=")
        if not sign or not field.strip() or not header.strip():
            raise Trouble(
                _("--map {pair}: write the field, then =, then the header.").format(pair=pair)
            )
        fields[field.strip()] = header.strip()
    return fields


def _export(options: Namespace, loaded: settings.Loaded) -> int:
    from tui.desk import transfer

    transfer.export_book(_desk(options, loaded).book, options.file)
    return 0


def _backup(options: Namespace, loaded: settings.Loaded) -> int:
    from tui.store import care

    desk = _desk(options, loaded)
    _tell(_("Backed up to {file}").format(file=care.backup(desk.book, options.file, desk.now)))
    return 0


def _restore(options: Namespace, _loaded: settings.Loaded) -> int:
    from tui.store import care

    if options.demo:
        raise Trouble(_("The example book is made anew each time; there is nothing to restore."))
    path, _named_by = _book_file(options)
    kept = care.restore(path, options.file, _clock(options).now())
    _tell(_("Restored {book} from {file}").format(book=path, file=options.file))
    if kept:
        _tell(_("What it replaced is kept in {file}").format(file=kept))
    return 0


def _check(options: Namespace, _loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import keeping

    path = None if options.demo else _book_file(options)[0]
    view = keeping.check(path) if path else keeping.CheckView(ok=True, findings=())
    _answer(options, view, lambda: printing.checked(view, path))
    if view.ok or path is None:
        return 0
    _complain(printing.faults(view, path))
    return 1


def _config(options: Namespace, loaded: settings.Loaded) -> int:
    from tui import printing
    from tui.desk import keeping

    book = (None, "--demo") if options.demo else _book_file(options)
    view = keeping.config(loaded, book, settings.named_by(), _language(options, loaded))
    return _answer(options, view, lambda: printing.config(view))


_COMMANDS: dict[str | None, Callable[[Namespace, settings.Loaded], int]] = {
    None: _app,
    "today": _today,
    "owes": _owes,
    "accounts": _accounts,
    "report": _report,
    "log": _log,
    "plan": _plan,
    "undo": _undo,
    "import": _import,
    "export": _export,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "config": _config,
}
