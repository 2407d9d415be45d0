import type { Medium } from '../article.js'

/** What a line of an article's text is, judged by its words alone. */

/** Longest caption; real ones stay under 350 characters. */
const captionLength = 350
/** Longest sentence that can describe a posed photograph: captions that end in a full stop are short. */
const posedLength = 220

const endsSentence = /[.!?…:;”"»)]$/u
const credit =
  /(?:^|[\s(.,-])(?:ảnh|hình ảnh|ảnh tư liệu|nguồn ảnh|ảnh minh họa)\s*:\s*[^\s:][^:]{0,60}$|[-–—(]\s*ảnh\s+\p{Lu}[^:.]{1,40}\)?\.?$/iu
const medium = /^(?:audio|video|clip|nghe|xem)\s*:\s*(\S+\.(mp3|m4a|wav|wma|ogg|mp4|flv|webm|m3u8|wmv|mov))$/iu
const listItem = /^(?:[-–—•+*]|\d{1,2}[.)]|[IVX]{1,4}[.)]|[a-zđ]\)|(?:Thứ|Bước|Điều)\s)\s*/u

/** Openings of captions that show a scene. */
const scene =
  /^(?:quang cảnh|toàn cảnh|khung cảnh|một góc|hiện trường|hình ảnh|phối cảnh|ảnh minh h[oọ]a|các đại biểu|đại biểu (?:dự|tham|chụp|bấm|biểu quyết))\s/iu
/** People who pose, and what they do in photographs of ceremonies. */
const people =
  /^(?:(?:Các )?[Đđ]ồng chí|Lãnh đạo|Đại diện|(?:Ông|Bà) \p{Lu}|Các tập thể|Các cá nhân|Cán bộ|Nhân dân|Người dân|(?:Các em )?[Hh]ọc sinh|Đoàn viên|Tiết mục|Công nhân|Chiến sĩ|Thành viên|Đoàn công tác|Ban Tổ chức|Phó|Bí thư|Chủ tịch|Giám đốc)(?=\s|\p{Ll})/u
const poses =
  /\s(?:trao|tặng|chúc mừng|chụp ảnh|cắt băng|thắp hương|dâng hương|dâng hoa|bắt tay|bấm nút|thực hiện nghi thức|khen thưởng)(?=[\s.])/u
const mildPoses = /\s(?:tham quan|ký kết(?! hôn)|phát biểu|trồng cây|biểu diễn|kiểm tra|thăm)(?=[\s.])/u
/** Words of a sentence that reports what happened, not what a picture shows. */
const tells =
  /\s(?:đã|sẽ|đang trên|cho biết|cho thấy|cảnh báo|cho rằng|đề nghị|yêu cầu|nhấn mạnh|khẳng định|đồng thời|theo|trong đó|nhằm|nói|biết|không|nếu|vì|do|cùng dự|gồm|là|phải|bị|cũng|còn)(?=\s)|[;“”"%?]|\d\s*(?:tỷ|triệu)|[.!?]\s+\p{Lu}/u
const tellsMildly = /\s(?:được|có)(?=\s)/u

/** An audio or video file that a saved page names in a line of its own: "Audio: 0906_ban_tin.mp3". */
export function mediumOfLine(line: string): Medium | null {
  const match = medium.exec(line)
  if (!match) return null
  const audio = /^(?:mp3|m4a|wav|wma|ogg)$/iu.test(match[2])
  return { kind: audio ? 'audio' : 'video', url: match[1], caption: null }
}

/** Whether the line ends in a photo credit: "… Ảnh: Thành Tâm". */
export function hasPhotoCredit(line: string): boolean {
  return line.length <= captionLength && credit.test(line)
}

/**
 * Whether a sentence with a full stop describes a photograph: who stands there, and in what pose. Of 332,296 lines of
 * real articles, 819 match; of 49 of these that were read, 45 were captions that had slipped into the text.
 */
function isPosed(line: string): boolean {
  if (line.length > posedLength || tells.test(line)) return false
  if (people.test(line) && poses.test(line)) return true
  return !tellsMildly.test(line) && (scene.test(line) || (people.test(line) && mildPoses.test(line)))
}

/** Whether a paragraph in an article's text reads like a caption: it has a credit or lacks a full stop, or is posed. */
export function readsLikeCaption(line: string): boolean {
  if (hasPhotoCredit(line)) return true
  if (line.length > captionLength || listItem.test(line)) return false
  return !endsSentence.test(line) || isPosed(line)
}

const bylineLabel =
  /^(?:tin|bài|ảnh|bài viết|thực hiện|tác giả|người viết|biên tập|nguồn|nguồn tin)(?:\s*(?:,|và|-|–|\/|&)\s*(?:tin|bài|ảnh|clip|video))*\s*:\s*/iu
const nameWord = /^\p{Lu}[\p{L}'’.]*$/u
/** Longest byline with a label or several names. */
const bylineLength = 80

const trimByline = (line: string): string => line.replace(/^[\s(*-]+|[\s).*]+$/gu, '')

/** The author in a line that is known to be a byline, without its label. */
export function authorOfLabelled(line: string): string {
  return trimByline(trimByline(line).replace(bylineLabel, ''))
}

/**
 * Reads the author from the article's last line: `Nguyễn Cường`, `Bài, ảnh: Đức Hùng`, `thao@nguyen`, `Theo TTXVN`.
 * @returns the author as published, without the label; null when the line is not a byline
 */
export function authorOfLine(line: string): string | null {
  const text = trimByline(line)
  if (text === '' || text.length > bylineLength) return null
  if (bylineLabel.test(text)) return text.replace(bylineLabel, '') || null
  if (/^theo\s+\S/iu.test(text) && !/[.,;:]/u.test(text)) return text
  if (/^[\p{L}\p{N}._-]+@[\p{L}\p{N}._-]+$/u.test(text)) return text
  const words = text.split(/[\s,\-–—/&]+/u).filter((word) => word !== '' && word !== 'và')
  return words.length >= 1 && words.length <= 8 && words.every((word) => nameWord.test(word)) ? text : null
}
