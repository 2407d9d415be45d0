import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxAsHtml, boxAsJson, boxAsMarkdown, escapeMarkdown, type Box } from '../../src/web/formats/box.js'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<b>', '"', "'", '&amp;', '](', ')', '*', '_', '`', '\\', '[', ']', '|', '\n', 'x', 'Tin'))
    .map((bits) => bits.join('')),
)
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://bao.example/a_(b)?x=1&copy=2',
    'https://bao.example/"><img>',
    'https://bao.example/a b)c\\d',
  ),
)
const box: fc.Arbitrary<Box> = fc.record({
  heading: text,
  items: fc.array(
    fc.record({
      title: text,
      url,
      date: fc.option(fc.record({ machine: fc.constant('2022-11-23'), text: fc.constant('23/11/2022') })),
      source: text,
    }),
  ),
})

/** Text as a parser returns it: line ends and NUL are changed. */
const comparable = (value: string) => value.replace(/\r\n?/g, '\n').replace(/[\0\ufffd]|\p{Surrogate}/gu, '')

describe('any box', () => {
  it('as HTML holds nothing but its links, with its texts as text', () => {
    fc.assert(
      fc.property(box, (given) => {
        const $ = load(boxAsHtml(given), null, false)
        const names = new Set(
          $('*')
            .toArray()
            .map((node) => (node as { tagName?: string }).tagName),
        )
        expect(
          [...names].filter((name) => name === undefined || !['aside', 'h2', 'ul', 'li', 'a', 'time'].includes(name)),
        ).toEqual([])
        expect($('li')).toHaveLength(given.items.length)
        expect(comparable($('h2').text())).toBe(comparable(given.heading))
        $('li a').each((index, link) => {
          expect(Object.keys(link.attribs)).toEqual(['href'])
          expect(comparable($(link).attr('href')!)).toBe(comparable(given.items[index].url))
          expect(comparable($(link).text())).toBe(comparable(given.items[index].title))
        })
      }),
    )
  })

  it('as Markdown has one line for each article, on which nothing but the link is markup', () => {
    fc.assert(
      fc.property(box, (given) => {
        const [heading, blank, ...lines] = boxAsMarkdown(given).split('\n')
        expect(heading).toBe(`**${escapeMarkdown(given.heading)}**`)
        expect([blank, lines.pop()]).toEqual(['', ''])
        expect(lines).toHaveLength(given.items.length)
        lines.forEach((line, index) => {
          const parts = /^- \[((?:[^\\[\]]|\\.)*)\]\(([^\s()<>\\]+)\)(?: \(23\/11\/2022\))?$/u.exec(line)
          expect(parts, line).not.toBeNull()
          const [, title, address] = parts!
          expect(title.replace(/\\(.)/gsu, '$1')).toBe(given.items[index].title.replace(/\s+/gu, ' ').trim())
          expect(title.replace(/\\./gsu, '')).not.toMatch(/[\\`*_[\]<>&~|]/)
          expect(address.replace(/&amp;/g, '')).not.toContain('&')
        })
      }),
    )
  })

  it('as JSON says the same', () => {
    fc.assert(
      fc.property(box, (given) => {
        const parsed = JSON.parse(boxAsJson(given)) as { heading: string; items: { title: string; url: string }[] }
        expect(parsed.heading).toBe(given.heading)
        expect(parsed.items.map(({ title, url: address }) => [title, address])).toEqual(
          given.items.map(({ title, url: address }) => [title, address]),
        )
      }),
    )
  })
})
