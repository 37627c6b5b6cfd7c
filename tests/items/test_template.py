"""Question templates: what they may say, and which facts they take."""

import re
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from courses import FACTS, facts_text, make_fact
from talkquiz.items.model import Item, Use
from talkquiz.items.template import ATTRIBUTES, Takes, Template, parse_stem
from talkquiz.pipeline import Bank

from .conftest import Load

MINE = "templates/mine.yaml"
PAGE = (Path(__file__).parents[2] / "docs" / "question-templates.md").read_text("utf-8")
TAKES = """\
- id: mine
  makes: short-answer
  takes: {takes}
  stem: Say what {{{{ fact.name }}}} is.
"""


def asked(bank: Bank, template: str = "mine") -> dict[tuple[str, str], Item]:
    """Return the items of one template by fact and slot."""
    found = [item for item in bank.items if item.template == template]
    return {(item.facts[0], item.id.split("/")[2]): item for item in found}


class TestStem:
    """A stem says a question, and does nothing else."""

    @pytest.mark.parametrize(
        "stem",
        [
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
        ],
    )
    def test_may_not_do_more_than_say(self, stem: str) -> None:
        """Loops, calls, arithmetic, look-ups and foreign filters are refused before they run."""
        with pytest.raises(PydanticCustomError) as refused:
            parse_stem(stem)
        assert refused.value.type == "TQ302"

    @pytest.mark.parametrize(
        "stem",
        [
            "{{ who }}",
            "{{ self }}",
            "{{ cycler }}",
            "{{ _x }}",
            "{{ fact }}",
            "{{ fact.who.name }}",
            "{{ 'x'.name }}",
        ],
    )
    def test_knows_nothing_but_the_fact(self, stem: str) -> None:
        """Whatever is no attribute of `fact`, Jinja2's own names among them, is refused."""
        with pytest.raises(PydanticCustomError) as refused:
            parse_stem(stem)
        assert refused.value.type == "TQ303"

    @pytest.mark.parametrize(
        "stem",
        [
            "{{ fact.name",
            "{% if fact.name %}",
            "{{ " + "(" * 240 + "fact.name" + ")" * 240 + " }}",
            "{{ " + "[" * 200 + "]" * 200 + " }}",
            "a" * 501,
            None,
            ["{{ fact.name }}"],
        ],
    )
    def test_is_short_valid_text(self, stem: object) -> None:
        """Broken Jinja2, parentheses without end, long text and what is no text are refused."""
        with pytest.raises(PydanticCustomError) as refused:
            parse_stem(stem)
        assert refused.value.type == "TQ301"

    def test_says_values_and_conditions(self) -> None:
        """Values, if-conditions, comparisons and the filter `sentence` work together."""
        stem = parse_stem(
            "{{ fact.name | sentence }}{% if fact.mode == 'planned' %}, planned{% endif %}"
            "{{ ' (late)' if fact.status in ['disputed'] and not fact.per == 'x' else '.' }}"
        )
        values = {"name": "the vote", "mode": "planned", "status": "reported", "per": "x"}
        assert stem.render(values) == "The vote, planned."
        assert stem.needs == {"name", "mode", "status", "per"}

    def test_leaves_markup_as_it_is(self) -> None:
        """Items are plain text: a stem does not escape, that is an exporter's work."""
        assert parse_stem("{{ fact.name }}").render({"name": "<b>&"}) == "<b>&"


class TestLoading:
    """Templates of a course, and what is said of those that are wrong."""

    @pytest.mark.parametrize(
        ("template", "code", "said"),
        [
            ("{id: a, makes: choice, stem: 'Who {{ fact.whoo }}?'}", "TQ303", "`whoo`"),
            ("{id: a, makes: choice, stem: '{{ fact.name.__class__ }}'}", "TQ303", "__class__"),
            ("{id: a, makes: choice, takes: {slot: whoo}, stem: Who?}", "TQ303", "`whoo`"),
            ("{id: a, makes: choice, takes: {kind: rumour}, stem: Who?}", "TQ303", "`rumour`"),
            (
                "{id: a, makes: choice, takes: {kind: figure}, stem: 'Who {{ fact.said }}?'}",
                "TQ303",
                "`said` is no slot of figure",
            ),
            ("{id: a, makes: choice}", "TQ303", "no `stem`"),
            ("{id: a, makes: choice, like: nobody}", "TQ304", "`nobody`"),
            ("{id: a, makes: choice, like: event-day-choice}", "TQ304", "`event-day-choice`"),
            ("{id: a, makes: choice, stem: '{{ 2**9 }}'}", "TQ302", "`pow`"),
            ("{id: said-by, makes: choice, stem: Who?}", "TQ112", "`said-by`"),
        ],
    )
    def test_says_what_is_wrong(self, load: Load, template: str, code: str, said: str) -> None:
        """A bad template is one problem, with its code and its name, at its own file."""
        (problem,) = load({MINE: f"# mine\n- {template}\n"}, flawed=True).problems
        assert (problem.code, problem.line) == (code, 2)
        assert problem.path.endswith(MINE)
        assert said in problem.message

    def test_names_the_line_of_the_stem(self, load: Load) -> None:
        """The problem of a stem stands where the stem stands."""
        text = "- id: a\n  makes: choice\n  stem: 'Who {{ fact.whoo }}?'\n"
        (problem,) = load({MINE: text}, flawed=True).problems
        assert (problem.line, problem.column) == (3, 3)

    def test_like_takes_over_stem_and_conditions(self, load: Load) -> None:
        """A template that is like another asks the same slots in the same words."""
        text = "- {id: mine, makes: short-answer, like: event-day, use: print}\n"
        bank = load({MINE: text})
        mine, theirs = asked(bank), asked(bank, "event-day")
        assert {slot: item.stem for slot, item in mine.items()} == {
            slot: item.stem for slot, item in theirs.items()
        }
        assert {item.uses for item in mine.values()} == {frozenset({Use.PRINT})}

    def test_course_adds_to_the_bundled_templates(self, load: Load) -> None:
        """Templates of a course stand beside the bundled ones and change none of their items."""
        before = {item.id: item for item in load().items}
        after = {item.id: item for item in load({MINE: TAKES.format(takes="{}")}).items}
        assert before == {key: item for key, item in after.items() if item.template != "mine"}
        assert len(after) > len(before)


class TestTakes:
    """Which slots of which facts a template asks."""

    @pytest.mark.parametrize(
        ("takes", "slots"),
        [
            ("{kind: definition}", {("meaning", "term"), ("meaning", "means")}),
            ("{kind: [definition], slot: term}", {("meaning", "term")}),
            ("{type: date}", {("open", "when"), ("plan", "when")}),
            ("{type: date, mode: planned}", {("plan", "when")}),
            ("{type: date, precision: day}", {("open", "when")}),
            ("{precision: [day, month]}", {("open", "when"), ("plan", "when")}),
            ("{status: attributed}", {("view", "wants")}),
            ("{ask: own}", {("open", "who")}),
            ("{slot: who}", set()),
            ("{slot: who, ask: any}", {("open", "who")}),
        ],
    )
    def test_every_condition_narrows(
        self, load: Load, takes: str, slots: set[tuple[str, str]]
    ) -> None:
        """A template takes exactly the slots that fit every line of its conditions."""
        bank = load({FACTS: FOUR_FACTS, "facts/town.yaml": None, MINE: TAKES.format(takes=takes)})
        assert set(asked(bank)) == slots

    def test_fact_without_a_named_slot_is_not_taken(self, load: Load) -> None:
        """A stem that names a slot asks only facts that mark it."""
        text = "- {id: mine, makes: short-answer, stem: 'When did {{ fact.who }} open it?', "
        bank = load({FACTS: FOUR_FACTS, MINE: f"{text}takes: {{kind: event, slot: when}}}}\n"})
        assert set(asked(bank)) == {("open", "when")}
        assert asked(bank)["open", "when"].stem == "When did Ada Brook open it?"


class TestDocs:
    """docs/question-templates.md says what templates can do."""

    def test_examples_make_the_questions_that_they_show(self, load: Load) -> None:
        """The worked examples, put into a course, ask what the page says they ask."""
        examples = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
        shown = re.findall(r"^> (.+\?)$", PAGE, re.MULTILINE)
        assert len(examples) == len(shown) == 2
        bank = load({MINE: "".join(examples)})
        mine = {name for text in examples for name in re.findall(r"id: ([\w-]+)", text)}
        made = [item for item in bank.items if item.template in mine]
        assert {item.template for item in made} == mine
        assert {item.stem for item in made} == set(shown)
        assert all(f'"{item.key}"' in PAGE for item in made)

    @pytest.mark.parametrize("name", [*Template.model_fields, *Takes.model_fields])
    def test_every_key_has_a_row(self, name: str) -> None:
        """Each key of a template and of its conditions is explained."""
        assert re.search(rf"^\| `{name}` \|", PAGE, re.MULTILINE)

    @pytest.mark.parametrize("name", ATTRIBUTES)
    def test_every_attribute_has_a_row(self, name: str) -> None:
        """Each thing that a stem can say of a fact is explained."""
        assert re.search(rf"^\| .*`{{{{ fact\.{name} }}}}`", PAGE, re.MULTILINE)


FOUR_FACTS = facts_text(
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
)
