"""What a student has answered is kept, in the browser and in a file, and never lost by another."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chromium import needs_chromium
from web_engine import Engine, engine

pytestmark = needs_chromium

NOON = int(datetime(2026, 1, 5, 12, tzinfo=UTC).timestamp())
DAY = 86_400
STORE = """
const shelf = () => ({
  held: {},
  getItem(key) { return this.held[key] ?? null; },
  setItem(key, text) { this.held[key] = text; },
  removeItem(key) { delete this.held[key]; },
});
const now = 1000 * NOON;
""".replace("NOON", str(NOON))
RECORD = {
    "stability": 2.5,
    "difficulty": 5,
    "last": "2026-01-05T12:00:00Z",
    "due": "2026-01-08T04:00:00Z",
    "reps": 1,
    "lapses": 0,
    "answers": [[NOON, 3, ["oa1"]]],
}
FILE: dict[str, Any] = {"talkquiz": "progress", "version": 1, "course": "c", "items": {"a": RECORD}}

quickly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a page that keeps progress."""
    folder: Path = tmp_path_factory.mktemp("progress")
    with engine(folder, "progress.js", "queue.js", "days.js") as opened:
        yield opened


def run(page: Engine, script: str, **values: Any) -> Any:
    """Return what a script finds that knows `shelf`, a store of its own, and `now`."""
    return page.run(STORE + script, **values)


def items_of(text: str) -> dict[str, Any]:
    """Return the records by id in a saved text."""
    items: dict[str, Any] = json.loads(text)["items"]
    return items


def test_progress_is_there_after_a_restart_and_each_course_has_its_own(page: Engine) -> None:
    """In the storage that all pages of one computer share, where they are files."""
    before, after, other, keys = run(
        page,
        """
        const first = new KeptProgress("aleppo"), second = new KeptProgress("aleppo-2");
        first.answer("x", 3, ["oa1"], now);
        second.answer("x", 1, [], now);
        const again = new KeptProgress("aleppo"), other = new KeptProgress("aleppo-2");
        return [first.saved(now), again.saved(now), other.saved(now), Object.keys(localStorage)];
        """,
    )
    assert before == after
    assert sorted(keys) == ["talkquiz/aleppo", "talkquiz/aleppo-2"]
    assert items_of(after)["x"] == RECORD | {
        "stability": 2.3065,
        "difficulty": pytest.approx(2.118, abs=0.001),
        "due": "2026-01-07T04:00:00Z",
    }
    assert items_of(other)["x"]["answers"] == [[NOON, 1, []]]
    assert json.loads(other)["course"] == "aleppo-2"
    assert json.loads(other)["saved"] == "2026-01-05T12:00:00Z"


ANSWERS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.integers(1, 40 * DAY)), max_size=12
)


def timed(answers: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return answers with seconds since 1970 in place of those since the one before."""
    found, seconds = [], NOON
    for item, rating, passed in answers:
        seconds += passed
        found.append((item, rating, seconds))
    return found


def remembered(answers: list[tuple[int, int]]) -> tuple[float | None, float | None]:
    """Return what py-fsrs remembers of a question that was answered on these days of study."""
    scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    card = Card()
    for minute, (rating, seconds) in enumerate(answers):
        day = datetime.fromtimestamp(seconds, UTC) - timedelta(hours=4)
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
        card, _ = scheduler.review_card(card, Rating(rating), moment)
    return card.stability, card.difficulty


@quickly
@given(answers=ANSWERS.map(timed))
def test_states_follow_from_answers_as_py_fsrs_has_it(
    page: Engine, answers: list[tuple[str, int, int]]
) -> None:
    """A question is due after whole days of study when it was right, at once when it was wrong."""
    text = run(
        page,
        """
        const kept = new KeptProgress("c", shelf);
        for (const [id, rating, seconds] of answers) kept.answer(id, rating, [], seconds * 1000);
        return kept.saved(now);
        """,
        answers=answers,
    )
    items = items_of(text)
    assert set(items) == {item for item, *_ in answers}
    for item, record in items.items():
        own = [(rating, seconds) for name, rating, seconds in answers if name == item]
        state = (record["stability"], record["difficulty"])
        assert state == pytest.approx(remembered(own), rel=1e-9)
        assert record["answers"] == [[seconds, rating, []] for rating, seconds in own]
        assert record["reps"] == len(own)
        assert record["lapses"] == sum(a != 1 and b == 1 for (a, _), (b, _) in pairwise(own))
        last, due = (datetime.fromisoformat(record[key]) for key in ("last", "due"))
        assert last.timestamp() == own[-1][1]
        if own[-1][0] == 1:
            assert due == last
        else:
            assert (due.hour, due.minute) == (4, 0)
            assert due > last


TABS = """
const tabs = (store) => [new KeptProgress("c", () => store), new KeptProgress("c", () => store)];
const plain = (kept) => JSON.parse(kept.saved(now)).items;
"""


@quickly
@given(answers=ANSWERS.map(timed), turns=st.lists(st.integers(0, 1), min_size=12, max_size=12))
def test_two_tabs_of_one_course_keep_what_either_was_told(
    page: Engine, answers: list[tuple[str, int, int]], turns: list[int]
) -> None:
    """Whichever is answered in, in any order, and none hears of the other meanwhile."""
    alone, one, other, kept = run(
        page,
        TABS
        + """
        const store = shelf(), [one, other] = tabs(store), alone = new KeptProgress("c", shelf);
        answers.forEach(([id, rating, seconds], at) => {
          alone.answer(id, rating, [], seconds * 1000);
          [one, other][turns[at]].answer(id, rating, [], seconds * 1000);
        });
        one.refresh(now);
        other.refresh(now);
        return [alone, one, other, new KeptProgress("c", () => store)].map(plain);
        """,
        answers=answers,
        turns=turns,
    )
    assert alone == one == other == kept


@quickly
@given(parts=st.tuples(ANSWERS, ANSWERS, ANSWERS))
def test_files_of_several_devices_give_the_same_in_any_order(page: Engine, parts: Any) -> None:
    """Twice loaded is as good as once, and whoever loads what: all answers of all are there."""
    files = run(
        page,
        TABS
        + """
        const devices = parts.map((answers, at) => {
          const kept = new KeptProgress("c", shelf);
          for (const [id, rating, seconds] of answers) {
            kept.answer(id, rating, [], (seconds * 3 + at) * 1000);
          }
          return kept.saved(now);
        });
        const [a, b, c] = devices;
        return [[a, b, c], [c, b, a], [b, a, c, a, b]].map((texts) => {
          const kept = new KeptProgress("c", shelf);
          for (const text of texts) kept.load(text, now);
          return plain(kept);
        });
        """,
        parts=[timed(each) for each in parts],
    )
    assert files[0] == files[1] == files[2]
    told = sum(len(record["answers"]) for record in files[0].values())
    assert told == sum(map(len, parts))


KEYS = st.sampled_from(["__proto__", "constructor", "toString", "1", "", "\u2028", "\ud800"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@quickly
@given(
    ids=st.sets(KEYS),
    extra=st.dictionaries(KEYS, JSON, max_size=3),
    beside=st.dictionaries(KEYS, JSON, max_size=3),
)
def test_ids_and_keys_that_the_page_does_not_know_are_kept(
    page: Engine, ids: set[str], extra: dict[str, Any], beside: dict[str, Any]
) -> None:
    """Of another version of the course or the page, whatever they are called."""
    items = dict.fromkeys(sorted(ids), RECORD | extra)
    text = run(
        page,
        """
        const kept = new KeptProgress("c", shelf);
        const { refused } = kept.load(text, now);
        kept.answer("new", 3, [], now);
        kept.amend("new", 4, now);
        for (const id of ids) kept.answer(id, 1, [], now + 1000);
        return refused || kept.saved(now);
        """,
        text=json.dumps(FILE | beside | {"items": items}),
        ids=sorted(ids),
    )
    found = json.loads(text)
    assert {key: found[key] for key in beside} == beside
    assert set(found["items"]) == {*ids, "new"}
    for each in ids:
        record = found["items"][each]
        assert record["reps"] == 2
        assert {key: record[key] for key in extra} == extra


REFUSED: list[tuple[str, Any, str, str]] = [
    ("no JSON", "{", "no-progress", ""),
    ("nothing", "", "no-progress", ""),
    ("a list", [FILE], "no-progress", ""),
    ("null", None, "no-progress", ""),
    ("something else", {"items": {}}, "no-progress", ""),
    (
        "nested too deep",
        json.dumps(FILE)[:-1] + ', "x": ' + "[" * 10**5 + "]" * 10**5 + "}",
        "damaged",
        "",
    ),
    ("undone is a list", FILE | {"undone": []}, "damaged", ""),
    ("undone is no list", FILE | {"undone": {"a": {}}}, "damaged", ""),
    ("undone at no time", FILE | {"undone": {"a": [[NOON, 3], ["now", 3]]}}, "damaged", ""),
    ("aside is a list", FILE | {"aside": []}, "damaged", ""),
    ("aside is yes or no", FILE | {"aside": {"a": True}}, "damaged", ""),
    ("aside at no time", FILE | {"aside": {"a": ["now", 1]}}, "damaged", ""),
    ("aside in a third way", FILE | {"aside": {"a": [NOON, 2]}}, "damaged", ""),
    ("newer", FILE | {"version": 2, "items": []}, "newer", ""),
    ("no version", FILE | {"version": "1"}, "damaged", ""),
    ("no items", FILE | {"items": []}, "damaged", ""),
    ("another course", FILE | {"course": "d"}, "other-course", "d"),
    ("no course", FILE | {"course": {"x": 1}}, "damaged", ""),
    *(
        (
            f"{key} is {value!r}",
            FILE | {"items": {"ok": RECORD, "bad": RECORD | {key: value}}},
            "damaged",
            "bad",
        )
        for key, value in [
            ("stability", 0),
            ("stability", -1),
            ("stability", "2"),
            ("stability", None),
            ("difficulty", 11),
            ("difficulty", "5"),
            ("difficulty", None),
            ("last", "yesterday"),
            ("last", 5),
            ("due", "2026-13-45T00:00:00Z"),
            ("due", "+275760-09-13T00:00:00Z"),
            ("reps", -1),
            ("lapses", 1.5),
            ("answers", None),
            ("answers", [[NOON, 3, []], [NOON, 5, []]]),
            ("answers", [[NOON, 0, []]]),
            ("answers", [[-5, 3, []]]),
            ("answers", [[1e300, 3, []]]),
            ("answers", [[NOON, 3]]),
            ("answers", [[NOON, 3, "oa1"]]),
            ("answers", [[NOON, 3, [{}]]]),
            ("answers", {"0": [NOON, 3, []]}),
        ]
    ),
    ("no record", FILE | {"items": {"bad": [1]}}, "damaged", "bad"),
]


@pytest.mark.parametrize(
    ("file", "refused", "about"), [x[1:] for x in REFUSED], ids=[x[0] for x in REFUSED]
)
def test_a_file_that_is_not_in_order_is_refused_with_a_reason_and_nothing_is_lost(
    page: Engine, file: Any, refused: str, about: str
) -> None:
    """Nothing of it comes in, also not what is in order."""
    found = run(
        page,
        """
        const store = shelf(), kept = new KeptProgress("c", () => store);
        kept.answer("mine", 3, [], now);
        const before = kept.saved(now), told = kept.load(text, now);
        const after = [kept, new KeptProgress("c", () => store)].map((each) => each.saved(now));
        return { told, same: after.map((text) => text === before) };
        """,
        text=file if isinstance(file, str) else json.dumps(file),
    )
    assert found["same"] == [True, True]
    assert found["told"] == {"refused": refused, "about": about}


def test_what_is_put_aside_is_kept_and_in_the_file_and_of_two_files_the_last_word_counts(
    page: Engine,
) -> None:
    """Whichever is loaded into the other; a file of before has nothing of the kind."""
    found = run(
        page,
        """
        const store = shelf(), one = new KeptProgress("c", () => store);
        const other = new KeptProgress("c", shelf), old = new KeptProgress("c", shelf);
        one.putAside("a", true, now);
        one.putAside("b", true, now);
        other.load(one.saved(now), now);
        other.putAside("a", false, now + 5000);
        const again = new KeptProgress("c", () => store);
        const merged = [[one, other], [other, one]].map(([ours, theirs]) => {
          const kept = new KeptProgress("c", shelf);
          kept.load(ours.saved(now), now);
          kept.load(theirs.saved(now), now);
          return kept;
        });
        old.load(file, now);
        const aside = ({ progress }) => ["a", "b", "z"].filter((id) => isPutAside(progress, id));
        return {
          aside: [one, again, other, ...merged, old].map(aside),
          file: JSON.parse(one.saved(now)).aside, old: JSON.parse(old.saved(now)).aside ?? null,
        };
        """,
        file=json.dumps(FILE),
    )
    assert found["aside"] == [["a", "b"], ["a", "b"], ["b"], ["b"], ["b"], []]
    assert found["file"] == {"a": [NOON, 1], "b": [NOON, 1]}
    assert found["old"] is None


def test_two_tabs_know_what_the_other_has_put_aside(page: Engine) -> None:
    """And neither writes over it."""
    found = run(
        page,
        """
        const store = shelf(), tabs = [0, 1].map(() => new KeptProgress("c", () => store));
        tabs[0].putAside("a", true, now);
        tabs[1].answer("b", 3, [], now);
        tabs[0].refresh(now);
        tabs[0].putAside("a", false, now);
        tabs[1].refresh(now);
        return [...tabs, new KeptProgress("c", () => store)].map(({ progress }) =>
          [isPutAside(progress, "a"), progress.items.size]);
        """,
    )
    assert found == [[False, 1]] * 3


@pytest.mark.parametrize("difficulty", [1, 10])
def test_what_is_as_easy_or_hard_as_can_be_is_in_order(page: Engine, difficulty: int) -> None:
    file = FILE | {"items": {"a": RECORD | {"difficulty": difficulty}}}
    script = 'return readProgress(text, "c").progress.items.get("a").difficulty'
    assert run(page, script, text=json.dumps(file)) == difficulty


def test_a_file_too_large_is_not_even_read(page: Engine) -> None:
    script = 'return readProgress(" ".repeat(MOST_LETTERS + 1), "c").refused'
    assert run(page, script) == "too-large"


@quickly
@given(
    places=st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 400), st.text(max_size=2)), max_size=4
    )
)
def test_a_broken_file_is_refused_or_can_be_studied_with(page: Engine, places: Any) -> None:
    """Whatever became of it on its way."""
    text = json.dumps(FILE)
    for begin, length, put in places:
        text = text[:begin] + put + text[begin + length % 9 :]
    run(
        page,
        """
        const kept = new KeptProgress("c", shelf);
        kept.load(text, now);
        const answering = { type: "enter" };
        const question = { id: "a", topic: "t", facts: ["f"], studied: true, answering };
        studyPlan([question], kept.progress, now, {});
        kept.answer("a", 1, [], now);
        studyPlan([question], kept.progress, now, {});
        kept.saved(now);
        """,
        text=text,
    )


def test_a_browser_that_keeps_nothing_is_told_of_and_the_file_is_there(page: Engine) -> None:
    """However it refuses: no storage at all, none to be read, or none to be written."""
    found = run(
        page,
        """
        const refuse = () => { throw new DOMException("no", "SecurityError"); };
        const full = () => ({ ...shelf(), setItem: refuse });
        const deaf = () => ({ ...shelf(), getItem: refuse });
        return [refuse, () => undefined, deaf, full].map((storage) => {
          const kept = new KeptProgress("c", storage);
          kept.answer("a", 3, [], now);
          kept.refresh(now);
          const copy = new KeptProgress("c", shelf);
          copy.load(kept.saved(now), now);
          return [kept.trouble, copy.trouble, copy.progress.items.size];
        });
        """,
    )
    assert found == [[trouble, "", 1] for trouble in ("refused", "refused", "refused", "full")]


def test_what_is_kept_and_cannot_be_read_is_never_written_over(page: Engine) -> None:
    """What a newer page has kept stays as it is; what is damaged is set aside, to begin anew."""
    newer, damaged = json.dumps(FILE | {"version": 7}), json.dumps(FILE)[:-9]
    found = run(
        page,
        """
        return [newer, damaged].map((text) => {
          const store = shelf();
          store.setItem("talkquiz/c", text);
          const kept = new KeptProgress("c", () => store);
          kept.answer("a", 1, [], now);
          return [kept.trouble, kept.damaged, kept.progress.items.size, store.held];
        });
        """,
        newer=newer,
        damaged=damaged,
    )
    assert found[0] == ["newer", "", 1, {"talkquiz/c": newer}]
    trouble, text, count, held = found[1]
    assert (trouble, text, count) == ("damaged", damaged, 1)
    assert held["talkquiz/c/damaged"] == damaged
    assert list(items_of(held["talkquiz/c"])) == ["a"]


def test_an_answer_that_was_right_after_all_is_worked_out_anew(page: Engine) -> None:
    """As if it had been so from the start, also where another tab has kept it as wrong."""
    amended, straight, other = run(
        page,
        TABS
        + """
        const [one, other] = tabs(shelf()), straight = new KeptProgress("c", shelf);
        for (const kept of [one, straight]) kept.answer("a", 3, [], now - 9e8);
        one.answer("a", 1, ["ob"], now);
        other.refresh(now);
        other.answer("b", 3, [], now + 5000);
        one.amend("a", 3, now);
        straight.answer("a", 3, ["ob"], now);
        other.refresh(now);
        return [one, straight, other].map((kept) => plain(kept).a);
        """,
    )
    assert amended == straight == other
    assert amended["lapses"] == 0


@quickly
@given(answers=ANSWERS.map(timed).filter(bool))
def test_an_answer_that_was_taken_back_was_never_given(
    page: Engine, answers: list[tuple[str, int, int]]
) -> None:
    before, after, kept = run(
        page,
        TABS
        + """
        const store = shelf(), [one] = tabs(store);
        for (const [id, rating, seconds] of answers.slice(0, -1)) {
          one.answer(id, rating, [], seconds * 1000);
        }
        const before = one.saved(now), [id, rating, seconds] = answers.at(-1);
        one.answer(id, rating, ["oa1"], seconds * 1000);
        one.takeBack(id, now);
        return [before, one.saved(now), new KeptProgress("c", () => store).saved(now)];
        """,
        answers=answers,
    )
    assert items_of(before) == items_of(after) == items_of(kept)


DEEDS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["answer", "answer", "amend", "takeBack", "hear"]),
        st.sampled_from("ab"),
        st.integers(1, 4),
    ),
    max_size=14,
)


@quickly
@given(deeds=DEEDS)
def test_what_was_taken_back_stays_so_in_other_tabs_and_files(page: Engine, deeds: Any) -> None:
    """Whatever is done where, and heard of when: in the end all have the same, and it is kept."""
    states, all_given = run(
        page,
        TABS
        + """
        const store = shelf(), [one, other] = tabs(store), early = new KeptProgress("c", shelf);
        const change = () => ({ key: "talkquiz/c", newValue: store.held["talkquiz/c"] });
        deeds.forEach(([tab, deed, id, rating], at) => {
          const kept = [one, other][tab], time = now + 4000 * at;
          if (deed === "hear") kept.changedElsewhere(change(), time);
          else if (deed === "answer") kept.answer(id, rating, [], time);
          else if (!kept.progress.items.has(id)) return;
          else if (deed === "amend") kept.amend(id, rating, time);
          else kept.takeBack(id, time);
          early.load(one.saved(now), now); // a file that was saved in between
          early.load(other.saved(now), now);
        });
        for (const kept of [one, other, one, other]) kept.changedElsewhere(change(), now);
        const all = [one, other, new KeptProgress("c", () => store), early];
        const undone = ({ progress }) => [...progress.undone.values()].flat();
        const answers = ({ progress }) =>
          [...progress.items.values()].flatMap((each) => each.answers);
        one.load(early.saved(now), now);
        return [all.map(plain), [answers(one).length, undone(one).length]];
        """,
        deeds=deeds,
    )
    assert all(each == states[0] for each in states)
    standing, undone = all_given
    answered = sum(deed == "answer" for _, deed, *_ in deeds)
    amended = sum(deed == "amend" for _, deed, *_ in deeds)
    assert answered <= standing + undone <= answered + amended


def test_an_answer_that_was_hard_is_so_in_another_tab(page: Engine) -> None:
    """Though the other one has heard that it was right."""
    ratings = run(
        page,
        TABS
        + """
        const store = shelf(), both = tabs(store), [one, other] = both;
        one.answer("a", 3, [], now);
        other.refresh(now);
        one.amend("a", 2, now);
        other.refresh(now);
        one.refresh(now);
        return both.map((each) => plain(each).a.answers.map((answer) => answer[1]));
        """,
    )
    assert ratings == [[2], [2]]


def test_beginning_anew_holds_in_other_tabs_and_a_browser_that_forgets_loses_nothing(
    page: Engine,
) -> None:
    gone, left, kept_again = run(
        page,
        TABS
        + """
        const store = shelf(), [one, other] = tabs(store);
        one.answer("a", 3, [], now);
        other.refresh(now);
        one.forget();
        const isOurs = other.changedElsewhere({ key: "talkquiz/c", newValue: null }, now)
          && !other.changedElsewhere({ key: "talkquiz/d", newValue: null }, now);
        other.answer("b", 3, [], now);
        const gone = [isOurs, plain(one), Object.keys(plain(other))];
        store.removeItem("talkquiz/c"); // the browser, not a tab
        other.refresh(now);
        const again = new KeptProgress("c", () => store);
        return [gone, Object.keys(plain(other)), Object.keys(plain(again))];
        """,
    )
    assert gone == [True, {}, ["b"]]
    assert left == kept_again == ["b"]


def test_real_tabs_hear_of_each_other(tmp_path: Path) -> None:
    """By the event that browsers send to the other tabs of a page."""
    with engine(tmp_path, "progress.js") as page:
        begin = """
        globalThis.kept = new KeptProgress("c");
        addEventListener("storage", (event) => kept.changedElsewhere(event, Date.now()));
        """
        other = Engine(page.tab.another(page.tab.run("location.href")))
        for each in (page, other):
            each.run(begin)
        page.run('kept.answer("a", 3, [], Date.now())')
        other.tab.until("kept.progress.items.has('a')")
        other.run('kept.answer("b", 1, [], Date.now())')
        page.tab.until("kept.progress.items.has('b')")
        other.run("kept.forget()")
        page.tab.until("kept.progress.items.size === 0")


ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Honolulu",
]


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_of_study_begins_at_four_by_the_student_s_clock(page: Engine, zone: str) -> None:
    """Through each change of clocks: days follow each other without a gap."""
    page.tab.call("Emulation.setTimezoneOverride", timezoneId=zone)
    try:
        wrong = page.run(
            """
            const first = dayOf(Date.UTC(2025, 0, 1)), wrong = [];
            for (let day = first; day < first + 800; day += 1) {
              const begin = beginOf(day), hours = new Date(begin).getHours();
              const isRight = dayOf(begin) === day && dayOf(begin - 1) === day - 1;
              if (hours !== 4 || !isRight) wrong.push(new Date(begin));
            }
            return wrong;
            """
        )
    finally:
        page.tab.call("Emulation.setTimezoneOverride", timezoneId="")
    assert wrong == []
