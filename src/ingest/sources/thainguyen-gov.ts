import { defineSource } from './source.js'
import { liferay } from './templates/liferay.js'

export const thainguyenGov = defineSource({
  id: 'thainguyen-gov',
  name: 'Cổng thông tin điện tử tỉnh Thái Nguyên',
  hosts: ['thainguyen.gov.vn', '*.thainguyen.gov.vn'],
  extractors: [liferay],
  sections: ['https://thainguyen.gov.vn/'],
})
