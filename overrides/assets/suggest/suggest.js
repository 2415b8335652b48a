// @ts-check
// The page to suggest an offer and to correct a record: what is open, and what becomes of it.

import { localDay } from "../days.js";
import { tell } from "../site.js";
import { wrongAcross } from "./across.js";
import { changePlaces, offeredPlaces, showPlaces } from "./choices.js";
import { draftOf, merged, remember } from "./draft.js";
import { showErrors } from "./errors.js";
import { filesOf } from "./files.js";
import { listenKeeping } from "./keeping.js";
import { NewNames } from "./new.js";
import { hideOutcome, showOutcome } from "./outcome.js";
import { listenFilter, load, readEntries, showBroken } from "./records.js";
import { Sheet } from "./sheet.js";

/** The address of a new offer, behind the `#`. */
const NEW = "+";
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const { says, repository, mail = "", postalCodes = "{}" } = element("suggest").dataset;
const words = JSON.parse(says ?? "{}");
const ways = { repository: repository ? JSON.parse(repository) : null, address: mail, words };
const sheets = Object.fromEntries(["offer", "provider"].map((kind) =>
  [kind, new Sheet(/** @type {any} */ (element(`sheet-${kind}`)), words)]));

/** What is open: its id, and its record (null for a new one). */
let id = "";
/** @type {any} */
let record = null;
/** Of several addresses in a row, only the last is opened. */
let turn = 0;
/** @type {NewNames} */
let fresh;
/** @type {import("./records.js").Entry[]} */
let entries = [];

const kindOf = () => (id === NEW || id.includes("/") ? "offer" : "provider");
const isUsed = (/** @type {string} */ kind) => kind === kindOf() || (id === NEW && fresh.isOther);
const isListedSecret = (/** @type {string} */ wanted) =>
  entries.some(([one, , , secret]) => one === wanted && secret === 1);
/** An offer of an organisation that nobody should see is secret as well. */
const isSecret = () =>
  isListedSecret(id === NEW ? fresh.names.provider : id) || ["true", "ja"].includes(sheets.offer.state.data.sensitive) ||
  !!element("sheet-offer").querySelector("[data-secret]:checked");
const draft = () => ({
  sheets: { offer: sheets.offer.state.data, provider: sheets.provider.state.data },
  before: record?.data ?? {},
  names: fresh.names,
});
const keeping = listenKeeping({ id: () => id, draft, isSecret }, words);

/** Shows only what belongs to what is open. */
function showParts() {
  element("suggest-start").hidden = id !== "";
  element("suggest-edit").hidden = id === "";
  element("suggest-new").hidden = id !== NEW;
  for (const [kind, { element: sheet }] of Object.entries(sheets)) {
    sheet.hidden = !isUsed(kind);
    /** @type {HTMLFieldSetElement} */ (sheet).disabled = sheet.hidden;
  }
}

/** Opens what the address names. */
async function route() {
  const wanted = location.hash.slice(1);
  if (wanted !== NEW && document.getElementById(wanted)) return;
  turn += 1;
  const mine = turn;
  const read = wanted === NEW ? null : await load(wanted, words);
  if (mine !== turn) return;
  if (id) remember(id, draft());
  for (const link of document.querySelectorAll(".languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = wanted;
  }
  id = read === undefined ? "" : wanted;
  record = read ?? null;
  hideOutcome();
  showErrors([], words);
  if (id) await open();
  showParts();
  if (id) element("suggest-name").focus();
}

async function open() {
  const known = draftOf(id);
  const before = record?.data ?? {};
  fresh.show(known?.names ?? {});
  await showPlaces(element("sheet-offer"), id === NEW ? fresh.names.provider : id.split("/")[0]);
  for (const kind of ["offer", "provider"]) {
    const own = kind === kindOf() ? before : {};
    sheets[kind].open(known ? merged(own, { ...known, before: kind === kindOf() ? known.before : {} }, kind) : own);
  }
  element("suggest-name").textContent =
    id === NEW ? words.newOffer : entries.find(([one]) => one === id)?.[1] ?? before.name ?? id;
  fresh.suggest(sheets.offer.state.data.name ?? "", sheets.provider.state.data.name ?? "");
  keeping.show();
  if (known) tell(words.restored);
}

function submit() {
  const wrong = [...(id === NEW ? fresh.wrong() : [])];
  const used = Object.keys(sheets).filter(isUsed);
  if (id === NEW) addFacts();
  const places = isUsed("provider") ? sheets.provider.state.data.locations ?? [] : offeredPlaces();
  wrong.push(...used.flatMap((kind) => sheets[kind].wrong()));
  wrong.push(...wrongAcross({ sheets, used, known: fresh.known, places, codes: JSON.parse(postalCodes) }, words));
  showErrors(wrong, words);
  if (wrong.length) return;
  const what = { record, isNew: id === NEW, folder: fresh.folder, name: fresh.names.id };
  const files = filesOf(what, used.map((kind) => [kind, sheets[kind]]));
  if (!files.length) return tell(words.unchanged);
  showOutcome(files, sheets[kindOf()].state.data.name ?? id, isSecret(), ways);
}

/** A new entry says where it is from: from whoever writes it, today; and where it is. */
function addFacts() {
  const places = (sheets.provider.state.data.locations ?? []).map((/** @type {any} */ one) => one?.id).filter(Boolean);
  if (!sheets.offer.state.data.sources) {
    sheets.offer.set("sources", [{ title: words.source, seen: localDay(new Date()) }]);
  }
  if (fresh.isOther && places.length) sheets.offer.set("locations", places);
}

function listen() {
  const form = element("suggest-form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("input", (event) => {
    hideOutcome();
    if (event.target === element("suggest-provider")) changePlaces(sheets.offer, fresh.names.provider);
    fresh.suggest(sheets.offer.state.data.name ?? "", sheets.provider.state.data.name ?? "");
    showParts();
    keeping.save();
  });
  window.addEventListener("hashchange", route);
}

element("suggest-scriptless").hidden = true;
element("suggest").hidden = false;
readEntries().catch(() => { showBroken(words.unread); return []; }).then((found) => {
  entries = found;
  fresh = new NewNames(entries, words);
  listenFilter(entries, words);
  listen();
  return route();
});
