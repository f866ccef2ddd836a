"""A disk that fails in the middle of a save, in the tests."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

STEPS = ["open", "write", "fsync", "link", "replace", "mkdir"]


class FullDisk:
    """Lets ``healthy`` steps of a save pass; the next one fails, once."""

    def __init__(self, patch: pytest.MonkeyPatch, healthy: int, error: int) -> None:
        self.left = healthy
        self.error = error
        self.failed: str | None = None
        for name in STEPS:
            patch.setattr(os, name, self._wrap(name, getattr(os, name)))

    def _wrap(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            creates = name != "open" or (len(args) > 1 and int(str(args[1])) & os.O_CREAT)
            if creates and self.failed is None:
                self.left -= 1
                if self.left < 0:
                    self.failed = name
                    if name == "write":  # what fits is written
                        real(args[0], bytes(memoryview(args[1])[:7]))  # type: ignore[arg-type]
                    raise OSError(self.error, os.strerror(self.error))
            return real(*args, **kwargs)

        return step
