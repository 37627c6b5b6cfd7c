"""What the study page asks next, and what its tests ask."""

import json
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from zlib import decompress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chromium import needs_chromium
from talkquiz.build import LoadedCourse
from talkquiz.exporters.web.page_data import page_data
from talkquiz.onscreen.assemble import course_set, with_akin
from web_engine import Engine, engine

pytestmark = needs_chromium

Question = dict[str, Any]

NOON = """
const noon = (day) => Date.UTC(2026, 0, day, 12);
const ids = (questions) => questions.map((each) => each.id);
"""
KINDS = ["choice", "cloze", "term", "matching"]

quickly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a page that knows what comes next."""
    folder: Path = tmp_path_factory.mktemp("queue")
    with engine(folder, "queue.js", "progress.js", "fsrs.js") as opened:
        yield opened


def run(page: Engine, script: str, **values: Any) -> Any:
    """Return what a script finds that knows `noon` of a day of January, and `ids` of questions."""
    return page.run(NOON + script, **values)


def question(name: str, *facts: str, **more: Any) -> Question:
    """Return a question as the page has it, of a fact of its own if none is named."""
    made = {"id": name, "kind": "term", "topic": "t", "facts": [*facts] or [f"of-{name}"]}
    return made | {"weight": "useful", "studied": True, "answering": {"type": "enter"}} | more


def akin(one: Question, other: Question) -> bool:
    """Tell whether two questions give each other away."""
    facts, others = set(one["facts"]), set(other["facts"])
    enemies = set(one.get("enemies", ())) & others or set(other.get("enemies", ())) & facts
    return bool(facts & others or enemies)


FACTS = [f"f{number}" for number in range(12)]
MADE = st.builds(
    question,
    st.text("abcdefgh", min_size=3, max_size=6),
    st.sampled_from(FACTS),
    st.sampled_from(FACTS),
    kind=st.sampled_from(KINDS),
    topic=st.sampled_from(["t1", "t2", "t3"]),
    enemies=st.lists(st.sampled_from(FACTS), max_size=1),
    studied=st.booleans(),
)
COURSES = st.lists(MADE, max_size=40, unique_by=lambda each: each["id"])

STUDY = """
const order = teachingOrder(questions), progress = emptyProgress("c"), log = [];
let random = 7;
for (let day = 1; day <= days; day += step) {
  const begin = studyPlan(order, progress, noon(day), settings);
  const asked = [];
  let plan = begin;
  while (plan.next && asked.length < 500) {
    const { id } = plan.next, now = noon(day) + asked.length * 5000;
    random = (random * 48271) % 2147483647;
    const rating = random / 2147483647 < wrong ? 1 : 3;
    const left = plan.due.length + plan.fresh.length;
    asked.push({ id, rating, left, isNew: !progress.items.has(id) });
    const answer = [Math.floor(now / 1000), rating, []];
    progress.items.set(id, withAnswer(progress.items.get(id), answer));
    plan = studyPlan(order, progress, now + 1000, settings);
  }
  const { again, due, fresh } = begin;
  log.push({ again: ids(again), due: ids(due), fresh: ids(fresh), waiting: begin.waiting, asked });
}
return log;
"""


@quickly
@given(questions=COURSES, wrong=st.sampled_from([0, 0.2, 0.8]), step=st.sampled_from([1, 3, 9]))
def test_a_student_is_asked_each_day_what_was_planned_and_nothing_akin(
    page: Engine, questions: list[Question], wrong: float, step: int
) -> None:
    """Whatever is answered: siblings and enemies never on one day, new ones while there is time.

    What was wrong comes again until it was right, or wrong three times, after some others or where
    nothing else is left.
    """
    by_id = {each["id"]: each for each in questions}
    wanted = {"scope": "all", "minutes": 2}
    values = {"questions": questions, "wrong": wrong, "step": step, "days": 30, "settings": wanted}
    for day in run(page, STUDY, **values):
        asked = day["asked"]
        names = list(dict.fromkeys(each["id"] for each in asked))
        new = [each["id"] for each in asked if each["isNew"]]
        assert {*names} - {*new} == {*day["again"], *day["due"]}
        # Who needs longer than was thought gets fewer.
        assert new == day["fresh"] if not wrong else {*new} <= {*day["fresh"]}
        assert len(new) <= 7
        pairs = combinations((by_id[name] for name in names), 2)
        assert not any(akin(one, other) for one, other in pairs)
        misses = Counter(each["id"] for each in asked if each["rating"] == 1)
        for name, rating in {each["id"]: each["rating"] for each in asked}.items():
            assert misses[name] == 3 if rating == 1 else misses[name] < 3
        for one, other in pairwise(asked):
            assert (
                one["id"] != other["id"]
                or len({each["id"] for each in asked}) == 1
                or not (other["left"])
            )


def test_all_that_is_wanted_comes_in_the_end(page: Engine) -> None:
    """Also the second and third question of a fact, on days of their own."""
    questions = [question(f"q{number}", f"f{number // 4}") for number in range(24)]
    wanted = {"minutes": 30}
    log = run(page, STUDY, questions=questions, wrong=0, step=1, days=40, settings=wanted)
    assert {each["id"] for day in log for each in day["asked"]} == {
        each["id"] for each in questions
    }
    assert [len(day["fresh"]) for day in log[:2]] == [6, 6]


WAITS = """
const order = teachingOrder(questions), progress = emptyProgress("c");
let longest = 0;
for (let day = 1; day <= 200; day += 1) {
  for (let at = 0; at < 99; at += 1) {
    const { next } = studyPlan(order, progress, noon(day) + at, { minutes: 10 });
    if (!next) break;
    const record = progress.items.get(next.id), rating = next.id === "all" || at % 3 ? 3 : 1;
    if (record) longest = Math.max(longest, noon(day) - Date.parse(record.due));
    progress.items.set(next.id, withAnswer(record, [noon(day) / 1000 + at, rating, []]));
  }
}
return longest / 86400000;
"""


def test_a_question_on_many_facts_does_not_wait_for_ever(page: Engine) -> None:
    """Though on nearly every day one of its facts is asked by another question."""
    facts = [f"f{number}" for number in range(8)]
    alone = [question(f"{fact}-{way}", fact) for fact in facts for way in range(6)]
    assert run(page, WAITS, questions=[*alone, question("all", *facts)]) < 7


PLAN = """
const progress = emptyProgress("c");
for (const [id, rating, day, after = 0] of answers) {
  const seconds = noon(day) / 1000 + after;
  progress.items.set(id, withAnswer(progress.items.get(id), [seconds, rating, []]));
}
for (const id of settings.aside ?? []) progress.aside.set(id, [0, 1]);
const plan = studyPlan(questions, progress, noon(day) + 3.6e6, settings);
return {
  again: ids(plan.again), due: ids(plan.due), fresh: ids(plan.fresh),
  waiting: plan.waiting, met: plan.met, next: plan.next?.id ?? null,
  byDay: dueByDay(questions, progress, noon(day), settings, 8),
  nextDue: nextDue(questions, progress, noon(day), settings),
};
"""


def plan(
    page: Engine,
    questions: list[Question],
    answers: list[tuple[Any, ...]],
    day: int,
    **wanted: Any,
) -> Any:
    """Return the plan of a day: answers are id, rating, day of January, seconds after noon."""
    values = {"questions": questions, "answers": answers, "day": day, "settings": wanted}
    return run(page, PLAN, **values)


def test_what_is_due_comes_before_what_is_new_and_first_what_is_most_likely_known(
    page: Engine,
) -> None:
    """Of what has waited too long, most is saved so."""
    questions = [question(each) for each in ("new", "old", "older", "strong", "later")]
    answers = [("older", 3, 1), ("old", 3, 3), ("strong", 4, 1), ("later", 3, 19)]
    found = plan(page, questions, answers, day=20)
    assert found["due"] == ["strong", "old", "older"]
    assert found["fresh"] == ["new"]
    assert found["next"] == "strong"
    assert found["byDay"] == [3, 1, 0, 0, 0, 0, 0, 0]


def test_it_is_due_from_the_morning_of_its_day_on(page: Engine) -> None:
    """What is right at first comes back after two days, what is easy after eight."""
    questions = [question("right"), question("easy")]
    answers = [("right", 3, 1), ("easy", 4, 1)]
    for day, due in ((2, []), (3, ["right"]), (8, ["right"]), (9, ["easy", "right"])):
        assert plan(page, questions, answers, day=day)["due"] == due
    assert plan(page, questions, answers, day=1)["byDay"] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert plan(page, questions, answers, day=2)["byDay"] == [0, 1, 0, 0, 0, 0, 0, 1]


def test_what_was_answered_while_the_clock_was_wrong_is_due(page: Engine) -> None:
    """In a year to come: it would not be asked until then."""
    questions = [question("a")]
    found = plan(page, questions, [("a", 3, 400)], day=2)
    assert (found["due"], found["next"]) == (["a"], "a")
    answers = [("a", 3, 400), ("a", 3, 2)]
    assert [plan(page, questions, answers, day=day)["due"] for day in (2, 3, 9)] == [[], [], ["a"]]


def test_of_those_that_were_wrong_the_first_one_comes_first(page: Engine) -> None:
    """In whichever order the course has them."""
    questions = [question(each) for each in ("b", "c", "a")]
    answers = [("a", 1, 5, 0), ("b", 1, 5, 9), ("c", 1, 5, 18), ("a", 1, 5, 27)]
    found = plan(page, questions, answers, day=5)
    assert (found["again"], found["next"]) == (["b", "c", "a"], "b")


def test_before_a_test_all_is_repeated_and_first_what_is_least_known(page: Engine) -> None:
    """But for what was asked today, and what is akin to that."""
    questions = [question(each) for each in ("new", "old", "strong", "today")]
    questions.append(question("akin", *questions[3]["facts"]))
    answers = [("akin", 3, 9), ("old", 3, 9), ("strong", 4, 4), ("today", 3, 10)]
    assert plan(page, questions, answers, day=10)["due"] == []
    found = plan(page, questions, answers, day=10, ahead=True)
    assert (found["due"], found["byDay"][:3]) == (["strong", "old"], [0, 2, 2])


def test_what_was_wrong_comes_again_after_six_others(page: Engine) -> None:
    """Not at once, where something else is left; at once, where nothing is."""
    others = [question(f"q{number}") for number in range(9)]
    questions = [question("wrong"), *others]
    for done, following in ((0, "q0"), (5, "q5"), (6, "wrong"), (9, "wrong")):
        answers = [("wrong", 1, 5)] + [(f"q{each}", 3, 5, 60 + each) for each in range(done)]
        found = plan(page, questions, answers, day=5)
        assert (found["again"], found["next"]) == (["wrong"], following)
    assert plan(page, [question("wrong")], [("wrong", 1, 5)], day=5)["next"] == "wrong"
    assert plan(page, questions[:1], [("wrong", 1, 5), ("wrong", 3, 5, 60)], day=5)["next"] is None


def test_what_was_missed_three_times_in_a_day_is_put_off_to_the_next(page: Engine) -> None:
    """Misses of other days do not count; tomorrow it is due, and may be missed again."""
    questions = [question("a")]
    misses = [("a", 1, 4), *(("a", 1, 5, at) for at in (0, 60))]
    assert plan(page, questions, misses, day=5)["next"] == "a"
    misses.append(("a", 1, 5, 120))
    found = plan(page, questions, misses, day=5)
    assert (found["again"], found["due"], found["next"]) == ([], [], None)
    assert found["nextDue"] == page.run("return Date.UTC(2026, 0, 6, 4)")
    found = plan(page, questions, misses, day=6)
    assert (found["due"], found["next"]) == (["a"], "a")


def test_a_verdict_is_never_the_first_question_on_a_fact_that_has_another(page: Engine) -> None:
    """A guess between true and false would be the first that one meets of it.

    It waits also where another question is not met yet because the day is full; where no other is
    wanted, it comes.
    """
    verdict = {"answering": {"type": "pick", "verdict": True}, "kind": "true-false"}
    questions = [
        question("verdict", "f", **verdict),
        question("typed", "f"),
        question("only", "g", **verdict),
        question("judged", "h", **verdict),
        question("matched", "h", "i", kind="matching"),
        question("unwanted", "k", weight="detail"),
        question("core", "k", weight="core", **verdict),
    ]
    order = run(page, "return ids(teachingOrder(questions))", questions=questions)
    assert order.index("typed") < order.index("verdict")
    assert plan(page, questions, [], day=1)["fresh"] == ["typed", "only", "matched", "unwanted"]
    assert plan(page, questions, [], day=1, scope="core")["fresh"] == ["core"]
    answers = [("typed", 3, 1), ("matched", 3, 1)]
    fresh = plan(page, questions, answers, day=2)["fresh"]
    assert fresh[:3] == ["verdict", "only", "judged"]


def test_what_was_put_aside_is_not_asked(page: Engine) -> None:
    """Neither new nor due nor again, nor does anything wait for it; what is left comes instead."""
    questions = [question(each) for each in ("new", "other", "due", "wrong")]
    answers = [("due", 3, 1), ("wrong", 1, 9)]
    found = plan(page, questions, answers, day=9, aside=["new", "due", "wrong"])
    assert (found["again"], found["due"], found["fresh"]) == ([], [], ["other"])
    assert (sum(found["byDay"]), found["nextDue"]) == (0, None)


def with_pairs(questions: list[Question], *pairs: tuple[str, str]) -> list[Question]:
    """Return `questions` of which some pairs give each other away."""
    akin: dict[str, list[str]] = {each["id"]: [] for each in questions}
    for one, other in pairs:
        akin[one].append(other)
        akin[other].append(one)
    return [each | {"akin": akin[each["id"]]} for each in questions]


def test_what_gives_each_other_away_is_not_new_on_one_day_if_there_is_anything_else(
    page: Engine,
) -> None:
    """Nor beside what is due; where nothing else is left, it comes last."""
    named = [question(each) for each in ("a", "b", "c", "d", "e", "f", "g", "h")]
    questions = with_pairs(named, ("a", "b"), ("c", "h"))
    assert plan(page, questions, [], day=5, minutes=1)["fresh"] == ["a", "c", "d"]
    assert plan(page, questions, [("h", 3, 1)], day=5, minutes=1)["fresh"] == ["a", "d"]
    assert plan(page, questions, [("a", 3, 5)], day=5, minutes=1)["fresh"] == ["c", "d"]
    assert plan(page, questions, [], day=5, minutes=9)["fresh"] == [*"acdefg", *"bh"]


def test_of_two_that_are_due_and_give_each_other_away_others_come_between(page: Engine) -> None:
    """Four others, or as many as there are: both are asked all the same."""
    named = [question(f"q{number}") for number in range(7)]
    questions = with_pairs(named, ("q0", "q1"), ("q0", "q2"))
    answers: list[tuple[Any, ...]] = [(f"q{number}", 3, 1) for number in range(7)]
    asked = []
    for at in range(7):
        found = plan(page, questions, answers, day=20)
        asked.append(found["next"])
        answers.append((found["next"], 3, 20, at * 20))
    assert asked == ["q0", "q3", "q4", "q5", "q6", "q1", "q2"]
    two = with_pairs(named[:2], ("q0", "q1"))
    answers = [("q0", 3, 1), ("q1", 3, 1), ("q0", 3, 20)]
    assert plan(page, two, answers, day=20)["next"] == "q1"


BUNDLED = """
const order = teachingOrder(questions), progress = emptyProgress("c");
let pairs = 0, close = 0;
for (let day = 1; day <= 30; day += 1) {
  let last = null;
  for (let at = 0; at < 300; at += 1) {
    const now = noon(day) + at * 20000, { next, due, fresh } = studyPlan(order, progress, now, {});
    if (!next) break;
    pairs += 1;
    const open = [...due, ...fresh].filter((each) => !last?.akin.includes(each.id));
    close += Number(Boolean(open.length && last?.akin.includes(next.id)));
    const rating = at % 5 ? 3 : 1;
    progress.items.set(next.id, withAnswer(progress.items.get(next.id), [now / 1000, rating, []]));
    last = next;
  }
}
return { pairs, close };
"""


def test_none_of_the_bundled_course_follows_what_gives_it_away(
    page: Engine, bundled_bank: LoadedCourse
) -> None:
    """In a month of study, as long as anything else is left of the day."""
    course = course_set(bundled_bank.course, bundled_bank.items)
    packed = page_data(with_akin(course, bundled_bank.items)).known
    questions = json.loads(decompress(b64decode(packed)))["questions"]
    names = [each["id"] for each in questions]
    pairs = [(each["id"], names[other]) for each in questions for other in each.get("akin", ())]
    found = run(page, BUNDLED, questions=with_pairs(questions, *pairs))
    assert len(pairs) > 1000
    assert found["pairs"] > 300
    assert found["close"] == 0


def test_a_test_has_nothing_that_gives_another_away_while_others_are_left(page: Engine) -> None:
    """Only who wants more questions than that gets some that do."""
    named = [question(f"q{number}") for number in range(9)]
    questions = with_pairs(named, ("q0", "q1"), ("q0", "q2"), ("q1", "q2"))
    for seed in "abc":
        drawn = {each["id"] for each in run(page, DRAW, questions=questions, count=7, seed=seed)}
        assert len(drawn & {"q0", "q1", "q2"}) == 1
        assert len(run(page, DRAW, questions=questions, count=9, seed=seed)) == 9


def test_a_sibling_that_is_due_waits_for_another_day(page: Engine) -> None:
    """For one of its fact, or of an enemy, that was asked today or comes first."""
    one, two = question("one", "f"), question("two", "f")
    enemy, other = question("enemy", "g", enemies=["f"]), question("other", "h")
    answers = [("one", 3, 1), ("two", 3, 2), ("enemy", 3, 3), ("other", 3, 4)]
    found = plan(page, [one, two, enemy, other], answers, day=10)
    assert (found["due"], found["waiting"]) == (["other", "one"], 2)
    asked = [*answers, ("one", 3, 10)]
    found = plan(page, [one, two, enemy, other], asked, day=10)
    assert (found["due"], found["waiting"]) == (["other"], 2)


def test_new_ones_come_while_the_day_has_room(page: Engine) -> None:
    """What was asked today takes time, what is due does; with no minutes nothing new comes.

    Of somebody unknown, an answer in a few words is thought to take about twenty seconds.
    """
    questions = [question(f"q{number}") for number in range(20)]
    assert len(plan(page, questions, [], day=5, minutes=2)["fresh"]) == 6
    asked = [("q0", 3, 5), ("q1", 3, 5, 15), ("q2", 1, 5, 30), ("q2", 3, 5, 45)]
    found = plan(page, questions, asked, day=5, minutes=2)
    assert (found["fresh"], found["met"]) == (["q3", "q4", "q5"], 3)
    due = [(f"q{number}", 3, 1, number * 20) for number in range(4)]
    found = plan(page, questions, due, day=5, minutes=2)
    assert (len(found["due"]), len(found["fresh"])) == (4, 2)
    assert len(plan(page, questions, due, day=5, minutes=1)["due"]) == 4
    assert not plan(page, questions, due, day=5, minutes=0)["fresh"]


def test_who_wants_more_new_ones_than_there_is_time_for_gets_them(page: Engine) -> None:
    """So many that day in all: those that were met already count."""
    questions = [question(f"q{number}") for number in range(20)]
    asked = [("q0", 3, 5), ("q1", 3, 5, 20)]
    assert len(plan(page, questions, asked, day=5, minutes=0, atLeast=5)["fresh"]) == 3


@pytest.mark.parametrize(("gap", "least", "most"), [(5, 20, 28), (20, 8, 11), (60, 3, 5)])
def test_a_student_s_own_pace_says_how_many_new_ones_fit(
    page: Engine, gap: int, least: int, most: int
) -> None:
    """It is measured between the answers of days before; the minutes are the same."""
    done = [question(f"d{number}") for number in range(60)]
    questions = done + [question(f"q{number}") for number in range(60)]
    answers = [(each["id"], 4, 1, at * gap) for at, each in enumerate(done)]
    found = plan(page, questions, answers, day=5, minutes=3)
    assert least <= len(found["fresh"]) <= most


def test_a_day_that_takes_longer_than_was_thought_lets_less_in(page: Engine) -> None:
    """What time was really spent counts, but no pause does."""
    questions = [question(f"q{number}") for number in range(40)]
    for gap, left in ((20, 22), (70, 13), (700, 22)):
        answers = [(f"q{at}", 3, 5, at * gap) for at in range(5)]
        found = plan(page, questions, answers, day=5, minutes=10)
        assert abs(len(found["fresh"]) - left) <= 1


def test_what_was_answered_while_the_clock_was_wrong_fills_no_day(page: Engine) -> None:
    """In a year to come: nothing new would be asked until then."""
    questions = [question(f"q{number}") for number in range(40)]
    answers = [(f"q{at}", 4, 400, at * 20) for at in range(12)]
    found = plan(page, questions, answers, day=5, minutes=6)
    assert (len(found["due"]), len(found["fresh"]) > 0) == (12, True)


def test_what_wants_sentences_comes_if_it_is_wanted_and_once_a_day(page: Engine) -> None:
    """Whether new or due: each takes minutes."""
    questions = [question(f"w{number}", answering={"type": "explain"}) for number in range(3)]
    questions.append(question("typed"))
    assert plan(page, questions, [], day=5, writing=False)["fresh"] == ["typed"]
    assert plan(page, questions, [], day=5, writing=True)["fresh"] == ["w0", "typed"]
    answers = [("w0", 3, 1), ("w1", 3, 2)]
    found = plan(page, questions, answers, day=10, writing=True)
    assert (found["due"], found["waiting"], found["fresh"]) == (["w0"], 1, ["typed"])
    answers.append(("w0", 3, 10))
    assert plan(page, questions, answers, day=10, writing=True)["due"] == []


MONTH = """
const order = teachingOrder(questions), progress = emptyProgress("c"), days = [];
let random = 7;
const lot = () => (random = (random * 48271) % 2147483647) / 2147483647;
for (let day = 1; day <= 45; day += 1) {
  let now = noon(day);
  for (let at = 0; at < 500; at += 1) {
    const { next } = studyPlan(order, progress, now, settings);
    if (!next) break;
    const record = progress.items.get(next.id), since = record ? now - Date.parse(record.last) : 0;
    const likely = record ? retrievability(record, Math.round(since / 86400000)) : known;
    now += Math.round(seconds * (0.5 + lot())) * 1000;
    const answer = [now / 1000, lot() < likely ? 3 : 1, []];
    progress.items.set(next.id, withAnswer(record, answer));
  }
  days.push((now - noon(day)) / 60000);
}
return { days, seen: progress.items.size };
"""


@pytest.mark.parametrize(
    ("known", "seconds", "seen"), [(0.8, 20, 150), (0.4, 20, 150), (0.5, 45, 60), (0.9, 8, 150)]
)
def test_no_day_of_a_month_takes_much_longer_than_wanted(
    page: Engine, known: float, seconds: int, seen: int
) -> None:
    """Whoever studies: well or badly prepared, slow or quick. All is seen in the end.

    Ten minutes are wanted. The first day, when nothing is known of a student, may be the longest.
    """
    questions = [
        question(f"{fact}-{kind}", f"fact{fact}", kind=kind)
        for fact in range(75)
        for kind in KINDS[:2]
    ]
    values = {"questions": questions, "known": known, "seconds": seconds}
    found = run(page, MONTH, **values, settings={"minutes": 10})
    assert max(found["days"]) < 18
    assert sum(found["days"]) / len(found["days"]) < 11
    assert found["seen"] >= seen


def test_when_there_is_nothing_left_the_next_day_is_told(page: Engine) -> None:
    """The first on which something is due, tomorrow at the earliest."""
    questions = [question("a"), question("b"), question("new")]
    found = plan(page, questions, [("a", 3, 5), ("b", 4, 5)], day=5, minutes=0)
    assert found["next"] is None
    day_begins = "return [Date.UTC(2026, 0, 7, 4), Date.UTC(2026, 0, 6, 4)]"
    seventh, sixth = page.run(day_begins)
    assert found["nextDue"] == seventh
    assert plan(page, questions, [("a", 1, 5)], day=5)["nextDue"] == sixth
    assert plan(page, questions, [], day=5)["nextDue"] is None


SCOPES = [
    ({}, {"deck", "core", "several", "verdict", "match", "arrange", "explain", "locate"}),
    ({"scope": "usual", "topic": "t2"}, {"match"}),
    ({"scope": "core"}, {"core"}),
    ({"scope": "core", "topic": "t2"}, set()),
    ({"scope": "all", "topic": "t2"}, {"match", "rest"}),
]


@pytest.mark.parametrize(("wanted", "names"), SCOPES)
def test_only_what_a_student_wants_is_asked(
    page: Engine, wanted: dict[str, str], names: set[str]
) -> None:
    ways = ["match", "arrange", "explain", "locate"]
    questions = [
        question("deck"),
        question("core", weight="core"),
        question("several", studied=False, answering={"type": "pick", "several": True}),
        question("verdict", studied=False, answering={"type": "pick", "verdict": True}),
        *(question(way, studied=False, answering={"type": way}) for way in ways),
        question("rest", studied=False, topic="t2"),
    ]
    questions[4]["topic"] = "t2"
    assert set(plan(page, questions, [], day=1, **wanted)["fresh"]) == names
    answers = [(each["id"], 3, 1) for each in questions]
    assert set(plan(page, questions, answers, day=20, **wanted)["due"]) == names


def test_new_ones_come_as_taught_and_of_mixed_kinds(page: Engine) -> None:
    """By topic; one of each fact before a second of any; no kind twice while another is left."""
    questions = [
        question(f"{topic}-{fact}-{kind}", f"{topic}-{fact}", topic=topic, kind=kind)
        for topic in ("t1", "t2")
        for fact in range(4)
        for kind in KINDS
    ]
    order = run(page, "return teachingOrder(questions)", questions=questions)
    assert Counter(map(str, order)) == Counter(map(str, questions))
    assert [each["topic"] for each in order] == ["t1"] * 16 + ["t2"] * 16
    for at in range(0, 32, 4):
        assert len({each["facts"][0] for each in order[at : at + 4]}) == 4
        assert len({each["kind"] for each in order[at : at + 4]}) == 4


def test_what_takes_several_facts_or_sentences_comes_once_each_fact_was_met(page: Engine) -> None:
    """Whatever stands first in the course."""
    questions = [
        question("both", "f0", "f1", kind="matching"),
        question("why", "f0", kind="open", answering={"type": "explain"}),
        question("first", "f0"),
        question("more", "f0", kind="choice"),
        question("second", "f1"),
        question("only", "f2", "f3", kind="matching"),
    ]
    order = run(page, "return ids(teachingOrder(questions))", questions=questions)
    assert order[:2] == ["first", "second"]
    assert sorted(order[2:]) == ["both", "more", "only", "why"]


DRAW = "return drawnTest(questions, count, seed)"


@quickly
@given(questions=COURSES, count=st.integers(0, 30), seed=st.text(max_size=3))
def test_a_test_asks_nothing_akin_and_the_same_for_the_same_seed(
    page: Engine, questions: list[Question], count: int, seed: str
) -> None:
    """And ends short only where all that is left would give something away."""
    values = {"questions": questions, "count": count, "seed": seed}
    drawn = run(page, DRAW, **values)
    assert run(page, DRAW, **values) == drawn
    assert len(drawn) <= count
    assert all(each in questions for each in drawn)
    assert not any(akin(one, other) for one, other in combinations(drawn, 2))
    if len(drawn) < count:
        left = [each for each in questions if each not in drawn]
        assert all(any(akin(each, other) for other in drawn) for each in left)


def test_a_test_has_all_kinds_and_topics_alike_often(page: Engine) -> None:
    """However many there are of each, and another test asks other questions."""
    questions = [
        question(f"{topic}-{kind}-{number}", topic=topic, kind=kind)
        for topic, many in (("t1", 40), ("t2", 5), ("t3", 9))
        for kind, more in zip(KINDS, (1, 5, 20, 2), strict=True)
        for number in range(many * more)
    ]
    drawn = run(page, DRAW, questions=questions, count=12, seed="a")
    other = run(page, DRAW, questions=questions, count=12, seed="b")
    for test in (drawn, other):
        assert set(Counter(each["kind"] for each in test).values()) == {3}
        assert set(Counter(each["topic"] for each in test).values()) == {4}
    assert {each["id"] for each in drawn} != {each["id"] for each in other}


def test_what_stands_by_lot_is_everywhere_alike_often(page: Engine) -> None:
    script = """
    const seen = [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]];
    for (let seed = 0; seed < 4000; seed += 1) {
      shuffled([0, 1, 2, 3], `test ${seed}`).forEach((each, at) => { seen[each][at] += 1; });
    }
    return seen;
    """
    assert all(850 < times < 1150 for row in run(page, script) for times in row)


COUNTED = """
let looks = 0;
const questions = Array.from({ length: count }, (_, at) => {
  const question = { id: `q${at}`, kind: `k${at % 7}`, topic: `t${at % 20}`, studied: true,
    answering: { type: "enter" }, enemies: [`f${at >> 1}`] };
  const get = () => { looks += 1; return [`f${at >> 2}`]; };
  return Object.defineProperty(question, "facts", { get });
});
const progress = emptyProgress("c");
const order = teachingOrder(questions);
for (const { id } of questions.slice(0, count / 2)) {
  progress.items.set(id, withAnswer(null, [noon(1) / 1000, 3, []]));
}
studyPlan(order, progress, noon(1), {});
studyPlan(order, progress, noon(30), {});
drawnTest(questions, 50, "x");
drawnTest(questions, count, "x");
return looks;
"""


def test_ten_times_as_many_questions_are_ten_times_the_work(page: Engine) -> None:
    """Nothing looks at all others for one."""
    few, many = (run(page, COUNTED, count=count) for count in (500, 5000))
    assert many < 11 * few
