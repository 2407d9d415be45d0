/** Scenes for the sample articles, as SVG of 960 by 640. Places of figures and waves come from a seeded sequence. */

const width = 960
const height = 640

/** A sequence of numbers from 0 to 1, the same for the same seed (Mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const n = (value: number): string => value.toFixed(1)
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

function gradient(id: string, stops: readonly [number, string][]): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('')}</linearGradient>`
}

const band = (fill: string, top: number, bottom = height): string =>
  `<rect x="0" y="${n(top)}" width="${width}" height="${n(bottom - top)}" fill="${fill}"/>`

/** Land that ends in a wavy line. */
function ridge(top: number, rise: number, seed: number, fill: string, opacity = 1): string {
  const next = sequence(seed)
  const steps = 9
  let line = `M0 ${height} L0 ${n(top + next() * rise)}`
  for (let i = 1; i <= steps; i++) {
    const x = (width / steps) * i
    const middle = x - width / steps / 2
    line += ` Q${n(middle)} ${n(top - next() * rise)} ${n(x)} ${n(top + next() * rise)}`
  }
  return `<path d="${line} L${width} ${height} Z" fill="${fill}" opacity="${opacity}"/>`
}

/** Light on water: short strokes that grow towards the viewer. */
function ripples(top: number, bottom: number, seed: number, colour: string, count = 90, opacity = 0.35): string {
  const next = sequence(seed)
  return times(count, () => {
    const near = next()
    const y = top + (bottom - top) * near
    const length = 14 + near * 90 * next()
    const x = next() * width
    return `<path d="M${n(x)} ${n(y)} q${n(length / 2)} ${n(2 + near * 4)} ${n(length)} 0" stroke="${colour}" stroke-width="${n(1 + near * 2.4)}" fill="none" stroke-linecap="round" opacity="${n(opacity * (0.5 + next() * 0.5))}"/>`
  })
}

function glow(x: number, y: number, radius: number, colour: string, id: string): string {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="0.95"/><stop offset="0.25" stop-color="${colour}" stop-opacity="0.45"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient><circle cx="${x}" cy="${y}" r="${radius}" fill="url(#${id})"/>`
}

function cloud(x: number, y: number, size: number, colour: string, opacity: number): string {
  return `<g fill="${colour}" opacity="${opacity}"><ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.2}"/><ellipse cx="${n(x - size * 0.3)}" cy="${n(y - size * 0.14)}" rx="${n(size * 0.38)}" ry="${n(size * 0.2)}"/><ellipse cx="${n(x + size * 0.25)}" cy="${n(y - size * 0.1)}" rx="${n(size * 0.42)}" ry="${n(size * 0.17)}"/></g>`
}

interface Figure {
  shirt: string
  trousers: string
  hat?: 'conical' | 'none' | 'helmet'
  skin?: string
}

/** A standing person, seen from afar. @param y of the feet */
function person(
  x: number,
  y: number,
  tall: number,
  { shirt, trousers, hat = 'none', skin = '#b98a67' }: Figure,
): string {
  const unit = tall / 100
  const hats = {
    conical: `<path d="M-17 -84 L0 -104 L17 -84 Q0 -79 -17 -84 Z" fill="#d9c08a"/>`,
    helmet: `<path d="M-10 -88 A10 10 0 0 1 10 -88 Z" fill="#c98a2b"/>`,
    none: `<path d="M-8.5 -89 A8.5 9 0 0 1 8.5 -89 L8.5 -86 Q0 -92 -8.5 -86 Z" fill="#221b18"/>`,
  }
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(unit * 100)}e-2)"><path d="M-9 -40 L-10 0 L-3 0 L0 -34 L3 0 L10 0 L9 -40 Z" fill="${trousers}"/><path d="M-12 -74 Q0 -80 12 -74 L14 -38 L-14 -38 Z" fill="${shirt}"/><path d="M-12 -73 Q-19 -56 -15 -40 M12 -73 Q19 -56 15 -40" stroke="${shirt}" stroke-width="6" fill="none" stroke-linecap="round"/><circle cx="0" cy="-86" r="8.4" fill="${skin}"/>${hats[hat]}</g>`
}

function palm(x: number, y: number, tall: number, leaf: string, trunk: string, lean = 14): string {
  const top = y - tall
  const fronds = [-165, -140, -110, -75, -45, -15, 10].map((degrees) => {
    const angle = (degrees * Math.PI) / 180
    const length = tall * 0.42
    const ex = x + lean + Math.cos(angle) * length
    const ey = top + Math.sin(angle) * length * 0.7 + length * 0.28
    return `<path d="M${n(x + lean)} ${n(top)} Q${n(x + lean + Math.cos(angle) * length * 0.5)} ${n(top + Math.sin(angle) * length * 0.75)} ${n(ex)} ${n(ey)} Q${n(x + lean + Math.cos(angle) * length * 0.45)} ${n(top + Math.sin(angle) * length * 0.45)} ${n(x + lean)} ${n(top)} Z" fill="${leaf}"/>`
  })
  return `<path d="M${n(x)} ${n(y)} Q${n(x + lean * 0.2)} ${n(y - tall * 0.5)} ${n(x + lean)} ${n(top)}" stroke="${trunk}" stroke-width="${n(tall * 0.035)}" fill="none"/>${fronds.join('')}`
}

function crown(x: number, y: number, size: number, colour: string): string {
  return `<g fill="${colour}"><circle cx="${x}" cy="${y}" r="${size}"/><circle cx="${n(x - size * 0.75)}" cy="${n(y + size * 0.3)}" r="${n(size * 0.7)}"/><circle cx="${n(x + size * 0.8)}" cy="${n(y + size * 0.25)}" r="${n(size * 0.75)}"/></g>`
}

const tree = (x: number, y: number, tall: number, colour: string, light: string): string =>
  `<rect x="${n(x - tall * 0.03)}" y="${n(y - tall * 0.5)}" width="${n(tall * 0.06)}" height="${n(tall * 0.5)}" fill="#4b3a2c"/>${crown(x, y - tall * 0.66, tall * 0.3, colour)}${crown(x - tall * 0.06, y - tall * 0.74, tall * 0.17, light)}`

function flag(x: number, y: number, size: number): string {
  const star = Array.from({ length: 10 }, (_, i) => {
    const radius = (i % 2 === 0 ? 0.3 : 0.115) * size
    const angle = (Math.PI / 5) * i - Math.PI / 2
    return `${n(x + size * 0.75 + Math.cos(angle) * radius)},${n(y + size * 0.5 + Math.sin(angle) * radius)}`
  }).join(' ')
  return `<path d="M${x} ${y} q${n(size * 0.4)} ${n(size * 0.08)} ${n(size * 0.75)} 0 t${n(size * 0.75)} 0 v${size} q${n(-size * 0.4)} ${n(size * 0.08)} ${n(-size * 0.75)} 0 t${n(-size * 0.75)} 0 Z" fill="#c8261c"/><polygon points="${star}" fill="#f6cf3c"/>`
}

/** A small house with a tiled roof. @param y of its foot */
function house(x: number, y: number, size: number, wall: string, roof: string, shade: string): string {
  return `<g><rect x="${n(x)}" y="${n(y - size * 0.6)}" width="${n(size)}" height="${n(size * 0.6)}" fill="${wall}"/><path d="M${n(x - size * 0.1)} ${n(y - size * 0.58)} L${n(x + size * 0.16)} ${n(y - size)} L${n(x + size * 0.84)} ${n(y - size)} L${n(x + size * 1.1)} ${n(y - size * 0.58)} Z" fill="${roof}"/><rect x="${n(x + size * 0.4)}" y="${n(y - size * 0.42)}" width="${n(size * 0.22)}" height="${n(size * 0.42)}" fill="${shade}"/><rect x="${n(x + size * 0.1)}" y="${n(y - size * 0.42)}" width="${n(size * 0.18)}" height="${n(size * 0.2)}" fill="${shade}"/><rect x="${n(x + size * 0.74)}" y="${n(y - size * 0.42)}" width="${n(size * 0.18)}" height="${n(size * 0.2)}" fill="${shade}"/></g>`
}

/** A boat with a curved hull. @param y of the water line */
function boat(x: number, y: number, length: number, hull: string, edge: string): string {
  const h = length * 0.13
  return `<path d="M${n(x - length / 2)} ${n(y - h)} Q${n(x)} ${n(y - h * 0.25)} ${n(x + length / 2)} ${n(y - h * 1.15)} Q${n(x + length * 0.36)} ${n(y + h * 0.55)} ${n(x)} ${n(y + h * 0.6)} Q${n(x - length * 0.36)} ${n(y + h * 0.55)} ${n(x - length / 2)} ${n(y - h)} Z" fill="${hull}"/><path d="M${n(x - length / 2)} ${n(y - h)} Q${n(x)} ${n(y - h * 0.25)} ${n(x + length / 2)} ${n(y - h * 1.15)}" stroke="${edge}" stroke-width="${n(length * 0.018)}" fill="none"/><ellipse cx="${n(x)}" cy="${n(y + h * 0.75)}" rx="${n(length * 0.42)}" ry="${n(h * 0.22)}" fill="#000" opacity="0.18"/>`
}

const page = (defs: string, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${content}</svg>`

const shirts = ['#c9523f', '#3f6f9c', '#e5e1d6', '#4f7a55', '#d3a13c', '#7c5c86', '#2f4858']

/** A long bridge over a river. */
function bridge(sky: readonly [number, string][], water: readonly [number, string][], light: string): string {
  const deck = 330
  const pier = (x: number, w: number) =>
    `<path d="M${x - w} ${deck + 14} L${x + w} ${deck + 14} L${n(x + w * 0.75)} 470 L${n(x - w * 0.75)} 470 Z" fill="#6d6660"/><rect x="${n(x - w * 1.2)}" y="462" width="${n(w * 2.4)}" height="14" fill="#57514d"/>`
  const tower = (x: number) =>
    `<path d="M${x - 10} 470 L${x - 7} 120 L${x + 7} 120 L${x + 10} 470 Z" fill="#817870"/>${times(9, (i) => `<path d="M${x} ${130 + i * 14} L${x - 48 - i * 27} ${deck} M${x} ${130 + i * 14} L${x + 48 + i * 27} ${deck}" stroke="#e9dcc6" stroke-width="1.8" opacity="0.75"/>`)}`
  return page(
    gradient('s', sky) + gradient('w', water),
    band('url(#s)', 0, 440) +
      glow(700, 300, 260, light, 'g') +
      cloud(210, 120, 150, '#fff2e2', 0.5) +
      cloud(560, 70, 110, '#fff2e2', 0.4) +
      ridge(392, 16, 4, '#5d6c63', 0.7) +
      ridge(412, 12, 9, '#465a4c') +
      band('url(#w)', 430) +
      ripples(440, 640, 3, light, 110, 0.5) +
      [70, 890].map((x) => pier(x, 20)).join('') +
      [300, 660].map((x) => tower(x) + pier(x, 22)).join('') +
      `<rect x="0" y="${deck}" width="${width}" height="16" fill="#8c837a"/><rect x="0" y="${deck - 3}" width="${width}" height="4" fill="#d8cdbb"/>` +
      times(48, (i) => `<rect x="${i * 20 + 6}" y="${deck - 16}" width="2" height="14" fill="#d8cdbb"/>`) +
      `<rect x="0" y="${deck - 17}" width="${width}" height="2.5" fill="#d8cdbb"/>` +
      times(26, (i) => {
        const next = sequence(i + 40)
        return person(i * 36 + next() * 22, deck + 1, 34 + next() * 6, {
          shirt: shirts[i % shirts.length],
          trousers: '#2b2f36',
          hat: i % 4 === 0 ? 'conical' : 'none',
        })
      }) +
      boat(190, 560, 150, '#4b3526', '#c79b62') +
      person(200, 553, 62, { shirt: '#364b5c', trousers: '#23282e', hat: 'conical' }),
  )
}

/** Name in `data/sample` to the scene. */
export const scenes: Readonly<Record<string, () => string>> = {
  // People build up a dike at night, by lamplight, while the river rises behind it.
  'baothaibinh.com.vn/dap-trach-hong-phong.jpg': () =>
    page(
      gradient('s', [
        [0, '#0d1620'],
        [1, '#23384a'],
      ]) +
        gradient('w', [
          [0, '#3a3f3c'],
          [1, '#5b4b39'],
        ]) +
        gradient('d', [
          [0, '#6b4e33'],
          [1, '#2a1f16'],
        ]),
      band('url(#s)', 0, 300) +
        ridge(262, 10, 6, '#131f27') +
        times(9, (i) => `<circle cx="${60 + i * 104}" cy="${258 + (i % 3) * 5}" r="2.6" fill="#ffd98a"/>`) +
        band('url(#w)', 285, 430) +
        ripples(292, 420, 8, '#c9a878', 70, 0.4) +
        glow(248, 190, 240, '#ffd48a', 'a') +
        glow(739, 200, 220, '#ffcf80', 'b') +
        `<path d="M0 430 Q240 392 480 410 T960 396 L960 640 L0 640 Z" fill="url(#d)"/>` +
        times(3, (row) =>
          times(
            24 - row * 2,
            (i) =>
              `<rect x="${n(i * 42 + row * 20)}" y="${n(404 + row * 17 + Math.sin(i / 3) * 9)}" width="39" height="19" rx="8" fill="${['#cbb991', '#b9a67c', '#d8c8a2'][(i + row) % 3]}" stroke="#7c6a4b" stroke-width="1"/>`,
          ),
        ) +
        [90, 210, 300, 420, 540, 640, 770, 880]
          .map(
            (x, i) =>
              person(x, 470 + (i % 3) * 26, 128 + (i % 3) * 14, {
                shirt: i % 3 === 0 ? '#5a6b3c' : shirts[i % shirts.length],
                trousers: '#20262b',
                hat: i % 3 === 0 ? 'helmet' : i % 3 === 1 ? 'conical' : 'none',
              }) +
              (i % 2 === 0
                ? `<rect x="${x - 32}" y="${n(388 + (i % 3) * 22)}" width="46" height="24" rx="10" fill="#d5c49b" stroke="#80704f"/>`
                : ''),
          )
          .join('') +
        `<rect x="246" y="170" width="5" height="240" fill="#1c1712"/><circle cx="248" cy="172" r="13" fill="#fff0c2"/><rect x="737" y="182" width="5" height="226" fill="#1c1712"/><circle cx="739" cy="184" r="13" fill="#fff0c2"/>`,
    ),
  // Families leave flooded houses in boats.
  'thaibinhtv.vn/so-tan-hong-phong.jpg': () =>
    page(
      gradient('s', [
        [0, '#8d9aa3'],
        [1, '#cfd3cf'],
      ]) +
        gradient('w', [
          [0, '#a38c6a'],
          [1, '#6f5436'],
        ]),
      band('url(#s)', 0, 300) +
        cloud(200, 80, 200, '#79868f', 0.5) +
        cloud(640, 120, 230, '#7d8a92', 0.45) +
        ridge(258, 20, 2, '#6f7f70', 0.8) +
        [40, 300, 610, 800].map((x, i) => tree(x + 110, 350, 150 + (i % 2) * 30, '#47603f', '#5f7a50')).join('') +
        house(90, 366, 170, '#d9c9a5', '#9c4a34', '#4d4335') +
        house(400, 350, 140, '#c7d0c8', '#84503c', '#4d4b45') +
        house(690, 372, 180, '#e0cfae', '#a45139', '#4d4335') +
        band('url(#w)', 322) +
        ripples(330, 640, 12, '#e6d6b5', 140, 0.4) +
        boat(330, 500, 330, '#2f5a4e', '#e0d3a8') +
        boat(745, 440, 220, '#7b4630', '#e0c48f') +
        [230, 290, 350, 420]
          .map((x, i) =>
            person(x, 492, 128 - (i === 2 ? 34 : 0), {
              shirt: ['#d9762b', '#d6d1c4', '#b64a4a', '#d9762b'][i],
              trousers: '#2b3036',
              hat: i === 1 ? 'conical' : i === 2 ? 'none' : 'helmet',
            }),
          )
          .join('') +
        [690, 740, 800]
          .map((x, i) =>
            person(x, 434, 88 - (i === 1 ? 26 : 0), {
              shirt: ['#d9762b', '#557a9d', '#c9b9a0'][i],
              trousers: '#2b3036',
              hat: i === 2 ? 'conical' : 'none',
            }),
          )
          .join('') +
        `<path d="M165 430 L120 560" stroke="#5d4a33" stroke-width="6" stroke-linecap="round"/>`,
    ),
  // The head of an islet breaks off into the river.
  'stttt.dongthap.gov.vn/cu-lao-tan-phong-khan-cap-chong-sat-lo-1.jpg': () =>
    page(
      gradient('s', [
        [0, '#7ba7bd'],
        [1, '#eadfca'],
      ]) +
        gradient('w', [
          [0, '#b59a72'],
          [1, '#7d6242'],
        ]) +
        gradient('e', [
          [0, '#9a6b42'],
          [1, '#5b3b24'],
        ]),
      band('url(#s)', 0, 320) +
        cloud(250, 90, 170, '#ffffff', 0.6) +
        cloud(720, 60, 130, '#ffffff', 0.55) +
        ridge(288, 14, 16, '#6f8b74') +
        [110, 240, 380].map((x, i) => palm(x, 306, 90 + (i % 2) * 26, '#5b7a5c', '#6a5844', 7)).join('') +
        band('url(#w)', 302) +
        ripples(312, 640, 25, '#ead9b8', 130, 0.4) +
        '<path d="M960 250 L700 262 Q640 270 618 300 L596 352 Q640 366 610 408 Q660 432 622 486 Q690 520 640 640 L960 640 Z" fill="url(#e)"/>' +
        '<path d="M960 232 L706 244 Q648 252 618 300 Q700 282 780 292 T960 286 Z" fill="#6d8f4a"/>' +
        times(
          7,
          (i) =>
            `<path d="M${640 + i * 44} ${320 + i * 34} q${30 + i * 4} ${12 + i} ${70 + i * 8} ${-6 + i * 3}" stroke="#3f2917" stroke-width="${4 + (i % 3)}" fill="none" opacity="0.6"/>`,
        ) +
        '<path d="M760 256 l-14 26 18 16 -20 30 16 22" stroke="#2f1e12" stroke-width="6" fill="none"/>' +
        tree(880, 262, 210, '#41693f', '#5d8a52') +
        tree(780, 262, 160, '#4b7546', '#67945a') +
        `<g transform="rotate(-62 600 380)">${tree(600, 400, 170, '#4b7546', '#67945a')}</g>` +
        person(838, 268, 74, { shirt: '#3f6f9c', trousers: '#2b2f36', hat: 'conical' }) +
        person(914, 270, 78, { shirt: '#c9523f', trousers: '#2b2f36' }) +
        boat(260, 500, 240, '#4b3526', '#c79b62') +
        person(286, 492, 88, { shirt: '#d9762b', trousers: '#2b3036', hat: 'helmet' }),
    ),
  // People of both banks walk over their bridge in the evening.
  'baohungyen.vn/thong-xe-cau-hong-lac-noi-hai-bo-song-luoc-1.jpg': () =>
    bridge(
      [
        [0, '#41506f'],
        [0.6, '#d08a63'],
        [1, '#f6c98b'],
      ],
      [
        [0, '#c98a62'],
        [1, '#39465c'],
      ],
      '#ffd9a0',
    ),
  // The first day of school under the flag.
  'baothaibinh.com.vn/khai-giang-nam-phu.jpg': () =>
    page(
      gradient('s', [
        [0, '#6fb1d9'],
        [1, '#d9ecf2'],
      ]) +
        gradient('g', [
          [0, '#d8bf95'],
          [1, '#b99468'],
        ]),
      band('url(#s)', 0, 400) +
        cloud(180, 90, 120, '#ffffff', 0.8) +
        cloud(780, 130, 140, '#ffffff', 0.7) +
        tree(60, 400, 300, '#3f6f43', '#5c8d57') +
        tree(905, 400, 330, '#3a6a40', '#588a55') +
        `<rect x="150" y="180" width="660" height="216" fill="#f0d99b"/><rect x="150" y="282" width="660" height="10" fill="#c99f56"/><path d="M130 184 L190 128 L770 128 L830 184 Z" fill="#a8452f"/>` +
        times(
          8,
          (i) =>
            `<rect x="${176 + i * 78}" y="204" width="52" height="60" fill="#5f8fa5" stroke="#fbf3dc" stroke-width="5"/><rect x="${176 + i * 78}" y="306" width="52" height="90" fill="${i % 2 === 0 ? '#6b4a31' : '#5f8fa5'}" stroke="#fbf3dc" stroke-width="5"/>`,
        ) +
        band('url(#g)', 394) +
        `<rect x="474" y="60" width="7" height="350" fill="#d9d9d9"/>` +
        flag(481, 64, 74) +
        times(3, (row) =>
          times(
            14 - row,
            (i) =>
              person(76 + row * 36 + i * (62 + row * 6), 470 + row * 74, 88 + row * 26, {
                shirt: '#f6f6f2',
                trousers: i % 2 === 0 ? '#22375c' : '#2a2d33',
              }) +
              `<path d="M${n(76 + row * 36 + i * (62 + row * 6) - 5 - row)} ${n(470 + row * 74 - (88 + row * 26) * 0.74)} l${n(5 + row)} ${n(15 + row * 5)} l${n(5 + row)} ${n(-15 - row * 5)} Z" fill="#cf2d22"/>`,
          ),
        ),
    ),
  // A combine harvester at work at night; barges wait in the canal.
  'stttt.dongthap.gov.vn/thap-muoi-lua-dong-xuan-chin-som-1.jpg': () =>
    page(
      gradient('s', [
        [0, '#121a33'],
        [1, '#4d4a63'],
      ]) +
        gradient('f', [
          [0, '#8a6a2d'],
          [1, '#c79a3d'],
        ]) +
        gradient('w', [
          [0, '#2c3550'],
          [1, '#141a2b'],
        ]),
      band('url(#s)', 0, 330) +
        times(60, (i) => {
          const next = sequence(i + 7)
          return `<circle cx="${n(next() * width)}" cy="${n(next() * 260)}" r="${n(0.6 + next())}" fill="#fff" opacity="0.7"/>`
        }) +
        glow(810, 92, 90, '#fff3d0', 'm') +
        `<circle cx="810" cy="92" r="26" fill="#fff6de"/>` +
        ridge(306, 10, 3, '#151c26') +
        [90, 190, 640, 880].map((x, i) => palm(x, 330, 120 + (i % 2) * 40, '#182430', '#182430')).join('') +
        band('url(#f)', 318, 500) +
        times(900, (i) => {
          const next = sequence(i + 300)
          const near = next()
          return `<path d="M${n(next() * width)} ${n(326 + near * 174)} l${n(-2 + next() * 4)} ${n(-6 - near * 16)}" stroke="${['#e6c46a', '#b98a34', '#f0d487'][i % 3]}" stroke-width="${n(0.8 + near * 1.4)}" opacity="0.8"/>`
        }) +
        glow(330, 400, 300, '#ffedb0', 'h') +
        `<g transform="translate(470 300)"><rect x="0" y="30" width="190" height="84" rx="8" fill="#c2372b"/><rect x="18" y="-22" width="74" height="58" rx="6" fill="#2f4858"/><rect x="26" y="-14" width="58" height="42" fill="#bfe0e6" opacity="0.8"/><rect x="112" y="4" width="70" height="30" fill="#a92c22"/><path d="M-96 96 L0 60 L0 112 L-96 128 Z" fill="#d9a531"/><rect x="-110" y="92" width="26" height="42" rx="4" fill="#8f6b1d"/><rect x="14" y="104" width="168" height="34" rx="17" fill="#23211f"/>${times(6, (i) => `<circle cx="${32 + i * 27}" cy="121" r="9" fill="#57524c"/>`)}<circle cx="-4" cy="52" r="9" fill="#fff8d8"/><circle cx="30" cy="-26" r="6" fill="#fff8d8"/></g>` +
        band('url(#w)', 500) +
        ripples(506, 640, 21, '#ffe2a0', 60, 0.35) +
        boat(250, 572, 300, '#3d2a1e', '#b98d55') +
        `<path d="M130 540 Q250 486 370 540 Z" fill="#d8ad4c"/>` +
        boat(720, 590, 330, '#2f241d', '#a98350') +
        `<path d="M590 552 Q720 498 850 552 Z" fill="#cfa042"/>` +
        person(392, 546, 70, { shirt: '#39506b', trousers: '#1d2228', hat: 'conical' }),
    ),
  // Black-faced spoonbills on a tidal flat.
  'co-mo-thia.jpg': () =>
    page(
      gradient('s', [
        [0, '#a9c6d6'],
        [1, '#f4e7d3'],
      ]) +
        gradient('w', [
          [0, '#c9cfc6'],
          [0.5, '#9bb0ab'],
          [1, '#6f7f74'],
        ]),
      band('url(#s)', 0, 270) +
        ridge(246, 12, 5, '#7d9286', 0.8) +
        times(26, (i) => crown(i * 40 + (i % 3) * 8, 258 - (i % 4) * 4, 13 + (i % 3) * 4, '#5c7a62')) +
        band('url(#w)', 264) +
        ripples(280, 640, 14, '#f6f1e4', 120, 0.5) +
        times(
          7,
          (i) =>
            `<ellipse cx="${n(sequence(i + 2)() * width)}" cy="${330 + i * 42}" rx="${120 + i * 14}" ry="${7 + i * 2}" fill="#85775f" opacity="0.55"/>`,
        ) +
        times(15, (i) => {
          const next = sequence(i * 13 + 5)
          const near = i / 14
          const x = 60 + ((i * 523) % 870)
          const y = 350 + near * 230
          const k = 0.5 + near * 1.05
          const turn = next() > 0.5 ? -1 : 1
          return `<g transform="translate(${x} ${n(y)}) scale(${n(k * turn)} ${n(k)})"><path d="M-6 0 L-8 46 M8 0 L8 46" stroke="#23211f" stroke-width="3.4"/><path d="M-46 -8 Q-30 -38 8 -30 Q34 -26 34 -6 Q14 16 -18 8 Z" fill="#fbfaf5"/><path d="M-46 -8 Q-20 -18 4 -10 Q-12 8 -30 6 Z" fill="#dcdcd2"/><path d="M24 -20 Q48 -40 44 -64" stroke="#fbfaf5" stroke-width="11" fill="none" stroke-linecap="round"/><circle cx="45" cy="-68" r="9" fill="#fbfaf5"/><path d="M50 -70 Q66 -58 72 -36 Q78 -26 70 -24 Q64 -28 66 -36 Q58 -54 47 -62 Z" fill="#26221f"/></g>`
        }),
    ),
  // Counting birds at dawn.
  'kiem-dem.jpg': () =>
    page(
      gradient('s', [
        [0, '#38486b'],
        [0.55, '#d98f6c'],
        [1, '#f7cf94'],
      ]) +
        gradient('w', [
          [0, '#e0a479'],
          [1, '#4a4a5e'],
        ]),
      band('url(#s)', 0, 400) +
        glow(620, 372, 300, '#ffe6ae', 'g') +
        `<circle cx="620" cy="376" r="44" fill="#fff1c9"/>` +
        times(22, (i) => {
          const next = sequence(i + 90)
          const x = 120 + next() * 720
          const y = 90 + next() * 190
          const k = 8 + next() * 9
          return `<path d="M${n(x - k)} ${n(y - k * 0.4)} Q${n(x - k * 0.4)} ${n(y - k * 0.5)} ${n(x)} ${n(y)} Q${n(x + k * 0.4)} ${n(y - k * 0.5)} ${n(x + k)} ${n(y - k * 0.4)}" stroke="#2c2836" stroke-width="2.4" fill="none"/>`
        }) +
        band('url(#w)', 396) +
        ripples(402, 640, 17, '#ffe0b0', 100, 0.5) +
        `<path d="M0 500 Q260 462 520 512 T960 540 L960 640 L0 640 Z" fill="#2a2630"/>` +
        [210, 300, 380]
          .map((x, i) =>
            person(x, 520 + i * 10, 190 - i * 8, {
              shirt: '#231f2b',
              trousers: '#1a1720',
              hat: i === 1 ? 'conical' : 'none',
              skin: '#4a3830',
            }),
          )
          .join('') +
        `<path d="M440 386 L470 520 M470 386 L440 520 M455 386 L455 520" stroke="#1a1720" stroke-width="5"/><rect x="420" y="366" width="70" height="22" rx="8" fill="#1a1720"/>` +
        times(40, (i) => {
          const next = sequence(i + 500)
          const x = next() * width
          return `<path d="M${n(x)} ${n(600 + next() * 40)} q${n(-6 + next() * 12)} -30 ${n(-10 + next() * 20)} ${n(-50 - next() * 30)}" stroke="#17141c" stroke-width="2.6" fill="none"/>`
        }),
    ),
  // Salt makers on their pans.
  'muoi-trai-bat.jpg': () =>
    page(
      gradient('s', [
        [0, '#5ea6d6'],
        [1, '#e6f0ee'],
      ]) +
        gradient('w', [
          [0, '#b9d6df'],
          [1, '#7fa9bb'],
        ]),
      band('url(#s)', 0, 250) +
        cloud(240, 90, 150, '#fff', 0.85) +
        cloud(700, 60, 120, '#fff', 0.75) +
        ridge(238, 8, 8, '#6f8f7f') +
        band('url(#w)', 246) +
        times(6, (row) => {
          const y = 256 + row * row * 10 + row * 14
          return `<rect x="0" y="${y}" width="${width}" height="${5 + row * 2.4}" fill="#8a765c"/>`
        }) +
        times(
          9,
          (i) =>
            `<path d="M${480 + (i - 4) * 40} 250 L${480 + (i - 4) * 260} 640" stroke="#8a765c" stroke-width="${5 + Math.abs(i - 4)}"/>`,
        ) +
        times(26, (i) => {
          const next = sequence(i + 31)
          const near = i / 25
          const x = next() * width
          const y = 280 + near * near * 330
          const k = 12 + near * 52
          return `<path d="M${n(x - k)} ${n(y)} Q${n(x)} ${n(y - k * 1.5)} ${n(x + k)} ${n(y)} Z" fill="#fdfdfb"/><path d="M${n(x)} ${n(y - k * 0.72)} Q${n(x + k * 0.5)} ${n(y - k * 0.6)} ${n(x + k)} ${n(y)} L${n(x + k * 0.1)} ${n(y)} Z" fill="#c9d8de"/>`
        }) +
        person(300, 520, 190, { shirt: '#8a4f68', trousers: '#2b2f36', hat: 'conical' }) +
        `<path d="M322 430 L430 520" stroke="#7a5a3a" stroke-width="7" stroke-linecap="round"/><path d="M408 526 L452 508" stroke="#5d452e" stroke-width="10" stroke-linecap="round"/>` +
        person(640, 430, 120, { shirt: '#3f6f9c', trousers: '#2b2f36', hat: 'conical' }) +
        `<path d="M586 358 Q640 338 694 358" stroke="#7a5a3a" stroke-width="5" fill="none"/><path d="M586 358 l-14 40 h28 Z M694 358 l-14 40 h28 Z" fill="#f4f4ee" stroke="#7a5a3a"/>`,
    ),
  // Fishing boats stay in port.
  'ben-quan-vinh.jpg': () =>
    page(
      gradient('s', [
        [0, '#6d8aa0'],
        [1, '#e9dcc6'],
      ]) +
        gradient('w', [
          [0, '#a9b8b6'],
          [1, '#4f6b75'],
        ]),
      band('url(#s)', 0, 330) +
        cloud(280, 110, 210, '#8496a3', 0.55) +
        cloud(740, 80, 190, '#8fa0ab', 0.5) +
        ridge(306, 14, 11, '#60756a') +
        [60, 170, 830, 920].map((x, i) => palm(x, 330, 110 + (i % 2) * 30, '#4d6a52', '#5a4a38', 8)).join('') +
        band('url(#w)', 326) +
        ripples(332, 640, 19, '#eef0e8', 120, 0.4) +
        [
          [180, 420, 250, '#2e6b8f'],
          [470, 410, 230, '#2f7a68'],
          [760, 424, 260, '#a5432f'],
          [330, 530, 380, '#2b5f86'],
          [760, 560, 400, '#27705c'],
        ]
          .map(([x, y, size, hull]) => {
            const [px, py, s] = [x, y, size].map(Number)
            return `${boat(px, py, s, String(hull), '#f0e2bd')}<rect x="${n(px - s * 0.3)}" y="${n(py - s * 0.33)}" width="${n(s * 0.26)}" height="${n(s * 0.22)}" fill="#f1ead6"/><rect x="${n(px - s * 0.32)}" y="${n(py - s * 0.36)}" width="${n(s * 0.3)}" height="${n(s * 0.045)}" fill="#b5482f"/><rect x="${n(px - s * 0.26)}" y="${n(py - s * 0.29)}" width="${n(s * 0.06)}" height="${n(s * 0.07)}" fill="#50707c"/><rect x="${n(px - s * 0.16)}" y="${n(py - s * 0.29)}" width="${n(s * 0.06)}" height="${n(s * 0.07)}" fill="#50707c"/><path d="M${n(px + s * 0.1)} ${n(py - s * 0.08)} L${n(px + s * 0.1)} ${n(py - s * 0.62)} M${n(px + s * 0.1)} ${n(py - s * 0.6)} L${n(px + s * 0.44)} ${n(py - s * 0.13)} M${n(px + s * 0.1)} ${n(py - s * 0.6)} L${n(px - s * 0.16)} ${n(py - s * 0.36)}" stroke="#3c332a" stroke-width="${n(s * 0.012)}"/>${flag(px + s * 0.1, py - s * 0.62, s * 0.09)}`
          })
          .join(''),
    ),
  // Dragon boats before the bank.
  'baohungyen.vn/dua-thuyen-rong-quang-yen-gay-can-1.jpg': () =>
    page(
      gradient('s', [
        [0, '#7fb6d6'],
        [1, '#e8f0ea'],
      ]) +
        gradient('w', [
          [0, '#7fa59a'],
          [1, '#2f5f63'],
        ]),
      band('url(#s)', 0, 240) +
        cloud(640, 70, 150, '#fff', 0.8) +
        ridge(206, 30, 13, '#7d9c90', 0.9) +
        band('#5d7a4c', 232, 296) +
        times(34, (i) =>
          person(14 + i * 29, 284 + (i % 3) * 5, 56, {
            shirt: shirts[(i * 3) % shirts.length],
            trousers: '#2b2f36',
            hat: i % 3 === 0 ? 'conical' : 'none',
          }),
        ) +
        times(12, (i) => flag(20 + i * 82, 178 + (i % 2) * 10, 22)) +
        times(12, (i) => `<rect x="${18 + i * 82}" y="${178 + (i % 2) * 10}" width="3" height="84" fill="#e8e2d0"/>`) +
        band('url(#w)', 292) +
        ripples(300, 640, 23, '#e7f3ee', 130, 0.5) +
        [
          [480, 400, 620, '#d9b23a', '#e8c64c'],
          [520, 530, 760, '#b8382b', '#c9443a'],
        ]
          .map(([cx, y, length, hull, shirt]) => {
            const [x, py, l] = [cx, y, length].map(Number)
            const left = x - l / 2
            return `${times(11, (i) => {
              const px = left + l * 0.12 + i * l * 0.072
              return `${person(px, py - l * 0.03 + 22, l * 0.13, { shirt: String(shirt), trousers: '#2b2f36', skin: '#b98a67' })}<path d="M${n(px + 8)} ${n(py - l * 0.06)} L${n(px - 20)} ${n(py + l * 0.045)}" stroke="#7a5230" stroke-width="5" stroke-linecap="round"/>`
            })}<path d="M${n(left)} ${n(py - l * 0.07)} Q${n(x)} ${n(py + l * 0.05)} ${n(left + l)} ${n(py - l * 0.07)} L${n(left + l * 0.92)} ${n(py + l * 0.045)} Q${n(x)} ${n(py + l * 0.085)} ${n(left + l * 0.07)} ${n(py + l * 0.045)} Z" fill="${hull}"/><path d="M${n(left + l)} ${n(py - l * 0.07)} q${n(l * 0.05)} ${n(-l * 0.08)} ${n(l * 0.02)} ${n(-l * 0.12)} q${n(-l * 0.05)} ${n(-l * 0.01)} ${n(-l * 0.05)} ${n(l * 0.05)} q${n(l * 0.02)} ${n(l * 0.04)} ${n(-l * 0.03)} ${n(l * 0.09)} Z" fill="#3f7a4a"/><path d="M${n(left + l * 1.02)} ${n(py - l * 0.19)} l${n(l * 0.05)} ${n(l * 0.02)} l${n(-l * 0.03)} ${n(l * 0.03)} Z" fill="#d9b23a"/><circle cx="${n(left + l * 0.995)}" cy="${n(py - l * 0.17)}" r="${n(l * 0.009)}" fill="#fff"/><path d="M${n(left - 30)} ${n(py + l * 0.05)} q60 -18 120 4" stroke="#fff" stroke-width="5" fill="none" opacity="0.7"/>`
          })
          .join(''),
    ),
  // Kites over the lotus fields.
  'stttt.dongthap.gov.vn/ngay-hoi-dieu-sen-gao-giong-1.jpg': () =>
    page(
      gradient('s', [
        [0, '#4d9bd3'],
        [1, '#dcecee'],
      ]) +
        gradient('w', [
          [0, '#a9c9a1'],
          [1, '#4d8053'],
        ]),
      band('url(#s)', 0, 430) +
        cloud(160, 150, 140, '#fff', 0.85) +
        cloud(560, 90, 170, '#fff', 0.8) +
        cloud(850, 210, 120, '#fff', 0.7) +
        ridge(408, 12, 15, '#5d8a5c') +
        times(20, (i) => crown(i * 52 + (i % 3) * 9, 414 - (i % 4) * 4, 16 + (i % 3) * 5, '#47764a')) +
        band('url(#w)', 424) +
        times(90, (i) => {
          const next = sequence(i + 61)
          const near = (i / 90) ** 1.4
          const x = next() * width
          const y = 440 + near * 190
          const k = 10 + near * 40
          return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(k)}" ry="${n(k * 0.36)}" fill="${['#3f7d4a', '#5a9a58', '#2f6a40'][i % 3]}"/>${i % 4 === 0 ? `<path d="M${n(x)} ${n(y - k * 0.2)} l0 ${n(-k * 1.1)}" stroke="#3c6b3e" stroke-width="${n(1 + near * 3)}"/><path d="M${n(x)} ${n(y - k * 1.1)} q${n(-k * 0.55)} ${n(-k * 0.35)} ${n(-k * 0.3)} ${n(-k * 0.85)} q${n(k * 0.2)} ${n(k * 0.1)} ${n(k * 0.3)} ${n(k * 0.3)} q${n(k * 0.1)} ${n(-k * 0.2)} ${n(k * 0.3)} ${n(-k * 0.3)} q${n(k * 0.25)} ${n(k * 0.5)} ${n(-k * 0.3)} ${n(k * 0.85)} Z" fill="#e88fae"/>` : ''}`
        }) +
        [
          [220, 150, 74, '#d9402f', '#f3b63b', 330],
          [430, 90, 56, '#2f6fae', '#f2e3b5', 420],
          [640, 190, 88, '#e58a2c', '#b8342b', 560],
          [800, 90, 48, '#3a8a5b', '#f3d35b', 700],
          [520, 270, 60, '#8b4a9c', '#f0c0d8', 500],
        ]
          .map(([x, y, size, one, two, foot]) => {
            const [px, py, s, f] = [x, y, size, foot].map(Number)
            return `<path d="M${px} ${py} Q${n((px + f) / 2 + 30)} ${n((py + 420) / 2 + 60)} ${f} 425" stroke="#ffffff" stroke-width="1.3" fill="none" opacity="0.8"/><path d="M${px} ${n(py - s)} L${n(px + s * 0.8)} ${py} L${px} ${n(py + s * 0.9)} L${n(px - s * 0.8)} ${py} Z" fill="${one}"/><path d="M${px} ${n(py - s)} L${n(px + s * 0.8)} ${py} L${px} ${py} Z M${px} ${py} L${px} ${n(py + s * 0.9)} L${n(px - s * 0.8)} ${py} Z" fill="${two}"/><path d="M${px} ${n(py + s * 0.9)} q${n(s * 0.4)} ${n(s * 0.4)} 0 ${n(s * 0.8)} t${n(-s * 0.1)} ${n(s * 0.7)}" stroke="${one}" stroke-width="5" fill="none"/>`
          })
          .join('') +
        [330, 420, 500, 560, 700]
          .map((x, i) =>
            person(x, 446 + (i % 2) * 6, 62, {
              shirt: shirts[i % shirts.length],
              trousers: '#2b2f36',
              hat: i % 2 === 0 ? 'conical' : 'none',
            }),
          )
          .join(''),
    ),
}
