"""VERB: page count, trim and press -> sheets. Knows numbers, never contents."""
