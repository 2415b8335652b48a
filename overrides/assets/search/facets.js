// @ts-check
// Filters offers by facets and counts what each further choice would leave.

/**
 * @typedef {import("./columns.js").Column} Column
 * @typedef {{name: string, column: Column, accepts: (codes: any[]) => boolean, joint: boolean}} Facet
 *   `joint` where an offer must have all chosen codes, so that each further one narrows the result.
 * @typedef {{name: string, passes: Uint8Array}} Filter One value an offer: 1 passes, 0 does not.
 */

/**
 * A facet where one of the chosen codes is enough.
 * @param {string} name
 * @param {Column} column
 * @param {any[]} chosen
 * @returns {Facet}
 */
export function anyOf(name, column, chosen) {
  const accepts = (/** @type {any[]} */ codes) =>
    !chosen.length || chosen.some((code) => codes.includes(code));
  return { name, column, accepts, joint: false };
}

/**
 * A facet where an offer must have all chosen codes.
 * @param {string} name
 * @param {Column} column
 * @param {any[]} chosen
 * @returns {Facet}
 */
export function allOf(name, column, chosen) {
  const accepts = (/** @type {any[]} */ codes) => chosen.every((code) => codes.includes(code));
  return { name, column, accepts, joint: true };
}

/**
 * The offers that pass everything, and for each facet how many have each of its codes.
 * @param {Uint8Array} base Which offers are considered at all.
 * @param {Facet[]} facets
 * @param {Filter[]} filters
 * @returns {{hits: number[], counts: Map<string, Map<any, number>>, without: Map<string, number>, only: Map<string, number[]>}}
 *   Counts leave out what is chosen in their own facet, unless it is joint. `without` tells how many
 *   there would be without a facet or filter, `only` which offers fail that filter alone.
 */
export function filter(base, facets, filters) {
  const accepted = facets.map(({ column, accepts }) => column.combinations.map(accepts));
  const tallies = facets.map(({ column }) => new Uint32Array(column.combinations.length));
  const names = [...facets, ...filters].map(({ name }) => name);
  const lost = names.map(() => /** @type {number[]} */ ([]));
  /** @type {number[]} */
  const hits = [];
  for (let offer = 0; offer < base.length; offer += 1) {
    if (!base[offer]) continue;
    const failed = failures(offer, facets, accepted, filters);
    if (failed === -2) continue;
    if (failed === -1) hits.push(offer);
    else lost[failed].push(offer);
    facets.forEach(({ column, joint }, at) => {
      if (failed === -1 || (failed === at && !joint)) tallies[at][column.rows[offer]] += 1;
    });
  }
  const counts = new Map(facets.map((facet, at) => [facet.name, countCodes(facet.column, tallies[at])]));
  const without = new Map(names.map((name, at) => [name, hits.length + lost[at].length]));
  return { hits, counts, without, only: new Map(names.map((name, at) => [name, lost[at]])) };
}

/**
 * The only facet or filter that an offer fails: its number, -1 for none, -2 for several.
 * @param {number} offer
 * @param {Facet[]} facets
 * @param {boolean[][]} accepted
 * @param {Filter[]} filters
 */
function failures(offer, facets, accepted, filters) {
  let failed = -1;
  for (let at = 0; at < facets.length + filters.length; at += 1) {
    const passes =
      at < facets.length
        ? accepted[at][facets[at].column.rows[offer]]
        : filters[at - facets.length].passes[offer];
    if (!passes) {
      if (failed !== -1) return -2;
      failed = at;
    }
  }
  return failed;
}

/**
 * @param {Column} column
 * @param {Uint32Array} tally
 */
function countCodes(column, tally) {
  /** @type {Map<any, number>} */
  const counts = new Map();
  tally.forEach((count, combination) => {
    if (!count) return;
    for (const code of column.combinations[combination]) {
      counts.set(code, (counts.get(code) ?? 0) + count);
    }
  });
  return counts;
}
