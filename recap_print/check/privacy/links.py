"""What an address tells about the person who opens it: each copy of a booklet is the same, and its links must be."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

from recap_print.check.privacy.forms import words_of
from recap_print.declared import unknown_placeholders

_PERSONAL = frozenset(
    word
    for words in (
        "id uid uuid user userid username usager utilisateur beneficiaire person personne people nom name prenom",
        "firstname lastname fullname token jeton key cle session sid email mail courriel tel phone telephone mobile",
        "contact nir ssn serial serie exemplaire copy copie carnet numero number num matricule dossier ref reference",
        "client account compte naissance birth birthdate dob",
    )
    for word in words.split()
)
"""Names of parameters that hold who somebody is, or which copy they hold."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE = re.compile(r"(?<!\d)(?:\+33|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)")
_TOKEN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=\w*\d)(?=\w*[a-zA-Z])\w{24,}")
_WHATSAPP = frozenset({"wa.me", "api.whatsapp.com"})
_FILLED = frozenset({"edition", "language"})
_SERIAL = (
    ("numero", "serie"),
    ("numero", "exemplaire"),
    ("exemplaire", "numero"),
    ("serial", "number"),
    ("copy", "numero"),
)


def identifying(address: str) -> str:
    """What in an address identifies a person or a copy, in words; or nothing.

    ``{edition}`` and ``{language}`` say which version; a WhatsApp link holds the service's own number.

    >>> identifying("https://example.org/avis?v={edition}&id={serial}")
    '`id={serial}`'
    """
    plain = unquote(address)
    if unknown := unknown_placeholders(plain, set(_FILLED)):
        hole = f"{{{unknown[0]}}}"
        return f"`{next((pair for pair in urlsplit(plain).query.split('&') if hole in pair), hole)}`"
    parsed = urlsplit(address)
    if parsed.scheme in ("mailto", "tel") or parsed.username:
        return f"`{parsed.scheme}:`" if parsed.scheme != "https" else f"`{parsed.username}@`"
    is_whatsapp = parsed.hostname in _WHATSAPP
    for name, value in parse_qsl(f"{parsed.query}&{parsed.fragment}", keep_blank_values=True):
        is_version = bool(value) and not re.sub(r"\{\w+\}", "", value)
        if is_whatsapp and name == "phone":
            continue
        if _names_a_person(name) and not is_version:
            return f"`{name}={value}`"
        if told := _EMAIL.search(value) or _PHONE.search(value) or _TOKEN.search(value):
            return f"`{told[0]}`"
    told = None if is_whatsapp else _EMAIL.search(unquote(parsed.path)) or _PHONE.search(parsed.path)
    return f"`{told[0]}`" if told else ""


def _names_a_person(parameter: str) -> bool:
    """``user_id``, ``userId`` and ``id`` do; ``idea`` does not."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", parameter)
    return bool({word.lower() for word in words} & _PERSONAL) or parameter.lower() in _PERSONAL


def serial(text: str) -> str:
    """« Exemplaire n° » : words that number each copy, or nothing."""
    words = [word for word in words_of(text) if word.bare not in ("de", "d")]
    for first, second in pairwise(words):
        if (first.bare, second.bare) in _SERIAL:
            return text[first.start : second.end]
    return ""
