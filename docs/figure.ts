/**
 * `npm run figure` draws architecture.svg: the rooms of src from the ground up, what is in them, and an arrow from each
 * to those that it imports. An arrow that follows from others is left out. The picture is made of the import graph.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { importGraph } from '../tests/helpers/imports'

/** What each room is for, in a few words. */
const purposes: Readonly<Record<string, string>> = {
  math: 'text → numbers, GLSL, TeX',
  data: 'rows to fit',
  surfaces: 'losses',
  optimizers: 'update rules',
  schedules: 'learning rates',
  run: 'float64 runs',
  check: 'is an optimizer right?',
  ensemble: 'a million runs at once',
  experiment: 'the document, its edits',
  table: 'rows of other programs',
  gallery: 'ready scenes, the opening',
  talk: 'talks and lessons, as data',
  camera: 'paths of a camera',
  film: 'films, as data',
  lab: 'store, timeline, desks',
  cli: 'trace, check, emit, talk, film, build',
  embed: 'in a frame of another page',
  looks: 'colours and numbers',
  editor: 'where formulas are written',
  scene: 'the 3D picture',
  video: 'frames → MP4, WebM, GIF, PNG',
  panels: 'all around the picture',
  app: 'wiring',
}

const [boxWidth, boxHeight, gapX, gapY, margin] = [236, 88, 34, 42, 16]

export function drawFigure(): string {
  const { rooms, arrows } = roomsOf()
  const floors = floorsOf(rooms, arrows)
  const widest = Math.max(...floors.map((floor) => floor.length))
  const width = widest * (boxWidth + gapX) - gapX + 2 * margin
  const height = floors.length * (boxHeight + gapY) - gapY + 2 * margin
  const places = new Map(
    floors.flatMap((floor, level) =>
      floor.map((room, index): [string, { x: number; y: number }] => {
        const left = (width - floor.length * (boxWidth + gapX) + gapX) / 2
        return [
          room,
          {
            x: left + index * (boxWidth + gapX),
            y: height - margin - boxHeight - level * (boxHeight + gapY),
          },
        ]
      }),
    ),
  )
  const at = (room: string): { x: number; y: number } => places.get(room) ?? { x: 0, y: 0 }
  const lines = leastArrows(arrows).map(([from, to]) => {
    const [start, end] = [at(from), at(to)]
    const [x1, y1, x2, y2] = [start.x + boxWidth / 2, start.y + boxHeight, end.x + boxWidth / 2, end.y]
    const bend = (y1 + y2) / 2
    return `<path d="M${x1} ${y1}C${x1} ${bend} ${x2} ${bend} ${x2} ${y2 - 3}" marker-end="url(#head)"/>`
  })
  const boxes = [...places].map(([room, { x, y }]) => box(room, rooms.get(room) ?? [], x, y))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">
<title>The rooms of src, and what each imports</title>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#6b7785"/></marker></defs>
<rect width="${width}" height="${height}" rx="10" fill="#f6f7f9"/>
<g fill="none" stroke="#6b7785" stroke-width="1.4">
${lines.join('\n')}
</g>
${boxes.join('\n')}
</svg>
`
}

function box(room: string, folders: readonly string[], x: number, y: number): string {
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${boxWidth}" height="${boxHeight}" rx="8" fill="#fff" stroke="#b9c2cc"/>`,
    `<text x="14" y="26" font-size="16" font-weight="600" fill="#1d2733">${room}</text>`,
    `<text x="14" y="46" font-size="12.5" fill="#3c4856">${purposes[room] ?? ''}</text>`,
    ...wrap(folders).map(
      (line, index) => `<text x="14" y="${61 + 12 * index}" font-size="10" fill="#6b7785">${line}</text>`,
    ),
    '</g>',
  ].join('\n')
}

/** Names in lines that fit a box. */
function wrap(names: readonly string[]): string[] {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + name.length < 40) lines[lines.length - 1] = `${last} · ${name}`
    else lines.push(name)
  }
  return lines
}

/** The rooms with their folders, and who imports whom. */
function roomsOf(): {
  rooms: ReadonlyMap<string, readonly string[]>
  arrows: ReadonlyMap<string, ReadonlySet<string>>
} {
  const roomOf = (name: string): string => name.split('/')[0] ?? ''
  const graph = importGraph()
  const rooms = new Map<string, Set<string>>()
  const arrows = new Map<string, Set<string>>()
  for (const [name, { files }] of graph) {
    const room = roomOf(name)
    const [, folder, ...rest] = name.split('/')
    const folders = rooms.get(room) ?? new Set()
    const targets = arrows.get(room) ?? new Set()
    if (folder !== undefined && rest.length > 0) folders.add(folder)
    for (const file of files) if (roomOf(file) !== room) targets.add(roomOf(file))
    rooms.set(room, folders)
    arrows.set(room, targets)
  }
  return { rooms: new Map([...rooms].map(([room, folders]) => [room, [...folders].toSorted()])), arrows }
}

/** Each room on the floor above the highest that it imports, or higher: just below the lowest that imports it. */
function floorsOf(
  rooms: ReadonlyMap<string, unknown>,
  arrows: ReadonlyMap<string, ReadonlySet<string>>,
): string[][] {
  const known = new Map<string, number>()
  const floorOf = (room: string): number => {
    const floor = known.get(room) ?? 1 + Math.max(-1, ...[...(arrows.get(room) ?? [])].map(floorOf))
    known.set(room, floor)
    return floor
  }
  const raised = (room: string): number => {
    const above = [...arrows].filter(([, targets]) => targets.has(room)).map(([from]) => floorOf(from))
    return above.length > 0 ? Math.min(...above) - 1 : floorOf(room)
  }
  const floors: string[][] = []
  for (const room of [...rooms.keys()].toSorted()) (floors[raised(room)] ??= []).push(room)
  return floors
}

/** The arrows that do not follow from others. */
function leastArrows(arrows: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] {
  const reaches = (from: string, to: string): boolean => {
    const next = arrows.get(from) ?? new Set<string>()
    return next.has(to) || [...next].some((room) => reaches(room, to))
  }
  return [...arrows].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to): [string, string] => [from, to]),
  )
}

export const figureFile = join(import.meta.dirname, 'architecture.svg')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(figureFile, drawFigure())
