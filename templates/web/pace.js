// How long answers take, and what a day has room for. Nothing is measured but when answers were given.

import { dayOf } from "./days.js";
import { RIGHT, WRONG, interval, remembered } from "./fsrs.js";

/** Seconds that an answer and what is told after it take, by the way to answer, until more is known of a student. */
const USUAL = { pick: 15, enter: 20, fill: 25, locate: 25, match: 60, arrange: 45, explain: 180 };
const WEIGHT = 10; // what is usual counts as so many answers of a student
const MOST_TIMES = 4; // so many times what is usual is still an answer: beyond it somebody looks elsewhere
const PAUSE = 600; // seconds: who answers after more than these begins anew
export const MOST_MISSES = 3; // of a question in a day: then it is left until tomorrow
const REMEMBERED = 30 * 86_400; // seconds: what is older says little of how fast a student is now

/** How many days after a new question it is asked again, if it was right. */
const COMES_BACK = interval(remembered(null, RIGHT, 0), 0.9);

/** How full a day is, and those soon after it on which what is new today comes back.

    The estimates are those of the days before, and count a question as often as it has to be asked until it is
    right: so what is planned for a day stays the same while it is done, unless it takes longer than was thought. */
export class Load {
  #most;
  #pace;
  #asked = 0; // what was asked today should have taken so long
  #planned = 0;
  #tomorrow = 0;
  #later = 0;

  constructor(questions, progress, now, minutes) {
    this.#most = minutes * 60;
    this.#pace = paceOf(questions, progress, now);
  }

  /** Whether nothing new should be added. */
  get isFull() {
    const today = Math.max(this.#asked, this.#pace.spent) + this.#planned;
    return Math.max(today, this.#tomorrow, this.#later) >= this.#most;
  }

  /** Count a question that was asked today. */
  addAsked(question, isNew) {
    this.#asked += this.#pace.secondsFor(question);
    if (isNew) this.#addSoon(question);
  }

  /** Count a question that is still to be asked today. */
  addPlanned(question, isNew) {
    this.#planned += this.#pace.secondsFor(question);
    if (isNew) this.#addSoon(question);
  }

  /** Count a question that will be due after so many days. */
  addLater(question, days) {
    if (days === 1) this.#tomorrow += this.#pace.secondsFor(question);
    if (days === COMES_BACK) this.#later += this.#pace.secondsFor(question);
  }

  /** What is new comes back tomorrow if it was not known, and else a little later: there has to be room on both. */
  #addSoon(question) {
    this.addLater(question, 1);
    this.addLater(question, COMES_BACK);
  }
}

/** Return how fast a student is: `spent` are the seconds of today, `secondsFor` returns those that a question takes. */
function paceOf(questions, progress, now) {
  const today = dayOf(now), times = new Map();
  let last = -Infinity, spent = 0, answers = WEIGHT, right = WEIGHT - 1;
  for (const [seconds, rating, type] of recentAnswers(questions, progress, now)) {
    const usual = USUAL[type] ?? USUAL.enter, gap = seconds - last;
    const taken = gap > PAUSE ? usual : Math.min(gap, MOST_TIMES * usual);
    last = seconds;
    if (dayOf(seconds * 1000) === today) {
      spent += taken;
      continue;
    }
    answers += 1;
    right += Number(rating !== WRONG);
    const [sum, count] = times.get(type) ?? [WEIGHT * usual, WEIGHT];
    times.set(type, [sum + taken, count + 1]);
  }
  const asked = Math.min(MOST_MISSES, answers / right);
  return {
    spent,
    secondsFor({ answering: { type } }) {
      const [sum, count] = times.get(type) ?? [USUAL[type] ?? USUAL.enter, 1];
      return asked * sum / count;
    },
  };
}

/** Return the answers of the last weeks in the order of time: `[seconds, rating, way to answer]`. */
function recentAnswers(questions, progress, now) {
  const found = [];
  for (const { id, answering } of questions) {
    for (const [seconds, rating] of progress.items.get(id)?.answers ?? []) {
      if (seconds > now / 1000 - REMEMBERED) found.push([seconds, rating, answering.type]);
    }
  }
  return found.sort((one, other) => one[0] - other[0]);
}
