"""The kinds of item: how each is asked on the sheet and answered in the key.

A new kind is a Renderer in a module here, and a line in KINDS.
"""

from collections.abc import Mapping

from talkquiz.exporters.word.kinds import label, options, written
from talkquiz.exporters.word.kinds.renderer import Renderer
from talkquiz.items.kinds import ItemKind

KINDS: Mapping[ItemKind, Renderer] = {
    ItemKind.CHOICE: options.ChoiceRenderer(),
    ItemKind.MULTIPLE_RESPONSE: options.ChoiceRenderer(),
    ItemKind.WHO_SAID_IT: options.ChoiceRenderer(),
    ItemKind.ACCORDING_TO: options.ChoiceRenderer(),
    ItemKind.TRUE_FALSE: options.TrueFalseRenderer(),
    ItemKind.CLOZE: written.ClozeRenderer(),
    ItemKind.SHORT_ANSWER: written.ShortAnswerRenderer(),
    ItemKind.MATCHING: options.MatchingRenderer(),
    ItemKind.ORDERING: options.OrderingRenderer(),
    ItemKind.LABEL: label.LabelRenderer(),
    ItemKind.TERM: written.TermRenderer(),
    ItemKind.COMPARE: written.CompareRenderer(),
    ItemKind.OPEN: written.OpenRenderer(),
    ItemKind.TASK: written.TaskRenderer(),
}
