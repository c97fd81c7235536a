"""From when on a difference between two papers is told. Each with its reason, nowhere else. Millimetres."""

STILL_MM = 0.1
"""A word that stands nearer to its place than this has not moved. Programs that write a PDF again keep a tenth of a
point (0.035 mm), and do so for the page, the line and the word; a press holds 0.1 mm in register."""

SCALED = 0.0005
"""A scale nearer to 1 than this is rounding: 0.1 mm over the height of an A5 page."""

MOST_SCALED = 0.03
"""A proof may be smaller or larger by so much and be the same paper in another form: printers fit a page with its
bleed on office paper (A5 with 3 mm all around on A5 is 96 to 97 %). Beyond, it is another page size."""

SHIFTED_MM = 1.0
"""Where both say their trim, all pages may stand off by so much: within what folding and cutting do (± 1 mm).
Where one does not, nobody knows where its trim is, and any shift is form."""

SIZE_MM = 0.5
"""Trims nearer to each other than this are one size: programs round pages to whole points (0.35 mm)."""

SHEET_MM = 1.5
"""A sheet may be larger or smaller than the press says by so much: rounded to points on either side."""

SIZED = 0.01
"""Part of a type size: 0.1 pt at 10 pt, as far as programs round."""

NEAR_MM = 8.0
"""How far from its place a reworded block is still looked for when it has no word in common."""

SHEETS_FROM = 1.7
"""A file whose pages are so many times as large as the other's pages holds sheets: two pages and more."""

FEW_WORDS = 5
"""Pages that say less than this may be the same page without any word in common."""

FAINTLY = 150
"""Thousandths of words in common from which two pages can be one page when those before and after them are."""

SURE_WORDS = 8
"""From so many words on, scale and place are measured; with fewer, a single moved word would be the measure."""

FAR_MM = 25.0
"""Words must be so far apart for their distance to tell a scale: 0.02 mm of rounding is then 0.08 %, and the median
of hundreds tells SCALED."""

SPINE_MM = 1.0
"""On sheets, so much beside a fold is not looked at, beyond what creep pushes over it: there the neighbour's ink is."""

UPRIGHT = 0.8
"""Where so large a part of a page's words run another way, the page itself is turned."""

MOST_TURNED_MM = 20.0
"""Content of a page that changed sides of the spread moves by the difference of its inner and outer margins."""

TOGETHER = 0.9
"""Where so large a part of a page's words moved by one distance, the page as a whole did."""

EMPTIED = 0.1
"""A page that keeps no more than this part of its words was emptied: a folio or a mark may be left of it."""

HALF = 0.5
"""What differs is of the things that stand on so large a part of it, or that it covers as far."""
