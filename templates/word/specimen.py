# ruff: noqa: INP001 (it belongs to a script, not to a package)
"""What is written in reference.docx: a sample of each style, for whoever restyles it in Word.

No handout shows it. A sample that is pasted into another document brings its style along.
"""

from collections.abc import Iterable

from looks import LOOKS

TITLE = "How handouts look"
ABOUT = (
    "Change the styles here (Home, Styles, right-click, Modify), the page and the header and "
    "footer (Layout, Insert), save, and build with: talkquiz build --template my.docx. This text "
    "is printed nowhere. Do not rename the styles; the words in brackets below are filled in."
)
SAMPLES = {
    "Title": TITLE,
    "Subtitle": "Subtitle: for whom a handout is",
    "heading 1": "heading 1: a section",
    "heading 2": "heading 2: a part of a section, in the key",
    "TQ Name Line": "Name \t\tClass \t\tDate \t\tScore \t / 20",
    "TQ Directions": "TQ Directions: what to do in a section.",
    "TQ Question": "TQ Question: the words of a question?",
    "TQ Gap Question": "TQ Gap Question: a sentence with ____________________ in it.",
    "TQ Option": "TQ Option: what to choose from",
    "TQ Prompt": "TQ Prompt: a question to everybody, which no key answers.",
    "TQ Answer Line": "",
    "TQ True False": "TQ True False: True / False",
    "TQ Correction": "TQ Correction: If false, write what is right: \t",
    "TQ Match Left": "____\t1.\tTQ Match Left: what to match",
    "TQ Match Right": "A.\tTQ Match Right: with what to match it",
    "TQ Order": "____\tTQ Order: what to put in order",
    "TQ Source Title": "TQ Source Title: who reports",
    "TQ Source": "1.\tTQ Source: what a report says.",
    "caption": "caption: the title of a map",
    "TQ Map Note": "TQ Map Note: what is hatched on a map, and whose boundaries they are",
    "TQ Word Bank": "TQ Word Bank: names to choose from",
    "TQ Bullet": "•\tTQ Bullet: one of several points",
    "TQ Instruction": "•\tTQ Instruction: what to do with a test",
    "TQ Key Question": "A 1\tTQ Key Question: a question, in the key",
    "TQ Key Line": "Answer\tTQ Key Line: an answer, in the key",
    "TQ Key Small": "Item\tTQ Key Small: the id of an item, in the key",
}
IN_TABLES = ("TQ Table Head", "TQ Table Text", "TQ Account")
IN_LISTS = ("TQ Table Head", "TQ Entry", "TQ Entry")
IN_TIMELINES = ("TQ Timeline Lane", "TQ Timeline Date", "TQ Timeline Event")
FURNITURE = ("header", "footer")


def specimen() -> str:
    """Return the XML of the samples, of every style but those of the header and the footer."""
    alone = [
        look
        for look in LOOKS
        if look.name not in (*IN_TABLES, *IN_LISTS, *IN_TIMELINES, *FURNITURE)
    ]
    paragraphs = [sample(look.name) for look in alone if look.kind == "paragraph"]
    characters = "".join(
        run(f"{look.name} ", look.name) for look in alone if look.kind == "character"
    )
    about = f"<w:p>{run(ABOUT)}</w:p>"
    tables = [
        table("TQ Table", IN_TABLES),
        f"<w:p>{characters}</w:p>",
        table("TQ List", IN_LISTS),
        sample("TQ Timeline Legend"),
        table("TQ Timeline", IN_TIMELINES),
    ]
    return "".join([paragraphs[0], about, *paragraphs[1:], *tables])


def sample(name: str) -> str:
    """Return the XML of a paragraph in the style called `name`."""
    text = SAMPLES.get(name, name)
    properties = f'<w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr>'
    return f"<w:p>{properties}{run(text) if text else ''}</w:p>"


def run(text: str, name: str = "") -> str:
    """Return the XML of `text`, in the character style called `name` if there is one."""
    properties = f'<w:rPr><w:rStyle w:val="{style_id(name)}"/></w:rPr>' if name else ""
    words = (f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in text.split("\t"))
    return f"<w:r>{properties}{'<w:tab/>'.join(words)}</w:r>"


def table(style: str, names: tuple[str, ...]) -> str:
    """Return the XML of a table in `style` with a sample of each style that stands in one."""
    head, *others = names
    rows = [(head, head), tuple(others)]
    width = '<w:tblW w:w="5000" w:type="pct"/>'
    look = '<w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="{}"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(style)}"/>{width}'
        f"{look.format(style)}</w:tblPr>"
        '<w:tblGrid><w:gridCol w:w="4819"/><w:gridCol w:w="4819"/></w:tblGrid>'
        f"{row(rows[0], '<w:trPr><w:tblHeader/></w:trPr>')}{row(rows[1])}</w:tbl>"
    )


def row(names: Iterable[str], properties: str = "") -> str:
    """Return the XML of a row of a table: a sample of a style in each cell."""
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/></w:tcPr>{sample(name)}</w:tc>'
        for name in names
    )
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def style_id(name: str) -> str:
    """Return the id of the style called `name`."""
    return name[0].upper() + name[1:].replace(" ", "")
