import type { Random } from './random.js'

/** Parts of people's and companies' names; the combinations are invented. */
const surnames = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Tạ Lương Cao'.split(' ')
const middles =
  'Văn Thị Đức Minh Thanh Quang Ngọc Hữu Thu Xuân Hồng Công Bá Kim Đình Thúy Mạnh Trọng Phương Viết'.split(' ')
const givens =
  `An Anh Bách Bảo Bình Châu Chi Chiến Cường Dung Duy Dũng Đạt Điệp Đông Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hoài
  Hùng Hương Huy Huyền Khánh Khoa Kiên Lan Lâm Liên Linh Loan Long Lộc Luân Mai Minh Mỹ Nam Nga Ngân Nghĩa Nhung Oanh
  Phong Phúc Phương Quân Quốc Quyên Sơn Tâm Tân Thảo Thắng Thành Thịnh Thoa Thuận Thủy Tiến Toàn Trang Trí Trung Tuấn
  Tùng Tuyết Uyên Vân Việt Vinh Vương Xuân Yến`
    .split(/\s+/)
    .filter(Boolean)

const brandStarts =
  'Vina Deco Hapro Sonta Minh Tavi Lico Benta Dalo Fuco Gali Kova Mora Nami Pesa Rovi Seta Tuco Vedo Zamo'.split(' ')
const brandMiddles =
  'ba ca da ga ha ka la ma na pa ra sa ta va be de le me ne re te ve bi di li mi ni ri ti vi bo co do lo mo no ro to'.split(
    ' ',
  )
const brandEnds = 'tex mex co food green tech land port sun wood farm mart'.split(' ')

/** @returns family name, middle name and given name */
export function personName(random: Random): string {
  return `${random.pick(surnames)} ${random.pick(middles)} ${random.pick(givens)}`
}

/** A word that occurs in hardly any other article, as companies' names do. */
export function companyName(random: Random): string {
  const middle = random.chance(0.6) ? random.pick(brandMiddles) : ''
  return `Công ty ${random.pick(brandStarts)}${random.pick(brandMiddles)}${middle}${random.pick(brandEnds)}`
}
