"""What an import would do, and what it has done: counts, rows, and the news of the morning."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, cast

from msgspec.structs import replace
from textual.containers import Vertical
from textual.widgets import Static

from tui import keys, words
from tui.desk import dossier, import_news, importing, keeping
from tui.i18n import _, ngettext
from tui.screens.base import Peek, TooSmall
from tui.screens.importing_work import file_name, work
from tui.screens.painting import LATE_DAYS
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain, width_of
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.ground import Desk
    from tui.desk.import_news import Code, NewsLine, Section, VisitorView
    from tui.desk.importing import ImportOptions, Progress
    from tui.desk.transfer import ImportKind, ImportView
    from tui.errors import Trouble
    from tui.screens.base import DeskApp
    from tui.widgets.cells import Cell, Piece, Tone

NEWS: Final = (
    Column(least=14, most=44, shrink=2),
    Column(least=1, most=5),
    Column(least=6, most=24, shrink=3),
    Column(least=8, most=18, align="right"),
    Column(least=6, most=24, grow=True, shrink=1),
)
ROWS: Final = (
    Column(least=6, most=12, align="right"),
    Column(least=20, most=200, grow=True, shrink=1),
)
HIGH: Final = 30
"""From this height on sections have air between them."""
MOST_NEWS: Final = 500
"""So many lines of each kind of news are listed."""
MOST_ROWS: Final = 2_000
"""So many skipped rows are listed."""
_TONES: Final[dict[Code, Tone]] = {
    "newly_overdue": "watch",
    "paid": "kept",
    "promises_kept": "kept",
    "promises_missed": "late",
    "new_disputes": "watch",
    "over_limit": "late",
}


class Taken(NamedTuple):
    """An import that was made or tried, and whom its news is about today."""

    view: ImportView
    news: tuple[Section, ...] = ()
    visitors: tuple[VisitorView, ...] = ()


def take(desk: Desk, kind: ImportKind, file: Path, options: ImportOptions) -> Taken:
    """Import a file, and look up who of its news is seen today.

    Raises:
        What `importing.take_in` raises; then nothing was written.
    """
    view = importing.take_in(desk, kind, file, options)
    if kind != "receivables" or view.dry_run:
        return Taken(view)
    news = import_news.sections(view.diff, MOST_NEWS)
    return Taken(view, news, import_news.visitors(desk, view.diff))


def try_out(
    app: DeskApp,
    what: tuple[ImportKind, Path, ImportOptions],
    done: Callable[[Taken], object],
    failed: Callable[[Trouble], object],
) -> None:
    """Show what an import would do; if the rep wants it so, do it.

    Args:
        done: is given what was imported.
        failed: what went wrong, with the trial or with the import.
    """
    kind, file, options = what

    def job(dry_run: bool, progress: Progress) -> Taken:
        return take(app.desk, kind, file, replace(options, dry_run=dry_run, progress=progress))

    def tried(taken: Taken) -> None:
        app.push_screen(TrialScreen(taken), answered)

    def answered(goes: bool | None) -> None:
        if goes:
            work(app, partial(title_of, file), partial(job, False), taken_in, failed)

    def taken_in(taken: Taken) -> None:
        app.repaint()
        done(taken)

    def trying() -> str:
        return _("Trying {file}").format(file=file.name)

    work(app, trying, partial(job, True), tried, failed)


def title_of(file: Path) -> str:
    """What is being done while a file is imported."""
    return _("Importing {file}").format(file=file.name)


class ResultScreen(Peek[bool]):
    """What an import has done: from here to the accounts that its news is about."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("result"))
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, taken: Taken) -> None:
        super().__init__()
        self._view, self._sections, self._visitors = taken

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel whole wide"):
            yield Static(id="result-heading", classes="heading", markup=False)
            yield Static(id="counts", markup=False)
            yield Rows(NEWS, id="news", header=False)
            yield Rows(ROWS, id="rows", header=False)
            yield Static(id="about", markup=False)
        yield TooSmall()
        yield KeyBar(*self._taught)

    def on_mount(self) -> None:
        view = self._view
        title = _("Dry run") if view.dry_run else _("Imported")
        name = file_name(Path(view.file), self.app.size.width)
        heading: list[Piece] = [(title, "way bold"), (f"   {name}", "bold")]
        if view.dry_run:
            heading.append(("   " + _("nothing is written yet"), "dim"))
        elif view.kind == "receivables":
            heading.append(
                ("   " + _("as of {day}").format(day=words.full_date(view.as_of)), "dim")
            )
        self.query_one("#result-heading", Static).update(content(heading))
        self.query_one("#counts", Static).update(lines(list(self._counts())))
        news, rows = self.query_one("#news", Rows), self.query_one("#rows", Rows)
        told = [*self._news(), *self._visits()]
        news.show(told[1:] if told and told[0].key.startswith("gap") else told)
        rows.show(list(self._rows()))
        news.display, rows.display = bool(news.rows), bool(rows.rows)
        self.set_class(not news.rows, "-rows-alone")
        if news.rows or rows.rows:
            self.set_focus(news if news.rows else rows)
        self._tell()

    # -- What is shown

    @property
    def _taught(self) -> tuple[keys.Key, ...]:
        """What the foot line teaches first: ``enter``, where an account is named."""
        return keys.of("result")[:1] if self._sections or self._visitors else ()

    def _counts(self) -> Iterator[list[Piece]]:
        view = self._view
        rows = ngettext("{n} row", "{n} rows", view.rows).format(n=f"{view.rows:,}")
        counts: list[Piece] = [(f"{rows}   ", "bold")]
        for text, number, tone in (
            (_("{n} new"), view.created, ""),
            (_("{n} changed"), view.updated, ""),
            (_("{n} unchanged"), view.unchanged, "dim"),
            (_("{n} skipped"), len(view.skipped), "watch"),
        ):
            if number:
                counts += [(" · ", "dim")] if len(counts) > 1 else []
                counts.append((text.format(n=f"{number:,}"), cast("Tone", tone)))
        yield counts
        if view.closed:
            text = ngettext(
                "{n} invoice is no longer listed and presumed paid.",
                "{n} invoices are no longer listed and presumed paid.",
                view.closed,
            )
            taken = view.created + view.updated + view.unchanged
            yield [(text.format(n=f"{view.closed:,}"), "watch" if view.closed > taken else "")]
        elif view.coverage and view.coverage.kind == "partial" and view.coverage.missing:
            text = ngettext(
                "{n} open invoice that it does not list stays open.",
                "{n} open invoices that it does not list stay open.",
                view.coverage.missing,
            )
            yield [(text.format(n=f"{view.coverage.missing:,}"), "dim")]
        if view.review:
            text = ngettext(
                "{n} question waits on the review list: ctrl+r",
                "{n} questions wait on the review list: ctrl+r",
                view.review,
            )
            yield [(text.format(n=f"{view.review:,}"), "watch")]
        if not (view.created or view.updated or view.unchanged):
            yield [(_("Nothing of it can be taken in."), "watch")]
        elif not (view.dry_run or view.created or view.updated or view.closed):
            yield [(_("Nothing is new since the last import."), "dim")]

    def _news(self) -> Iterator[Row]:
        seen = {one.account.id: one for one in reversed(self._visitors)}
        for section in self._sections:
            yield from self._title(section.code, section.title, section.count)
            tone = _TONES[section.code]
            for index, line in enumerate(section.lines):
                visit = seen.get(line.account.id)
                yield Row(f"{section.code}:{index}:{line.account.id}", _cells(line, tone, visit))
            if section.count > len(section.lines):
                more = _("… and {n} more").format(n=f"{section.count - len(section.lines):,}")
                rest = (plain(""),) * (len(NEWS) - 1)
                yield Row(f"more:{section.code}", (plain(more, "dim"), *rest), heading=True)

    def _title(self, key: str, title: str, count: int) -> Iterator[Row]:
        """The title of a section, set off where there is room."""
        if self.app.size.height >= HIGH:
            yield Row(f"gap:{key}", (plain(""),) * len(NEWS), heading=True)
        said: Cell = ((title, "way"), (f"  {count:,}", "dim"))
        yield Row(f"title:{key}", (said, *[plain("")] * (len(NEWS) - 1)), heading=True)

    def _visits(self) -> Iterator[Row]:
        if self._visitors:
            yield from self._title("visits", _("Seen today"), len(self._visitors))
        for one in self._visitors:
            first = one.overdue[0] if one.overdue else None
            tone: Tone = "late" if first and first.oldest_days > LATE_DAYS else "watch"
            owed = words.amount(first.amount, first.currency) if first else ""
            age = words.days_short(first.oldest_days) if first else ""
            more = f"+{len(one.overdue) - 1}" if len(one.overdue) > 1 else ""
            yield Row(
                f"visit:{one.visit_id}:{one.account.id}",
                (
                    plain(one.account.name, "bold"),
                    plain(words.clock_time(one.start), "way"),
                    plain(""),
                    plain(owed, tone),
                    plain(f"{age} {more}".strip(), tone),
                ),
            )

    def _rows(self) -> Iterator[Row]:
        view = self._view
        for index, one in enumerate(view.warnings):
            yield Row(f"warning:{index}", (plain(_("mind"), "watch"), plain(one)))
        skipped = sorted(view.skipped, key=lambda one: one.kind != "bad")
        for index, skip in enumerate(skipped[:MOST_ROWS]):
            tone: Tone = "watch" if skip.kind == "bad" else "dim"
            number = _("row {n}").format(n=skip.row)
            yield Row(f"row:{index}", (plain(number, tone), plain(skip.reason, "dim")))
        if len(skipped) > MOST_ROWS:
            more = _("… and {n} more").format(n=f"{len(skipped) - MOST_ROWS:,}")
            yield Row("more", (plain(""), plain(more, "dim")))

    def _tell(self) -> None:
        """Below: the row under the cursor in full, where the list has no room for it."""
        said: list[list[Piece]] = []
        kind, _sign, rest = self._here.partition(":")
        if kind == "visit":
            visit_id = int(rest.partition(":")[0])
            [one] = [one for one in self._visitors if one.visit_id == visit_id]
            if one.news:
                said.append([(" · ".join(one.news), "dim")])
        elif kind in ("warning", "row"):
            shown = self.query_one("#rows", Rows)
            number, reason = shown.rows[shown.cursor].cells
            if width_of(number) + 1 + width_of(reason) > shown.content_size.width:
                said.append(list(reason))
        self.query_one("#about", Static).update(lines(said))

    # -- What the keys do

    @property
    def _here(self) -> str:
        """The key of the row under the cursor."""
        if not self.is_mounted:
            return ""
        focused = self.focused
        return (focused.current or "") if isinstance(focused, Rows) else ""

    @property
    def _account(self) -> int | None:
        """The account under the cursor."""
        kind, _sign, rest = self._here.partition(":")
        if kind in ("", "warning", "row", "more"):
            return None
        return int(rest.rpartition(":")[2])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "open" | "owes" | "doorstep":
                return self._account is not None
            case "undo":
                view = self._view
                return not view.dry_run and bool(view.created or view.updated or view.closed)
            case "review":
                return not self._view.dry_run and bool(self._view.review)
            case _:
                return True

    def on_rows_moved(self) -> None:
        self._tell()
        self.refresh_bindings()

    def on_rows_left(self, event: Rows.Left) -> None:
        other = "#rows" if event.rows.id == "news" else "#news"
        rows = self.query_one(other, Rows)
        if rows.rows and event.step == (1 if other == "#rows" else -1):
            self.set_focus(rows)

    def action_other(self) -> None:
        """``tab``: to whom one sees today, then to the rows, then to the news again."""
        news, rows = self.query_one("#news", Rows), self.query_one("#rows", Rows)
        visits = [row.key for row in news.rows if row.key.startswith("visit:")]
        if news.has_focus and visits and not self._here.startswith("visit:"):
            news.show(news.rows, cursor=visits[0])
            self.on_rows_moved()
        elif news.has_focus and rows.rows:
            self.set_focus(rows)
        elif news.rows:
            news.action_first()
            self.set_focus(news)

    def on_rows_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """``enter``: the money of the account under the cursor."""
        if account_id := self._still_there():
            from tui.screens.dossier import DossierScreen

            self._take_along(account_id)
            self.app.push_screen(DossierScreen(account_id))

    def _still_there(self) -> int | None:
        """The account under the cursor: another window may have removed it meanwhile."""
        account_id = self._account
        if account_id and self.rounds.ask(lambda: dossier.dossier(self.desk, account_id)):
            return account_id
        return None

    def _take_along(self, account_id: int) -> None:
        """The account, and its visit of today, go along to the places."""
        visits = [one.visit_id for one in self._visitors if one.account.id == account_id]
        self.rounds.current_account = account_id
        self.rounds.current_visit = visits[0] if visits else None

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        if account_id := self._still_there():
            self._take_along(account_id)
            self.app.push_screen(OwesScreen(account_id))

    async def action_doorstep(self) -> None:
        if account_id := self._still_there():
            self._take_along(account_id)
            await self.app.run_action("app.doorstep")

    def action_review(self) -> None:
        from tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen())

    def action_undo(self) -> None:
        def done(said: str) -> None:
            self.rounds.tell(said)
            self.dismiss(None)

        self.rounds.change(
            lambda: _("Taken back: {what}").format(what=keeping.undo(self.desk).undone), done
        )


class TrialScreen(ResultScreen):
    """What an import would do. It answers whether to do it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("trial"))

    @property
    def _taught(self) -> tuple[keys.Key, ...]:
        return (keys.of("trial")[0],)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action == "open" or super().check_action(action, parameters)

    def action_open(self) -> None:
        """``enter``: import it so."""
        self.dismiss(True)


def _cells(line: NewsLine, tone: Tone, visit: VisitorView | None) -> tuple[Cell, ...]:
    """``visit``: the one of today to whom the line is about."""
    return (
        plain(line.account.name),
        plain(words.clock_time(visit.start) if visit else "", "way"),
        plain(line.what, "dim"),
        plain(line.amount, tone),
        plain(line.more, "dim"),
    )
