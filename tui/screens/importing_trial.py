"""What an import would do, before it is done: the rep says whether to do it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from tui import keys
from tui.i18n import _
from tui.screens.importing_result import ResultScreen, Taken, take, title_of
from tui.screens.importing_work import work
from tui.widgets.bindings import bindings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.binding import BindingType

    from tui.desk.import_views import ImportKind
    from tui.desk.importing import ImportOptions, Progress
    from tui.errors import Trouble
    from tui.screens.base import DeskApp


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


def try_out(
    app: DeskApp,
    what: tuple[ImportKind, Path, ImportOptions],
    done: Callable[[Taken], object],
    failed: Callable[[Trouble], object],
) -> None:
    """Show what an import would do; if the rep wants it so, do it.

    Args:
        what: the kind, the file, and how it is to be read.
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
