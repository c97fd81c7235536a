"""The designer's desk: a local page that shows a booklet while it is being written."""
