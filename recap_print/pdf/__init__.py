"""READER: the bytes of a PDF, ours or anybody's -> facts. It notes what is there and judges nothing."""
