// @ts-check
// The saved list: what is saved here, or what somebody has handed on behind the `#`.

import { askFirst } from "../ask.js";
import { listen as listenPrint } from "../print.js";
import { numbersOf, save, savedIds, sharedIds, showCount } from "../saved.js";
import { listen as listenShare } from "../share.js";
import { offerPage } from "../sheet.js";
import { tell } from "../site.js";
import { dropCopies } from "./offline.js";

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
let handed = sharedIds(location.hash);
let turn = 0;
/** Whether the list names an offer that nobody should see, or one that could not be looked at. */
let isSecret = false;

/** What the page shows. */
const shownIds = () => (handed.length ? handed : savedIds());

/**
 * @param {string} id
 * @returns {Promise<DocumentFragment>}
 */
async function drawCard(id) {
  const template = /** @type {HTMLTemplateElement} */ (element("saved-offer"));
  const card = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (card.querySelector(name));
  const page = await offerPage(id, document.documentElement.lang).catch(() => undefined);
  isSecret ||= page === undefined || !!page?.body.classList.contains("sensitive");
  part(".card").dataset.id = id;
  const link = /** @type {HTMLAnchorElement} */ (part("a"));
  link.href = `angebote/${id}.html`;
  const name = page?.querySelector("h1");
  link.append(...(name ? document.importNode(name, true).childNodes : [id]));
  const state = page === null ? ".card__gone" : page ? "" : ".card__unread";
  for (const one of card.querySelectorAll(".card__gone, .card__unread")) {
    if (!state || !one.matches(state)) one.remove();
  }
  const summary = page?.querySelector(".offer__summary");
  if (summary) part(".card__summary").append(...document.importNode(summary, true).childNodes);
  for (const call of page?.querySelectorAll(".actions .action--voice") ?? []) {
    part(".actions").append(document.importNode(call, true));
  }
  const button = part("button");
  button.hidden = handed.length > 0;
  button.setAttribute("aria-label", `${button.textContent?.trim()}: ${link.textContent}`);
  button.addEventListener("click", () => remove([id]));
  return card;
}

/**
 * Takes offers from the list, and their copies from the device.
 * @param {string[]} ids
 */
function remove(ids) {
  save(savedIds().filter((one) => !ids.includes(one)));
  dropCopies(ids);
  for (const card of element("saved-offers").querySelectorAll(".card")) {
    if (card instanceof HTMLElement && ids.includes(card.dataset.id ?? "")) card.remove();
  }
  tell(element("list").dataset.removed ?? "");
  showNumber();
  element(shownIds().length ? "saved-count" : "saved-none").focus();
}

function showNumber() {
  const { length } = shownIds();
  element("saved-none").hidden = length > 0;
  element("saved-some").hidden = length === 0;
  const count = element("saved-count");
  count.textContent = (count.dataset.text ?? "").replace("{count}", numbersOf(count).format(length));
}

async function show() {
  showNumber();
  const mine = (turn += 1);
  element("handed").hidden = !handed.length;
  element("list-clear").hidden = handed.length > 0;
  for (const link of document.querySelectorAll(".languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = handed.join(",");
  }
  const cards = await Promise.all(shownIds().map(drawCard));
  if (mine === turn) element("saved-offers").replaceChildren(...cards);
  element("list").hidden = false;
}

/** Saves what somebody has handed on; the address then no longer holds it. */
function keepHanded() {
  const isKept = save([...savedIds(), ...handed]);
  element("list-refused").hidden = isKept;
  if (!isKept) return;
  handed = [];
  history.replaceState(history.state, "", location.pathname);
  tell(element("list").dataset.saved ?? "");
  show().then(() => element("saved-count").focus());
}

function listen() {
  const address = () => `${location.href.replace(/#.*$/, "")}#${shownIds().join(",")}`;
  listenShare(/** @type {HTMLButtonElement} */ (element("list-share")), address);
  listenPrint(element("list-print"), shownIds, false);
  const keep = /** @type {HTMLButtonElement} */ (element("list-keep"));
  askFirst(keep, element("save-question"), () => isSecret, keepHanded);
  element("list-clear").addEventListener("click", () => remove(savedIds()));
  window.addEventListener("hashchange", () => {
    if (sharedIds(location.hash).length) location.reload();
  });
  window.addEventListener("storage", show);
}

element("list-scriptless").hidden = true;
listen();
show();
showCount();
