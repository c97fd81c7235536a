"""NOUN: what the press receives: sheets with two sides, and where each page lies on them."""
