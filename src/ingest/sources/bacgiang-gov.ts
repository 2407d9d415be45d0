import { defineSource } from './source.js'
import { liferay } from './templates/liferay.js'

export const bacgiangGov = defineSource({
  id: 'bacgiang-gov',
  name: 'Cổng thông tin điện tử tỉnh Bắc Giang',
  hosts: ['bacgiang.gov.vn', '*.bacgiang.gov.vn'],
  extractors: [liferay],
  sections: ['https://bacgiang.gov.vn/'],
})
