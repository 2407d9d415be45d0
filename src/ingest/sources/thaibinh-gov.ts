import { defineSource } from './source.js'

/** Its pages open with tools ("A- A A+ | Chia sẻ bài viết …"), which the extractor for any page leaves out. */
export const thaibinhGov = defineSource({
  id: 'thaibinh-gov',
  name: 'Cổng thông tin điện tử tỉnh Thái Bình',
  hosts: ['thaibinh.gov.vn', '*.thaibinh.gov.vn'],
  sections: ['https://thaibinh.gov.vn/'],
})
