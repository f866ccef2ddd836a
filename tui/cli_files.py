"""The commands that carry files: import, export, backup, restore and forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import shell
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from tui import settings
    from tui.desk.ground import Desk
    from tui.exchange.encodings import UnknownEncoding
    from tui.exchange.headers import BadColumns


def take_in(options: Namespace, loaded: settings.Loaded) -> int:
    """``rounds import``."""
    from tui import printing_import
    from tui.desk import importing
    from tui.desk.import_views import ImportOptions
    from tui.exchange.encodings import UnknownEncoding
    from tui.exchange.headers import BadColumns

    desk = shell.desk_of(options, loaded)
    file, sheet = options.file, options.sheet
    if file is None:
        file, known = importing.newest(desk, options.kind)
        sheet = sheet or known
        if not options.json:
            shell.tell(_("Importing {file}").format(file=file))
    how = ImportOptions(
        map=_mapping(options.map),
        currency=options.currency,
        as_of=shell.read_day(desk, options.as_of) if options.as_of else None,
        encoding=options.encoding,
        sheet=sheet,
        date_order=options.date_order,
        is_full=options.is_full,
        dry_run=options.dry_run,
    )
    try:
        view = importing.take_in(desk, options.kind, file, how)
    except (BadColumns, UnknownEncoding) as trouble:
        raise Trouble(_with_option(trouble)) from trouble
    return shell.answer(options, view, lambda: printing_import.imported(view))


def _with_option(trouble: BadColumns | UnknownEncoding) -> str:
    """What went wrong, and the option that helps."""
    from tui.exchange.headers import BadColumns

    if isinstance(trouble, BadColumns):
        if not trouble.field:
            return _("--map: {text}").format(text=trouble)
        helps = _("Name the column with --map '{field}=HEADER'.")
        if trouble.has_more_sheets:
            helps = _("Name the column with --map '{field}=HEADER', or the sheet with --sheet.")
        helps = helps.format(field=trouble.field)
    elif trouble.remedy == "say":
        helps = _("Say it with --encoding, for instance --encoding gb18030 or --encoding cp1252.")
    elif trouble.remedy == "say_another":
        helps = _("Name another with --encoding, or leave that out.")
    else:
        return str(trouble)
    return _("{text} {more}").format(text=trouble, more=helps)


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


def export(options: Namespace, loaded: settings.Loaded) -> int:
    """``rounds export``."""
    from tui.desk import exporting

    desk = shell.desk_of(options, loaded)
    if options.kind == "statement":
        _statement(options, desk)
    elif options.kind == "brief":
        _brief(options, desk)
    elif options.kind == "book":
        from tui.desk.exporting_book import export_book

        export_book(desk.book, options.file)
    else:
        margin = desk.settings.travel_margin_minutes
        around = exporting.Circumstances(now=desk.now, margin=margin)
        exporting.export(desk.book, options.kind, options.file, around)
    return 0


def _statement(options: Namespace, desk: Desk) -> None:
    from tui.desk import reading, statement

    account = reading.find_account(desk, options.account)
    first, last = (
        shell.read_day(desk, said, past=True) if said else None
        for said in (options.first, options.last)
    )
    view = statement.statement(desk, account.id, first=first, last=last)
    statement.write(view, options.file)


def _brief(options: Namespace, desk: Desk) -> None:
    from tui.desk import reading
    from tui.desk.prep import brief

    account = reading.find_account(desk, options.account)
    desk.learn_holidays()
    brief.write(brief.of_account(desk, account.id), options.file)


def backup(options: Namespace, loaded: settings.Loaded) -> int:
    """``rounds backup``."""
    from tui.store import care

    desk = shell.desk_of(options, loaded)
    shell.tell(_("Backed up to {file}").format(file=care.backup(desk.book, options.file, desk.now)))
    return 0


def restore(options: Namespace, _loaded: settings.Loaded) -> int:
    """``rounds restore``."""
    from tui.store import care

    if options.demo:
        raise Trouble(_("The example book is made anew each time; there is nothing to restore."))
    path, _named_by = shell.book_file(options)
    kept = care.restore(path, options.file, shell.clock_of(options).now())
    shell.tell(_("Restored {book} from {file}").format(book=path, file=options.file))
    if kept:
        shell.tell(_("What it replaced is kept in {file}").format(file=kept))
    for missing in care.missing_history(path):
        text = _("Closed work of earlier years is missing: put back {file}")
        shell.tell(text.format(file=missing))
    return 0


def forget(options: Namespace, loaded: settings.Loaded) -> int:
    """``rounds forget``."""
    from tui import printing_forget
    from tui.desk import forgetting

    desk = shell.desk_of(options, loaded)
    person = forgetting.find_person(desk, " ".join(options.words))
    view = forgetting.stored(desk, person.id)
    is_asked = not (options.yes or options.json)
    if is_asked and options.out != "-":
        shell.tell(printing_forget.stored(view))
    if options.out:
        forgetting.hand_out(desk, person.id, options.out)
    if is_asked:
        if not shell.can_ask():
            raise Trouble(_("Nothing was erased: say --yes to erase it for good."))
        said = shell.ask(_("Erase all this for good? It cannot be taken back. Type yes: "))
        if said not in ("yes", "y", "是"):
            shell.tell(_("Nothing was erased."))
            return 0
    if options.yes or is_asked:
        view = forgetting.erase(desk, person.id)
    return shell.answer(options, view, lambda: printing_forget.erased(view))
