"""A long day at the desk: 2 000 saves, 20 readers, and what is left of the memory. ``python bench/soak.py [SAVES]``

Every tenth save breaks the file, every hundredth takes it away for a moment. Half of the readers never read on.
Ends with 1 when the last page is not that of the last save, or memory grew by more than a tenth after the first tenth.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from preview import HERE, Reader
from recap_print.pipeline.project import Project
from recap_print.preview.app import Desk
from recap_print.preview.comparing import Comparing
from recap_print.preview.serve import TURN, listening, server
from recap_print.preview.studio import Studio

READERS = 20
MOST_GROWTH = 1.10
LABEL = "Avec qui ?"


def resident_mb(desk: Desk) -> float:
    """What the process keeps in memory (Linux), beside the pictures: they have 64 MB, and fill them."""
    status = Path("/proc/self/status").read_text("ascii")
    kb = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
    return kb / 1024 - desk.studio.darkroom.size / 2**20


def main() -> int:
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    sys.setswitchinterval(TURN)
    gc.set_threshold(50_000, 20, 50)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("editions", "layouts", "fonts"):
            shutil.copytree(HERE / name, root / name)
        project = Project(root)
        desk = Desk(Studio(project, "v11"), Comparing(project, "v11"))
        with listening("127.0.0.1", 0) as found:
            answering = server(desk, "127.0.0.1")
            thread = threading.Thread(target=answering.run, kwargs={"sockets": [found]})
            thread.start()
            try:
                return soak(desk, found.getsockname()[1], project.edition("v11"), saves)
            finally:
                answering.should_exit = True
                desk.board.closed = True
                thread.join()


def soak(desk: Desk, port: int, file: Path, saves: int) -> int:
    text = file.read_text("utf-8")
    reader, *others = [Reader(port) for _ in range(READERS)]
    for one in others[: READERS // 2]:
        threading.Thread(target=listen, args=(one,), daemon=True).start()
    first = resident_mb(desk)
    for save in range(1, saves + 1):
        now = text.replace(LABEL, f"{LABEL[:-2]} {save} ?")
        if save % 100 == 0:
            file.unlink()
            time.sleep(0.01)
        file.write_text(now if save % 10 else now.replace("sections:", "sections: ["), "utf-8")
        time.sleep(0.02 if save % 7 else 0.4)  # bursts, and time to look
        if save % 7 == 0:
            for digest in list(reader.pages().values())[:4]:
                reader.get(f"/page/{digest}.png?dpi={(72, 108, 144)[save % 3]}", or_gone=True)
        if save == saves // 10:
            first = resident_mb(desk)
        if save % max(1, saves // 10) == 0:
            print(f"{save:5} saves  {resident_mb(desk):6.0f} MB", flush=True)
    file.write_text(text, "utf-8")
    time.sleep(2)
    last, left = reader.pages(), resident_mb(desk)
    fresh = Studio(Project(file.parents[1]), "v11").look()
    stale = {leaf.id for leaf in fresh.pages if last[leaf.id] != leaf.digest}
    print(f"{len(stale)} stale pages; memory {first:.0f} -> {left:.0f} MB")
    return int(bool(stale) or left > first * MOST_GROWTH)


def listen(reader: Reader) -> None:
    try:
        while True:
            reader.serial()
    except SystemExit:
        return


if __name__ == "__main__":
    sys.exit(main())
