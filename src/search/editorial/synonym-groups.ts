import { hasWord, wordsIn } from '../../text/index.js'
import { malformedLine, readRows, type Row } from './rows.js'

/** A line of a list of synonyms. */
export interface SynonymGroup {
  /** Words and phrases that say the same: each also finds the others. */
  words: string[]
  /** What each of them also finds, and what does not find them. */
  also: string[]
}

/** Stands before what is found too, but does not find the others: Solr and Lucene write one-way synonyms so. */
const oneWay = '=>'
/** Longest phrase, in words: names of bodies are longer, but these are the gazetteer's. */
const longestPhrase = 8

/**
 * Reads a list of synonyms: on each line words and phrases with a tab between them; after `=>` those that are found too
 * but do not find the others. Words alone on a line have no synonyms, and none is found inside them.
 * @param file its path, for messages
 * @throws TimtinError `list-malformed` with the line
 */
export function readSynonymGroups(text: string, file: string): SynonymGroup[] {
  return readRows(text, ['words'], file).map(groupOf)
}

function groupOf(row: Row): SynonymGroup {
  const { cells } = row
  const arrow = cells.indexOf(oneWay)
  const words = arrow < 0 ? cells : cells.slice(0, arrow)
  const also = arrow < 0 ? [] : cells.slice(arrow + 1)
  if (arrow >= 0 && (words.length === 0 || also.length === 0))
    throw malformedLine(
      `"${oneWay}" has nothing on one side.`,
      row,
      'Write words before and after it, or leave it out.',
    )
  for (const cell of [...words, ...also]) check(cell, row)
  return { words, also }
}

function check(cell: string, row: Row): void {
  if (cell.includes(oneWay))
    throw malformedLine(`"${cell}" has "${oneWay}" in it.`, row, `Put one tab on each side of one "${oneWay}".`)
  if (!hasWord(cell)) throw malformedLine(`"${cell}" has no word.`, row, 'Put one tab between two words or phrases.')
  if (wordsIn(cell).length > longestPhrase)
    throw malformedLine(
      `"${cell}" has more than ${longestPhrase} words.`,
      row,
      'Put a tab between two phrases, or shorten it.',
    )
}
