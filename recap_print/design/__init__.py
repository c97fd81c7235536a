"""NOUN: what the booklet's pages look like, read from layouts/*.yaml."""
