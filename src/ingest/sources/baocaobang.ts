import { baohungyenAddresses, baohungyenTemplate } from './baohungyen.js'
import { defineSource } from './source.js'

export const baocaobang = defineSource({
  id: 'baocaobang',
  name: 'Báo Cao Bằng',
  hosts: ['baocaobang.vn'],
  extractors: [baohungyenTemplate],
  sections: ['https://baocaobang.vn/'],
  ...baohungyenAddresses,
})
