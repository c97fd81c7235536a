"""VERB: two things that are printed, one of them a PDF at least -> changes: what differs in substance, what in form."""
