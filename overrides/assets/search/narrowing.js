// @ts-check
// What a state leaves of the offers that words have found, and what its choices need for that.

import { allOf, anyOf, filter } from "./facets.js";
import { residents, withinReach } from "./reach.js";
import { countTimes, isAt } from "./times.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {{offers: import("./offers.js").Offers, times: import("./times.js").Times | undefined,
 *   state: State, age: number | null, near: import("./reach.js").Near | undefined,
 *   places: import("./offers.js").Places | undefined, now: Date, isCounting: boolean}} Asked
 *   `near` is there where somebody lives somewhere, `places` also for the map; `isCounting` says
 *   that the columns in blocks are there.
 */

/** @param {State} state */
export function needsTimes({ day, part, open, sort }) {
  return day.length > 0 || part.length > 0 || open || sort === "date";
}

/**
 * Whether something is chosen for which the columns in blocks are needed.
 * @param {State} state
 * @param {number | null} age
 * @param {object | undefined} home
 */
export function needsBlocks({ language, cost, format, reassurance, access }, age, home) {
  const chosen = [language, cost, format, reassurance, access];
  return age !== null || !!home || chosen.some((codes) => codes.length > 0);
}

/**
 * The offers that a state leaves, and how many each further choice would leave.
 * @param {Uint8Array} base Which offers are considered at all.
 * @param {Asked} asked
 */
export function narrow(base, asked) {
  const narrowed = filter(base, facetsOf(asked), filtersOf(asked));
  const { times, state } = asked;
  if (times) {
    const considered = [...narrowed.hits, ...(narrowed.only.get("times") ?? [])];
    const { days, parts } = countTimes(times.slots, considered, state);
    narrowed.counts.set("day", days).set("part", parts);
  }
  return {
    ...narrowed,
    onlyElsewhere: narrowed.only.get("residents") ?? [],
    open: countOpen(narrowed.hits, asked),
  };
}

/** @param {Asked} asked */
function facetsOf({ offers, times, state, age, places, isCounting }) {
  const coded = (/** @type {string} */ name) =>
    /** @type {import("./columns.js").Column} */ (offers.coded.get(name));
  const { columns } = offers;
  const inBlocks = () => [
    anyOf("age", columns.ages, age === null ? [] : [age]),
    anyOf("language", coded("languages"), state.language),
    anyOf("cost", columns.cost, state.cost),
    anyOf("format", coded("formats"), state.format),
    allOf("reassurance", coded("reassurances"), state.reassurance),
    allOf("access", coded("accessibility"), state.access),
  ];
  return [
    anyOf("phase", coded("life_phases"), state.phase),
    anyOf("topic", coded("topics"), state.topic),
    ...(isCounting ? inBlocks() : []),
    ...(times ? [{ name: "times", column: times.slots, accepts: isAt(state), joint: false }] : []),
    ...(places ? [anyOf("town", places.towns, [])] : []),
  ];
}

/** @param {Asked} asked */
function filtersOf({ offers, times, state, near, now }) {
  return [
    ...(near ? [withinReach(offers, near, state.km), residents(offers, near.serves)] : []),
    ...(state.open && times?.isFresh(now) ? [times.openNow(now)] : []),
  ];
}

/**
 * @param {number[]} hits
 * @param {Asked} asked
 */
function countOpen(hits, { times, now }) {
  if (!times?.isFresh(now)) return undefined;
  const { passes } = times.openNow(now);
  return hits.filter((offer) => passes[offer]).length;
}
