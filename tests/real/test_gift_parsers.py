"""Parsers of GIFT that are not ours read what we write as the same questions."""

import json
import logging
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from moodle_reader import as_words
from npm_players import MODULES, NODE, needs_players
from question_sets import HOSTILE, WAYS, hostile_question, product_of, seen, set_of
from talkquiz.build import LoadedCourse
from talkquiz.exporters.gift import export
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.for_systems import for_systems
from talkquiz.onscreen.question import Blank, Enter, Explain, Fill, Match, OnscreenQuestion, Pick
from talkquiz.onscreen.question_set import QuestionSet

pytestmark = pytest.mark.real

_READ = """
const { parse } = require(process.argv[1]);
let text = "";
process.stdin.on("data", (part) => { text += part; });
process.stdin.on("end", () => {
  console.log(JSON.stringify(JSON.parse(text).map((each) => parse(each))));
});
"""


def parsed(*texts: str) -> list[list[dict[str, Any]]]:
    """Return what gift-pegjs makes of files, without categories; it raises at what it refuses."""
    parser = MODULES / "gift-pegjs" / "pegjs-gift.js"
    done = subprocess.run(
        [str(NODE), "-e", _READ, str(parser)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return [[each for each in one if each["type"] != "Category"] for one in found]


def unhidden(text: str) -> str:
    """Return a right-hand side with its signs: gift-pegjs leaves there what hid the escaped ones.

    `&&061;` stands for `=` while it reads; in all other texts it puts the sign back.
    """
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), text)


def text_of(questions: QuestionSet) -> str:
    return product_of(export, questions, ".gift.txt").content.decode()


def words(held: dict[str, Any] | None) -> str:
    if not held:
        return ""
    return as_words(held["text"]) if held["format"] == "html" else seen(held["text"])


def assert_same(made: dict[str, Any], question: OnscreenQuestion) -> None:
    """Hold what gift-pegjs made of a question to what was written."""
    match question.answering:
        case Pick(verdict=True, options=options):
            assert made["type"] == "TF"
            assert made["isTrue"] == options[0].right
        case Pick(several=several, options=options):
            assert made["type"] == "MC"
            for choice, option in zip(made["choices"], options, strict=True):
                assert words(choice["text"]) == seen(option.text)
                assert words(choice["feedback"]) == seen(option.told)
                right = (choice["weight"] or 0) > 0 if several else choice["isCorrect"]
                assert right == option.right
        case Enter(accepted=accepted) | Fill(blanks=(Blank(accepted=accepted),)):
            assert made["type"] == "Short"
            assert words(made["choices"][0]["text"]) == seen(accepted[0]).replace("*", r"\*")
        case Match(lefts=lefts, options=options):
            assert made["type"] == "Matching"
            texts = {each.id: seen(each.text) for each in options}
            style = made["stem"]["format"]
            pairs = [
                (
                    words(it["subquestion"]),
                    words({"text": unhidden(it["subanswer"]), "format": style}),
                )
                for it in made["matchPairs"]
            ]
            assert pairs[: len(lefts)] == [(seen(it.text), texts[it.match]) for it in lefts]
            assert len(pairs) == len(options)
        case Explain():
            assert made["type"] == "Essay"


@needs_players
def test_gift_pegjs_reads_every_item_of_the_bundled_course(bundled_bank: LoadedCourse) -> None:
    """Each has its name, its key, its reasons and what is told after answering."""
    questions = for_systems(course_set(bundled_bank.course, bundled_bank.items))
    product = product_of(export, questions, ".gift.txt")
    (found,) = parsed(product.content.decode())
    left_out = {each.id for each in product.carried if each.left_out}
    asked = [each for each in questions.questions if each.id not in left_out]
    assert len(found) == product.count
    for made, question in zip(found, asked, strict=True):
        assert made["title"] == f"{question.name} ({question.short_id})"
        assert_same(made, question)
        told = words(made["globalFeedback"])
        assert all(seen(line) in told for line in (question.told.key, *question.told.sources))


@needs_players
def test_gift_pegjs_takes_hostile_text_for_text() -> None:
    """No sign of GIFT in a text is read as one."""
    asked: list[OnscreenQuestion] = []
    for at in range(len(HOSTILE)):
        texts = [HOSTILE[at], HOSTILE[at - 1], HOSTILE[at - 2]]
        asked += [hostile_question(way(*texts), *texts) for way in WAYS]
    files = [product_of(export, set_of(each), ".gift.txt") for each in asked]
    kept = [(q, file) for q, file in zip(asked, files, strict=True) if not file.carried[0].left_out]
    found = parsed(*(file.content.decode() for _, file in kept))
    for (made,), (question, _) in zip(found, kept, strict=True):
        assert_same(made, question)


def test_pygiftparser_reads_every_item_of_the_bundled_course(
    bundled_bank: LoadedCourse, tmp_path: Path
) -> None:
    """A second opinion on count, names and the kinds of answers."""
    logging.disable(logging.CRITICAL)
    from pygiftparser import parser  # noqa: PLC0415 - for this test alone

    questions = for_systems(course_set(bundled_bank.course, bundled_bank.items))
    product = product_of(export, questions, ".gift.txt")
    path = tmp_path / "course.gift.txt"
    path.write_bytes(product.content)
    with path.open(encoding="utf-8") as file:
        found = parser.parseFile(file)
    logging.disable(logging.NOTSET)
    left_out = {each.id for each in product.carried if each.left_out}
    asked = [each for each in questions.questions if each.id not in left_out]
    assert len(found) == product.count
    for made, question in zip(found, asked, strict=True):
        assert made.valid
        assert made.title == f"{question.name} ({question.short_id})"
