// @ts-check
// The day that the site was built for. The build writes it here and not into every page, so that
// a page on which nothing has changed stays the same file, and need not be sent or fetched again.

/** As 2026-11-22. */
export const BUILT = "{built}";
/** @type {Record<string, string>} The line that says so, by language. */
export const AS_OF = { "{as_of}": "" };
