/** Folders of a mirror are named after hosts; the list of endings keeps other names with dots apart. */
const host = /^(?:[a-z\d-]+\.)+(?:vn|com|net|org|info|edu|gov|asia|tv|biz|example|test)(?:[:+]\d{1,5})?$/iu

/** Whether a folder's name is that of a host. */
export function isHostFolder(name: string): boolean {
  return host.test(name)
}

/**
 * The address of a page in a mirrored site, as wget and similar programs name its file: a folder for the host, then the
 * path; `index.html` for a folder, `@` for `?` on some systems, `.html` added behind a query.
 * @param path with slashes, from the folder or archive that was named on
 * @returns null when no folder is named after a host
 */
export function mirroredAddress(path: string): string | null {
  const parts = path.split('/')
  const at = parts.slice(0, -1).findIndex(isHostFolder)
  if (at < 0) return null
  const rest = parts.slice(at + 1)
  const name = rest.pop()!.replace(/^index\.html?$/iu, '')
  const query = /[?@]/u.test(name) ? name.replace('@', '?').replace(/(\?.*)\.html?$/iu, '$1') : name
  try {
    return new URL(`http://${parts[at].replace('+', ':')}/${[...rest, query].join('/')}`).href
  } catch {
    return null
  }
}
