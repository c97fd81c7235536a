"""Which files come first, and how many are run at once, so that all processors are busy to the end (``make test``).

A file is run by one process from its first test to its last. A long one that begins last keeps one processor busy and
leaves the others idle; and whoever looks at something in a browser waits for it a third of the time.
"""

from __future__ import annotations

import os

import pytest

BEGIN = (
    *("html/test_browser.py", "papers/test_proofs.py", "preview/test_desk_looks.py", "walk/test_designer_page.py"),
    *("preview/test_desk.py", "draw/test_printed_inks.py", "preview/test_desk_against.py", "accounts/test_accounts.py"),
    *("preview/test_desk_tabs.py", "walk/test_printer_page.py", "preview/test_desk_latency.py"),
    *("ecosystem/test_action.py", "build/test_running.py", "draw/test_same_bytes.py", "papers/test_scripts.py"),
    *("preview/test_desk_items.py", "preview/test_desk_sizes.py", "pdf/test_hostile.py", "preview/test_desk_draft.py"),
    *("ecosystem/test_hooks.py", "history/test_history_page.py"),
)
"""The longest files, those that wait among those that reckon. All others take less than five seconds."""


def pytest_configure(config: pytest.Config) -> None:
    """As xdist would have it, files of many tests come first, and a file of one test of ten seconds comes last."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


@pytest.hookimpl(optionalhook=True)  # xdist's own
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: while one process waits for its browser, another one works."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(BEGIN)}
    items.sort(key=lambda item: ranks.get("/".join(item.path.parts[-2:]), len(BEGIN)))
