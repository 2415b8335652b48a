// @ts-check
// Counts anew what somebody has chosen, in the tables that stand on the page.

import { count, fitting, readFilters, writeFilters } from "./counting.js";
import { fillGaps, fillTable } from "./tables.js";

/** @typedef {import("./counting.js").Data} Data */
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("coverage-filters"));
/** What the page itself shows alone, such as `phase=baby`. */
const fixed = Object.fromEntries(new URLSearchParams(form?.dataset.fixed ?? ""));

/** Writes numbers as the build does. */
const { format } = new Intl.NumberFormat([document.documentElement.lang, "de"], {
  numberingSystem: "latn",
  maximumFractionDigits: 1,
});

const selects = () => [.../** @type {HTMLFormElement} */ (form).querySelectorAll("select")];

/** @param {Data} data */
function show(data) {
  const chosen = readFilters(location.hash, data.codes);
  for (const select of selects()) select.value = chosen[select.name] ?? "";
  const offered = Object.fromEntries(selects().map(({ name, value }) => [name, value]));
  const filters = { ...offered, ...fixed };
  const groups = fitting(data, filters);
  for (const table of document.querySelectorAll("table.heat")) {
    if (table instanceof HTMLTableElement) draw(data, groups, table, filters.phase ?? "");
  }
  tellCount(groups.reduce((sum, group) => sum + group[7], 0));
  for (const link of document.querySelectorAll(".coverage__views a, .languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = writeFilters(offered);
  }
}

/**
 * @param {Data} data
 * @param {import("./counting.js").Group[]} groups
 * @param {HTMLTableElement} table
 * @param {string} phase
 */
function draw(data, groups, table, phase) {
  const { measure = "", parameter = "" } = table.dataset;
  const counts = count(data, groups, measure, parameter);
  fillTable(table, { data, counts, phase, format });
  fillGaps(table, data.towns, counts);
}

/** @param {number} number */
function tellCount(number) {
  const place = /** @type {HTMLElement} */ (document.querySelector(".coverage__filtered"));
  place.textContent = (place.dataset.text ?? "").replace("{count}", format(number));
}

/** Puts what is chosen into the address; the rest of the page follows it. */
function choose() {
  const chosen = Object.fromEntries(selects().map(({ name, value }) => [name, value]));
  history.replaceState(null, "", writeFilters(chosen));
}

async function start() {
  if (!form) return;
  const answer = await fetch(form.dataset.source ?? "");
  /** @type {Data} */
  const data = await answer.json();
  form.hidden = false;
  form.addEventListener("change", () => {
    choose();
    show(data);
  });
  form.querySelector("button")?.addEventListener("click", () => {
    for (const select of selects()) select.value = "";
    choose();
    show(data);
  });
  window.addEventListener("hashchange", () => show(data));
  show(data);
}

start().catch(() => undefined);
