"""The kinds of item: how each is asked on the sheet and answered in the key.

A new kind is a Renderer in a module here, and a line in KINDS.
"""

from collections.abc import Mapping

from talkquiz.exporters.word.kinds.label import LabelRenderer
from talkquiz.exporters.word.kinds.options import (
    ChoiceRenderer,
    MatchingRenderer,
    OrderingRenderer,
    TrueFalseRenderer,
)
from talkquiz.exporters.word.kinds.renderer import Renderer
from talkquiz.exporters.word.kinds.written import (
    ClozeRenderer,
    CompareRenderer,
    OpenRenderer,
    ShortAnswerRenderer,
    TermRenderer,
)
from talkquiz.items.kinds import ItemKind

KINDS: Mapping[ItemKind, Renderer] = {
    ItemKind.CHOICE: ChoiceRenderer(),
    ItemKind.MULTIPLE_RESPONSE: ChoiceRenderer(),
    ItemKind.WHO_SAID_IT: ChoiceRenderer(),
    ItemKind.ACCORDING_TO: ChoiceRenderer(),
    ItemKind.TRUE_FALSE: TrueFalseRenderer(),
    ItemKind.CLOZE: ClozeRenderer(),
    ItemKind.SHORT_ANSWER: ShortAnswerRenderer(),
    ItemKind.MATCHING: MatchingRenderer(),
    ItemKind.ORDERING: OrderingRenderer(),
    ItemKind.LABEL: LabelRenderer(),
    ItemKind.TERM: TermRenderer(),
    ItemKind.COMPARE: CompareRenderer(),
    ItemKind.OPEN: OpenRenderer(),
}
