"""What an import has done, and from there to the accounts that its news is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from msgspec.structs import replace
from textual.containers import Vertical
from textual.widgets import Static

from tui import keys, words
from tui.desk import dossier, import_news, importing, review
from tui.i18n import _
from tui.screens import importing_rows as rows_of
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, width_of
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.ground import Desk
    from tui.desk.import_news import Section, VisitorView
    from tui.desk.import_views import ImportKind, ImportView
    from tui.desk.importing import ImportOptions
    from tui.widgets.cells import Piece

MOST_NEWS: Final = 500
"""So many lines of each kind of news are listed."""


class Taken(NamedTuple):
    """An import that was made or tried, and whom its news is about today."""

    view: ImportView
    news: tuple[Section, ...] = ()
    visitors: tuple[VisitorView, ...] = ()
    currency: str = ""
    """Of amounts for which neither row nor account names one; empty: a column names them."""


def take(desk: Desk, kind: ImportKind, file: Path, options: ImportOptions) -> Taken:
    """Import a file, and look up who of its news is seen today.

    Raises:
        What `importing.take_in` raises; then nothing was written.
    """
    view = importing.take_in(desk, kind, file, options)
    if view.dry_run:
        return Taken(view, currency=importing.assumed_currency(desk, view, options))
    if kind != "receivables":
        return Taken(view)
    news = import_news.sections(view.diff, MOST_NEWS)
    return Taken(view, news, import_news.visitors(desk, view.diff))


def title_of(file: Path) -> str:
    """What is being done while a file is imported."""
    return _("Importing {file}").format(file=file.name)


class ResultScreen(Peek[bool]):
    """What an import has done: from here to the accounts that its news is about."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("result"))
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, taken: Taken) -> None:
        super().__init__()
        self._view, self._sections, self._visitors, self._currency = taken

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel whole wide"):
            yield Static(id="result-heading", classes="heading", markup=False)
            yield Static(id="counts", markup=False)
            yield Rows(rows_of.NEWS, id="news", header=False)
            yield Rows(rows_of.ROWS, id="rows", header=False)
            yield Static(id="about", markup=False)
        yield TooSmall()
        yield KeyBar(*self._taught)

    def on_mount(self) -> None:
        view = self._view
        title = _("Dry run") if view.dry_run else _("Imported")
        name = rows_of.file_name(Path(view.file), self.app.size.width)
        heading: list[Piece] = [(title, "way bold"), (f"   {name}", "bold")]
        if view.dry_run:
            heading.append(("   " + _("nothing is written yet"), "dim"))
        elif view.kind == "receivables":
            heading.append(
                ("   " + _("as of {day}").format(day=words.full_date(view.as_of)), "dim")
            )
        self.query_one("#result-heading", Static).update(content(heading))
        self._show_counts()
        news, rows = self.query_one("#news", Rows), self.query_one("#rows", Rows)
        news.show(rows_of.news_rows(self._sections, self._visitors, self.app.size.height))
        rows.show(list(rows_of.left_out_rows(view)))
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

    def _show_counts(self) -> None:
        said = list(rows_of.counts(self._view, self._currency))
        self.query_one("#counts", Static).update(lines(said))

    def _tell(self) -> None:
        """Below: the row under the cursor in full, where the list has no room for it."""
        said: list[list[Piece]] = []
        visit_id = rows_of.visit_of(self._here)
        if visit_id is not None:
            [one] = [one for one in self._visitors if one.visit_id == visit_id]
            if one.news:
                said.append([(" · ".join(one.news), "dim")])
        elif rows_of.is_left_out(self._here):
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
        return rows_of.account_of(self._here)

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
        visits = [row.key for row in news.rows if rows_of.visit_of(row.key) is not None]
        if news.has_focus and visits and rows_of.visit_of(self._here) is None:
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

        self.app.push_screen(ReviewScreen(), lambda _none: self._count_questions())

    def _count_questions(self) -> None:
        """Say how many questions still wait, once some may have been answered."""
        left = len(self.rounds.ask(lambda: review.cases(self.desk)) or ())
        self._view = replace(self._view, review=min(self._view.review, left))
        self._show_counts()
        self.refresh_bindings()

    def action_undo(self) -> None:
        self.rounds.action_undo(lambda: self.dismiss(None))
