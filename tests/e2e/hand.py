"""The hand of a rep in a real terminal: it presses keys, and they are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.terminal import Terminal


@dataclass
class Step:
    """A piece of work and what it cost."""

    what: str
    keys: list[str]
    typed: str = ""


class Hand:
    """The rep's hand: it does nothing but press keys, and they are counted."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.steps: list[Step] = []

    def begin(self, what: str) -> None:
        """What follows is another step."""
        self.steps.append(Step(what, []))

    def press(self, *keys: str) -> None:
        """Press keys, each of which does something."""
        self.steps[-1].keys += keys
        self._terminal.press(*keys)

    def type(self, text: str) -> None:
        """Type a text; its letters are counted apart."""
        self.steps[-1].typed += text
        self._terminal.press(text)

    def leave_by(self, *keys: str) -> None:
        """Leave the app by these keys; it ends well."""
        self.press(*keys)
        assert self._terminal.wait_closed() == 0

    def cost(self, what: str) -> int:
        """The keys of a step, what was typed apart."""
        [step] = [step for step in self.steps if step.what == what]
        return len(step.keys)

    @property
    def keys(self) -> int:
        """The keys of all steps, what was typed apart."""
        return sum(len(step.keys) for step in self.steps)

    @property
    def typed(self) -> int:
        """The letters that were typed in all steps."""
        return sum(len(step.typed) for step in self.steps)

    def tell(self, title: str) -> None:
        """Print what each step cost; `pytest -s` shows it."""
        rows = [f"{title:<34} keys  typed"]
        for step in self.steps:
            shown = " ".join(step.keys)
            rows.append(f"  {step.what:<32} {len(step.keys):>4}  {len(step.typed):>5}  {shown}")
        rows.append(f"  {'in all':<32} {self.keys:>4}  {self.typed:>5}")
        print("", *rows, sep="\n")  # noqa: T201
