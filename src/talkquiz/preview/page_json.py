"""What the scripts of the page are told, as JSON: plain texts, which they show as they are."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from talkquiz.json_output import Json
from talkquiz.preview.course_page import CoursePage, HandoutRow, ProblemShown, Spot
from talkquiz.preview.fact_details import CardShown, FactDetails, Question

EDITORS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}
"""Addresses that open a file in an editor, by what the editor is called."""


class PageJson:
    """Tells a page as JSON, with links into an editor; `editor` is an address as in EDITORS."""

    def __init__(self, editor: str) -> None:
        self.editor = editor

    def course(self, page: CoursePage, version: str, reason: str = "") -> bytes:
        """Return the list of facts, and all that belongs to none.

        `reason` says why no newer page can be made, if that is so.
        """
        return _dumped(
            {
                "version": version,
                "title": page.title,
                "folder": str(page.folder),
                "language": page.language,
                "is_there": page.is_there,
                "is_made": page.is_made,
                "is_checked": page.is_checked,
                "reason": reason,
                "since": page.since,
                "topics": [
                    {"id": part.id, "title": part.title, "facts": [f._asdict() for f in part.facts]}
                    for part in page.topics
                ],
                "problems": [self._told(each) for each in page.problems],
                "handouts": [self._handout(each) for each in page.handouts],
                "drafts": [
                    {
                        **each._asdict(),
                        "wrong": [self._told(problem) for problem in each.wrong],
                        "spot": self._spot(each.spot),
                    }
                    for each in page.drafts
                ],
                "gone": [each._asdict() for each in page.gone],
                "unchecked": page.unchecked,
            }
        )

    def details(self, details: FactDetails, card_address: Callable[[CardShown], Json]) -> bytes:
        """Return a fact that is opened; `card_address` says where the sides of a card are."""
        cards = [
            {
                **{name: getattr(card, name) for name in CardShown._fields[:6]},
                "rewordings": [each._asdict() for each in card.rewordings],
                **card_address(card),
            }
            for card in details.cards
        ]
        return _dumped(
            {
                "id": details.row.id,
                "state": details.row.state,
                "stale": details.row.stale,
                "spot": self._spot(details.spot),
                "problems": [self._told(each) for each in details.problems],
                "missing": details.missing,
                "wrong": [self._told(each) for each in details.wrong],
                "about": details.about,
                "claim": details.claim,
                "citations": [each._asdict() for each in details.citations],
                "cards": cards,
                "slots": [
                    {
                        "name": slot.name,
                        "text": slot.text,
                        "asked": [_question(each) for each in slot.asked],
                        "passed": [each._asdict() for each in slot.passed],
                    }
                    for slot in details.slots
                ],
                "others": [_question(each) for each in details.others],
            }
        )

    def sheets(
        self, files: Mapping[str, str], reason: str, problems: Iterable[ProblemShown]
    ) -> bytes:
        """Return the sheets of a handout, each with its address, or why there are none."""
        told = [self._told(each) for each in problems]
        return _dumped({"files": files, "reason": reason, "problems": told})

    def _told(self, told: ProblemShown) -> Json:
        return {**told._asdict(), "spot": self._spot(told.spot)}

    def _handout(self, handout: HandoutRow) -> Json:
        return {
            "name": handout.name,
            "title": handout.title,
            "problems": [self._told(each) for each in handout.problems],
            "spot": self._spot(handout.spot),
        }

    def _spot(self, spot: Spot) -> Json:
        if not spot.line:  # an option of the command line says it
            return {"shown": spot.shown, "link": ""}
        return {"shown": f"{spot.shown}:{spot.line}", "link": self.link(spot)}

    def link(self, spot: Spot) -> str:
        """Return the address that opens a place in the editor.

        Every path follows a slash, but for one that begins with a drive: `file/home/ann/a.yaml`,
        `file=/home/ann/a.yaml`, `file:///home/ann/a.yaml`; `file/C:/a.yaml`, `file=C:/a.yaml`.
        """
        path = quote(os.fsencode(spot.file.replace("\\", "/")), safe="/:")
        editor = self.editor.replace("://{path}", ":///{path}")
        if "/{path}" in editor:
            path = path.lstrip("/")
        return editor.format(path=path, line=spot.line, column=spot.column)


def _question(question: Question) -> Json:
    made: Json = question._asdict()
    made["options"] = [each._asdict() for each in question.options]
    return made


def _dumped(data: Json) -> bytes:
    """Return `data` as JSON; half a character, as in a path that is not UTF-8, becomes U+FFFD."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
