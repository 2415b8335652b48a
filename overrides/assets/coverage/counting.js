// @ts-check
// How offers are counted: the same as hooks/coverage.py, for what somebody has chosen. No page.

/**
 * @typedef {[number[], number[], number[], number[], number[], number[], number[], number]} Group
 *   Towns served, towns with a place, then the codes of each of `DIMENSIONS`, then how many offers.
 * @typedef {{towns: string[], codes: Record<string, string[]>, groups: Group[],
 *   children: [string, string, number][]}} Data
 * @typedef {Map<string, number>} Counts By row and code, joined; by row alone for totals.
 */

export const DIMENSIONS = ["topic", "phase", "language", "cost", "format"];
/** The code of offers that say nothing of a dimension; it has no shade and is no gap. */
export const UNSTATED = "-";
const MEASURES = ["serves", "within"];
const COMMON = "@common";
const ALL = "@all";
const LEVELS = 4;

/**
 * What an address asks for, without codes that this directory does not know.
 * @param {string} fragment With or without `#`.
 * @param {Record<string, string[]>} codes
 * @returns {Record<string, string>}
 */
export function readFilters(fragment, codes) {
  const written = new URLSearchParams(fragment.replace(/^#/u, ""));
  const known = DIMENSIONS.filter((one) => codes[one].includes(written.get(one) ?? ""));
  return Object.fromEntries(known.map((one) => [one, written.get(one) ?? ""]));
}

/**
 * @param {Record<string, string>} filters
 * @returns {string} Begins with `#`; "#" alone for no filters.
 */
export function writeFilters(filters) {
  const chosen = DIMENSIONS.filter((one) => filters[one]).map((one) => [one, filters[one]]);
  return `#${new URLSearchParams(chosen)}`;
}

/**
 * The groups of offers that fit all filters.
 * @param {Data} data
 * @param {Record<string, string>} filters
 */
export function fitting(data, filters) {
  const wanted = DIMENSIONS.flatMap((one, at) =>
    filters[one] ? [[at + 2, data.codes[one].indexOf(filters[one])]] : []);
  return data.groups.filter((group) =>
    wanted.every(([at, code]) => /** @type {number[]} */ (group[at]).includes(code)));
}

/**
 * @param {Data} data
 * @param {Group[]} groups
 * @param {string} measure `serves` or `within`.
 * @param {string} dimension Of `DIMENSIONS`.
 * @returns {Counts}
 */
export function count(data, groups, measure, dimension) {
  /** @type {Counts} */
  const counts = new Map();
  const add = (/** @type {string} */ key, /** @type {number} */ number) =>
    counts.set(key, (counts.get(key) ?? 0) + number);
  for (const group of groups) {
    const towns = /** @type {number[]} */ (group[MEASURES.indexOf(measure)]);
    const codes = /** @type {number[]} */ (group[DIMENSIONS.indexOf(dimension) + 2]);
    for (const row of rowsOf(data, towns, measure)) {
      add(row, group[7]);
      for (const code of codes) add(`${row} ${data.codes[dimension][code]}`, group[7]);
    }
  }
  return counts;
}

/**
 * @param {Data} data
 * @param {number[]} found
 * @param {string} measure
 */
function rowsOf(data, found, measure) {
  const rows = [ALL, ...found.map((town) => data.towns[town])];
  const isCommon = measure === "serves" ? found.length === data.towns.length : !found.length;
  return isCommon ? [COMMON, ...rows] : rows;
}

/**
 * How many children live in a town, or in all; 0 where that is not known.
 * @param {Data} data
 * @param {string} row
 * @param {string} phase "" for all.
 */
export function childrenOf(data, row, phase) {
  const known = new Map(data.children.map(([town, own, number]) => [`${town} ${own}`, number]));
  const towns = row === ALL ? data.towns : [row];
  const found = towns.map((town) => known.get(`${town} ${phase}`) ?? 0);
  return found.every(Boolean) ? found.reduce((sum, one) => sum + one, 0) : 0;
}

/**
 * Offers for every 1,000 children, to one decimal.
 * @param {number} number
 * @param {number} children Not 0.
 */
export function perThousand(number, children) {
  return Math.floor((number * 20000 + children) / (2 * children)) / 10;
}

/**
 * The largest number of each shade; different numbers spread evenly.
 * @param {number[]} numbers
 */
export function stepsOf(numbers) {
  const known = [...new Set(numbers.filter(Boolean))].sort((one, other) => one - other);
  const last = Array.from({ length: LEVELS }, (_, at) => Math.ceil((known.length * (at + 1)) / LEVELS));
  return [...new Set(last.filter(Boolean).map((at) => known[at - 1]))];
}

/**
 * @param {number} number
 * @param {number[]} steps
 */
export function levelOf(number, steps) {
  return number ? steps.findIndex((step) => number <= step) + 1 : 0;
}
