"""`talkquiz rules`: what a good question holds to, and what in a question bank does not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import apart, paragraph, say, say_json, summary, table
from talkquiz.cli.shared import GIVEN_FILE, explain_errors, json_option
from talkquiz.problem import did_you_mean

if TYPE_CHECKING:
    from talkquiz.rules.shared.rule import Rule

_MOST_SHOWN = 3


@click.command(short_help="Explain the rules for good questions, or review a question bank.")
@click.argument("wanted", metavar="[RULE]", required=False)
@click.option(
    "--items",
    "bank",
    type=GIVEN_FILE,
    metavar="FILE",
    help="Review the question bank in this JSON file: all rules, or RULE alone.",
)
@json_option
@explain_errors()
def rules(wanted: str | None, bank: Path | None, as_json: bool) -> None:
    """Print the rules that every question is held to, or explain RULE with examples.

    RULE is a code or a name. With --items any question bank is reviewed: a JSON list of items that
    have a stem and a key and, for choices, options. docs/rules.md says more. The exit code is 1 if
    an item is wrong or the file cannot be read; warnings leave it at 0.

    \b
    Examples:
      talkquiz rules
      talkquiz rules TQ204
      talkquiz rules --items my-questions.json
    """
    from talkquiz.rules import RULES

    chosen = list(RULES)
    if wanted:
        by_name = {name: rule for rule in RULES for name in (rule.code, rule.name)}
        found = by_name.get(wanted.upper()) or by_name.get(wanted.lower())
        if found is None:
            hint = did_you_mean(wanted, by_name, "`talkquiz rules` lists them.")
            raise click.BadParameter(f"there is no rule `{wanted}`. {hint}", param_hint="RULE")
        chosen = [found]
    if bank:
        _review(bank, chosen, as_json=as_json)
    elif as_json:
        from talkquiz.json_output import rule_json

        say_json([rule_json(rule) for rule in chosen])
    elif wanted:
        say(*_explained(chosen[0]))
    else:
        say(*table([(rule.code, rule.severity.value, rule.name) for rule in chosen]))


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


def _review(path: Path, chosen: Sequence["Rule"], *, as_json: bool) -> None:
    from talkquiz.problem import Severity
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
