// @ts-check
// The offers as numbers: their columns, and which of them bear the terms of vocabularies.

import { byCode, fillBlock, openColumn, openColumns } from "./columns.js";

/**
 * @typedef {import("./columns.js").Column} Column
 * @typedef {{points: any[][], at: Column, towns: Column}} Places
 *   Points are latitude, longitude and, outside the region, the name of their town.
 */

/** A need that only the summary names counts less than one in the title. */
const MENTIONED = 0.4;
/** Where nobody names a need, offers of its topic may help. */
const OF_TOPIC = 0.2;
const CODED = ["topics", "life_phases", "languages", "formats", "reassurances", "accessibility"];
const FLAGS = ["paused", "full", "residents", "helpline"];

export class Offers {
  /**
   * @param {any} head The content of `index.json`.
   * @param {any} facets The content of `facets.json`.
   * @param {(name: string) => Promise<any>} load Loads other files that all languages share.
   */
  constructor(head, facets, load) {
    this.head = head;
    this.load = load;
    /** @type {number} */
    this.count = facets.count;
    /** @type {number} */
    this.block = facets.block;
    this.columns = openColumns(facets.columns, facets.count);
    /** @type {Map<number, Promise<void>>} */
    this.blocks = new Map();
    /** @type {Promise<Places> | undefined} */
    this.places = undefined;
    this.coded = new Map(CODED.map((name) => [name, this.withCodes(name)]));
    this.flags = new Map(FLAGS.map((flag) => [flag, this.flagged(flag)]));
    this.vocabularies = Object.entries(head.said).map(([name, size]) => ({
      name,
      size: Number(size),
      bearers: byCode(this.columns[name]),
    }));
    this.mentions = byCode(this.columns.mentions);
    if (this.count <= this.block) this.loadBlock(0);
  }

  /**
   * A column with codes in the place of the numbers of terms.
   * @param {string} name
   * @returns {Column}
   */
  withCodes(name) {
    const codes = this.head.codes[name];
    const { combinations, rows } = this.columns[name];
    return { combinations: combinations.map((one) => one.map((number) => codes[number])), rows };
  }

  /**
   * @param {string} flag
   * @returns {(offer: number) => boolean}
   */
  flagged(flag) {
    const { combinations, rows } = this.columns.flags;
    const has = combinations.map((flags) => flags.includes(flag));
    return (offer) => has[rows[offer]];
  }

  /**
   * @param {string} flag
   * @param {number} offer
   */
  is(flag, offer) {
    return this.flags.get(flag)?.(offer) ?? false;
  }

  /**
   * The offers that bear a term of a vocabulary, by the number of its document.
   * @param {number} document
   */
  carriers(document) {
    let number = document - this.count;
    const vocabulary = this.vocabularies.find(({ size }) => {
      if (number < size) return true;
      number -= size;
      return false;
    });
    const bearers = [{ offers: vocabulary?.bearers.get(number) ?? [], share: 1 }];
    if (vocabulary?.name === "needs") {
      bearers.push({ offers: this.mentions.get(number) ?? [], share: MENTIONED });
      if (bearers.every(({ offers }) => !offers.length)) {
        bearers.push({ offers: this.ofTopic(this.head.needs[number]), share: OF_TOPIC });
      }
    }
    return bearers;
  }

  /** @param {number} topic */
  ofTopic(topic) {
    return this.vocabularies.find(({ name }) => name === "topics")?.bearers.get(topic) ?? [];
  }

  /** Where offers are, and which towns they serve. */
  loadPlaces() {
    this.places ??= this.load("points").then(({ points, at, towns }) => ({
      points,
      at: openColumn(at),
      towns: openColumn(towns),
    }));
    this.places.catch(() => {
      this.places = undefined;
    });
    return this.places;
  }

  /** @param {number} number */
  loadBlock(number) {
    let block = this.blocks.get(number);
    if (!block) {
      block = this.load(`facets-${number}`).then((written) =>
        fillBlock(this.columns, written, number * this.block),
      );
      block.catch(() => this.blocks.delete(number));
      this.blocks.set(number, block);
    }
    return block;
  }

  /**
   * Loads the columns of the offers that are considered.
   * @param {Uint8Array} base
   */
  loadBlocks(base) {
    const needed = new Set();
    base.forEach((one, offer) => {
      if (one) needed.add(Math.floor(offer / this.block));
    });
    return Promise.all([...needed].map((number) => this.loadBlock(number)));
  }
}
