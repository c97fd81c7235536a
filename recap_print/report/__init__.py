"""VERB: findings and changes -> text, JSON, GitHub, Markdown."""
