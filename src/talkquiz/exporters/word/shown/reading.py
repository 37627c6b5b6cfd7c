"""What to read before one is asked: prose with its sources at the end."""

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.reading import Reading, ReadParagraph


def add_reading(paper: Paper, shown: Reading, setting: Setting) -> None:
    """Add the paragraphs, each with the numbers of its sources, and the list of these."""
    words, has_chapters = paper.language.shown, len(shown.chapters) > 1
    for chapter in shown.chapters:
        if has_chapters:
            paper.add(setting.heading, chapter.title)
        for paragraph in chapter.paragraphs:
            # Below the title of a chapter, headings stand in the line.
            if paragraph.heading and not has_chapters:
                paper.add(setting.heading, paragraph.heading)
            paper.add(Style.READING, *_pieces(paper, paragraph, heading_in_line=has_chapters))
    paper.add(Style.REFERENCE_TITLE, words.sources)
    for number, source in enumerate(shown.sources, start=1):
        paper.add(Style.REFERENCE, f"{number}.\t{source}")


def _pieces(paper: Paper, paragraph: ReadParagraph, *, heading_in_line: bool) -> list[Piece]:
    """Return the words of a paragraph, new ones in their style, with the numbers of its sources."""
    head = f"{paragraph.heading}. " if heading_in_line and paragraph.heading else ""
    pieces: list[Piece] = [Styled(head, Style.STRONG)] if head else []
    pieces += [Styled(each.text, Style.TERM) if each.new else each.text for each in paragraph.words]
    if paragraph.sources:
        listed = paper.language.lists.between.join(map(str, paragraph.sources))
        pieces.append(Styled(f"\N{NO-BREAK SPACE}[{listed}]", Style.CITE))
    return pieces
