"""VERB: edition + layout + fonts -> the placed booklet."""
