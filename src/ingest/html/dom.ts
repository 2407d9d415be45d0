import type { CheerioAPI } from 'cheerio'

/** Any selection of nodes, and one node of it. */
export type Nodes = ReturnType<ReturnType<CheerioAPI['root']>['contents']>
export type AnyNode = Nodes[number]
