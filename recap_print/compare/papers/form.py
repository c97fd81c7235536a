"""What differs between two papers and changes nothing for whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recap_print.compare.changes import Form
from recap_print.compare.papers.fit import Fit
from recap_print.compare.papers.leaf import Sheaf
from recap_print.compare.papers.limits import SIZE_MM
from recap_print.units import number

NONE = "none"


def forms(old: Sheaf, new: Sheaf, fit: Fit) -> tuple[Form, ...]:
    """Each difference of form once; ``fit`` is how the new paper lies upon the old one."""
    return tuple(_forms(old, new, fit))


def _forms(old: Sheaf, new: Sheaf, fit: Fit) -> Iterator[Form]:
    if old.sheets != new.sheets:
        yield _form("sheets", (f"sheets of {s.sheets}" if s.sheets else "single pages" for s in (old, new)))
    if old.form.spaces != new.form.spaces:
        note = "colours are compared by what became of them on all pages together"
        yield _form("colour spaces", map(_listed, (old.form.spaces, new.form.spaces)), note)
    if old.form.intent != new.form.intent:
        yield Form("output intent", old.form.intent or NONE, new.form.intent or NONE)
    if (fit.across, fit.down) != (1.0, 1.0):
        yield Form("scale", "100 %", fit.scale, "places and sizes are compared as if it were printed at 100 %")
    elif fit.right or fit.lower:
        yield Form("position", "", _shift(fit), "all pages alike: places are compared without it")
    turned = [any(leaf.turned for leaf in s.leaves) for s in (old, new)]
    if turned[0] != turned[1]:
        yield _form("rotation", ("turned" if side else "upright" for side in turned), "pages are compared upright")
    boxes = [tuple(box for box in s.boxes if box != "CropBox") for s in (old, new)]
    if boxes[0] != boxes[1] and not (old.sheets or new.sheets):
        note = "its trim was found by what is printed" if "TrimBox" in boxes[0] and "TrimBox" not in boxes[1] else ""
        yield _form("boxes", map(_listed, boxes), note)
    bleeds = [_bleed(s, other) for s, other in ((old, new), (new, old))]
    if None not in bleeds and bleeds[0] != bleeds[1]:
        yield _form("bleed", (f"{number(bleed)} mm" if bleed else NONE for bleed in bleeds))
    if old.form.fonts != new.form.fonts:
        yield _form("fonts", (_listed(s.form.fonts) for s in (old, new)), _silence(old, new))
    elif old.form.subsets != new.form.subsets:
        yield _form("font subsets", (_listed(_prefixes(s)) for s in (old, new)))
    if old.form.producer != new.form.producer:
        yield Form("producer", old.form.producer or NONE, new.form.producer or NONE)
    if old.form.version != new.form.version:
        yield Form("PDF version", old.form.version or NONE, new.form.version or NONE)
    if old.form.structure != new.form.structure:
        yield _form("file structure", (_listed(s.form.structure, "plain") for s in (old, new)))
    if old.is_silent != new.is_silent:
        note = "its words cannot be read: pages were compared in their order, and as pictures only"
        yield _form("text", ("outlines or pictures" if s.is_silent else "text" for s in (old, new)), note)
    for sheaf in (old, new):
        for why in sheaf.unread:
            yield Form("not compared", "", "", f"{sheaf.name}: {why}")


def _form(name: str, sides: Iterable[str], note: str = "") -> Form:
    before, after = sides
    return Form(name, before, after, note)


def _bleed(sheaf: Sheaf, other: Sheaf) -> float | None:
    """How far beyond its trim a paper may show ink, in mm; None where nobody knows, as on sheets."""
    leaf, twin = (next((one for one in s.leaves if not one.is_unread), s.leaves[0]) for s in (sheaf, other))
    if sheaf.sheets or other.sheets:
        return None
    if leaf.trimmed:
        return round(sheaf.bleed, 1)
    alike = abs(leaf.width - twin.width) <= SIZE_MM and abs(leaf.height - twin.height) <= SIZE_MM
    return 0.0 if twin.trimmed and alike else None


def _listed(names: tuple[str, ...], none: str = NONE) -> str:
    return ", ".join(names) or none


def _prefixes(sheaf: Sheaf) -> tuple[str, ...]:
    return tuple(name.partition("+")[0] for name in sheaf.form.subsets if "+" in name)


def _silence(old: Sheaf, new: Sheaf) -> str:
    return "" if old.form.fonts and new.form.fonts else "no text is left, or it is all in outlines"


def _shift(fit: Fit) -> str:
    sides = ((fit.right, "to the right", "to the left"), (fit.lower, "lower", "higher"))
    return " and ".join(f"{abs(by):.2f} mm {more if by > 0 else less}" for by, more, less in sides if abs(by) >= 0.005)
