"""What a PDF says of itself, twice: in its Info dictionary and in an XMP packet, which PDF/X wants to agree.

Properties are those of ISO 15930-7, 6.9 to 6.11; the packet is that of ISO 16684-1.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

PDFX = "PDF/X-4"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """``date`` is that of the edition (2026-09 or 2026-09-14), empty for a file without dates; ``claim`` is what
    the file says it is (``PDF/X-4``), empty when it says nothing."""

    title: str
    author: str
    subject: str
    program: str
    date: str = ""
    claim: str = ""

    @property
    def info(self) -> dict[str, str]:
        """The strings of the Info dictionary (ISO 32000-1 §14.3.3)."""
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.program,
            "Producer": self.program,
            "CreationDate": self._pdf_date,
            "ModDate": self._pdf_date,
            "GTS_PDFXVersion": self.claim,
        }
        return {key: value for key, value in said.items() if value}

    def packet(self, identifier: str) -> bytes:
        """The XMP packet. ``identifier`` is 32 hexadecimal digits that name the document's contents."""
        date = self._xmp_date
        simple = {
            "dc:format": "application/pdf",
            "pdf:Producer": self.program,
            "pdf:Trapped": "False",
            "pdfxid:GTS_PDFXVersion": self.claim,
            "xmp:CreateDate": date,
            "xmp:CreatorTool": self.program,
            "xmp:MetadataDate": date,
            "xmp:ModifyDate": date,
            "xmpMM:DocumentID": f"uuid:{uuid.UUID(identifier)}",
            "xmpMM:RenditionClass": "default",
            "xmpMM:VersionID": "1",
        }
        lines = [f"   <{name}>{escape(value)}</{name}>" for name, value in simple.items() if value]
        lines += [
            f'   <dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></dc:{name}>'
            for name, value in (("title", self.title), ("description", self.subject))
            if value
        ]
        if self.author:
            lines.append(f"   <dc:creator><rdf:Seq><rdf:li>{escape(self.author)}</rdf:li></rdf:Seq></dc:creator>")
        return _PACKET.format(spaces=_declared(_SPACES), properties="\n".join(sorted(lines))).encode()

    @property
    def _day(self) -> str:
        """``2026-09-14``; a month begins with its first day."""
        return f"{self.date}-01" if self.date.count("-") == 1 else self.date

    @property
    def _pdf_date(self) -> str:
        return f"D:{self._day.replace('-', '')}000000Z" if self.date else ""

    @property
    def _xmp_date(self) -> str:
        return f"{self._day}T00:00:00Z" if self.date else ""


def _declared(spaces: Mapping[str, str]) -> str:
    return "\n".join(f'    xmlns:{prefix}="{address}"' for prefix, address in spaces.items())


_PACKET = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
{spaces}>
{properties}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
