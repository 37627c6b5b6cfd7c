"""Files are named after students, whatever they are called and on whatever system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.rosters.file_names import file_names

PEOPLE = (
    *("Ada", "ADA", "Ada ", "Zoe\u0308", "Zoë", "a/b", "a\\b", "CON", "..", "\u202eevil", "🎓", ""),
    *("x" * 500, "王" * 300, "🎓" * 200),
)


@given(st.lists(st.text(max_size=80) | st.sampled_from(PEOPLE), max_size=30))
def test_file_names_are_safe_and_unlike(people: list[str]) -> None:
    made = file_names(people)
    assert len(made) == len(people)
    for name in made:
        assert name
        assert not set(name) & set('<>:"/\\|?*')
        assert not name.endswith((" ", "."))
        assert len(f"quiz-{name}.docx".encode()) < 200
        assert all(unicodedata.category(sign) not in {"Cc", "Cs"} for sign in name)
    folded = {unicodedata.normalize("NFKC", name.casefold()) for name in made}
    assert len(folded) == len(made)


@pytest.mark.parametrize(
    ("people", "made"),
    [
        (["../../etc/passwd"], [".._.._etc_passwd"]),
        (["=cmd|' /C calc'!A0"], ["=cmd_' _C calc'!A0"]),
        (["Ada\tBrook\x07"], ["AdaBrook"]),
        (["محمد علي"], ["محمد علي"]),
        (["👩‍🎓 Zoë"], ["👩‍🎓 Zoë"]),
        (["\u202egpj.exe"], ["gpj.exe"]),
        (["Ada", "Ada (2)", "ada", "Ada"], ["Ada", "Ada (2)", "ada (3)", "Ada (4)"]),
    ],
)
def test_file_names(people: list[str], made: list[str]) -> None:
    assert file_names(people) == made
