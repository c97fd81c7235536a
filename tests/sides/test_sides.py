"""What people type as OLD and NEW, and what is compared then. The work tree is never touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scratch import FONT, LAYOUT, LOCK, RECORDED, ROOT, SMALL, Scratch, a_history, a_project, alone, files

from recap_print.compare.version import Version
from recap_print.errors import CannotRead, RecapError, UsageError
from recap_print.pages.store import loads
from recap_print.pdf.legible_model import Paper
from recap_print.pipeline.git import repository_around
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import Project
from recap_print.pipeline.revisions import revision_in
from recap_print.pipeline.sides import HasErrors, Pair, previous_of, sides, variant_of_side
from recap_print.pipeline.trying import calibration
from recap_print.pipeline.variants import NoVariant


@pytest.fixture(scope="module", autouse=True)
def nobodys_settings() -> Iterator[None]:
    with alone():
        yield


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """Nobody may change it: what a test does to a work tree, it does to ``project``."""
    return a_history(tmp_path_factory.mktemp("history"))


@pytest.fixture
def project(tmp_path: Path) -> Scratch:
    scratch = a_project(tmp_path)
    scratch.record()
    scratch.commit("first")
    return scratch


def old(pairs: list[Pair]) -> Version:
    (pair,) = pairs
    assert isinstance(pair.old, Version)
    return pair.old


def new(pairs: list[Pair]) -> Version:
    (pair,) = pairs
    assert isinstance(pair.new, Version)
    return pair.new


def by_hand(history: Scratch, tag: str, folder: Path) -> Prepared:
    """The edition of a revision, from files that git laid out in a folder."""
    history.git("worktree", "add", "--quiet", "--detach", str(folder), tag)
    try:
        return Workshop(Project(folder)).prepare(folder / SMALL)
    finally:
        history.git("worktree", "remove", "--force", str(folder))


def in_english(scratch: Scratch, said: str) -> str:
    with chdir(scratch.root):
        return variant_of_side(Workshop(Project(scratch.root)), said, "en", "")


def test_a_variant_that_a_revision_declares(project: Scratch) -> None:
    project.edit(SMALL, "pages: 4\n", "pages: 4\nvariants:\n  - language: en\n")
    project.commit("english")
    project.edit(SMALL, "variants:\n  - language: en\n", "")
    assert in_english(project, "english:small") == "english:small.en"
    assert in_english(project, f"english:{SMALL}") == "english:small.en"
    for said, why in (("small", "small has"), ("first:small", "first: small has")):
        with pytest.raises(NoVariant, match=f"^{why} no variant `en`"):
            in_english(project, said)
    for said in (LOCK, f"english:{LOCK}", "english:", "editions", "proof.pdf"):
        assert in_english(project, said) == ""


# --- editions and locks of the work tree -------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["small", SMALL, f"./{SMALL}"])
def test_an_edition_comes_with_all_that_explains_it(history: Scratch, said: str) -> None:
    version = new(history.sides(said, said))
    assert version.name == said
    assert version.edition is not None
    assert version.layout is not None
    assert version.pictograms is not None
    assert [d.name for d in (version.edition, version.layout, version.pictograms)] == [
        SMALL,
        LAYOUT,
        "layouts/pictograms.yaml",
    ]
    assert history.said == [f"· reading and placing {SMALL}"]


def test_the_same_edition_twice_is_composed_once(history: Scratch) -> None:
    (pair,) = history.sides("small", SMALL)
    assert pair.prepared_old is pair.prepared_new


def test_a_lock_says_how_it_was_made_and_so_does_what_it_is_compared_with(history: Scratch) -> None:
    pairs = history.sides(LOCK, "small")
    assert old(pairs).made == RECORDED
    now = new(pairs).made
    assert now is not None
    assert {section for section, _ in now.declared} == {"", "opening", "appointments", "notes", "feedback"}
    assert old(pairs).edition is None
    assert old(pairs).booklet.pages == new(pairs).booklet.pages


def test_an_edition_whose_file_is_gone_is_read_from_its_lock(project: Scratch) -> None:
    lock = project.read(LOCK)
    project.write("editions/ancient.lock.json", lock)
    assert old(project.sides("ancient", "small")).booklet == loads(lock, LOCK)


def test_an_edition_with_errors_is_handed_back_with_its_findings(project: Scratch) -> None:
    project.edit(SMALL, "kind: notes", "kind: nots")
    with pytest.raises(HasErrors) as refused:
        project.sides("first:small", "small")
    assert [finding.code for finding in refused.value.prepared.errors] == ["S104"]


@pytest.mark.parametrize(
    ("said", "error", "words"),
    [
        ("smal", UsageError, "did you mean `small`?"),
        ("editions/none.yaml", CannotRead, "there is no file editions/none.yaml"),
        ("none.pdf", CannotRead, "there is no file none.pdf"),
        ("none.lock.json", CannotRead, "there is no file none.lock.json"),
        ("layouts", CannotRead, "is a folder without a lock"),
        (r"C:\v11.yaml", CannotRead, "there is no file"),
        ("C:/v11.yaml", CannotRead, "there is no file"),
        ("README.txt", UsageError, "there is no edition `README.txt`"),
        ("x" * 5000, UsageError, "there is no edition"),
    ],
)
def test_what_is_not_there_is_said_in_words(history: Scratch, said: str, error: type[RecapError], words: str) -> None:
    with pytest.raises(error) as refused:
        history.sides(said, "small")
    assert words in f"{refused.value.message} {refused.value.help}"


def test_locks_need_no_project(tmp_path: Path, history: Scratch) -> None:
    (tmp_path / "one.lock.json").write_text(history.read(LOCK))
    with chdir(tmp_path):
        (pair,) = sides(None, "one.lock.json", "one.lock.json")
        with pytest.raises(UsageError, match="no project here"):
            sides(None, "one.lock.json", "small")
    assert pair.name == "small"


# --- revisions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["first", "words", "look"])
def test_an_edition_of_a_revision_is_set_from_all_that_it_was_then(history: Scratch, tag: str, tmp_path: Path) -> None:
    version = old(history.sides(f"{tag}:small", "small"))
    assert version.booklet == by_hand(history, tag, tmp_path / "then").booklet


def test_lines_are_those_of_the_revision(history: Scratch) -> None:
    version = old(history.sides("first:small", "small"))
    assert version.edition is not None
    assert version.layout is not None
    where = version.edition.where("sections[1].intro")
    assert (where.file, where.excerpt.strip()) == (f"first:{SMALL}", "intro: Remplissez une fiche.")
    assert version.layout.where("bleed").file == f"first:{LAYOUT}"
    assert version.pictograms is not None
    assert version.pictograms.name == "first:layouts/pictograms.yaml"


def test_nothing_is_left_behind_and_nothing_is_touched(history: Scratch, tmp_path: Path) -> None:
    before = files(history.top)
    kept, tempfile.tempdir = tempfile.tempdir, str(tmp_path)
    try:
        history.sides("first:small", "words:small")
    finally:
        tempfile.tempdir = kept
    assert list(tmp_path.iterdir()) == []
    assert files(history.top) == before  # the index, the objects and the reflogs too


def test_what_is_as_it_was_is_not_set_again(history: Scratch) -> None:
    pairs = history.sides("back:small", "small")
    assert old(pairs).booklet is new(pairs).booklet
    assert old(pairs).edition != new(pairs).edition  # it is called otherwise
    assert old(history.sides("look:small", "back:small")).booklet is not None


def test_a_design_that_is_as_it_was_shapes_no_word_again(project: Scratch) -> None:
    project.edit(SMALL, "intro: Remplissez une fiche.", "intro: Une fiche par rendez-vous.")
    (pair,) = project.sides("first:small", "small")
    assert pair.prepared_old
    assert pair.prepared_new
    assert pair.prepared_old.design.shelf is pair.prepared_new.design.shelf
    assert old([pair]).booklet != new([pair]).booklet


def test_a_font_that_changed_alone_is_taken_from_the_revision(project: Scratch, history: Scratch) -> None:
    project.write(FONT, (history.root / FONT).read_bytes())  # the bold one
    pairs = project.sides("first:small", "small")
    hashes = [dict(version.booklet.hashes) for version in (old(pairs), new(pairs))]
    assert hashes[0]["layout"] == hashes[1]["layout"]
    assert hashes[0]["font regular"] != hashes[1]["font regular"]


@pytest.mark.parametrize("rev", ["HEAD~5", "first", "first^{commit}", "main~5", "main@{0}~5", ":/the first one"])
def test_any_name_that_git_knows(history: Scratch, rev: str) -> None:
    if rev.startswith(":"):  # a colon first is git's own way to search; REV:EDITION cannot begin so
        with pytest.raises(UsageError, match="names no revision"):
            history.sides(f"{rev}:small", "small")
        return
    assert old(history.sides(f"{rev}:small", "small")).booklet == old(history.sides("first:small", "small")).booklet


def test_hashes_remote_branches_and_searches(history: Scratch) -> None:
    commit = history.git("rev-parse", "first").strip()
    history.git("update-ref", "refs/remotes/origin/main", commit)
    try:
        for rev in (commit, commit[:9], "origin/main", "HEAD^{/the first}"):
            assert old(history.sides(f"{rev}:{LOCK}", LOCK)).booklet.stock.bleed == 3
    finally:
        history.git("update-ref", "-d", "refs/remotes/origin/main")


def test_what_git_remarks_is_passed_on(history: Scratch) -> None:
    history.sides(f"main@{{10.years.ago}}:{LOCK}", LOCK)
    assert any("log for 'main' only goes back to" in words for words in history.said)


def test_a_revision_that_only_a_later_program_reads_is_taken_from_its_lock(history: Scratch) -> None:
    version = old(history.sides("future:small", "small"))
    assert version.booklet == loads(history.read(LOCK), LOCK)
    assert (version.edition, version.made) == (None, RECORDED)
    (note,) = (words for words in history.said if "note" in words)
    assert "future:small is read from its lock" in note
    assert f"future:{SMALL}:12:1: " in note
    assert "kitchen" in note


def test_and_without_a_lock_it_is_refused_at_its_line(project: Scratch) -> None:
    project.edit(LAYOUT, "bleed: 3", "bleed: -3")
    (project.root / LOCK).unlink()
    project.commit("broken")
    with pytest.raises(CannotRead, match=f"broken:{LAYOUT}:8:8: ") as refused:
        project.sides("broken:small", "first:small")
    assert "it has no lock" in refused.value.help


def test_an_edition_that_was_gone_then_is_read_from_the_lock_it_had(history: Scratch) -> None:
    assert old(history.sides("gone:small", "small")).booklet == loads(history.read(LOCK), LOCK)


def test_locks_and_paths_at_a_revision(history: Scratch) -> None:
    assert old(history.sides(f"first:{LOCK}", LOCK)).booklet.stock.bleed == 3
    version = old(history.sides("first:./small.yaml", "small", here="editions"))
    assert version.edition is not None
    assert version.edition.name == f"first:{SMALL}"
    assert old(history.sides("first:../editions/small.lock.json", "small", here="layouts")).booklet.stock.bleed == 3


def test_pdfs_here_and_at_a_revision(project: Scratch) -> None:
    shop = Workshop(Project(ROOT))
    calibration(shop, "a4", project.root / "sheet.pdf")
    project.commit("small")
    calibration(shop, "a3", project.root / "sheet.pdf")
    (pair,) = project.sides("small:sheet.pdf", "sheet.pdf")
    assert isinstance(pair.old, Paper)
    assert isinstance(pair.new, Paper)
    assert (pair.old.name, pair.old.pages[0].width, pair.new.pages[0].width) == ("small:sheet.pdf", 297.0, 420.0)
    with pytest.raises(UsageError, match="which of its locks is the PDF of"):
        project.sides("editions", "sheet.pdf")


def test_a_project_below_the_top(tmp_path: Path) -> None:
    scratch = a_project(tmp_path, "deep/booklet")
    scratch.record()
    scratch.commit("first")
    scratch.edit(SMALL, "intro: Remplissez une fiche.", "intro: Une fiche par rendez-vous.")
    for said in ("first:small", f"first:{SMALL}", f"first:deep/booklet/{SMALL}"):
        version = old(scratch.sides(said, "small"))
        assert version.edition is not None
        assert version.edition.name == f"first:{SMALL}"
        assert version.booklet == loads(scratch.read(LOCK), LOCK)
    with pytest.raises(CannotRead, match="is no file of that revision"):
        scratch.sides("first:../../../etc/passwd.json", "small")


def test_a_file_with_a_colon_in_its_name_is_a_file(project: Scratch) -> None:
    project.write("first:small.lock.json", project.read(LOCK).replace("Petit carnet", "Grand carnet"))
    assert old(project.sides("first:small.lock.json", "small")).booklet.title == "Grand carnet"


# --- folders of locks --------------------------------------------------------------------------------------------


def test_folders_are_paired_by_edition(project: Scratch) -> None:
    lock = project.read(LOCK)
    for folder, names in (("old", ("v2", "v10", "v9")), ("new", ("v10", "v2", "v11"))):
        for name in names:
            project.write(f"{folder}/{name}.lock.json", lock.replace('"edition": "small"', f'"edition": "{name}"'))
    told = [(pair.name, bool(pair.old), bool(pair.new)) for pair in project.sides("old", "new/")]
    assert told == [("v2", True, True), ("v9", True, False), ("v10", True, True), ("v11", False, True)]


def test_a_folder_beside_an_edition_gives_its_lock(history: Scratch) -> None:
    pairs = history.sides("editions", "first:small")
    assert (old(pairs).booklet.edition, old(pairs).booklet.stock.bleed) == ("small", 4)
    assert new(history.sides("first:small", "editions")).booklet == old(pairs).booklet


@pytest.mark.parametrize("said", ["first:editions", "first:editions/", "first:"])
def test_a_folder_at_a_revision(history: Scratch, said: str) -> None:
    (pair,) = history.sides(said, "editions")
    assert (pair.name, old([pair]).booklet.stock.bleed, new([pair]).booklet.stock.bleed) == ("small", 3, 4)


def test_a_folder_without_that_edition(project: Scratch) -> None:
    project.write("old/smal.lock.json", project.read(LOCK))
    with pytest.raises(UsageError, match="old has no lock of small") as refused:
        project.sides("old", "small")
    assert refused.value.help == "did you mean `smal`?"


# --- what stands in the way --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("--upload-pack=x:small", "names no revision"),
        ("-h:small", "names no revision"),
        (":small", "names no revision"),
        ("HEAD\n:small", "names no revision"),
        ("frist:small", "did you mean `first`?"),
        ("$(touch here):small", "there is no revision"),
        ("HEAD~99:small", "there is no revision `HEAD~99`"),
        ("first..look:small", "is a range"),
        ("first:smal", "did you mean `small`?"),
        ("first:editions/smal.yaml", "did you mean `editions/small.yaml`?"),
        ("first:out/small.pdf", "first:out/small.pdf is no file of that revision"),
        ("first:layouts/presses", "is a folder"),
        ("first:layouts", "has no"),
    ],
)
def test_revisions_that_are_none(history: Scratch, said: str, words: str) -> None:
    with pytest.raises((UsageError, CannotRead)) as refused:
        history.sides(said, "small")
    assert words in f"{refused.value.message} {refused.value.help}"
    assert not (history.root / "here").exists()


def test_a_revision_before_the_booklet(project: Scratch) -> None:
    project.git("checkout", "--quiet", "--orphan", "other")
    project.git("rm", "-r", "--quiet", "--cached", ".")
    project.git("commit", "--quiet", "--allow-empty", "--message", "nothing")
    project.git("tag", "empty")
    with pytest.raises(UsageError, match="the revision empty has no booklet"):
        project.sides("empty:small", LOCK)


def test_no_git(history: Scratch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    repository_around.cache_clear()
    with pytest.raises(CannotRead, match="git is not installed"):
        history.sides("first:small", "small")
    assert old(history.sides(LOCK, "small"))


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = a_project(tmp_path)
    (tmp_path / ".git").rename(tmp_path / "elsewhere.git")
    with pytest.raises(CannotRead, match="is in no git repository"):
        scratch.sides("HEAD:small", "small")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere.git"))
    with pytest.raises(CannotRead) as refused:
        scratch.sides("HEAD:small", "small")
    assert "GIT_DIR is set" in refused.value.help


def test_no_commit_yet(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no revision `HEAD`"):
        a_project(tmp_path).sides("HEAD:small", "small")


def test_a_hook_of_another_repository_leads_nowhere(
    history: Scratch, project: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("GIT_DIR", ".git"), ("GIT_WORK_TREE", "."), ("GIT_INDEX_FILE", ".git/index")):
        monkeypatch.setenv(name, str(history.top / value))
    project.edit(LAYOUT, "bleed: 3", "bleed: 5")
    assert old(project.sides("first:small", "small")).booklet.stock.bleed == 3
    with pytest.raises(UsageError, match="there is no revision `look`"):
        project.sides("look:small", "small")


def test_a_repository_of_somebody_else(project: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(CannotRead, match="git does not trust") as refused:
        project.sides("first:small", "small")
    assert f"safe.directory {project.top}" in refused.value.help


def test_a_shallow_clone_says_how_to_get_more(history: Scratch, tmp_path: Path) -> None:
    history.git("clone", "--quiet", "--depth", "1", "--no-tags", f"file://{history.top}", str(tmp_path / "clone"))
    clone = Scratch(tmp_path / "clone")
    assert old(clone.sides("HEAD:small", "small"))
    with pytest.raises(UsageError, match="HEAD~2") as refused:
        clone.sides("HEAD~2:small", "small")
    assert "--unshallow" in refused.value.help


def test_a_worktree_is_a_repository(history: Scratch, tmp_path: Path) -> None:
    history.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"), "look")
    try:
        assert old(Scratch(tmp_path / "tree").sides("first:small", "small")).booklet.stock.bleed == 3
    finally:
        history.git("worktree", "remove", "--force", str(tmp_path / "tree"))


def test_an_object_that_is_missing(project: Scratch) -> None:
    project.edit(SMALL, "intro: Remplissez une fiche.", "intro: Une fiche par rendez-vous.")
    (project.root / LOCK).unlink()
    project.commit("second")
    blob = project.git("rev-parse", f"second:{SMALL}").strip()
    project.edit(SMALL, "intro: Une fiche par rendez-vous.", "intro: Ici.")
    lost = project.top / ".git" / "objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    with pytest.raises(CannotRead, match="does not hold all of that revision"):
        project.sides("second:small", "small")


def test_a_font_kept_elsewhere(project: Scratch, history: Scratch) -> None:
    import hashlib

    font = (project.root / FONT).read_bytes()
    digest = hashlib.sha256(font).hexdigest()
    project.write(FONT, f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(font)}\n".encode())
    (project.root / LOCK).unlink()
    project.commit("pointer")
    project.write(FONT, (history.root / FONT).read_bytes())
    with pytest.raises(CannotRead, match=f"pointer:{FONT} is kept in Git LFS") as refused:
        project.sides("pointer:small", "small")
    assert "it has no lock" in refused.value.help
    project.write(f".git/lfs/objects/{digest[:2]}/{digest[2:4]}/{digest}", font)
    kept = old(project.sides("pointer:small", "small")).booklet
    assert dict(kept.hashes)["font regular"] == digest
    (project.top / f".git/lfs/objects/{digest[:2]}/{digest[2:4]}/{digest}").unlink()
    project.write(FONT, font)  # checked out, as it should be
    assert old(project.sides("pointer:small", "small")).booklet == kept


def test_links_are_followed_within_the_repository_only(project: Scratch, tmp_path: Path) -> None:
    os.rename(project.root / "fonts", project.root / "shared")
    (project.root / "fonts").symlink_to("shared")
    project.commit("linked")
    os.rename(project.root / "shared", tmp_path / "away")
    (project.root / "fonts").unlink()
    (project.root / "fonts").symlink_to(tmp_path / "away")
    project.commit("out")
    assert old(project.sides("linked:small", "small")).booklet == new(project.sides("small", "small")).booklet
    project.sides("out:small", "small")
    assert any("out:small is read from its lock" in words for words in project.said)


def test_a_submodule_is_not_looked_into(project: Scratch) -> None:
    commit = project.git("rev-parse", "HEAD").strip()
    project.git("rm", "-r", "--quiet", "--cached", "fonts")
    project.git("update-index", "--add", "--cacheinfo", f"160000,{commit},fonts")
    project.git("commit", "--quiet", "--message", "fonts apart")
    project.sides("HEAD:small", "small")
    assert any("HEAD:small is read from its lock" in words for words in project.said)


# --- which edition came before -----------------------------------------------------------------------------------


def test_the_edition_before(project: Scratch) -> None:
    project.edit(SMALL, "status: draft", "status: draft\nprevious: older")
    project.commit("without")
    project.write("editions/older.lock.json", project.read(LOCK))
    project.commit("with")
    shop = Workshop(Project(project.root))
    with chdir(project.root):
        known = ("small", SMALL, LOCK, "with:small", f"with:{SMALL}")
        assert [previous_of(shop, said) for said in known] == ["older"] * 3 + ["with:older"] * 2
        for said in ("older", "first:small", "with:older", "with:out/small.pdf", "small.pdf"):
            with pytest.raises(UsageError, match=f"{said} names no `previous`"):
                previous_of(shop, said)
        with pytest.raises(CannotRead, match=r"^without:editions/small.yaml:\d+:\d+: .* has no edition `older`"):
            previous_of(shop, "without:small")
        with pytest.raises(UsageError, match="there is no edition `smal`"):
            previous_of(shop, "smal")


# --- REV:WHAT ----------------------------------------------------------------------------------------------------


def test_windows_paths_name_no_revision() -> None:
    assert revision_in(r"C:\carnets\v11.yaml") is None
    assert revision_in("c:/carnets/v11.yaml") is None
    assert revision_in("v11") is None


@given(st.text(st.characters(exclude_characters=":{}"), min_size=2), st.text())
def test_the_first_colon_parts_a_revision_from_what_is_wanted(rev: str, what: str) -> None:
    assert revision_in(f"{rev}:{what}") == (rev, what)
    assert revision_in(f"{rev}@{{10:00}}:{what}") == (f"{rev}@{{10:00}}", what)
