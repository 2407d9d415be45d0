import { engineConformance } from './engine-suite.js'
import { memoryPlace } from './places.js'

engineConformance('The reference engine', memoryPlace)
