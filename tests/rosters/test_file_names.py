"""Whatever a name is, a file can be called by it on every system, and no other file is."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.rosters.file_names import file_names

NAMES = (
    "Ada",
    "ADA",
    "Ada ",
    "Zoe\u0308",
    "Zoë",
    "a/b",
    "a\\b",
    "CON",
    "..",
    "\u202eevil",
    "🎓",
    "",
)


@given(st.lists(st.text(max_size=80) | st.sampled_from(NAMES), max_size=30))
def test_safe_and_unlike(names: list[str]) -> None:
    made = file_names(names)
    assert len(made) == len(names)
    for name in made:
        assert name
        assert not set(name) & set('<>:"/\\|?*')
        assert not name.endswith((" ", "."))
        assert len(f"quiz-{name}.docx".encode()) < 200
        assert all(unicodedata.category(sign) not in {"Cc", "Cs"} for sign in name)
    folded = {unicodedata.normalize("NFKC", name.casefold()) for name in made}
    assert len(folded) == len(made)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("=cmd|' /C calc'!A0", "=cmd_' _C calc'!A0"),
        ("Ada\tBrook\x07", "AdaBrook"),
        ("محمد علي", "محمد علي"),
        ("👩‍🎓 Zoë", "👩‍🎓 Zoë"),
        ("\u202egpj.exe", "gpj.exe"),
    ],
)
def test_names(name: str, made: str) -> None:
    assert file_names([name]) == [made]


def test_namesakes_are_numbered() -> None:
    assert file_names(["Ada", "Ada (2)", "ada"]) == ["Ada", "Ada (2)", "ada (3)"]


def test_a_disk_takes_them(tmp_path: Path) -> None:
    names = file_names([*NAMES, "x" * 500, "王" * 300, "🎓" * 200])
    for name in names:
        (tmp_path / f"quiz-{name}.docx").write_bytes(b"")
    assert len(list(tmp_path.iterdir())) == len(names)
