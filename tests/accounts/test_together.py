"""Edits of one thing at once, or of a layout and of what it sets: each is told, once, with its own effects."""

from __future__ import annotations

import pytest
from drafts import EDITION, LAYOUT, Change, both, put
from making import base, maker
from walking import section_path

from recap_print.compare.changes import Changes, Kind, Level
from recap_print.compare.story import tell


def told(*edits: Change) -> Changes:
    draft = base("v11")
    return tell(maker().version(draft), maker().version(both(*edits)(draft)))


def kinds(changes: Changes) -> list[tuple[Kind, Level, str]]:
    return sorted((change.kind, change.level, change.name.rpartition(".")[2]) for change in changes)


def contacts(*steps: str) -> tuple[str | int, ...]:
    return section_path("contacts", *steps)


def test_a_section_retitled_and_recoloured() -> None:
    changes = told(put(EDITION, contacts("title"), "Mon équipe"), put(EDITION, contacts("color"), "pink"))
    assert kinds(changes) == [
        (Kind.SECTION_RENAMED, Level.NOTABLE, "contacts"),
        (Kind.SETTING, Level.NOTABLE, "color"),
    ]


def test_a_section_with_another_id_and_title() -> None:
    changes = told(put(EDITION, contacts("title"), "Mon équipe"), put(EDITION, contacts("id"), "people"))
    assert kinds(changes) == [(Kind.ID, Level.MINOR, "people"), (Kind.SECTION_RENAMED, Level.NOTABLE, "people")]


def test_a_field_with_another_id_and_label() -> None:
    field = contacts("fields", "#hours")
    changes = told(put(EDITION, (*field, "label"), "Heures"), put(EDITION, (*field, "id"), "heures"))
    assert kinds(changes) == [(Kind.ID, Level.MINOR, "heures"), (Kind.REWORDED, Level.NOTABLE, "label")]
    assert {change.kind: change.times for change in changes}[Kind.REWORDED] == 15


@pytest.mark.parametrize(
    ("edits", "effects"),
    [
        ((put(LAYOUT, ("styles", "back", "font"), "medium"), put(LAYOUT, ("margins", "foot"), 15)), "back"),
        ((put(LAYOUT, ("styles", "label", "font"), "bold"), put(LAYOUT, ("margins", "head"), 15)), "label"),
    ],
)
def test_a_style_restyles_and_a_margin_moves(edits: tuple[Change, ...], effects: str) -> None:
    by_name = {change.name: {effect.kind for effect in change.effects} for change in told(*edits)}
    assert by_name[f"styles.{effects}.font"] == {Kind.RESTYLED}
    moved = next(kinds for name, kinds in by_name.items() if name.startswith("margins"))
    assert Kind.MOVED in moved
    assert Kind.RESTYLED not in moved


def test_a_recipe_and_a_section_s_colour() -> None:
    changes = told(put(LAYOUT, ("swatches", "orange", "m"), 70), put(EDITION, contacts("color"), "pink"))
    assert kinds(changes) == [(Kind.SETTING, Level.NOTABLE, "color"), (Kind.SWATCH, Level.NOTABLE, "orange")]
    orange = next(change for change in changes if change.kind is Kind.SWATCH)
    assert (orange.effects, 34 in orange.pages_new) == ((), True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ouvert de 9 heures à 17 heures.", "Ouvert de 9 heures à 16 heures."),
        ("Ouvert de 9 à 17 h.", "Ouvert de 8 à 17 h."),
        ("Fermé du 3 au 5 mai.", "Fermé du 4 au 5 mai."),
        ("Le matin 9h, le soir 18h.", "Le matin 18h, le soir 9h."),
        ("Voir example.org:8080/aide2.", "Voir example.org:8080/aide3."),
        ("Appelez le 01-99-00-45-11.", "Appelez le 01-99-00-45-12."),
        ("Venez au 12 rue des Lilas.", "Venez au 14 rue des Lilas."),
    ],
)
def test_what_would_send_somebody_to_the_wrong_place_is_critical(before: str, after: str) -> None:
    draft = base("v11")
    old = maker().version(put(EDITION, contacts("intro"), before)(draft))
    new = maker().version(put(EDITION, contacts("intro"), after)(draft))
    (change,) = tell(old, new)
    assert (change.kind, change.level) == (Kind.NUMBER, Level.CRITICAL)
