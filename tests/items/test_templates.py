"""Question templates: what they may say, and which facts they take."""

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from courses import FACTS, facts_text, make_fact
from factories import say
from small_course import Load
from small_facts import bank_of
from talkquiz.build import LoadedCourse
from talkquiz.course.shapes import FieldError, shape_fields
from talkquiz.items.item import Item, Ordering, Use
from talkquiz.items.kinds import ItemKind, Over
from talkquiz.items.template_text import ATTRIBUTES, parse_template_text
from talkquiz.items.templates import Takes, Template
from talkquiz.language.dates import parse_when

MINE = "templates/mine.yaml"
PAGE = (Path(__file__).parents[2] / "docs" / "question-templates.md").read_text("utf-8")
TAKES = """\
- id: mine
  makes: short-answer
  takes: {%s}
  stem: Say what {{ fact.name }} is.
"""


def asked(bank: LoadedCourse, template: str = "mine") -> dict[tuple[str, str], Item]:
    found = [item for item in bank.items if item.template == template]
    return {(item.facts[0], item.slot): item for item in found}


def naming(kind: ItemKind, name: str, about: str = "fact") -> str:
    said = f"'Well, {{{{ {about}.{name} }}}}?'"
    words = f"stem: Well?, entry: {said}" if kind.over is Over.FACTS else f"stem: {said}"
    answer = ", answer: As it says." if kind is ItemKind.OPEN else ""
    head = f"id: {kind}-{about}-{name}".replace("_", "-")
    return f"- {{{head}, makes: {kind}, about: {about}, use: print, {words}{answer}}}\n"


class TestLoading:
    @pytest.mark.parametrize(
        ("template", "code", "said"),
        [
            ("makes: choice, stem: 'Who {{ fact.whoo }}?'", "TQ303", "`whoo`"),
            ("makes: choice, stem: '{{ fact.name.__class__ }}'", "TQ303", "__class__"),
            ("makes: choice, takes: {slot: whoo}, stem: Who?", "TQ303", "`whoo`"),
            ("makes: choice, takes: {kind: rumour}, stem: Who?", "TQ303", "`rumour`"),
            (
                "makes: choice, takes: {kind: figure}, stem: 'Who {{ fact.said }}?'",
                "TQ303",
                "`said` is no slot of figure",
            ),
            ("makes: choice", "TQ303", "no `stem`"),
            ("makes: choice, like: nobody", "TQ304", "`nobody`"),
            ("makes: choice, like: event-day-choice", "TQ304", "`event-day-choice`"),
            ("makes: choice, stem: '{{ 2**9 }}'", "TQ302", "`pow`"),
            ("makes: cloze, stem: 'Why {{ source.day }}?'", "TQ303", "a fact names `source`"),
            (
                "makes: open, about: source, stem: '{{ source.x }}', answer: A",
                "TQ303",
                "a source has no `x`",
            ),
            ("makes: matching, stem: Match!", "TQ305", "needs an `entry`"),
            ("makes: choice, stem: Who?, entry: A", "TQ305", "has no `entry`"),
            ("makes: open, stem: Why?", "TQ305", "needs an `answer`"),
            ("makes: cloze, stem: Why?, answer: A", "TQ305", "has no `answer`"),
            ("makes: cloze, stem: Why?, marks: A", "TQ305", "has no `marks`"),
            ("makes: cloze, about: source, stem: Why?", "TQ305", "`about: source`: only open can"),
            (
                "makes: cloze, about: events, stem: First?, entry: '{{ fact.name }}'",
                "TQ305",
                "`about: events`: only choice can",
            ),
            ("makes: choice, about: events, stem: Which?", "TQ305", "needs an `entry`"),
            ("makes: choice, about: whole-fact, stem: Why?", "TQ305", "needs an `answer`"),
            ("makes: choice, about: contrast, stem: Why?", "TQ305", "only open can"),
            (
                "makes: open, about: contrast, answer: A., stem: '{{ contrast.third }}?'",
                "TQ303",
                "a contrast has no `third`",
            ),
            ("makes: compare, stem: Why?, use: study", "TQ305", "`use: print`"),
            ("makes: label, stem: 'Where {{ fact.name }}?'", "TQ305", "can name none"),
            ("makes: cloze, stem: '{{ fact.name }}?'", "TQ305", "shows the claim"),
            ("makes: compare, stem: Why?, marks: '{{ fact.name }}'", "TQ305", "can name none"),
        ],
    )
    def test_says_what_is_wrong(self, load: Load, template: str, code: str, said: str) -> None:
        (problem,) = load({MINE: f"# mine\n- {{id: a, {template}}}\n"}, flawed=True).problems
        assert (problem.code, problem.line) == (code, 2)
        assert problem.path.endswith(MINE)
        assert said in problem.message

    def test_id_of_a_bundled_template_is_taken(self, load: Load) -> None:
        text = "- {id: said-by, makes: choice, stem: Who?}\n"
        (problem,) = load({MINE: text}, flawed=True).problems
        assert problem.code == "TQ112"

    def test_every_kind_can_say_what_there_is(self, load: Load) -> None:
        """Templates of each kind that name each attribute make items, or pass facts over."""
        silent = (ItemKind.CLOZE, ItemKind.COMPARE, ItemKind.LABEL, ItemKind.TERM, ItemKind.TASK)
        alone = [kind for kind in ItemKind if kind not in silent]
        lines = [
            naming(kind, name) for kind in alone for name in (*ATTRIBUTES["fact"], "who", "number")
        ]
        lines += [naming(ItemKind.OPEN, name, "source") for name in ATTRIBUTES["source"]]
        asked_by = {item.template for item in load({MINE: "".join(lines)}).items}
        assert {"short-answer-fact-name", "open-fact-gap", "open-source-outlet"} <= asked_by
        assert "matching-fact-gap" not in asked_by

    def test_names_the_line_of_the_stem(self, load: Load) -> None:
        text = "- id: a\n  makes: choice\n  stem: 'Who {{ fact.whoo }}?'\n"
        (problem,) = load({MINE: text}, flawed=True).problems
        assert (problem.line, problem.column) == (3, 3)

    def test_like_takes_over_stem_and_conditions(self, load: Load) -> None:
        text = "- {id: mine, makes: short-answer, like: event-day, use: print}\n"
        bank = load({MINE: text})
        mine, theirs = asked(bank), asked(bank, "event-day")
        assert [*mine] == [*theirs]
        assert [item.stem for item in mine.values()] == [item.stem for item in theirs.values()]
        assert {item.uses for item in mine.values()} == {frozenset({Use.PRINT})}

    def test_use_is_what_the_kind_allows(self, load: Load) -> None:
        """Without `use` an item is for print, and for the deck as well where a card can show it."""
        for item in load().items:
            if item.template in ("event-day", "said-by", "according-to"):
                assert item.uses == frozenset(Use)
            if not item.kind.studied:
                assert item.uses == {Use.PRINT}

    def test_course_adds_to_the_bundled_templates(self, load: Load) -> None:
        before = {item.id: item for item in load().items}
        after = {item.id: item for item in load({MINE: TAKES % ""}).items}
        assert before.keys() >= {key for key, item in after.items() if item.template != "mine"}
        assert {item.template for item in after.values()} > {"mine"}


class TestTakes:
    @pytest.mark.parametrize(
        ("takes", "slots"),
        [
            ("kind: definition", {"meaning/term", "meaning/means"}),
            ("kind: [definition], slot: term", {"meaning/term"}),
            ("type: date", {"open/when", "plan/when", "list/when"}),
            ("type: date, mode: planned", {"plan/when"}),
            ("type: date, precision: month", {"plan/when"}),
            ("precision: [day, month]", {"open/when", "plan/when", "list/when"}),
            ("status: attributed", {"view/wants"}),
            ("ask: own", {"open/who"}),
            ("slot: who", {"list/who"}),
            ("slot: who, ask: any", {"open/who", "list/who"}),
            ("slot: per", {"view/per"}),
            ("slot: who, ask: any, list: whole", {"list/who"}),
            ("slot: who, ask: any, list: each", {"list/who.ada-brook", "list/who.tom-reed"}),
            ("slot: when, list: whole", set()),
        ],
    )
    def test_every_condition_narrows(self, load: Load, takes: str, slots: set[str]) -> None:
        bank = bank_of(load, *FACTS_OF_ALL_SORTS, **{MINE: TAKES % takes})
        assert {"/".join(key) for key in asked(bank)} == slots

    def test_fact_without_a_named_slot_is_not_taken(self, load: Load) -> None:
        text = "- {id: mine, makes: short-answer, stem: 'When did {{ fact.who }} open it?', "
        mine = f"{text}takes: {{kind: event, slot: when}}}}\n"
        found = asked(bank_of(load, *FACTS_OF_ALL_SORTS[:3], **{MINE: mine}))
        assert {key: item.stem for key, item in found.items()} == {
            ("open", "when"): "When did Ada Brook open it?"
        }


def parties() -> list[dict[str, Any]]:
    days = {
        "regatta": "2018-05-03",
        "market": "2018-07-10",
        "parade": "2018-09-20",
        "fire": "2018-11-05",
        "fair": "2018-06-12",
        "concert": "2018-08-30",
    }
    return [
        make_fact(
            id=name,
            name=f"the {name} at the harbour",
            claim=f"The {name} at the harbour took place on [{say(parse_when(day))}]{{when}}.",
            when=day,
            mode="planned" if name in ("fair", "concert") else "happened",
        )
        for name, day in days.items()
    ]


class TestDocs:
    def test_examples_make_the_questions_that_they_show(self, load: Load) -> None:
        examples = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
        shown = re.findall(r"^> (.+)$", PAGE, re.MULTILINE)
        bank = load({MINE: "".join(examples), FACTS: facts_text(*parties())})
        mine = {name for text in examples for name in re.findall(r"id: ([\w-]+)", text)}
        made = [item for item in bank.items if item.template in mine]
        assert {item.template for item in made} == mine
        assert {item.kind for item in made} >= {"true-false", "matching", "ordering", "open"}
        assert set(shown) <= {item.stem for item in made}
        for item in (item for item in made if item.stem in shown):
            sequence = item.payload.sequence if isinstance(item.payload, Ordering) else ()
            told = [*chain(*item.pairs), *sequence, *item.marks] or [f'"{item.key}"']
            assert all(words in PAGE for words in told), item.id

    @pytest.mark.parametrize(
        "row",
        [
            *(f"`{each.key}` |" for shape in (Template, Takes) for each in shape_fields(shape)),
            *(f"`{kind}` |" for kind in ItemKind if kind.over is not Over.TASK),
            *(f".*`{{{{ fact.{name} }}}}`" for name in sorted(ATTRIBUTES["fact"])),
            *(f".*`{{{{ source.{name} }}}}`" for name in sorted(ATTRIBUTES["source"])),
        ],
    )
    def test_every_key_and_kind_and_attribute_has_a_row(self, row: str) -> None:
        pattern = re.escape(row).replace(r"\.\*", ".*")
        assert re.search(rf"^\| {pattern}", PAGE, re.MULTILINE)


FACTS_OF_ALL_SORTS = (
    make_fact(
        id="open",
        name="the party",
        claim="[Ada Brook]{who} opened the new quay on [1 June 2020]{when}.",
        when="2020-06-01",
        ask={"who": "Which official opened the new quay?"},
    ),
    make_fact(
        id="plan",
        name="the building of a dock",
        claim="Work on a dock was to start in [May 2021]{when}.",
        when="2021-05",
        mode="planned",
    ),
    make_fact(
        id="view",
        kind="position",
        topic="town",
        name="the view of the residents",
        claim="According to Harbour Watch, the group wanted [fewer ships]{wants}.",
        mode="claimed",
        status="attributed",
        per="harbour-watch",
    ),
    make_fact(
        id="meaning",
        kind="definition",
        topic="town",
        name="the meaning of a word",
        claim="[Slack water]{term} means [the time between two tides]{means}.",
        when=None,
        basis=None,
    ),
    make_fact(
        id="list",
        claim="[Brook and Reed]{who=ada-brook+tom-reed} opened a quay on [3 May 2019]{when}.",
    ),
)


def code_of(stem: object) -> str:
    with pytest.raises(FieldError) as refused:
        parse_template_text(stem)
    return refused.value.code


REFUSED: dict[str, tuple[object, ...]] = {
    "TQ302": (
        "{% for x in fact %}{{ fact.name }}{% endfor %}",
        "{% set x = fact.name %}",
        "{% include 'course.yaml' %}",
        "{% extends 'course.yaml' %}",
        "{% import 'course.yaml' as fact %}",
        "{% from 'course.yaml' import fact %}",
        "{% macro fact() %}{% endmacro %}",
        "{% block name %}{% endblock %}",
        "{% filter sentence %}{{ fact.name }}{% endfilter %}",
        "{{ fact.name() }}",
        "{{ fact.name.upper() }}",
        "{{ range(9) }}",
        "{{ 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ fact.name ~ fact.name }}",
        "{{ fact.name + fact.name }}",
        "{{ fact['name'] }}",
        "{{ fact.name[0] }}",
        "{{ {'a': fact.name} }}",
        "{{ fact.name is defined }}",
        "{{ fact.name | upper }}",
        "{{ fact.name | attr('__class__') }}",
        "{{ fact.name | no_such_filter }}",
        "{{ fact.name | sentence(1) }}",
        "{{ fact.name | sentence(text=1) }}",
        "{{ fact.name > 1 }}",
        "{{ -1 }}",
    ),
    "TQ303": (
        "{{ who }}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ _x }}",
        "{{ fact }}",
        "{{ fact.who.name }}",
        "{{ 'x'.name }}",
        "{{ fact.name }} in {{ source.outlet }}",
    ),
    "TQ301": (
        "{{ fact.name",
        "{% if fact.name %}",
        "{{ " + "(" * 240 + "fact.name" + ")" * 240 + " }}",
        "{{ " + "[" * 200 + "]" * 200 + " }}",
        "a" * 501,
        None,
        ["{{ fact.name }}"],
    ),
}
"""What does more than say, what names no attribute of a fact, and what is no short valid text."""


class TestTexts:
    @pytest.mark.parametrize(
        ("code", "stem"), [(code, stem) for code, stems in REFUSED.items() for stem in stems]
    )
    def test_refuses_what_is_no_plain_question(self, code: str, stem: object) -> None:
        assert code_of(stem) == code

    def test_stem_says_values_and_conditions(self) -> None:
        """Values, if-conditions, comparisons and the filter `sentence` work together."""
        stem = parse_template_text(
            "{{ fact.name | sentence }}{% if fact.mode == 'planned' %}, planned{% endif %}"
            "{{ ' (late)' if fact.status in ['disputed'] and not fact.per == 'x' else '.' }}"
        )
        values = {"name": "the vote", "mode": "planned", "status": "reported", "per": "x"}
        assert stem.render(values) == "The vote, planned."
        assert stem.needs == {"name", "mode", "status", "per"}

    def test_stem_leaves_markup_as_it_is(self) -> None:
        assert parse_template_text("{{ fact.name }}").render({"name": "<b>&"}) == "<b>&"

    @pytest.mark.parametrize(
        ("stem", "about"),
        [
            ("{{ fact.name }}", "fact"),
            ("{{ source.outlet }} of {{ source.day }}", "source"),
            ("Which place is marked?", ""),
        ],
    )
    def test_stem_is_about_facts_or_sources(self, stem: str, about: str) -> None:
        parsed = parse_template_text(stem)
        assert parsed.about == about
        assert parsed.render(dict.fromkeys(parsed.needs, "x"))
