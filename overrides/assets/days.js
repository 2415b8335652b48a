// @ts-check
// Days as the pages write them: `2026-11-22`.

/**
 * The day on this device.
 * @param {Date} moment
 * @returns {string}
 */
export function localDay(moment) {
  const month = String(moment.getMonth() + 1).padStart(2, "0");
  const day = String(moment.getDate()).padStart(2, "0");
  return `${moment.getFullYear()}-${month}-${day}`;
}

/**
 * Whether a last day lies before today.
 * @param {string} until
 * @param {string} today
 */
export function isPassed(until, today) {
  return until !== "" && until < today;
}

/**
 * Whether somebody answers at a moment.
 * @param {string} openings Spans `day.opens.closes`: 0 = Monday, minutes since midnight.
 * @param {Date} moment
 */
export function isOpen(openings, moment) {
  const day = (moment.getDay() + 6) % 7;
  const minute = moment.getHours() * 60 + moment.getMinutes();
  return openings.split(" ").some((span) => {
    const [on, opens, closes] = span.split(".").map(Number);
    return span !== "" && on === day && opens <= minute && minute < closes;
  });
}

/**
 * Whole days from one day to a later one.
 * @param {string} first
 * @param {string} last
 */
export function daysBetween(first, last) {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}
