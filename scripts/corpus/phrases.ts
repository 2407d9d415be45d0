import { dayMs, dayOfNumber, monthOf, yearOf } from '../../src/text/dates.js'
import { companyName, personName } from './names.js'
import { Random } from './random.js'
import type { Story } from './story.js'
import { existing, type CorpusAgency, type CorpusProvince, type Vocabulary } from './vocabulary.js'

const roles = [
  'Chủ tịch',
  'Phó Chủ tịch',
  'Giám đốc',
  'Phó Giám đốc',
  'Bí thư',
  'Phó Bí thư',
  'Trưởng phòng',
  'Đại biểu',
]
const documentKinds = [
  ['Quyết định', 'QĐ-UBND'],
  ['Nghị quyết', 'NQ-HĐND'],
  ['Kế hoạch', 'KH-UBND'],
  ['Công văn', 'UBND-KGVX'],
  ['Chỉ thị', 'CT-TU'],
  ['Thông tư', 'TT-BTTTT'],
]
/** Share of {c} slots that are filled from the article's topic, like {t}. */
const topicalShare = 0.2
/** Share of people, places and agencies that recur throughout the story. */
const recurringShare = 0.6
/** The day on which the provinces were merged into 34 and the communes were redrawn. */
const mergerDay = '2025-07-01'

type Piece = string | { slot: string }

/** Splits a template into text and slots. */
export function compileTemplate(template: string): Piece[] {
  return template
    .split(/(\{\w+\})/u)
    .filter(Boolean)
    .map((piece) => (piece.startsWith('{') ? { slot: piece.slice(1, -1) } : piece))
}

export function compileTemplates(templates: readonly string[]): Piece[][] {
  return templates.map(compileTemplate)
}

const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/gu, '.')
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What exists on a day. Computed once per month, since every article of a corpus needs it. */
interface Setting {
  agencies: CorpusAgency[]
  provinces: CorpusProvince[]
}
const settings = new WeakMap<Vocabulary, Map<string, Setting>>()

function settingOf(vocabulary: Vocabulary, day: string): Setting {
  const byMonth = settings.get(vocabulary) ?? new Map<string, Setting>()
  settings.set(vocabulary, byMonth)
  const month = monthOf(day)
  const known = byMonth.get(month)
  if (known) return known
  const setting = {
    agencies: existing(vocabulary.agencies, `${month}-01`),
    provinces: existing(vocabulary.provinces, `${month}-01`),
  }
  byMonth.set(month, setting)
  return setting
}

/** Fills the slots of templates for one article. */
export class Phrases {
  readonly province: CorpusProvince
  /** Ids of the agencies named so far, in order of mention. */
  readonly agencies = new Set<string>()
  private readonly day: string
  private readonly setting: Setting
  private readonly communes: string[]
  private readonly people: string[]
  private readonly places: string[]
  private readonly bodies: CorpusAgency[]

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly story: Story,
    private readonly random: Random,
  ) {
    this.day = dayOfNumber(Math.floor(story.localTime / dayMs))
    this.setting = settingOf(vocabulary, this.day)
    const cast = new Random(story.seed)
    this.province = cast.pick(this.setting.provinces)
    this.communes = this.day < mergerDay ? this.province.formerCommunes : this.province.communes
    this.people = [personName(cast), personName(cast)]
    this.places = [cast.pick(this.communes), cast.pick(this.communes)]
    this.bodies = [cast.pick(this.setting.agencies), cast.pick(this.setting.agencies)]
  }

  /** Makes a sentence, with its first letter capitalized. */
  fill(template: readonly Piece[], extra: Record<string, string> = {}): string {
    let text = ''
    for (const piece of template)
      text += typeof piece === 'string' ? piece : (extra[piece.slot] ?? this.slot(piece.slot))
    return capitalized(text)
  }

  topical(): string {
    return this.vocabulary.topics[this.story.topic].draw(this.random)
  }

  private slot(name: string): string {
    const { random } = this
    switch (name) {
      case 'c':
        return random.chance(topicalShare) ? this.topical() : this.vocabulary.compounds.draw(random)
      case 't':
        return this.topical()
      case 'agency':
        return this.agency()
      case 'place':
        return random.chance(recurringShare) ? random.pick(this.places) : random.pick(this.communes)
      case 'person':
        return random.chance(recurringShare) ? random.pick(this.people) : personName(random)
      case 'province':
        return this.province.name
      case 'role':
        return random.pick(roles)
      case 'company':
        return companyName(random)
      case 'year':
        return yearOf(this.day)
      default:
        return this.number(name)
    }
  }

  private agency(): string {
    const { random } = this
    const agency = random.chance(recurringShare) ? random.pick(this.bodies) : random.pick(this.setting.agencies)
    this.agencies.add(agency.id)
    return random.chance(0.4) ? `${agency.name} ${this.province.name}` : agency.name
  }

  private number(name: string): string {
    const { random } = this
    switch (name) {
      case 'n':
        return thousands(Math.ceil(10 ** (random.next() * 4)))
      case 'money':
        return `${thousands(Math.ceil(10 ** (random.next() * 3.5)))} ${random.pick(['triệu đồng', 'tỷ đồng'])}`
      case 'pct':
        return `${random.between(1, 99)},${random.between(1, 9)}%`
      case 'doc': {
        const [kind, code] = random.pick(documentKinds)
        return `${kind} số ${random.between(1, 4000)}/${yearOf(this.day)}/${code}`
      }
      case 'day':
        return `ngày ${random.between(1, 28)}/${random.between(1, 12)}`
      case 'plate':
        return `${random.between(11, 99)}${random.pick(['A', 'B', 'C', 'H', 'K'])}-${random.between(100, 999)}.${random.between(10, 99)}`
      default:
        throw new Error(`A template has an unknown slot {${name}}.`)
    }
  }
}
