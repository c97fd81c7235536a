"""Scratch families of editions: small, with branches, gaps and circles."""

from __future__ import annotations

from pathlib import Path

from desk import Desk, a_small_desk

EDITION = """\
format: 1
id: {name}
title: Petit carnet
language: fr
layout: small
{previous}date: {date}
status: {status}
copies: {copies}
pages: 4
changes:
  - what: Ce que {name} change.
    why: Une raison.
    hypothesis: Une hypothèse.
sections:
{sections}"""
OPENING = "{id: opening, kind: page, title: Petit carnet, blocks: [{heading: {from: title}}]}"
NOTES = "{id: notes, kind: notes, title: Mes notes, pages: fill}"
BACK = "{id: back, kind: page, title: Dos, blocks: [{heading: {from: title}}]}"
PLAIN = (OPENING, NOTES, BACK)


def card(*fields: tuple[str, str], id: str = "cards", title: str = "Mes fiches", pages: int = 1) -> str:
    """A section of questions, (id, label) each."""
    asked = ", ".join(f"{{id: {field}, label: {label}}}" for field, label in fields)
    kind = "kind: appointments, color: blue, pictogram: star, intro: Remplissez."
    return f"{{id: {id}, {kind}, title: {title}, pages: {pages}, fields: [{asked}]}}"


class Scratch:
    """A project of four postcards a version."""

    def __init__(self, folder: Path) -> None:
        self.desk: Desk = a_small_desk(folder)
        self._next = 1
        (folder / "editions" / "small.yaml").unlink()

    @property
    def editions(self) -> Path:
        return self.desk.root / "editions"

    def version(self, name: str, previous: str = "", *, sections: tuple[str, ...] = PLAIN, **facts: object) -> None:
        """Write an edition; each is dated a month after the one written before it."""
        told = {"date": f"2025-{self._next:02}", "status": "printed", "copies": 1000} | facts
        self._next += 1
        text = EDITION.format(
            name=name,
            previous=f"previous: {previous}\n" if previous else "",
            sections="".join(f"  - {section}\n" for section in sections),
            **told,
        )
        (self.editions / f"{name}.yaml").write_text(text, "utf-8")

    def line(self, *names: str) -> None:
        """Versions that came each of the one before."""
        for previous, name in zip(("", *names), names, strict=False):
            self.version(name, previous)
