import ejs from 'ejs'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TimtinError } from '../../errors.js'

/** What a template calls as `include`: the partial named from the template's own folder, with more to show than itself. */
type Include = (partial: string, data?: object) => string

const options = {
  // The model is named `v` in templates instead of being spread by `with`, so a misspelt name shows.
  _with: false,
  localsName: 'v',
  rmWhitespace: true,
  // EJS's own `include` looks on the disk and copies the model several times, for each of a page's hundred partials.
  destructuredLocals: ['include'],
  // Spares another copy, whose purpose is to keep inherited names out of `with`; there is no `with` here.
  unsafePrototypeLocals: true,
}

/** @throws TimtinError `broken-view` */
function compile(file: string): ejs.TemplateFunction {
  try {
    return ejs.compile(readFileSync(file, 'utf8'), { ...options, filename: file })
  } catch (error) {
    const [reason] = String(error).split('\n')
    throw new TimtinError('internal', 'broken-view', `The view cannot be compiled: ${reason}`, file, 'Mend it.', {
      cause: error,
    })
  }
}

/** The templates of a folder and the folders in it, read and compiled once: one that changes is seen after a restart. */
export class Views {
  private readonly templates: ReadonlyMap<string, ejs.TemplateFunction>

  /** @throws TimtinError `broken-view` when one cannot be compiled */
  constructor(folder: string) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'))
    this.templates = new Map(
      files.map((file) => [file.replaceAll(path.sep, '/').slice(0, -'.ejs'.length), compile(path.join(folder, file))]),
    )
  }

  /**
   * The text of a template.
   * @param name its path in the folder, with `/` and without ending
   * @param model what it shows, `v` in the template; its partials see the same and what they are included with
   */
  render(name: string, model: object): string {
    const template = this.templates.get(name)
    if (template === undefined) throw new Error(`There is no view ${name}.`)
    const folder = path.posix.dirname(name)
    const include: Include = (partial, data) => this.render(path.posix.join(folder, partial), { ...model, ...data })
    return template({ ...model, include })
  }
}
