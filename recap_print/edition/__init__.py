"""NOUN: what the booklet says, read from editions/*.yaml."""
