"""Phone numbers and the addresses that QR codes open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from recap_print.declared import Said

_NOT_A_DIGIT = re.compile(r"\D")


def international(number: str) -> str:
    """A French number as digits with the country code, no sign: ``06 39 98 00 11`` -> ``33639980011``."""
    digits = _NOT_A_DIGIT.sub("", number)
    return digits if number.startswith("+") else "33" + digits.removeprefix("0")


def is_mobile(number: str) -> bool:
    """French mobile numbers start with 06 or 07 (national numbering plan, ARCEP decision 2018-0881)."""
    return international(number)[2:3] in {"6", "7"}


def whatsapp_link(number: str, message: str = "") -> str:
    """``https://wa.me/33639980011?text=Bonjour``: digits alone, the message percent-encoded.

    Form given by WhatsApp's help centre, "How to use click to chat".
    """
    text = f"?text={quote(message, safe='')}" if message else ""
    return f"https://wa.me/{international(number)}{text}"


def survey_link(url: str, facts: Mapping[str, str]) -> str:
    """The survey's address with ``{edition}`` and ``{language}`` filled in."""
    return Said(url, "").filled(facts).text
