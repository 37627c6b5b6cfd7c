// When to ask again: FSRS-6, the memory model that Anki uses too, by its published formulas
// (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm).
//
// What is remembered of a question is its stability, the days after which nine of ten such answers
// would still be right, and its difficulty, from 1 to 10. Ratings are 1 wrong, 2 hard, 3 right, 4 easy.
// Nothing here knows a clock or draws lots: the same answers give the same days.

const WEIGHTS = [ // the published defaults, w0 to w20, fitted to hundreds of millions of answers
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
  1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
export const WRONG = 1;
export const RIGHT = 3;
const HARD = 2, EASY = 4;
const DECAY = -WEIGHTS[20];
const FACTOR = 0.9 ** (1 / DECAY) - 1; // so that after as many days as the stability nine of ten are right
const LEAST_STABILITY = 0.001, MOST_DAYS = 36500;

const within = (least, most, value) => Math.min(most, Math.max(least, value));

/** Return how likely an answer is right, 0 to 1, so many days after the last one. */
export function retrievability({ stability }, days) {
  return (1 + FACTOR * Math.max(days, 0) / stability) ** DECAY;
}

/** Return after how many days to ask again, at least one, so that `retention` of answers are right then. */
export function interval({ stability }, retention = 0.9) {
  const days = stability / FACTOR * (retention ** (1 / DECAY) - 1);
  return within(1, MOST_DAYS, Math.round(days));
}

/** Return what is remembered after an answer: `{ stability, difficulty }`.

    `memory` is what was before, null for a question that is new; `days` are the whole days since the
    last answer, 0 on the same day. */
export function remembered(memory, rating, days) {
  if (!memory) {
    return { stability: WEIGHTS[rating - 1], difficulty: within(1, 10, difficultyAtFirst(rating)) };
  }
  const stability = days < 1 ? stabilityOnSameDay(memory, rating)
    : rating === WRONG ? stabilityAfterWrong(memory, days)
    : stabilityAfterRight(memory, rating, days);
  return { stability: Math.max(LEAST_STABILITY, stability), difficulty: nextDifficulty(memory, rating) };
}

function difficultyAtFirst(rating) {
  return WEIGHTS[4] - Math.exp(WEIGHTS[5] * (rating - 1)) + 1;
}

/** The harder a question is, the less an answer moves it up (linear damping); each answer draws it a
    little towards what is easy (mean reversion), so that none stays hard for ever. */
function nextDifficulty({ difficulty }, rating) {
  const change = -WEIGHTS[6] * (rating - 3);
  const moved = difficulty + change * (10 - difficulty) / 9;
  return within(1, 10, WEIGHTS[7] * difficultyAtFirst(EASY) + (1 - WEIGHTS[7]) * moved);
}

/** It grows the more, the easier the question is, the less stable it was, and the likelier it was forgotten. */
function stabilityAfterRight(memory, rating, days) {
  const { stability, difficulty } = memory;
  const growth = Math.exp(WEIGHTS[8]) * (11 - difficulty) * stability ** -WEIGHTS[9]
    * (Math.exp(WEIGHTS[10] * (1 - retrievability(memory, days))) - 1)
    * (rating === HARD ? WEIGHTS[15] : 1) * (rating === EASY ? WEIGHTS[16] : 1);
  return stability * (1 + growth);
}

function stabilityAfterWrong(memory, days) {
  const { stability, difficulty } = memory;
  const left = WEIGHTS[11] * difficulty ** -WEIGHTS[12] * ((stability + 1) ** WEIGHTS[13] - 1)
    * Math.exp(WEIGHTS[14] * (1 - retrievability(memory, days)));
  return Math.min(left, stability / Math.exp(WEIGHTS[17] * WEIGHTS[18]));
}

/** A right answer on the same day teaches little, and takes nothing away. */
function stabilityOnSameDay({ stability }, rating) {
  const growth = Math.exp(WEIGHTS[17] * (rating - 3 + WEIGHTS[18])) * stability ** -WEIGHTS[19];
  return stability * (rating >= HARD ? Math.max(growth, 1) : growth);
}
