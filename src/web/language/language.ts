import { AsyncLocalStorage } from 'node:async_hooks'

/** The languages in which pages speak to visitors. Articles and names stay as they are. */
export type Language = 'vi' | 'en'

const languages = new AsyncLocalStorage<Language>()

/** The language of the answer that is being made; Vietnamese outside of `speaking`, as for programs and feeds. */
export function language(): Language {
  return languages.getStore() ?? 'vi'
}

/** Runs `answer`, and everything that it starts, in a language. */
export function speaking<Result>(chosen: Language, answer: () => Result): Result {
  return languages.run(chosen, answer)
}
