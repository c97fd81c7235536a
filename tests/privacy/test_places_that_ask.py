"""Where words of an edition stand, and what Y rules make of them: the same words are asked for, ticked, warned of."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

import small
from recap_print.check import RULES
from recap_print.check.case import Case
from recap_print.check.privacy.finders import home_in, home_told
from recap_print.check.privacy.forms import Place
from recap_print.check.privacy.links import identifying, link_told, serial
from recap_print.edition.read import edition_from
from recap_print.findings import Finding
from recap_print.source import parse, read, typed

PRIVACY = """\
- id: privacy
  kind: privacy
  title: Ce carnet est à vous
  never: [Vos mots de passe, Vos problèmes de santé]
  found: {title: Vous avez trouvé ce carnet ?, text: Appelez le service.}
"""
EDITIONS = sorted(path.stem for path in (small.ROOT / "editions").glob("v*.yaml"))


def case(sections: str, layout: str = "") -> Case:
    """An edition of these sections, in the A5 layout or in the words of another."""
    schema = small.workshop().schema("edition")
    text = small.HEAD.format(pages=4) + indent(dedent(sections), "  ")
    loaded = read(text.encode(), "small.yaml", schema)
    assert loaded.document is not None, loaded.findings
    assert not loaded.findings, loaded.findings
    design = small.a5()
    words = typed(parse(dedent(layout).encode(), "other.yaml"), small.workshop().schema("layout")) if layout else None
    return Case(edition_from(loaded.data), loaded.document, design.layout, words or design.document, {})


def found(sections: str, layout: str = "") -> list[tuple[str, str]]:
    """(code, the line it is told at) of every finding."""
    return [(one.code, one.where.excerpt.strip()) for one in judged(sections, layout)]


def judged(sections: str, layout: str = "") -> list[Finding]:
    return RULES.judge("Y", case(sections, layout))


def page(blocks: str) -> str:
    return PRIVACY + "- id: words\n  kind: page\n  title: Une page\n  blocks:\n" + indent(dedent(blocks), "    ") + "\n"


def test_what_is_never_written_is_not_asked_for() -> None:
    assert found(PRIVACY) == []


@pytest.mark.parametrize(
    ("blocks", "line"),
    [
        ("- text: {text: Ma santé}\n- lines: {}", "- text: {text: Ma santé}"),
        ("- heading: {text: Ma santé}\n- text: {text: Merci.}\n- lines: {}",
         "- heading: {text: Ma santé}"),
        ("- box:\n    blocks:\n      - text: {text: Ma santé}\n- table: {head: [Jour], rows: 2}",
         "- text: {text: Ma santé}"),
        ("- table: {head: [Jour, Santé], rows: 2}", "- table: {head: [Jour, Santé], rows: 2}"),
        ("- columns:\n    widths: [20, fill]\n    cells:\n      - [{text: {text: Santé}}]\n      - [{lines: {}}]",
         "- [{text: {text: Santé}}]"),
        ("- field: {id: a, label: Ma santé}", "- field: {id: a, label: Ma santé}"),
        ("- fields:\n    items:\n      - {id: a, label: Santé}", "- {id: a, label: Santé}"),
        ("- tick: {text: Je suis malade}", "- tick: {text: Je suis malade}"),
        ("- list: {mark: tick, items: [Je suis malade]}", "- list: {mark: tick, items: [Je suis malade]}"),
        ("- text: {text: 'Écrivez ici :'}\n- list: {items: [Vos maladies]}", "- list: {items: [Vos maladies]}"),
        ("- field: {id: a, label: Pourquoi ?, answer: ticks, options: [Travail, Maladie]}",
         "- field: {id: a, label: Pourquoi ?, answer: ticks, options: [Travail, Maladie]}"),
        ("- field: {id: a, label: Pourquoi ?, example: Ma maladie}",
         "- field: {id: a, label: Pourquoi ?, example: Ma maladie}"),
    ],
)  # fmt: skip
def test_blocks_that_ask(blocks: str, line: str) -> None:
    assert found(page(blocks)) == [("Y104", line)]


@pytest.mark.parametrize(
    "blocks",
    [
        "- text: {text: Ma santé}",
        "- heading: {text: Ma santé}\n- text: {text: Un médecin peut vous aider.}",
        "- heading: {text: Ma santé}\n- text: {text: Mes questions}\n- lines: {}",
        "- text: {text: Ma santé}\n- text: {text: 'Avec qui ?'}\n- lines: {}\n- lines: {}",
        "- list: {items: [Une maladie, Un handicap]}",
        "- list: {mark: cross, items: [Vos maladies]}",
        "- text: {text: 'N''écrivez jamais ici :'}\n- list: {mark: tick, items: [Vos maladies]}",
        "- list: {mark: tick, items: [Ma carte Vitale, Un RIB]}",
        "- field: {id: a, label: Je dois apporter, example: Ma carte Vitale}",
    ],
)
def test_blocks_that_tell(blocks: str) -> None:
    assert found(page(blocks)) == []


def test_the_title_of_pages_to_fill_in_asks_and_that_of_pages_to_read_does_not() -> None:
    section = "- {{id: words, kind: {kind}, title: Ma santé, {more}}}\n"
    assert found(PRIVACY + section.format(kind="notes", more="intro: Bonjour.")) == [
        ("Y104", "- {id: words, kind: notes, title: Ma santé, intro: Bonjour.}")
    ]
    assert found(PRIVACY + section.format(kind="text", more="paragraphs: [Bonjour.]")) == []


def test_a_layouts_own_words_are_judged_where_they_stand() -> None:
    layout = """\
        templates:
          privacy:
            first: [{blocks: []}]
          notes:
            each:
              - blocks:
                  - text: {text: Mot de passe}
                  - lines: {}
          contacts:
            first:
              - blocks:
                  - field: {id: a, label: Religion}
        """
    notes = PRIVACY + "- {id: notes, kind: notes, title: Mes notes}\n"
    told = judged(notes, layout)
    assert [(one.code, one.where.file, one.where.line) for one in told] == [("Y102", "other.yaml", 7)]


def contacts(*labels: str, title: str = "Mes contacts") -> str:
    fields = "".join(f"    - {{id: f{i}, label: '{label}'}}\n" for i, label in enumerate(labels))
    return f"{PRIVACY}- id: contacts\n  kind: contacts\n  title: {title}\n  intro: Qui ?\n  fields:\n{fields}"


@pytest.mark.parametrize(
    ("sections", "codes"),
    [
        (contacts("Prénom et nom", "Adresse", "Téléphone"), []),
        (contacts("Prénom et nom", "Date de naissance"), ["Y110"]),
        (contacts("Nom", "Adresse", title="Mes enfants"), ["Y110"]),
        (contacts("Prénom", "École", title="Mes enfants"), []),
        (contacts("Nom", "Adresse").replace("kind: contacts", "kind: appointments"), []),
        (contacts("Nom", "Mon adresse").replace("kind: contacts", "kind: appointments"), ["Y111", "Y121"]),
        (contacts("Nom", "Date de naissance").replace("kind: contacts", "kind: actions"), ["Y111"]),
        (contacts("Mes enfants", "Date de naissance").replace("kind: contacts", "kind: actions"), ["Y110"]),
    ],
)
def test_labels_that_identify_somebody_together(sections: str, codes: list[str]) -> None:
    assert [code for code, _ in found(sections)] == codes


@pytest.mark.parametrize(
    ("owner", "codes"),
    [
        ("Prénom", []),
        ("Mon prénom", []),
        ("Ce carnet est à", []),
        ("My first name", []),
        ("اسمي", []),
        ("Nom", ["Y111"]),
        ("Prénom et nom", ["Y111"]),
        ("Prénom et téléphone", ["Y111"]),
        ("Mon adresse", ["Y111", "Y121"]),
        ("Nom et date de naissance", ["Y111"]),
    ],
)
def test_a_cover_asks_for_a_first_name(owner: str, codes: list[str]) -> None:
    cover = f"- {{id: cover, kind: cover, title: Carnet, promise: Tout est ici., owner: '{owner}'}}\n"
    assert [code for code, _ in found(cover + PRIVACY)] == codes


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("https://example.org/avis?v={edition}&l={language}", ""),
        ("https://example.org/avis/v11/fr?source=carnet&utm_medium=print", ""),
        ("https://example.org/?id={edition}", ""),
        ("https://example.org/?idea=12&ville=Lyon", ""),
        ("https://wa.me/33639980027?text=Bonjour%20Mon%20R%C3%A9cap", ""),
        ("example.org/avis", ""),
        ("https://example.org/avis?id=42", "`id=42`"),
        ("https://example.org/avis?user_id=42", "`user_id=42`"),
        ("https://example.org/avis?userId=", "`userId=`"),
        ("https://example.org/avis?nom=", "`nom=`"),
        ("https://example.org/avis#token=abc", "`token=abc`"),
        ("https://example.org/avis?v={edition}&s={serial}", "`s={serial}`"),
        ("https://example.org/{person}/avis", "`{person}`"),
        ("https://example.org/avis?pour=lea%40example.org", "`lea@example.org`"),
        ("https://example.org/avis?pour=0639980011", "`0639980011`"),
        ("https://example.org/avis/lea@example.org", "`lea@example.org`"),
        ("https://lea@example.org/avis", "`lea@`"),
        ("https://example.org/?x=123e4567-e89b-12d3-a456-426614174000", "`123e4567-e89b-12d3-a456-426614174000`"),
        ("https://wa.me/33639980027?text=Je%20suis%20%7Bnom%7D", "`text=Je suis {nom}`"),
        ("mailto:lea@example.org", "`mailto:`"),
    ],
)
def test_links_that_identify(address: str, what: str) -> None:
    assert identifying(address) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Donnez votre avis : https://example.org/avis?id=42.", "`id=42`"),
        ("Allez sur example.org/dossier/2024-0042 ou appelez.", "`dossier/2024-0042`"),
        ("https://example.org/a/7f3k9d2", "`a/7f3k9d2`"),
        ("Allez sur https://example.org/avis?v=11&l=fr avec un ami.", ""),
        ("Écrivez à accueil@example.org.", ""),
        ("Voir https://example.org/carnet/v11 et https://example.org/2026/avis", ""),
    ],
)
def test_links_within_a_sentence(text: str, what: str) -> None:
    assert link_told(text) == what


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Numéro de ce carnet", "Numéro de ce carnet"),
        ("Votre lien personnel", "lien personnel"),
        ("Exemplaire n° 12", "Exemplaire n°"),
        ("Numéro de série", "Numéro de série"),
        ("Numéro d'exemplaire", "Numéro d'exemplaire"),
        ("Carnet n° 2", ""),
        ("Version 11, septembre 2026", ""),
    ],
)
def test_numbers_that_tell_copies_apart(text: str, words: str) -> None:
    assert serial(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Appelez le 01 99 00 45 11.", ""),
        ("Ou déposez le carnet dans une mairie.", ""),
        ("Déposez-le à la mission locale, 12 rue des Lilas.", ""),
        ("Rapportez-le 12 rue des Lilas.", "12 rue"),
        ("Rapportez-le à mon adresse.", "mon adresse"),
        ("Adresse :", "Adresse"),
        ("Rapportez-le chez Madame Diallo.", "chez Madame"),
        ("J'habite à côté.", "J'habite"),
        ("Rapportez-le à la maison.", "à la maison"),
        ("Sonnez chez moi, à côté de la mairie.", "chez moi"),
        ("Écrivez à mon adresse e-mail.", ""),
        ("N'écrivez jamais mon adresse.", ""),
    ],
)
def test_where_somebody_lives(text: str, words: str) -> None:
    assert home_in(text) == words


def test_a_page_for_finders_is_known_by_its_words() -> None:
    blocks = "- heading: {text: Si vous trouvez ce carnet}\n- text: {text: 'Adresse'}\n- lines: {count: 1}"
    assert found(page(blocks)) == [("Y121", "- text: {text: 'Adresse'}")]
    assert found(page(blocks.replace("trouvez", "ouvrez"))) == []


@pytest.mark.parametrize(
    ("text", "place", "is_told"),
    [
        ("Mon adresse", Place.LABEL, True),
        ("Où habitez-vous ?", Place.LABEL, True),
        ("J'habite au", Place.LABEL, True),
        ("Nom, domicilié à", Place.LABEL, True),
        ("Notez votre adresse.", Place.SENTENCE, True),
        ("J'habite 12 rue des Lilas", Place.OPTION, True),
        ("En cas de perte, à retourner au domicile", Place.SENTENCE, True),
        ("Adresse", Place.LABEL, False),
        ("Adresse du rendez-vous", Place.LABEL, False),
        ("Mon adresse e-mail", Place.LABEL, False),
        ("Où ?", Place.LABEL, False),
        ("Où voulez-vous habiter ?", Place.LABEL, False),
        ("Avec qui habitez-vous ?", Place.LABEL, False),
        ("Votre adresse ne s'écrit pas ici.", Place.SENTENCE, False),
        ("12 rue des Lilas", Place.OPTION, False),
        ("Je cherche un travail à domicile", Place.OPTION, False),
        ("Nom, date de naissance, adresse de mon domicile", Place.LABEL, False),
        ("Adresse de ma mère", Place.LABEL, False),
    ],
)
def test_an_owners_home_is_not_asked_for(text: str, place: Place, is_told: bool) -> None:
    assert bool(home_told(text, place)) is is_told


NOTES = "- {id: notes, kind: notes, title: Mes notes}\n"
COVER = "- {id: cover, kind: cover, title: Carnet, promise: Tout est ici., owner: Prénom}\n"
READ = "- {id: about, kind: text, title: Qui ?, paragraphs: [Bonjour.]}\n"


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (COVER + PRIVACY + NOTES, []),
        (READ + PRIVACY + NOTES, []),
        (COVER + READ, []),
        (NOTES + PRIVACY, [("Y123", "- id: privacy")]),
        (page("- lines: {}").removeprefix(PRIVACY) + PRIVACY, [("Y123", "- id: privacy")]),
        (NOTES, [("Y122", "sections:")]),
        (page("- lines: {}").removeprefix(PRIVACY), [("Y122", "sections:")]),
    ],
)
def test_what_not_to_write_is_said_and_said_first(sections: str, expected: list[tuple[str, str]]) -> None:
    assert found(sections) == expected


@pytest.mark.parametrize("name", EDITIONS)
def test_no_shipped_edition_asks_for_what_must_not_be_written(name: str) -> None:
    prepared = small.shipped(name)
    assert prepared.case is not None, prepared.findings
    told = RULES.judge("Y", prepared.case)
    assert [str(one.where) for one in told if one.code not in ("Y122", "Y123")] == []


def test_rules_on_privacy_load_no_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, recap_print.check.privacy; print(*sorted(set(sys.modules) & {'reportlab', 'typer', 'jsonschema'}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert told.stdout.strip() == ""
