import { engineConformance } from './engine-suite.js'
import { minisearchPlace } from './places.js'

engineConformance('MiniSearch', minisearchPlace)
