import { byFirstWord, definedIn, definitionsIn } from './definitions.js'
import { LevelResolver, type NamedAgency } from './levels.js'
import { MisspellingFinder } from './misspellings.js'
import { agencyPatterns } from './names.js'
import { compilePatterns } from './patterns.js'
import { PlaceJudge, settleRenamed, type ProvinceMatch } from './places.js'
import { Reader, type Reading } from './reader.js'
import { Scanner, type Scan } from './scan.js'
import type { Mode } from './trie.js'
import type { GazetteerData, Province } from './types.js'

/** The bodies and provinces that one of the texts names. */
export interface NamesInText {
  scan: Scan
  agencies: NamedAgency[]
  provinces: ProvinceMatch[]
}

/** Letters that show that a text is written with diacritics. */
const ACCENTED = /[\u00c0-\u1ef9]|\p{M}/u

/** Recognises names in the texts of one article, or in one text. */
export class Recogniser {
  private readonly scanner = new Scanner()
  private readonly readers: Record<Mode | 'query', Reader>
  private readonly levels: Record<Mode, LevelResolver>

  /** @param documentCodes codes in exact form of documents, whose numbers name no agency */
  constructor(
    private readonly data: GazetteerData,
    documentCodes: ReadonlySet<string>,
  ) {
    const agencies = agencyPatterns(data)
    const patterns = compilePatterns(data, agencies, documentCodes, this.scanner)
    const misspellings = new MisspellingFinder(agencies, this.scanner)
    const places = new PlaceJudge(data.traps, (phrase) => this.scanner.scan(phrase).words.map((word) => word.exact))
    this.readers = {
      exact: new Reader(patterns, places, { mode: 'exact', ignoreCase: false, misspellings }),
      folded: new Reader(patterns, places, { mode: 'folded', ignoreCase: true, misspellings: null }),
      query: new Reader(patterns, places, { mode: 'exact', ignoreCase: true, misspellings: null }),
    }
    this.levels = { exact: new LevelResolver(patterns, 'exact'), folded: new LevelResolver(patterns, 'folded') }
  }

  /**
   * @param texts the parts of one article, in order; an abbreviation defined in one applies in all
   * @param isQuery whether it was typed by a searcher: capitals carry no meaning
   * @param mainProvince finds the province that the texts are about among those they name
   */
  recognise(
    texts: readonly string[],
    isQuery: boolean,
    mainProvince: (readings: readonly Reading[]) => Province | null,
  ): NamesInText[] {
    const mode: Mode = texts.some((text) => ACCENTED.test(text)) ? 'exact' : 'folded'
    const reader = this.readers[isQuery && mode === 'exact' ? 'query' : mode]
    const found = texts.map((text) => reader.read(this.scanner.scan(text)))
    const readings = settleRenamed(found, this.data.provinces)
    const context = { centralCity: mainProvince(readings)?.kind === 'thành phố', isQuery, named: new Map(), count: 0 }
    const names = readings.map(({ scan, agencies, provinces }) => {
      const byStart = new Map(provinces.map((province) => [province.first, province]))
      return { scan, provinces, agencies: this.levels[mode].resolve(scan, agencies, byStart, context) }
    })
    this.addDefined(names)
    return names
  }

  private addDefined(names: NamesInText[]): void {
    const wordsOf = (phrase: string) => this.scanner.scan(phrase).words
    const definitions = names.flatMap(({ scan, agencies }) => definitionsIn(scan, agencies, wordsOf))
    if (definitions.length === 0) return
    const byFirst = byFirstWord(definitions)
    for (const part of names) {
      const defined = definedIn(part.scan, byFirst, part.agencies)
      if (defined.length > 0) part.agencies = [...part.agencies, ...defined].sort((a, b) => a.first - b.first)
    }
  }
}
