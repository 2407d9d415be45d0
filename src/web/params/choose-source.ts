import { ParamsError, quoted } from './problems.js'

/**
 * The source that an address names (`nguon`) and the other sources.
 * @param page address of the same page without it
 * @throws ParamsError when there is no source of that name
 */
export function chooseSource<S extends { source: string }>(sources: readonly S[], name: string, page: string): S {
  const found = sources.find(({ source }) => source === name)
  if (found !== undefined) return found
  const message = `Kho tin không có nguồn ${quoted(name)}.`
  throw new ParamsError([{ parameter: 'nguon', message, allowed: 'Tên nguồn như trong danh sách.' }], page)
}
