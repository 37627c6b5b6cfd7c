"""The draw: sections are filled, topics and sources spread, and nothing moves without need."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banks import KINDS, banks, candidates, wanting
from factories import changed, make_cloze, make_item, make_reference, make_true_false
from talkquiz.build import LoadedCourse
from talkquiz.course.facts import Weight
from talkquiz.handouts.blueprint import BlueprintSection
from talkquiz.handouts.selection import select_items
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item, Stimulus
from talkquiz.items.kinds import ItemKind

SEAS = ("north sea", "south sea")
SECTIONS = st.lists(
    st.builds(
        lambda kind, count, topics: wanting(kind, count, topics=tuple(topics)),
        st.sampled_from(KINDS),
        st.integers(1, 8),
        st.lists(st.sampled_from(("harbour", "town")), max_size=1),
    ),
    min_size=1,
    max_size=4,
)


def plain(name: str, topic: str = "town", source: str = "s001", **changes: Any) -> Item:
    """Return a short answer that is nobody's enemy."""
    return make_item(
        name,
        topic=topic,
        stem=f"Who found {name}?",
        key=f"Finder of{name}",
        sources=(make_reference(id=source),),
        **changes,
    )


def drawn(blueprint: list[BlueprintSection], bank: list[Item], seed: int = 1) -> list[list[Item]]:
    """Return the items that each section gets."""
    return [list(each.items) for each in select_items(seed, "quiz", blueprint, candidates(bank))]


def linked(name: str, size: int, **changes: Any) -> list[Item]:
    stimulus = Stimulus(name, "A report", ())
    return [plain(f"{name}-{n}", stimulus=stimulus, **changes) for n in range(size)]


class TestAnyBank:
    @given(bank=banks(), blueprint=SECTIONS, seed=st.integers(0, 3))
    def test_no_two_enemies_meet(
        self, bank: list[Item], blueprint: list[BlueprintSection], seed: int
    ) -> None:
        """No handout holds two enemies, an item twice, or what does not fit its section."""
        enemies = Enemies(bank)
        sections = drawn(blueprint, bank, seed)
        items = [item for found in sections for item in found]
        for one, other in combinations(items, 2):
            assert one.id != other.id
            assert other.id not in enemies.of(one)
        for wanted, section in zip(blueprint, sections, strict=True):
            assert len(section) <= wanted.count
            assert {item.kind for item in section} <= {wanted.makes}
            assert not wanted.topics or {item.topic for item in section} <= set(wanted.topics)

    @given(bank=banks(), blueprint=SECTIONS, data=st.data())
    def test_order_of_items_is_no_matter(
        self, bank: list[Item], blueprint: list[BlueprintSection], data: st.DataObject
    ) -> None:
        """A bank in another order gives the same; only a linked set keeps the order it has."""
        sets = [item for item in bank if item.stimulus]
        shuffled = [i for i in data.draw(st.permutations(bank)) if not i.stimulus] + sets
        assert drawn(blueprint, shuffled) == drawn(blueprint, bank)

    @given(bank=banks(), blueprint=SECTIONS)
    def test_linked_sets_are_whole(
        self, bank: list[Item], blueprint: list[BlueprintSection]
    ) -> None:
        """Of a set all items that fit the section are drawn, one after the other, or none is."""
        for wanted, section in zip(blueprint, drawn(blueprint, bank), strict=True):
            for name in {item.stimulus.id for item in section if item.stimulus}:
                of_set = [i for i in bank if i.stimulus and i.stimulus.id == name]
                fitting = [i for i in of_set if not wanted.topics or i.topic in wanted.topics]
                start = section.index(fitting[0])
                assert section[start : start + len(fitting)] == fitting


@pytest.mark.parametrize(
    "limit",
    [
        {"topics": ("sea",)},
        {"difficulty": (3,)},
        {"sources": ("s007", "s008")},
        {"templates": ("who", "whom")},
    ],
    ids=str,
)
def test_limits(limit: dict[str, Any]) -> None:
    """Each limit lets through what is within it; any one of an item's sources is enough."""
    references = (make_reference(id="s001"), make_reference(id="s008"))
    within = replace(plain("a", topic="sea", difficulty=3, template="whom"), sources=references)
    (section,) = drawn([wanting(**limit)], [within, plain("b", difficulty=1)])
    assert section == [within]


class TestSpread:
    def test_least_used_topic_then_source(self) -> None:
        """Each topic has its turn, over the sections as well; within it each source has its own."""
        bank = [
            plain(f"{topic}-{source}-{n}", topic, source)
            for topic in ("harbour", "town", "sea")
            for source in ("s001", "s002")
            for n in range(4)
        ]
        sections = drawn([wanting(count=3), wanting(count=3)], bank)
        items = [item for found in sections for item in found]
        assert Counter(item.topic for item in items) == {"harbour": 2, "town": 2, "sea": 2}
        assert Counter(item.sources[0].id for item in items) == {"s001": 3, "s002": 3}

    def test_true_and_false_alike_often(self) -> None:
        """Where versions cannot move the key, it stands in each position about equally often."""
        bank = [
            make_true_false(f"f{n}", f"w{n}", stem=f"Q{n}.", correction="" if n < 30 else f"c{n}")
            for n in range(40)
        ]
        (section,) = drawn([wanting(ItemKind.TRUE_FALSE, 12)], bank)
        assert Counter(item.options[0].correct for item in section) == {True: 6, False: 6}


class TestReading:
    def test_a_quiz_on_a_reading_asks_what_the_readings_of_its_topics_rest_on(self) -> None:
        bank = [plain("told"), plain("untold"), plain("elsewhere", "harbour")]
        told, _, elsewhere = (item.facts for item in bank)
        known = candidates(bank)._replace(read={"town": told, "harbour": elsewhere})
        section = wanting(count=3, topics=("town",), from_reading=True)
        (selected,) = select_items(1, "quiz", [section], known)
        assert selected.items == (bank[0],)


class TestWeight:
    @pytest.mark.parametrize("weight", [("detail",), ("core", "detail"), None])
    def test_details_are_drawn_only_where_they_are_listed(
        self, weight: tuple[Weight, ...] | None
    ) -> None:
        bank = [plain(each, weight=each) for each in get_args(Weight)]
        limit: dict[str, Any] = {"weight": weight} if weight else {}
        (section,) = drawn([wanting(count=3, **limit)], bank)
        assert [item.weight for item in section] == list(weight or ("core", "useful"))

    def test_what_is_core_comes_first_and_is_spread(self) -> None:
        """Useful items of other topics do not keep core ones out, which take turns by topic."""
        bank = [plain(f"{topic}{n}", topic) for topic in ("town", "moor") for n in range(9)]
        bank += [
            plain(f"core {topic}{n}", topic, weight="core") for topic in SEAS for n in range(9)
        ]
        for seed in range(6):
            (section,) = drawn([wanting(count=6)], bank, seed)
            assert Counter(item.topic for item in section) == dict.fromkeys(SEAS, 3)

    def test_a_core_item_that_bars_another_section_is_put_off(self) -> None:
        """It is asked only where the section that it bars has more than enough without it."""
        clozes = [plain(f"c{n}", kind=ItemKind.CLOZE) for n in range(4)]
        for wanted, is_asked in ((2, True), (3, False)):
            hub = plain("hub", weight="core", enemies=clozes[0].facts)
            bank = [hub, *clozes, *(plain(f"s{n}") for n in range(4))]
            found, others = drawn([wanting(count=4), wanting(ItemKind.CLOZE, wanted)], bank)
            assert (hub in found, len(others)) == (is_asked, wanted)


class TestShort:
    def test_section_that_comes_off_short_is_drawn_first(self) -> None:
        """A broad section leaves to a narrow one what the narrow one needs, wherever it stands."""
        bank = [plain(f"f{n}", "sea" if n < 3 else "town") for n in range(9)]
        for blueprint in permutations([wanting(count=6), wanting(count=3, topics=("sea",))]):
            found = drawn(list(blueprint), bank)
            assert list(map(len, found)) == [section.count for section in blueprint]

    def test_item_that_everybody_is_an_enemy_of_is_left(self) -> None:
        hub = make_item("hub", key="Found", topic="town", stem="Which word is missing?")
        bank = [hub, *(plain(f"f{n}", "town") for n in range(6))]
        assert all(len(drawn([wanting(count=6)], bank, seed)[0]) == 6 for seed in range(8))

    @pytest.mark.parametrize("count", range(1, 6))
    @pytest.mark.parametrize("first", [False, True])
    def test_to_want_more_does_not_leave_a_section_with_less(self, count: int, first: bool) -> None:
        """Gaps on one fact: only one can be had, and is, however many are wanted."""
        gaps = [make_cloze("f0", template=f"gap-{n}", topic="town") for n in range(3)]
        bank = [*(plain(f"f{n}") for n in range(3)), *gaps]
        sections = [wanting(count=3), wanting(ItemKind.CLOZE, count)]
        found = drawn(sections[::-1] if first else sections, bank)
        assert sorted(map(len, found)) == [1, 2]

    def test_a_short_answer_is_no_whole_definition(self) -> None:
        """It has no room there; cards have, and a section that asks for its template."""
        told = plain("lock", slot="means", template="from-claim")
        told = changed(told, key="A chamber in which the water can be raised")
        bank = [told, plain("quay")]
        assert drawn([wanting()], bank) == [[bank[1]]]
        for room in ({"form_name": "cards"}, {"templates": ("from-claim",)}):
            assert told in drawn([wanting(**room)], bank)[0]

    def test_says_how_many_fit(self) -> None:
        bank = [plain("a"), plain("a", template="t"), plain("b", "sea")]
        in_town = wanting(count=3, topics=("town",))
        (selected,) = select_items(1, "quiz", [in_town], candidates(bank))
        assert (selected.fitting, len(selected.items), selected.is_short) == (2, 1, True)

    @pytest.mark.parametrize(
        ("sizes", "count", "expected"),
        [((3, 2, 2), 4, 4), ((3, 3, 1), 3, 3), ((3, 3), 4, 3), ((5,), 4, 0), ((3, 3), 6, 6)],
    )
    def test_sets_fill_a_section_if_they_can(
        self, sizes: tuple[int, ...], count: int, expected: int
    ) -> None:
        """Whole sets are chosen so that the section is as full as it can be, under any seed."""
        bank = [item for n, size in enumerate(sizes) for item in linked(f"set-{n}", size)]
        drawn_by_seed = [drawn([wanting(count=count)], bank, seed)[0] for seed in range(6)]
        assert [len(section) for section in drawn_by_seed] == [expected] * 6


def test_one_item_more_moves_little(bundled_bank: LoadedCourse) -> None:
    """On average over many new items, fewer than one and a half of a test's items change."""
    kinds = (ItemKind.CHOICE, ItemKind.CLOZE, ItemKind.SHORT_ANSWER)
    blueprint = [wanting(kind, 6) for kind in kinds]
    before = {i.id for section in drawn(blueprint, bundled_bank.items) for i in section}
    changed = []
    for number in range(30):
        like = bundled_bank.items[number * 7 % len(bundled_bank.items)]
        kind = blueprint[number % len(blueprint)].makes
        new = plain(f"new{number}", like.topic, like.sources[0].id, kind=kind)
        after = {i.id for section in drawn(blueprint, [*bundled_bank.items, new]) for i in section}
        changed.append(len(before - after))
    assert sum(changed) / len(changed) < 1.5
