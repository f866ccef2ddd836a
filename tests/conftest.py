"""Long runs are skipped unless asked for: ``pytest --exhaustive``."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--exhaustive", action="store_true", help="run the long forms too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--exhaustive"):
        skip = pytest.mark.skip(reason="a long run: --exhaustive")
        for item in items:
            if "exhaustive" in item.keywords:
                item.add_marker(skip)
