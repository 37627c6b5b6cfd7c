"""Names of one type tell entries apart."""

from pathlib import Path

import pytest

from courses import COURSE, place_of, places
from talkquiz.checks.names import check


@pytest.mark.parametrize("name", ["Ada Brook", "brook", "The Ada  Brook"])
@pytest.mark.parametrize("key", ["name: Tom Reed", "aliases: [Reed]"])
def test_two_people_of_one_name(tmp_path: Path, name: str, key: str) -> None:
    """Proves that a name or alias which an earlier entry of its type has is reported."""
    new = f"name: {name}" if key.startswith("name") else f"aliases: [{name}]"
    glossary = COURSE["glossary.yaml"].replace(key, new)
    assert places(check, tmp_path, {"glossary.yaml": glossary}) == [
        f"glossary.yaml:{place_of('id: tom', glossary)} TQ124"
    ]


def test_a_name_may_be_used_in_two_types(tmp_path: Path) -> None:
    """Proves that a place may be called as a person is."""
    glossary = COURSE["glossary.yaml"].replace("name: Gull Rock", "name: Ada Brook")
    assert places(check, tmp_path, {"glossary.yaml": glossary}) == []


def test_an_alias_may_repeat_its_own_name(tmp_path: Path) -> None:
    """Proves that an entry does not clash with itself."""
    glossary = COURSE["glossary.yaml"].replace("aliases: [Reed]", "aliases: [Reed, tom reed, REED]")
    assert places(check, tmp_path, {"glossary.yaml": glossary}) == []
