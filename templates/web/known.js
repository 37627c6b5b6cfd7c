// When something counts as known: one rule, for all that counts or chooses by it.

import { dayOf } from "./days.js";
import { WRONG, retrievability } from "./fsrs.js";

/** From which chance to remember on something counts as known: at it, the next repetition is due. */
const LIKELY = 0.9;
/** Of so few options a guess is right as often as not. */
const FEW_OPTIONS = 2;

/** Return how well a fact is known now: "new", "learning" or "known".

    `asked` are the questions of it that were asked, each with its `record` (progress.js). It is known if nothing asked
    of it was wrong last time or is likely forgotten; and if it was right where a guess hardly is, or on two days: one
    lucky "true" is no knowledge. */
export function knowledgeOf(asked, now) {
  if (!asked.length) return "new";
  const isLikely = asked.every(({ record }) => record.answers.at(-1)?.[1] !== WRONG
    && retrievability(record, dayOf(now) - dayOf(Date.parse(record.last))) >= LIKELY);
  return isLikely && isShownBy(asked) ? "known" : "learning";
}

function isShownBy(asked) {
  const right = asked.flatMap(({ question, record }) => record.answers
    .filter(([, rating]) => rating !== WRONG).map(([seconds]) => ({ question, day: dayOf(seconds * 1000) })));
  return right.some(({ question }) => !isGuessed(question)) || new Set(right.map(({ day }) => day)).size > 1;
}

const isGuessed = ({ answering: { verdict, options, several } }) =>
  Boolean(verdict || (!several && options && options.length <= FEW_OPTIONS));
