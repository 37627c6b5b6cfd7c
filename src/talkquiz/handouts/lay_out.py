"""Sets a drawn section out in its form: the words of a bank, the boxes of a puzzle."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from talkquiz.handouts.blueprint import Cell
from talkquiz.handouts.form_fit import Suits
from talkquiz.handouts.forms import (
    Cards,
    Crossword,
    FoldOver,
    Form,
    FormName,
    Strip,
    Ticket,
    WordBank,
    WordSearch,
)
from talkquiz.handouts.puzzles.crossword import lay_crossword
from talkquiz.handouts.puzzles.letters import Spelling, spelling_of
from talkquiz.handouts.puzzles.word_search import lay_word_search
from talkquiz.handouts.selection import Filled, Unit, written
from talkquiz.items.item import Item
from talkquiz.language.seeded import rank

_SURPLUS = 2
"""How many words of a bank are not needed, so that the last gap is not filled by elimination."""


def set_out(
    seed: int, name: str, filled: Sequence[Filled], items: Iterable[Item], suits: Suits
) -> list[Filled]:
    """Return the sections of the handout `name` with their forms.

    `items` are those that surplus words come from. A puzzle leaves out what has no room in it, and
    orders the rest as its answers stand.
    """
    items = tuple(items)
    asked = {answer for section in filled for item in section.items for answer in written(item)}
    made = []
    for place, section in enumerate(filled):
        lot = f"{name} {place}"
        if section.cell.form is FormName.WORD_BANK:
            words = _bank(section, items, asked, suits, partial(_lot, seed, lot))
            made.append(section._replace(form=words))
        elif section.cell.form is FormName.CROSSWORD:
            made.append(_crossword(section, seed, lot))
        elif section.cell.form is FormName.WORD_SEARCH:
            made.append(_word_search(section, seed, lot))
        else:
            made.append(section._replace(form=_plain(section.cell)))
    return made


def _lot(seed: int, name: str, item: Item) -> bytes:
    return rank(seed, name, item.id)


def _plain(cell: Cell) -> Form | None:
    """Return a form that needs no more than the blueprint says."""
    match cell.form:
        case FormName.STRIP:
            return Strip()
        case FormName.TICKET:
            return Ticket(cell.on_a_page)
        case FormName.CARDS:
            return Cards(cell.on_a_page, *cell.offset)
        case FormName.FOLD_OVER:
            return FoldOver(cell.on_a_page)
    return None


def _bank(
    section: Filled,
    items: Iterable[Item],
    asked: set[str],
    suits: Suits,
    lot: Callable[[Item], bytes],
) -> WordBank:
    """Return the answers with surplus ones, first from the topics of the section."""
    topics = {item.topic for item in section.items}
    surplus: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: (item.topic not in topics, lot(item))):
        others = (*section.items, *surplus.values())
        strange = item.kind is section.cell.makes and asked.isdisjoint(written(item))
        if strange and all(suits.agree(FormName.WORD_BANK, item, each) for each in others):
            surplus.setdefault(item.key.casefold(), item)
        if len(surplus) == _SURPLUS:
            break
    ordered = sorted((*section.items, *surplus.values()), key=suits.place_of)
    return WordBank(tuple(item.key for item in ordered))


def _crossword(section: Filled, seed: int, lot: str) -> Filled:
    found = zip(section.units, lay_crossword(_spellings(section), seed, lot), strict=True)
    placed = sorted(((run, unit) for unit, run in found if run), key=lambda each: each[0].start)
    return _with(section, [unit for _, unit in placed], Crossword(tuple(run for run, _ in placed)))


def _word_search(section: Filled, seed: int, lot: str) -> Filled:
    """Return the word search with as many of the words, from the first, as there is room for."""
    spellings = _spellings(section)
    for number in range(len(spellings), 0, -1):
        found = lay_word_search(spellings[:number], seed, lot)
        if found:
            return _with(section, section.units[:number], found)
    return _with(section, [], WordSearch((), ()))


def _with(section: Filled, units: Sequence[Unit], form: Form) -> Filled:
    return section._replace(units=tuple(units), form=form)


def _spellings(section: Filled) -> list[Spelling]:
    return [spelling for item in section.items if (spelling := spelling_of(item))]
