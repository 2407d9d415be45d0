import { decodeLegacyFont, detectLegacyFont } from '../text/legacy-fonts.js'

const fontNames = { tcvn3: 'TCVN3', vni: 'VNI-Windows' }
const marked = /[\u00a1-\u00ff]/u

/**
 * Repairs text in a legacy font encoding if that is certain, judged from all parts together.
 * @param parts strings of one article
 * @returns the parts in Unicode, and a note in English if they were repaired or look as if they should be
 */
export function repairLegacyText(parts: readonly string[]): { parts: readonly string[]; note: string | null } {
  const finding = parts.some((part) => marked.test(part)) ? detectLegacyFont(parts.join('\n')) : null
  if (!finding) return { parts, note: null }
  const name = fontNames[finding.font]
  if (!finding.certain) {
    return { parts, note: `The text looks like ${name} font encoding but not surely, so it was left; check it.` }
  }
  return {
    parts: parts.map((part) => decodeLegacyFont(part, finding.font)),
    note: `The text was converted from ${name}.`,
  }
}
