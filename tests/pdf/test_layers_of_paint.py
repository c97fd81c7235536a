"""Forms, graphics states, transparency, layers: what is painted through something else."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from small_pdf import facts, form, helvetica, near, painted, picture, seen, written

from recap_print.pdf.model import What, Zone

SQUARE = "10 10 20 20 re f"


def test_a_form_paints_where_it_is_placed() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {
            "XObject": Dictionary(X=form(pdf, SQUARE, Matrix=Array([2, 0, 0, 2, 1, 1]), BBox=Array([0, 0, 15, 15])))
        }

    (paint,) = painted("q 1 0 0 1 5 5 cm /X Do Q", resources)
    assert (paint.within, near(paint.boxes[0], 26, 26, 10, 10)) == ("form /X", True)


def test_a_form_leaves_no_trace_and_inherits() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"XObject": Dictionary(X=form(pdf, f"{SQUARE} 1 0 0 rg 3 0 0 3 0 0 cm q q"))}

    inside, after = painted(f"0 1 0 0 k /X Do {SQUARE}", resources)
    assert inside.colour == after.colour
    assert inside.boxes == after.boxes


def test_forms_within_forms_and_resources_of_their_own() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        inner = form(
            pdf, "BT /F9 5 Tf 1 0 0 -1 20 20 Tm (a) Tj ET", Resources=Dictionary(Font=Dictionary(F9=helvetica(pdf)))
        )
        outer = form(pdf, "/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
        return {"XObject": Dictionary(X=outer)}

    (paint,) = painted("/X Do", resources)
    assert (paint.what, paint.within) == (What.TEXT, "form /In")


def test_a_form_without_resources_looks_in_the_page_s() -> None:
    (paint,) = painted(
        "/X Do", lambda pdf: {"XObject": Dictionary(X=form(pdf, "BT /F1 5 Tf 1 0 0 -1 20 20 Tm (a) Tj ET"))}
    )
    assert paint.what is What.TEXT


def test_a_form_within_itself_ends() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        own = form(pdf, f"{SQUARE} /X Do")
        own.Resources = Dictionary(XObject=Dictionary(X=own))
        return {"XObject": Dictionary(X=own)}

    page = seen("/X Do", resources)
    assert (page.unread, len(page.paints)) == (("form /X contains itself",), 1)


def test_forms_are_not_followed_for_ever() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        innermost = form(pdf, SQUARE)
        for _ in range(40):
            innermost = form(pdf, "/X Do", Resources=Dictionary(XObject=Dictionary(X=innermost)))
        return {"XObject": Dictionary(X=innermost)}

    assert seen("/X Do", resources).unread == ("forms are nested more than 32 deep",)


def through(state: dict[str, Any], content: str = f"/S gs {SQUARE}") -> Any:
    return painted(content, lambda pdf: {"ExtGState": Dictionary(S=Dictionary(**state))})


@pytest.mark.parametrize(
    ("state", "fill", "line"),
    [
        ({"OP": True}, True, True),
        ({"op": True}, True, False),
        ({"OP": True, "op": False}, False, True),
        ({"OP": False}, False, False),
    ],
)
def test_overprint(state: dict[str, Any], fill: bool, line: bool) -> None:
    one, other = through(state | {"OPM": 1}, "/S gs 10 10 20 20 re B")
    assert (one.what, one.overprints, one.overprint_mode) == (What.FILL, fill, 1)
    assert (other.what, other.overprints, other.overprint_mode) == (What.STROKE, line, 1)


def test_opacity_and_blend() -> None:
    one, other = through({"ca": 0.5, "CA": 0.25, "BM": Array([Name.Unheard, Name.Multiply])}, "/S gs 10 10 20 20 re B")
    assert (one.opacity, other.opacity, one.blend, other.soft_mask) == (0.5, 0.25, "Multiply", False)
    assert through({"BM": Name.Compatible})[0].blend == "Normal"


def test_states_end_where_they_are_restored() -> None:
    first, second = through({"ca": 0.5}, f"q /S gs {SQUARE} Q {SQUARE}")
    assert (first.opacity, second.opacity) == (0.5, 1)


def test_a_state_can_set_width_and_font() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"ExtGState": Dictionary(S=Dictionary(LW=2, Font=Array([helvetica(pdf), 7])))}

    line, text = painted("/S gs 10 10 m 20 10 l S BT 1 0 0 -1 10 20 Tm (a) Tj ET", resources)
    assert line.boxes[0].height == pytest.approx(2, abs=0.001)
    assert text.boxes[0].width == pytest.approx(4.2, abs=0.001)


def test_a_group_is_laid_as_a_whole() -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)

    def resources(pdf: Pdf) -> dict[str, Any]:
        inner = Dictionary(S=Dictionary(ca=0.5))
        made = form(pdf, f"/S gs {SQUARE}", Group=group, Resources=Dictionary(ExtGState=inner))
        states = Dictionary(G=Dictionary(ca=0.5, BM=Name.Multiply))
        return {"XObject": Dictionary(X=made), "ExtGState": states}

    page = seen("/G gs /X Do", resources)
    assert (page.groups, page.paints[0].opacity, page.paints[0].blend) == (("DeviceRGB",), 0.25, "Multiply")


def test_the_page_s_own_group() -> None:
    def change(pdf: Pdf, page: Any) -> None:
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)

    assert seen("", change=change).group == "DeviceCMYK"
    assert seen("", change=lambda pdf, page: page.__setitem__("/Group", Dictionary(S=Name.Transparency))).group == "-"
    assert seen("").group == ""


def masked(pdf: Pdf, kind: str, space: str) -> dict[str, Any]:
    words = "1 0 0 rg BT /F9 5 Tf 1 0 0 -1 20 20 Tm (a) Tj ET"
    embedded = helvetica(pdf)
    embedded.BaseFont = Name.Masked
    mask = form(pdf, words, Group=Dictionary(S=Name.Transparency, CS=Name(space)))
    mask.Resources = Dictionary(Font=Dictionary(F9=embedded))
    return {
        "ExtGState": Dictionary(S=Dictionary(SMask=Dictionary(S=Name(kind), G=mask)), N=Dictionary(SMask=Name("/None")))
    }


def test_a_soft_mask_is_no_paint_and_its_fonts_are_used() -> None:
    data = written(f"q /S gs {SQUARE} /N gs {SQUARE} Q", lambda pdf: masked(pdf, "/Luminosity", "/DeviceRGB"))
    found = facts(data)
    one, other = found.pages[0].paints
    assert (one.soft_mask, other.soft_mask) == (True, False)
    assert [font.name for font in found.fonts] == ["Masked"]
    assert found.pages[0].groups == ("DeviceRGB",)


def test_a_grey_luminosity_mask_is_as_gwg_allows() -> None:
    assert seen("/S gs", lambda pdf: masked(pdf, "/Luminosity", "/DeviceGray")).groups == ()


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"TR": Name.Identity}, ("TR",)),
        ({"TR2": Name.Default}, ()),
        ({"TR2": Name.Identity}, ("TR2",)),
        ({"HTP": Array([0, 0])}, ("HTP",)),
        ({"HT": Dictionary(HalftoneType=1)}, ()),
        ({"HT": Dictionary(HalftoneType=6)}, ("HT of type 6",)),
        ({"HT": Name.Default}, ()),
        ({"RI": Name.Perceptual}, ()),
    ],
)
def test_states_that_pdf_x_restricts(state: dict[str, Any], told: tuple[str, ...]) -> None:
    page = seen("/S gs", lambda pdf: {"ExtGState": Dictionary(S=Dictionary(**state))})
    assert page.states == told


def test_layers_that_a_page_uses() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        one, two = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Plis", "Vernis"))
        members = Dictionary(Type=Name.OCMD, OCGs=Array([two]))
        image = picture(pdf, 9, 9, OC=pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Photos")))
        return {"Properties": Dictionary(A=one, B=members), "XObject": Dictionary(I=image)}

    page = seen(f"/OC /A BDC {SQUARE} EMC /OC /B BDC EMC q 5 0 0 5 5 5 cm /I Do Q /Span <</MCID 0>> BDC EMC", resources)
    assert page.layers == ("Plis", "Vernis", "Photos")
    assert (len(page.paints), page.unread) == (2, ())


def test_reference_xobjects_are_told() -> None:
    page = seen("/X Do", lambda pdf: {"XObject": Dictionary(X=form(pdf, "", Ref=Dictionary()))})
    assert page.oddities == ("reference XObject",)


def test_content_in_pieces_is_one_program() -> None:
    def change(pdf: Pdf, page: Any) -> None:
        page.Contents = Array(
            [pdf.make_stream(part) for part in (b"q 1 0 0 1 0", b"0 cm 0 0 0 1", b"k 90 90 9 9 re f Q")]
        )

    (paint,) = seen("", change=change).paints
    assert (paint.zone, paint.colour.values) == (Zone.TRIM, (0, 0, 0, 1))
