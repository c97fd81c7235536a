"""The family: who came of whom, in which order it is told, and what stands in its way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recap_print.compare.deeds import Part, Verb, called, deeds
from recap_print.compare.lineage import Known, Member, family, matrix

NAMES = [f"v{nth}" for nth in range(1, 9)]
LINKS = st.lists(st.sampled_from(["", *NAMES, "gone"]), min_size=len(NAMES), max_size=len(NAMES))
DATES = st.lists(st.sampled_from(["", "2024-01", "2024-05", "2025-02"]), min_size=len(NAMES), max_size=len(NAMES))


def parts(*ids: str) -> tuple[Part, ...]:
    return tuple(Part(id, "notes", f"Section {id}", 1, (), ()) for id in ids)


def verbs(old: tuple[Part, ...], new: tuple[Part, ...]) -> list[tuple[Verb, str]]:
    return [(deed.verb, deed.section) for deed in deeds(old, new)]


@given(LINKS, DATES)
def test_every_version_is_told_once_and_before_those_it_came_of(links: list[str], dates: list[str]) -> None:
    members = [Member(name, previous=link, date=date) for name, link, date in zip(NAMES, links, dates, strict=True)]
    entries = family(members).entries
    told = [entry.member.name for entry in entries]
    assert sorted(told) == sorted({*NAMES, *(["gone"] if "gone" in links else [])})
    for place, entry in enumerate(entries):
        if entry.parent:
            assert told.index(entry.parent.name) > place


@given(LINKS, st.sampled_from(NAMES))
def test_a_line_of_ancestors_ends(links: list[str], of: str) -> None:
    entries = family([Member(n, previous=link) for n, link in zip(NAMES, links, strict=True)], of).entries
    assert entries[0].member.name == of
    assert [e.parent and e.parent.name for e in entries] == [*(e.member.name for e in entries[1:]), None]


def test_a_circle_is_cut_at_its_oldest_version_and_told_once() -> None:
    circle = {"v1": "v3", "v2": "v1", "v3": "v2"}
    found = family([Member(name, previous=link, date=f"2025-0{name[1]}") for name, link in circle.items()])
    assert [entry.member.name for entry in found.entries] == ["v3", "v2", "v1"]
    assert found.troubles == ("`previous` goes round in a circle: v1 → v3 → v2 → v1; it is cut before v1",)


def test_a_version_that_names_itself_is_a_circle_of_one() -> None:
    assert family([Member("v1", previous="v1")]).troubles == (
        "`previous` goes round in a circle: v1 → v1; it is cut before v1",
    )


def test_a_version_gone_altogether_is_known_by_its_name() -> None:
    found = family([Member("v2", previous="v1", parts=parts("a"))])
    assert [entry.member.known for entry in found.entries] == [Known.FILE, Known.NAME]
    assert found.entries[0].deeds is None
    assert found.troubles == ("v2: there is neither a file nor a lock of its `previous`, v1",)
    assert found.matrix().versions == ("v2",)


def test_a_section_in_another_place_is_one_move() -> None:
    assert verbs(parts("a", "b", "c", "d"), parts("d", "a", "b", "c")) == [(Verb.MOVED, "d")]


def test_sections_come_and_go() -> None:
    found = verbs(parts("a", "b", "c"), parts("a", "new", "c"))
    assert found == [(Verb.ADDED, "new"), (Verb.REMOVED, "b")]


def test_a_section_with_another_id_is_the_same_section() -> None:
    (deed,) = deeds((Part("people", "contacts", "Mes contacts"),), (Part("contacts", "contacts", "Mes contacts"),))
    assert (deed.verb, deed.before, deed.after) == (Verb.RENAMED, "people", "contacts")


def test_fields_are_counted_by_their_id() -> None:
    old = (Part("a", "contacts", "A", 1, (("who", "Nom"), ("when", "Date"), ("why", "Objet")), ()),)
    new = (Part("a", "contacts", "A", 2, (("when", "Quand ?"), ("who", "Nom"), ("how", "Comment ?")), ("Un mot.",)),)
    told = {deed.verb: (deed.count, deed.items) for deed in deeds(old, new)}
    assert told == {
        Verb.RESIZED: (1, ()),
        Verb.FIELDS_ADDED: (1, ("Comment ?",)),
        Verb.FIELDS_REMOVED: (1, ("Objet",)),
        Verb.FIELDS_REWORDED: (1, ("Date → Quand ?",)),
        Verb.TEXTS_CHANGED: (1, ()),
    }


def test_what_a_lock_does_not_know_has_not_changed() -> None:
    recorded, declared = Part("a", "notes", "A", 1), Part("a", "notes", "A", 1, (("x", "X"),), ("Un mot.",))
    assert not verbs((recorded,), (declared,))


IDS = st.permutations("abcdefg").flatmap(lambda ids: st.integers(0, 7).map(lambda count: tuple(ids[:count])))


@given(IDS, IDS)
def test_counts_agree_either_way(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    there, back = ([verb for verb, _ in verbs(parts(*a), parts(*b))] for a, b in ((old, new), (new, old)))
    assert there.count(Verb.ADDED) == back.count(Verb.REMOVED)
    assert there.count(Verb.REMOVED) == back.count(Verb.ADDED)
    assert there.count(Verb.MOVED) == back.count(Verb.MOVED)
    assert not verbs(parts(*old), parts(*old))


def test_sections_of_one_title_are_told_apart() -> None:
    both = (Part("cover", "cover", "Carnet"), Part("back", "back", "Carnet"), Part("mid", "notes", ""))
    assert called(both) == {"cover": "Carnet (cover)", "back": "Carnet (back)", "mid": "(mid)"}


def test_the_matrix_keeps_reading_order_and_what_is_gone_in_its_place() -> None:
    found = matrix(
        [Member("v1", pages=3, parts=parts("a", "old", "c")), Member("v2", pages=4, parts=parts("a", "new", "c"))]
    )
    assert [(row.id, row.cells) for row in found.rows] == [
        ("a", (1, 1)),
        ("old", (1, None)),
        ("new", (None, 1)),
        ("c", (1, 1)),
    ]
    assert found.pages == (3, 4)
