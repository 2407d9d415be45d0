import { articlesIn } from '../../src/article-log.js'
import type { Config } from '../../src/config.js'
import {
  drawDirectQueries,
  judgeDirectAnswers,
  type DescribedArticle,
  type DirectSubject,
} from '../../src/evaluation/direct-answers.js'
import type { Figure } from '../../src/evaluation/experiments.js'
import type { Unit } from '../../src/evaluation/units.js'
import type { Gazetteer } from '../../src/gazetteer/types.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { Answer, SearchService } from '../../src/search/types.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { localDay } from '../../src/text/dates.js'

/** Every article of the archive with what is known of it, sorted by id. */
async function describedArticles(config: Config): Promise<DescribedArticle[]> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  const articles: DescribedArticle[] = []
  for await (const { article } of articlesIn(store)) {
    const { id, url, title, publishedAt, agencies, province, lead, body } = article
    const day = publishedAt === null ? null : localDay(publishedAt)
    articles.push({ id, url, title, day, agencies, province, texts: [title, lead, ...body] })
  }
  await store.close()
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** How the evaluation tells an answer from others. */
function keyOf(answer: Answer): string {
  switch (answer.kind) {
    case 'days':
      return `days ${answer.from} ${answer.to}`
    case 'document':
      return `${answer.articles > 0 ? '' : 'no '}document ${answer.document.slug}`
    case 'article':
      return answer.article === null ? 'no article' : `article ${answer.article.id}`
    case 'agency':
      return ['agency', answer.agency, ...(answer.province === null ? [] : [answer.province])].join(' ')
    case 'province':
      return `province ${answer.province}`
    case 'commune':
    case 'district':
      return `${answer.kind} ${answer.name.toLowerCase()}`
    case 'newest':
      return `newest ${answer.params.q}`
    case 'person':
      return `person ${answer.name}`
  }
}

function subjectOf(service: SearchService): DirectSubject {
  return {
    async firstAnswer(q) {
      const { answers } = await service.search({ ...emptySearch, q })
      return answers.length === 0 ? null : keyOf(answers[0])
    },
  }
}

/**
 * Judges what the archive answers to queries that ask to be led somewhere at once.
 * @param units drawn from the same archive
 * @param say receives each query whose first answer is wrong
 */
export async function evaluateDirectAnswers(
  config: Config,
  archive: { search: SearchService; gazetteer: Gazetteer },
  units: readonly Unit[],
  seed: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  const { search, gazetteer } = archive
  const communes = units.filter(({ kind }) => kind === 'commune')
  const provinces = gazetteer.provinces().map(({ name }) => ({ id: name, name }))
  const queries = drawDirectQueries(await describedArticles(config), gazetteer.agencies(), provinces, communes, seed)
  return judgeDirectAnswers(queries, subjectOf(search), ({ text, answers }, answer) =>
    say(`direct answers: ${JSON.stringify(text)} gets ${answer ?? 'none'}, not ${answers.join(' or ')}`),
  )
}
