"""What is said in two languages counts the same, each as it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project

ROOT = Path(__file__).parents[2]
EDITION = """\
format: 1
id: one
title: {{fr: Petit carnet, ar: دفتر صغير}}
language: fr
layout: a5
date: 2026-09
status: draft
pages: 4
variants: [{{language: ar}}]
sections:
  - id: opening
    kind: page
    title: {{fr: Petit carnet, ar: دفتر صغير}}
    pages: 4
    blocks:
      - heading: {{from: title}}
      - text: {{text: {{fr: "{french}", ar: "{arabic}"}}}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("layouts", "fonts"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "editions").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("french", "arabic", "told"),
    [
        ("3 questions, 2 minutes.", "3 أسئلة في دقيقتين.", []),
        ("3 questions, 2 minutes.", "3 أسئلة في 2 دقيقة.", []),
        ("3 questions, 3 minutes.", "3 أسئلة في دقيقتين.", ["Arabic says none of it where French says 3"]),
        ("1 fois ou 2 fois.", "مرة واحدة أو مرتين.", []),
        ("Deux fois.", "مرتين.", []),
        ("2 fois, 2 jours.", "مرتين.", ["Arabic says none of it where French says 2"]),
    ],
)
def test_one_and_two_may_be_words_in_arabic(project: Path, french: str, arabic: str, told: list[str]) -> None:
    (project / "editions" / "one.yaml").write_text(EDITION.format(french=french, arabic=arabic), "utf-8")
    shop = Workshop(Project(project))
    found = shop.prepare(shop.project.edition("one.ar")).findings
    assert [finding.message for finding in found if finding.code == "E021"] == told
