// @ts-check
// Puts numbers into the tables and lists of coverage that the page brought along.

import { UNSTATED, childrenOf, levelOf, perThousand, stepsOf } from "./counting.js";

/**
 * @typedef {import("./counting.js").Counts} Counts
 * @typedef {{data: import("./counting.js").Data, counts: Counts, phase: string,
 *   format: (number: number) => string}} Numbers
 */

/**
 * The columns of a table that have a code, by their place.
 * @param {HTMLTableElement} table
 */
function columnsOf(table) {
  const heads = [.../** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("thead th"))];
  return heads.map((head) => head.dataset.code ?? "");
}

/** @param {HTMLTableElement} table */
const rowsOf = (table) => [...table.tBodies[0].rows];

/**
 * The range of numbers of each shade, as the legend says it.
 * @param {HTMLTableElement} table
 * @param {number[]} steps
 * @param {(number: number) => string} format
 */
function fillLegend(table, steps, format) {
  const shades = table.closest("section")?.querySelectorAll(".legend [data-level]") ?? [];
  shades.forEach((shade, at) => {
    const low = format((steps[at - 1] ?? 0) + 1);
    const high = format(steps[at] ?? 0);
    const item = /** @type {HTMLElement} */ (shade);
    item.hidden = at >= steps.length;
    /** @type {Element} */ (item.querySelector("bdi")).textContent = low === high ? low : `${low}–${high}`;
  });
}

/**
 * @param {HTMLTableElement} table
 * @param {Numbers} numbers
 */
export function fillTable(table, numbers) {
  const columns = columnsOf(table);
  const towns = numbers.data.towns.flatMap((town) =>
    columns.filter((code) => code && code !== UNSTATED).map((code) => numbers.counts.get(`${town} ${code}`) ?? 0));
  const steps = stepsOf(towns);
  fillLegend(table, steps, numbers.format);
  for (const row of rowsOf(table)) {
    columns.forEach((code, at) => {
      if (at) fillCell(row.cells[at], row.dataset.row ?? "", code, { ...numbers, steps });
    });
  }
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {string} row
 * @param {string} code
 * @param {Numbers & {steps: number[]}} numbers
 */
function fillCell(cell, row, code, { data, counts, phase, format, steps }) {
  if (cell.dataset.none) return;
  const number = counts.get(code ? `${row} ${code}` : row) ?? 0;
  if (cell.dataset.ratio !== undefined) {
    const children = childrenOf(data, row, phase);
    cell.textContent = children ? format(perThousand(number, children)) : "–";
    return;
  }
  cell.textContent = format(number);
  const isShaded = code && code !== UNSTATED && !row.startsWith("@");
  const level = isShaded ? levelOf(number, steps) : 0;
  cell.className = level ? `heat__${level}` : "";
}

/**
 * Says in words what is missing.
 * @param {HTMLTableElement} table
 * @param {string[]} towns
 * @param {Counts} counts
 */
export function fillGaps(table, towns, counts) {
  const gaps = /** @type {HTMLElement} */ (table.closest("section")?.querySelector(".gaps"));
  const rows = rowsOf(table).filter((row) => towns.includes(row.dataset.row ?? ""));
  const found = columnsOf(table).flatMap((code, at) => {
    if (!code || code === UNSTATED) return [];
    const missing = rows.filter((row) => !counts.get(`${row.dataset.row} ${code}`));
    const known = missing.some((row) => row.cells[at].dataset.none);
    if (!missing.length) return [];
    const isNowhere = missing.length === rows.length && !known;
    return [labelOf(table, at), isNowhere ? nowhere(gaps) : listOf(missing, at)];
  });
  gaps.querySelector("dl")?.replaceChildren(...found);
  for (const part of gaps.querySelectorAll("p, dl")) {
    if (part instanceof HTMLElement) part.hidden = part.matches(".gaps__none") === found.length > 0;
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {number} at
 */
function labelOf(table, at) {
  const term = document.createElement("dt");
  const label = table.tHead?.rows[0].cells[at].firstElementChild;
  term.append(...[...(label?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  return term;
}

/** @param {HTMLElement} gaps */
function nowhere(gaps) {
  const told = document.createElement("dd");
  told.textContent = gaps.dataset.nowhere ?? "";
  return told;
}

/**
 * @param {HTMLTableRowElement[]} rows
 * @param {number} at
 */
function listOf(rows, at) {
  const list = document.createElement("ul");
  for (const row of rows) {
    const item = document.createElement("li");
    item.append(...[...row.cells[0].childNodes].map((node) => node.cloneNode(true)));
    if (row.cells[at].dataset.none) item.append(` (${row.cells[at].dataset.none})`);
    list.append(item);
  }
  const told = document.createElement("dd");
  told.append(list);
  return told;
}
