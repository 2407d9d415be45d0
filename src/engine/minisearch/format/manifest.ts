import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { TimtinError } from '../../../errors.js'
import { formatVersion } from './constants.js'

const segmentEntry = z.strictObject({
  file: z.string().regex(/^[\w-]+\.seg$/),
  articles: z.number().int().positive(),
  /** Numbers, within the segment, of articles that have been replaced or removed since it was built. */
  deleted: z.array(z.number().int().nonnegative()),
})

const manifestSchema = z.strictObject({
  format: z.number(),
  /** Fingerprint of analyzer and lexica. */
  fingerprint: z.string(),
  /** Changes with each build. */
  generation: z.string(),
  /** Sequence number in the article log up to which this build goes. */
  sequence: z.number().int().nonnegative(),
  segments: z.array(segmentEntry),
  /** File of the groups of near-copies. */
  groups: z.string().regex(/^[\w-]+\.bin$/),
  /** Files of the previous build, kept for readers that are still loading them. */
  previousFiles: z.array(z.string()),
})

export type Manifest = z.infer<typeof manifestSchema>
export type SegmentEntry = z.infer<typeof segmentEntry>

export const manifestFile = 'manifest.json'

export const rebuildAdvice = 'Run "timtin build-index --full" to rebuild it.'

/** Number of articles in a build that are not deleted. */
export const articlesOf = (manifest: Manifest) =>
  manifest.segments.reduce((sum, segment) => sum + segment.articles - segment.deleted.length, 0)

/**
 * The manifest of an index folder, or null when there is none.
 * @throws TimtinError `index-damaged` when it is not a manifest or fails its checksum, `index-stale` when it belongs to
 * another analyzer or format
 */
export async function readManifest(folder: string, fingerprint: string): Promise<Manifest | null> {
  const file = path.join(folder, manifestFile)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new TimtinError(
      'environment',
      'index-unreadable',
      'The index cannot be read.',
      file,
      'Check its permissions.',
      { cause: error },
    )
  }
  const feed = text.indexOf('\n')
  const content = text.slice(0, feed)
  if (feed < 0 || text.slice(feed + 1).trim() !== String(crc32(Buffer.from(content)))) {
    throw new TimtinError('index', 'index-damaged', 'The index manifest fails its checksum.', file, rebuildAdvice)
  }
  const parsed = manifestSchema.safeParse(JSON.parse(content))
  if (!parsed.success)
    throw new TimtinError('index', 'index-damaged', 'This is not an index manifest.', file, rebuildAdvice)
  if (parsed.data.format !== formatVersion || parsed.data.fingerprint !== fingerprint) {
    throw new TimtinError(
      'index',
      'index-stale',
      'The index was built by another version of the analyzer.',
      file,
      rebuildAdvice,
    )
  }
  return parsed.data
}

/** Replaces the manifest atomically: this is the switch to a new build. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const content = JSON.stringify(manifest)
  const temporary = path.join(folder, `${manifestFile}.new`)
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(`${content}\n${crc32(Buffer.from(content))}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path.join(folder, manifestFile))
}
