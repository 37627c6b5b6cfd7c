"""A timeline, drawn as a table: dates, a line with a mark for each, bars beside it, and lanes.

The line, the bars and the years are boxes in the shade of their styles. Where print is large, lanes
have no room side by side: their names stand before what belongs to them. Lengths are in twentieths
of a point, at 12 points.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import NO_LINES, Box, Grid
from talkquiz.handouts.shown.timeline import Timeline, TimelineEvent, TimelineRow, Year
from talkquiz.language.english import sentence_case

_DATES, _LINE, _TRACK, _PADDING = 1560, 420, 260, 85
"""How wide the columns are beside the lanes, and what is free at the sides of each box."""
_MOST_DATES = 0.3
"""The part of the width that dates take at most."""
_OUTSIDE = "*"
"""What follows what no report says."""
_NBSP, _EM_SPACE = "\N{NO-BREAK SPACE}", "\N{EM SPACE}"
_BETWEEN = "dotted"
"""The line that parts lanes."""
_HAPPENED, _CLAIMED, _AHEAD = "\N{BLACK CIRCLE}", "\N{LOZENGE}", "\N{WHITE CIRCLE}"
_MARKS = {"happened": _HAPPENED, "claimed": _CLAIMED}
"""How the line is marked beside an event, by its mode; what lay ahead has an open circle."""


def add_timeline(paper: Paper, shown: Timeline, _: Setting) -> None:
    """Add what the marks mean, and the timeline."""
    drawing = _Drawing(paper, shown)
    drawing.add_legend()
    drawing.add_table()


class _Drawing:
    """The timeline `shown` on `paper`, with the widths of its columns."""

    def __init__(self, paper: Paper, shown: Timeline) -> None:
        self.paper, self.shown, self.words = paper, shown, paper.language.shown
        looks = paper.looks
        self.has_lanes = len(shown.lanes) > 1 and not looks.is_wide
        self.lanes = len(shown.lanes) if self.has_lanes else 1
        self.line = round(_LINE * looks.wider)
        dates = min(round(_DATES * looks.wider), round(looks.room.width * _MOST_DATES))
        beside = [dates, self.line, *[round(_TRACK * looks.wider)] * shown.tracks]
        self.widths = [*beside, *[(looks.room.width - sum(beside)) // self.lanes] * self.lanes]

    def add_legend(self) -> None:
        """Add what each mark means that there is."""
        words, events = self.words, self.shown.events
        modes = {event.mode for event in events}
        is_outside = any(event.outside or event.outcome_outside for event in events)
        samples: list[tuple[Piece, str]] = [
            (_HAPPENED, words.happened if "happened" in modes else ""),
            (_AHEAD, words.ahead if modes - _MARKS.keys() else ""),
            (_CLAIMED, words.claimed if "claimed" in modes else ""),
            (Styled(_EM_SPACE, Style.TIMELINE_SAMPLE), words.lasted if self.shown.tracks else ""),
            (_OUTSIDE, words.background if is_outside else ""),
        ]
        pieces: list[Piece] = []
        for sample, means in samples:
            if means:
                pieces += [sample, f"{_NBSP}{means.replace(' ', _NBSP)}{_EM_SPACE} "]
        self.paper.add(Style.TIMELINE_LEGEND, *pieces)

    def add_table(self) -> None:
        """Add the timeline itself; what its columns hold is said at the head of each page."""
        words = self.words
        lanes = self.shown.lanes if self.has_lanes else (words.event,)
        date = self.box(Style.TIMELINE_LANE, words.date, span=2 + self.shown.tracks)
        head = [date, *(self.box(Style.TIMELINE_LANE, lane) for lane in lanes)]
        rows = [head, *chain.from_iterable(map(self.year, self.shown.years))]
        grid = Grid(
            words.timeline,
            rows,
            self.widths,
            [0] * len(rows),
            padding=(_PADDING, _PADDING),
            exact=False,
            right=self.paper.language.is_from_right,
            heads=1,
        )
        self.paper.add_grid(grid, Style.TIMELINE)

    def box(self, style: Style, *pieces: Piece, span: int = 1) -> Box:
        """Return a box with one paragraph, in the shade of its style."""
        add = partial(self.paper.add, style, *pieces)
        return Box(add, NO_LINES, shade=self.paper.shade_of(style), span=span)

    def year(self, year: Year) -> Iterator[list[Box]]:
        """Yield the row with the number of a year, and those of its dates."""
        number, line = self.box(Style.TIMELINE_YEAR, year.title), self.box(Style.TIMELINE_MARK)
        yield [
            number,
            line,
            *self.bars(year.lasting),
            self.box(Style.TIMELINE_YEAR, span=self.lanes),
        ]
        for row in year.rows:
            mark = self.box(Style.TIMELINE_MARK, _MARKS.get(row.events[0].mode, _AHEAD))
            date = self.box(Style.TIMELINE_DATE, row.day)
            yield [date, mark, *self.bars(row.lasting), *self.events(row)]

    def bars(self, lasting: Sequence[bool]) -> Iterator[Box]:
        """Yield a box for each track: a part of its bar, or nothing."""
        for lasts in lasting:
            yield self.box(Style.TIMELINE_BAR if lasts else Style.TIMELINE_GAP)

    def events(self, row: TimelineRow) -> Iterator[Box]:
        """Yield what stands in each lane, or over all of them."""
        if not self.has_lanes or row.events[0].lane is None:
            yield Box(partial(self.tell, row.events), NO_LINES, span=self.lanes)
            return
        for lane in range(self.lanes):
            here = [event for event in row.events if event.lane == lane]
            told = Box(partial(self.tell, here)) if here else self.box(Style.TIMELINE_GAP)
            # Both boxes have it: LibreOffice draws that of one only from left to right.
            sides = ["left"] * (lane > 0) + ["right"] * (lane < self.lanes - 1)
            yield told._replace(lines=dict.fromkeys(sides, _BETWEEN))

    def tell(self, events: Sequence[TimelineEvent]) -> None:
        """Add events: what happened, or what was planned, and what came of it."""
        words = self.words
        for event in events:
            lane = "" if self.has_lanes or event.lane is None else self.shown.lanes[event.lane]
            heads = [*filter(None, (lane, words.modes.get(event.mode)))]
            head = words.head.format(head=sentence_case(", ".join(heads))) if heads else ""
            text = event.text + (_OUTSIDE if event.outside else "")
            said: list[Piece] = [Styled(text, Style.STRONG) if event.lasts else text]
            if event.per:
                said.append(Styled(f" {words.per.format(who=event.per)}", Style.LABEL))
            style = Style.TIMELINE_EVENT if event.mode in _MARKS else Style.TIMELINE_PLAN
            self.paper.add(style, Styled(head, Style.STRONG), *said)
            if event.outcome:
                became = words.head.format(head=words.came_of_it)
                outcome = event.outcome + (_OUTSIDE if event.outcome_outside else "")
                pieces = Styled(became, Style.STRONG), outcome
                self.paper.add_beneath(Style.TIMELINE_OUTCOME, *pieces)
