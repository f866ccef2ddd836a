"""Money: integers of minor units, their currencies, and how both are read."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_CODES: Final = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
    KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
    MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SHP SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
    UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    """.split()
)
"""Active currency codes of ISO 4217."""

_DECIMALS: Final = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
"""Number of decimals where it is not two (ISO 4217)."""

SIGNS: Final = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "₩": "KRW",
    "₹": "INR",
    "元": "CNY",
    "块": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "人民币": "CNY",
}
"""Signs and words that stand for a currency when the rep types or a file says them."""

_SIGN_OF: Final = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "CNY": "¥",
    "JPY": "JP¥",
    "KRW": "₩",
    "INR": "₹",
}


def is_currency(code: str) -> bool:
    """Whether ``code`` is an active currency of ISO 4217."""
    return code in _CODES


def decimals(currency: str) -> int:
    """How many decimals the currency's minor unit has (ISO 4217)."""
    return _DECIMALS.get(currency, 2)


def to_decimal(minor: int, currency: str) -> Decimal:
    """An amount of minor units as a decimal with exactly the currency's decimals."""
    return Decimal(minor).scaleb(-decimals(currency))


def from_decimal(amount: Decimal, currency: str) -> int:
    """The minor units of a decimal amount.

    Raises:
        ValueError: the amount has a fraction of a minor unit.
    """
    scaled = amount.scaleb(decimals(currency))
    minor = int(scaled)
    if minor != scaled:
        raise ValueError(f"{amount} has more decimals than {currency} allows")
    return minor


def rounded(amount: Decimal, currency: str) -> int:
    """The minor units of a decimal amount with any decimals, rounded half up."""
    return int(amount.scaleb(decimals(currency)).to_integral_value(ROUND_HALF_UP))


def part_of(minor: int, fraction: float) -> int:
    """A fraction of an amount, rounded half up to whole minor units."""
    exact = Decimal(minor) * Decimal(str(fraction))
    return int(exact.to_integral_value(ROUND_HALF_UP))


def sign(currency: str) -> str:
    """What stands before an amount on screen: ``€``, or the code and a space."""
    return _SIGN_OF.get(currency, f"{currency} ")


def in_words(minor: int, currency: str) -> str:
    """An amount for the eye: sign, thousands, decimals only where there are any.

    >>> in_words(48000000, "CNY")
    '¥480,000'
    >>> in_words(-12550, "EUR")
    '-€125.50'
    """
    places = decimals(currency)
    whole, rest = divmod(abs(minor), 10**places)
    text = f"{whole:,}" + (f".{rest:0{places}d}" if rest else "")
    return f"{'-' if minor < 0 else ''}{sign(currency)}{text}"
