"""The flow as a list of steps: load, check, make items, assemble, export, write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.exporters import AS_USUAL, Options, Product, exporter
from talkquiz.handouts.blueprint import Plan
from talkquiz.handouts.products import Handout
from talkquiz.loaded import Bank, assemble, load_bank
from talkquiz.output import write_files
from talkquiz.problem import Problem, TalkQuizError, has_errors, in_order
from talkquiz.rosters.read import NOBODY, Student, read_roster

if TYPE_CHECKING:
    from talkquiz.articles.verify import Tally
    from talkquiz.student_sheets import Watch


class Order(NamedTuple):
    """What to build: formats by name, where to, with which seed (None: the blueprints' own).

    `topics` limits deck and handouts to some topics; empty means all. `versions` is how many forms
    of each handout to make (None: as many as its blueprint says); `options` go to the exporters.
    `handouts` are those to make, by name; empty means all. `roster` has them made for each student.
    """

    formats: Sequence[str]
    out: Path = Path("out")
    seed: int | None = None
    topics: Sequence[str] = ()
    versions: int | None = None
    options: Options = AS_USUAL
    handouts: Sequence[str] = ()
    roster: "RosterOrder | None" = None


@dataclass(frozen=True, slots=True)
class RosterOrder:
    """Whom to make handouts for: a table of names, its columns of names (empty: to be guessed).

    `watch` passes sheets on, and shows how many there are.
    """

    path: Path
    columns: Sequence[str] = ()
    watch: "Watch | None" = None


@dataclass(frozen=True, slots=True)
class Made:
    """The files of each format by name, none if there are errors among the problems.

    What students get is not made yet: there are only the `handouts` and the `students`.
    """

    products: dict[str, dict[str, Product]]
    problems: list[Problem]
    handouts: tuple[Handout, ...] = ()
    students: tuple[Student, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """One file or folder that a build wrote: what made it, and how many of what it holds."""

    path: Path
    format: str
    size: int
    count: int
    unit: str


class Built(NamedTuple):
    """What a build wrote, nothing if there are errors among its problems.

    `kept` are files that were edited since the last build, and where they are now.
    """

    written: list[Written]
    problems: list[Problem]
    kept: Mapping[Path, Path]


class UnknownHandoutError(TalkQuizError):
    """Raised for a handout that the course does not have; says which it has."""

    option = "--handout"


class Checked(NamedTuple):
    """A course with all its problems and, if articles were at hand, how its citations stand."""

    bank: Bank
    tallies: list["Tally"]
    strangers: Mapping[Path, str]


def check(folder: Path, articles: Path | None = None) -> Checked:
    """Load the course and try its blueprints: everything that a build would complain about.

    With a folder of `articles`, every citation is verified against them as well.
    Raises ExportError.
    """
    bank = load_bank(folder, review=True)
    problems = [*bank.problems, *assemble(bank)[1]]
    if articles is None or bank.course is None:
        return Checked(bank._replace(problems=problems), [], {})
    from talkquiz.articles.verify import verify  # noqa: PLC0415 - a build does without

    found = verify(bank.course, articles)
    problems += in_order(found.problems)
    return Checked(bank._replace(problems=problems), found.tallies, found.strangers)


def build(folder: Path, order: Order) -> Built:
    """Run the whole flow; nothing is written if anything is wrong.

    Raises UnknownTopicError, UnknownHandoutError, ExportError and OutputError.
    """
    made = make(folder, order)
    if not made.products:
        return Built([], made.problems, {})
    written: dict[str, Written] = {}
    files = chain(_for_all(made), _for_students(made, order))
    output = write_files(order.out, _counted(files, order.out, written))
    return Built(list(written.values()), made.problems, output.kept)


def make(folder: Path, order: Order) -> Made:
    """Run the flow up to the files, in memory; no product is made if anything is wrong.

    Raises UnknownTopicError, UnknownHandoutError and ExportError.
    """
    bank = load_bank(folder, order.seed, order.topics, review=True)
    bank = bank._replace(plans=list(_chosen(bank, order)))
    roster = read_roster(order.roster.path, order.roster.columns) if order.roster else NOBODY
    for_print = any(name != "anki" for name in order.formats)
    assembled, problems = assemble(bank, for_study="anki" in order.formats, for_print=for_print)
    problems = [*bank.problems, *problems, *roster.problems]
    if assembled is None or has_errors(problems):
        return Made({}, problems)
    made = {name: exporter(name)(assembled, order.options) for name in order.formats}
    return Made(made, problems, assembled.handouts, roster.students)


def _for_all(made: Made) -> Iterator[tuple[str, str, Product]]:
    for format_name, files in made.products.items():
        for file in files.items():
            yield format_name, *file


def _for_students(made: Made, order: Order) -> Iterator[tuple[str, str, Product]]:
    """Yield what each student gets: format, name and product of one file after the other."""
    if order.roster is None:
        return
    from talkquiz.handouts.versions import is_for_one_student  # noqa: PLC0415 - other builds do without
    from talkquiz.student_sheets import personal_files  # noqa: PLC0415

    for handout in filter(is_for_one_student, made.handouts):
        wanted = order.roster
        files = personal_files(handout, made.students, order.options, wanted.watch)
        for file in files:
            yield "word", *file


def _counted(
    files: Iterable[tuple[str, str, Product]], out: Path, written: dict[str, Written]
) -> Iterator[tuple[str, bytes]]:
    """Pass on name and content of `files`; `written` sums up each file or folder in `out`."""
    for format_name, name, made in files:
        top = name.partition("/")[0]
        so_far = written.get(top) or Written(out / top, format_name, 0, 0, made.unit)
        written[top] = replace(
            so_far, size=so_far.size + len(made.content), count=so_far.count + made.count
        )
        yield name, made.content


def _chosen(bank: Bank, order: Order) -> Iterator[Plan]:
    """Yield the plans of the handouts that are to be made, in as many versions as are wanted."""
    known = [plan.name for plan in bank.plans]
    for name in order.handouts:
        if name not in known and not has_errors(bank.problems):
            message = f"the course has no handout `{name}`. Handouts: {', '.join(known)}."
            raise UnknownHandoutError(message)
    for plan in bank.plans:
        if not order.handouts or plan.name in order.handouts:
            yield _in_versions(plan, order.versions)


def _in_versions(plan: Plan, number: int | None) -> Plan:
    """Return `plan` with a blueprint that asks for so many versions, if a number is given."""
    if number is None:
        return plan
    return replace(plan, blueprint=plan.blueprint.model_copy(update={"versions": number}))
