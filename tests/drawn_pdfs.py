"""PDFs that are drawn line by line, as a PDF holds them."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

Line = tuple[float, float, float, str]
"""Where a line begins, from the left and from below, its size and its text."""


def drawn(
    pages: Sequence[bytes], forms: dict[str, bytes] | None = None, title: str = "", key: str = ""
) -> bytes:
    """Return a PDF of pages with these content streams; `forms` can be shown by their names."""
    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = named({"/F1": named({k: NameObject(v) for k, v in font.items()})})
    shown = named({})
    resources = named({"/Font": fonts, "/XObject": shown})
    for name, data in (forms or {}).items():
        form = StreamObject()
        form.set_data(data)
        form.update(named({"/Subtype": NameObject("/Form"), "/Resources": resources}))
        shown[NameObject(name)] = writer._add_object(form)
    for content in pages:
        page = writer.add_blank_page(600, 800)
        stream = StreamObject()
        stream.set_data(content)
        page.update(named({"/Contents": writer._add_object(stream), "/Resources": resources}))
    if title:
        writer.add_metadata({"/Title": title})
    if key:
        writer.encrypt(key, algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def named(values: dict[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in values.items()})


def text(lines: Sequence[Line]) -> bytes:
    """Return the operators that draw lines."""
    shown = (f"BT /F1 {size} Tf {x} {y} Td ({said}) Tj ET" for x, y, size, said in lines)
    return "\n".join(shown).encode("cp1252")
