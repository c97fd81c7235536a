"""VERB: changes and history -> pages of HTML that open from a disk, without a network, for ever."""
