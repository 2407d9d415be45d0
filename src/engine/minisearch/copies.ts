import type { Analyzer } from '../../text/types.js'
import type { CopyHit, RelatedSubject } from '../engine.js'
import { signatureSlots } from './constants.js'
import { hashTerm } from './documents.js'
import { ranking } from './ranking.js'
import { shareOf, shinglesOf, signatureOf, type Signature } from './signature.js'
import type { Snapshot } from './snapshot.js'

interface Subject {
  signature: Signature
  /** Where the signature begins. */
  at: number
  shingles: number
}

/** Near-copies of an article or a draft, by comparing its signature with all. */
export function copiesIn(like: RelatedSubject, limit: number, analyzer: Analyzer, snapshot: Snapshot): CopyHit[] {
  const own = 'id' in like ? snapshot.numberOf(like.id) : undefined
  if ('id' in like && own === undefined) return []
  const subject = 'draft' in like ? subjectOfDraft(like.draft, analyzer) : subjectOfArticle(own!, snapshot)
  if (subject.shingles < ranking.copyShingles) return []
  const found: { article: number; share: number }[] = []
  snapshot.segments.forEach((segment, i) => {
    for (let document = 0; document < segment.articles; document++) {
      const article = snapshot.bases[i] + document
      const share = shareOf(subject.signature, subject.at, segment.signatures, document * signatureSlots)
      if (share >= ranking.copyShare && article !== own && isComparable(article, snapshot))
        found.push({ article, share })
    }
  })
  found.sort((a, b) => b.share - a.share || a.article - b.article)
  return found.slice(0, limit).map(({ article, share }) => ({ id: snapshot.idOf(article), share }))
}

/** Whether an article exists and has enough text to be told a copy. */
function isComparable(article: number, snapshot: Snapshot): boolean {
  return snapshot.live[article] === 1 && subjectOfArticle(article, snapshot).shingles >= ranking.copyShingles
}

function subjectOfArticle(article: number, snapshot: Snapshot): Subject {
  const i = snapshot.segmentOf(article)
  const { signatures, zones } = snapshot.segments[i]
  const document = article - snapshot.bases[i]
  // The third zone ends where title, lead and body do.
  return { signature: signatures, at: document * signatureSlots, shingles: shinglesOf(zones[document * 3 + 2]) }
}

function subjectOfDraft({ title, lead, body }: { title: string; lead: string; body: string[] }, analyzer: Analyzer) {
  const tokens = [title, lead, body.join('\n')].flatMap((text) => analyzer.analyze(text).tokens)
  const hashes = tokens.map((token) => hashTerm(token.folded))
  return { signature: signatureOf(hashes), at: 0, shingles: shinglesOf(hashes.length) }
}
