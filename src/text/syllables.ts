import { ONSETS_WITH_FINAL_Y } from './final-y.js'
import { splitSyllable, TONE_MARKS, withTone } from './marks.js'

/** Onsets by the vowel that follows: k, gh, ngh before e, ê, i, y; c, g, ng before the others. */
const ONSETS = ['', ...'b ch d đ h kh l m n nh p ph r s t th tr v x'.split(' ')]
const ONSETS_BEFORE_FRONT = ['k', 'gh', 'ngh']
const ONSETS_BEFORE_OTHERS = ['c', 'g', 'ng']

/** Rimes that may follow any onset that is spelt for their first vowel. */
const RIMES = `a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uâ uân uâng uât uây uê uên uêch uênh uơ
uôc uôi uôm uôn uông uôt uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu`.split(/\s+/)

/** Rimes after `qu`, whose u is the glide. */
const RIMES_AFTER_QU = `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât ây
e en eo ep et ê ên ênh êch êt i ich in inh it iu y ych yn ynh yt yên yêt ô ôc ơ ơi ơn ơt`.split(/\s+/)

/** Rimes written with y when no onset comes before them. */
const RIMES_WITH_Y = ['y', 'yêm', 'yên', 'yêng', 'yêt', 'yêu']

/** After these codas only sắc and nặng are possible. */
const STOPS = /(?:[cpt]|ch)$/
const STOP_TONES = [TONE_MARKS[4], TONE_MARKS[5]]

/** Every syllable that the spelling allows, in use or not: lower case, NFC, tone in its canonical place, each once. */
export function* allSyllables(): Generator<string> {
  const seen = new Set<string>()
  for (const base of bases()) {
    const parts = splitSyllable(base)
    if (parts === null || seen.has(base)) continue
    seen.add(base)
    for (const tone of STOPS.test(base) ? STOP_TONES : TONE_MARKS) yield withTone(parts, tone)
  }
}

function* bases(): Generator<string> {
  for (const rime of RIMES) {
    const isFront = /^[eêiy]/.test(rime)
    for (const onset of [...ONSETS, ...(isFront ? ONSETS_BEFORE_FRONT : ONSETS_BEFORE_OTHERS)]) yield onset + rime
    // gi before i is written with one i: gì, gìn, giêng.
    if (rime.startsWith('i')) yield `g${rime}`
    else yield `gi${rime}`
  }
  for (const rime of RIMES_AFTER_QU) yield `qu${rime}`
  yield* RIMES_WITH_Y
  for (const onset of ONSETS_WITH_FINAL_Y) yield `${onset}y`
}

let syllables: Set<string> | null = null

/**
 * Whether Vietnamese spelling allows a string as one syllable.
 * @param exact lower case, NFC, tone in its canonical place (as returned by `keysOf`)
 */
export function isSyllable(exact: string): boolean {
  syllables ??= new Set(allSyllables())
  return syllables.has(exact)
}
