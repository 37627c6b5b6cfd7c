"""What to read before one is asked: prose with its sources at the end."""

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.pictures import add_pictured
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.reading import Reading, ReadParagraph


def add_reading(paper: Paper, shown: Reading, setting: Setting) -> None:
    """Add the paragraphs, each with the numbers of its sources, and the list of these.

    Of several chapters, one that does not begin with a heading of its own has that of its topic.
    """
    for chapter in shown.chapters:
        if len(shown.chapters) > 1 and not chapter.paragraphs[0].heading:
            paper.add(setting.heading, chapter.title)
        for paragraph in chapter.paragraphs:
            if paragraph.heading:
                paper.add(setting.heading, paragraph.heading)
            paper.add(Style.READING, *_pieces(paper, paragraph))
            for each in paragraph.pictured:
                add_pictured(paper, each)
    words, first = paper.language.shown, 1
    for title, sources in ((words.sources, shown.reports), (words.background, shown.background)):
        if sources:
            paper.add(Style.REFERENCE_TITLE, title)
        for number, source in enumerate(sources, start=first):
            paper.add(Style.REFERENCE, f"{number}.\t{source}")
        first += len(sources)


def _pieces(paper: Paper, paragraph: ReadParagraph) -> list[Piece]:
    """Return the words of a paragraph, new ones in their style, with the numbers of its sources."""
    pieces: list[Piece] = [
        Styled(each.text, Style.TERM) if each.new else each.text for each in paragraph.words
    ]
    if paragraph.sources:
        listed = paper.language.lists.between.join(map(str, paragraph.sources))
        # The first number stays with the last word, and does not take it to another line.
        pieces.append(Styled(f"\N{NO-BREAK SPACE}[{listed}]", Style.CITE))
    return pieces
