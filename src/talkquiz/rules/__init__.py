"""The rules for good questions, one a file; `shared/` holds what several of them use.

A rule looks at each item of its `kinds` (`on_item`) or at all items together (`on_bank`). To add
one, write a module with a RULE, put it into RULES and into docs/problems.md, and run `make docs`.
"""

from collections.abc import Sequence

from talkquiz.items.item import Item
from talkquiz.rules import (
    absolute_terms,
    all_of_the_above,
    answer_in_front,
    clang,
    convergence,
    enumeration,
    gap_at_start,
    grammar_clue,
    implausible_distractor,
    interference,
    key_position,
    lonely_pronoun,
    longest_key,
    longest_keys,
    loose_in_time,
    mixed_options,
    near_duplicate,
    negated_true_false,
    negative_stem,
    no_right_answer,
    out_of_order,
    same_option_twice,
    second_right_answer,
    too_few_options,
    unfocused_stem,
    vague_terms,
)
from talkquiz.rules.shared.rule import ItemBank, ItemProblem, Rule

RULES: tuple[Rule, ...] = (
    longest_key.RULE,
    longest_keys.RULE,
    same_option_twice.RULE,
    second_right_answer.RULE,
    mixed_options.RULE,
    all_of_the_above.RULE,
    negative_stem.RULE,
    absolute_terms.RULE,
    vague_terms.RULE,
    clang.RULE,
    grammar_clue.RULE,
    convergence.RULE,
    out_of_order.RULE,
    implausible_distractor.RULE,
    key_position.RULE,
    gap_at_start.RULE,
    unfocused_stem.RULE,
    answer_in_front.RULE,
    loose_in_time.RULE,
    lonely_pronoun.RULE,
    enumeration.RULE,
    interference.RULE,
    near_duplicate.RULE,
    negated_true_false.RULE,
    too_few_options.RULE,
    no_right_answer.RULE,
)


def review(items: Sequence[Item]) -> list[ItemProblem]:
    """Return what is wrong with `items`, in the order of the rules and of the items."""
    bank = ItemBank(items)
    return [problem for rule in RULES for problem in rule.problems(bank)]
