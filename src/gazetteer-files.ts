import { readFileSync } from 'node:fs'
import path from 'node:path'
import { TimtinError } from './errors.js'
import { createGazetteer, parseGazetteerData, tableNames, type Gazetteer, type TableName } from './gazetteer/index.js'
import { loadDocumentKinds } from './lexica.js'
import { createDocumentKinds } from './text/index.js'

/**
 * Reads `data/gazetteer/` and builds the gazetteer.
 * @param projectRoot folder that holds `data/`
 * @throws TimtinError `gazetteer-unreadable` when a table is missing, `bad-gazetteer` when one is malformed; those of
 * `loadDocumentKinds`
 */
export function loadGazetteer(projectRoot: string): Gazetteer {
  const folder = path.join(projectRoot, 'data', 'gazetteer')
  const tables = Object.fromEntries(tableNames.map((name) => [name, readTable(path.join(folder, `${name}.tsv`))]))
  return createGazetteer(
    parseGazetteerData(tables as Record<TableName, string>),
    createDocumentKinds(loadDocumentKinds(projectRoot)),
  )
}

function readTable(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new TimtinError(
      'environment',
      'gazetteer-unreadable',
      'The table of the gazetteer cannot be read.',
      file,
      'Restore the file from the project.',
      {
        cause,
      },
    )
  }
}
