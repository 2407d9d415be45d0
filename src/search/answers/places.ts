import type { Commune } from '../../gazetteer/types.js'
import { foldName } from '../fold.js'
import type { NameSource } from '../names.js'
import type { CommunePlace } from '../types.js'

/** A place below the province, as the gazetteer has it. */
export interface KnownPlace {
  kind: string
  /** Without its kind. */
  name: string
  places: CommunePlace[]
}

const communeKinds = ['xã', 'phường', 'thị trấn', 'đặc khu']
const districtKinds = ['huyện', 'quận', 'thị xã', 'thành phố']
/** `Xã Tân Thành (huyện Tân Châu)`: kind, name, and what tells it from others of its name. */
const unitForm = new RegExp(`^(${[...communeKinds, ...districtKinds].join('|')}) ([^(]+?)(?: \\((.+)\\))?$`, 'i')

/** Short forms of the kinds, folded, as people type them. */
const kindsByForm = new Map([
  ...[...communeKinds, ...districtKinds].map((kind): [string, string] => [foldName(kind), kind]),
  ['tt', 'thị trấn'],
  ['tx', 'thị xã'],
  ['tp', 'thành phố'],
  ['q', 'quận'],
])

/** A text read as the kind of a place and its name; the kind is null where the text names none. */
export interface TypedPlace {
  kind: string | null
  name: string
}

export function readPlace(text: string): TypedPlace {
  const words = text.split(' ')
  for (const length of [2, 1]) {
    const form = foldName(words.slice(0, length).join(' ').replace(/\.$/, ''))
    const kind = kindsByForm.get(form)
    if (kind !== undefined && words.length > length) return { kind, name: words.slice(length).join(' ') }
  }
  return { kind: null, name: text }
}

/** Whether a text is the kind of a place without a name. */
export const isKind = (text: string): boolean => kindsByForm.has(foldName(text))

export const isDistrict = (kind: string): boolean => districtKinds.includes(kind)

/** `Phường Thái Bình` */
export const nameWithKind = (kind: string, name: string): string =>
  `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`

/** The communes of today and the units they were made of, by name. */
export class PlaceIndex {
  private readonly byName = new Map<string, KnownPlace[]>()

  constructor(gazetteer: Pick<NameSource, 'provinces' | 'communes'>) {
    for (const { name } of gazetteer.provinces()) for (const commune of gazetteer.communes(name)) this.add(commune)
  }

  /** Communes with a name, in any kind and province. */
  communes(name: string): readonly KnownPlace[] {
    return this.byName.get(foldName(name)) ?? []
  }

  private add({ province, name, formerUnits }: Commune): void {
    const own = this.placeOf(name, province)
    if (own === null) return
    own.today = { formerUnits: formerUnits.map((unit) => unit.replace(unitForm, '$1 $2')) }
    for (const unit of formerUnits) {
      const former = this.placeOf(unit, province)
      if (former !== null && former !== own && !former.became.includes(name)) former.became.push(name)
    }
  }

  private placeOf(unit: string, province: string): CommunePlace | null {
    const [, kind, name] = unitForm.exec(unit) ?? []
    if (kind === undefined || !communeKinds.includes(kind.toLowerCase())) return null
    const key = foldName(name)
    const same = this.byName.get(key) ?? []
    let known = same.find((one) => one.kind === kind.toLowerCase() && one.name === name)
    if (known === undefined) this.byName.set(key, [...same, (known = { kind: kind.toLowerCase(), name, places: [] })])
    let place = known.places.find((one) => one.province === province)
    if (place === undefined) known.places.push((place = { province, today: null, became: [] }))
    return place
  }
}
