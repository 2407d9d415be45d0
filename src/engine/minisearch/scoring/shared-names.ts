import { citedIn } from '../../cited-documents.js'
import {
  principalAgencies,
  shareByProvince,
  weighNames,
  type NameWeights,
  type SubjectNames,
} from '../../ranking/related.js'
import type { RelatedSubject } from '../../reading.js'
import { firstCode, noValue, valuesOf, type FacetColumn, type InvertedColumn } from '../arrays/facet-column.js'
import type { Snapshot } from '../snapshot.js'

/** The articles that have what the subject has besides its words. */
export class SharedNames {
  readonly weights: NameWeights
  /** Code of the subject's province, or `noValue`. */
  private readonly province: number
  /** Those of the subject's province, by agency. */
  private readonly agencies: Uint32Array[]
  private readonly documents: Uint32Array[]
  private readonly category: Uint32Array

  private constructor(
    names: SubjectNames,
    private readonly snapshot: Snapshot,
  ) {
    const { provinces, categories, agencies, documents, inverted } = snapshot
    // A province that no article has is still one: articles without a province are of another.
    this.province =
      names.province === null ? noValue : (provinces.codeOf.get(names.province) ?? provinces.values.length)
    this.agencies = principalAgencies(names).map((agency) =>
      this.articlesWith(agency, agencies, inverted.agencies).filter(
        (article) => firstCode(provinces, article) === this.province,
      ),
    )
    this.documents = names.documents.map((key) => this.articlesWith(key, documents, inverted.documents))
    this.category = this.articlesWith(names.category, categories, inverted.categories)
    const counts = {
      agencies: this.agencies.map(({ length }) => length),
      documents: this.documents.map(({ length }) => length),
      category: this.category.length,
      categorised: snapshot.categorised,
    }
    this.weights = weighNames(counts, snapshot.articles)
  }

  static ofArticle(article: number, snapshot: Snapshot): SharedNames {
    const { provinces, categories, agencies, documents } = snapshot
    const names = {
      agencies: valuesOf(agencies, article),
      province: valuesOf(provinces, article).at(0) ?? null,
      category: valuesOf(categories, article).at(0) ?? null,
      documents: valuesOf(documents, article),
    }
    return new SharedNames(names, snapshot)
  }

  static ofDraft({ draft, names }: Extract<RelatedSubject, { draft: unknown }>, snapshot: Snapshot): SharedNames {
    const { agencies, province } = names ?? { agencies: [], province: null }
    const documents = citedIn([draft.title, draft.text]).map(({ key }) => key)
    return new SharedNames({ agencies, province, category: null, documents }, snapshot)
  }

  private articlesWith(value: string | null, { codeOf }: FacetColumn, inverted: InvertedColumn): Uint32Array {
    const code = value === null ? undefined : codeOf.get(value)
    if (code === undefined) return new Uint32Array(0)
    const { live } = this.snapshot
    return inverted.articles
      .subarray(inverted.starts[code], inverted.starts[code + 1])
      .filter((article) => live[article] === 1)
  }

  /** Adds to the scores of the articles that have any what they get for the names that they share. */
  addTo(scores: Float64Array): void {
    const { weights } = this
    const add = (articles: Uint32Array, weight: number) => {
      if (weight > 0) for (const article of articles) if (scores[article] > 0) scores[article] += weight
    }
    this.agencies.forEach((articles, i) => add(articles, weights.agencies[i]))
    this.documents.forEach((articles, i) => add(articles, weights.documents[i]))
    add(this.category, weights.category)
  }

  /** The share of its score that an article keeps by its province. */
  shareByProvince(article: number): number {
    const own = this.province
    const other = firstCode(this.snapshot.provinces, article)
    return shareByProvince(other === noValue ? null : other, own === noValue ? null : own)
  }
}
