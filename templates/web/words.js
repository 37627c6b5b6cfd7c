// What the page says, in the language of the course: the sections `web` and `labels` of its file.

import { data } from "./course.js";

export const words = data.words;

/** Return the words of a key, with what stands in braces filled in. */
export const say = (key, values = {}) => fill(words[key] ?? "", values);

/** Return the texts of a key that has several. */
export const sayAll = (key) => words[key] ?? [];

/** Return the words for so many: each number has a form, by the rules of the language. */
export function sayCount(key, count, values = {}) {
  const forms = words[key] ?? {};
  return fill(forms[formOf(count)] ?? forms.other ?? "", { count: sayNumber(count), ...values });
}

/** Return a number as the language writes it. */
export function sayNumber(number) {
  const [whole, part] = String(number).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.typed.thousands ?? "");
  return part ? `${grouped}${words.decimal}${part}` : grouped;
}

/** Return texts as a list in words: "a, b and c". */
export function sayList(texts) {
  const others = texts.slice(0, -1);
  return others.length ? others.join(words.between) + words.last + texts.at(-1) : texts.join("");
}

/** Return how far away a day is, in words; `days` is 0 for today. */
export function sayWhen(days) {
  if (days <= 0) return say("today");
  return days === 1 ? say("tomorrow") : sayCount("in-days", days);
}

function fill(text, values) {
  return text.replace(/\{([\w-]+)\}/g, (all, name) => (Object.hasOwn(values, name) ? values[name] : all));
}

/** Return the form that a number takes, by rules in the notation of Unicode (CLDR): `n % 10 = 2..4`. */
function formOf(number) {
  for (const [form, rule] of Object.entries(words.plurals ?? {})) {
    if (rule.split(" or ").some((part) => part.split(" and ").every((each) => holds(each, number)))) return form;
  }
  return "other";
}

function holds(relation, number) {
  const found = /^\s*n(?: % (\d+))? (!?=) (\S+)\s*$/.exec(relation);
  if (!found) return false;
  const value = found[1] ? number % Number(found[1]) : number;
  const isAmong = found[3].split(",").some((range) => {
    const [first, last = first] = range.split("..").map(Number);
    return Number.isInteger(value) && value >= first && value <= last;
  });
  return isAmong === (found[2] === "=");
}
