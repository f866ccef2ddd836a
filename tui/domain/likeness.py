"""Company names as they are compared: legal forms, spaces, signs, width and case do not count.

Two names with different legal forms are two companies until somebody says otherwise: only a name
without one may stand for a name with one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from tui.domain.lines import is_han

_FORMS: Final = {
    "ltd": """
        ltd|limited|co ltd|co limited|company ltd|company limited|coltd
        pty ltd|pty limited|proprietary limited|pte ltd|pte limited|pvt ltd|private limited
        ltda|lda|limitada|sdn bhd""",
    "inc": "inc|incorporated",
    "corp": "corp|corporation",
    "co": "co|company|cie|compagnie",
    "llc": "llc",
    "llp": "llp",
    "lp": "lp",
    "plc": "plc|public limited company",
    "group": "group|groupe|gruppe|gruppo|grupo|holding|holdings|koncern",
    "gmbh": "gmbh|mbh|ggmbh|gesmbh|gesellschaft mit beschränkter haftung",
    "gmbh kg": "gmbh co kg|gmbh und co kg|gmbh and co kg|gmbhcokg|gmbh cokg",
    "ag kg": "ag co kg|ag und co kg",
    "ug": "ug|ug haftungsbeschränkt|unternehmergesellschaft",
    "ag": "ag|aktiengesellschaft",
    "kg": "kg|co kg|kommanditgesellschaft",
    "kgaa": "kgaa|gmbh co kgaa|se co kgaa|ag co kgaa",
    "ohg": "ohg",
    "gbr": "gbr",
    "ek": "ek|eingetragener kaufmann",
    "ev": "ev",
    "eg": "eg",
    "se": "se",
    "sa": "sa|société anonyme|societe anonyme|sociedad anónima|sociedad anonima",
    "sarl": "sarl|sàrl",
    "sas": "sas|sasu",
    "eurl": "eurl",
    "snc": "snc",
    "spa": "spa|società per azioni|societa per azioni",
    "srl": "srl|srls|società a responsabilità limitata|societa a responsabilita limitata",
    "sapa": "sapa",
    "sl": "sl|slu|sociedad limitada",
    "sau": "sau",
    "sa cv": "sa de cv|sab de cv|sapi de cv",
    "srl cv": "s de rl de cv|srl de cv",
    "ab": "ab|ab publ|aktiebolag",
    "as": "as|aktieselskab|aksjeselskap",
    "asa": "asa",
    "aps": "aps",
    "oy": "oy|osakeyhtiö",
    "oyj": "oyj|abp|oyj abp",
    "hf": "hf|ehf",
    "bv": "bv|bvba|besloten vennootschap",
    "nv": "nv",
    "sp zoo": "sp z oo|sp zoo|spzoo",
    "sro": "sro",
    "kft": "kft",
}
"""The words that end a name by what they mean; folded, spaces between them."""

_BEFORE: Final = frozenset(("ab", "oy", "pt", "ооо", "оао", "зао", "пао", "ао"))
"""Forms that some put before the name."""

_HAN_FORMS: Final = {
    "股份有限公司": "stock",
    "股份公司": "stock",
    "股份": "stock",
    "有限责任公司": "ltd",
    "有限責任公司": "ltd",
    "有限公司": "ltd",
    "有限合伙": "lp",
    "有限合夥": "lp",
    "集团公司": "group",
    "集團公司": "group",
    "集团": "group",
    "集團": "group",
    "控股": "group",
    "总公司": "co",
    "總公司": "co",
    "公司": "co",
    "株式会社": "kk",
    "有限会社": "ltd",
}
"""The same in Chinese and Japanese, longer ones before those that they end with."""
_JAPANESE: Final = "株式会社"
"""Stands before the name as often as behind it."""

_LINKS: Final = frozenset(("and", "und", "et", "och", "og", "ja"))
"""What others write as ``&``."""

_INITIALS: Final = re.compile(r"\b\w(?:\s*[./]\s*\w\b)+")
"""Single letters between dots or strokes: ``S.p.A.``, ``A/S``, ``J. P.``."""
_WITHIN: Final = re.compile(r"(?<=\w)[-'’`´·_](?=\w)")
"""Signs that bind two parts to one word."""
_DIGITS: Final = re.compile(r"\d+")
_MARKS: Final = ("Mn", "Mc")

_BY_WORDS: Final = {
    tuple(text.split()): form
    for form, texts in _FORMS.items()
    for text in re.split(r"\||\n\s*", texts.strip())
}
_LONGEST: Final = max(map(len, _BY_WORDS))


class CompanyName(NamedTuple):
    """A company's name in its normal form."""

    base: str
    """Its letters and digits without legal forms and spaces."""
    words: tuple[str, ...]
    """The same, word by word."""
    forms: frozenset[str]
    """Which legal forms it had."""

    def is_same(self, other: CompanyName) -> bool:
        """Whether two names may be taken for one company without asking anybody.

        >>> company_name("Huaxin Cable Co., Ltd.").is_same(company_name("HUAXIN-CABLE"))
        True
        >>> company_name("Acme GmbH").is_same(company_name("Acme Inc."))
        False
        """
        if self.base != other.base:
            return False
        return not (self.forms and other.forms) or self.forms == other.forms

    def is_equal(self, other: CompanyName) -> bool:
        """Whether two names differ in nothing but signs, spaces and how a legal form is put."""
        return self.base == other.base and self.forms == other.forms


@lru_cache(maxsize=8192)
def company_name(name: str) -> CompanyName:
    """The normal form of a company's name. What is nothing but legal forms keeps them.

    >>> company_name("华信电缆（集团）股份有限公司").base
    '华信电缆'
    >>> company_name("Brandtner & Söhne GmbH & Co. KG").base
    'brandtnersöhne'
    """
    words, forms = _words_of(name), set[str]()
    while found := _stripped(words):
        words, form = found
        forms.add(form)
    while len(words) > 1 and words[-1] in _LINKS:
        words = words[:-1]
    words = [word for place, word in enumerate(words) if not place or word not in _LINKS]
    base = "".join(words) or "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return CompanyName(base, tuple(words), frozenset(forms))


def digits(base: str) -> tuple[str, ...]:
    """The numbers in a name: what differs in them is never a slip of the pen."""
    return tuple(_DIGITS.findall(base))


def without_accents(base: str) -> str:
    """The letters without their marks, where those are no letters of their own."""
    if base.isascii():
        return base
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", base) if unicodedata.category(char) != "Mn"
    )
    return unicodedata.normalize("NFKC", bare)


def _words_of(name: str) -> list[str]:
    """The words of a name, folded; Chinese characters and other letters are words apart."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = _INITIALS.sub(lambda found: re.sub(r"[\s./]", "", found[0]), plain)
    words: list[str] = []
    is_within, chinese = False, False
    for char in _WITHIN.sub("", plain):
        if not char.isalnum() and unicodedata.category(char) not in _MARKS:
            is_within = False
        elif is_within and is_han(char) == chinese:
            words[-1] += char
        else:
            is_within, chinese = True, is_han(char)
            words.append(char)
    return [unicodedata.normalize("NFKC", word) for word in words]


def _stripped(words: list[str]) -> tuple[list[str], str] | None:
    """The words without one legal form at their end (or beginning), and which; None: no more."""
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        if form := _BY_WORDS.get(tuple(words[-count:])):
            return words[:-count], form
    if len(words) > 1 and words[0] in _BEFORE:
        return words[1:], words[0]
    if not words or (words[0] in _HAN_FORMS and len(words) == 1):
        return None
    for han, form in _HAN_FORMS.items():
        if words[-1].endswith(han):
            return _without_empty(*words[:-1], words[-1].removesuffix(han)), form
    if words[0].startswith(_JAPANESE):
        return _without_empty(words[0].removeprefix(_JAPANESE), *words[1:]), "kk"
    return None


def _without_empty(*words: str) -> list[str]:
    return [word for word in words if word]
