"""How the suite runs: the same examples each time, and long runs only when asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tui import i18n

# How long an example takes depends on what else the machine does; benchmarks look at time.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("exhaustive", deadline=None)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Every test begins and ends in English, whatever it speaks meanwhile."""
    i18n.use("en")
    yield
    i18n.use("en")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--exhaustive", action="store_true", help="run the long forms too, with new examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("exhaustive" if config.getoption("--exhaustive") else "suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        # Each picture in both languages and both sizes, but for the fourth of these.
        if "/test_snapshots" in item.nodeid and item.name.endswith("zh-120x36]"):
            item.add_marker("exhaustive")
    if not config.getoption("--exhaustive"):
        skip = pytest.mark.skip(reason="a long run: --exhaustive")
        for item in items:
            if "exhaustive" in item.keywords:
                item.add_marker(skip)
