// @ts-check
// What contradicts itself within one record: ends before beginnings, prices of what is free.

/** @typedef {{ [name: string]: any }} Mapping */

/** Dates that follow each other. */
const PAIRS = [
  ["valid_from", "valid_to"],
  ["dtstart", "until"],
  ["first", "last"],
  ["from", "until"],
  ["registration_from", "registration_until"],
];
const CLOCK = /^\d?\d:\d\d$/;
/** Days of the units of ages, roughly. */
const DAYS = { week: 7, month: 30, year: 365 };
const AGE = /^(\d+) (week|month|year)s?$/;

/**
 * Says which fields contradict others, with the name of what is told there.
 * @param {Mapping} value Of a record, with its defaults.
 * @returns {[string, string][]}
 */
export function contradictions(value) {
  return [...backwards(value), ...clocks(value), ...days(value), ...ages(value), ...prices(value)];
}

/** @param {Mapping} value @returns {[string, string][]} */
function backwards(value) {
  const wrong = PAIRS.filter(([first, last]) => value[first] && value[last] && value[last] < value[first]);
  const found = wrong.map(([, last]) => last);
  const until = value.registration_until;
  const ends = (value.dates ?? []).map(lastDay).filter(Boolean);
  const isLate = until && ends.length && ends.every((/** @type {string} */ end) => end < until);
  return [
    .../** @type {[string, string][]} */ (found.map((name) => [name, "backwards"])),
    .../** @type {[string, string][]} */ (isLate ? [["registration_until", "late"]] : []),
  ];
}

/** The last day of a date of a course, as it stands in a record. @param {any} one */
const lastDay = (one) =>
  typeof one === "string" ? one.split(" ")[0].split("/").pop() : one?.last ?? one?.first ?? "";

/** @param {Mapping} value @returns {[string, string][]} */
function clocks({ opens_at: opens, closes_at: closes }) {
  if (!CLOCK.test(opens ?? "") || !CLOCK.test(closes ?? "")) return [];
  return closes.padStart(5, "0") <= opens.padStart(5, "0") ? [["closes_at", "overnight"]] : [];
}

/** @param {Mapping} value @returns {[string, string][]} */
function days({ byday = "", freq }) {
  const written = (Array.isArray(byday) ? byday : byday.split(",")).map((/** @type {string} */ one) => one.trim());
  const found = written.filter(Boolean);
  const numbered = found.filter((/** @type {string} */ one) => one.length > 2).length;
  if (freq === "monthly" ? numbered < found.length : freq === "weekly" && numbered) return [["byday", "numbered"]];
  /** @type {Map<string, string[]>} */
  const numbers = new Map();
  for (const one of found) {
    numbers.set(one.slice(-2), [...(numbers.get(one.slice(-2)) ?? []), one.slice(0, -2)]);
  }
  const kinds = new Set([...numbers.values()].map((own) => own.sort().join()));
  return kinds.size > 1 ? [["byday", "mixed"]] : [];
}

/** @param {Mapping} value @returns {[string, string][]} */
function ages({ minimum_age: low, maximum_age: high }) {
  const [, least, leastUnit] = AGE.exec(low ?? "") ?? [];
  const [, most, mostUnit] = AGE.exec(high ?? "") ?? [];
  if (!least || !most) return [];
  const first = Number(least) * DAYS[/** @type {"year"} */ (leastUnit)];
  const last = (Number(most) + 1) * DAYS[/** @type {"year"} */ (mostUnit)] - 1;
  return last < first ? [["maximum_age", "ages"]] : [];
}

/** @param {Mapping} value @returns {[string, string][]} */
function prices({ cost, cost_options: own, runs }) {
  const all = [own, ...(runs ?? []).map((/** @type {any} */ run) => run?.cost_options)].flatMap((one) => one ?? []);
  const amounts = all.map((one) => String(one?.amount ?? "")).filter(Boolean);
  const isPaid = amounts.some((amount) => /[1-9]/.test(amount));
  return (cost === "free" && isPaid) || (cost === "unknown" && amounts.length) ? [["cost", "priced"]] : [];
}
