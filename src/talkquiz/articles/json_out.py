"""Writes proposals as data for scripts."""

from talkquiz.articles.propose import Candidate, Proposal, Shown
from talkquiz.articles.speakers import Speaker


def proposal_json(proposal: Proposal, *, with_text: bool = False) -> dict[str, object]:
    """Return a proposal as data; sentences of the article only `with_text`."""
    day = proposal.news_day
    return {
        "source": {
            "id": proposal.source,
            "title": proposal.title,
            "event-date": str(day.day) if day.day else None,
            "issued": str(day.issued) if day.issued else None,
            "basis": day.basis,
            "reckoning": day.reckoning,
            "agencies": proposal.agencies,
        },
        "facts": [_candidate(c, with_text=with_text) for c in proposal.candidates],
        "left": proposal.left,
        "noise": proposal.noise,
    }


_KEYS = ("id", "kind", "when", "when_is_news_day", "basis", "mode", "status", "per")
_CITE = ("at", "fp", "terms", "cited_by", "warnings")


def _candidate(candidate: Candidate, *, with_text: bool) -> dict[str, object]:
    data: dict[str, object] = {key: getattr(candidate, key) for key in _KEYS + _CITE}
    data |= _shown(candidate.shown)
    data["speaker"] = _speaker(candidate.speaker) if candidate.speaker else None
    return {**data, "text": candidate.text} if with_text else data


def _shown(shown: Shown) -> dict[str, object]:
    dates = [
        {"words": said.words, "when": said.when, "basis": said.basis, "note": said.note}
        for said in shown.dates
    ]
    keys = ("figures", "quotes", "long_quotes", "names", "others")
    return {"dates": dates, **{key: getattr(shown, key) for key in keys}}


def _speaker(speaker: Speaker) -> dict[str, object]:
    entry = speaker.entry.id if speaker.entry else None
    return {"id": entry, "name": speaker.name or None, "verb": speaker.verb}
