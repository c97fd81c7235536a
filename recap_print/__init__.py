"""recap-print: from a YAML declaration to a booklet a press can print.

The rooms and the direction of imports are described in ``docs/architecture.md``;
a test (``tests/test_rooms.py``) keeps watch over them.
"""

__version__ = "0.1.0"
