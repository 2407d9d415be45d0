import { english, type Message } from './english.js'
import { language } from './language.js'
import { filled } from './say.js'

const special = /[.*+?^$()|[\]\\]/g

/** What a message may look like: its places hold anything. */
function patternOf(message: Message): { message: Message; pattern: RegExp } {
  const source = message.replaceAll(special, String.raw`\$&`).replaceAll(/\{(\d)\}/g, '(?<_$1>.+)')
  return { message, pattern: new RegExp(`^${source}$`, 'su') }
}

/** Those with the most own words first: another may fit the same text, and say less. */
const patterns = (Object.keys(english) as Message[])
  .filter((message) => /\p{L}{2}/u.test(message))
  .map(patternOf)
  .sort((a, b) => b.message.length - a.message.length)

/**
 * What the threads that search have said in Vietnamese, in the language of the answer that is being made: they do not
 * know who asks. A text that no message fits, such as a name, stays as it is.
 */
export function retold(text: string): string {
  if (language() === 'vi') return text
  for (const { message, pattern } of patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const values = [0, 1, 2, 3].map((place) => found.groups?.[`_${place}`] ?? '')
    return filled(english[message], values)
  }
  return text
}
