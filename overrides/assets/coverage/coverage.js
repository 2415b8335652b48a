// @ts-check
// Counts anew what somebody has chosen, in the tables that stand on the page.

import { csvOf } from "./csv.js";
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

/**
 * Says how many offers are left, and what they must be: paper does not show the filters.
 * @param {number} number
 */
function tellCount(number) {
  const place = /** @type {HTMLElement} */ (document.querySelector(".coverage__filtered"));
  place.textContent = (place.dataset.text ?? "").replace("{count}", format(number));
  for (const select of selects()) {
    if (!select.value) continue;
    const chosen = document.createElement("bdi");
    const label = select.labels[0].firstElementChild?.textContent ?? "";
    chosen.textContent = `${label}: ${select.selectedOptions[0].textContent}`;
    place.append(" · ", chosen);
  }
}

/**
 * Hands over the numbers that are shown; without filters, those are in the file that was built.
 * @param {MouseEvent} event
 */
function download(event) {
  const chosen = selects().map(({ value }) => value).filter(Boolean);
  if (!chosen.length) return;
  event.preventDefault();
  const built = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  const tables = /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.heat"));
  const text = csvOf([...tables], built.dataset.counted ?? "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = [built.pathname.replace(/^.*\/|\.csv$/gu, ""), ...chosen].join("-") + ".csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
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
  const table = /** @type {HTMLElement} */ (document.querySelector("a[data-counted]"));
  table.addEventListener("click", download);
  window.addEventListener("hashchange", () => show(data));
  show(data);
}

start().catch(() => undefined);
