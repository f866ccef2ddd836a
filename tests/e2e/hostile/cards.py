"""Address books: long photos and notes, lines without an end, cards within cards."""

from __future__ import annotations

from typing import Final

from tests.e2e.hostile.case import BIG, Case


def cards(count: int, more: str = "") -> bytes:
    """So many sound vCards, each with these lines."""
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nORG:House {n}\n{more}END:VCARD\n"
        for n in range(count)
    ).encode()


def _photo() -> bytes:
    folds = b"A" * 72 + b"\n "
    return cards(1, "PHOTO;ENCODING=b:@\n").replace(b"@", folds * 1_400_000)


CARDS: Final = (
    Case("photo.vcf", "people", _photo, "", is_long=True),
    Case(
        "photoline.vcf",
        "people",
        lambda: cards(1, "PHOTO;ENCODING=b:@\n").replace(b"@", b"A" * 100_000_000),
        "",
    ),
    Case("note.vcf", "people", lambda: cards(2, f"NOTE:{'x' * 5_000_000}\n"), ""),
    Case("types.vcf", "people", lambda: cards(9, f"TEL;{'TYPE;' * 25_000}:1\n"), ""),
    Case("numbers.vcf", "people", lambda: cards(1, "TEL:1\n" * 100_000), ""),
    Case("quotes.vcf", "people", lambda: cards(1, 'X;A="' + '"a' * 60_000 + "\n"), ""),
    Case("soft.vcf", "people", lambda: cards(1, "X;QUOTED-PRINTABLE:" + "=\n" * 900_000), ""),
    Case("charset.vcf", "people", lambda: cards(99, f"X;CHARSET=punycode:{'b9-' * 40_000}\n"), ""),
    Case("within.vcf", "people", lambda: b"BEGIN:VCARD\nAGENT:\n" * 50_000, ""),
    Case("ends.vcf", "people", lambda: cards(1) + b"\r" * 30_000_000, BIG),
    Case("text.vcf", "people", lambda: cards(400, f"NOTE:{'x' * 99_000}\n"), BIG),
    Case("nocard.vcf", "people", lambda: b"name,city\n", "BEGIN:VCARD"),
)
