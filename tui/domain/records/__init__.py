"""The records of the book: what a key-account rep keeps, one type per table.

Every record is frozen: a change is a new record under the same id. Money is an
integer of minor units beside a currency (ISO 4217). Times are local and naive;
the book belongs to one rep on one machine. Text has been cleaned before it gets
here. A field that is empty means "not known", never "no".

Two families, because a query must name its horizon (see `tui.store.book.Book`):
`Standing` records (accounts, people, open plans) are always at hand; `Dated`
records belong to a day and may one day lie in a history file.
"""

from tui.domain.records.accounts import (
    Account,
    PaymentStep,
    PolicyWatch,
    Skip,
    SpecialDate,
    Threshold,
    WayIn,
)
from tui.domain.records.answers import OwnWords, Review
from tui.domain.records.base import (
    HORIZON,
    SCHEMA,
    YEARLESS,
    Currency,
    Dated,
    Filed,
    Fraction,
    Id,
    Minor,
    Name,
    Part,
    Points,
    Record,
    Score,
    Standing,
)
from tui.domain.records.opportunities import (
    FunnelSnapshot,
    Opportunity,
    PaymentMilestone,
    SellingPoint,
    StageChange,
    StageSum,
)
from tui.domain.records.people import Evidence, Person, PersonChange, PlanItem
from tui.domain.records.receivables import (
    Allocation,
    Chase,
    Dispute,
    Invoice,
    Payment,
    PaymentPromise,
)
from tui.domain.records.tables import TABLE_OF, TABLES
from tui.domain.records.visits import NextStep, Note, Visit

__all__ = [
    "HORIZON",
    "SCHEMA",
    "TABLES",
    "TABLE_OF",
    "YEARLESS",
    "Account",
    "Allocation",
    "Chase",
    "Currency",
    "Dated",
    "Dispute",
    "Evidence",
    "Filed",
    "Fraction",
    "FunnelSnapshot",
    "Id",
    "Invoice",
    "Minor",
    "Name",
    "NextStep",
    "Note",
    "Opportunity",
    "OwnWords",
    "Part",
    "Payment",
    "PaymentMilestone",
    "PaymentPromise",
    "PaymentStep",
    "Person",
    "PersonChange",
    "PlanItem",
    "Points",
    "PolicyWatch",
    "Record",
    "Review",
    "Score",
    "SellingPoint",
    "Skip",
    "SpecialDate",
    "StageChange",
    "StageSum",
    "Standing",
    "Threshold",
    "Visit",
    "WayIn",
]
