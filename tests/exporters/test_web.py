"""The study page: all that a course asks and tells is in it, and nothing else can run there."""

import re
from base64 import b64encode
from hashlib import sha256

from factories import make_assembled, make_choice, make_imprint, make_item
from talkquiz.exporters.web import export
from talkquiz.items.item import ShownPicture
from talkquiz.language.language_file import bundled_language
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question_set import QuestionSet, QuestionTopic
from talkquiz.resources import bundled
from web_pages import HOSTILE, known, one_of_each, page_of

SAID = re.compile(r'\b(?:say|sayCount|sayAll)\(\s*"([a-z-]+)"')


def test_every_kind_of_item_is_on_the_page_with_its_key() -> None:
    """A question keeps id and key, and says what is done to answer it."""
    items = one_of_each()
    asked = {each["id"]: each for each in known(page_of(*items))["questions"]}
    quotes = make_imprint().language.quotes
    keys = [quotes.typeset(item.key)[0] for item in items]
    assert [asked[item.id]["told"]["key"] for item in items] == keys
    ways = {each["answering"]["type"] for each in asked.values()}
    assert ways == {"pick", "enter", "fill", "match", "arrange", "locate", "explain"}


def test_only_the_one_script_and_the_one_style_sheet_may_be_used() -> None:
    """The policy names both by their digests, and no address."""
    text = page_of(make_item())
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.S)
    (script,) = re.findall(r'<script type="module">(.*?)</script>', text, re.S)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    for name, content in (("style-src", style), ("script-src", script)):
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; img-src data:;")


def test_no_text_of_a_course_ends_a_script() -> None:
    """Hostile texts stand in the data as texts, and in the head escaped."""
    item = make_item(stem=HOSTILE, key=HOSTILE, claim=HOSTILE, why=HOSTILE)
    text = page_of(item, title=HOSTILE, subtitle=HOSTILE)
    assert "<script>top" not in text
    assert "<img" not in text
    (question,) = known(text)["questions"]
    assert question["told"]["claim"] == HOSTILE


def test_the_same_course_gives_the_same_bytes() -> None:
    """Nothing on the page follows from when or how often it was made."""
    assert page_of(make_item(), make_choice()) == page_of(make_item(), make_choice())


def test_the_page_says_nothing_that_the_language_file_does_not() -> None:
    """Every word that the scripts name is in the language file, and no other is."""
    language = bundled_language("en")
    scripts = [each.read_text("utf-8") for each in (bundled("templates") / "web").glob("*.js")]
    named = {key for script in scripts for key in SAID.findall(script)}
    assert sorted(named - {*language.web, *language.labels}) == []
    text = "\n".join(scripts)
    unused = [key for key in language.web if f'"{key}"' not in text and key != "needs"]
    assert [
        key
        for key in unused
        if not key.startswith(("sort-", "made-", "scope-", "kept-", "refused-", "between", "last"))
    ] == []


def test_a_picture_stands_in_the_page_once_with_whose_it_is() -> None:
    """Two questions show the same picture, which is in the page as data."""
    picture = ShownPicture(b"\x89PNG a pier", "png", 40, 30, "A pier", "Ann Brook", "CC BY 4.0")
    text = page_of(make_item(pictures=(picture,)), make_choice(pictures=(picture,)))
    shown = [each["pictures"] for each in known(text)["questions"]]
    one = {"image": 0, "width": 40, "height": 30, "alt": "A pier"}
    assert shown == [[one | {"said": "Picture: Ann Brook, CC BY 4.0"}]] * 2
    assert text.count("data:image/png;base64,") == 1


def test_each_handout_has_a_page_of_its_own_in_the_same_course() -> None:
    """What is answered on one counts on the others: they are of one course."""
    mark = make_imprint()
    question = onscreen_question(make_item(), mark)
    topics = (QuestionTopic("ceasefires", "Ceasefires", 1),)
    sets = tuple(
        QuestionSet(mark, f"{mark.id}-{name}", name, topics, (question,)) for name in ("a", "b")
    )
    made = export(make_assembled()._replace(question_sets=sets))
    assert list(made) == [f"{mark.id}-a.html", f"{mark.id}-b.html"]
    courses = [known(each.content.decode())["course"] for each in made.values()]
    assert [(each["id"], each["title"]) for each in courses] == [(mark.id, "a"), (mark.id, "b")]
