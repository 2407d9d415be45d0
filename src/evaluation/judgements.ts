import { fixedHash } from './random.js'
import type { Grades } from './metrics.js'

/** A query with the articles that answer it. */
export interface JudgedQuery {
  id: string
  query: string
  grades: Grades
}

/** Articles that report one event. */
export interface EventCluster {
  name: string
  ids: string[]
}

export interface Judgements {
  queries: JudgedQuery[]
  clusters: EventCluster[]
}

/** Thrown for judgements that cannot be read: says what is wrong, and where. */
export class JudgementsError extends Error {}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `{queries: [{id, query, relevant: {articleId: grade}}]}`, grades 1 to 3. */
function readJudgedSet(value: Record<string, unknown>): JudgedQuery[] {
  if (!Array.isArray(value.queries)) throw new JudgementsError('"queries" is not a list')
  const seen = new Set<string>()
  return value.queries.map((entry: unknown, at) => {
    const where = `queries[${at}]`
    if (
      !isRecord(entry) ||
      typeof entry.id !== 'string' ||
      typeof entry.query !== 'string' ||
      !isRecord(entry.relevant)
    ) {
      throw new JudgementsError(`${where} is not {id, query, relevant}`)
    }
    if (seen.has(entry.id)) throw new JudgementsError(`${where} repeats the id ${JSON.stringify(entry.id)}`)
    seen.add(entry.id)
    const grades = Object.entries(entry.relevant).map(([id, grade]): [string, number] => {
      if (grade !== 1 && grade !== 2 && grade !== 3)
        throw new JudgementsError(`${where} grades ${id} neither 1, 2 nor 3`)
      return [id, grade]
    })
    if (grades.length === 0) throw new JudgementsError(`${where} has no relevant article`)
    return { id: entry.id, query: entry.query, grades: new Map(grades) }
  })
}

/** `{clusters: [{name, ids}]}`; a judged set may have none. */
function readNamedClusters(value: unknown): EventCluster[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new JudgementsError('"clusters" is not a list')
  return value.map((entry: unknown, at) => {
    if (!isRecord(entry) || typeof entry.name !== 'string' || !Array.isArray(entry.ids)) {
      throw new JudgementsError(`clusters[${at}] is not {name, ids}`)
    }
    return { name: entry.name, ids: entry.ids.map(String) }
  })
}

/** One article per line: `{cluster, topic, id, …}`; the topic is a label given to the event by hand. */
function readClusters(lines: string[]): (EventCluster & { topic: string })[] {
  const clusters = new Map<string, EventCluster & { topic: string }>()
  lines.forEach((line, at) => {
    const record: unknown = parseJson(line, `line ${at + 1}`)
    if (!isRecord(record) || typeof record.cluster !== 'string' || typeof record.topic !== 'string') {
      throw new JudgementsError(`line ${at + 1} is not {cluster, topic, id}`)
    }
    const { cluster: name, topic } = record
    const cluster = clusters.get(name) ?? { name, topic, ids: [] }
    cluster.ids.push(String(record.id))
    clusters.set(name, cluster)
  })
  return [...clusters.values()]
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new JudgementsError(`${where} is not JSON`, { cause })
  }
}

/**
 * Reads judgements: a judged set as one JSON object, or event clusters as NDJSON, one article per line.
 * @throws JudgementsError
 */
export function parseJudgements(text: string): Judgements {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isClusters = lines.length > 0 && /^\{.*"cluster"\s*:.*\}$/.test(lines[0].trim())
  if (isClusters) {
    const clusters = readClusters(lines)
    const queries = clusters.map(({ name, topic, ids }) => ({
      id: name,
      query: topic,
      grades: new Map(ids.map((id) => [id, 1])),
    }))
    return { queries, clusters: clusters.map(({ name, ids }) => ({ name, ids })) }
  }
  const value = parseJson(text, 'the file')
  if (!isRecord(value)) throw new JudgementsError('the file is neither a judged set nor clusters, one article per line')
  return { queries: readJudgedSet(value), clusters: readNamedClusters(value.clusters) }
}

/** Which half a query belongs to, by a fixed hash of its id: rules are tuned on `dev` only. */
export function halfOf(id: string): 'dev' | 'held-out' {
  return fixedHash(id) % 2 === 0 ? 'dev' : 'held-out'
}
