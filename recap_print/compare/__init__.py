"""VERB: booklet x booklet -> changes, each told once, at the highest level that explains it."""
