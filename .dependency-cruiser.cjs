/** The rules of ARCHITECTURE.md: data flows one way, and each outside part has one room. */
const rooms = [
  'arrays',
  'text',
  'gazetteer',
  'ingest',
  'crawl',
  'media',
  'picturing',
  'store',
  'engine',
  'search',
  'evaluation',
  'web',
  'locks',
  'keys',
  'serving',
  'keeping',
  'settings',
  'alerts',
]
const may = {
  arrays: [],
  text: [],
  gazetteer: ['arrays', 'text'],
  ingest: ['text', 'gazetteer'],
  crawl: ['text', 'ingest', 'locks'],
  media: ['text', 'ingest', 'crawl'],
  picturing: ['crawl', 'media', 'store', 'composition'],
  store: ['text', 'ingest', 'locks'],
  engine: ['arrays', 'text', 'locks'],
  search: ['arrays', 'text', 'gazetteer', 'store', 'engine', 'media'],
  evaluation: [],
  locks: [],
  keys: ['locks'],
  serving: ['store', 'engine', 'search'],
  keeping: ['engine', 'composition'],
  settings: ['text'],
  alerts: ['text', 'gazetteer', 'search', 'engine', 'crawl', 'composition'],
  web: ['text', 'gazetteer', 'ingest', 'search', 'engine', 'store', 'keys', 'settings', 'media', 'alerts'],
}
/** Engines behind the port; one never imports another. */
const adapters = ['minisearch', 'memory']
const readers = ['cheerio', 'csv-parse', 'read-excel-file', 'yauzl', 'tar-stream', 'warcio']
const onlyIn = {
  ...Object.fromEntries(readers.map((library) => [library, 'ingest'])),
  express: 'web',
  minisearch: 'engine/minisearch',
  lmdb: '(store|crawl/frontier|media|alerts/storage)',
  ejs: 'web',
  sharp: '(web/server|media)',
  undici: '(crawl/fetching|alerts/sending)',
  nodemailer: 'alerts/sending',
  saxes: '(ingest|crawl/discovery)',
  feedsmith: '(ingest|crawl/discovery|web/formats)',
}

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...rooms.map((room) => ({
      name: `${room}-imports-only-rooms-above-it`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/[^/]+/', pathNot: `^src/(${[room, ...may[room]].join('|')})/` },
    })),
    {
      // It has the composition root open the archive on the other side.
      name: 'worker-imports-no-room-but-search',
      severity: 'error',
      from: { path: '^src/worker/' },
      to: { path: '^src/[^/]+/', pathNot: '^src/(worker|search|ingest|composition)/' },
    },
    {
      name: 'only-the-composition-root-names-the-worker',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: '^src/(composition/|worker/)' },
      to: { path: '^src/worker/' },
    },
    {
      name: 'only-the-composition-root-names-the-keeper',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: '^src/(composition/|keeping/)' },
      to: { path: '^src/keeping/' },
    },
    {
      name: 'article-imports-no-room',
      severity: 'error',
      from: { path: '^src/(article|errors|config)\\.ts$' },
      to: { path: '^src/[^/]+/' },
    },
    ...adapters.flatMap((adapter) => [
      {
        name: `only-the-composition-root-names-${adapter}`,
        severity: 'error',
        from: { path: '^(src|scripts)/', pathNot: `^src/(composition/|engine/${adapter}/)` },
        to: { path: `^src/engine/${adapter}/` },
      },
    ]),
    {
      name: 'port-imports-no-adapter',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: `^src/engine/(${adapters.join('|')})/` },
      to: { path: `^src/engine/(${adapters.join('|')})/` },
    },
    {
      name: 'timtin-loads-a-command-only-when-it-is-called',
      severity: 'error',
      from: { path: '^scripts/(timtin|commands/index)[.]ts$' },
      to: { path: '^scripts/(commands|bench|corpus|evaluation|search)/', pathNot: '/index[.]ts$', dynamic: false },
    },
    {
      name: 'a-command-imports-no-other',
      severity: 'error',
      from: { path: '^scripts/', pathNot: '^scripts/(timtin|commands/index)[.]ts$' },
      to: { path: '^scripts/commands/' },
    },
    { name: 'nothing-imports-a-script', severity: 'error', from: { path: '^src/' }, to: { path: '^scripts/' } },
    ...Object.entries(onlyIn).map(([library, room]) => ({
      name: `${library}-only-in-${room.replace(/[^a-z]+/g, '-')}`,
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: `^(src/${room}/|scripts/(bench|packaging|tools/(draw-|screenshots)))` },
      to: { path: `^node_modules/(@types/)?${library}/` },
    })),
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/', pathNot: '[.]d[.]ts$' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
