// @ts-check
// The places of an organisation, to choose from.

import { readRecord } from "./records.js";

/**
 * @param {Element} sheet
 * @param {string} provider Its id; one that has no record has no places.
 */
export async function showPlaces(sheet, provider) {
  const found = provider ? await readRecord(provider).catch(() => null) : null;
  offerPlaces(sheet, found?.data.locations ?? []);
}

/**
 * @param {Element} sheet
 * @param {{ [name: string]: any }[]} locations
 */
function offerPlaces(sheet, locations) {
  const boxes = sheet.querySelector("[data-kind=places] .boxes");
  const known = locations.filter((one) => typeof one === "object" && typeof one?.id === "string");
  boxes?.replaceChildren(...known.map(box));
  const options = known.map((one) => new Option(nameOf(one), one.id));
  document.getElementById("places")?.replaceChildren(...options);
}

/** @param {{ [name: string]: any }} place @returns {string} */
const nameOf = ({ id, name, street }) => [name, street].filter(Boolean).join(", ") || id;

/** @param {{ [name: string]: any }} place */
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
