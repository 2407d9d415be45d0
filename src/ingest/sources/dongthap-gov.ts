import { defineSource } from './source.js'
import { liferay } from './templates/liferay.js'

export const dongthapGov = defineSource({
  id: 'dongthap-gov',
  name: 'Cổng thông tin điện tử tỉnh Đồng Tháp',
  hosts: ['dongthap.gov.vn', '*.dongthap.gov.vn'],
  extractors: [liferay],
  sections: ['https://dongthap.gov.vn/'],
})
