"""What sections show: made of the course, in order, and nothing that cannot be shown unsaid."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from courses import COURSE, FACTS, HANDOUT, place_of
from small_course import Load
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import Handout
from talkquiz.handouts.shown.instructions import Instruction, Instructions
from talkquiz.handouts.shown.lessons import Lessons, LessonStep
from talkquiz.handouts.shown.objectives import Objectives
from talkquiz.handouts.shown.reading import Reading, Words
from talkquiz.handouts.shown.table import Names, Table
from talkquiz.handouts.shown.timeline import Timeline, TimelineRow
from talkquiz.handouts.shown.who_is_who import Entries, ShownEntry
from talkquiz.problem import Problem, Severity

Files = Mapping[str, str | None]
CITE = "  cite: [{source: s001, at: p1.s1, fp: 0123456789, terms: [pier]}]\n"
BACKGROUND = """
- id: b001
  type: background
  title: Piers of the coast
  container-title: The Harbour Encyclopaedia
  issued: 2022
"""


def event(fact_id: str, when: str, claim: str = "The pier of [Saltmere]{where} stood.") -> str:
    """Return a core event with a date, and with whatever is added to it after a line break."""
    return (
        f"- id: {fact_id}\n  topic: harbour\n  kind: event\n  name: the {fact_id}\n"
        f'  claim: "{claim}"\n  when: {when}\n  basis: outside\n  weight: core\n{CITE}'
    )


def handout(*sections: dict[str, Any], **more: Any) -> str:
    data = {"title": "Shown", "audience": "Anybody", **more, "sections": list(sections)}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def made(load: Load, text: str, files: Files | None = None) -> tuple[list[Handout], list[Problem]]:
    bank = load({HANDOUT: text, **(files or {})})
    return assemble_handouts(bank.course, bank.plans, bank.items)


def shown(load: Load, files: Files | None = None, **section: Any) -> Any:
    """Return what the only section of a handout shows, with which nothing is wrong."""
    (found,), problems = made(load, handout(section), files)
    assert not problems
    (only,) = found.versions[0].sections
    return only.shown


def rows(timeline: Timeline) -> list[TimelineRow]:
    return [row for year in timeline.years for row in year.rows]


def test_a_handout_that_only_shows_has_one_version_and_asks_nothing(load: Load) -> None:
    """So it is, however many versions are wanted of all handouts."""
    bank = load({HANDOUT: handout({"shows": "objectives", "title": "You can"})})
    (plan,) = bank.plans
    (found,), _ = assemble_handouts(bank.course, [plan.with_versions(3)], bank.items)
    assert not found.asks
    (version,) = found.versions
    (section,) = version.sections
    assert (section.title, section.directions, section.questions) == ("You can", "", ())


def test_sections_that_show_and_ask_stand_as_the_blueprint_has_them(load: Load) -> None:
    asks = {"title": "Gaps", "directions": "Fill in.", "makes": "cloze", "count": 1}
    texts = handout({"shows": "objectives"}, asks, {"shows": "glossary"}, versions=2)
    (found,), problems = made(load, texts)
    assert not problems
    assert found.asks
    for version in found.versions:
        kinds = [type(section.shown).__name__ for section in version.sections]
        assert kinds == ["Objectives", "NoneType", "Entries"]


class TestObjectives:
    def test_are_those_of_the_topics_in_teaching_order(self, load: Load) -> None:
        found = shown(load, shows="objectives")
        assert isinstance(found, Objectives)
        assert [topic.title for topic in found.topics] == ["The harbour", "The town"]
        (town,) = shown(load, shows="objectives", topics=["town"]).topics
        assert town.objectives == ("Say who was for the new pier and who against it.",)


class TestInstructions:
    def test_time_and_marks_are_filled_in(self, load: Load) -> None:
        """Marks are those of all sections; a line about them can be left out by itself."""
        asks = {"title": "G", "directions": "F.", "makes": "cloze", "count": 2, "points": 3}
        lines = ["You have {minutes} minutes for {marks} marks.", "Write."]
        text = handout({"shows": "instructions", "lines": lines}, asks, minutes=45)
        (found,), problems = made(load, text)
        assert not problems
        assert found.versions[0].sections[0].shown == Instructions(
            (
                Instruction("You have 45 minutes for 6 marks.", tells_marks=True),
                Instruction("Write.", tells_marks=False),
            )
        )

    @pytest.mark.parametrize(
        ("line", "hint"),
        [
            ("{minutes} minutes", "Give the handout a line `minutes: 45`."),
            ("{marks} marks", "Add sections with questions"),
            ("{time}", "Here can be: {minutes}, {marks}."),
            ("{}", "Here can be"),
        ],
    )
    def test_what_cannot_be_filled_in_is_said_at_its_line(
        self, load: Load, line: str, hint: str
    ) -> None:
        text = handout({"shows": "instructions", "lines": ["Read.", line]})
        found, (problem,) = made(load, text)
        assert not found
        assert (problem.code, problem.severity) == ("TQ418", Severity.ERROR)
        assert hint in problem.hint
        assert f"{problem.line}" == place_of(line, text).partition(":")[0]


class TestWhoIsWho:
    def test_has_those_who_act_and_speak_in_what_is_asked(self, load: Load) -> None:
        """Whom no fact of an item names is not in it; a place is nobody."""
        found = shown(load, shows="who-is-who")
        assert isinstance(found, Entries)
        names = {group.title: [entry.name for entry in group.entries] for group in found.groups}
        assert names == {"People": ["Ada Brook", "Tom Reed"], "Groups": ["Harbour Watch"]}
        (group, *_) = found.groups
        assert group.entries[0] == ShownEntry(
            "Ada Brook", "", "the town council", "The mayor of Saltmere"
        )

    def test_the_short_form_is_an_alias_in_capitals(self, load: Load) -> None:
        text = COURSE["glossary.yaml"].replace(
            "name: Harbour Watch\n", "name: Harbour Watch\n  aliases: [the Watch, HW]\n"
        )
        found = shown(load, {"glossary.yaml": text}, shows="who-is-who", types=["group"])
        assert found.groups[0].entries[0].short == "HW"

    def test_groups_of_ones_own_have_whom_they_name(self, load: Load) -> None:
        groups = {"For it": ["town-council"], "Against it": ["harbour-watch", "olof-hale"]}
        found = shown(load, shows="who-is-who", groups=groups)
        assert [(group.title, len(group.entries)) for group in found.groups] == [
            ("For it", 1),
            ("Against it", 2),
        ]
        assert found.groups[0].entries[0].name == "Town council"

    def test_a_glossary_has_words_in_the_order_of_the_alphabet(self, load: Load) -> None:
        """An article at the front is left out, where it would have them all under T."""
        found = shown(load, shows="glossary", types=["document", "term"])
        names = [(group.title, [entry.name for entry in group.entries]) for group in found.groups]
        assert names == [("Documents", ["Pier Plan"]), ("Terms", ["Slack water"])]

    def test_details_bring_nobody_in(self, load: Load) -> None:
        facts = COURSE["facts/town.yaml"].replace(
            "kind: statement", "kind: statement\n  weight: detail"
        )
        found = shown(load, {"facts/town.yaml": facts}, shows="who-is-who", types=["person"])
        assert [entry.name for entry in found.groups[0].entries] == ["Ada Brook"]


class TestTimeline:
    def test_has_the_core_events_by_year_with_dates_that_do_not_repeat_it(self, load: Load) -> None:
        """A month stands among its days, an interval where it begins; details are left out."""
        facts = (
            event("late", "2019-03-28")
            + event("month", "2019-03")
            + event("early", "2019-03-02/2019-03-09")
            + event("long", "2019-11/2020-02-03")
            + event("next", "2020-01-05")
            + event("unsure", "2018~")
            + event("detail", "2019").replace("weight: core", "weight: detail")
        )
        found = shown(load, {FACTS: facts}, shows="timeline")
        assert isinstance(found, Timeline)
        assert [(year.title, [row.day for row in year.rows]) for year in found.years] == [
            ("2018", ["about 2018"]),
            ("2019", ["2 to 9 March", "March", "28 March", "November to 3 February 2020"]),
            ("2020", ["5 January"]),
        ]

    def test_a_plan_is_told_from_an_event_and_says_what_came_of_it(self, load: Load) -> None:
        """What only background sources say is marked, be it the outcome or the event."""
        plan = event("plan", "2021-05").replace(
            CITE,
            '  mode: planned\n  came-of-it: {says: "It was given up.", cite: [{source: b001}]}\n'
            + CITE,
        )
        outside = event("built", "2021").replace(CITE, "  cite: [{source: b001}]\n")
        sources = COURSE["sources.yaml"] + BACKGROUND
        files = {FACTS: plan + outside, "sources.yaml": sources}
        planned, built = shown(load, files, shows="timeline").events
        assert (planned.mode, planned.outcome, planned.outcome_outside) == (
            "planned",
            "It was given up.",
            True,
        )
        assert not planned.outside
        assert (built.mode, built.outside, built.outcome) == ("happened", True, "")

    def test_a_bar_lasts_from_its_row_to_the_last_that_it_reaches(self, load: Load) -> None:
        """It goes over the heading of a year; bars of one track have a free row between them."""
        facts = (
            event("one", "2019-03/2019-05")
            + event("in-one", "2019-04-02")
            + event("between", "2019-08-01")
            + event("two", "2019-09/2020-03")
            + event("three", "2019-10/2019-11")
            + event("in-two", "2020-02-02")
        )
        found = shown(load, {FACTS: facts}, shows="timeline", bars=["three", "one", "two"])
        assert [(row.day, row.lasting) for row in rows(found)] == [
            ("March to May", (True, False)),
            ("2 April", (True, False)),
            ("1 August", (False, False)),
            ("September to March 2020", (True, False)),
            ("October to November", (True, True)),
            ("2 February", (True, False)),
        ]
        assert [year.lasting for year in found.years] == [(False, False), (True, False)]
        assert [event.lasts for event in found.events] == [True, False, False, True, True, False]

    def test_lanes_have_topics_or_facts_and_share_the_row_of_a_date(self, load: Load) -> None:
        """Not with what belongs to no lane, nor with a plan, whose mark is another."""
        facts = (
            event("a", "2019-05-01")
            + event("b", "2019-05-01")
            + event("c", "2019-05-01").replace(CITE, f"  mode: planned\n{CITE}")
            + event("d", "2019-05-01").replace("topic: harbour", "topic: town")
        )
        lanes = {"Left": ["a", "c"], "Right": ["b"]}
        found = shown(load, {FACTS: facts}, shows="timeline", lanes=lanes)
        assert found.lanes == ("Left", "Right")
        assert [[event.lane for event in row.events] for row in rows(found)] == [
            [0, 1],
            [0],
            [None],
        ]
        found = shown(
            load, {FACTS: facts}, shows="timeline", lanes={"Sea": ["harbour"], "Land": ["d"]}
        )
        assert [event.lane for event in found.events] == [0, 0, 0, 1]

    def test_facts_can_be_chosen_and_said_in_other_words(self, load: Load) -> None:
        found = shown(
            load,
            shows="timeline",
            facts=["pier-opened", "reed-statement", "pier-closed"],
            labels={"pier-closed": "The old pier closes."},
        )
        assert [event.text for event in found.events] == [
            "The old pier closes.",
            "Ada Brook opened the new pier on 1 June 2020.",
            "Tom Reed said that no ship would wait for the tide again.",
        ]
        assert found.events[2].per == "Tom Reed"

    def test_what_has_no_place_on_it_is_said(self, load: Load) -> None:
        section = {
            "shows": "timeline",
            "facts": ["slack-water-meaning", "pier-opened"],
            "bars": ["pier-closed"],
        }
        _, problems = made(load, handout(section))
        assert [(each.code, each.message.rpartition("not ")[2]) for each in problems] == [
            ("TQ419", "a date"),
            ("TQ419", "an interval"),
        ]

    def test_a_label_or_a_lane_of_what_is_not_on_it_is_said(self, load: Load) -> None:
        """It would go unseen; but where a build is limited to other topics, that is meant."""
        section = {
            "shows": "timeline",
            "facts": ["pier-opened"],
            "lanes": {"Sea": ["harbour", "reed-statement"]},
            "labels": {"pier-closed": "It closes.", "pier-opened": "It opens."},
        }
        bank = load({HANDOUT: handout(section)})
        _, problems = assemble_handouts(bank.course, bank.plans, bank.items)
        assert sorted(each.message for each in problems) == [
            "`pier-closed` is not on the timeline",
            "`reed-statement` is not on the timeline",
        ]
        limited = [plan._replace(shrink=True, topics=["harbour"]) for plan in bank.plans]
        found, problems = assemble_handouts(bank.course, limited, bank.items)
        assert found
        assert not problems


TO_READ: Files = {
    "readings/harbour.md": (
        "Slack water is a time, and the Pier Plan is a plan. {facts: pier-opened pier-closed}\n"
        "\n## More\n\nThe Pier Plan again; Harbour Watch was against it. {facts: old}\n"
    ),
    "sources.yaml": COURSE["sources.yaml"] + BACKGROUND,
    FACTS: COURSE[FACTS] + event("old", "1900").replace(CITE, "  cite: [{source: b001}]\n"),
}


class TestReading:
    def test_has_its_sources_numbered_reports_first(self, load: Load) -> None:
        found = shown(load, TO_READ, shows="reading")
        assert isinstance(found, Reading)
        (chapter,) = found.chapters
        first, second = chapter.paragraphs
        assert (first.heading, first.sources, second.heading, second.sources) == (
            "",
            (1, 2),
            "More",
            (3,),
        )
        assert len(found.reports) == 2
        assert all(name[0].isupper() for name in found.reports)
        assert found.background == ("Piers of the coast, The Harbour Encyclopaedia, 2022",)

    def test_a_word_to_learn_is_told_apart_where_it_comes_first(self, load: Load) -> None:
        (chapter,) = shown(load, TO_READ, shows="reading").chapters
        new = [[word.text for word in each.words if word.new] for each in chapter.paragraphs]
        assert new == [["Slack water", "Pier Plan"], ["Harbour Watch"]]
        assert Words(" is a time, and the ") in chapter.paragraphs[0].words

    def test_a_topic_that_is_named_and_has_none_is_said(self, load: Load) -> None:
        text = handout({"shows": "reading", "topics": ["harbour", "town"]})
        _, (problem,) = made(load, text, TO_READ)
        assert (problem.code, problem.message) == ("TQ420", "the topic `town` has no reading")


class TestTable:
    def test_cells_have_the_names_of_slots_and_whose_word_it_is(self, load: Load) -> None:
        found = shown(
            load,
            shows="table",
            columns=["For", "Against"],
            rows=[
                {"title": "Who", "cells": [["pier-opened/who"], ["watch-position/wants"]]},
                {"title": "Where", "cells": [["pier-closed/where/saltmere"]]},
                {"title": "Nobody", "cells": [[], []]},
            ],
        )
        assert isinstance(found, Table)
        who, where, nobody = (row.cells for row in found.rows)
        assert who == (
            (Names(("Ada Brook",), ""),),
            (Names(("A smaller pier at Gull Rock",), "In the words of Harbour Watch."),),
        )
        assert where == ((Names(("Saltmere",), ""),),)
        assert nobody == ((), ())

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            ([["pier-opened/whom"], []], "`whom` It marks who, when."),
            ([["pier-opened/who/tom-reed"], []], "`who/tom-reed` It marks who, ada-brook."),
            ([[], [], []], "3 cells, and there are 2 columns"),
        ],
    )
    def test_what_does_not_fit_is_said(self, load: Load, cells: list[Any], said: str) -> None:
        row = {"title": "Row", "cells": cells}
        text = handout({"shows": "table", "columns": ["A", "B"], "rows": [row]})
        found, (problem,) = made(load, text)
        assert not found
        assert problem.code == "TQ421"
        assert said in f"{problem.message} {problem.hint}"


LESSONS = """
- id: first
  title: A pier
  minutes: 45
  teaches: [who-for]
  steps:
    - {minutes: 30, do: Read., sheet: first-quiz}
    - {minutes: 15, do: Look at cards., cards: town}
  homework: Learn.
- id: second
  title: A second pier
  minutes: 5
  steps: [{minutes: 5, do: Talk.}]
"""
ONE_LESSON = LESSONS.partition("- id: second")[0]


class TestLessons:
    def test_have_their_objectives_and_steps_in_words(self, load: Load) -> None:
        (objective,) = yaml.safe_load(COURSE["course.yaml"])["topics"][1]["objectives"]
        lessons = LESSONS.replace("who-for", objective)
        found = shown(load, {"lessons.yaml": lessons}, shows="lessons", lessons=["first"])
        assert isinstance(found, Lessons)
        (plan,) = found.plans
        assert plan.objectives == ("Say who was for the new pier and who against it.",)
        assert plan.steps == (
            LessonStep(30, "Read.", "first-quiz", ""),
            LessonStep(15, "Look at cards.", "", "The town"),
        )
        assert len(shown(load, {"lessons.yaml": lessons}, shows="lessons").plans) == 2


@pytest.mark.parametrize(
    "section",
    [
        {"shows": "lessons"},
        {"shows": "reading"},
        {"shows": "timeline", "topics": ["town"]},
        {"shows": "answer-slip"},
    ],
)
def test_nothing_to_show_is_said_where_it_should_be(load: Load, section: dict[str, Any]) -> None:
    """It is an error, but a warning where the build is limited, and then the rest is made."""
    text = handout({"shows": "objectives"}, section)
    bank = load({HANDOUT: text})
    nothing, (problem,) = assemble_handouts(bank.course, bank.plans, bank.items)
    assert not nothing
    assert (problem.code, problem.severity) == ("TQ417", Severity.ERROR)
    assert f"{problem.line}" == place_of(f"shows: {section['shows']}", text).partition(":")[0]
    limited = [plan._replace(shrink=True) for plan in bank.plans]
    (found,), (problem,) = assemble_handouts(bank.course, limited, bank.items)
    assert problem.severity is Severity.WARNING
    assert len(found.versions[0].sections) == 1


@pytest.mark.parametrize(
    ("shows", "file", "text", "code"),
    [
        ("reading", "readings/harbour.md", "Words. {facts: pier-opened no-such-fact}\n", "TQ116"),
        ("reading", "readings/harbour.md", "Words without a fact.\n", "TQ154"),
        ("lessons", "lessons.yaml", LESSONS.replace("who-for", "no-such-objective"), "TQ147"),
        ("lessons", "lessons.yaml", LESSONS.replace("minutes: 45", "minutes: 44"), "TQ161"),
        ("lessons", "lessons.yaml", ONE_LESSON.replace("minutes: 45", "minutes: many"), "TQ103"),
    ],
)
def test_what_is_wrong_in_the_course_is_no_second_problem_of_the_handout(
    load: Load, shows: str, file: str, text: str, code: str
) -> None:
    """Whatever a reading or a lesson names that is not there, the handout is tried all the same."""
    text = text.replace("who-for", "date-pier")
    bank = load({HANDOUT: handout({"shows": shows}), file: text}, flawed=True)
    _, problems = assemble_handouts(bank.course, bank.plans, bank.items)
    assert {problem.code for problem in bank.problems} == {code}
    assert not problems


def test_a_build_of_some_topics_shows_these_alone(load: Load) -> None:
    bank = load({HANDOUT: handout({"shows": "objectives"})})
    limited = [plan._replace(shrink=True, topics=["town"]) for plan in bank.plans]
    (found,), problems = assemble_handouts(bank.course, limited, bank.items)
    assert not problems
    shown_ = found.versions[0].sections[0].shown
    assert isinstance(shown_, Objectives)
    assert [topic.title for topic in shown_.topics] == ["The town"]


def test_instructions_alone_are_no_test(load: Load) -> None:
    """Where none of the questions of a handout can be had, there is no handout."""
    asks = {"title": "Gaps", "directions": "Fill in.", "makes": "cloze", "count": 1}
    bank = load({HANDOUT: handout({"shows": "objectives"}, asks)})
    limited = [plan._replace(shrink=True) for plan in bank.plans]
    found, problems = assemble_handouts(bank.course, limited, ())
    assert not found
    assert [problem.code for problem in problems] == ["TQ401"]
