// @ts-check
// A record of its own, as a new file.

import { writeEntry } from "./yaml.js";

/**
 * Writes a record of its own.
 * @param {{ [name: string]: import("./yaml.js").Value }} data In the order of its fields.
 * @param {(name: string) => number} groupOf An empty line stands between fields of two groups.
 */
export function writeRecord(data, groupOf) {
  const names = Object.keys(data);
  const lines = names.map((name, at) => {
    const gap = at && groupOf(name) !== groupOf(names[at - 1]) ? "\n" : "";
    return `${gap}${writeEntry(name, data[name], 0)}\n`;
  });
  return lines.join("");
}
