import { defineSource } from './source.js'
import { sharepoint } from './templates/sharepoint.js'

export const daknongGov = defineSource({
  id: 'daknong-gov',
  name: 'Cổng thông tin điện tử tỉnh Đắk Nông',
  hosts: ['daknong.gov.vn', '*.daknong.gov.vn'],
  extractors: [sharepoint],
  sections: ['https://daknong.gov.vn/'],
})
