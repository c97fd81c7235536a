"""How hard hypothesis looks: the same examples each time in CI, fresh ones at the desk. And how tests spend time."""

from __future__ import annotations

import gc
import os

from hypothesis import settings

pytest_plugins = ["order", "yard", "chromium", "desks"]
"""What comes first; what is built, and opened, once for all who look at it."""

# No deadline: a busy machine is not a fault of the code.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# What tests import and remember stays to the end: to look through it again and again took a quarter of the time.
gc.set_threshold(50_000, 20, 50)
