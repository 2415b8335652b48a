// @ts-check
// The ways into the finder: the field at the top of every page, and the questions of the home page.
// What is typed goes behind the `#` of the address, which no server gets. So does the id of an
// offer that a code on paper names: the page that chooses a language then leads on to it.

import { go } from "./trail.js";

const OFFER = /^#[a-z0-9-]+\/[a-z0-9-]+$/;

/**
 * @param {string} selector
 * @param {(form: HTMLFormElement) => Record<string, string>} read
 */
function lead(selector, read) {
  for (const form of document.querySelectorAll(selector)) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const asked = Object.entries(read(/** @type {HTMLFormElement} */ (form)));
      const fragment = new URLSearchParams(asked.filter(([, value]) => value !== ""));
      go(`${form.getAttribute("action")}#${fragment}`);
    });
  }
}

lead("[data-search]", (form) => ({ q: form.querySelector("input")?.value.trim() ?? "" }));
lead("[data-questions]", (form) =>
  Object.fromEntries(
    [...form.querySelectorAll("select")].map((one) => [one.dataset.question ?? "", one.value]),
  ),
);

/**
 * Leads on to an offer, in the first of the visitor's languages that the site speaks.
 * @param {HTMLAnchorElement[]} links One to each language.
 */
function leadOn(links) {
  for (const link of links) {
    link.href = `${link.lang}/angebote/${location.hash.slice(1)}.html`;
  }
  history.replaceState(null, "", location.pathname);
  const wanted = navigator.languages.map((one) => one.split("-")[0]);
  const own = wanted.map((code) => links.find((one) => one.lang === code)).find(Boolean);
  if (own) location.replace(own.href);
}

const choice = [...document.querySelectorAll(".choice a")];
if (choice.length && OFFER.test(location.hash)) {
  leadOn(/** @type {HTMLAnchorElement[]} */ (choice));
}
