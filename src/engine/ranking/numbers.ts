/**
 * Every number of the ranking. docs/benchmarks.md tells the experiments, and which numbers were not varied.
 */
export const ranking = {
  /** BM25: how soon repeating a term stops to count. */
  saturation: 1.2,
  /** BM25: how much a long article is held back. */
  lengthNormalisation: 0.75,
  /** A term in the title counts this many of its idf on top of its occurrences in the text. */
  titleTerm: 0.8,
  /** A compound counts this share of its idf on top of its two syllables. */
  compoundTerm: 0.6,
  /** Two words side by side count this share of their idf on top of both. */
  pairTerm: 0.5,
  /** An abbreviation or document number: this share of its idf. */
  unitTerm: 1,
  /** A synonym: this share of its idf, or of that of the words for which it stands where that is less. */
  synonymTerm: 0.5,
  /** What the share of the query in the title counts when the articles to be scored again are chosen. */
  titleKey: 0.6,
  /** Best articles by terms alone that are scored again on their token streams. */
  rescored: 40,
  /** Near-copies of one text among which the one to be shown is chosen by its full score. */
  copiesWeighed: 8,
  /** Where fewer articles than this match strictly, articles that match nearly follow them. */
  enoughStrict: 60,
  /** Of articles that match nearly so many are found: the best by what is known before any text is read. */
  nearMost: 200,
  /** An article with fewer words has at least this share of the query's idf … */
  partialShare: 0.3,
  /** … in queries of so many words, and the less the longer they are: most of a pasted paragraph is beside the point … */
  partialWords: 12,
  /** … or, where none has all words, this share of what the best one has. */
  partialOfBest: 0.6,
  /** Terms more common than this share of articles are ignored when finding related articles, and as other forms of a word … */
  commonShare: 1 / 32,
  /** … in archives of at least so many articles. */
  commonFrom: 512,
  /**
   * A word in at most this share of articles, and in no more than one of so many that a word one typing mistake away is
   * in, may be a mistake for that word …
   */
  mistakeShare: 1 / 2000,
  mistakeRatio: 20,
  /** … if it has so many letters; of such words the most frequent are tried … */
  mistakeLetters: 3,
  mistakesTried: 3,
  /** … and count this share of their idf. */
  mistakeTerm: 0.5,
  /** Weights of the parts of the final score; terms count 1. */
  weights: {
    coverage: 1,
    exact: 0.3,
    pairs: 0.5,
    title: 0.3,
    titleStart: 0.5,
    /** On top of it where the title begins with the whole query … */
    wholeStart: 0.3,
    lead: 0.1,
    /** Agencies and provinces that the query names, as far as the article has them. */
    named: 0.3,
    freshness: 0.05,
  },
  /** … of so many words: with fewer, many titles do that are about something else. */
  wholeStartWords: 4,
  /**
   * What a match is worth for a word typed with diacritics: as written, other tone only (or i for y), other letters.
   * A word typed without any is matched by every form alike. What a word may be a mistake for is worth less than either.
   */
  matchQuality: { exact: 1, toneless: 0.7, folded: 0.4, mistake: 0.4 },
  /**
   * What an article has of the query, where, and side by side, which names it has and how recent it is count in full in
   * queries of so many words, and the less the longer they are, by the square: of a pasted paragraph, long articles have
   * many words by chance, and titles a few.
   */
  coverageWords: 6,
  /** Days after which an article's freshness has halved, counted from the newest of the archive. */
  freshnessHalfLife: 365,
  /** Related articles; docs/decisions/0004 and 0016 tell the experiments. */
  related: {
    /** Terms of highest tf-idf that are looked up. */
    terms: 40,
    /** With fewer that are not common, common ones are looked up too. */
    fewTerms: 5,
    /** A subject whose terms weigh less together than so many that are in one article each is like no article altogether. */
    fullSubject: 24,
    /** An article that has fewer of them than this has them by chance. */
    sharedTerms: 3,
    /** A term in the subject's title counts as this many in its text. */
    titleTerm: 3,
    /** Two words side by side that are no compound may be a term if the subject has them so often … */
    pairFrequency: 2,
    /** … they are among so many likeliest ones … */
    pairsCounted: 30,
    /** … and the archive has them side by side so many times as often as by chance. */
    pairLift: 8,
    /** A term in an article's title counts this share of its weight on top of its occurrences. */
    inTitle: 0.6,
    /** So many of the subject's agencies count, the principal ones … */
    agencies: 3,
    /** … each, if it is of the same province, this share of its idf, … */
    agency: 1,
    /** … a document that both cite this share … */
    document: 1,
    /** … and the category this share of its idf among articles that have one. */
    category: 1,
    /** An article of another province keeps this share of its score. */
    otherProvince: 0.85,
    /** So much of its score an article loses that is far from the subject in time … */
    dateShare: 0.3,
    /** … half of it at so many days. */
    dateHalfLife: 90,
  },
  /** Near-copies; docs/decisions/0004 tells the experiment. */
  copies: {
    /** Texts that share at least this much of their shingles are near-copies … */
    share: 0.65,
    /** … but so much where their dates are further apart: else each day's weather would be a copy of the last. */
    shareLater: 0.85,
    minutesApart: 1440,
    /** Texts of fewer shingles are nobody's near-copies: a few words say too little. */
    leastShingles: 20,
  },
} as const

/** Whether a term of so many articles is in too many of all to tell them apart. */
export function isCommon(articles: number, all: number): boolean {
  return all >= ranking.commonFrom && articles > all * ranking.commonShare
}
