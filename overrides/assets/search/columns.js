// @ts-check
// Columns of the index: one value an offer, the number of a combination that many share.

import { readColumn } from "./coding.js";

/** @typedef {{combinations: any[][], rows: Uint32Array}} Column */

/**
 * @param {{combinations: any[][], rows: string}} written
 * @returns {Column}
 */
export function openColumn(written) {
  return { combinations: written.combinations, rows: readColumn(written.rows) };
}

/**
 * Opens the columns of the facets; the rows of some of them come in blocks, later.
 * @param {Record<string, {combinations: any[][], rows?: string}>} written
 * @param {number} count
 * @returns {Record<string, Column>}
 */
export function openColumns(written, count) {
  return Object.fromEntries(
    Object.entries(written).map(([name, { combinations, rows }]) => [
      name,
      { combinations, rows: rows ? readColumn(rows) : new Uint32Array(count) },
    ]),
  );
}

/**
 * Fills in a block of rows.
 * @param {Record<string, Column>} columns
 * @param {Record<string, string>} written By name of the column.
 * @param {number} start The first offer of the block.
 */
export function fillBlock(columns, written, start) {
  for (const [name, column] of Object.entries(columns)) {
    if (written[name]) column.rows.set(readColumn(written[name]), start);
  }
}

/**
 * Which offers have a code, by code.
 * @param {Column} column
 * @returns {Map<any, number[]>}
 */
export function byCode(column) {
  /** @type {Map<any, number[]>} */
  const found = new Map();
  column.rows.forEach((combination, offer) => {
    for (const code of column.combinations[combination]) {
      const offers = found.get(code);
      if (offers) offers.push(offer);
      else found.set(code, [offer]);
    }
  });
  return found;
}
