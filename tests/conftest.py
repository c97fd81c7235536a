"""How hard hypothesis looks: the same examples each time in CI, fresh ones at the desk."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a busy machine is not a fault of the code.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
