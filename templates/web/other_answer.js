// What is clearly another answer: another date, another number, or another name of those that could stand there. All
// else that is not known to be right may be so in other words, and is left to the student.

/** Return whether `typed` is clearly none of what is `accepted`, whose first is the key. `others` are names that are
    wrong, `rule` is that of typed answers. */
export function isOtherAnswer(typed, accepted, others, rule) {
  return isOtherDate(typed, accepted, rule) || isOtherNumber(typed, accepted)
    || others.some((name) => rule.same(typed, name));
}

/** A date is another one where year, month or day are given in both and differ: in 2016 is not wrong for May 2016,
    nor is Aug 13 for August 2013. */
function isOtherDate(typed, accepted, rule) {
  const [key, ...more] = accepted.map((each) => datesIn(each, rule)), given = datesIn(typed, rule);
  const isDate = key.length === 1 && more.every((each) => each.length) && given.length > 0;
  const differs = (one, other) => one.some((part, at) => part && other[at] && part !== other[at])
    && (one[0] || one[2] !== other[0] % 100);
  return isDate && given.every((one) => [...key, ...more.flat()].every((other) => differs(one, other)));
}

/** Return what dates a text can mean, as [year, month, day]; 0 is what it does not say. */
function datesIn(text, rule) {
  const year = /^\s*(\d{4})\s*$/.exec(text);
  return year ? [[Number(year[1]), 0, 0]] : rule.dates(text).map((each) => each.split("-").map(Number));
}

/** A number is another one where the words beside it are those of an answer: 2 million is not wrong for 2,000,000, nor
    470,000 where "more than 400,000" is right. Nor is one that begins or ends like it, as '16 does for 2016. */
function isOtherNumber(typed, accepted) {
  const given = numberIn(typed), wanted = accepted.map(numberIn).filter(Boolean);
  const isAlike = (one, other) => one.digits.startsWith(other.digits) || one.digits.endsWith(other.digits);
  return given !== null && wanted.length > 0 && wanted.every((each) =>
    each.beside === given.beside && !isAlike(each, given) && !isAlike(given, each)
    && !each.values.some((value) => given.values.includes(value)));
}

/** Return the one number in a text with all values that it can have, since some write 1.5 and others 1,5, and what
    stands beside it; null where there is none, or more than one. */
function numberIn(text) {
  const plain = text.toLowerCase().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (it) => it.charCodeAt(0) & 15);
  const found = /^(\D*?)(\d(?:[\d.,'\u2019\u066c\s]*\d)?)(\D*)$/.exec(plain);
  if (!found) return null;
  const digits = found[2].replace(/\D/g, ""), [, part = ""] = /\D(\d+)$/.exec(found[2]) ?? [];
  const values = [Number(digits), Number(digits) / 10 ** part.length];
  return { digits, values, beside: (found[1] + found[3]).replace(/[\s.]+/g, " ").trim() };
}
