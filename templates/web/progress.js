// Stand-in until the real one is there.

import { interval, remembered } from "./fsrs.js";

/** Return the progress of a course: {items, isKept, record, undo, saved, load}. */
export function openProgress(courseId) {
  const key = `talkquiz/${courseId}`;
  let items = {}, isKept = true;
  const past = [];
  try { items = JSON.parse(localStorage.getItem(key))?.items ?? {}; } catch { isKept = false; }
  const file = () => JSON.stringify({ talkquiz: "progress", version: 1, course: courseId, saved: new Date().toISOString(), items });
  const keep = () => { try { localStorage.setItem(key, file()); } catch { isKept = false; } };
  return {
    get items() { return items; },
    get isKept() { return isKept; },
    record(id, rating, picked, now = Date.now()) {
      const before = items[id];
      past.push([id, before]);
      const answers = [...(before?.answers ?? []), [Math.round(now / 1000), rating, picked]];
      const memory = remembered(before ?? null, rating, before ? Math.floor((now - Date.parse(before.last)) / 86400000) : 0);
      const due = new Date(now + (rating === 1 ? 1 / 144 : interval(memory)) * 86400000).toISOString();
      items[id] = { ...before, ...memory, due, last: new Date(now).toISOString(), reps: answers.length, answers };
      keep();
    },
    undo() {
      const [id, before] = past.pop() ?? [];
      if (id && before) items[id] = before; else if (id) delete items[id];
      keep();
      return id;
    },
    saved: file,
    load(text) {
      const read = JSON.parse(text);
      if (read.talkquiz !== "progress" || read.course !== courseId) throw new Error("other");
      items = { ...items, ...read.items };
      keep();
    },
  };
}
