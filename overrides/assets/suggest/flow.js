// @ts-check
// Changes inside brackets: written anew in their line, or below each other where it gets too long.

import { arranged, isSame } from "./order.js";
import { isMapping, WIDTH, writeFlow, writeItem, writeMapping } from "./yaml.js";

/**
 * @typedef {import("./places.js").Span} Span
 * @typedef {import("./places.js").Text} Text
 * @typedef {import("./yaml.js").Value} Value
 * @typedef {{ [name: string]: Value }} Mapping
 * @typedef {{ [name: string]: Span }} Spans
 */

/**
 * Writes brackets anew; what has not changed inside stays as it was. Comments inside move above.
 * @param {Text} text
 * @param {Value} old
 * @param {Value} wanted
 * @param {Span} span
 * @param {string[]} order Of the fields of a mapping.
 * @param {string} [name] Of the field; none for an item of a list.
 */
export function changeFlow(text, old, wanted, span, order, name) {
  const [key, start, end] = span;
  const line = flowText(text, old, wanted, span, order);
  const isLong = text.column(start) + line.length > WIDTH;
  const isInLine = name === undefined || !isLong || !text.isFirst(key);
  const lost = comments(text.text, span).filter((one) => !(isInLine && line.includes(one)));
  text.raise(start, lost);
  if (isInLine) return text.replace(start, end, line);
  const indent = text.column(key);
  const inner = `\n${" ".repeat(indent + 2)}`;
  const lines = Array.isArray(wanted)
    ? wanted.map((one) => writeItem(one, indent + 2)).join(inner)
    : writeMapping(/** @type {any} */ (wanted), indent + 2);
  text.replace(key, end, `${name}:${inner}${lines}`);
}

/**
 * The comments between the values inside brackets.
 * @param {string} text
 * @param {Span} span
 */
function comments(text, span) {
  const edges = [span[1], ...leaves(span).flatMap(([, start, end]) => [start, end]), span[2]];
  const gaps = edges.flatMap((edge, at) => (at % 2 ? [] : [text.slice(edge, edges[at + 1])]));
  return gaps.flatMap((gap) => [...gap.matchAll(/\s#[^\r\n]*/g)].map(([found]) => found.trim()));
}

/** @param {Span} span @returns {Span[]} */
const leaves = (span) => (span[3] ? Object.values(span[3]).flatMap(leaves) : [span]);

/**
 * @param {Text} text
 * @param {Value} old
 * @param {Value} wanted
 * @param {Span} span
 * @param {string[]} order
 * @returns {string}
 */
function flowText(text, old, wanted, span, order) {
  const [, start, end, inside] = span;
  if (isSame(old, wanted)) return text.text.slice(start, end);
  if (Array.isArray(old) && Array.isArray(wanted) && Array.isArray(inside)) {
    const known = new Map(old.map((one, at) => [JSON.stringify(one), inside[at]]));
    const parts = wanted.map((one, at) => {
      const found = known.get(JSON.stringify(one));
      if (found) return text.text.slice(found[1], found[2]);
      return inside[at] ? flowText(text, old[at], one, inside[at], order) : writeFlow(one);
    });
    return `[${parts.join(", ")}]`;
  }
  if (isMapping(old) && isMapping(wanted) && inside) {
    const before = /** @type {Mapping} */ (old);
    const spans = /** @type {Spans} */ (inside);
    const after = /** @type {Mapping} */ (wanted);
    const parts = arranged(Object.keys(before), Object.keys(after), order).map((name) =>
      `${name}: ${spans[name] ? flowText(text, before[name], after[name], spans[name], order) : writeFlow(after[name])}`);
    return `{${parts.join(", ")}}`;
  }
  return writeFlow(wanted);
}
