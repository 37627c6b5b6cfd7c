"""`talkquiz rules`: what a good question holds to, and what in a question bank does not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.given_bank import (
    bank_options,
    read_any_bank,
    say_unread,
    unread_problems,
)
from talkquiz.cli.printing import apart, paragraph, say, say_json, say_problems, summary, table
from talkquiz.cli.shared import GIVEN_FILE, explain_errors, json_option
from talkquiz.problem import Problem, Severity, did_you_mean

if TYPE_CHECKING:
    from talkquiz.rules.shared.rule import ItemBank, Rule

_MOST_SHOWN = 3
_MOST_AT_A_GLANCE = 10


@click.command(short_help="Explain the rules for good questions, or review a question bank.")
@click.argument("given", metavar="[RULE] [FILE]", nargs=-1)
@click.option(
    "--items",
    "items_file",
    type=GIVEN_FILE,
    metavar="FILE",
    help="Review the question bank in this JSON file: all rules, or RULE alone.",
)
@bank_options
@json_option
@explain_errors()
def rules(
    given: tuple[str, ...],
    items_file: Path | None,
    as_json: bool,
    **how: str,
) -> None:
    """Print the rules that every question is held to, or explain RULE with examples.

    RULE is a code or a name. With FILE any question bank is reviewed, by all rules or RULE alone: a
    spreadsheet or list of questions (.csv, .tsv, .txt, .xlsx; Quizlet's and Kahoot's too), GIFT of
    Moodle, Anki's notes as text or a deck of Anki (.apkg), or a JSON list of items that have a stem
    and a key and, for choices, options. `talkquiz explain rules` says more. The exit code is 1
    if an item is wrong or the file cannot be read; warnings leave it at 0.

    \b
    Examples:
      talkquiz rules
      talkquiz rules TQ204
      talkquiz rules my-questions.csv
      talkquiz rules clang moodle.gift
      talkquiz rules --items my-questions.json
    """
    from talkquiz.rules import RULES

    wanted, bank = _apart(given)
    chosen = list(RULES)
    if wanted:
        by_name = {name: rule for rule in RULES for name in (rule.code, rule.name)}
        found = by_name.get(wanted.upper()) or by_name.get(wanted.lower())
        if found is None:
            hint = did_you_mean(wanted, by_name, "`talkquiz rules` lists them.")
            raise click.BadParameter(f"there is no rule `{wanted}`. {hint}", param_hint="RULE")
        chosen = [found]
    if items_file or (bank and bank.suffix.lower() == ".json"):
        _review_items(items_file or Path(bank or ""), chosen, as_json=as_json)
    elif bank:
        _review_bank(bank, chosen, how, as_json=as_json)
    elif as_json:
        from talkquiz.json_output import rule_json

        say_json([rule_json(rule) for rule in chosen])
    elif wanted:
        say(*_explained(chosen[0]))
    else:
        say(*table([(rule.code, rule.severity.value, rule.name) for rule in chosen]))


def _apart(given: tuple[str, ...]) -> tuple[str, Path | None]:
    """Return the rule and the file among what is given; a usage error for more."""
    files = [each for each in given if Path(each).suffix or Path(each).is_file()]
    names = [each for each in given if each not in files]
    if len(files) > 1 or len(names) > 1:
        raise click.UsageError("Give one RULE and one FILE at most.")
    parameter = click.Argument(["file"])
    file = GIVEN_FILE.convert(files[0], parameter, click.get_current_context()) if files else None
    return (names[0] if names else ""), file


def _explained(rule: "Rule") -> list[str]:
    """Return what a rule asks for and why, with some examples."""
    from talkquiz.rules.shared.foreign_banks import examples

    parts = [[f"{rule.code} {rule.name} ({rule.severity.value})"], paragraph(rule.explanation)]
    for title, text in (("Bad:", rule.bad), ("Good:", rule.good)):
        parts.append([f"  {title}"])
        items = examples(text)
        for item in items[:_MOST_SHOWN]:
            answer = [f"      [{'x' if o.correct else ' '}] {o.text}" for o in item.options]
            answer = answer or [f"      Answer: {item.key}"]
            if item.accept:
                answer.append(f"      Accepted as well: {', '.join(item.accept)}")
            parts.append([*paragraph(item.stem, indent=4), *answer])
        if len(items) > _MOST_SHOWN:
            parts.append([f"    ... and {len(items) - _MOST_SHOWN} more."])
    parts.append(paragraph(f"Source: {rule.source}."))
    return apart(parts)


def _review_items(path: Path, chosen: Sequence["Rule"], *, as_json: bool) -> None:
    """Review the items in a JSON file; what is wrong is said by their ids."""
    from talkquiz.rules.shared.foreign_banks import read_bank
    from talkquiz.rules.shared.rule import ItemBank

    items = read_bank(path)
    bank = ItemBank(items)
    problems = [problem for rule in chosen for problem in rule.problems(bank)]
    if as_json:
        say_json([problem._asdict() for problem in problems])
    else:
        for problem in problems:
            warning = "" if problem.severity is Severity.ERROR else "warning: "
            where = problem.item or "all items"
            say(f"{where}: {problem.rule} {warning}{problem.message}")
        noun = "item" if len(items) == 1 else "items"
        say(f"{len(items)} {noun}: {summary(problems) or 'nothing is wrong'}.")
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(1)


def _review_bank(
    path: Path, chosen: Sequence["Rule"], how: Mapping[str, str], *, as_json: bool
) -> None:
    """Review the questions in a file of another program; what is wrong is said by its lines."""
    from talkquiz.rules.shared.foreign_banks import bank_items
    from talkquiz.rules.shared.rule import ItemBank

    read = read_any_bank(path, how)
    items = dict(bank_items(read.questions))
    places = {item.id: (question.line, question.column) for item, question in items.items()}
    bank = ItemBank([*items])
    found = [problem for rule in chosen for problem in rule.problems(bank)]
    hints = {
        rule.code: f"`talkquiz rules {rule.code}` explains it, with examples." for rule in chosen
    }
    problems = sorted(
        Problem(str(path), *places.get(item or "", (0, 0)), rule, message, severity=severity)
        for rule, item, message, severity in found
    )
    # Once for each rule: a bank may break one a hundred times.
    problems = [each._replace(hint=hints.pop(each.code, "")) for each in problems]
    if as_json:
        say_json(
            [problem._asdict() for problem in [*unread_problems(path, read.unread), *problems]]
        )
    else:
        say_unread(path, read.unread)
        say_problems(problems, err=False)
        noun = "item" if len(items) == 1 else "items"
        said = f"{len(items)} {noun}: {summary(problems) or 'nothing is wrong'}"
        left = sum(each.is_lost for each in read.unread)
        say(f"{said}; {left} could not be read." if left else f"{said}.")
        say(*_in_short(problems, chosen), *_looked_at_less(bank, chosen))
    if not items or any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(1)


def _in_short(problems: Sequence[Problem], chosen: Sequence["Rule"]) -> list[str]:
    """Return how often each rule is broken, the most often first, where that is much to read."""
    found = Counter(problem.code for problem in problems)
    if len(found) < 2 or len(problems) <= _MOST_AT_A_GLANCE:
        return []
    names = {rule.code: rule.name for rule in chosen}
    often = sorted(found, key=lambda code: (-found[code], code))
    rows = [(code, str(found[code]), names[code]) for code in often]
    return ["", *table(rows), f"`talkquiz rules {often[0]}` explains a rule, with examples."]


def _looked_at_less(bank: "ItemBank", chosen: Sequence["Rule"]) -> list[str]:
    """Return what the rules do not see in a bank without a course: facts, other forms."""
    from talkquiz.rules.shared.rule import STATED

    blind = [rule.name for rule in chosen if rule.asks_facts] if bank.items else []
    others = len(bank.items) - len(bank.of(STATED))
    said = []
    if others:
        said.append(f"{others} open or matching: no rule looks at them.")
    if blind:
        said.append(
            f"Rules that go by words alone, as no course tells the facts: {', '.join(blind)}"
            f" (`talkquiz rules {blind[0]}` explains one)."
        )
    return said
