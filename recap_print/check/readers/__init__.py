"""What readers meet: rules R1 on the declared words, R2 on the placed pages."""

from recap_print.check.readers import capitals, pages, plain, sentences, spacing

__all__ = ["capitals", "pages", "plain", "sentences", "spacing"]
