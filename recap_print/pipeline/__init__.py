"""The order of the rooms, and the only place that reads folders and writes files."""
