"""A PDF document of ours: the few objects our pages and sheets need, written through reportlab's object layer.

reportlab's canvas is not used: it names a Helvetica that is not embedded, and re-states what layout has
already decided. Its document model numbers, compresses and serialises; what it is given is all it writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from recap_print import __version__
from recap_print.draw import embed
from recap_print.draw.content import OVERPRINTS
from recap_print.draw.embed import FontUse
from recap_print.draw.entries import (
    Catalog,
    Page,
    Plain,
    Points,
    array,
    box_in_points,
    dictionary,
    every_plate,
    name,
    points,
    string,
    truth,
)
from recap_print.draw.job import Job
from recap_print.draw.metadata import PDFX, Metadata
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Direction

PDF_VERSION = (1, 6)
PROGRAM = f"recap-print {__version__}"


class Document:
    """Pages are added in order, then ``bytes`` gives the file. The same calls give the same bytes.

    With a ``job`` the file says which inks on which paper it is made for and, when the job claims so, that it is
    PDF/X-4; without one it is a plain PDF.
    """

    def __init__(self, booklet: Booklet, fonts: Mapping[str, FontUse], job: Job | None = None) -> None:
        for name_of_setting in ("pdfComments", "pdfMultiLine"):
            setattr(rl_config, name_of_setting, 0)  # reportlab takes these from the environment
        self._job = job
        self._metadata = Metadata(
            title=booklet.title,
            author=booklet.author,
            subject=f"{booklet.title}, {booklet.edition}",
            program=PROGRAM,
            date=job.date if job else "",
            claim=PDFX if job and job.claims else "",
        )
        self._digest = hashlib.sha256(repr(self._metadata).encode())
        self._doc = pdfdoc.PDFDocument(invariant=1, pdfVersion=PDF_VERSION, lang=booklet.language)
        self._doc.Catalog.__class__ = Catalog
        strings = {key: string(text) for key, text in self._metadata.info.items()}
        self._doc.info = dictionary(**strings, Trapped=name("False"))
        turned = {"Direction": name("R2L")} if booklet.direction is Direction.RTL else {}
        self._doc.Catalog.ViewerPreferences = dictionary(DisplayDocTitle="true", **turned)
        self._fonts = self._reference(dictionary(**{use.resource: self._font(use) for use in fonts.values()}))
        self._states = self._reference(
            dictionary(
                **{
                    state: dictionary(Type=name("ExtGState"), op=truth(fill), OP=truth(stroke), OPM=1)
                    for (fill, stroke), state in OVERPRINTS.items()
                }
            )
        )
        self._spaces = self._reference(dictionary(All=every_plate()))
        self._pages: list[Any] = []

    def stream(self, content: bytes, **entries: Any) -> Any:
        """A compressed stream; returns its reference."""
        self._digest.update(content)
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content, [pdfdoc.PDFZCompress])
        return self._reference(stream)

    def form(self, content: bytes, box: Points, **xobjects: Any) -> Any:
        """A form XObject that clips to ``box`` (points); returns its reference."""
        shown = {"XObject": dictionary(**xobjects)} if xobjects else {}
        return self.stream(
            content,
            Type=name("XObject"),
            Subtype=name("Form"),
            BBox=array(box),
            Resources=dictionary(Font=self._fonts, ExtGState=self._states, **shown),
        )

    def page(
        self, size: tuple[float, float], contents: Sequence[Any], boxes: Mapping[str, Rect], **xobjects: Any
    ) -> None:
        """A page of ``size`` mm. ``boxes`` are in mm from its top-left corner, y down."""
        page = Page()
        page.MediaBox = array((0, 0, *(points(side) for side in size)))
        for key, rect in boxes.items():
            setattr(page, key, array(box_in_points(rect, size[1])))
        page.Contents = pdfdoc.PDFArray(list(contents))
        resources = {"Font": self._fonts, "ExtGState": self._states, "ColorSpace": self._spaces}
        page.Resources = dictionary(**resources, **({"XObject": dictionary(**xobjects)} if xobjects else {}))
        page.Group = dictionary(S=name("Transparency"), CS=name("DeviceCMYK"))
        page.ExtGState = None
        self._doc.inPage()
        self._pages.append(self._doc.thisPageRef())
        self._doc.addPage(page)

    def bookmarks(self, entries: Sequence[tuple[str, int]]) -> None:
        """An outline: (title, index of the page it opens), one level, in order (ISO 32000-1 §12.3.3)."""
        if not entries:
            return
        root, rank = pdfdoc.PDFDictionary({}), len(entries)
        root_reference = self._reference(root, "RecapOutline")
        references = [pdfdoc.PDFObjectReference(f"RecapOutline{i}") for i in range(rank)]
        for i, (title, page) in enumerate(entries):
            entry = {
                "Title": string(title),
                "Parent": root_reference,
                "Dest": pdfdoc.PDFArray([self._pages[page], name("Fit")]),
            }
            if i:
                entry["Prev"] = references[i - 1]
            if i + 1 < rank:
                entry["Next"] = references[i + 1]
            self._reference(pdfdoc.PDFDictionary(entry), f"RecapOutline{i}")
        root.dict.update(Type=name("Outlines"), First=references[0], Last=references[-1], Count=rank)
        self._doc.Catalog.Outlines = root_reference
        self._doc.Catalog.PageMode = name("UseOutlines")

    def bytes(self) -> bytes:
        """The whole file. Its /ID is made of what it shows and says, not of a clock or of chance."""
        doc = self._doc
        if self._job:
            doc.Catalog.OutputIntents = pdfdoc.PDFArray([self._output_intent(self._job)])
        identifier = self._digest.hexdigest()[:32]
        packet = Plain(dictionary(Type=name("Metadata"), Subtype=name("XML")), self._metadata.packet(identifier))
        doc.Catalog.Metadata = self._reference(packet)
        doc._ID = f"[<{identifier}> <{identifier}>]".encode()
        doc.Reference(doc.Catalog)
        doc.Reference(doc.info)
        data = doc.format()
        return data if isinstance(data, bytes) else data.encode("latin-1")

    def _output_intent(self, job: Job) -> Any:
        """Which inks on which paper (ISO 32000-1 §14.11.5; ISO 15930-7, 6.4)."""
        condition = job.condition
        return self._reference(
            dictionary(
                Type=name("OutputIntent"),
                S=name("GTS_PDFX"),
                OutputConditionIdentifier=string(condition.identifier),
                **({"RegistryName": string(condition.registry)} if condition.registry else {}),
                OutputCondition=string(condition.info),
                Info=string(condition.info),
                DestOutputProfile=self.stream(job.profile.data, N=4),
            )
        )

    def _reference(self, thing: Any, key: str | None = None) -> Any:
        return self._doc.Reference(thing, key)

    def _font(self, use: FontUse) -> Any:
        base = name(embed.base_name(use))
        file = embed.subset(use)
        reach = use.file.metrics
        descriptor = dictionary(
            Type=name("FontDescriptor"),
            FontName=base,
            Flags=4,  # symbolic: codes are glyph numbers, not a standard Latin encoding
            FontBBox=array(embed.bounding_box(use.file)),
            ItalicAngle=0,
            Ascent=reach.ascent,
            Descent=-reach.descent,
            CapHeight=reach.cap_height,
            StemV=80,
            FontFile2=self.stream(file, Length1=len(file)),
        )
        w = [part for first, run in embed.widths(use) for part in (first, pdfdoc.PDFArray(run))]
        descendant = dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=base,
            CIDSystemInfo=dictionary(
                Registry=pdfdoc.PDFString("Adobe"), Ordering=pdfdoc.PDFString("Identity"), Supplement=0
            ),
            FontDescriptor=self._reference(descriptor),
            DW=0,
            W=pdfdoc.PDFArray(w),
            CIDToGIDMap=name("Identity"),
        )
        font = dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=base,
            Encoding=name("Identity-H"),
            DescendantFonts=pdfdoc.PDFArray([self._reference(descendant)]),
            ToUnicode=self.stream(embed.to_unicode(use)),
        )
        return self._reference(font)
