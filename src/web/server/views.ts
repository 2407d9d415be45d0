import ejs from 'ejs'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TimtinError } from '../../errors.js'
import { englishViews, vietnameseViews } from '../language/english-views.js'
import { language, type Language } from '../language/language.js'
import { say } from '../language/say.js'
import { inEnglish, inVietnamese } from './english-view.js'

/**
 * A template's `include`: renders a partial, named relative to the template's folder, with extra data on top of the
 * model.
 */
type Include = (partial: string, data?: object) => string

const options = {
  // Templates read the model as `v`, not through `with`, so that a misspelt name causes an error.
  _with: false,
  localsName: 'v',
  rmWhitespace: true,
  // EJS's own `include` reads the disk and copies the model several times for each of the hundred partials on a page.
  destructuredLocals: ['include'],
  // Avoids another copy, which only protects `with` from inherited names; we do not use `with`.
  unsafePrototypeLocals: true,
}

/** Templates that are written anew in English, where the text is long, stand in this folder. */
const englishFolder = 'en/'

/** @throws TimtinError `broken-view` */
function compile(file: string, translated: (template: string) => string): ejs.TemplateFunction {
  try {
    return ejs.compile(translated(readFileSync(file, 'utf8')), { ...options, filename: file })
  } catch (error) {
    const [reason] = String(error).split('\n')
    throw new TimtinError('internal', 'broken-view', `The view cannot be compiled: ${reason}`, file, 'Mend it.', {
      cause: error,
    })
  }
}

const missingIn = (view: string) => (text: string) => {
  throw new Error(`No English for “${text}” of ${view}.`)
}

/** The templates of a folder and its subfolders, read and compiled once. Changes show after a restart. */
export class Views {
  private readonly templates: Readonly<Record<Language, ReadonlyMap<string, ejs.TemplateFunction>>>

  /** @throws TimtinError `broken-view` when a template cannot be compiled, or has a text that is not in the catalogue */
  constructor(folder: string) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'))
    const names = files.map((file) => file.replaceAll(path.sep, '/').slice(0, -'.ejs'.length))
    const compiled = (name: string, translated: (template: string) => string) =>
      compile(path.join(folder, `${name}.ejs`), translated)
    const own = names.filter((name) => !name.startsWith(englishFolder))
    this.templates = {
      vi: new Map(own.map((name) => [name, compiled(name, inVietnamese)])),
      en: new Map(
        own
          .filter((name) => !vietnameseViews.test(name))
          .map((name) => {
            const written = englishFolder + name
            if (names.includes(written)) return [name, compiled(written, (template) => template)]
            return [name, compiled(name, (template) => inEnglish(template, englishViews, missingIn(name)))]
          }),
      ),
    }
  }

  /**
   * Renders a template in the language of the answer that is being made.
   * @param name its path in the folder, with `/` and without the extension
   * @param model the data, `v` in the template; partials see it too, with whatever their `include` adds
   */
  render(name: string, model: object): string {
    const template = this.templates[language()].get(name)
    if (template === undefined) throw new Error(`There is no view ${name}.`)
    const folder = path.posix.dirname(name)
    const include: Include = (partial, data) => this.render(path.posix.join(folder, partial), { ...model, ...data })
    return template({ ...model, include, say })
  }
}
