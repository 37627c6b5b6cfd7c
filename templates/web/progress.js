// What a student has answered, and what is remembered of it: in the browser where that is allowed, and always
// as a text to save as a file and to load again. There is no name in it, and nothing leaves the page by itself.
//
// The text is JSON, which `talkquiz review` reads too:
//   {"talkquiz": "progress", "version": 1, "course": "<id>", "saved": "2026-11-30T09:00:00Z", "items": {"<id>": {
//     "stability": 3.2, "difficulty": 5.1, "last": "2026-…Z", "due": "2026-…Z", "reps": 4, "lapses": 1,
//     "answers": [[seconds since 1970, rating 1 to 4, [ids of picked options]], …]}},
//   "undone": {"<id>": [[seconds, rating], …]},
//   "aside": {"<id>": [seconds since 1970, 1 if it was put aside then, 0 if it was brought back], …}}
// The answers say everything; the rest follows from them. What was taken back is remembered as undone, since another
// tab or file may still have it. Of `undone` and `aside` either may be missing. Ids and keys that this page does not
// know are kept: they are of another version of the course, or of the page.

import { beginOf, dayOf } from "./days.js";
import { WRONG, interval, remembered } from "./fsrs.js";

export const MOST_LETTERS = 30_000_000; // of a saved text: a hundred answers to each of 5,000 questions are less

const written = (moment) => `${new Date(moment).toISOString().slice(0, 19)}Z`;

/** Return the progress of who has not begun: `items` are records by id, `undone` lists of answers that were taken back,
    by id, `aside` what was put aside or brought back, by id, `rest` what others keep in the file. */
export function emptyProgress(course) {
  return { course, items: new Map(), undone: new Map(), aside: new Map(), rest: {} };
}

/** Tell whether a student has put a question aside: it is not asked until it is brought back. */
export const isPutAside = ({ aside }, id) => aside.get(id)?.[1] === 1;

/** Return the record of an item after one more answer, `[seconds, rating, picked]`; of the first, without one. */
export function withAnswer(record, answer, retention) {
  const [seconds, rating] = answer, now = seconds * 1000;
  const answers = record?.answers ?? [];
  const days = record ? Math.max(0, dayOf(now) - dayOf(Date.parse(record.last))) : 0;
  const memory = remembered(record ?? null, rating, days);
  // What was wrong is due at once, until it is right.
  const due = rating === WRONG ? now : beginOf(dayOf(now) + interval(memory, retention));
  const isLapse = rating === WRONG && answers.length > 0 && answers.at(-1)[1] !== WRONG;
  return {
    ...record,
    ...memory,
    last: written(now),
    due: written(due),
    reps: (record?.reps ?? 0) + 1,
    lapses: (record?.lapses ?? 0) + Number(isLapse),
    answers: [...answers, answer],
  };
}

/** Return a record anew from all answers to an item; what else is in `record` stays. */
function replayed(answers, record, retention) {
  const { stability, difficulty, last, due, reps, lapses, ...others } = record;
  const [first, ...later] = answers;
  const made = later.reduce((now, answer) => withAnswer(now, answer, retention), withAnswer(null, first, retention));
  return { ...others, ...made };
}

/** Return the progress with what is in either of two: of each item the answers of both in the order of time, but for
    what was taken back in either; and of each that was put aside or brought back the last that was done. */
export function mergedProgress(ours, theirs, retention) {
  const items = new Map(ours.items), undone = new Map(ours.undone);
  for (const [id, record] of theirs.items) {
    const own = items.get(id);
    items.set(id, own ? mergedRecord(own, record, retention) : record);
  }
  for (const [id, answers] of theirs.undone) undone.set(id, united(undone.get(id) ?? [], answers));
  for (const [id, answers] of undone) {
    if (items.has(id)) setOrDelete(items, id, without(items.get(id), answers, retention));
  }
  const aside = new Map(ours.aside);
  for (const [id, put] of theirs.aside) {
    if (asideKey(put) > asideKey(aside.get(id))) aside.set(id, put);
  }
  return { course: ours.course, items, undone, aside, rest: { ...theirs.rest, ...ours.rest } };
}

/** What was done later has a larger key; of two in one second it is to be put aside. */
const asideKey = ([seconds, is] = [-1, 0]) => seconds * 2 + is;

function mergedRecord(own, other, retention) {
  if (hasAll(own.answers, other.answers)) return own;
  if (hasAll(other.answers, own.answers)) return { ...own, ...other };
  const answers = united(own.answers, other.answers).sort((one, another) => keyOf(one) - keyOf(another));
  return replayed(answers, { ...other, ...own }, retention);
}

/** Return a record as if some answers had never been given; undefined if that were all. */
function without(record, answers, retention) {
  const gone = new Set(answers.map(keyOf));
  const left = record.answers.filter((answer) => !gone.has(keyOf(answer)));
  if (left.length === record.answers.length) return record;
  return left.length ? replayed(left, record, retention) : undefined;
}

function setOrDelete(map, key, value) {
  if (value) map.set(key, value);
  else map.delete(key);
}

/** What copies of one answer have in common: its second and its rating, in one number. */
const keyOf = ([seconds, rating]) => seconds * 8 + rating;
const united = (some, more) => [...new Map([...more, ...some].map((answer) => [keyOf(answer), answer])).values()];

function hasAll(answers, others) {
  const keys = new Set(answers.map(keyOf));
  return others.every((answer) => keys.has(keyOf(answer)));
}

/** Return the text of a file that keeps `progress`. */
export function writtenProgress({ course, items, undone, aside, rest }, now) {
  const more = {
    ...(undone.size ? { undone: Object.fromEntries(undone) } : {}),
    ...(aside.size ? { aside: Object.fromEntries(aside) } : {}),
  };
  const head = JSON.stringify({ talkquiz: "progress", version: 1, course, saved: written(now), ...more, ...rest });
  const texts = [...items].map(([id, record]) => `${JSON.stringify(id)}:${textOf(record)}`);
  return `${head.slice(0, -1)},"items":{${texts.join(",")}}}`;
}

const textsOf = new WeakMap(); // records never change, new ones take their places: each is put into words once

function textOf(record) {
  const text = textsOf.get(record) ?? JSON.stringify(record);
  textsOf.set(record, text);
  return text;
}

/** Return the progress that a text holds, `{ progress }`, or why it cannot be read: `{ refused, about }`.

    `refused` is "too-large", "no-progress", "newer" (written by a page that knows more than this one),
    "other-course", or "damaged"; `about` is the other course's id, or that of the first item that is not in order. */
export function readProgress(text, course) {
  if (text.length > MOST_LETTERS) return { refused: "too-large", about: "" };
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { refused: "no-progress", about: "" };
  }
  if (!isRecord(data) || data.talkquiz !== "progress") return { refused: "no-progress", about: "" };
  const { talkquiz, version, course: of, saved, items, undone = {}, aside = {}, ...rest } = data;
  if (Number.isInteger(version) && version > 1) return { refused: "newer", about: "" };
  const isWhole = version === 1 && typeof of === "string" && isRecord(items) && isShallow(data)
    && isRecord(undone) && Object.values(undone).every((each) => Array.isArray(each) && each.every(isTimed))
    && isRecord(aside) && Object.values(aside).every(isPut);
  if (!isWhole) return { refused: "damaged", about: "" };
  if (of !== course) return { refused: "other-course", about: of };
  const entries = Object.entries(items);
  const broken = entries.find(([, record]) => !isInOrder(record));
  if (broken) return { refused: "damaged", about: broken[0] };
  const [taken, put] = [undone, aside].map((each) => new Map(Object.entries(each)));
  return { progress: { course, items: new Map(entries), undone: taken, aside: put, rest } };
}

/** What is nested too deep can be read, and never written again. */
const isShallow = (value, depth = 0) => typeof value !== "object" || value === null
  || (depth < 50 && Object.values(value).every((each) => isShallow(each, depth + 1)));
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value, least, most) => typeof value === "number" && value >= least && value <= most;
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isMoment = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
  && Number.isFinite(Date.parse(value));

function isInOrder(record) {
  return isRecord(record)
    && isNumber(record.stability, Number.MIN_VALUE, Number.MAX_VALUE) && isNumber(record.difficulty, 1, 10)
    && isMoment(record.last) && isMoment(record.due) && isCount(record.reps) && isCount(record.lapses)
    && Array.isArray(record.answers) && record.answers.every(isAnswer);
}

const isTimed = (answer) => isSecond(answer, [1, 2, 3, 4]);
const isPut = (each) => isSecond(each, [0, 1]);

function isSecond(each, values) {
  return Array.isArray(each) && isCount(each[0]) && each[0] < 2 ** 33 && values.includes(each[1]);
}

function isAnswer(answer) {
  return isTimed(answer) && Array.isArray(answer[2]) && answer[2].every((id) => typeof id === "string");
}

/** The progress of one course in a browser, which other tabs may have open as well.

    `trouble` says why it is not kept: "" if it is, "refused" where the browser keeps nothing for this page, "full"
    where it does not keep that much, "newer" where a newer page has kept what this one cannot read. "damaged" tells
    that what was kept cannot be read: it was set aside (`damaged`), and a new progress begins. */
export class KeptProgress {
  #key;
  #storage; // a function: to ask for the storage at all may be forbidden
  #seen = null; // what was kept when this tab looked last

  constructor(course, storage = () => localStorage) {
    this.#key = `talkquiz/${course}`;
    this.#storage = storage;
    this.progress = emptyProgress(course);
    this.retention = 0.9;
    this.trouble = "";
    this.damaged = "";
    this.refresh(0);
  }

  /** Take in what other tabs have kept, and keep what they have not: call it when the page is seen again. */
  refresh(now) {
    try {
      const kept = this.#storage().getItem(this.#key);
      if (kept === this.#seen) return;
      const lacks = kept === null ? this.#isBegun() : this.#takeIn(kept);
      if (lacks) this.#keep(now);
    } catch {
      this.trouble = "refused";
    }
  }

  /** Follow another tab, by the event "storage" of the window; returns whether it was about this course. */
  changedElsewhere(event, now) {
    if (event.key !== this.#key && event.key !== null) return false;
    if (event.newValue === null) this.#begin(); // it has begun anew
    else this.refresh(now);
    return true;
  }

  /** Note an answer: its rating from 1 to 4, and the ids of the options that were picked. */
  answer(id, rating, picked, now) {
    this.#add(id, Math.floor(now / 1000), rating, picked);
    this.#keep(now);
  }

  /** Give the last answer to a question another rating, as if it had had that from the start. */
  amend(id, rating, now) {
    const last = this.#drop(id);
    if (!last) return;
    const [seconds, , picked] = last;
    this.#add(id, seconds, rating, picked);
    this.#keep(now);
  }

  /** Take the last answer to a question back, as if it had never been given. */
  takeBack(id, now) {
    this.#drop(id);
    this.#keep(now);
  }

  /** Put a question aside, or bring it back. */
  putAside(id, isAside, now) {
    const { aside } = this.progress, [last = 0] = aside.get(id) ?? [];
    aside.set(id, [Math.max(Math.floor(now / 1000), last + 1), Number(isAside)]);
    this.#keep(now);
  }

  #isBegun() {
    return this.progress.items.size > 0 || this.progress.aside.size > 0;
  }

  /** What is like another answer, or one that was taken back, is noted a second later, to be told from it. */
  #add(id, seconds, rating, picked) {
    const { items, undone } = this.progress;
    const others = new Set([...(items.get(id)?.answers ?? []), ...(undone.get(id) ?? [])].map(keyOf));
    while (others.has(keyOf([seconds, rating]))) seconds += 1;
    items.set(id, withAnswer(items.get(id), [seconds, rating, picked], this.retention));
  }

  /** Take the last answer away and return it; there may be none, as another tab may have begun anew. */
  #drop(id) {
    const { items, undone } = this.progress, record = items.get(id), last = record?.answers.at(-1);
    if (!last) return null;
    undone.set(id, [...(undone.get(id) ?? []), last.slice(0, 2)]);
    setOrDelete(items, id, without(record, [last], this.retention));
    return last;
  }

  /** Add what a saved text holds. Returns as `readProgress` why it is refused, if it is: then nothing has changed. */
  load(text, now) {
    const { progress, refused = "", about = "" } = readProgress(text, this.progress.course);
    if (progress) {
      this.progress = mergedProgress(this.progress, progress, this.retention);
      this.#keep(now);
    }
    return { refused, about };
  }

  /** Return the text of a file with all progress. */
  saved(now) {
    return writtenProgress(this.progress, now);
  }

  /** Begin anew, here and in other tabs. */
  forget() {
    this.#begin();
    try {
      this.#storage().removeItem(this.#key);
    } catch {
      this.trouble = "refused";
    }
  }

  #begin() {
    this.progress = emptyProgress(this.progress.course);
    this.trouble = "";
    this.#seen = null;
  }

  /** Merge what is kept with what is here; returns whether anything here is not kept. */
  #takeIn(kept) {
    const { progress, refused } = readProgress(kept, this.progress.course);
    if (refused === "newer") {
      this.trouble = "newer";
      return false;
    }
    this.#seen = kept;
    if (refused) {
      this.trouble = "damaged";
      this.damaged = kept;
      this.#storage().setItem(`${this.#key}/damaged`, kept);
      return this.#isBegun();
    }
    this.progress = mergedProgress(this.progress, progress, this.retention);
    const { items, undone, aside } = this.progress;
    return [...items].some(([id, record]) => !hasAll(progress.items.get(id)?.answers ?? [], record.answers))
      || [...undone].some(([id, answers]) => !hasAll(progress.undone.get(id) ?? [], answers))
      || [...aside].some(([id, put]) => asideKey(put) !== asideKey(progress.aside.get(id)));
  }

  /** Write down everything, and before that take in what another tab has written since. */
  #keep(now) {
    let storage, kept;
    try {
      storage = this.#storage();
      kept = storage.getItem(this.#key);
    } catch {
      this.trouble = "refused";
      return;
    }
    try {
      if (kept !== null && kept !== this.#seen) this.#takeIn(kept);
      if (this.trouble === "newer") return;
      const text = writtenProgress(this.progress, now);
      storage.setItem(this.#key, text);
      this.#seen = text;
      if (this.trouble !== "damaged") this.trouble = "";
    } catch {
      this.trouble = "full";
    }
  }
}
