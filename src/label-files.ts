import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TimtinError } from './errors.js'
import { loadSources } from './source-files.js'
import { Labels, type LabelRow } from './web/presenters/labels.js'

const header = 'kind\tcode\tlabel'

/** @throws TimtinError `labels-malformed` */
function readRows(file: string): LabelRow[] {
  const [first, ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
  const wrong = (what: string) =>
    new TimtinError('environment', 'labels-malformed', what, file, 'docs/sources.md describes the list.')
  if (first !== header) throw wrong('The first line is not kind, code, label, with tabs between them.')
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const [kind, code = '', label = ''] = line.split('\t').map((cell) => cell.trim())
    if ((kind !== 'source' && kind !== 'category') || label === '' || (kind === 'source' && code === '')) {
      throw wrong(`Line ${at + 2} is not source or category, then a code, then a label.`)
    }
    return [{ kind, code, label }]
  })
}

/**
 * Names of sources and categories: ours (`data/labels.tsv`), those of the known sources, and those of the operator
 * (`labels.tsv` in the data folder), of which the last count most.
 * @throws TimtinError `labels-malformed`
 */
export function loadLabels(projectRoot: string, dataFolder: string): Labels {
  const own = path.join(dataFolder, 'labels.tsv')
  const { sources } = loadSources(dataFolder)
  return new Labels([
    ...readRows(path.join(projectRoot, 'data', 'labels.tsv')),
    ...sources.all.flatMap(({ id, name, hosts }) =>
      [id, ...hosts.map((host) => host.replace(/^\*\./u, ''))].map((code) => ({
        kind: 'source' as const,
        code,
        label: name,
      })),
    ),
    ...(existsSync(own) ? readRows(own) : []),
  ])
}
