"""The kinds of item: how each is asked on the sheet and answered in the key.

A new kind is a Renderer in a module here, and a line in KINDS.
"""

from collections.abc import Mapping

from talkquiz.exporters.word.kinds.choice import Choice
from talkquiz.exporters.word.kinds.label import Label
from talkquiz.exporters.word.kinds.matching import Matching
from talkquiz.exporters.word.kinds.ordering import Ordering
from talkquiz.exporters.word.kinds.sentences import Compare, Open
from talkquiz.exporters.word.kinds.shared import Renderer
from talkquiz.exporters.word.kinds.true_false import TrueFalse
from talkquiz.exporters.word.kinds.written import Cloze, ShortAnswer, Term
from talkquiz.items.item import ItemKind

KINDS: Mapping[ItemKind, Renderer] = {
    ItemKind.CHOICE: Choice(),
    ItemKind.MULTIPLE_RESPONSE: Choice(),
    ItemKind.WHO_SAID_IT: Choice(),
    ItemKind.ACCORDING_TO: Choice(),
    ItemKind.TRUE_FALSE: TrueFalse(),
    ItemKind.CLOZE: Cloze(),
    ItemKind.SHORT_ANSWER: ShortAnswer(),
    ItemKind.MATCHING: Matching(),
    ItemKind.ORDERING: Ordering(),
    ItemKind.LABEL: Label(),
    ItemKind.TERM: Term(),
    ItemKind.COMPARE: Compare(),
    ItemKind.OPEN: Open(),
}
