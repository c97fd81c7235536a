"""Arabic for tests: a small booklet, set in the A5 layout with the Arabic faces beside its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from recap_print.fonts import FontShelf
from recap_print.fonts.family import Family, family
from recap_print.pages.model import Booklet
from recap_print.typeset.compose import compose
from small import a5, edition, layout

SECTIONS = """
- id: cover
  kind: page
  title: دفتري
  blocks:
    - heading: {text: دفتر مواعيدي}
    - text: {text: "France Travail تساعدكم (هنا) في 12/05/2026، أليس كذلك؟"}
    - picture: {pictogram: phone, size: 20}
    - qr: {link: "https://example.org/avis/v11/ar", size: 30}
- id: meetings
  kind: page
  title: مواعيدي
  color: blue
  pictogram: calendar
  blocks:
    - heading: {text: مواعيدي}
    - fields:
        show: examples
        items:
          - {id: who, label: "مع من؟", width: half, example: "السيدة مارتان"}
          - {id: place, label: "أين؟", width: half}
          - {id: when, label: "متى؟", answer: date, width: half, example: "12 05 2026"}
          - {id: hour, label: "في أي ساعة؟", answer: time, width: half}
          - {id: phone, label: "رقم الهاتف", answer: phone}
          - {id: state, label: "الحالة", answer: ticks, options: ["أنتظر", "انتهى الأمر"]}
    - list: {items: ["قلم", "أوراقي", "هذا الدفتر"]}
    - list: {mark: number, items: ["اقرؤوا الصفحة.", "املؤوا الخانات."]}
- id: advice
  kind: page
  title: نصائح
  color: green
  pictogram: star
  blocks:
    - text: {text: "هذا الدفتر لكم. يمكنكم أن تكتبوا فيه مواعيدكم وأرقام الهاتف، وأن تعرضوه على من يساعدكم، أو لا."}
    - text: {text: "اتصلوا بالرقم 06 39 98 00 27 (مجانا)، من الإثنين إلى الجمعة، من الساعة 9 إلى الساعة 17."}
    - columns:
        widths: [40, fill]
        cells:
          - - text: {text: يمين}
          - - text: {text: يسار}
    - table: {head: [الإثنين, الثلاثاء, الأربعاء], rows: 2, row_height: 12, corner: 6}
    - lines: {count: 2, mark: tick}
- id: end
  kind: page
  title: رأيكم
  blocks:
    - text: {text: "الموقع: https://example.org/avis?v=11&l=ar شكرا", align: center}
    - text: {text: "لا إله إلا الله", align: end}
"""


def shelf() -> FontShelf:
    return a5().shelf


def arabic(font: str = "regular", language: str = "ar") -> Family:
    return family(shelf(), font, language)


def booklet(sections: str = SECTIONS, pages: int = 4, language: str = "ar") -> Booklet:
    """A booklet of these sections, in a language whatever their words."""
    declared = replace(edition(sections, pages), language=language)
    return compose(declared, layout(), shelf(), a5().pictograms)


def plain(text: str) -> str:
    """Words without what only steers their order, with ordinary spaces, composed."""
    text = re.sub("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))
