// @ts-check
// The order of results: the obvious first, near before far, paused and full offers later.

import { closeness } from "./nearness.js";

const LATER = { paused: 0.7, full: 0.85 };
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * @param {import("./offers.js").Offers} offers
 * @param {Float32Array | undefined} scores Of the words; none for a search without words.
 * @param {import("./reach.js").Near | undefined} near
 * @returns {(offer: number) => number}
 */
export function ranking(offers, scores, near) {
  return (offer) => {
    let rank = scores ? scores[offer] : 1;
    if (near) rank *= closeness(near.far[offer], near.serves[offer] > 0);
    if (offers.is("paused", offer)) rank *= LATER.paused;
    return offers.is("full", offer) ? rank * LATER.full : rank;
  };
}

/**
 * What is sorted by before relevance: kilometres or days; what has none comes last.
 * @param {string} sort
 * @param {Float32Array | undefined} far
 * @param {import("./times.js").Times | undefined} times
 * @param {Date} now
 * @returns {(offer: number) => number}
 */
export function sortKey(sort, far, times, now) {
  if (sort === "distance" && far) return (offer) => (Number.isNaN(far[offer]) ? LAST : far[offer]);
  if (sort === "date" && times) return times.daysUntil(now, LAST);
  return () => 0;
}

/**
 * @param {number[]} hits
 * @param {(offer: number) => number} rank
 * @param {(offer: number) => number} key
 * @param {ArrayLike<number>} needs The combination of needs of each offer.
 */
export function sorted(hits, rank, key, needs) {
  const ranked = hits.map((offer) => ({ offer, key: key(offer), rank: rank(offer), turn: 0 }));
  takeTurns(ranked, needs);
  ranked.sort(
    (one, other) =>
      one.key - other.key || other.rank - one.rank || one.turn - other.turn || one.offer - other.offer,
  );
  return ranked.map((one) => one.offer);
}

/**
 * Lets offers for different needs take turns where they rank alike, so that the first ones show
 * what kinds of help there are.
 * @param {{offer: number, rank: number, turn: number}[]} ranked
 * @param {ArrayLike<number>} needs
 */
function takeTurns(ranked, needs) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  for (const one of ranked) {
    const kind = `${one.rank} ${needs[one.offer]}`;
    one.turn = taken.get(kind) ?? 0;
    taken.set(kind, one.turn + 1);
  }
}
