"""The queue in the tests of Money: of some records, by other settings, and what a row says."""

from __future__ import annotations

from msgspec.structs import replace

from tests.desk.making import HUAXIN, desk_with
from tui.desk.collecting import QueueItem, queue_view
from tui.domain.records import Record
from tui.settings import Collections, Settings

REMINDED = replace(HUAXIN, payer_type="when_reminded")


def queue(*records: Record, **collections: object) -> tuple[QueueItem, ...]:
    """The queue of a book with these records, by settings like these."""
    return queue_view(desk_with(*records, settings=set_to(**collections))).items


def set_to(**collections: object) -> Settings:
    """Settings with these rules of collections."""
    return Settings(collections=Collections(**collections))  # type: ignore[arg-type]


def one_of(*records: Record, **collections: object) -> QueueItem:
    """The only row of the queue."""
    (item,) = queue(*records, **collections)
    return item


def points(item: QueueItem) -> dict[str, int]:
    """The points of a row by their reason."""
    return {reason.code: reason.points for reason in item.reasons}


def said(item: QueueItem) -> list[str]:
    """What a row says, reason by reason."""
    return [reason.text for reason in item.reasons]
