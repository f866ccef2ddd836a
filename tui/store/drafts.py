"""Half-typed text, kept beside the book until its form is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.store import files
from tui.store.beside import Beside

if TYPE_CHECKING:
    from pathlib import Path


class Drafts:
    """The drafts of a book by form (``log:visit:12``, ``line``), each its fields' text by name."""

    def __init__(self, file: Path | None) -> None:
        self._texts = Beside(file, dict[str, dict[str, str]], dict)

    @classmethod
    def beside(cls, book: Path) -> Drafts:
        """The drafts of the book in a file."""
        return cls(files.companion(book) / "drafts.json")

    @classmethod
    def in_memory(cls) -> Drafts:
        """Drafts of which nothing is ever written."""
        return cls(None)

    def get(self, key: str) -> dict[str, str] | None:
        """The draft of a form; None where there is none."""
        return self._texts.read().get(key)

    def set(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep a draft.

        Raises:
            NotSaved: it cannot be written.
        """
        # A lone surrogate is no text and cannot be written.
        draft = {name: text.encode(errors="ignore").decode() for name, text in fields.items()}
        with self._texts.changing() as drafts:
            drafts[key] = draft

    def drop(self, key: str) -> None:
        """Forget a draft.

        Raises:
            NotSaved: it cannot be written.
        """
        if self.get(key) is not None:
            with self._texts.changing() as drafts:
                drafts.pop(key, None)
