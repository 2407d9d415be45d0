import type { ArticleLog } from '../../src/article-log.js'
import type { FacetGroups, SearchEngine } from '../../src/engine/reading.js'
import type { Vocabulary } from '../../src/engine/vocabulary.js'

/** An engine with its vocabulary. */
export interface OpenEngine {
  engine: SearchEngine
  vocabulary: Vocabulary
}

/** What the suite needs from an engine: an empty place, building from a log, and opening what was built. */
export interface EngineUnderTest {
  build(log: ArticleLog, full?: boolean): Promise<void>
  /** Opens the newest build; the suite closes it. @param groups facet groups; none if left out */
  open(groups?: FacetGroups): Promise<OpenEngine>
  dispose(): Promise<void>
}

export const noGroups: FacetGroups = { agencies: [], provinces: [] }

/** Makes an empty place for an engine. */
export type CreateEngine = () => Promise<EngineUnderTest>
