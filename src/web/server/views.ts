import ejs from 'ejs'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TimtinError } from '../../errors.js'

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

/** The templates of a folder and its subfolders, read and compiled once. Changes show after a restart. */
export class Views {
  private readonly templates: ReadonlyMap<string, ejs.TemplateFunction>

  /** @throws TimtinError `broken-view` when a template cannot be compiled */
  constructor(folder: string) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'))
    this.templates = new Map(
      files.map((file) => [file.replaceAll(path.sep, '/').slice(0, -'.ejs'.length), compile(path.join(folder, file))]),
    )
  }

  /**
   * Renders a template.
   * @param name its path in the folder, with `/` and without the extension
   * @param model the data, `v` in the template; partials see it too, with whatever their `include` adds
   */
  render(name: string, model: object): string {
    const template = this.templates.get(name)
    if (template === undefined) throw new Error(`There is no view ${name}.`)
    const folder = path.posix.dirname(name)
    const include: Include = (partial, data) => this.render(path.posix.join(folder, partial), { ...model, ...data })
    return template({ ...model, include })
  }
}
