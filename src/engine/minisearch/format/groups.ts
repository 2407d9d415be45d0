import path from 'node:path'
import { TimtinError } from '../../../errors.js'
import { groupsLayout } from './layouts.js'
import { rebuildAdvice, type Manifest } from './manifest.js'
import { readSections, writeSections } from './section-file.js'

/** Writes the near-copies of a build. @param leaders as returned by `leadersOf` for the articles of its segments */
export async function writeLeaders(folder: string, file: string, leaders: Uint32Array): Promise<void> {
  await writeSections(path.join(folder, file), groupsLayout, { leaders })
}

/** Leader of each article of a build, or `noLeader`. @throws TimtinError `index-damaged` */
export async function readLeaders(folder: string, manifest: Manifest): Promise<Uint32Array> {
  const file = path.join(folder, manifest.groups)
  const { leaders } = await readSections(file, groupsLayout)
  if (leaders.length === manifest.segments.reduce((sum, { articles }) => sum + articles, 0)) return leaders
  throw new TimtinError(
    'index',
    'index-damaged',
    'The groups of near-copies are not of this build.',
    file,
    rebuildAdvice,
  )
}
