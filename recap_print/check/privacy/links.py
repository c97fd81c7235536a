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
        "client account compte naissance birth birthdate dob u pseudo qui who membre member participant patient profil",
        "profile adherent allocataire candidat code auth secret hash",
    )
    for word in words.split()
)
"""Names of parameters that hold who somebody is, or which copy they hold."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE = re.compile(r"(?<!\d)(?:\+33|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)")
_TOKEN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=\w*\d)(?=\w*[a-zA-Z])\w{24,}")
_CODE = re.compile(r"(?=(?:[a-z]*\d+[a-z]+){2})(?=.*[a-z])[a-z0-9]{6,}", re.I)
"""Letters and figures in turn: « 9f3ab27c »."""
_FILE = re.compile(r"[\w-]*\d[\w-]*")
_LANGUAGE = re.compile(r"(?:fr|en|ar|es|pt|ps|uk|ru|tr|fa)(?:-[A-Z]{2})?")
_VERSION = re.compile(r"v?\d{1,2}(?:\.\d+)*|20\d\d", re.I)
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+|(?<![\w@.-])[\w-]+(?:\.[\w-]+)+/[^\s»)]*")
_WHATSAPP = frozenset({"wa.me", "api.whatsapp.com"})
_FILLED = frozenset({"edition", "language"})
_FILLED_IN = re.compile(r"\{\w+\}")
_COPY = frozenset({"carnet", "exemplaire", "livret", "cahier", "notebook", "copy", "copie"})
_NUMBERED = frozenset({"numero", "code", "identifiant", "matricule", "serial", "reference"})
_UNIQUE = frozenset({"unique", "personnel", "personnelle", "individuel", "individuelle", "personal"})
_OPENED = frozenset({"lien", "link", "qr"})
_SERIAL = (("numero", "serie"), ("exemplaire", "numero"), ("serial", "number"), ("copy", "numero"))
"""« Carnet n° 2 » says how many somebody has filled in; the number of this copy says whose it is."""


def has_link(text: str) -> bool:
    """Whether a text holds an address."""
    return "/" in text and _ADDRESS.search(text) is not None


def link_told(text: str) -> str:
    """What tells who somebody is in the addresses of a text, or nothing.

    >>> link_told("Votre page : https://example.org/avis?id=42.")
    '`id=42`'
    """
    found = (match[0].rstrip(".,;:!?") for match in _ADDRESS.finditer(text))
    return next((what for address in found if (what := identifying(address))), "")


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
        is_version = (bool(value) and not _FILLED_IN.sub("", value)) or bool(_LANGUAGE.fullmatch(value))
        if is_whatsapp and name == "phone":
            continue
        if _names_a_person(name) and not is_version:
            return f"`{name}={value}`"
        codes = _TOKEN.search(value) or (None if is_whatsapp or _FILLED_IN.search(value) else _CODE.fullmatch(value))
        if told := _EMAIL.search(value) or _PHONE.search(value) or codes:
            return f"`{told[0]}`"
    return "" if is_whatsapp else _told_in_path(unquote(parsed.path))


def _told_in_path(path: str) -> str:
    if told := _EMAIL.search(path) or _PHONE.search(path):
        return f"`{told[0]}`"
    for kind, value in pairwise(path.split("/")):
        is_file = _names_a_person(kind) and _FILE.fullmatch(value) and not _VERSION.fullmatch(value)
        if is_file or _CODE.fullmatch(value):
            return f"`{kind}/{value}`"
    return ""


def _names_a_person(parameter: str) -> bool:
    """``user_id``, ``userId`` and ``id`` do; ``idea`` does not."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", parameter)
    return (
        bool({form for word in words for form in (word.lower(), word.lower().removesuffix("s"))} & _PERSONAL)
        or parameter.lower() in _PERSONAL
    )


def serial(text: str) -> str:
    """« Exemplaire n° », « Numéro de ce carnet », « Votre lien personnel » : words that tell copies apart, or none."""
    words = [word for word in words_of(text) if word.bare not in ("de", "d", "du")]
    for first, second in pairwise(words):
        if (first.bare, second.bare) in _SERIAL or (first.bare in _NUMBERED and second.bare == "exemplaire"):
            return text[first.start : second.end]
        if first.bare in _OPENED | _NUMBERED and second.bare in _UNIQUE:
            return text[first.start : second.end]
    for first, this, third in zip(words, words[1:], words[2:], strict=False):
        if first.bare in _NUMBERED and this.bare in ("ce", "cet", "cette", "this") and third.bare in _COPY:
            return text[first.start : third.end]
    return ""
