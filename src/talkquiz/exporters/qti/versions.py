"""The versions of QTI that are written, 3.0 and 2.1, and how their names differ.

The names of 2.1 are those of the standard "IMS Question and Test Interoperability Assessment Test,
Section and Item Information Model, Version 2.1", and 3.0 spells the same ones in its own way: a
prefix, and hyphens for capitals. Packages of both follow "IMS Content Packaging 1.2".
"""

import re
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from talkquiz.exporters.qti.elements import make

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
LOM = "http://ltsc.ieee.org/xsd/LOM"
_HTML = frozenset(("a", "blockquote", "br", "div", "h2", "img", "li", "ol", "p", "strong", "ul"))
"""Elements of HTML, which both versions spell alike."""
_HELD_IN_BODY = ("modalFeedback", "rubricBlock")
"""What holds its content in an element of its own in 3.0."""
_CAPITAL = re.compile(r"[A-Z]")


class Version(NamedTuple):
    """A version of QTI: its number, namespaces and addresses of schemas.

    `is_3` says whether it has what came with 3.0: names with a prefix and hyphens, a file of what
    several items are about, texts that say that they are read from the right, what a rubric is for.
    """

    number: str
    namespace: str
    schema: str
    package: str
    package_schema: str
    metadata: str
    metadata_schema: str
    lom_schema: str
    title: str
    title_version: str
    is_3: bool

    @property
    def resource(self) -> str:
        """The end of the types of its resources in a manifest: "v3p0"."""
        return f"v{self.number.replace('.', 'p')}"


_PURL = "https://purl.imsglobal.org/spec"
_OLD = "http://www.imsglobal.org/xsd"
QTI_3 = Version(
    number="3.0",
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema=f"{_PURL}/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    package="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    package_schema=f"{_PURL}/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    metadata="http://www.imsglobal.org/xsd/imsqti_metadata_v3p0",
    metadata_schema=f"{_PURL}/qti/v3p0/schema/xsd/imsqti_metadatav3p0_v1p0.xsd",
    lom_schema=f"{_PURL}/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd",
    title="QTI Package",
    title_version="3.0.0",
    is_3=True,
)
QTI_21 = Version(
    number="2.1",
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
    schema=f"{_OLD}/qti/qtiv2p1/imsqti_v2p1.xsd",
    package="http://www.imsglobal.org/xsd/imscp_v1p1",
    package_schema=f"{_OLD}/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    metadata="http://www.imsglobal.org/xsd/imsqti_metadata_v2p1",
    metadata_schema=f"{_OLD}/qti/qtiv2p1/imsqti_metadata_v2p1.xsd",
    lom_schema=f"{_OLD}/imsmd_loose_v1p3p2.xsd",
    title="QTIv2.1 Package",
    title_version="1.0.0",
    is_3=False,
)


def written(root: "_Element", version: Version) -> bytes:
    """Return the file whose root is `root`, made in the names of 2.1, in the names of `version`."""
    named = _named(root, version, {None: version.namespace, "xsi": _XSI})
    named.set(f"{{{_XSI}}}schemaLocation", f"{version.namespace} {version.schema}")
    content: bytes = etree.tostring(named, xml_declaration=True, encoding="UTF-8")
    return content + b"\n"


def written_manifest(root: "_Element", version: Version) -> bytes:
    """Return a manifest as a file: its names, which have prefixes, are the same in all versions."""
    spaces = {None: version.package, "qti": version.metadata, "lom": LOM}
    named = _in_namespaces(root, {**spaces, "xsi": _XSI})
    schemas = (version.package_schema, version.metadata_schema, version.lom_schema)
    places = zip((version.package, version.metadata, LOM), schemas, strict=True)
    named.set(f"{{{_XSI}}}schemaLocation", " ".join(f"{one} {other}" for one, other in places))
    content: bytes = etree.tostring(
        named, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return content


def _named(
    element: "_Element", version: Version, spaces: dict[str | None, str] | None = None
) -> "_Element":
    """Return a copy of `element` in the names of `version`."""
    if version.is_3 and element.tag in _HELD_IN_BODY:
        body = make("contentBody")
        body.text = element.text
        body.extend(list(element))
        element.text = None
        element.append(body)
    is_qti = element.tag not in _HTML
    tag = f"qti-{_hyphenated(element.tag)}" if version.is_3 and is_qti else element.tag
    copy = etree.Element(f"{{{version.namespace}}}{tag}", nsmap=spaces)
    copy.text, copy.tail = element.text, element.tail
    for name, value in element.attrib.items():
        is_spelt = version.is_3 and is_qti and not name.startswith("{")
        copy.set(_hyphenated(name) if is_spelt else name, value)
    copy.extend([_named(each, version) for each in element])
    return copy


def _in_namespaces(element: "_Element", spaces: dict[str | None, str]) -> "_Element":
    prefix, _, name = element.tag.rpartition(".")
    copy = etree.Element(f"{{{spaces[prefix or None]}}}{name}", nsmap=spaces)
    copy.text, copy.tail = element.text, element.tail
    for key, value in element.attrib.items():
        copy.set(key, value)
    copy.extend([_in_namespaces(each, spaces) for each in element])
    return copy


def _hyphenated(name: str) -> str:
    """Return "simpleChoice" as "simple-choice"."""
    return _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)
