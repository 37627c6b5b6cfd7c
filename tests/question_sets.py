"""Question sets for tests of formats for screens."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from factories import (
    make_choice,
    make_cloze,
    make_compare,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_task,
    make_term,
    make_true_false,
)
from talkquiz.deck.deck import Deck
from talkquiz.exporters import Assembled, Exporter, Product
from talkquiz.items.item import Item, Stimulus
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import (
    Answering,
    Arrange,
    Blank,
    Enter,
    Explain,
    Fill,
    Left,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
    Told,
)
from talkquiz.onscreen.question_set import QuestionSet, QuestionTopic

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{1:MULTICHOICE:=a~b}",
    "} # ~ / \" ' = % $ _ @ \\ & < > * ^ ` |",
    r"\} \# \* \\ \{ \~",
    "@@PLUGINFILE@@/x.png",
    "$$x$$ \\(y\\) [[z]] {#1}",
    "_____ and ____________",
    "]]> <![CDATA[ &amp; &lt; &#65; &#x41;",
    "a\x00b\x0bc\ufffed\ud800e",
    "line\nline\r\nline\u2028line",
    "$course$/top/x//y/",
    "&&058; &&092;x [html]<b> %50%x a -> b // T",
    "[html]<b>x</b> [plain] // y",
    "%50%x &&061;",
    "مرحبا (ab) ٣",
)

SHORT = "x"
"""An answer that no person has to mark, beside those that are hostile."""
Way = Callable[[str, str, str], Answering]
WAYS: list[Way] = [
    lambda a, b, c: Pick(
        (Offered("o1", a, True, b), Offered("o2", b, False, c), Offered("o3", c, False))
    ),
    lambda a, b, c: Pick(
        (Offered("o1", a, True, b), Offered("o2", b, True, c), Offered("o3", c, False)),
        several=True,
    ),
    lambda a, b, c: Pick((Offered("o1", a, True, b), Offered("o2", b, False, c)), verdict=True),
    lambda a, b, c: Enter((a, b, c, SHORT)),
    lambda a, b, c: Fill((a, Blank((b, c, SHORT)), c)),
    lambda a, b, c: Fill((a, Blank((b, SHORT)), c, Blank((c, a, SHORT), "two", 2))),
    lambda a, b, c: Match(
        (Left("l1", a, "o1"), Left("l2", b, "o2")),
        (Offered("o1", b, True), Offered("o2", a, True), Offered("o3", c, False, a)),
    ),
    lambda a, b, c: Arrange(
        (Offered("o1", a, True, b), Offered("o2", b, True, c)), ("o2", "o1"), ()
    ),
    lambda a, b, c: Explain((a, b), (), (c,), 3),
]


def one_of_each() -> list[Item]:
    """Return an item of each kind that is answered in another way."""
    return [
        make_item(),
        make_cloze(),
        make_choice(),
        make_multiple_response(),
        make_true_false(),
        make_matching(),
        make_ordering(),
        make_label(),
        make_term(),
        make_compare(),
        make_open(),
        make_task(),
    ]


def set_of(*asked: Item | OnscreenQuestion, **imprint: Any) -> QuestionSet:
    """Return the set of a course with these items or questions, by topic."""
    mark = make_imprint(**imprint)
    made = tuple(
        onscreen_question(each, mark) if isinstance(each, Item) else each for each in asked
    )
    topics = tuple(
        QuestionTopic(name, name.capitalize(), number)
        for number, name in enumerate(dict.fromkeys(each.topic for each in made), 1)
    )
    return QuestionSet(mark, mark.id, mark.title, topics, made)


def assembled_with(*sets: QuestionSet) -> Assembled:
    """Return what exporters of formats for screens are given."""
    return Assembled(Deck(sets[0].imprint, ()), (), sets)


def product_of(export: Exporter, questions: QuestionSet, ending: str) -> Product:
    """Return the one file that `export` makes of a question set, whose name ends so."""
    ((name, product),) = export(assembled_with(questions)).items()
    assert name == f"{questions.name}{ending}"
    return product


def seen(text: str) -> str:
    """Return a text as it is read: white space is one space, what no XML holds is not there."""
    kept = re.sub(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", text)
    return " ".join(re.sub(r"[\ud800-\udfff]", "\ufffd", kept).split())


def hostile_question(kind: Answering, *texts: str) -> OnscreenQuestion:
    """Return a question with these texts in all its fields."""
    one, two, three, *_ = texts
    plain = onscreen_question(make_item(), make_imprint())
    return replace(
        plain,
        prompt=one,
        answering=kind,
        asks_for=two,
        caution=three,
        hint=two,
        said=one,
        stimulus=Stimulus("s1", two, (one, three), by=three, made="invented"),
        told=Told(one, two, three, one, two, three, one, two, (one, two), ((one, two),), ()),
    )
