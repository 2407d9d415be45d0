import { z } from 'zod'
import { pictureModes } from '../picture-modes.js'
import { isPasswordHash } from './passwords.js'

/** The program's name: that of a site whose operator gives none. */
export const programName = 'Tìm Tin'

/** One line of text. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'has line breaks or other control characters')

const colour = z
  .string()
  .regex(/^#[0-9A-Fa-f]{6}$/, 'is not a colour such as #12505a')
  .transform((text) => text.toLowerCase())

const webAddress = z.url({ protocol: /^https?$/, error: 'is not an address with http or https' })

/**
 * Everything that `timtin.config.json` may say, and the only place that says it: the reader, `timtin config` and
 * docs/configuration.md (by a test) follow it.
 */
export const settingsSchema = z.strictObject({
  name: line(60).default(programName).describe('name of the site: in titles, feeds, previews and on printed pages'),
  shortName: line(24)
    .optional()
    .describe('name where there is little room: under an icon on a phone, in a list of search engines'),
  logo: line(200)
    .regex(/^[^/\\]+\.(svg|png)$/i, 'is not the name of an SVG or PNG file beside the configuration')
    .optional()
    .describe('file beside the configuration, SVG or PNG, up to 512 KB; icons are made from it'),
  colours: z
    .strictObject({
      brand: colour.optional().describe('links, buttons and the band of the navigation, on light pages'),
      brandDark: colour.optional().describe('links and buttons on dark pages; made from `brand` when left out'),
      accent: colour.optional().describe('kickers and what is to catch the eye, on light pages'),
      accentDark: colour.optional().describe('the same on dark pages; made from `accent` when left out'),
    })
    .default({})
    .describe('colours, as #rrggbb; each must have a contrast of 4.5:1 with the pages it stands on'),
  imprint: z
    .strictObject({
      publisher: line(200).optional().describe('who publishes the site'),
      editor: line(200).optional().describe('who answers for its contents'),
      address: line(300).optional().describe('postal address'),
      phone: line(60).optional().describe('telephone number'),
      email: z.email('is not an e-mail address').optional().describe('e-mail address'),
    })
    .default({})
    .describe('who runs the site and how to reach them, at the foot of every page'),
  licence: line(300)
    .optional()
    .describe('the licence (giấy phép) as it is to be printed, with number, day and authority'),
  defaultProvince: line(60).optional().describe('province whose news comes first on the home page'),
  hiddenSources: z
    .array(line(200))
    .max(1000)
    .default([])
    .describe('papers and portals, as articles have them in `source`, that the public never sees'),
  language: z.enum(['vi', 'en']).default('vi').describe('language of pages for visitors who have chosen none'),
  pictures: z
    .enum(pictureModes)
    .default('on')
    .describe('`on`: copies are kept and shown; `links`: named with links to their originals; `off`: left out'),
  deskUsers: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[^:\p{Cc}]{1,60}$/u, 'is not a name of 1 to 60 characters without a colon')
          .describe('name that is typed'),
        hash: z
          .string()
          .refine(isPasswordHash, 'is not a hash as `timtin desk-user add NAME` writes them')
          .describe('hash of the password'),
      }),
    )
    .max(1000)
    .refine((users) => new Set(users.map(({ name }) => name)).size === users.length, 'has a name twice')
    .default([])
    .describe('who may use the desk; everybody when the list is empty'),
  hub: webAddress.optional().describe('WebSub hub that feeds name'),
  // By default ten a second: more than any person reads, yet enough for an office behind one address.
  requestsPerMinute: z
    .number()
    .int()
    .min(60)
    .max(1_000_000)
    .default(600)
    .describe('requests that one address may send in a minute; one that takes the archive long counts as several'),
})

/** What an operator has set, with the defaults for the rest. */
export type Settings = z.output<typeof settingsSchema>
export type Colours = Settings['colours']

export const defaultSettings: Settings = settingsSchema.parse({})
