import { baohungyenAddresses, baohungyenTemplate } from './baohungyen.js'
import { defineSource } from './source.js'

export const baoquangninh = defineSource({
  id: 'baoquangninh',
  name: 'Báo Quảng Ninh',
  hosts: ['baoquangninh.vn', 'baoquangninh.com.vn'],
  extractors: [baohungyenTemplate],
  sections: ['https://baoquangninh.vn/'],
  ...baohungyenAddresses,
})
