/** What the page says about a query that was not read as typed, in Vietnamese. */
export const notes = {
  cutCharacters: (limit: number) => `Từ khóa quá dài: chỉ tìm ${limit.toLocaleString('vi')} ký tự đầu.`,
  cutWords: (limit: number) => `Từ khóa quá dài: chỉ tìm ${limit} từ đầu.`,
  tooManyPhrases: (phrases: string[]) =>
    `Từ khóa có quá nhiều cụm từ gồm những từ thường gặp, nên ${phrases.length} cụm sau không được xét: ${phrases.map((phrase) => `“${phrase}”`).join(', ')}.`,
  unclosedQuote: 'Dấu ngoặc kép chưa đóng được bỏ qua; các từ sau nó được tìm như từ thường.',
  emptyPhrase: 'Cụm từ trống trong ngoặc kép được bỏ qua.',
  danglingOr: (text: string) => `“${text}” thiếu một vế nên được bỏ qua; nó chỉ nối hai từ hoặc cụm từ.`,
  loneMinus: 'Dấu “-” đứng riêng được bỏ qua; muốn loại một từ, hãy viết liền: -từ.',
  unknownField: (name: string, raw: string) => `Không có bộ lọc “${name}:”, nên “${raw}” được tìm như từ thường.`,
  emptyField: (label: string) => `Sau “${label}:” chưa có giá trị, nên nó được tìm như từ thường.`,
  unknownAgency: (value: string) => `Không có cơ quan “${value}” trong danh mục, nên tìm trong toàn bài như cụm từ.`,
  unknownProvince: (value: string) => `Không có tỉnh “${value}” trong danh mục, nên tìm trong toàn bài như cụm từ.`,
  unknownSource: (value: string) => `Kho tin không có nguồn “${value}”, nên tìm trong toàn bài như cụm từ.`,
  includesFormer: (label: string, kind: string, name: string, former: string[]) =>
    `“${label}:${name}” gồm cả tin của ${kind} trước đây: ${former.join('; ')}.`,
  impossibleDate: (label: string, value: string) => `“${label}:${value}” không phải một ngày có thật nên được bỏ qua.`,
  noSuchDay: (day: string) => `Không có ngày ${day}.`,
  swappedDates: 'Ngày đầu sau ngày cuối nên hai ngày được đổi chỗ.',
  conflictingDates: 'Các bộ lọc ngày không giao nhau, nên không có bài nào thỏa cả hai.',
  negatedFilter: (label: string, value: string) =>
    `Chưa loại trừ được theo “${label}:”; thay vào đó, các bài có cụm từ “${value}” được loại.`,
  negatedDate: (label: string) => `Chưa loại trừ được theo “${label}:” nên nó được bỏ qua.`,
  slopClipped: (limit: number) => `Khoảng cách trong cụm từ gần được giới hạn ở ${limit} từ.`,
  onlyNegations: 'Từ khóa chỉ có từ bị loại: dưới đây là mọi bài không có các từ ấy.',
  telex: (text: string) => `Không có bài nào có đúng từ khóa như đã gõ; đã đọc theo kiểu gõ Telex và tìm “${text}”.`,
  vni: (text: string) => `Không có bài nào có đúng từ khóa như đã gõ; đã đọc theo kiểu gõ VNI và tìm “${text}”.`,
  loosened: (phrases: string[]) =>
    `Không tìm thấy bài có đúng cụm từ ${phrases.map((phrase) => `“${phrase}”`).join(', ')}; dưới đây là bài có các từ ấy.`,
  withoutAsides: (text: string, asides: string[]) =>
    `Đã tìm “${text}”; bài không cần có ${asides.map((words) => `“${words}”`).join(', ')}.`,
  noWords: 'Từ khóa không có chữ hay số nào để tìm: dưới đây là mọi bài.',
} as const
