"""The flow as a list of steps: load, check, make items, assemble, export, write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.course.checks import FACTS_STILL_MISSING, cited_sources_exist
from talkquiz.course.checks import check as check_course
from talkquiz.course.course import (
    SILENCES_FILE,
    STILL_MISSING,
    Course,
    load_course,
    load_silences,
)
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.grades import Grade, read_grades
from talkquiz.course.lessons import LESSONS_FILE
from talkquiz.course.read_files import RELEASES_FILE, is_there
from talkquiz.course.readings import READINGS
from talkquiz.course.shapes import FieldError
from talkquiz.course.withdrawn import WITHDRAWN_FILE
from talkquiz.deck.deck import Deck
from talkquiz.deck.imprint import imprint
from talkquiz.exporters import (
    AS_USUAL,
    OF_SOME_QUESTIONS,
    ONSCREEN,
    STUDENT_EXPORTERS,
    Assembled,
    Options,
    Product,
    Watch,
    exporter,
    student_exporter,
)
from talkquiz.handouts.blueprint import Plan, load_blueprints
from talkquiz.items.item import Item
from talkquiz.items.make import make_items
from talkquiz.items.named_too_early import named_too_early
from talkquiz.items.templates import Template, load_templates
from talkquiz.items.unasked import Unasked, unasked_objectives
from talkquiz.language.language_file import Language
from talkquiz.problem import Problem, Severity, TalkQuizError, has_errors, in_order

if TYPE_CHECKING:
    from talkquiz.articles.verify import Verification
    from talkquiz.handouts.handout import Handout
    from talkquiz.handouts.picks import Picks
    from talkquiz.handouts.quiz import Held, Quiz
    from talkquiz.onscreen.carried import Carried
    from talkquiz.releases.compare_decks import DeckState
    from talkquiz.releases.record import Releases
    from talkquiz.rosters.student import Source, Student

_LONGEST_LIMITS = 100


class LoadedCourse(NamedTuple):
    """A course that was loaded and checked, with its items and blueprints.

    `items` are those of the topics and weights that were asked for, `all_items` those of the whole
    course. There are none where an entry that they are made of could not be read: then `is_whole`
    is False, and `readable` are those that come of the rest. `unchecked` says what was not checked,
    and because of which files, `citations` how they stand, if articles were at hand. `templates`
    are the question templates that the items are made by. `record` holds the releases so far,
    `misread` what is wrong in its file. It is loaded `in_part` where only some topics or weights
    were asked for.
    """

    folder: Path
    course: Course
    problems: list[Problem]
    items: list[Item]
    plans: list[Plan]
    all_items: list[Item]
    is_whole: bool
    unchecked: list[str]
    citations: "Verification | None" = None
    templates: Sequence[Template] = ()
    record: "Releases | None" = None
    misread: Sequence[Problem] = ()
    in_part: bool = False
    readable: Sequence[Item] = ()


class GradesError(TalkQuizError):
    """Raised for grades that were ordered and are none; says why not."""


class UnknownNameError(TalkQuizError):
    """Raised for a topic or a handout that the course does not have; says which it has."""


def load_and_check(
    folder: Path,
    seed: int | None = None,
    topics: Sequence[str] = (),
    weights: Sequence[str] = (),
    *,
    review: bool = False,
) -> LoadedCourse:
    """Load and check the course in `folder` and make its items; what is wrong is in the result.

    `topics` leaves only the items of these topics, `weights` only those that matter so much; raises
    UnknownNameError. With `review`, the items are held against the item rules. No file's problems
    hide those of another, nor make others: where some items cannot be made, nothing is checked that
    depends on them. In a course in the making, without a release, handouts take what there is.
    """
    problems: list[Problem] = []
    course = load_course(folder, problems)
    templates = load_templates(folder, problems, bundled_kinds(), course.language)
    if course.has_outline:
        _require_known("topic", topics, [topic.id for topic in course.outline.topics])
    spoilt = _spoilt_files(course, problems)
    problems += check_course(course)
    in_part = bool(topics or weights)
    begun = {STILL_MISSING, *FACTS_STILL_MISSING} & {each.code for each in problems}
    is_released = is_there(folder / RELEASES_FILE)
    plans = [
        Plan(
            name,
            blueprint,
            origin,
            blueprint.seed if seed is None else seed,
            shrink=in_part or (bool(begun or course.drafts) and not is_released),
            topics=topics,
        )
        for name, (blueprint, origin) in load_blueprints(course, problems, templates).items()
    ]
    made_of = course.without_wrong_citations() if spoilt else course
    questions = list(templates.entries.values())
    misread: list[Problem] = []
    record = _releases(folder, misread)
    released = {key: item.kind for key, item in record.items.items()} if record else {}
    items = make_items(made_of, questions, seed or 0, released) if course.can_be_asked else []
    unchecked: list[str] = []
    if spoilt:
        rules = "the rules for options and for several items" if items else "the rules for items"
        what = f"{rules}, and whether handouts can be filled"
        unchecked.append(f"Not checked because of {', '.join(sorted(spoilt))}: {what}.")
    if review:
        from talkquiz.rules import reviewed, unknown_rules  # noqa: PLC0415 - `items` does without

        silences = load_silences(course, problems)
        problems += unknown_rules(silences)
        if silences.known:
            problems += reviewed(course, items, silences, in_part=bool(spoilt))
        else:
            file = course.file(SILENCES_FILE).shown
            unchecked.append(f"Not checked because of {file}: the rules for items.")
    wanted = [
        item
        for item in items
        if (not topics or item.topic in topics) and (not weights or item.weight in weights)
    ]
    return LoadedCourse(
        folder,
        course,
        in_order(problems),
        [] if spoilt else wanted,
        plans,
        [] if spoilt else items,
        not spoilt,
        unchecked,
        templates=questions,
        record=record,
        misread=misread,
        in_part=in_part,
        readable=wanted,
    )


def _releases(folder: Path, problems: list[Problem]) -> "Releases | None":
    if not is_there(folder / RELEASES_FILE):  # most courses have no release yet
        return None
    from talkquiz.releases.record import load_releases  # noqa: PLC0415

    return load_releases(folder, problems)


def _spoilt_files(course: Course, unread: Sequence[Problem]) -> set[str]:
    """Return the files whose errors keep items from being made, or may make others of them.

    `unread` are the problems of reading the course and its templates. An error in course.yaml does
    neither where the course can be asked all the same, and one in what is only read does not.
    """
    problems = [*unread, *cited_sources_exist(course)]
    read = [course.file(name).shown for name in (READINGS, LESSONS_FILE, WITHDRAWN_FILE)]
    spoilt = {
        problem.path
        for problem in problems
        if problem.severity is Severity.ERROR
        and not any(Path(problem.path).is_relative_to(each) for each in read)
    }
    return spoilt - {course.file().shown} if course.can_be_asked else spoilt


def _require_known(noun: str, wanted: Sequence[str], known: Sequence[str]) -> None:
    for name in wanted:
        if name not in known:
            others = f"{noun.capitalize()}s: {', '.join(known)}." if known else "It has none."
            message = f"the course has no {noun} `{name}`. {others}"
            raise UnknownNameError(message, option=f"--{noun}")


def assemble(
    loaded: LoadedCourse,
    picks: "Picks | None" = None,
    *,
    for_study: bool = True,
    for_print: bool = True,
) -> tuple[Assembled | None, list[Problem]]:
    """Return deck and handouts, or None if the course has errors, and what stands in the way.

    `picks` are questions for handouts picked by hand. `for_study` makes the deck and compares it
    with the last release, without it there is none; without `for_print` there are no handouts.
    Raises ExportError.
    """
    problems = [*loaded.misread] if for_study else []
    record = loaded.record if for_study else None
    course = loaded.course
    if not loaded.is_whole:
        return None, problems
    deck = Deck(imprint(course), ())
    if record:
        whole = compare_with_release(course, loaded.all_items, record)
        # Most courses have no release yet.
        from talkquiz.releases.compare_decks import edition  # noqa: PLC0415
        from talkquiz.releases.guards import guard  # noqa: PLC0415

        problems += guard(course, whole, record) if course.has_outline else ()
        deck = whole.deck
        if loaded.in_part:
            deck = _deck(course, loaded.items, record)
            topics = {chapter.id for chapter in deck.chapters}
            withdrawn = tuple(each for each in whole.deck.withdrawn if each.topic in topics)
            deck = deck._replace(withdrawn=withdrawn)
        deck = deck._replace(edition=edition(whole, record))
    elif for_study:
        deck = _deck(course, loaded.items, None)
    if for_study and not loaded.in_part and (record or course.withdrawn.entries):
        from talkquiz.releases.retractions import misplaced  # noqa: PLC0415 - few have any

        problems += misplaced(course, deck.items, record)
    handouts: list[Handout] = []
    if for_print:
        from talkquiz.handouts.assemble import assemble_handouts  # noqa: PLC0415 - decks do without

        wrong = {each.path for each in loaded.problems if each.severity is Severity.ERROR}
        plans = [plan for plan in loaded.plans if plan.origin.shown not in wrong]
        handouts, unfilled = assemble_handouts(course, plans, loaded.items, picks, loaded.all_items)
        problems += unfilled
    assembled = None if has_errors(loaded.problems) else Assembled(deck, tuple(handouts))
    return assembled, in_order(problems)


def _deck(course: Course, items: Iterable[Item], record: "Releases | None") -> Deck:
    # A check of a course without a release, and who prints, make none.
    from talkquiz.deck.assemble import assemble_deck  # noqa: PLC0415

    return assemble_deck(course, items, record.lasting if record else None)


def compare_with_release(
    course: Course, items: Sequence[Item], record: "Releases | None"
) -> "DeckState":
    """Return the deck of all `items` compared with the last release; raises ExportError.

    It keeps the names of decks in `record`, the releases so far; without it, all items are new.
    """
    # Other formats than Anki's do without.
    from talkquiz.exporters.anki import notetypes  # noqa: PLC0415
    from talkquiz.releases.compare_decks import deck_state  # noqa: PLC0415
    from talkquiz.releases.record import ReleasedNoteType  # noqa: PLC0415
    from talkquiz.releases.retractions import withdrawn_cards  # noqa: PLC0415

    models = notetypes.load_models(course.language)
    note_types = {
        kind.value: ReleasedNoteType(
            id=model.model_id,
            fields=tuple(field["id"] for field in model.fields),
            templates=tuple(template["id"] for template in model.templates),
        )
        for kind, model in models.items()
    }
    deck = _deck(course, items, record)
    if record:
        deck = deck._replace(withdrawn=withdrawn_cards(course, deck.items, record))
    return deck_state(deck, record, note_types, notetypes.looks_digest(models))


class Order(NamedTuple):
    """What to build: formats by name, where to, with which seed (None: the blueprints' own).

    `topics` limits deck and handouts to some topics, `weights` to what matters so much; empty means
    all. `handouts` are those to make, by name; empty means all. `options` go to the exporters.

    `versions` is the number of versions of each handout (None: what its blueprint says), `grades`
    what the key is to say of grades (None: what blueprints or the course say). With an
    `answer_sheet`, handouts get answer slips.

    `pins`, `without` and `swaps` are questions picked by hand, by their ids or those of facts;
    those of the documents `not_in` are not asked again. A `quiz` is made instead of the course's
    handouts, if it is given. With `deck_only`, formats for screens have the deck's questions only.

    With a `roster`, a list of students, handouts are made for each of these as well. It is on the
    `sheet` of a workbook (empty: the first), and `name_columns` are its columns of names (empty:
    found by their headings). `watch` passes the handouts on while they are made, and shows how many
    there are.
    """

    formats: Sequence[str]
    out: Path = Path("out")
    seed: int | None = None
    topics: Sequence[str] = ()
    weights: Sequence[str] = ()
    versions: int | None = None
    options: Options = AS_USUAL
    grades: str | None = None
    answer_sheet: bool = False
    handouts: Sequence[str] = ()
    roster: Path | None = None
    name_columns: Sequence[str] = ()
    sheet: str = ""
    watch: Watch | None = None
    pins: Sequence[str] = ()
    without: Sequence[str] = ()
    swaps: Sequence[str] = ()
    not_in: Sequence[Path] = ()
    quiz: "Quiz | None" = None
    deck_only: bool = False

    @property
    def limits(self) -> str:
        """What is wanted of a course, as the names of files for screens say it: "astana-core"."""
        wanted = dict.fromkeys((*sorted(self.topics), *sorted(self.weights)))
        said = "-".join((*wanted, *(["deck"] if self.deck_only else [])))
        # Some file systems take no name of more than 255 letters.
        digest = blake2b(said.encode(), digest_size=3).hexdigest()
        is_short = len(said) <= _LONGEST_LIMITS
        return said if is_short else f"{said[:_LONGEST_LIMITS].strip('-')}-{digest}"

    @property
    def picks_by_hand(self) -> bool:
        """Whether it says which questions to take or to leave."""
        return bool(self.pins or self.without or self.swaps or self.not_in)


class Made(NamedTuple):
    """The files of each format by name, none if there are errors among the problems.

    What students get is not made yet: there are only the `handouts` and the `students`, and what
    the list of these was. `drafts` is the number of entries of the course that are left out, and
    `title` its own.
    """

    products: dict[str, dict[str, Product]]
    problems: list[Problem]
    handouts: "tuple[Handout, ...]" = ()
    students: "tuple[Student, ...]" = ()
    unchecked: Sequence[str] = ()
    source: "Source | None" = None
    drafts: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One file or folder that a build wrote: what made it, and how many of what it holds.

    Of a PDF it has the number of `pages`; of sheets of `paper`, if it is to be printed in one go;
    and of sheets of questions that are `sparse`, since they end with a page of a few lines.
    """

    path: Path
    format: str
    size: int
    count: int
    unit: str
    pages: int = 0
    paper: int = 0
    sparse: int = 0


class Built(NamedTuple):
    """What a build wrote, nothing if there are errors among its problems.

    `kept` are files that were edited since the last build, and where they are now; `unchecked` says
    what could not be checked. `for_all` are the handouts that are the same for every student of a
    roster, and `source` is what was read there. `without_slip` are those that got no answer slip
    though one was ordered, since nothing in them is answered by marks. `earlier` are files of these
    handouts that an earlier build wrote and this one did not: they may ask other questions. So many
    `drafts` were left out. `title` is that of the course. `carried` says by format what one that
    cannot show all of an item has of each. `empty` are formats that were ordered and have no file,
    since there is nothing that they could ask, and `shown_only` handouts that ask nothing, so that
    they are on no screen.
    """

    written: list[Written]
    problems: list[Problem]
    kept: Mapping[Path, Path]
    unchecked: Sequence[str] = ()
    for_all: Sequence[str] = ()
    source: "Source | None" = None
    without_slip: Sequence[str] = ()
    earlier: Sequence[Path] = ()
    drafts: int = 0
    title: str = ""
    carried: "Mapping[str, Sequence[Carried]]" = MappingProxyType({})
    empty: Sequence[str] = ()
    shown_only: Sequence[str] = ()


def check(folder: Path, articles: Path | None = None) -> LoadedCourse:
    """Load the course and try its blueprints: everything that a build would complain about.

    Beyond that, what nothing asks and what is named too early is for the curator alone, and takes a
    while. With a folder of `articles`, every citation is verified against them as well.
    Raises ExportError.
    """
    loaded = load_and_check(folder, review=True)
    # What holds of one version of a handout holds of all.
    plans = [each.with_versions(1) for each in loaded.plans]
    course, items = loaded.course, loaded.all_items
    # Without a release a deck is like no other.
    has_past = loaded.record or loaded.misread or course.withdrawn.entries
    _, problems = assemble(loaded._replace(plans=plans), for_study=bool(has_past))
    if items:
        problems += Unasked(course, loaded.templates, items).problems()
        problems += unasked_objectives(course, items)
        problems += named_too_early(course, items)
    loaded.problems.extend(in_order(problems))
    if articles is None:
        return loaded
    from talkquiz.articles.verify import verify  # noqa: PLC0415 - a build does without

    found = verify(loaded.course, articles)
    loaded.problems.extend(in_order(found.problems))
    return loaded._replace(citations=found)


def build(folder: Path, order: Order) -> Built:
    """Run the whole flow; nothing is written if anything is wrong.

    Raises what `make` does, and OutputError.
    """
    made = make(folder, order)
    carried: dict[str, list[Carried]] = {}
    for name, by_file in made.products.items():
        for product in by_file.values():
            if product.carried:
                carried.setdefault(name, []).extend(product.carried)
    # A file without a question would be taken for one that has some.
    products = {
        name: {file: each for file, each in by_file.items() if each.count or name not in ONSCREEN}
        for name, by_file in made.products.items()
    }
    shown_only = [each.name for each in made.handouts if not each.asks]
    built = Built(
        [],
        made.problems,
        {},
        made.unchecked,
        source=made.source,
        drafts=made.drafts,
        title=made.title,
        carried=carried,
        empty=[name for name, files in products.items() if not files and name != "word"],
        shown_only=shown_only if order.handouts and ONSCREEN.intersection(order.formats) else (),
    )
    if not any(products.values()):
        return built
    # Files for all come first, then those for each student, which are made one by one.
    series = [(name, iter(files.items())) for name, files in products.items()]
    for_all: list[str] = []
    if order.roster:
        from talkquiz.handouts.versions import is_for_one_student  # noqa: PLC0415 - most do without

        for_all = [each.name for each in made.handouts if not is_for_one_student(each)]
        series += [
            (name, student_exporter(name)(each, made.students, order.options, order.watch))
            for name in STUDENT_EXPORTERS
            for each in made.handouts
        ]
    written: dict[str, Written] = {}

    def counted() -> Iterator[tuple[str, bytes]]:
        # A folder counts as one thing written: it sums up its files.
        for format_name, files in series:
            for name, product in files:
                top = name.partition("/")[0]
                so_far = written.get(top, Written(order.out / top, format_name, 0, 0, product.unit))
                written[top] = replace(
                    so_far,
                    size=so_far.size + len(product.content),
                    count=so_far.count + product.count,
                    pages=so_far.pages + product.pages,
                    paper=so_far.paper + product.paper,
                    sparse=so_far.sparse + product.sparse,
                )
                yield name, product.content

    from talkquiz.output import earlier_files, write_files  # noqa: PLC0415 - a check writes nothing

    kept = write_files(order.out, counted())
    earlier = earlier_files(order.out, written)
    asking = (each for each in made.handouts if each.asks and order.answer_sheet)
    without_slip = [each.name for each in asking if not each.versions[0].slip]
    return built._replace(
        written=list(written.values()),
        kept=kept,
        for_all=for_all,
        without_slip=without_slip,
        earlier=earlier,
    )


def _ordered_grades(text: str, language: Language) -> tuple[Grade, ...]:
    try:
        return read_grades(text, language)
    except FieldError as error:
        raise GradesError(f"{error}. {error.hint}", option="--grades") from error


def make(folder: Path, order: Order) -> Made:
    """Run the flow up to the files, in memory; no product is made if anything is wrong.

    Raises UnknownNameError, UnknownItemError, TakenNameError, GradesError and ExportError.
    """
    loaded = load_and_check(folder, order.seed, order.topics, order.weights, review=True)
    in_part = order.topics or order.weights or order.handouts or order.quiz
    if in_part or order.picks_by_hand or order.seed is not None:
        # Silences are the course's own: what part of it needs them, or another seed, says nothing.
        loaded.problems[:] = [each for each in loaded.problems if each.code != "TQ293"]
    if not has_errors(loaded.problems):
        _require_known("handout", order.handouts, [plan.name for plan in loaded.plans])
    picks, unread = _picked(loaded, order) if order.picks_by_hand else (None, [])
    plans = [plan for plan in loaded.plans if not order.handouts or plan.name in order.handouts]
    if order.quiz:
        plans, unfilled = _quiz_plans(loaded, order, order.quiz, picks)
        unread += unfilled
    if order.versions is not None:
        plans = [each.with_versions(order.versions) for each in plans]
    plans = [each._replace(answer_sheet=order.answer_sheet) for each in plans]
    if order.grades is not None:
        grades = _ordered_grades(order.grades, loaded.course.language)
        plans = [each._replace(grades=grades) for each in plans]
    loaded = loaded._replace(plans=plans)
    students: tuple[Student, ...] = ()
    source: Source | None = None
    if order.roster:
        from talkquiz.rosters.read_roster import read_roster  # noqa: PLC0415 - most builds have none

        students, wrong, source = read_roster(order.roster, order.name_columns, order.sheet)
        unread += wrong
    for_screen = ONSCREEN.intersection(order.formats)
    for_print = "word" in order.formats or bool(for_screen and (order.handouts or order.quiz))
    assembled, problems = assemble(
        loaded, picks, for_study="anki" in order.formats, for_print=for_print
    )
    problems, drafts = [*loaded.problems, *problems, *unread], loaded.course.drafts
    if assembled is None or has_errors(problems):
        return Made({}, problems, unchecked=loaded.unchecked, source=source, drafts=drafts)
    if for_screen:
        assembled = _with_question_sets(assembled, loaded, order)
    products = {name: exporter(name)(assembled, order.options) for name in order.formats}
    title = loaded.course.outline.title
    return Made(
        products,
        problems,
        assembled.handouts,
        students,
        source=source,
        drafts=drafts,
        title=title,
    )


def _with_question_sets(assembled: Assembled, loaded: LoadedCourse, order: Order) -> Assembled:
    """Return `assembled` with what screens show: the handouts asked for, or else all items."""
    from talkquiz.deck.beside import Companions  # noqa: PLC0415 - most builds have no screens
    from talkquiz.onscreen.assemble import (  # noqa: PLC0415 - most have none
        course_set,
        handout_set,
        with_akin,
        with_wrong_names,
    )
    from talkquiz.onscreen.lesson import lesson  # noqa: PLC0415

    course = loaded.course
    if order.handouts or order.quiz:
        beside = Companions(course)
        made = [handout_set(each, beside) for each in assembled.handouts]
    else:
        made = [course_set(course, loaded.items, deck_only=order.deck_only, limits=order.limits)]
    sets = [each for each in made if each]
    if "web" in order.formats:
        items = loaded.all_items
        sets = [
            with_akin(with_wrong_names(each, course, items), items)._replace(
                lesson=lesson(course, items, each.questions)
            )
            for each in sets
        ]
    return assembled._replace(question_sets=tuple(sets))


def _picked(loaded: LoadedCourse, order: Order) -> "tuple[Picks | None, list[Problem]]":
    """Return what is picked by hand on the command line, and what is wrong with documents there.

    Raises UnknownItemError for an id that nothing in the course has.
    """
    if not loaded.is_whole:
        return None, []
    from talkquiz.handouts.picks import PIN, SWAP, WITHOUT, ItemFinder, Picks  # noqa: PLC0415
    from talkquiz.handouts.printed_before import read_past  # noqa: PLC0415 - most builds pick none

    finder = ItemFinder(loaded.all_items)
    pins, without, swaps = (
        finder.picked(option, wanted)
        for option, wanted in ((PIN, order.pins), (WITHOUT, order.without), (SWAP, order.swaps))
    )
    past, problems = read_past(order.not_in, loaded.all_items)
    return Picks(pins, without, swaps, past), problems


def _quiz_plans(
    loaded: LoadedCourse, order: Order, quiz: "Quiz", picks: "Picks | None"
) -> tuple[list[Plan], list[Problem]]:
    """Return the plan of a quiz, if anything can be asked, and what cannot be had."""
    if has_errors(loaded.problems) or not loaded.is_whole:
        return [], []
    _require_known("topic", quiz.topics, [topic.id for topic in loaded.course.outline.topics])
    from talkquiz.handouts.quiz import plan_quiz, with_names  # noqa: PLC0415 - a build makes none

    quiz = with_names(quiz, loaded.course, {plan.name for plan in loaded.plans})
    seed = 1 if order.seed is None else order.seed
    quiz = quiz._replace(held=_held(loaded, order.formats))
    plan, problems = plan_quiz(quiz, seed, loaded.course, loaded.all_items, picks)
    return [plan] if plan else [], problems


def _held(loaded: LoadedCourse, formats: Sequence[str]) -> "Held | None":
    """Return which items the `formats` can ask, None if they can ask all."""
    some = OF_SOME_QUESTIONS.intersection(formats)
    if not some:
        return None
    from talkquiz.deck.deck import Deck  # noqa: PLC0415 - most builds make no quiz
    from talkquiz.handouts.quiz import Held  # noqa: PLC0415
    from talkquiz.onscreen.assemble import course_set  # noqa: PLC0415

    whole = course_set(loaded.course, loaded.all_items)
    assembled = Assembled(Deck(whole.imprint, ()), (), (whole,))
    asked = [
        {
            one.id
            for product in exporter(name)(assembled).values()
            for one in product.carried
            if not one.left_out
        }
        for name in some
    ]
    every = {each.id for each in loaded.all_items}
    rest = [every] if len(some) < len(formats) else []
    return Held(every.intersection(*asked), set().union(*asked, *rest))
