import type { Medium } from '../article.js'

/** What a line of an article's text is, told by its words alone. */

const endsSentence = /[.!?…:;”"»)]$/u
const credit = /(?:^|[\s(.])(?:ảnh|hình ảnh|ảnh tư liệu|nguồn ảnh|photo)\s*:\s*\S.{0,60}$/iu
const medium = /^(audio|video|clip|nghe|xem)\s*:\s*(\S+\.(mp3|m4a|wav|wma|mp4|flv|webm|m3u8|wmv))$/iu
const listItem = /^(?:[-–—•+*]|\d{1,2}[.)]|[IVX]{1,4}[.)]|[a-zđ]\))\s/u
const labelledByline =
  /^(?:\(?theo)\s+\S.{0,60}$|^(?:tin|bài|ảnh|bài viết|tin và ảnh|thực hiện|tác giả|người viết|biên tập|nguồn)(?:\s*(?:,|và|-|–|\/|&)\s*(?:tin|bài|ảnh|clip|video))*\s*:\s*(\S.{0,60})$/iu
const nameWord = /^\p{Lu}[\p{L}'’.]*$/u

/** An audio or video file that a saved page names in a line of its own: "Audio: 0906_ban_tin.mp3". */
export function mediumOfLine(line: string): Medium | null {
  const match = medium.exec(line)
  if (!match) return null
  const audio = /^(?:mp3|m4a|wav|wma)$/iu.test(match[3])
  return { kind: audio ? 'audio' : 'video', url: match[2], caption: null }
}

/** Whether the line ends in a photo credit: "… Ảnh: Thành Tâm". */
export function hasPhotoCredit(line: string): boolean {
  return credit.test(line) && line.length <= 400
}

/** Whether a line inside an article's text reads like a caption: a statement without its full stop, or with a credit. */
export function readsLikeCaption(line: string): boolean {
  if (hasPhotoCredit(line)) return true
  if (line.length > 350 || listItem.test(line)) return false
  return !endsSentence.test(line)
}

/**
 * Reads who wrote the article from its last line: `Nguyễn Cường`, `Bài, ảnh: Đức Hùng`, `thao@nguyen`, `Theo TTXVN`.
 * @returns the author as published, without the label; null when the line is no byline
 */
export function authorOfLine(line: string): string | null {
  const text = line.replace(/^[\s(]+|[\s).]+$/gu, '')
  if (text === '' || text.length > 80) return null
  const labelled = labelledByline.exec(text)
  if (labelled) return labelled[1] ?? text
  if (/^[\p{L}\p{N}._-]+@[\p{L}\p{N}._-]+$/u.test(text)) return text
  const words = text.split(/[\s,\-–—/&]+/u).filter((word) => word !== '' && word !== 'và')
  return words.length >= 1 && words.length <= 8 && words.every((word) => nameWord.test(word)) ? text : null
}
