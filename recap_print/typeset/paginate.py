"""How many pages each section gets, and which page of its template each of them is."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.design.model import Layout, PageSpec, Template
from recap_print.edition.model import Edition, Section

NO_TEMPLATE = Template("", "any", False, (), ())


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its place in the booklet: ``first`` is its first page, ``specs`` its pages in order."""

    section: Section
    template: Template
    first: int
    specs: tuple[PageSpec, ...]


def natural_pages(section: Section, template: Template) -> int:
    """The pages a section has by itself; a section that fills has at least its template's first pages."""
    return section.pages or len(template.first) or 1


def parts(edition: Edition, layout: Layout) -> tuple[Part, ...]:
    """Every section with its pages. The section that fills takes what the others leave."""
    templates = [layout.template(section.kind) or NO_TEMPLATE for section in edition.sections]
    counts = [natural_pages(s, t) for s, t in zip(edition.sections, templates, strict=True)]
    left = edition.pages - sum(counts)
    for i, section in enumerate(edition.sections):
        if section.pages is None and left > 0:
            counts[i] += left
            left = 0
    found, first = [], 1
    for section, template, count in zip(edition.sections, templates, counts, strict=True):
        found.append(Part(section, template, first, _specs(template, count)))
        first += count
    return tuple(found)


def _specs(template: Template, count: int) -> tuple[PageSpec, ...]:
    specs = list(template.first[:count])
    turn = template.each or template.first[-1:]
    while turn and len(specs) < count:
        specs.append(turn[(len(specs) - len(template.first)) % len(turn)])
    return tuple(specs)
