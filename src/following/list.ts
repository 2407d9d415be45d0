import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { TimtinError } from '../errors.js'

const usualMinutes = 10

const listSchema = z.strictObject({
  /** Minutes from the beginning of one round to that of the next. */
  everyMinutes: z.number().int().min(1).max(1440).default(usualMinutes),
  /** Ids of the sources to follow. */
  sources: z.array(z.string()).default([]),
})

/** Which sources a server follows, and how often. */
export type FollowList = z.infer<typeof listSchema>

/** The list of an archive: `follow.json` in its data folder. */
export function followFile(dataFolder: string): string {
  return path.join(dataFolder, 'follow.json')
}

/** @throws TimtinError `list-malformed` when the file is there and cannot be read */
export function readFollowList(dataFolder: string): FollowList {
  const file = followFile(dataFolder)
  if (!existsSync(file)) return listSchema.parse({})
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : []
    const why = issue ? `${issue.path.join('.')}: ${issue.message}` : (cause as Error).message
    const advice = 'Give {"everyMinutes": 10, "sources": ["id", …]}, or remove the file.'
    throw new TimtinError('environment', 'list-malformed', `The list of sources is wrong (${why}).`, file, advice, {
      cause,
    })
  }
}

/** Replaces the list as a whole, so that a server never reads half of it. */
export function writeFollowList(dataFolder: string, list: FollowList): void {
  const file = followFile(dataFolder)
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(list, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
