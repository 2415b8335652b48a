// @ts-check
// Where a file can go: a page of the project's platform, filled where it allows that, or a mail.

/** @typedef {{ kind: string, url: string, branch: string }} Repository */
/** @typedef {{ url: string, isFilled: boolean }} Outlet */

/** Longer addresses are cut or refused on the way. */
export const LONGEST = 8000;
/** Programs for mail take less. */
export const LONGEST_MAIL = 1900;

/** @param {string} path */
const inPath = (path) => path.split("/").map(encodeURIComponent).join("/");

/**
 * The page where somebody creates a file.
 * @param {Repository} repository
 * @param {string} path
 * @param {string} text
 * @returns {Outlet}
 */
export function newFile({ kind, url, branch }, path, text) {
  const [, folder, name] = /** @type {string[]} */ (/^(.*)\/([^/]+)$/.exec(path));
  const place = `${inPath(branch)}/${inPath(folder)}`;
  const base = url.replace(/\/+$/, "");
  const file = encodeURIComponent(name);
  if (kind === "gitlab") return { url: `${base}/-/new/${place}?file_name=${file}`, isFilled: false };
  const page = kind === "github" ? "new" : "_new";
  const empty = `${base}/${page}/${place}?filename=${file}`;
  const whole = `${empty}&value=${encodeURIComponent(text)}`;
  return whole.length > LONGEST ? { url: empty, isFilled: false } : { url: whole, isFilled: true };
}

/**
 * The page where somebody edits a file; none of the platforms fills it.
 * @param {Repository} repository
 * @param {string} path
 * @returns {Outlet}
 */
export function editFile({ kind, url, branch }, path) {
  const page = { github: "edit", gitlab: "-/edit", forgejo: "_edit" }[kind] ?? "edit";
  const place = `${inPath(branch)}/${inPath(path)}`;
  return { url: `${url.replace(/\/+$/, "")}/${page}/${place}`, isFilled: false };
}

/**
 * A mail with the files, or one that asks to attach them.
 * @param {string} address
 * @param {string} subject
 * @param {{ path: string, text: string }[]} files
 * @param {string} attach What the mail says where the files are too long for it.
 * @returns {Outlet}
 */
export function mail(address, subject, files, attach) {
  const write = (/** @type {string} */ body) =>
    `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
  const whole = write(files.map(({ path, text }) => `${path}\n\n${text}`).join("\n\n"));
  if (whole.length <= LONGEST_MAIL) return { url: whole, isFilled: true };
  return { url: write(`${attach}\n\n${files.map(({ path }) => path).join("\n")}\n`), isFilled: false };
}
