// @ts-check
// The page of the finder: reads the address, searches, and shows what was found.

import { localDay } from "../days.js";
import { ideasOf, noteOf } from "./advice.js";
import { chipsOf, drawChips, takeOut } from "./chips.js";
import { fillForm, readForm, showCounts, showTown } from "./form.js";
import { drawMap } from "./map.js";
import { drawResult } from "./results.js";
import { openSearch } from "./search.js";
import { emptyState, isSame, knownState, readState, writeState } from "./state.js";
import { RenewedError } from "./store.js";
import { Words } from "./words.js";

/** @typedef {import("./search.js").Result} Result */

const FIRST = 10;
const FIRST_SEEN = 3;
const MORE = 20;
const PAUSE = 120;

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));

class Finder {
  /** @param {import("./search.js").Search} search */
  constructor(search) {
    this.search = search;
    this.words = new Words(search.head);
    this.state = this.known(location.hash);
    this.shown = Number(history.state?.shown ?? FIRST);
    this.turn = 0;
    this.isCounted = false;
    this.drawn = "";
    /** @type {Result | undefined} */
    this.result = undefined;
  }

  async start() {
    const typed = /** @type {HTMLInputElement} */ (element("words")).value.trim();
    if (typed) this.state.q = typed;
    history.replaceState(history.state, "", writeState(this.state));
    this.fill();
    this.listen();
    element("search").hidden = false;
    if (matchMedia("(min-width: 60rem)").matches) element("filters").toggleAttribute("open", true);
    await this.show(false);
    element("lists").hidden = true;
    const isNarrow = matchMedia("(max-width: 60rem)").matches;
    if (isNarrow && !isSame(this.state, emptyState()) && !scrollY) element("search").scrollIntoView();
    element("filters").addEventListener("toggle", () => this.count());
    await this.count();
  }

  /** Counts all facets, where they weigh little or as soon as somebody looks at them. */
  async count() {
    const { search } = this;
    const isWanted = search.isCounting || element("filters").hasAttribute("open");
    if (this.isCounted || !isWanted) return;
    this.isCounted = true;
    const times = search.loadTimes().catch(() => undefined);
    if (!search.isCounting) {
      search.isCounting = true;
      await this.show(false);
    }
    await times;
    await this.show(false);
  }

  /**
   * The state of an address, without what this directory does not know.
   * @param {string} fragment
   */
  known(fragment) {
    const { codes } = this.search.head;
    const own = {
      phase: codes.life_phases, topic: codes.topics, language: codes.languages,
      format: codes.formats, reassurance: codes.reassurances, access: codes.accessibility,
      cost: codes.cost,
    };
    return knownState(readState(fragment), own, (place) => !!this.search.interpreter.place(place));
  }

  fill() {
    fillForm(this.state, this.search.interpreter.place(this.state.place)?.town.code ?? "");
  }

  listen() {
    const form = /** @type {HTMLFormElement} */ (element("words").closest("form"));
    let waiting = 0;
    element("words").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.change(true), PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      const searched = this.change(false) ?? this.show(false);
      searched.then(() => {
        element("count").focus();
        element("search").scrollIntoView();
      });
    });
    element("filters").addEventListener("change", () => this.change(false));
    element("filters").querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    element("sort").addEventListener("change", () => this.change(false));
    element("clear").addEventListener("click", () => this.go({ ...emptyState(), q: this.state.q }));
    element("more").addEventListener("click", () => this.showMore());
    document.getElementById("view")?.addEventListener("click", () => {
      this.go({ ...this.state, view: this.state.view ? "" : "map" });
    });
    element("map").addEventListener("click", (event) => this.choose(event));
    window.addEventListener("hashchange", () => {
      const isAnchor = location.hash !== "" && !location.hash.includes("=");
      if (!isAnchor) this.move(this.known(location.hash));
    });
  }

  /**
   * Takes over what the fields say.
   * @param {boolean} isTyping
   */
  change(isTyping) {
    const state = readForm(this.state);
    if (state.place !== this.state.place || this.isTownDropped()) {
      state.q = takeOut(state.q, this.result?.query.placeText ?? "");
      /** @type {HTMLInputElement} */ (element("words")).value = state.q;
    }
    if (isSame(state, this.state)) return undefined;
    this.address(state);
    this.state = state;
    this.shown = FIRST;
    return this.show(isTyping);
  }

  /** Whether somebody has chosen no place, where one was typed. */
  isTownDropped() {
    const { value, dataset } = /** @type {HTMLSelectElement} */ (element("place"));
    return value !== (dataset.town ?? "");
  }

  /**
   * Goes to a state as a link would.
   * @param {import("./state.js").State} state
   */
  go(state) {
    this.address(state);
    return this.move(state);
  }

  /**
   * Writes a state into the address. A search is no step of the history: after leaving quickly,
   * Back meets none.
   * @param {import("./state.js").State} state
   */
  address(state) {
    history.replaceState({ ...history.state, shown: FIRST }, "", writeState(state));
  }

  /** @param {import("./state.js").State} state */
  move(state) {
    this.state = state;
    this.shown = FIRST;
    element("words").blur();
    this.fill();
    return this.show(false);
  }

  /**
   * Chooses a town on the map.
   * @param {Event} event
   */
  choose(event) {
    const town = /** @type {Element} */ (event.target).closest("[data-town]")?.getAttribute("data-town");
    const isPlain = !(event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey));
    if (!town || !isPlain) return;
    event.preventDefault();
    this.go({ ...this.state, place: town });
  }

  showMore() {
    const before = element("results").childElementCount;
    this.shown += MORE;
    history.replaceState({ ...history.state, shown: this.shown }, "", location.hash);
    return this.drawResults().then(() => {
      const next = element("results").children[before]?.querySelector("a");
      if (next instanceof HTMLElement) next.focus();
    });
  }

  /**
   * Searches and shows what was found, or that it does not work right now.
   * @param {boolean} isTyping
   */
  async show(isTyping) {
    try {
      await this.draw(isTyping);
      recover();
    } catch (error) {
      fail(error);
    }
  }

  /** @param {boolean} isTyping */
  async draw(isTyping) {
    const turn = (this.turn += 1);
    const result = await this.search.find(this.state, isTyping, new Date());
    if (turn !== this.turn) return;
    this.result = result;
    const { words } = this;
    await this.drawResults();
    if (turn !== this.turn) return;
    element("count").textContent = words.count("found", result.hits.length);
    drawChips(element("chips"), chipsOf(this.state, result, words), (chip) => {
      this.go(chip.without);
      element("count").focus();
    });
    showCounts(result, words);
    this.showNote(result);
    this.showMap(result);
    await this.showIdeas(result);
    this.keepLanguages();
    showTown(this.search.interpreter.place(result.place)?.town.code ?? "");
    element("urgent").hidden = !this.isUrgent(result);
    const far = /** @type {HTMLOptionElement} */ (document.querySelector("#sort [value=distance]"));
    far.disabled = !result.far;
    /** @type {HTMLSelectElement} */ (element("km")).disabled = !result.place;
  }

  /**
   * Whether the numbers for emergencies stand above the results: where helplines are among the
   * first, or one of the numbers was typed.
   * @param {Result} result
   */
  isUrgent({ hits, found }) {
    const numbers = (element("urgent").dataset.numbers ?? "").split(" ");
    if (this.state.q.split(/\s+/u).some((word) => numbers.includes(word))) return true;
    return !!found && hits.slice(0, FIRST_SEEN).some((offer) => this.search.offers.is("helpline", offer));
  }

  async drawResults() {
    const result = /** @type {Result} */ (this.result);
    const [shown, elsewhere] = await Promise.all([
      this.drawCards(result.hits.slice(0, this.shown)),
      this.drawCards(result.onlyElsewhere.slice(0, FIRST)),
    ]);
    if (result !== this.result) return;
    const key = JSON.stringify([result.hits.slice(0, this.shown), result.place, [...(result.found?.terms ?? [])]]);
    if (key === this.drawn) return;
    this.drawn = key;
    element("results").replaceChildren(...shown);
    element("more").hidden = result.hits.length <= this.shown;
    element("elsewhere").hidden = !result.onlyElsewhere.length;
    element("elsewhere-count").textContent = `(${this.words.number(result.onlyElsewhere.length)})`;
    element("elsewhere-results").replaceChildren(...elsewhere);
  }

  /** @param {number[]} offers */
  async drawCards(offers) {
    const result = /** @type {Result} */ (this.result);
    const lexicons = await Promise.all(
      [...new Set([this.search.lang, this.search.head.source])].map((one) =>
        result.found ? this.search.lexicon(one) : undefined,
      ),
    );
    const drawing = {
      words: this.words,
      lang: this.search.lang,
      today: localDay(new Date()),
      rules: lexicons.flatMap((one) => (one ? [one.rules] : [])),
    };
    const results = await this.search.results(offers);
    return results.map((one, at) => {
      const found = {
        terms: result.found?.terms ?? new Set(),
        far: result.far ? result.far[offers[at]] : NaN,
        outside: result.outside[offers[at]] ?? "",
      };
      return drawResult(one, found, drawing);
    });
  }

  /** @param {Result} result */
  showNote(result) {
    const note = element("note");
    note.textContent = noteOf(result, this.words, this.search.head.names);
    note.hidden = !note.textContent;
  }

  /** @param {Result} result */
  showMap(result) {
    const map = element("map");
    map.hidden = this.state.view !== "map";
    document.getElementById("view")?.setAttribute("aria-pressed", String(!map.hidden));
    if (map.hidden) return;
    const town = this.search.interpreter.place(result.place)?.town.code ?? "";
    drawMap(map, result.counts.get("town") ?? new Map(), this.search.head.places, town, this.words);
  }

  /**
   * Offers what leads to something, with the number of offers that it leads to.
   * @param {Result} result
   */
  async showIdeas(result) {
    element("nothing").hidden = result.hits.length > 0;
    if (result.hits.length) return;
    const now = new Date();
    const ideas = await Promise.all(
      ideasOf(this.state, result, this.words).map(async ({ label, state }) => {
        const { hits } = await this.search.find(state, false, now);
        return { label: label(this.words.count("offers", hits.length)), state, count: hits.length };
      }),
    );
    const good = ideas.filter(({ count }) => count > 0);
    element("ideas").replaceChildren(...good.map((idea) => this.drawIdea(idea)));
  }

  /** @param {{label: string, state: import("./state.js").State}} idea */
  drawIdea(idea) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain-button";
    button.textContent = idea.label;
    button.addEventListener("click", () => {
      this.go(idea.state);
      element("count").focus();
    });
    item.append(button);
    return item;
  }

  /** Lets the choice of language lead to the same search. */
  keepLanguages() {
    for (const link of document.querySelectorAll(".languages a")) {
      if (link instanceof HTMLAnchorElement) link.hash = writeState(this.state);
    }
  }
}

/** @param {unknown} error */
function fail(error) {
  element("search").hidden = true;
  element("lists").hidden = false;
  element("lists").classList.add("lists--now");
  element("scriptless").hidden = true;
  element(error instanceof RenewedError ? "renewed" : "broken").hidden = false;
}

/** After a failure, once the network is back. */
function recover() {
  element("search").hidden = false;
  element("lists").hidden = true;
  element("broken").hidden = true;
}

/** @param {HTMLElement} root */
async function start(root) {
  // They keep their room until results take it: else what is below jumps up and down again.
  element("lists").classList.add("lists--waiting");
  root.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  const { index = "", root: site = ".." } = root.dataset;
  const typed = /** @type {HTMLInputElement} */ (element("words")).value.trim();
  const words = typed || readState(location.hash).q;
  const search = await openSearch(site, document.documentElement.lang, index, words);
  await new Finder(search).start();
}

const root = document.getElementById("finder");
if (root) start(root).catch(fail);
const wish = document.getElementById("print-wish");
wish?.addEventListener("click", () => {
  document.body.classList.add("print-wish");
  window.addEventListener("afterprint", () => document.body.classList.remove("print-wish"), { once: true });
  window.print();
});
if (wish) wish.hidden = false;
