/** Words that identify people's names in running text: facts of the language, for {@link createPeopleFinder}. */

function listOf(text: string): string[] {
  return text.trim().split(/,\s+/)
}

/** Family names that are also common words, or rare: they count only right after a form of address or an office. */
export const rareSurnames = `
Văn Từ Vi Viên Đồng Giang Âu Trà Thi Sơn Danh Kim Phương Phú Bồ Cát Chúc Cồ Diệp Đôn Hàn Hầu Hình Huyền La Ma Nhan Ôn Sầm
Tiết Trang Ứng Yên Đới Lạc Mông Cà Mùa Hờ Sồng Tráng Cứ Hạng Thàng Siu Nay Kpă Ksor Rơ Rcom Niê Rah Hạ Pờ Lỳ Sìn Vùi Lèng
Sần Thèn Ly Lồ Quản Quan Khà Ngân Ngần Xa Bàn Chíu Tằng Lỷ Y A Bành Phàng Sử Sín Tân Thao
`
  .trim()
  .split(/\s+/)

/** Names of places, streets and bodies that look like a person's; they are a person's only right after a title. */
export const placesNamedAfterPeople = listOf(`
Hồ Chí Minh, Trần Văn Thời, Nguyễn Tất Thành, Nguyễn Ái Quốc, Hoàng Anh Gia Lai, Hoàng Liên Sơn, Hà Nam Ninh,
Phan Rang Tháp Chàm, Cù Lao Chàm, Cù Lao Dung, Cù Lao Xanh
`)

/** Forms of address and professions: a name right after one is a person's. */
export const addresses = listOf(`
ông, bà, anh, chị, cô, chú, bác, em, cháu, cụ, thầy, cô giáo, thầy giáo, đồng chí, đ/c, bạn, sư cô, hòa thượng,
thượng tọa, đại đức, linh mục, bác sĩ, bác sỹ, BS, BSCKI, BSCKII, BS CKI, BS CKII, dược sĩ, y sĩ, điều dưỡng,
kỹ sư, kiến trúc sư, luật sư, nhà báo, phóng viên, nhà thơ, nhà văn, nhà giáo, họa sĩ, nhạc sĩ, ca sĩ, nghệ sĩ,
giảng viên, giảng viên hướng dẫn, giáo viên, giáo viên chủ nhiệm, chuyên gia, nhà nghiên cứu, nhiếp ảnh gia, tài xế,
thuyền trưởng, chủ tàu, cử tri, thí sinh, thủ khoa, bệnh nhân, sản phụ, hoa hậu, á hậu, người mẫu, thủ môn,
hậu vệ, trung vệ, tiền vệ, tiền đạo, kỳ thủ, tay vợt, võ sĩ, nghệ nhân, NSND, NSƯT, nghệ sĩ nhân dân, nghệ sĩ ưu tú, diễn viên, đạo diễn, liệt sĩ, thương binh, cựu chiến binh,
cầu thủ, vận động viên, VĐV, huấn luyện viên, HLV, học sinh, sinh viên, giáo sư, phó giáo sư, tiến sĩ, thạc sĩ, GS,
PGS, TS, ThS, GS TS, PGS TS, TSKH, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá,
thiếu tá, đại úy, thượng úy, trung úy, thiếu úy, thẩm phán, kiểm sát viên, bị cáo, bị can, đối tượng, nghi phạm,
nạn nhân, anh hùng, mẹ Việt Nam anh hùng, Bà mẹ Việt Nam anh hùng, nông dân, ngư dân, công dân, đại biểu,
ứng cử viên
`)

/** Those of them that apply to people alone: what follows is a person, whatever the family name. */
export const personalAddresses = listOf(`
ông, bà, anh, chị, cô, chú, bác, em, cháu, cụ, thầy, đồng chí, đ/c
`)

/** Offices: a name after an office, or after an office and its body, is a person's. */
export const offices = listOf(`
Tổng Bí thư, Chủ tịch nước, Phó Chủ tịch nước, Thủ tướng, Thủ tướng Chính phủ, Phó Thủ tướng,
Phó Thủ tướng Chính phủ, Phó Thủ tướng Thường trực, Chủ tịch Quốc hội, Phó Chủ tịch Quốc hội,
Phó Chủ tịch Thường trực Quốc hội, Thường trực Ban Bí thư, Ủy viên Bộ Chính trị, Bộ trưởng, Thứ trưởng, Chủ nhiệm,
Phó Chủ nhiệm, Bí thư, Phó Bí thư, Phó Bí thư Thường trực, Bí thư Tỉnh ủy, Phó Bí thư Tỉnh ủy,
Phó Bí thư Thường trực Tỉnh ủy, Bí thư Đảng ủy, Bí thư Chi bộ, Chủ tịch, Phó Chủ tịch, Phó Chủ tịch Thường trực,
Quyền Chủ tịch, Giám đốc, Phó Giám đốc, Quyền Giám đốc, Tổng Giám đốc, Phó Tổng Giám đốc, Trưởng ban,
Phó Trưởng ban, Phó ban, Trưởng phòng, Phó Trưởng phòng, Phó phòng, Trưởng đoàn, Phó Trưởng đoàn, Trưởng Công an,
Phó Trưởng Công an, Trưởng thôn, Trưởng khu phố, Tổ trưởng, Tổ phó, Chi cục trưởng, Phó Chi cục trưởng, Cục trưởng,
Phó Cục trưởng, Vụ trưởng, Phó Vụ trưởng, Tổng cục trưởng, Viện trưởng, Phó Viện trưởng, Chánh án, Phó Chánh án,
Chánh Văn phòng, Phó Chánh Văn phòng, Chánh Thanh tra, Phó Chánh Thanh tra, Chỉ huy trưởng, Phó Chỉ huy trưởng,
Chính ủy, Phó Chính ủy, Hiệu trưởng, Phó Hiệu trưởng, Đội trưởng, Phó Đội trưởng, Tổng Biên tập, Phó Tổng Biên tập,
Ủy viên, Ủy viên Ban Thường vụ, Thư ký, Đại sứ, Tổng Lãnh sự, Hội trưởng, Chi hội trưởng, Giám đốc Sở,
Phó Giám đốc Sở, chủ nhiệm hợp tác xã, giám đốc hợp tác xã, chủ cơ sở, chủ tọa
`)

/** Kinds of streets: in a list after one, "đường Trần Phú, Nguyễn Văn Cừ", no name is a person's. */
export const streetKinds = listOf(`
đường, phố, đại lộ, ngã ba, ngã tư, ngã năm, ngã sáu, ngã bảy, vòng xoay, nút giao
`)

/** Kinds of things that are named after people, or have similar names: the name after one is not a person's. */
export const kindsBeforeNames = listOf(`
đường, phố, đại lộ, ngã ba, ngã tư, ngã năm, ngã sáu, ngã bảy, vòng xoay, nút giao, hầm, quảng trường, ngõ, hẻm, tỉnh, thành phố, TP, thị xã, TX, thị trấn, huyện, quận, xã, phường,
thôn, ấp, bản, làng, xóm, buôn, khu, khu phố, tổ dân phố, khu đô thị, khu công nghiệp, cụm công nghiệp,
khu lưu niệm, nhà lưu niệm, khu di tích, di tích, nhà thờ, đền, đình, chùa, lăng, mộ, cầu, chợ, hồ, sông, núi, đảo,
công viên, tượng đài, tượng, trường, THPT, THCS, TH, PTDTNT, tiểu học, trung học cơ sở, trung học phổ thông,
mầm non, mẫu giáo, đại học, cao đẳng, học viện, chuyên, lớp, bệnh viện, thư viện, bảo tàng, nhà hát, nhà văn hóa,
công ty, TNHH, cổ phần, CP, MTV, tập đoàn, doanh nghiệp, hợp tác xã, HTX, khách sạn, nhà hàng, cửa hàng, siêu thị,
giải, giải thưởng, cúp, quỹ, quỹ học bổng, học bổng, phong trào, chiến dịch, thời, triều, nhà, tàu, đoàn, chi đoàn,
liên đội, mang tên, tư tưởng, tác phẩm, thi hào
`)

/** Words that merely end like one of the kinds. */
export const kindLikeWords = listOf(`
môi trường, thị trường, nông thôn, liên đoàn, tỉnh đoàn, thành đoàn, huyện đoàn, trưởng đoàn, tập quán,
trưởng thôn, trưởng bản, trưởng ấp, trưởng xóm, trưởng khu phố, văn bản, yêu cầu, gia đình, người nhà, chủ nhà,
hiện thời
`)
