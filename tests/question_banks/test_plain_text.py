"""Fields in HTML as what they show."""

import pytest

from talkquiz.question_banks.plain_text import plain


@pytest.mark.parametrize(
    ("field", "text", "media"),
    [
        ("a<br>b<div>c</div><li>d", "a b c d", ()),
        ("<b>bo</b>ld &lt;i&gt; &#65;&#x42;", "bold <i> AB", ()),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3", ()),
        ("<style>x{}</style>a<script>alert(1)</script>b", "a b", ()),
        ("a<!-- b -->c", "ac", ()),
        ("<img src=a.png><img alt='x' src = \"b c.png\">", "", ("a.png", "b c.png")),
        ("[sound:x y.mp3] said", "said", ("x y.mp3",)),
        ("a\u200bb\x00c\u2028d", "a b c d", ()),
        ("<img>", "", ()),
        ("&#99999999999999999999999999;", "\ufffd", ()),
    ],
)
def test_what_a_field_shows(field: str, text: str, media: tuple[str, ...]) -> None:
    assert plain(field) == (text, media)
