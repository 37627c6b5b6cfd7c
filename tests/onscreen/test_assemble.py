"""Question sets: which of their questions give each other away."""

import json
from base64 import b64decode
from zlib import decompress

from factories import make_item
from question_sets import set_of
from talkquiz.exporters.web.page_data import page_data
from talkquiz.onscreen.assemble import with_akin


def test_questions_are_akin_whose_key_another_one_shows() -> None:
    """Not those of one fact or of facts kept apart, which say so themselves; each pair once."""
    asked = [
        make_item("truce", stem="When did the truce of Saltmere begin?", key="9 May 2014"),
        make_item("walkout", stem="Who left the talks of 9 May 2014?", key="the harbour council"),
        make_item("walkout", template="again", stem="Who walked out?", key="the harbour council"),
        make_item("vote", stem="What did the harbour council put off?", enemies=("walkout",)),
    ]
    made = with_akin(set_of(*asked), asked)
    assert made.akin == ((asked[0].id, asked[1].id),)
    text = decompress(b64decode(page_data(made).known))
    questions = json.loads(text)["questions"]
    assert [each.get("akin") for each in questions] == [[1], None, None, None]
