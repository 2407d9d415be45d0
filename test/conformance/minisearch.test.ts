import { engineConformance } from './engine-suite.js'
import { minisearchPlace } from './places.js'

const noColumn = 'segments have no column of it yet'

engineConformance('MiniSearch', minisearchPlace, {
  'filters and counts sources': noColumn,
  'filters and counts documents, however they are written': noColumn,
})
