"""What a format has of a course is counted by items, each once."""

from talkquiz.onscreen.carried import Carried, LeftOut, Loss, tally

TYPED = LeftOut.NO_SUCH_QUESTION


def test_items_are_whole_or_lose_something_or_are_left_out() -> None:
    """Each is in one of the three, under what it loses or why it is not there."""
    carried = [Carried("a"), Carried("b", (Loss.TAGS, Loss.SOURCES)), Carried("c", left_out=TYPED)]
    found = tally(carried)
    assert found.asked == ("a", "b")
    assert found.whole == ("a",)
    assert found.lost == {Loss.SOURCES: ["b"], Loss.TAGS: ["b"]}
    assert found.left_out == {TYPED: ["c"]}


def test_an_item_in_two_files_counts_once() -> None:
    """It is there if one of them has it, and loses what it loses in either."""
    found = tally(
        [Carried("a", left_out=TYPED), Carried("a", (Loss.TAGS,)), Carried("a", (Loss.HINT,))]
    )
    assert found.asked == ("a",)
    assert found.lost == {Loss.TAGS: ["a"], Loss.HINT: ["a"]}
    assert found.left_out == {}
