// @ts-check
// Which offers reach somebody who lives in a place.

import { distances } from "./nearness.js";

/**
 * @typedef {import("./offers.js").Offers} Offers
 * @typedef {{far: Float32Array, outside: string[], serves: Uint8Array}} Near
 *   How far each offer is, the town of its place where that lies outside, and whether it is meant
 *   for people who live here.
 * @typedef {import("./facets.js").Filter} Filter
 */

/**
 * What each offer is to somebody who lives in a place.
 * @param {Offers} offers
 * @param {import("./offers.js").Places} places
 * @param {{town: {code: string}, at: number[]}} home
 * @returns {Near}
 */
export function nearOf(offers, places, home) {
  return { ...distances(places, home.at), serves: servers(offers, places.towns, home.town.code) };
}

/**
 * Which offers are meant for people of a town.
 * @param {Offers} offers
 * @param {import("./columns.js").Column} towns Which towns each offer serves.
 * @param {string} code
 */
export function servers(offers, towns, code) {
  const number = offers.head.places.findIndex((/** @type {any} */ one) => one.code === code);
  const { combinations, rows } = towns;
  const serves = combinations.map((towns) => Number(towns.includes(number)));
  return Uint8Array.from(rows, (combination) => serves[combination]);
}

/**
 * Offers near enough; what comes to people, or is reached from anywhere, counts where it serves.
 * @param {Offers} offers
 * @param {Near} near
 * @param {number} km 0 for the whole region.
 * @returns {Filter}
 */
export function withinReach(offers, near, km) {
  const { serves } = near;
  const remote = new Set(offers.head.remote);
  const { combinations, rows } = /** @type {import("./columns.js").Column} */ (
    offers.coded.get("formats")
  );
  const comes = combinations.map((codes) => codes.some((code) => remote.has(code)));
  const passes = new Uint8Array(offers.count);
  for (let offer = 0; offer < offers.count; offer += 1) {
    const far = near.far[offer];
    const hasPlace = !Number.isNaN(far);
    const reaches = !hasPlace || comes[rows[offer]] || offers.is("helpline", offer);
    const isInside = serves[offer] > 0 || !near.outside[offer];
    const isNear = hasPlace && (km ? far <= km : isInside);
    passes[offer] = Number(isNear || (reaches && serves[offer] > 0));
  }
  return { name: "place", passes };
}

/**
 * Leaves out offers that are for residents of other places only.
 * @param {Offers} offers
 * @param {Uint8Array} serves
 * @returns {Filter}
 */
export function residents(offers, serves) {
  const passes = serves.map((one, offer) => Number(one > 0 || !offers.is("residents", offer)));
  return { name: "residents", passes };
}
