"""NOUN: the placed booklet, the one value every output is drawn from."""
