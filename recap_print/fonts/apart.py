"""What reads from left to right among any letters, as a whole: addresses, telephone numbers, dates, times.

UAX #9 knows letters and digits, not what they say: after an Arabic word it would show ``06 39 98`` as it is and
``12-05-2026`` backwards, and part ``12 rue de la Paix`` after its number. So they are isolated (its section 6.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_GAP = r"[ \u00a0\u202f]"
_APART = re.compile(
    rf"""[a-z0-9][\w.+-]*@[\w.-]+\w                                     # me@example.org
      | (?:https?://|www\.)[!-~]*[\w/]                                  # https://example.org/?v=1
      | (?:[a-z0-9-]+\.)+[a-z]{{2,}}(?:/[!-~]*[\w/])?                   # example.org/avis
      | \+\d(?:(?:[\d\u00a0\u202f.-]|[ \u00a0\u202f]?\(\d+\))*\d)?      # +33 6 39 98 00 27, +33 (0)6 39 98 00 27
      | (?<![\d.])\d+(?:[\u00a0\u202f./-]\d+){{2,}}                     # 06 39 98 00 27, 12-05-2026
      | (?<![\w.,:{_LATIN}])(?<![\w{_LATIN}]{_GAP})(?<![\w{_LATIN}],{_GAP})  # … unless it goes on after Latin words
        \d(?:[\d.,:]|{_GAP}(?=\d))*{_GAP}[{_LATIN}]+                    # 9 h – 17 h; 12 rue de la Paix, 75001 Paris
        (?:(?:,?{_GAP}(?:[–-]{_GAP})?|['’-])[{_LATIN}\d]+)*
      | «[ \u00a0\u202f]?[{_LATIN}][^«»\u0590-\u08ff]*»                # « Mon Récap », before a number
      | [\u0660-\u0669]+(?:[\u00a0\u202f./-][\u0660-\u0669]+){{2,}}     # the same numbers in Arabic digits
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""Parts of a number are held by no-break spaces."""


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand (first, end), in order."""
    return (found.span() for found in _APART.finditer(text))
