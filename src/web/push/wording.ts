import { recordFields, type FieldProblem } from '../../ingest/records.js'
import { quoted, type Problem } from '../params/problems.js'

/** What each field of a record must be. */
const allowed: Record<string, string> = {
  id: 'Chữ cái không dấu, chữ số và các dấu - _ . ~, nhiều nhất 200 ký tự; phải trùng với mã trong địa chỉ.',
  title: 'Một chuỗi, không được để trống.',
  body: 'Một chuỗi, hoặc danh sách các đoạn.',
  publishedAt: 'Ngày giờ theo ISO 8601, có thật, ví dụ 2024-04-30T07:15:00+07:00, hoặc null.',
  modifiedAt: 'Ngày giờ theo ISO 8601, có thật, hoặc null.',
  datePrecision: 'minute hoặc day, hoặc null.',
  dateSource: 'page, meta, url hoặc text, hoặc null.',
  views: 'Số nguyên không âm, hoặc null.',
  media: 'Danh sách {kind, url, caption}, trong đó kind là image, audio hoặc video.',
  captions: 'Danh sách chuỗi, hoặc null.',
  keywords: 'Danh sách chuỗi, hoặc null.',
  agencies: 'Danh sách mã cơ quan, hoặc null.',
  relatedTitles: 'Danh sách chuỗi, hoặc null.',
}
const textOrNull = 'Một chuỗi, hoặc null.'
const wholeRecord = 'Một đối tượng JSON trên một dòng, mã hóa UTF-8, có ít nhất title.'

/** What a field of a record must be. */
export function allowedInField(name: string): string {
  return allowed[name] ?? textOrNull
}

/** Says in Vietnamese what is wrong with a field of a record. */
export function presentFieldProblem({ field, isUnknown }: FieldProblem): Problem {
  if (field === '') return { parameter: 'JSON', message: 'Không phải bản ghi của một bài.', allowed: wholeRecord }
  if (isUnknown) {
    return {
      parameter: field,
      message: `Không có trường ${quoted(field)}.`,
      allowed: `Các trường: ${recordFields.join(', ')}.`,
    }
  }
  const [name] = field.split('.')
  return { parameter: field, message: 'Giá trị không đúng.', allowed: allowedInField(name) }
}
