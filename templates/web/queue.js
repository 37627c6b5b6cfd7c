// What is asked next, and what a test asks. All of it follows from what was answered and the time: nothing is
// kept between two calls, so that a reload, another tab or a loaded file changes nothing that it should not.

import { beginOf, dayOf } from "./days.js";
import { WRONG, retrievability } from "./fsrs.js";
import { isPutAside } from "./progress.js";
import { Load, MOST_MISSES } from "./pace.js";

const AGAIN_AFTER = 6; // so many others come before what was wrong comes again, as cards of one fact stand apart
const BETWEEN = 4; // so many others come between two that give each other away, if there are any
const MOST_PUT_BACK = 20; // new questions that give others of the day away: beyond, teaching order matters more
const MOST_WRITTEN = 1; // a day, of those that want sentences: each takes minutes

/** Keeps questions apart that would give each other away: those of one fact, and of facts that are enemies. Others are
    only `akin`, as the answer to one stands in the other: they are told, and may be asked beside each other. */
class Apart {
  #facts = new Set();
  #enemies = new Set();
  #akin = new Set();
  #written = 0; // how many more may want sentences

  constructor(mostWritten = Infinity) {
    this.#written = mostWritten;
  }

  /** Note a question if it may be asked beside those that were noted; tell whether it may. */
  takes(question) {
    const isAllowed = this.allows(question);
    if (isAllowed) this.note(question);
    return isAllowed;
  }

  isAkin({ id }) {
    return this.#akin.has(id);
  }

  allows({ facts, answering, enemies = [] }) {
    return (answering.type !== "explain" || this.#written > 0)
      && !facts.some((fact) => this.#facts.has(fact) || this.#enemies.has(fact))
      && !enemies.some((fact) => this.#facts.has(fact));
  }

  note({ facts, answering, enemies = [], akin = [] }) {
    for (const id of akin) this.#akin.add(id);
    for (const fact of facts) this.#facts.add(fact);
    for (const fact of enemies) this.#enemies.add(fact);
    if (answering.type === "explain") this.#written -= 1;
  }
}

/** Return the questions in the order in which new ones come: by topic as taught, first one of each fact alone, then a
    second one of each, and so on, among them those of several facts and those that want sentences; each time of the
    kind that came least so far in its topic. */
export function teachingOrder(questions) {
  return [...groupedBy(questions, (question) => question.topic).values()].flatMap(mixed);
}

const isVerdict = ({ answering }) => Boolean(answering.verdict);

function mixed(questions) {
  const isEasy = ({ facts, answering }) => facts.length === 1 && answering.type !== "explain";
  const ofFact = groupedBy(questions.filter(isEasy), ({ facts }) => facts[0]);
  const times = new Map(), order = [];
  const take = (kinds) => {
    const kind = least([...kinds.keys()], (each) => times.get(each) ?? 0);
    order.push(kinds.get(kind).shift());
    if (!kinds.get(kind).length) kinds.delete(kind);
    times.set(kind, (times.get(kind) ?? 0) + 1);
  };
  for (const each of ofFact.values()) {
    const best = each.filter((question) => !isVerdict(question));
    take(groupedBy(best.length ? best : each, ({ kind }) => kind));
  }
  const met = new Set(order);
  const later = groupedBy(questions.filter((question) => !met.has(question)), ({ facts }) => facts[0]);
  let left = [...later.values()].map((each) => groupedBy(each, ({ kind }) => kind));
  while (left.length) {
    left.forEach(take);
    left = left.filter((kinds) => kinds.size);
  }
  return order;
}

/** Tell whether a question is among those that a student wants: of a topic ("" is all), and "usual" ones, "core"
    ones, or "all". Usual are those of the deck, and those of kinds that no deck has. Those that want sentences come
    only with `writing`. */
export function isWanted(question, { scope = "usual", topic = "", writing = true }) {
  if (topic && question.topic !== topic) return false;
  if (!writing && question.answering.type === "explain") return false;
  if (scope === "core") return question.weight === "core";
  const { type, several, verdict } = question.answering;
  return scope === "all" || Boolean(question.studied || several || verdict)
    || ["match", "arrange", "explain", "locate"].includes(type);
}

/** Tell whether a question is asked as things are: it is among those that are wanted, and not put aside. */
const isOpen = (question, progress, settings) => isWanted(question, settings) && !isPutAside(progress, question.id);

/** Return what is to be studied today, and what comes next of it (null if nothing is left):
    `{ again, due, fresh, waiting, met, next }`.

    `order` are all questions in teaching order, `progress` is what was answered. `again` are those that were wrong
    today, longest ago first; `due` those whose time has come, most likely known first, so that most is saved of
    what has waited too long; `fresh` new ones, as many as the `minutes` of a day leave room for once all that is due
    is asked. Only one question of a fact is asked a day: of two the one that has waited longer, and `waiting` counts
    the others; likewise only one that wants sentences. `met` counts those that were new today.

    `settings` are `minutes` and those of `isWanted`. With `atLeast` so many new ones are asked today, whatever room
    there is; with `ahead` all is due that was not asked today, least known first, for who has a test tomorrow. */
export function studyPlan(order, progress, now, settings) {
  const isAllWritten = order.every(({ answering }) => answering.type === "explain");
  const apart = new Apart(settings.atLeast && isAllWritten ? Infinity : MOST_WRITTEN);
  const today = dayOf(now), load = new Load(order, progress, now, settings.minutes ?? 10);
  const { again, ready, unseen, lastToday, met } = sorted(order, progress, today, settings, apart, load);
  again.sort((a, b) => a.last - b.last);
  // Of two that cannot both be asked today it is the one that has waited longer, or some would wait for ever.
  ready.sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
  const due = ready.filter(({ question }) => apart.takes(question));
  due.sort((a, b) => (settings.ahead ? a.likely - b.likely : b.likely - a.likely));
  for (const { question } of due) load.addPlanned(question, false);
  const plan = {
    again: again.map((each) => each.question),
    due: due.map((each) => each.question),
    fresh: letIn(unseen, apart, load, (settings.atLeast ?? 0) - met),
    waiting: ready.length - due.length,
    met,
  };
  const others = lastToday.filter(({ last }) => last > again[0]?.last).length;
  const isTime = others >= AGAIN_AFTER || !(plan.due.length || plan.fresh.length);
  return { ...plan, next: nextOf([isTime ? plan.again : [], plan.due, plan.fresh], lastToday) };
}

/** Return the first question of some lists, of the earliest list first, that is not akin to what was asked last. */
function nextOf(lists, lastToday) {
  const recent = lastToday.sort((a, b) => b.last - a.last).slice(0, BETWEEN);
  const akin = new Set(recent.flatMap(({ question }) => question.akin ?? []));
  const all = lists.flat();
  return all.find(({ id }) => !akin.has(id)) ?? all[0] ?? null;
}

/** Sort all questions by what was answered; what was asked today is noted in `apart`, and what takes time in `load`. */
function sorted(order, progress, today, settings, apart, load) {
  const again = [], ready = [], unseen = [], lastToday = [], asked = new Set();
  let met = 0;
  for (const question of order) {
    const record = progress.items.get(question.id), isWantedNow = isOpen(question, progress, settings);
    if (!record) {
      if (isWantedNow) unseen.push(question);
      continue;
    }
    for (const fact of question.facts) asked.add(fact);
    const last = Date.parse(record.last);
    if (dayOf(last) === today) {
      const isNew = isFirstSeen(record, today);
      apart.note(question);
      load.addAsked(question, isNew);
      lastToday.push({ question, last });
      met += Number(isNew);
      const isMissed = record.answers.at(-1)?.[1] === WRONG;
      if (isWantedNow && isMissed && !isPutOff(record, today)) again.push({ question, last });
    } else if (isWantedNow && (settings.ahead || isDue(record, today))) {
      ready.push({ question, due: record.due, likely: retrievability(record, today - dayOf(last)) });
    } else if (isWantedNow) load.addLater(question, dayOf(Date.parse(record.due)) - today);
  }
  return { again, ready, unseen: withoutGuesses(unseen, asked), lastToday, met };
}

/** Leave out what asks whether a statement is true as long as its fact was not `asked`, but can be in another way. */
function withoutGuesses(unseen, asked) {
  const others = new Set(unseen.filter((each) => !isVerdict(each)).flatMap(({ facts }) => facts));
  return unseen.filter((each) => !isVerdict(each) || each.facts.every((fact) => asked.has(fact) || !others.has(fact)));
}

/** Return the new questions that the day has room for, `atLeast` so many. Those that give away others of the day, or
    are given away by them, come last, and so another day if there is no room left. */
function letIn(unseen, apart, load, atLeast) {
  const found = [], putBack = [];
  const take = (question) => {
    if ((load.isFull && found.length >= atLeast) || !apart.takes(question)) return;
    load.addPlanned(question, true);
    found.push(question);
  };
  for (const question of unseen) {
    if (apart.isAkin(question) && apart.allows(question) && putBack.length < MOST_PUT_BACK) putBack.push(question);
    else take(question);
  }
  putBack.forEach(take);
  return found;
}

/** A clock may have been wrong: what was answered in times to come would else not be due for as long. */
const isDue = ({ due, last }, today) => dayOf(Date.parse(due)) <= today || dayOf(Date.parse(last)) > today;

/** Tell whether a question was missed so often on a day that it is left until the next: more of it helps nobody. */
export function isPutOff({ answers }, day) {
  const misses = answers.filter(([seconds, rating]) => rating === WRONG && dayOf(seconds * 1000) === day);
  return misses.length >= MOST_MISSES;
}

const isFirstSeen = ({ answers }, today) => answers.length > 0 && dayOf(answers[0][0] * 1000) === today;

/** Return how many questions come back on each of so many days from today on; what is late comes today. */
export function dueByDay(order, progress, now, settings, days = 14) {
  const today = dayOf(now), counts = Array(days).fill(0);
  for (const question of order) {
    const record = progress.items.get(question.id);
    if (!record || !isOpen(question, progress, settings)) continue;
    const day = Math.max(0, dayOf(Date.parse(record.due)) - today);
    if (day < days) counts[day] += 1;
  }
  return counts;
}

/** Return the moment from which on there is something to study again, null if nothing was studied yet. */
export function nextDue(order, progress, now, settings) {
  let first = Infinity;
  for (const question of order) {
    const record = progress.items.get(question.id);
    if (record && isOpen(question, progress, settings)) first = Math.min(first, Date.parse(record.due));
  }
  return Number.isFinite(first) ? Math.max(first, beginOf(dayOf(now) + 1)) : null;
}

/** Return at most `count` of `questions` for a test, by lot: of all kinds and topics alike many, as far as there
    are, and none that gives another away, unless too few are left. The same `seed`, a text or number, draws the
    same. */
export function drawnTest(questions, count, seed) {
  const kinds = groupedBy(shuffled(questions, seed), (question) => question.kind);
  const left = [...kinds].map(([kind, each]) => ({ kind, topics: groupedBy(each.reverse(), ({ topic }) => topic) }));
  const apart = new Apart(), akin = [], kindTimes = new Map(), topicTimes = new Map(), drawn = [];
  while (drawn.length < count) {
    const open = left.filter(({ topics }) => topics.size);
    if (!open.length) break;
    const { kind, topics } = least(open, (each) => kindTimes.get(each.kind) ?? 0);
    const topic = least([...topics.keys()], (each) => topicTimes.get(each) ?? 0);
    const question = topics.get(topic).pop();
    if (!topics.get(topic).length) topics.delete(topic);
    if (apart.isAkin(question)) akin.push(question);
    if (apart.isAkin(question) || !apart.takes(question)) continue;
    drawn.push(question);
    kindTimes.set(kind, (kindTimes.get(kind) ?? 0) + 1);
    topicTimes.set(topic, (topicTimes.get(topic) ?? 0) + 1);
  }
  for (const each of akin) {
    if (drawn.length < count && apart.takes(each)) drawn.push(each);
  }
  return drawn;
}

/** Return what is in a list in an order by lot; the same `seed` gives the same order. */
export function shuffled(list, seed) {
  const random = lots(String(seed)), made = [...list];
  for (let at = made.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [made[at], made[other]] = [made[other], made[at]];
  }
  return made;
}

/** Return a function that draws numbers from 0 to 1: an xorshift generator (Marsaglia 2003), begun by FNV-1a. */
function lots(seed) {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0), 0x01000193);
  state ||= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Return the first of those for which `measure` is least. */
function least(list, measure) {
  return list.reduce((best, each) => measure(each) < measure(best) ? each : best);
}

function groupedBy(list, key) {
  const groups = new Map();
  for (const each of list) {
    if (!groups.has(key(each))) groups.set(key(each), []);
    groups.get(key(each)).push(each);
  }
  return groups;
}
