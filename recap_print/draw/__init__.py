"""VERB: pages or sheets -> PDF bytes. Layout has decided; drawing obeys."""
