"""Texts in a Unicode normal form."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.language.unicode_forms import normalized


@pytest.mark.parametrize("form", ["NFC", "NFKC", "NFKD"])
@given(st.text(st.sampled_from("aé…\u0301\u0327\u0344\u0f73\u1dce"), min_size=30, max_size=90))
def test_normal_forms_are_those_of_unicode(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> None:
    for accents in (text, text.replace("a", "\u0328").replace("é", "\u0301")):
        assert normalized(form, accents) == unicodedata.normalize(form, accents)
