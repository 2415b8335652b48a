// @ts-check
// When offers are open, and their next dates.

import { openColumn } from "./columns.js";
import { isOpenAt, momentOf } from "./moment.js";

/** @typedef {import("./state.js").State} State */

export class Times {
  /**
   * @param {any} written The content of `times.json`.
   * @param {string} timezone
   */
  constructor(written, timezone) {
    this.from = written.from;
    this.days = written.days;
    const { combinations, rows } = openColumn(written);
    const [openings, next, slots] = [0, 1, 2].map((part) => ({
      combinations: combinations.map((one) => one[part]),
      rows,
    }));
    this.openings = openings;
    this.next = next;
    this.slots = slots;
    this.timezone = timezone;
  }

  /** @param {Date} now */
  moment(now) {
    return momentOf(now, this.timezone, this.from);
  }

  /**
   * Whether the openings of this day were written down.
   * @param {Date} now
   */
  isFresh(now) {
    const { day } = this.moment(now);
    return day >= 0 && day < this.days;
  }

  /**
   * @param {Date} now
   * @returns {import("./facets.js").Filter}
   */
  openNow(now) {
    const moment = this.moment(now);
    const isOpen = this.openings.combinations.map((one) => isOpenAt(one, moment));
    return { name: "open", passes: Uint8Array.from(this.openings.rows, (one) => Number(isOpen[one])) };
  }

  /**
   * The days until each offer takes place next.
   * @param {Date} now
   * @param {number} never
   * @returns {(offer: number) => number}
   */
  daysUntil(now, never) {
    const { day } = this.moment(now);
    const next = this.next.combinations.map((one) => one.find((at) => at >= day) ?? never);
    return (offer) => next[this.next.rows[offer]];
  }
}

/**
 * Whether slots (three parts of each day, Monday morning is 0) hold a chosen day and time.
 * @param {State} state
 * @returns {(slots: number[]) => boolean}
 */
export function isAt(state) {
  if (!state.day.length && !state.part.length) return () => true;
  return (slots) => slots.some((slot) => isDay(state, slot) && isPart(state, slot));
}

const isDay = (/** @type {State} */ state, /** @type {number} */ slot) =>
  !state.day.length || state.day.includes(Math.floor(slot / 3));
const isPart = (/** @type {State} */ state, /** @type {number} */ slot) =>
  !state.part.length || state.part.includes(slot % 3);

/**
 * Counts days beside the chosen parts of the day, and parts beside the chosen days.
 * @param {import("./columns.js").Column} column
 * @param {number[]} offers
 * @param {State} state
 */
export function countTimes(column, offers, state) {
  /** @type {Map<number, number>} */
  const days = new Map();
  /** @type {Map<number, number>} */
  const parts = new Map();
  for (const offer of offers) {
    const slots = column.combinations[column.rows[offer]];
    count(days, slots.filter((slot) => isPart(state, slot)).map((slot) => Math.floor(slot / 3)));
    count(parts, slots.filter((slot) => isDay(state, slot)).map((slot) => slot % 3));
  }
  return { days, parts };
}

/**
 * @param {Map<number, number>} counts
 * @param {number[]} codes
 */
function count(counts, codes) {
  for (const code of new Set(codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
}
