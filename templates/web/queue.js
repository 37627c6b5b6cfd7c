// Stand-in until the real one is there.

/** Return what is to be studied now: {due, fresh}, lists of questions. */
export function toStudy(questions, items, settings, now) {
  const asked = questions.filter((each) => (!settings.topics.length || settings.topics.includes(each.topic))
    && (!settings.keyOnly || each.weight === "core") && (settings.all || each.studied || !["enter", "fill", "locate"].includes(each.answering.type)));
  const day = new Date(now).toDateString(), facts = new Set();
  for (const each of questions) if (items[each.id] && new Date(items[each.id].last).toDateString() === day) for (const fact of each.facts) facts.add(fact);
  const take = (each) => { if (each.facts.some((fact) => facts.has(fact))) return false; for (const fact of each.facts) facts.add(fact); return true; };
  const due = asked.filter((each) => items[each.id] && Date.parse(items[each.id].due) <= now);
  const begun = Object.values(items).filter((each) => each.reps === 1 && new Date(each.last).toDateString() === day).length;
  const fresh = asked.filter((each) => !items[each.id] && take(each)).slice(0, Math.max(0, settings.newADay - begun));
  return { due, fresh };
}
