import { describe, expect, it } from 'vitest'
import { Views } from '../../src/web/server/views.js'
import { folderWith } from '../support/folders.js'
import { startSite } from './support/server.js'

const viewsOf = async (files: Record<string, string>) => new Views(await folderWith(files))

describe('views', () => {
  it('include partials named from their own folder, which see the same and what they are given', async () => {
    const views = await viewsOf({
      'page.ejs': "<%= v.title %>: <%- include('partials/list', { items: [1, 2] }) %><%- include('foot') %>",
      'foot.ejs': '; <%= v.title %><%= v.items %>',
      'partials/list.ejs':
        "<% for (const item of v.items) { %><%- include('item', { item, items: null }) %><% } %><%= v.items.length %>",
      'partials/item.ejs': '[<%= v.title %> <%= v.item %><%= v.items %>]',
    })
    expect(views.render('page', { title: 'Tin' })).toBe('Tin: [Tin 1][Tin 2]2; Tin')
  })

  it('escape what they print, but not what partials printed', async () => {
    const views = await viewsOf({
      'page.ejs': '<b title="<%= v.text %>"><%- include(\'part\') %></b><%= v.nothing %>',
      'part.ejs': '<%= v.text %>',
    })
    const escaped = '&lt;i&gt;&amp;&#34;&#39;'
    expect(views.render('page', { text: '<i>&"\'', nothing: null })).toBe(`<b title="${escaped}">${escaped}</b>`)
  })

  it('are named when one fails, with the line', async () => {
    const views = await viewsOf({
      'page.ejs': "Diễn biến\n<%- include('part') %>",
      'part.ejs': 'Diễn biến\n<%= v.missing.name %>',
    })
    expect(() => views.render('page', {})).toThrow(/page\.ejs:2[^]*part\.ejs:2/)
    expect(() => views.render('no-page', {})).toThrow('no-page')
  })

  it('stop the site when it starts if they say what has no English', async () => {
    const projectRoot = await folderWith({ 'views/page.ejs': '<p>Câu chưa dịch</p>', 'public/logo.svg': '' })
    await expect(startSite({ projectRoot })).rejects.toMatchObject({
      code: 'broken-view',
      message: expect.stringContaining('No English for “Câu chưa dịch”'),
    })
  })

  it.each(['<% if (v.a { %>', '<% for (', '<%= v.a b %>'])('%s stops the site when it starts', async (text) => {
    const projectRoot = await folderWith({ 'views/partials/broken.ejs': text, 'public/logo.svg': '' })
    await expect(startSite({ projectRoot })).rejects.toMatchObject({
      code: 'broken-view',
      where: expect.stringContaining('broken.ejs'),
    })
  })
})
