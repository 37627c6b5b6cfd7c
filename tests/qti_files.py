"""Reads QTI packages as a learning system does: by the manifest, and what stands where it says."""

from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element


class Read(NamedTuple):
    """A package: its files, its manifest, and the roots of what that lists, by identifier."""

    files: dict[str, bytes]
    manifest: "_Element"
    roots: "dict[str, _Element]"

    def of(self, sort: str) -> "dict[str, _Element]":
        """Return the roots of resources of one sort: "item", "test", "stimulus"."""
        return {
            each.get("identifier"): self.roots[each.get("identifier")]
            for each in resources(self.manifest)
            if f"_{sort}_" in each.get("type")
        }


def read_package(content: bytes) -> Read:
    """Return the package in a zip file; raises for what is no XML, or is not there."""
    with ZipFile(BytesIO(content)) as entries:
        files = {each: entries.read(each) for each in entries.namelist()}
    manifest = etree.fromstring(files["imsmanifest.xml"])
    listed = {each.get("identifier"): each.get("href") for each in resources(manifest)}
    roots = {name: etree.fromstring(files[href]) for name, href in listed.items()}
    return Read(files, manifest, roots)


def resources(manifest: "_Element") -> "list[_Element]":
    return [each for each in manifest.iter() if local(each) == "resource"]


def local(element: "_Element") -> str:
    """Return the name of an element without its namespace."""
    return str(etree.QName(element).localname)


def named(root: "_Element", *names: str) -> "list[_Element]":
    """Return the elements of `root` that have one of these names."""
    return [each for each in root.iter() if local(each) in names]


def words(element: "_Element") -> str:
    """Return all words in an element, with single spaces."""
    return " ".join(" ".join(element.itertext()).split())
