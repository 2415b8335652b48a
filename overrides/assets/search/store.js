// @ts-check
// Fetches the files of the index, each once.

/** The files of the index do not fit together: the site was renewed in between. */
export class RenewedError extends Error {}

/**
 * Returns a loader of one folder.
 * @param {string} folder Relative to the page, without '/' at the end.
 * @param {string} version What all files must say; also asked for, so that caches keep them apart.
 * @returns {(name: string) => Promise<any>}
 */
export function openStore(folder, version) {
  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map();
  return (name) => {
    let file = loaded.get(name);
    if (!file) {
      file = load(`${folder}/${name}.json?${version}`, version);
      file.catch(() => loaded.delete(name));
      loaded.set(name, file);
    }
    return file;
  };
}

/**
 * @param {string} address
 * @param {string} version
 */
async function load(address, version) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const data = await response.json();
  if (data.version !== version) throw new RenewedError(address);
  return data;
}
