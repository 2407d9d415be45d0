/** An item of a WordPress export, as far as tests vary it. */
export interface WordPressItem {
  id: number
  title: string
  content: string
  /** In GMT, as WordPress writes it. */
  date: string
  excerpt?: string
  categories?: string[]
  tags?: string[]
  author?: string
  status?: string
  type?: string
  /** Id of the featured image. */
  thumbnail?: number
  /** Address of an attachment. */
  file?: string
}

const cdata = (text: string): string => `<![CDATA[${text}]]>`

function itemXml(item: WordPressItem): string {
  const { id, title, content, date, excerpt = '', categories = [], tags = [], author = 'lan' } = item
  return `	<item>
		<title>${title.replaceAll('&', '&amp;')}</title>
		<link>https://baosongla.example/p/${id}</link>
		<pubDate>Tue, 11 Jan 2022 09:03:38 +0000</pubDate>
		<dc:creator>${cdata(author)}</dc:creator>
		<guid isPermaLink="false">https://baosongla.example/?p=${id}</guid>
		<description></description>
		<content:encoded>${cdata(content)}</content:encoded>
		<excerpt:encoded>${cdata(excerpt)}</excerpt:encoded>
		<wp:post_id>${id}</wp:post_id>
		<wp:post_date>${cdata(date)}</wp:post_date>
		<wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt>
		<wp:post_name>${cdata(`bai-${id}`)}</wp:post_name>
		<wp:status>${cdata(item.status ?? 'publish')}</wp:status>
		<wp:post_type>${cdata(item.type ?? 'post')}</wp:post_type>
		<wp:post_password>${cdata('')}</wp:post_password>
		${item.file === undefined ? '' : `<wp:attachment_url>${cdata(item.file)}</wp:attachment_url>`}
		${categories.map((name) => `<category domain="category" nicename="x">${cdata(name)}</category>`).join('')}
		${tags.map((name) => `<category domain="post_tag" nicename="y">${cdata(name)}</category>`).join('')}
		${item.thumbnail === undefined ? '' : `<wp:postmeta><wp:meta_key>${cdata('_thumbnail_id')}</wp:meta_key><wp:meta_value>${cdata(String(item.thumbnail))}</wp:meta_value></wp:postmeta>`}
		<wp:comment><wp:comment_content>${cdata('Một bình luận')}</wp:comment_content></wp:comment>
	</item>
`
}

/** A WordPress export (WXR 1.2) of a site with one author, "Lan Anh". */
export function wordPressExport(items: readonly WordPressItem[]): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file. -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Báo Sông Lá</title>
	<link>https://baosongla.example</link>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:author><wp:author_login>${cdata('lan')}</wp:author_login><wp:author_display_name>${cdata('Lan Anh')}</wp:author_display_name></wp:author>
${items.map(itemXml).join('')}</channel>
</rss>
`
}
