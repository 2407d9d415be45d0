import type { Command } from 'commander'

/** What a command's module exports. */
interface CommandModule {
  /** Adds the command's arguments, options, examples and action. */
  define(command: Command): void
}

interface CommandEntry {
  /** One sentence for the list of commands. */
  summary: string
  /** A former name, which goes on working. */
  alias?: string
  load(): Promise<CommandModule>
}

/** Every command of `timtin`, by name; a module is loaded only when its command is called. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: { summary: 'Build what is missing and serve the site.', load: () => import('./start.js') },
  import: {
    summary: 'Take files, folders, exports and archives into the article store.',
    alias: 'ingest',
    load: () => import('./import.js'),
  },
  crawl: { summary: 'Fetch new articles from papers and portals.', load: () => import('./crawl.js') },
  'new-source': { summary: 'Draft the file of a paper or portal.', load: () => import('./new-source.js') },
  pictures: {
    summary: 'Fetch the pictures of articles, and delete those of withdrawn ones.',
    load: () => import('./pictures.js'),
  },
  'build-index': {
    summary: 'Bring the index up to date with the article store.',
    load: () => import('./build-index.js'),
  },
  config: { summary: 'Print the settings, and where each comes from.', load: () => import('./config.js') },
  'desk-user': { summary: 'Say who may use the editor’s desk.', load: () => import('./desk-user.js') },
  key: { summary: 'Make, list and revoke keys for programs that push.', load: () => import('./key.js') },
  alerts: { summary: 'List, export and delete the addresses that follow searches.', load: () => import('./alerts.js') },
  correct: { summary: 'Correct an article.', load: () => import('./correct.js') },
  withdraw: { summary: 'Take an article out of the archive for good.', load: () => import('./withdraw.js') },
  backup: { summary: 'Back the archive up, while it runs.', load: () => import('./backup.js') },
  restore: { summary: 'Put a backup in the place of the archive.', load: () => import('./restore.js') },
  export: { summary: 'Write all articles to a file that can be imported.', load: () => import('./export.js') },
  verify: { summary: 'Check the store, and the index against it.', load: () => import('./verify.js') },
  extract: { summary: 'Print the article of one saved page as JSON.', load: () => import('./extract.js') },
  search: { summary: 'Search the archive and print the hits.', load: () => import('./search.js') },
  completion: { summary: 'Print a script that completes commands in a shell.', load: () => import('./completion.js') },
  evaluate: { summary: 'Measure search quality on judged queries.', load: () => import('./evaluate.js') },
  bench: { summary: 'Measure speed beside other search engines.', load: () => import('./bench.js') },
  'generate-corpus': {
    summary: 'Write invented articles for tests of scale.',
    load: () => import('./generate-corpus.js'),
  },
}
