"""Packages for learning systems are zip files that are the same wherever they are made."""

from io import BytesIO
from zipfile import ZipFile

from talkquiz.exporters.zip_archive import zip_archive

PARTS = {"b.xml": b"<b/>" * 50, "a/é.xml": b"<a/>", "a/map.png": b"\x89PNG" * 50}


def test_a_zip_holds_its_parts_in_their_order() -> None:
    """What is put in comes out, under its name."""
    with ZipFile(BytesIO(zip_archive(PARTS))) as entries:
        assert {each: entries.read(each) for each in entries.namelist()} == PARTS
        assert entries.namelist() == [*PARTS]


def test_a_zip_says_nothing_of_when_and_where_it_was_made() -> None:
    """Its entries have the first date of zip files, and rights that let everyone read them."""
    with ZipFile(BytesIO(zip_archive(PARTS))) as entries:
        said = {(e.date_time, e.create_system, e.external_attr >> 16) for e in entries.infolist()}
    assert said == {((1980, 1, 1, 0, 0, 0), 3, 0o100644)}
    assert zip_archive(PARTS) == zip_archive(dict(PARTS))
