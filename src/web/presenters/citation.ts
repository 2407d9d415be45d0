import { say } from '../language/say.js'
import type { LocalDay } from '../../engine/query.js'
import { localDay } from '../../text/dates.js'
import { writeBibtex } from '../formats/bibtex.js'
import { writeRis } from '../formats/ris.js'
import { shortDate } from './dates.js'
import type { Entry } from './entry.js'

/** Citations of an article: as text, and for reference managers. */
export interface CitationModel {
  plain: string
  bibtex: string
  ris: string
}

/** `Duy Huy, “Khánh thành cầu”, baothu.example, 23/11/2022. https://baothu.example/1 (truy cập ngày 1/12/2026).` */
function plain({ author, title, source, publishedAt, original, href }: Entry, accessed: LocalDay): string {
  const date = publishedAt === null ? say('không rõ ngày đăng') : shortDate(localDay(publishedAt))
  const work = [author, `“${title}”`, source, date].filter(Boolean).join(', ')
  return say('{0}. {1} (truy cập ngày {2}).', work, original ?? href, shortDate(accessed))
}

/**
 * @param site name of this site
 * @param accessed the day on which it is read
 */
export function presentCitation(entry: Entry, site: string, accessed: LocalDay): CitationModel {
  const ris = writeRis(entry, site, accessed)
  return { plain: plain(entry, accessed), bibtex: writeBibtex(entry, accessed), ris }
}
