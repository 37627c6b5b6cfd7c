# ruff: noqa: INP001 (it belongs to a script, not to a package)
"""How the Word handouts look: the table that make_reference.py makes reference.docx from."""

from dataclasses import dataclass

FONT = "Arial"  # on every Windows and Mac; LibreOffice has the same widths in Liberation Sans
GREY = "595959"
SHADE, LINE, BAR = "F2F2F2", "D0D0D0", "808080"
BOX = "top left bottom right"
TEXT_WIDTH = 170  # millimetres: A4 less two margins of 20


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a style looks: lengths in millimetres, sizes and spaces in points."""

    name: str
    kind: str = "paragraph"
    base: str = "Normal"
    then: str = ""
    size: float = 0
    bold: bool | None = None
    grey: bool = False
    before: float = 0
    after: float = 0
    line: float = 0
    exact: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    tabs: tuple[tuple[float, str, str], ...] = ()
    rules: str = ""
    shade: str = ""
    align: str = ""
    keep: str = ""  # "whole": never split over pages; "next": nor parted from the next paragraph
    level: int | None = None
    outline: int | None = None


def fields(*ends: float) -> tuple[tuple[float, str, str], ...]:
    """Return tab stops for fields to write in: a line up to each of `ends`, then a gap.

    The last line ends before what follows it, which ends at the right margin.
    """
    stops = [((end, "left", "underscore"), (end + 3, "left", "none")) for end in ends]
    return (*(stop for pair in stops for stop in pair), (TEXT_WIDTH, "right", "underscore"))


LOOKS = (
    Look(
        name="Title",
        then="Subtitle",
        size=20,
        bold=True,
        after=2,
        keep="next",
        outline=0,
    ),
    Look(name="Subtitle", size=12, grey=True, after=4, keep="next"),
    Look(
        name="heading 1",
        then="TQ Directions",
        size=14,
        bold=True,
        before=18,
        after=4,
        rules="bottom",
        keep="next",
        outline=0,
    ),
    Look(name="heading 2", size=12, bold=True, before=14, after=4, keep="next", outline=1),
    Look(name="header", size=10, tabs=((100, "left", "none"), (TEXT_WIDTH, "right", "underscore"))),
    Look(name="footer", size=9.5, grey=True, tabs=((TEXT_WIDTH, "right", "none"),)),
    Look(name="TQ Name Line", before=14, after=4, tabs=fields(70, 97, 134)),
    Look(name="TQ Directions", bold=True, after=2, keep="next"),
    Look(name="TQ Question", then="TQ Option", before=11, after=3, keep="next", level=0),
    Look(name="TQ Gap Question", base="TQ Question", then="TQ Gap Question", before=12, line=1.6),
    Look(name="TQ Option", before=3, keep="next", level=1),
    Look(name="TQ Prompt", before=11, left=10, keep="next"),
    Look(name="TQ Answer Line", exact=24, left=10, rules="bottom between", keep="next"),
    Look(name="TQ True False", before=4, left=10, keep="next"),
    Look(
        name="TQ Correction",
        before=8,
        left=10,
        tabs=((TEXT_WIDTH, "right", "underscore"),),
        keep="next",
    ),
    Look(
        name="TQ Match Left",
        before=6,
        left=22,
        hanging=22,
        right=4,
        tabs=((13, "left", "none"),),
        keep="next",
    ),
    Look(name="TQ Match Right", before=6, left=8, hanging=8, keep="next"),
    Look(name="TQ Order", before=6, left=23, hanging=13, keep="next"),
    Look(name="TQ Account", size=11, before=2, after=2),
    Look(
        name="TQ Source", after=4, left=11, hanging=8, right=3, rules=BOX, shade=SHADE, keep="next"
    ),
    Look(
        name="TQ Source Title",
        base="TQ Source",
        then="TQ Source",
        bold=True,
        before=10,
        after=4,
        keep="next",
        outline=1,
    ),
    Look(name="caption", then="TQ Picture", size=11, bold=True, before=8, after=2, keep="next"),
    Look(name="TQ Picture", before=2, after=3, keep="next", align="center"),
    Look(name="TQ Map Note", size=10, after=6, keep="next"),
    Look(name="TQ Word Bank", before=4, after=8, line=1.3, left=3, right=3, rules=BOX, keep="next"),
    Look(
        name="TQ Bullet",
        then="TQ Bullet",
        after=4,
        left=6,
        hanging=6,
        keep="whole",
    ),
    Look(
        name="TQ Instruction",
        then="TQ Instruction",
        after=3,
        left=9,
        hanging=6,
        right=3,
        rules=BOX,
        keep="next",
    ),
    Look(name="TQ Entry", size=11, before=3, after=3),
    Look(name="TQ Table Note", size=11, before=4, after=6, keep="whole"),
    Look(name="TQ Reading", size=11, after=5, line=1.15),
    Look(
        name="TQ Reference Title",
        then="TQ Reference",
        size=10,
        bold=True,
        before=10,
        after=2,
        keep="next",
        rules="top",
    ),
    Look(name="TQ Reference", size=9.5, after=0.5, left=8, hanging=8, keep="whole"),
    Look(name="TQ Side", bold=True, before=4, after=4, align="center", shade=LINE, keep="next"),
    Look(name="TQ Side Row", size=11, bold=True, before=5, after=5, shade=SHADE),
    Look(name="TQ Side Name", before=5, after=3, align="center"),
    Look(name="TQ Side Note", size=9.5, grey=True, after=5, align="center"),
    Look(name="TQ Timeline Legend", size=10, before=2, after=8, keep="next"),
    Look(name="TQ Timeline Lane", bold=True, before=2, after=3, rules="bottom", keep="next"),
    Look(name="TQ Timeline Year", bold=True, before=3, after=3, shade=SHADE, keep="next"),
    Look(name="TQ Timeline Date", size=10, bold=True, before=3, after=3, align="right"),
    Look(name="TQ Timeline Mark", size=14, before=0.5, after=0.5, shade=LINE, align="center"),
    Look(name="TQ Timeline Bar", size=10.5, before=3, after=3, shade=BAR),
    Look(name="TQ Timeline Event", size=10.5, before=3, after=3),
    Look(
        name="TQ Timeline Plan",
        base="TQ Timeline Event",
        grey=True,
        before=3,
        after=3,
    ),
    Look(name="TQ Timeline Outcome", size=9.5, after=3, left=4),
    Look(name="TQ Timeline Gap", size=6),
    Look(
        name="TQ Clue",
        then="TQ Clue",
        size=11,
        before=5,
        after=1,
        left=10,
        hanging=10,
        keep="next",
    ),
    Look(name="TQ Puzzle Note", size=10, grey=True, before=4, after=8, keep="next"),
    Look(name="TQ Grid Number", size=9, keep="next"),
    Look(name="TQ Grid Letter", keep="next", align="center"),
    Look(
        name="TQ Strip End",
        size=10,
        grey=True,
        before=8,
        after=3,
        left=10,
        tabs=((TEXT_WIDTH, "right", "none"),),
        keep="next",
    ),
    Look(name="TQ Card Title", size=10, bold=True, outline=0, keep="next"),
    Look(name="TQ Card Line", size=9.5, grey=True, after=4, keep="next"),
    Look(name="TQ Card Number", size=9.5, grey=True, before=2, after=8, align="center"),
    Look(name="TQ Card Front", before=2, after=2, align="center"),
    Look(name="TQ Card Back", size=14, bold=True, before=2, after=2, align="center"),
    Look(
        name="TQ Key Question",
        then="TQ Key Line",
        size=10.5,
        before=9,
        after=2,
        left=26,
        hanging=26,
        keep="next",
    ),
    Look(name="TQ Key Line", size=10, after=1, left=26, hanging=26, keep="next"),
    Look(name="TQ Key Small", size=9.5, grey=True, left=26, hanging=26, keep="whole"),
    Look(name="TQ Imprint", size=9.5, grey=True, before=18, keep="whole"),
    Look(name="TQ Table Head", size=10, bold=True, before=1, after=1, keep="next"),
    Look(name="TQ Table Text", size=10, before=1, after=1),
    Look(name="TQ Blank", kind="character"),
    Look(name="TQ Label", kind="character", size=9.5, grey=True),
    Look(name="TQ Points", kind="character", size=11, bold=False),
    Look(name="TQ Strong", kind="character", bold=True),
    Look(name="TQ Term", kind="character", bold=True),
    Look(name="TQ Cite", kind="character", size=9.5, grey=True),
    Look(name="TQ Timeline Sample", kind="character", shade=BAR),
)


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level of the list: its style, what is printed, where text begins, how far it hangs."""

    style: str
    text: str
    figures: str
    left: float
    hanging: float


# Sections are no level of it: LibreOffice would number the questions of each from 1 again.
LIST = (
    Level(style="TQ Question", text="%1.", figures="decimal", left=10, hanging=10),
    Level(style="TQ Option", text="%2.", figures="upperLetter", left=18, hanging=8),
)

TABLES = {
    "TQ Table": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "TQ List": ("top", "bottom", "insideH"),
    "TQ Timeline": (),
}
"""Styles of tables, and at which sides they have lines."""
