"""Right or wrong of every way to answer, on the study page in a real browser."""

import json
from base64 import b64decode
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any
from zlib import decompress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chromium import needs_chromium
from factories import ENGLISH
from talkquiz.build import LoadedCourse
from talkquiz.exporters.web.page_data import page_data, page_words
from talkquiz.onscreen.assemble import course_set
from typed_answers import COMPARE, JUDGED, NEARLY, RIGHT
from web_engine import Engine, engine

pytestmark = needs_chromium

WORDS = page_words(ENGLISH)
PICK = {
    "type": "pick",
    "options": [{"id": "a", "text": "A", "right": True}, *({"id": x, "text": x} for x in "bcd")],
}
SEVERAL = {
    "type": "pick",
    "several": True,
    "options": [
        *({"id": x, "text": x, "right": True} for x in "abc"),
        *({"id": x, "text": x} for x in "de"),
    ],
}
FILL = {"type": "fill", "pieces": ["In ", {"accepted": ["May"]}, " the ", {"accepted": ["envoy"]}]}
LISTED = {
    "type": "fill",
    "anyOrder": True,
    "pieces": [
        {"accepted": ["Russia"], "part": "one"},
        ", ",
        {"accepted": ["Iran", "Persia"], "part": "two"},
        " and ",
        {"accepted": ["Turkey"], "part": "three"},
    ],
}
MATCH = {
    "type": "match",
    "lefts": [{"id": "l1", "text": "x", "match": "a"}, {"id": "l2", "text": "y", "match": "b"}],
    "options": [{"id": x, "text": x} for x in "abc"],
}
ARRANGE = {
    "type": "arrange",
    "options": [{"id": x, "text": x} for x in "bca"],
    "order": ["a", "b", "c"],
}
LOCATE = {
    "type": "locate",
    "accepted": ["Aleppo", "Halab"],
    "options": [{"id": "a", "text": "Aleppo", "right": True}, {"id": "b", "text": "Homs"}],
}
EXPLAIN = {"type": "explain", "points": ["one"]}
WAYS: list[dict[str, Any]] = [PICK, SEVERAL, FILL, LISTED, MATCH, ARRANGE, LOCATE, EXPLAIN]

MARKED: list[tuple[dict[str, Any], Any, bool, float]] = [
    (PICK, ["a"], True, 1),
    (PICK, ["b"], False, 0),
    (PICK, [], False, 0),
    (PICK, ["a", "b"], False, 0),
    (PICK, ["gone"], False, 0),
    (SEVERAL, ["c", "a", "b"], True, 1),
    (SEVERAL, ["a", "b"], False, 2 / 3),
    (SEVERAL, ["a", "b", "c", "d"], False, 2 / 3),
    (SEVERAL, ["a", "b", "c", "d", "e"], False, 1 / 3),
    (SEVERAL, ["d", "e"], False, 0),
    (SEVERAL, ["a", "a", "a"], False, 1 / 3),
    (FILL, ["may", "the Envoy"], True, 1),
    (FILL, ["may", "minister"], False, 0.5),
    (FILL, ["envoy", "May"], False, 0),
    (FILL, ["may"], False, 0.5),
    (FILL, [], False, 0),
    (LISTED, ["Turkey", "Persia", "Russia"], True, 1),
    (LISTED, ["Iran", "Persia", "Russia"], False, 2 / 3),
    (LISTED, ["Russia", "Russia", "Russia"], False, 1 / 3),
    (LISTED, ["", "", "Russia"], False, 1 / 3),
    (MATCH, {"l1": "a", "l2": "b"}, True, 1),
    (MATCH, {"l1": "a", "l2": "a"}, False, 0.5),
    (MATCH, {}, False, 0),
    (ARRANGE, ["a", "b", "c"], True, 1),
    (ARRANGE, ["c", "b", "a"], False, 1 / 3),
    (ARRANGE, ["a", "b", "c", "d"], True, 1),
    ({"type": "enter", "accepted": ["null", "undefined"]}, None, False, 0),
    (LOCATE, "halab", True, 1),
    (LOCATE, "Homs", False, 0),
    (LOCATE, ["a"], True, 1),
    (LOCATE, ["b"], False, 0),
]

MARK = "return asked.map(([answering, response]) => marked({ answering }, response, words))"


@pytest.fixture(scope="module")
def marking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a page that knows how to mark."""
    folder: Path = tmp_path_factory.mktemp("marking")
    with engine(folder, "marking.js") as page:
        yield page


def marked(page: Engine, *asked: tuple[dict[str, Any], Any]) -> list[dict[str, Any]]:
    """Return how responses to ways to answer are marked."""
    found: list[dict[str, Any]] = page.run(MARK, asked=asked, words=WORDS)
    return found


def test_each_way_to_answer_is_right_only_as_a_whole(marking: Engine) -> None:
    """And what is right in part is told as a share."""
    seen = marked(marking, *((answering, response) for answering, response, *_ in MARKED))
    for (answering, response, right, share), found in zip(MARKED, seen, strict=True):
        assert (found["right"], found["nearly"]) == (right, False), (answering, response)
        assert found["share"] == pytest.approx(share), (answering, response)


def test_what_is_typed_is_judged_as_on_the_cards_of_the_deck(marking: Engine) -> None:
    """By the same code and the same table; what a card asks to compare is not called right."""
    verdicts = {
        RIGHT: (True, False),
        NEARLY: (None, True),
        COMPARE: (False, False),
        "": (False, False),
    }
    asked = [({"type": "enter", "accepted": [key, *more]}, typed) for key, more, typed, _ in JUDGED]
    for (key, _, typed, verdict), found in zip(JUDGED, marked(marking, *asked), strict=True):
        assert (found["right"], found["nearly"]) == verdicts[verdict], (key, typed)


NAMES = ["Kofi Annan", "Annan", "the United States"]
CLEAR: list[tuple[list[str], str, bool]] = [
    (["27 February 2016"], "28 February 2016", True),
    (["27 February 2016"], "27/2/2017", True),
    (["27 February 2016"], "March", True),
    (["27 February 2016"], "2015", True),
    (["27 February 2016"], "2016", False),
    (["27 February 2016"], "February 2016", False),
    (["27 February 2016"], "end of February 2016", False),
    (["27 February 2016"], "27 Febuary 2016", False),
    (["27 February 2016"], "Feb 16", False),
    (["21 August 2013"], "Aug 13", False),
    (["21 August 2013"], "Aug 14", True),
    (["10 December 2016", "2016-12-10"], "10/12/2016", False),
    (["March 2011"], "14 March 2011", False),
    (["March 2011"], "April 2011", True),
    (["March 2011"], "when protests began", False),
    (["March 2011", "in the spring of 2011"], "April 2011", False),
    (["2018"], "2017", True),
    (["2018"], "'18", False),
    (["2018"], "January 2018", False),
    (["18"], "12", True),
    (["18"], "1.5 years", False),
    (["18"], "eighteen", False),
    (["260,000", "260 000"], "250 000", True),
    (["More than 260,000", "260,000"], "270,000", False),
    (["More than 260,000", "260,000"], "250,000", False),
    (["More than 260,000", "260,000"], "250 000", False),
    (["More than 260,000", "260,000"], "over 260.000", False),
    (["More than 260,000", "260,000"], "0.26 million", False),
    (["More than 260,000", "260,000"], "260", False),
    (["1.5 million"], "1,5 million", False),
    (["1.5 million"], "1500000", False),
    (["1.5 million"], "2.5 million", True),
    (["Resolution 2254"], "resolution 2268", True),
    (["Resolution 2254", "2254"], "resolution 2268", False),
    (["Resolution 2254", "2254"], "2268", False),
    (["Resolution 2254", "2254"], "Security Council 2268", False),
    (["1 or 2"], "3", False),
    (["Staffan de Mistura"], "annan", True),
    (["Staffan de Mistura"], "Kofi Annan", True),
    (["Staffan de Mistura"], "Kofi Anan", False),
    (["Staffan de Mistura"], "the UN envoy", False),
    (["Staffan de Mistura"], "Kofi Annan's successor", False),
    (["Staffan de Mistura"], "", False),
    (["Iran"], "United States", True),
]


def test_another_date_number_or_name_is_clearly_wrong_and_nothing_else_is(marking: Engine) -> None:
    """What may say the same in other words, or less exactly, is left to the student."""
    script = """return asked.map(([accepted, typed]) => [
      { type: "enter", accepted }, { type: "locate", accepted, options: [] },
      { type: "fill", pieces: ["So ", { accepted }, "."] },
    ].map((answering) => marked(
      { answering, wrong: names }, answering.type === "fill" ? [typed] : typed, words).clear));"""
    asked = [(accepted, typed) for accepted, typed, _ in CLEAR]
    found = marking.run(script, asked=asked, names=NAMES, words=WORDS)
    for (accepted, typed, clear), seen in zip(CLEAR, found, strict=True):
        assert seen == [clear] * 3, (accepted, typed)


def test_of_several_gaps_none_is_clearly_wrong(marking: Engine) -> None:
    """What belongs into which is for the student to compare."""
    (found,) = marked(marking, (FILL, ["June", "envoy"]))
    assert (found["right"], found["clear"]) == (False, False)


def test_a_slip_in_one_blank_leaves_the_rest_to_the_student(marking: Engine) -> None:
    """Only where nothing else is wrong."""
    slip, wrong, moved = marked(
        marking,
        (FILL, ["May", "envvoy"]),
        (FILL, ["June", "envvoy"]),
        (LISTED, ["Turkeyy", "Russia", "Iran"]),
    )
    assert (slip["right"], slip["nearly"], slip["parts"]) == (None, True, [True, False])
    assert (wrong["right"], wrong["nearly"]) == (False, False)
    assert (moved["right"], moved["nearly"], moved["parts"]) == (None, True, [False, True, True])


def test_each_order_of_a_list_is_right(marking: Engine) -> None:
    """Also where one word fits two of the gaps, of which it may have to leave one to another."""
    akin = {
        "type": "fill",
        "anyOrder": True,
        "pieces": [
            {"accepted": ["Ada", "Eve"]},
            {"accepted": ["Ada"]},
            {"accepted": ["Eve", "Ida"]},
        ],
    }
    asked = [(LISTED, [*each]) for each in permutations(["Russia", "Iran", "Turkey"])]
    asked += [(akin, [*each]) for each in permutations(["Ada", "Eve", "Ida"])]
    assert all(found["right"] for found in marked(marking, *asked))


def test_the_options_picked_are_told_and_sentences_are_left_to_people(marking: Engine) -> None:
    wrong, several, place, typed, said = marked(
        marking,
        (PICK, ["c", "gone"]),
        (SEVERAL, ["d", "a"]),
        (LOCATE, ["b"]),
        (LOCATE, "Homs"),
        (EXPLAIN, "Because."),
    )
    assert [each["picked"] for each in (wrong, several, place, typed)] == [
        ["c"],
        ["a", "d"],
        ["b"],
        [],
    ]
    assert said == {"right": None, "nearly": False, "share": 0, "picked": [], "parts": []}


RESPONSES = """
const ids = (options, right) =>
  options.filter((each) => Boolean(each.right) === right).map((each) => each.id);
const responses = ({ type, several, options, accepted, pieces, lefts, order }) => ({
  pick: () => [ids(options, true), ...(several ? [[]] : ids(options, false).map((id) => [id]))],
  enter: () => [accepted[0], "?"],
  locate: () => [accepted[0], "?", []],
  fill: () => [pieces.filter((each) => each.accepted).map((each) => each.accepted[0]), []],
  match: () => [Object.fromEntries(lefts.map((each) => [each.id, each.match])), {}],
  arrange: () => [order, [...order].reverse()],
  explain: () => ["Because."],
})[type]();
return questions.map((question) => ({
  id: question.id,
  type: question.answering.type,
  right: responses(question.answering).map((each) => marked(question, each, words).right),
}));
"""


def test_all_questions_of_the_bundled_course_can_be_answered(
    marking: Engine, bundled_bank: LoadedCourse
) -> None:
    """The key is right, each wrong option is wrong, what sentences say is for people."""
    course = bundled_bank.course
    known = page_data(course_set(course, bundled_bank.items)).known
    data = json.loads(decompress(b64decode(known)))
    found = marking.run(RESPONSES, questions=data["questions"], words=data["words"])
    assert len(found) == len(bundled_bank.items)
    for each in found:
        key, *others = each["right"]
        assert key is (None if each["type"] == "explain" else True), each
        assert not any(others), each


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.text(max_size=4) | st.sampled_from("abcde"),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from(["l1", "l2", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(responses=st.lists(JUNK, max_size=8))
def test_whatever_is_answered_is_marked(marking: Engine, responses: list[Any]) -> None:
    """Nothing that a view hands over breaks the page; only what is right as a whole has it all."""
    asked = [(way, each) for way in WAYS for each in responses]
    for found in marked(marking, *asked):
        assert 0 <= found["share"] <= 1
        if found["right"] is not None:
            assert found["right"] is (found["share"] == 1)
