"""Raster pictures as image XObjects: each file once, however often and wherever it is shown."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from recap_print.draw.content import image_name
from recap_print.draw.document import Document
from recap_print.draw.entries import array, dictionary, name
from recap_print.pages.model import Booklet, Page, Picture
from recap_print.pictures import RasterPicture

Pictures = Mapping[str, RasterPicture]
"""Picture files by name."""
NO_PICTURES: Pictures = {}


class Images:
    """The pictures of a booklet within a document."""

    def __init__(self, document: Document, booklet: Booklet, pictures: Pictures) -> None:
        files = {image_name(item): item.file for page in booklet.pages for item in _shown(page)}
        self._references = {key: _image(document, pictures[file]) for key, file in files.items()}

    def on(self, page: Page) -> dict[str, Any]:
        """What a page's content names, for its resources."""
        return {key: self._references[key] for key in dict.fromkeys(image_name(item) for item in _shown(page))}


def _shown(page: Page) -> tuple[Picture, ...]:
    return tuple(item for item in page.items if isinstance(item, Picture))


def _image(document: Document, picture: RasterPicture) -> Any:
    """A JPEG whose inks need no change goes in as it is, not a pixel lost; all else is packed without loss."""
    width, height = picture.pixels
    entries: dict[str, Any] = {}
    if picture.jpeg:
        data, filter = picture.jpeg, "DCTDecode"
        if picture.space == "DeviceCMYK":  # Adobe stores inks inverted; a PDF must say so (ISO 32000-1 §8.9.5.2)
            entries["Decode"] = array((1, 0) * 4)
    else:
        data, filter = zlib.compress(picture.samples()), "FlateDecode"
        if picture.bits == 8:
            colors = 4 if picture.space == "DeviceCMYK" else 1
            entries["DecodeParms"] = dictionary(Predictor=2, Colors=colors, BitsPerComponent=8, Columns=width)
    return document.stream(
        data,
        Type=name("XObject"),
        Subtype=name("Image"),
        Width=width,
        Height=height,
        ColorSpace=name(picture.space),
        BitsPerComponent=picture.bits,
        Filter=name(filter),
        **entries,
    )
