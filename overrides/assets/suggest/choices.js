// @ts-check
// The places of an organisation, to choose from.

import { readRecord } from "./records.js";

/** @typedef {{ [name: string]: any }} Place */

/** What is offered now. @type {Place[]} */
let offered = [];
/** Of several organisations in a row, only the places of the last are shown. */
let turn = 0;

export const offeredPlaces = () => offered;

/**
 * @param {Element} sheet
 * @param {string} provider Its id; one that has no record has no places.
 */
export async function showPlaces(sheet, provider) {
  turn += 1;
  const mine = turn;
  const found = provider ? await readRecord(provider).catch(() => null) : null;
  if (mine === turn) offerPlaces(sheet, found?.data.locations ?? []);
}

/**
 * Shows the places of another organisation; those of the one before are no longer chosen.
 * @param {import("./sheet.js").Sheet} sheet Of the offer.
 * @param {string} provider
 */
export async function changePlaces(sheet, provider) {
  await showPlaces(sheet.element, provider);
  const before = /** @type {string[]} */ (sheet.state.data.locations ?? []);
  const kept = before.filter((id) => id.includes("/") || offered.some((place) => place.id === id));
  sheet.set("locations", kept.length ? kept : undefined);
}

/**
 * @param {Element} sheet
 * @param {Place[]} locations
 */
function offerPlaces(sheet, locations) {
  const boxes = sheet.querySelector("[data-kind=places] .boxes");
  offered = locations.filter((one) => typeof one === "object" && typeof one?.id === "string");
  boxes?.replaceChildren(...offered.map(box));
  const options = offered.map((one) => new Option(nameOf(one), one.id));
  document.getElementById("places")?.replaceChildren(...options);
}

/** @param {Place} place @returns {string} */
const nameOf = ({ id, name, street }) => [name, street].filter(Boolean).join(", ") || id;

/** @param {Place} place */
function box(place) {
  const label = document.createElement("label");
  label.className = "choice-box";
  const input = document.createElement("input");
  input.type = "checkbox";
  input.value = place.id;
  const text = document.createElement("span");
  text.textContent = nameOf(place);
  label.append(input, " ", text);
  return label;
}
