import type { Source } from '../ingest/sources/index.js'
import { loadSources } from '../source-files.js'
import { readFollowList } from './list.js'

/** What is wrong with a file of the operator's. */
export interface FileFault {
  /** Code of the error. */
  name: string
  /** What is wrong, with the file's name, in English. */
  message: string
}

/**
 * The sources that an archive's list names, and what keeps others that it names from being followed.
 * @throws TimtinError `list-malformed`
 */
export function followedSources(dataFolder: string): { sources: Source[]; faults: FileFault[]; isIdle: boolean } {
  const { sources: ids } = readFollowList(dataFolder)
  const sources: Source[] = []
  const faults: FileFault[] = []
  const { sources: known, faults: faulty } = loadSources(dataFolder)
  for (const id of ids) {
    const fault = faulty.get(id)
    const source = known.byId(id)
    const unknown = `follow.json names a source that is not known: ${id}`
    if (fault !== undefined) faults.push({ name: fault.code, message: fault.message })
    else if (source === null) faults.push({ name: 'unknown-source', message: unknown })
    else sources.push(source)
  }
  return { sources, faults, isIdle: ids.length === 0 }
}

/** How often the files are read again at most, in milliseconds: what is wrong is to be seen within five seconds. */
const readAgainMs = 3000

/**
 * What is wrong with the files from which a server follows its sources, for those who ask how it does.
 * @param clock milliseconds
 */
export function faultsOfFiles(dataFolder: string, clock: () => number): () => string[] {
  let said: string[] = []
  let readAt = -Infinity
  return () => {
    if (clock() - readAt < readAgainMs) return said
    readAt = clock()
    said = [...loadSources(dataFolder).faults.values(), ...faultsOfList(dataFolder)].map(({ message }) => message)
    return said
  }
}

function faultsOfList(dataFolder: string): { message: string }[] {
  try {
    return followedSources(dataFolder).faults
  } catch (error) {
    return [error instanceof Error ? error : new Error(String(error))]
  }
}
