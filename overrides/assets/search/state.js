// @ts-check
// What somebody looks for, and how it stands in the address: after the `#`, which no server gets.

/**
 * @typedef {{q: string, place: string, km: number, age: number | null, phase: string[],
 *   topic: string[], language: string[], cost: string[], format: string[], reassurance: string[],
 *   access: string[], day: number[], part: number[], open: boolean, sort: string, view: string}} State
 *   `km` 0 is the whole region; `day` 0 is Monday; `part` 0 is the morning.
 */

/** @type {("phase" | "topic" | "language" | "cost" | "format" | "reassurance" | "access")[]} */
export const CODES = ["phase", "topic", "language", "cost", "format", "reassurance", "access"];
/** @type {("day" | "part")[]} */
export const NUMBERS = ["day", "part"];
const SORTS = ["distance", "date"];
const VIEWS = ["map"];
const FARTHEST = 100;
/** The last year of age that is told apart. */
export const OLDEST = 27;
const LONGEST = 200;

/** @returns {State} */
export function emptyState() {
  return {
    q: "", place: "", km: 0, age: null, phase: [], topic: [], language: [], cost: [], format: [],
    reassurance: [], access: [], day: [], part: [], open: false, sort: "", view: "",
  };
}

/**
 * @param {string} fragment With or without `#`; what is wrong in it is left out.
 * @returns {State}
 */
export function readState(fragment) {
  const written = new URLSearchParams(fragment.replace(/^#/u, ""));
  const text = (/** @type {string} */ name) => (written.get(name) ?? "").slice(0, LONGEST);
  const list = (/** @type {string} */ name) => [...new Set(text(name).split(",").filter(Boolean))];
  const number = (/** @type {string} */ value, /** @type {number} */ most) =>
    /^\d{1,3}$/u.test(value) && Number(value) <= most ? Number(value) : null;
  const oneOf = (/** @type {string} */ name, /** @type {string[]} */ known) =>
    known.includes(text(name)) ? text(name) : "";
  const state = emptyState();
  state.q = text("q");
  state.place = /^[a-z0-9-]+$/u.test(text("place")) ? text("place") : "";
  state.km = number(text("km"), FARTHEST) ?? 0;
  state.age = number(text("age"), OLDEST);
  for (const name of CODES) state[name] = list(name);
  for (const name of NUMBERS) {
    state[name] = list(name).flatMap((one) => number(one, name === "day" ? 6 : 2) ?? []);
  }
  state.open = text("open") === "1";
  state.sort = oneOf("sort", SORTS);
  state.view = oneOf("view", VIEWS);
  return state;
}

/**
 * @param {State} state
 * @returns {string} Begins with `#`; "#" alone for a state that asks for nothing.
 */
export function writeState(state) {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (Array.isArray(value) ? value.length : value !== null && value !== "" && value !== 0 && value !== false) {
      written.set(name, value === true ? "1" : String(value));
    }
  }
  if (state.age === 0) written.set("age", "0");
  return `#${written}`;
}

/**
 * Whether two states ask for the same.
 * @param {State} one
 * @param {State} other
 */
export function isSame(one, other) {
  return writeState(one) === writeState(other);
}

/**
 * A state without codes that this directory does not know, as in an old link.
 * @param {State} state
 * @param {Record<string, string[]>} codes Those of each facet, by its name in states.
 * @param {(place: string) => boolean} isPlace
 */
export function knownState(state, codes, isPlace) {
  const known = { ...state, place: isPlace(state.place) ? state.place : "" };
  for (const name of CODES) known[name] = state[name].filter((code) => codes[name].includes(code));
  return known;
}
