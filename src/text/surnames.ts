/** Family names that are hardly anything else, each one syllable. */
export const surnames = `
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm Trịnh Mai Trương Tạ Tô Lương Vương
Chu Châu Tăng Quách Kiều Lưu Phùng Doãn Thân Tôn Triệu Nghiêm Mạc Khuất Cù Tống Hứa Hà Cao Đoàn Thái Bạch Lại Khổng Đàm
Ninh Nhữ Ngụy Giáp Chử Tiêu Thạch Phí Đậu Khương Khúc Lã Lục Lều Mẫn Nhâm Thiều Uông Vưu Đổng Kha Tưởng Cung
Nông Lò Cầm Quàng Giàng Sùng Thào Vừ Lường Bế Vàng Tòng Lầu Phàn Tẩn Chảo Điểu
`
  .trim()
  .split(/\s+/)
