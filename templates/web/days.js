// Days of study. One begins at four in the morning, as in Anki, by the clock of whoever studies: who is still
// up at midnight is not asked anew, and who studies a little earlier than yesterday is.

const HOUR = 3_600_000, DAY = 24 * HOUR, BEGINS = 4 * HOUR;

/** Return the number of the day of study of a moment, in milliseconds as of `Date.now()`. */
export function dayOf(moment) {
  return Math.floor((moment - new Date(moment).getTimezoneOffset() * 60_000 - BEGINS) / DAY);
}

/** Return the date of a moment by the clock of whoever studies: 2026-11-30. */
export function dateOf(moment) {
  const offset = new Date(moment).getTimezoneOffset() * 60_000;
  return new Date(moment - offset).toISOString().slice(0, 10);
}

/** Return the moment at which a day of study begins. */
export function beginOf(day) {
  const date = new Date(day * DAY);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), BEGINS / HOUR).getTime();
}
