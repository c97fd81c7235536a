"""F rules: what is wrong with the bytes of a PDF, ours or anybody's."""
