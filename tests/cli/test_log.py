"""`recap-print log`: the family as people, programs and browsers read it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from damage import sayings, texts
from desk import ROOT, Desk, a_desk
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lineages import BACK, NOTES, OPENING, Scratch, card

from recap_print.report.terminal import columns

WAYS = ((), ("--oneline",), ("--matrix",), ("--format", "json"), ("--format", "markdown"), ("--reverse",))
MATRIX_IN_MARKDOWN = ("log", "--matrix", "--format", "markdown")


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


@pytest.fixture
def branching(scratch: Scratch) -> Scratch:
    """v1 → v2 → v3 → v4, and v2 → essai → essai-b."""
    when, who = ("when", "Date"), ("who", "Nom")
    scratch.version("v1")
    scratch.version("v2", "v1", sections=(OPENING, card(when, who), NOTES, BACK))
    scratch.version("v3", "v2", sections=(OPENING, NOTES, card(("when", "Quand ?"), who), BACK), copies=2500)
    scratch.version("essai", "v2", sections=(OPENING, NOTES, BACK))
    scratch.version("essai-b", "essai", status="draft")
    scratch.version("v4", "v3", sections=(OPENING, card(("when", "Quand ?"), title="Mes dates"), NOTES, BACK))
    return scratch


def names(told: str) -> list[str]:
    """The versions of a report, in its order."""
    return re.findall(r"^[│├╯ ]*[●◐○◌] (?:│ )*(\S+)", told, re.M)


def test_the_newest_version_comes_first(scratch: Scratch) -> None:
    scratch.line(*(f"v{nth}" for nth in range(1, 12)))
    told = scratch.desk.run("log")
    assert (told.code, told.err) == (0, "")
    assert names(told.out) == [f"v{nth}" for nth in range(11, 0, -1)]
    assert names(scratch.desk.run("log", "--reverse").out) == [f"v{nth}" for nth in range(1, 12)]
    assert told.out.startswith("Petit carnet · 11 versions, v1 (2025-01) to v11 (2025-11)\n")


def test_a_version_is_told_with_those_it_came_of(branching: Scratch) -> None:
    assert names(branching.desk.run("log", "essai-b").out) == ["essai-b", "essai", "v2", "v1"]
    assert names(branching.desk.run("log", "editions/v3.yaml").out) == ["v3", "v2", "v1"]


def test_branches_are_drawn_beside_each_other(branching: Scratch) -> None:
    told = branching.desk.run("log", "--oneline").out
    assert names(told) == ["v4", "essai-b", "essai", "v3", "v2", "v1"]
    assert "\n├─╯\n● v2  2025-02" in told
    assert "after v2" in branching.desk.run("log").out


def test_what_a_version_did_why_and_for_which_hypothesis(branching: Scratch) -> None:
    told = branching.desk.run("log", "v4").out
    (v4,) = re.findall(r"● v4 .*?(?=^● v3)", told, re.S | re.M)
    assert "2025-06 · printed · 4 pages · 105 × 148 mm · 1\u202f000 copies · layout small · after v3" in v4
    assert "↕ Mes dates: now after Petit carnet; was titled Mes fiches; 1 field removed" in v4
    assert "  Ce que v4 change.\n" in v4
    assert "why         Une raison.\n" in v4
    assert "hypothesis  Une hypothèse.\n" in v4
    assert "~ Mes fiches: 1 field reworded" in told or "↕ Mes fiches" in told


@pytest.mark.parametrize("width", [40, 72, 120])
def test_no_line_is_wider_than_the_terminal(branching: Scratch, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from recap_print.cli import words

    monkeypatch.setattr(words, "width", lambda: width)
    for options in ((), ("--oneline",), ("--matrix",)):
        told = branching.desk.run("log", *options)
        assert not [line for line in told.out.splitlines() if columns(line) > width]


def test_colour_changes_no_word(branching: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    from recap_print.cli import words

    plain = [branching.desk.run("log", *options).out for options in ((), ("--oneline",), ("--matrix",))]
    monkeypatch.setattr(words, "colour", lambda: True)
    for wanted, options in zip(plain, ((), ("--oneline",), ("--matrix",)), strict=True):
        painted = branching.desk.run("log", *options).out
        assert "\x1b[1m" in painted
        lines = [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", painted).splitlines()]
        assert lines == wanted.splitlines()


def test_a_booklet_of_another_size_is_told_with_what_it_was(scratch: Scratch) -> None:
    scratch.version("v1")
    text = (scratch.editions / "v1.yaml").read_text("utf-8").replace("id: v1", "id: v2\nprevious: v1")
    (scratch.editions / "v2.yaml").write_text(text.replace("pages: 4\n", "pages: 8\n"), "utf-8")
    told = scratch.desk.run("log").out
    assert "· 8 pages (was 4) · 105 × 148 mm · 1\u202f000 copies · layout small · after v1" in told
    assert "~ Mes notes: 2 → 6 pages" in told


def test_json_says_all_of_it(branching: Scratch) -> None:
    told = json.loads(branching.desk.run("log", "--format", "json").out)
    assert told["format"] == 1
    by_name = {version["name"]: version for version in told["versions"]}
    v2 = by_name["v2"]
    assert (v2["previous"], v2["known"], v2["trim_mm"], v2["copies"]) == ("v1", "file", [105, 148], 1000)
    assert v2["changes"] == [{"what": "Ce que v2 change.", "why": "Une raison.", "hypothesis": "Une hypothèse."}]
    assert [(deed["verb"], deed["section"]) for deed in v2["deeds"]] == [("added", "cards"), ("resized", "notes")]
    assert by_name["v1"]["deeds"] is None
    cells = {row["id"]: row["pages"] for row in told["matrix"]["sections"]}
    at = told["matrix"]["versions"].index("v2")
    assert cells["cards"][at] == 1
    assert cells["cards"][told["matrix"]["versions"].index("v1")] is None


def test_markdown_has_a_chapter_a_version(branching: Scratch) -> None:
    told = branching.desk.run("log", "v2", "--format", "markdown").out
    assert re.findall(r"^## (.+)$", told, re.M) == ["v2", "v1"]
    assert "- **Added:** Mes fiches (1 page)\n" in told
    assert "- **Ce que v2 change.**  \n  *Why:* Une raison.  \n  *Hypothesis:* Une hypothèse.\n" in told


def test_the_matrix_in_text_and_markdown(branching: Scratch) -> None:
    told = branching.desk.run("log", "--matrix").out
    head, *rows = [line.split() for line in told.splitlines()]
    assert head == ["v1", "v2", "v3", "essai", "essai-b", "v4"]
    assert ["Mes", "dates", "·", "1", "1", "·", "·", "1"] in rows
    assert rows[-1] == ["pages", *["4"] * 6]
    table = branching.desk.run(*MATRIX_IN_MARKDOWN).out
    assert "| Mes dates | · | 1 | 1 | · | · | 1 |\n" in table


def test_a_matrix_that_is_too_wide_goes_on_below(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    from recap_print.cli import words

    monkeypatch.setattr(words, "width", lambda: 40)
    scratch.line(*(f"v{nth}" for nth in range(1, 12)))
    blocks = scratch.desk.run("log", "--matrix").out.strip("\n").split("\n\n")
    assert len(blocks) > 1
    assert " ".join(block.splitlines()[0].strip() for block in blocks).split() == [f"v{n}" for n in range(1, 12)]


def test_a_file_that_is_gone_is_told_from_its_lock(scratch: Scratch) -> None:
    scratch.line("v1", "v2", "v3")
    assert scratch.desk.run("check", "--update", "--reason", "Premier tirage", "v2").code == 0
    (scratch.editions / "v2.yaml").unlink()
    told = scratch.desk.run("log")
    assert told.code == 0
    assert re.search(r"● v2  4 pages · 105 × 148 mm · layout small · from its lock", told.out)
    assert scratch.desk.run("log", "v2").code == 0


def test_a_version_that_is_gone_altogether_is_missed(scratch: Scratch) -> None:
    scratch.line("v1", "v2", "v3")
    (scratch.editions / "v2.yaml").unlink()
    told = scratch.desk.run("log")
    assert told.code == 1
    assert names(told.out) == ["v3", "v2", "v1"]
    assert "! v3: there is neither a file nor a lock of its `previous`, v2" in " ".join(told.out.split()).replace(
        " │", ""
    )


def test_a_circle_ends_in_a_message(scratch: Scratch) -> None:
    scratch.version("v1", "v3")
    scratch.version("v2", "v1")
    scratch.version("v3", "v2")
    for said in ((), ("v2",)):
        told = scratch.desk.run("log", *said)
        assert told.code == 1
        assert "`previous` goes round in a circle: v1 → v3 → v2 → v1; it is cut before v1" in told.out


def test_broken_yaml_is_told_and_the_rest_goes_on(scratch: Scratch) -> None:
    scratch.line("v1", "v2", "v3")
    (scratch.editions / "v2.yaml").write_text("format: 1\nid: [v2\n", "utf-8")
    told = scratch.desk.run("log")
    assert told.code == 1
    assert sorted(names(told.out)) == ["v1", "v2", "v3"]
    assert "! editions/v2.yaml:" in told.out
    assert json.loads(scratch.desk.run("log", "--format", "json").out)["versions"][-1]["name"] == "v1"


def test_an_edition_with_faults_tells_what_it_can(scratch: Scratch) -> None:
    scratch.version("v1", copies="many")
    told = scratch.desk.run("log")
    assert told.code == 1
    assert "editions/v1.yaml:" in told.out
    assert "2025-01 · printed · 4 pages" in told.out


def test_a_lock_that_is_no_lock_is_told(scratch: Scratch) -> None:
    scratch.line("v1")
    (scratch.editions / "v0.lock.json").write_text("{}", "utf-8")
    told = scratch.desk.run("log")
    assert (told.code, names(told.out)) == (1, ["v1", "v0"])
    assert "editions/v0.lock.json is not a lock" in told.out


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    scratch = Scratch(tmp_path_factory.mktemp("damaged"))
    scratch.version("v1")
    scratch.version("v2", "v1", sections=(OPENING, card(("who", "Nom")), NOTES, BACK))
    scratch.version("v3", "v2")
    return scratch


@settings(max_examples=80, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_a_damaged_file_ends_in_words(damaged: Scratch, data: st.DataObject) -> None:
    """Whatever a file became: every version is still told, and nothing is a mistake of ours."""
    file = damaged.editions / "v2.yaml"
    before = file.read_bytes()
    damage = data.draw(st.sampled_from((texts, sayings)))
    file.write_bytes(data.draw(damage(before.decode())))
    try:
        told = damaged.desk.run("log", *data.draw(st.sampled_from(WAYS)))
        assert told.code in (0, 1), told.err
        assert "v1" in told.out
        assert "v3" in told.out
    finally:
        file.write_bytes(before)


def test_an_edition_that_does_not_exist_is_a_usage_error(scratch: Scratch) -> None:
    scratch.line("v1")
    told = scratch.desk.run("log", "v12")
    assert told.code == 2
    assert "there is no edition `v12`" in told.err


def test_words_are_kept_harmless_everywhere(scratch: Scratch) -> None:
    bad = "'<script>alert(1)</script> | *x*'"
    scratch.version("v1", sections=(card(("who", "Nom"), title=bad), NOTES, BACK))
    page = scratch.desk.root / "log.html"
    assert scratch.desk.run("log", "--html", str(page)).code == 0
    assert "<script>alert" not in page.read_text("utf-8")
    assert "| \\<script\\>alert(1)\\</script\\> \\| \\*x\\* |" in scratch.desk.run(*MATRIX_IN_MARKDOWN).out


def test_the_page_has_every_version_and_every_section(branching: Scratch) -> None:
    told = branching.desk.run("log", "--html", "log.html")
    assert (told.code, told.out.count("\n")) == (0, 1)
    page = (branching.desk.root / "log.html").read_text("utf-8")
    assert re.findall(r'<h3 id="([^"]+)">', page) == ["v4", "essai-b", "essai", "v3", "v2", "v1"]
    assert set(re.findall(r'href="#([^"]+)"', page)) == {"v4", "essai-b", "essai", "v3", "v2", "v1"}
    assert "Une hypothèse." in page
    assert page.count("<td") == 6 * (len(re.findall(r'<th scope="row"', page)))
    assert not re.search(r'(src|href)="(?!#)', page)


def test_the_same_family_is_the_same_page(branching: Scratch) -> None:
    for name in ("a.html", "b.html"):
        branching.desk.run("log", "--html", name)
    assert (branching.desk.root / "a.html").read_bytes() == (branching.desk.root / "b.html").read_bytes()


def test_a_report_goes_to_the_file_it_is_told(branching: Scratch) -> None:
    told = branching.desk.run("log", "--format", "markdown", "-o", "history.md")
    assert told.out.startswith("history.md  Petit carnet · 6 versions")
    assert (branching.desk.root / "history.md").read_text("utf-8").startswith("# Petit carnet · 6 versions")


def test_pages_are_those_that_are_printed(tmp_path: Path) -> None:
    """Nothing is composed for the history, yet it counts as composing does."""
    desk: Desk = a_desk(tmp_path)
    told = json.loads(desk.run("log", "--format", "json").out)
    for version in told["versions"]:
        lock = json.loads((ROOT / f"editions/{version['name']}.lock.json").read_text("utf-8"))
        assert [(s["id"], s["pages"]) for s in version["sections"]] == [(s["id"], s["pages"]) for s in lock["sections"]]
