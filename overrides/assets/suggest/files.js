// @ts-check
// The files that a suggestion consists of.

import { arranged } from "./order.js";
import { writeRecord } from "./record.js";
import { splice } from "./splice.js";

/**
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {{ path: string, text: string, isNew: boolean }} File
 */

/**
 * @param {{ record: any, isNew: boolean, folder: string, name: string }} what
 * @param {[string, Sheet][]} sheets
 * @returns {File[]} Empty if nothing has changed.
 */
export function filesOf({ record, isNew, folder, name }, sheets) {
  return sheets.flatMap(([kind, { state, order, groupOf }]) => {
    if (!isNew) {
      const text = splice(record, state.record(record.data), { order, groupOf });
      return text === record.text ? [] : [{ path: record.path, text: record.mark + text, isNew: false }];
    }
    const found = state.record({});
    const names = arranged([], Object.keys(found), order[""]);
    const data = Object.fromEntries(names.map((one) => [one, found[one]]));
    const path = `offers/${folder}/${kind === "offer" ? name : "provider"}.yml`;
    return [{ path, text: writeRecord(data, groupOf), isNew: true }];
  });
}
