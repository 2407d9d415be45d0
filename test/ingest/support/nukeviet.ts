/** An article in a NukeViet database, as far as tests vary it. */
export interface NewsRow {
  id: number
  catid: number
  title: string
  alias: string
  hometext: string
  bodyhtml: string
  /** Seconds since 1970. */
  publtime: number
  status?: number
  homeimgfile?: string
  homeimgalt?: string
  keywords?: string[]
  hits?: number
}

export interface DumpShape {
  /** Whether each INSERT names its columns, as phpMyAdmin does. */
  columns?: boolean
  /** Whether one INSERT has all rows of a table. */
  extended?: boolean
  version?: 3 | 4
  /** The site's host, in its configuration. */
  domain?: string | null
}

/** Columns in the order of NukeViet's own tables. */
const columnsOf = {
  cat: 'catid parentid title titlesite alias description weight sort lev'.split(' '),
  rows: 'id catid listcatid topicid admin_id author sourceid addtime edittime status weight publtime exptime archive title alias hometext homeimgfile homeimgalt homeimgthumb inhome allowed_comm allowed_rating external_link hitstotal hitscm'.split(
    ' ',
  ),
  detail: 'id titlesite description bodyhtml sourcetext imgposition copyright'.split(' '),
  bodyhtml_1: 'id bodyhtml sourcetext imgposition'.split(' '),
  tags_id: 'id tid keyword'.split(' '),
}
type TableName = keyof typeof columnsOf

const quoted = (text: string): string =>
  `'${text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('"', '\\"')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')}'`
const literal = (value: unknown): string =>
  value === null ? 'NULL' : typeof value === 'number' ? String(value) : quoted(String(value))

type Values = Record<string, unknown>

/** A dump of a NukeViet site with the categories 2 "Kinh tế" and 3 "Xã hội", in the order of mysqldump. */
export function nukeVietDump(
  rows: readonly NewsRow[],
  { columns = false, extended = true, version = 4, domain = 'baosongla.example' }: DumpShape,
): string {
  const prefix = `nv${version}_vi_news`
  const create = (table: TableName): string =>
    `--\n-- Cấu trúc bảng cho bảng \`${prefix}_${table}\`\n--\n\nDROP TABLE IF EXISTS \`${prefix}_${table}\`;\n/*!40101 SET character_set_client = utf8 */;\nCREATE TABLE \`${prefix}_${table}\` (\n${columnsOf[
      table
    ]
      .map((name) => `  \`${name}\` varchar(250) NOT NULL DEFAULT '',\n`)
      .join(
        '',
      )}  PRIMARY KEY (\`${columnsOf[table][0]}\`),\n  KEY \`k\` (\`${columnsOf[table][1]}\`)\n) ENGINE=MyISAM;\n\n`
  const insert = (table: TableName, values: readonly Values[]): string => {
    const names = columns ? ` (${columnsOf[table].map((name) => `\`${name}\``).join(', ')})` : ''
    const tuples = values.map((value) => `(${columnsOf[table].map((name) => literal(value[name] ?? '')).join(', ')})`)
    const into = `INSERT INTO \`${prefix}_${table}\`${names} VALUES`
    return extended ? `${into}\n${tuples.join(',\n')};\n\n` : tuples.map((tuple) => `${into} ${tuple};\n`).join('')
  }
  const table = (name: TableName, values: readonly Values[]): string => create(name) + insert(name, values)
  const texts = version === 3 ? 'bodyhtml_1' : 'detail'
  return [
    `-- MySQL dump 10.13  Distrib 8.0, it's a test\nSET NAMES utf8mb4;\n/*!40101 SET @a=1 */;\n# Ghi chú; có dấu chấm phẩy\n\n`,
    "CREATE TABLE `nv4_banners_rows` (\n  `id` int,\n  `title` varchar(9)\n);\nINSERT INTO `nv4_banners_rows` VALUES (1, 'x;y');\n",
    domain === null ? '' : `INSERT INTO \`nv4_config\` VALUES ('sys', 'global', 'my_domains', '${domain}');\n`,
    table('cat', [
      { catid: 2, title: 'Kinh tế', alias: 'kinh-te' },
      { catid: 3, title: 'Xã hội', alias: 'xa-hoi' },
    ]),
    table(
      texts,
      rows.map(({ id, bodyhtml }) => ({ id, bodyhtml })),
    ),
    table(
      'rows',
      rows.map(({ hits = 0, status = 1, keywords: _, bodyhtml: __, ...row }) => ({ ...row, status, hitstotal: hits })),
    ),
    table(
      'tags_id',
      rows.flatMap(({ id, keywords = [] }) => keywords.map((keyword, tid) => ({ id, tid, keyword }))),
    ),
  ].join('')
}
