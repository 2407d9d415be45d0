import type { Command } from 'commander'

/** What a command's module exports. */
interface CommandModule {
  /** Adds the command's arguments, options, examples and action. */
  define(command: Command): void
}

interface CommandEntry {
  /** One sentence for the list of commands. */
  summary: string
  load(): Promise<CommandModule>
}

/** Every command of `timtin`, by name; a module is loaded only when its command is called. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: { summary: 'Build what is missing and serve the site.', load: () => import('./start.js') },
  ingest: { summary: 'Take files and folders into the article store.', load: () => import('./ingest.js') },
  'build-index': {
    summary: 'Bring the index up to date with the article store.',
    load: () => import('./build-index.js'),
  },
  key: { summary: 'Make, list and revoke the keys by which programs push articles.', load: () => import('./key.js') },
  extract: { summary: 'Print the article of one saved page as JSON.', load: () => import('./extract.js') },
  search: { summary: 'Search the archive and print the hits.', load: () => import('./search.js') },
  evaluate: { summary: 'Measure search quality on judged queries.', load: () => import('./evaluate.js') },
  bench: { summary: 'Measure speed beside other search engines.', load: () => import('./bench.js') },
  'generate-corpus': {
    summary: 'Write invented articles for tests of scale.',
    load: () => import('./generate-corpus.js'),
  },
}
