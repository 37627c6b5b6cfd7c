"""What stands out in the answers of students, where chance alone would not have done it.

Each question is tested for a few things (`Sort`), each wrong option for two. The tests are exact,
and so many at once that some would seem to find something by chance: `stand_out` in chance.py holds
those down. Where students are counted, each counts once, since the answers of one are alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cached_property
from statistics import median
from typing import NamedTuple

from talkquiz.onscreen.question import Locate, Offered, OnscreenQuestion, Pick
from talkquiz.results.answers import Counted, Results, counted
from talkquiz.results.chance import Chance, Share, fewer_in, less_than, more_than, stand_out

LEAST = 5
"""Answers, or students: of fewer nothing is said."""
MOST_FALSE = 0.1
"""Of all findings so many at most are the work of chance; measured in tests/results."""
_OFTEN_WRONG = 1 / 3
"""Of later answers. What is repeated in time is forgotten once in ten times or less."""
_RIGHT_AT_ONCE, _KNOWN_BEFORE = 0.9, 0.7
"""Of first answers: so many are right, and so many surely know it, beside those who guess."""
_IDLE = 1 / 2
"""Of what a wrong option would get if the wrong answers were spread evenly over all of them."""
_LEAST_OTHERS = 5
"""Other questions, at least, by which a student is told as strong or weak."""


class Sort(Enum):
    """What stands out of a question or of one of its options."""

    LEECH = auto()
    """It is answered wrong again and again, also after the first meeting."""
    EASY = auto()
    """It is right from the first time."""
    PULLS = auto()
    """A wrong option is picked more often than all who guess would pick it."""
    IDLE = auto()
    """A wrong option is passed over by those who answer wrong."""
    REVERSED = auto()
    """Those who know more of the rest get it wrong more often."""


class Finding(NamedTuple):
    """What stands out of the item `id`, or of its `option`, and the share that says so.

    The share is of answers or of students; so many `students` stand behind it. `beside` is what it
    stands out from: of a leech how often the fact's other questions are wrong after the first time,
    which tells a question that is hard from a fact that is; of a wrong option how many picked the
    right one, of a question that is reversed how many of the weaker half had it right.
    """

    id: str
    sort: Sort
    share: Share
    students: int
    option: str = ""
    beside: Share | None = None


class ItemAnswers(NamedTuple):
    """The answers to one question that count, which are so many in `number`.

    `first` says of each student whether the first answer was right (of a list, all of its parts),
    `later` how many of all other answers were, of so many `later_students`. `picks` has what was
    picked by each student who picked something, `wrong_picks` the first that was wrong, each once a
    student. So many answers name an `older` option, which the question has no more.
    """

    number: int
    first: Mapping[int, bool]
    later: Share
    later_students: int = 0
    picks: Sequence[tuple[str, ...]] = ()
    wrong_picks: Sequence[tuple[str, ...]] = ()
    older: int = 0


class Review:
    """What `results` say of the `questions` of a course, by the ids of their items."""

    def __init__(self, results: Results, questions: Mapping[str, OnscreenQuestion]) -> None:
        self.questions = questions
        self._of_item: dict[str, list[Counted]] = defaultdict(list)
        self.students, self.gone = len(results.students), Counter[str]()
        """How many students there are, and the answers to questions that the course lacks."""
        for number, answers in enumerate(results.students):
            for each in counted(answers, number):
                if each.answer.item in questions:
                    self._of_item[each.answer.item].append(each)
                else:
                    self.gone[each.answer.item] += 1

    @cached_property
    def by_item(self) -> Mapping[str, ItemAnswers]:
        """What was answered, by the ids of items, in the order of the course."""
        return {
            item: self._item_answers(question, self._of_item[item])
            for item, question in self.questions.items()
            if item in self._of_item
        }

    @property
    def answers(self) -> int:
        """How many answers count."""
        return sum(each.number for each in self.by_item.values())

    @property
    def older(self) -> int:
        """How many answers name an option of an older wording."""
        return sum(each.older for each in self.by_item.values())

    @property
    def too_few(self) -> int:
        """How many questions have so few answers that nothing is said of them."""
        enough = sum(each.number >= LEAST for each in self.by_item.values())
        return len(self.questions) - enough

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What stands out, in the order of the course."""
        tested = [each for item in self.by_item for each in self._tested(item)]
        stands = stand_out([chance for _, chance in tested], MOST_FALSE)
        found = [found for (found, _), is_out in zip(tested, stands, strict=True) if is_out]
        return [
            each._replace(beside=self._siblings(each.id)) if each.sort is Sort.LEECH else each
            for each in found
        ]

    def _siblings(self, item: str) -> Share | None:
        """Return how often other questions of its fact are wrong later; None if that is unknown."""
        others = {each for fact in self.questions[item].facts for each in self._of_fact[fact]}
        later = [self.by_item[each].later for each in others - {item}]
        right, number = sum(each.part for each in later), sum(each.whole for each in later)
        return Share(number - right, number) if number >= LEAST else None

    @cached_property
    def _of_fact(self) -> Mapping[str, Sequence[str]]:
        """The questions that were answered, by the facts that they are about."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self.by_item:
            for fact in self.questions[item].facts:
                found[fact].append(item)
        return found

    def _item_answers(self, question: OnscreenQuestion, answers: Sequence[Counted]) -> ItemAnswers:
        first: dict[int, bool] = {}
        for each in answers:
            if each.is_first:
                first[each.student] = first.get(each.student, True) and each.answer.is_right
        later = [each for each in answers if not each.is_first]
        picked, older = _of_this_wording(question, answers)
        once = {each.student: each.answer.picked for each in reversed(picked)}
        wrong = {
            each.student: each.answer.picked
            for each in reversed(picked)
            if not each.answer.is_right
        }
        return ItemAnswers(
            len(answers),
            first,
            _share(each.answer.is_right for each in later),
            len({each.student for each in later}),
            list(once.values()),
            list(wrong.values()),
            older,
        )

    def _tested(self, item: str) -> Iterator[tuple[Finding, Chance]]:
        question, answered = self.questions[item], self.by_item[item]
        wrong = Share(answered.later.whole - answered.later.part, answered.later.whole)
        if wrong.whole >= LEAST:
            found = Finding(item, Sort.LEECH, wrong, answered.later_students)
            yield found, more_than(wrong, _OFTEN_WRONG)
        first = _share(answered.first.values())
        if first.whole >= LEAST:
            guessed = _guessed(question)
            surely = more_than(first, guessed + (1 - guessed) * _KNOWN_BEFORE)
            chance = surely if first.value >= _RIGHT_AT_ONCE else surely._replace(seen=1.0)
            yield Finding(item, Sort.EASY, first, first.whole), chance
        if isinstance(question.answering, Pick | Locate) and len(answered.picks) >= LEAST:
            yield from self._tested_options(question, answered)
        yield from self._tested_halves(item, answered)

    def _tested_options(
        self, question: OnscreenQuestion, answered: ItemAnswers
    ) -> Iterator[tuple[Finding, Chance]]:
        right = [option for option in question.options if option.right]
        wrong = [option for option in question.options if not option.right]
        best = max(
            (_picked(option, answered.picks) for option in right), key=lambda each: each.part
        )
        for option in wrong:
            share = _picked(option, answered.picks)
            found = Finding(question.id, Sort.PULLS, share, share.whole, option.text, best)
            yield found, more_than(share, len(right) / len(question.options))
        if len(wrong) < 2 or len(answered.wrong_picks) < LEAST:
            return
        for option in wrong:
            share = _picked(option, answered.wrong_picks)
            found = Finding(question.id, Sort.IDLE, share, share.whole, option.text)
            yield found, less_than(share, _IDLE / len(wrong))

    def _tested_halves(self, item: str, answered: ItemAnswers) -> Iterator[tuple[Finding, Chance]]:
        """Yield how the stronger and the weaker half fare, who are told by all other questions."""
        rest = {
            student: (self._known[student][0] - is_right) / (self._known[student][1] - 1)
            for student, is_right in answered.first.items()
            if self._known[student][1] > _LEAST_OTHERS
        }
        middle = median(rest.values()) if rest else 0
        strong = _share(answered.first[each] for each, share in rest.items() if share > middle)
        weak = _share(answered.first[each] for each, share in rest.items() if share < middle)
        if min(strong.whole, weak.whole) >= LEAST:
            yield (
                Finding(item, Sort.REVERSED, strong, len(rest), beside=weak),
                fewer_in(strong, weak),
            )

    @cached_property
    def _known(self) -> Mapping[int, tuple[int, int]]:
        """By student how many questions were right at the first meeting, and of how many."""
        right, number = Counter[int](), Counter[int]()
        for answered in self.by_item.values():
            for student, is_right in answered.first.items():
                right[student] += is_right
                number[student] += 1
        return {student: (right[student], number[student]) for student in number}


def _of_this_wording(
    question: OnscreenQuestion, answers: Sequence[Counted]
) -> tuple[list[Counted], int]:
    """Return the answers that picked something, from the earliest, among the options as they are.

    And how many picked an older one: what was picked before was picked among others.
    """
    known = {option.id for option in question.options}
    picked = sorted(
        (each for each in answers if each.answer.picked), key=lambda each: each.answer.when
    )
    old = [each for each in picked if not known.issuperset(each.answer.picked)]
    last = old[-1].answer.when if old else -1
    return [each for each in picked if each.answer.when > last], len(old)


def _share(are: Iterable[bool]) -> Share:
    seen = list(are)
    return Share(sum(seen), len(seen))


def _picked(option: Offered, picks: Sequence[tuple[str, ...]]) -> Share:
    return _share(option.id in each for each in picks)


def _guessed(question: OnscreenQuestion) -> float:
    """Return how probable it is to be right by guessing: nothing where an answer is written."""
    match question.answering:
        case Pick(options=options, several=False) | Locate(options=options) if options:
            return 1 / len(options)
    return 0.0
