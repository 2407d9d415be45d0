import { fields } from './constants.js'
import type { Elements, Layout, Section, Values } from './section-file.js'
import { signatureSlots } from '../../near-copies/signature.js'

/**
 * What the files of an index contain. The writer, the reader and the check of sizes all use these tables.
 *
 * - **article**: numbered from 0 within its segment, in the order of the article log. One that was replaced or removed
 *   keeps its number; the manifest lists it as deleted.
 * - **form**: a word as written, in lower case with its diacritics (`exact` key). Forms are ordered by folded,
 *   toneless, exact key, so that the forms of one folded word are neighbours.
 * - **token**: one word of an article's text: the place of its form, with `breakFlag` if a mark separates it from the
 *   token before. An article's **stream** is its tokens, through the zones title, lead, body (with captions and
 *   keywords) and author.
 * - **term**: what has postings: a form, a compound, a number or another unit of the analyzer.
 * - **field**: title, text (all zones) or author. Every term has a list of postings in each, which may be empty.
 * - **posting**: an article that has a term in a field, and how often, at most 255 times.
 * - **common term**: a term in so large a share of articles (`commonShare`) that it gets a byte per article. Its
 *   postings in the text are stored in such a column and nowhere else.
 * - **pair**: two neighbouring forms that the analyzer reads as one compound.
 * - **bigram**: two forms that are side by side in some article, with no break between. Bigrams with the same first
 *   form are neighbours, ordered by their second form, so the bigrams of two folded words are ranges within a range.
 * - **value**, **code**: the distinct values of a facet are stored once; a code is a value's place among them.
 * - **starts**: of lists stored one after another: list `i` goes from `starts[i]` to just before `starts[i + 1]`.
 */

/** The code for an article without a value. */
export const noCode = 0xffff

const countedBy = {
  articles: 'ids',
  forms: 'lexicon',
  tokens: 'stream',
  pairs: 'pairs',
  terms: 'terms',
  postings: 'postingDocuments',
  bigrams: 'bigramSeconds',
  bigramPostings: 'bigramDocuments',
  commonTerms: 'commonTerms',
  sources: 'sources',
  provinces: 'provinces',
  categories: 'categories',
  agencies: 'agencies',
  agencyCodes: 'agencyCodes',
  documents: 'documents',
  documentCodes: 'documentCodes',
}

type Counts = Record<keyof typeof countedBy, number>

const section = <Type extends keyof Elements>(
  type: Type,
  size: (counts: Counts) => number,
  holds: string,
): Section<keyof Counts> & { type: Type } => ({ type, size, holds })

/** A segment: up to `segmentArticles` articles, inverted, in one file that never changes. */
export const segmentLayout = {
  countedBy,
  sections: {
    ids: section('lines', (n) => n.articles, 'id of each article'),
    sequences: section('uint32', (n) => n.articles, 'sequence number of each article in the article log'),
    titles: section('texts', (n) => n.articles, 'title of each article, as published'),
    titleOrder: section('uint32', (n) => n.articles, 'articles in the order of their folded kicker and title'),
    minutes: section('int32', (n) => n.articles, 'local minute (UTC+7) of publication since 1970, or `noMinute`'),

    lexicon: section('lines', (n) => n.forms, 'the forms'),
    lexiconToneless: section('lines', (n) => n.forms, 'toneless key of each form'),
    lexiconFolded: section('lines', (n) => n.forms, 'folded key of each form'),
    lexiconTones: section('uint8', (n) => n.forms, '`toneCode` of each form'),
    lexiconCounts: section('uint32', (n) => n.forms, 'in how many articles each form is'),
    pairs: section('lines', (n) => n.pairs, 'both forms of each pair with a space between, by folded keys'),
    pairsFolded: section('lines', (n) => n.pairs, 'both folded keys of each pair with a space between, ascending'),
    pairCounts: section('uint32', (n) => n.pairs, 'in how many articles each pair is'),

    stream: section('uint32', (n) => n.tokens, 'the streams of all articles'),
    starts: section('uint32', (n) => n.articles + 1, 'starts of the streams'),
    zones: section('uint32', (n) => 3 * n.articles, 'of each article: where title, lead and body end in its stream'),
    signatures: section('uint16', (n) => signatureSlots * n.articles, 'MinHash signature of title, lead and body'),

    terms: section('lines', (n) => n.terms, 'the terms, ascending by UTF-16 code units'),
    postingStarts: section('uint32', (n) => fields.length * n.terms + 1, 'starts of the postings, by term and field'),
    postingDocuments: section('uint16', (n) => n.postings, 'articles, ascending for each term and field'),
    postingFrequencies: section('uint8', (n) => n.postings, 'how often'),
    commonTerms: section('lines', (n) => n.commonTerms, 'the common terms'),
    commonColumns: section('uint8', (n) => n.commonTerms * n.articles, 'how often each article has each common term'),

    bigramStarts: section('uint32', (n) => n.forms + 1, 'starts of the bigrams, by their first form'),
    bigramSeconds: section('uint32', (n) => n.bigrams, 'second form of each bigram, ascending for each first one'),
    bigramPostingStarts: section('uint32', (n) => n.bigrams + 1, 'starts of the postings, by bigram'),
    bigramDocuments: section('uint16', (n) => n.bigramPostings, 'articles, ascending for each bigram'),
    bigramFrequencies: section('uint8', (n) => n.bigramPostings, 'how often, in all zones together'),

    sources: section('texts', (n) => n.sources, 'the sources'),
    sourceCodes: section('uint16', (n) => n.articles, 'source of each article'),
    provinces: section('texts', (n) => n.provinces, 'the provinces'),
    provinceCodes: section('uint16', (n) => n.articles, 'province of each article, or `noCode`'),
    categories: section('texts', (n) => n.categories, 'the categories'),
    categoryCodes: section('uint16', (n) => n.articles, 'category of each article, or `noCode`'),
    agencies: section('texts', (n) => n.agencies, 'ids of the agencies'),
    agencyStarts: section('uint32', (n) => n.articles + 1, 'starts of the agencies of each article'),
    agencyCodes: section('uint32', (n) => n.agencyCodes, 'agencies of each article, each once'),
    documents: section('lines', (n) => n.documents, 'keys of the documents cited by number: `60-nq-hdnd`'),
    writtenDocuments: section(
      'texts',
      (n) => n.documents,
      'number of each as first written, in capitals: `60/NQ-HĐND`',
    ),
    documentStarts: section('uint32', (n) => n.articles + 1, 'starts of the documents that each article cites'),
    documentCodes: section('uint32', (n) => n.documentCodes, 'documents that each article cites, each once'),
  },
} satisfies Layout<keyof Counts>

/** The sections of a segment: all of them, each with its type. */
export type Sections = Values<typeof segmentLayout>

/** The near-copies of a build; articles are numbered through all its segments, in order. */
export const groupsLayout = {
  countedBy: { articles: 'leaders' },
  sections: {
    leaders: {
      type: 'uint32',
      size: ({ articles }: { articles: number }) => articles,
      holds: 'of each article: the leader of its group, or `noLeader`',
    },
  },
} satisfies Layout<'articles'>
