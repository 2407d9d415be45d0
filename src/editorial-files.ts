import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { TimtinError } from './errors.js'
import { BestBets, readBestBets, type Bet } from './search/editorial/best-bets.js'
import type { EditorialLists } from './search/editorial/lists.js'
import { readSynonymGroups, type SynonymGroup } from './search/editorial/synonym-groups.js'
import { Synonyms } from './search/editorial/synonyms.js'
import type { Analyzer } from './text/types.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A file that may change or be missing at any time. */
class FollowedFile<Item> {
  items: Item[] = []
  text = ''
  /** Time and size of what was read last, good or not; empty while the file is missing. */
  private seen = ''

  constructor(
    private readonly file: string,
    private readonly read: (text: string, file: string) => Item[],
    private readonly isOptional: boolean,
  ) {}

  /**
   * Reads the file if it has changed since the last call.
   * @returns whether it was read anew
   * @throws TimtinError once for each change; what was read before stays
   */
  async refresh(): Promise<boolean> {
    const state = await stat(this.file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && this.isOptional) return null
      throw this.unreadable(error)
    })
    const seen = state === null ? '' : `${state.mtimeMs} ${state.size}`
    if (seen === this.seen) return false
    this.seen = seen
    const text = state === null ? null : await this.textOf()
    this.items = text === null ? [] : this.read(text, this.file)
    this.text = text ?? ''
    return true
  }

  private async textOf(): Promise<string> {
    const bytes = await readFile(this.file).catch((error: unknown) => {
      throw this.unreadable(error)
    })
    try {
      return utf8.decode(bytes)
    } catch (cause) {
      const advice = 'Save it as UTF-8 text with tabs between the columns.'
      throw new TimtinError('environment', 'list-malformed', 'The list is not UTF-8.', this.file, advice, { cause })
    }
  }

  private unreadable(cause: unknown): TimtinError {
    const advice = 'Make it a file that the server may read.'
    return new TimtinError('environment', 'list-unreadable', 'The list cannot be read.', this.file, advice, { cause })
  }
}

/** The lists of an archive, which follow their files. */
export class EditorialFiles {
  private readonly ours: FollowedFile<SynonymGroup>
  private readonly operators: FollowedFile<SynonymGroup>
  private readonly bets: FollowedFile<Bet>
  private lists: EditorialLists

  private constructor(
    projectRoot: string,
    dataFolder: string,
    private readonly analyzer: Analyzer,
  ) {
    this.ours = new FollowedFile(path.join(projectRoot, 'data', 'synonyms.tsv'), readSynonymGroups, false)
    this.operators = new FollowedFile(path.join(dataFolder, 'synonyms.tsv'), readSynonymGroups, true)
    this.bets = new FollowedFile(path.join(dataFolder, 'best-bets.tsv'), readBestBets, true)
    this.lists = this.combined()
  }

  /**
   * @param projectRoot folder that holds `data/synonyms.tsv`
   * @param dataFolder the archive's, which may hold `synonyms.tsv` and `best-bets.tsv`
   * @throws TimtinError `list-malformed`, `list-unreadable`
   */
  static async open(projectRoot: string, dataFolder: string, analyzer: Analyzer): Promise<EditorialFiles> {
    const files = new EditorialFiles(projectRoot, dataFolder, analyzer)
    await files.ours.refresh()
    await files.refresh()
    files.lists = files.combined()
    return files
  }

  /** The lists as they were read last. */
  get current(): EditorialLists {
    return this.lists
  }

  /**
   * Reads the operator's files again if they have changed.
   * @throws TimtinError `list-malformed`, `list-unreadable`, once for each change; the old list stays in use
   */
  async refresh(): Promise<void> {
    const read = await Promise.allSettled([this.operators.refresh(), this.bets.refresh()])
    if (read.some((one) => one.status === 'fulfilled' && one.value)) this.lists = this.combined()
    const failed = read.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  private combined(): EditorialLists {
    const { ours, operators, bets } = this
    const hash = createHash('sha256')
    for (const { text } of [ours, operators, bets]) hash.update(`${text}\u0000`)
    return {
      synonyms: new Synonyms(ours.items, operators.items, this.analyzer),
      bestBets: new BestBets(bets.items),
      version: hash.digest('base64url').slice(0, 8),
    }
  }
}
