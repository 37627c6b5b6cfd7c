"""What a question template may say."""

import pytest
from pydantic_core import PydanticCustomError

from talkquiz.items.template_text import parse_template_text


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
def test_stem_may_not_do_more_than_say(stem: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_template_text(stem)
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
def test_stem_knows_nothing_but_the_fact(stem: str) -> None:
    """Whatever is no attribute of `fact`, Jinja2's own names among them, is refused."""
    with pytest.raises(PydanticCustomError) as refused:
        parse_template_text(stem)
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
def test_stem_is_short_valid_text(stem: object) -> None:
    """Broken Jinja2, parentheses without end, long text and what is no text are refused."""
    with pytest.raises(PydanticCustomError) as refused:
        parse_template_text(stem)
    assert refused.value.type == "TQ301"


def test_stem_says_values_and_conditions() -> None:
    """Values, if-conditions, comparisons and the filter `sentence` work together."""
    stem = parse_template_text(
        "{{ fact.name | sentence }}{% if fact.mode == 'planned' %}, planned{% endif %}"
        "{{ ' (late)' if fact.status in ['disputed'] and not fact.per == 'x' else '.' }}"
    )
    values = {"name": "the vote", "mode": "planned", "status": "reported", "per": "x"}
    assert stem.render(values) == "The vote, planned."
    assert stem.needs == {"name", "mode", "status", "per"}


def test_stem_leaves_markup_as_it_is() -> None:
    assert parse_template_text("{{ fact.name }}").render({"name": "<b>&"}) == "<b>&"


@pytest.mark.parametrize(
    ("stem", "about"),
    [
        ("{{ fact.name }}", "fact"),
        ("{{ source.outlet }} of {{ source.day }}", "source"),
        ("Which place is marked?", ""),
    ],
)
def test_stem_is_about_facts_or_sources(stem: str, about: str) -> None:
    """A stem knows whether it names a fact or a source, and renders with values of either."""
    parsed = parse_template_text(stem)
    assert parsed.about == about
    assert parsed.render(dict.fromkeys(parsed.needs, "x"))


def test_stem_is_about_one_thing() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_template_text("{{ fact.name }} in {{ source.outlet }}")
    assert refused.value.type == "TQ303"
