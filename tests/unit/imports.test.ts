/** The direction of imports: no circle, rooms in one order, panels apart from each other, packages in their rooms. */
import { describe, expect, test } from 'vitest'
import { circles, importGraph, namesFrom } from '../helpers/imports'

const graph = importGraph()

const lists = ['math', 'data', 'surfaces', 'optimizers', 'schedules']
const engine = [...lists, 'run', 'ensemble']

/** Room → the rooms that it may import. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  math: [],
  data: [],
  surfaces: ['math', 'data'],
  // A rule is compiled together with the gradient that it uses.
  optimizers: ['math', 'surfaces'],
  schedules: ['math'],
  run: lists,
  check: [...lists, 'run'],
  ensemble: [...lists, 'run'],
  experiment: engine,
  // How a text of bytes and JSON is read is in these two.
  table: ['math', 'surfaces', 'check', 'experiment'],
  gallery: ['experiment'],
  camera: ['math', 'experiment'],
  talk: [...engine, 'experiment', 'camera'],
  film: [...engine, 'experiment', 'camera', 'talk'],
  lab: [...engine, 'experiment', 'camera', 'talk', 'film', 'video', 'check', 'table'],
  // What the page says to another around it, and hears.
  embed: ['math', 'lab'],
  cli: [...engine, 'experiment', 'gallery', 'check', 'talk', 'film', 'lab'],
  looks: [...engine, 'experiment'],
  editor: ['math'],
  scene: [...engine, 'experiment', 'camera', 'talk', 'film', 'lab', 'looks'],
  // Pictures come in, bytes go out: it knows nothing of what is filmed.
  video: [],
  panels: [
    ...engine,
    'experiment',
    'gallery',
    'camera',
    'talk',
    'film',
    'video',
    'check',
    'table',
    'lab',
    'looks',
    'editor',
  ],
  app: [
    ...engine,
    'experiment',
    'gallery',
    'talk',
    'film',
    'lab',
    'looks',
    'scene',
    'video',
    'panels',
    'embed',
  ],
}

const codeMirror = [
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/language',
  '@codemirror/state',
  '@codemirror/view',
  'style-mod',
]

/** Room → the packages that it may import, directly or indirectly. */
const packages: Readonly<Record<string, readonly string[]>> = {
  math: [],
  data: [],
  surfaces: [],
  optimizers: [],
  schedules: [],
  run: [],
  check: [],
  ensemble: ['shaders'],
  experiment: ['fflate'],
  table: ['papaparse'],
  gallery: ['fflate'],
  camera: [],
  talk: ['fflate'],
  film: ['fflate'],
  cli: [
    'fflate',
    'node:child_process',
    'node:crypto',
    'node:fs',
    'node:http',
    'node:os',
    'node:path',
    'node:url',
    'node:util',
    'node:zlib',
    'playwright',
    'vite',
  ],
  looks: ['d3-array', 'd3-scale-chromatic', 'katex'],
  editor: codeMirror,
  video: ['mediabunny'],
  lab: ['shaders', 'fflate', 'papaparse', 'zustand', 'react'],
  embed: ['shaders', 'fflate', 'papaparse', 'zustand'],
  scene: [
    'shaders',
    'zustand',
    'react',
    'd3-array',
    'd3-scale-chromatic',
    'katex',
    'three',
    '@react-three/fiber',
    '@react-three/drei',
  ],
  panels: [
    'shaders',
    'fflate',
    'papaparse',
    'zustand',
    'react',
    'react-dom',
    'd3-array',
    'd3-scale-chromatic',
    'leva',
    'uplot',
    'katex',
    ...codeMirror,
  ],
}

test('no file of src imports itself through others, types included', () => {
  expect(graph.size).toBeGreaterThan(300)
  expect(circles(new Map([...graph].map(([name, { files }]) => [name, files])))).toEqual([])
})

test('every room of src is in the order', () => {
  expect([...new Set([...graph.keys()].map(roomOf))].sort()).toEqual(Object.keys(arrows).sort())
})

test.each(Object.entries(arrows))('src/%s imports only these rooms: %j', (room, allowed) => {
  const wrong = arrowsBetween(roomOf).filter(
    ({ from, to }) => from === room && to !== room && !allowed.includes(to),
  )
  expect(wrong.map(({ text }) => text)).toEqual([])
})

test.each(Object.entries(packages))('src/%s imports only these packages: %j', (room, allowed) => {
  const strangers = reachedFrom(room).flatMap((name) =>
    (graph.get(name)?.packages ?? [])
      .filter((each) => !allowed.includes(each))
      .map((each) => `${name} → ${each}`),
  )
  expect(strangers).toEqual([])
})

test('in src/scene only the canvas knows React, and only it knows the canvas', () => {
  const isDrawn = (name: string) => roomOf(name) === 'scene' && folderOf(name) !== 'scene/canvas'
  const drawn = [...graph].filter(([name]) => isDrawn(name))
  expect(drawn.length).toBeGreaterThan(20)
  const wrong = drawn.filter(
    ([, { files, packages: own }]) =>
      files.some((file) => folderOf(file) === 'scene/canvas') || own.some((each) => /react/.test(each)),
  )
  expect(wrong.map(([name]) => name)).toEqual([])
})

test('the only material of three is the raw one: the build empties the shaders of the others', () => {
  const names = [...namesFrom('three')]
  expect(names).toContain('RawShaderMaterial')
  expect(names.filter((name) => /^\*|Material$|^Shader|^Sprite|Helper$|Cube|PMREM/.test(name))).toEqual([
    'RawShaderMaterial',
  ])
})

describe('inside src/panels', () => {
  const inPanels = arrowsBetween(folderOf).filter(
    ({ from, to }) => from.startsWith('panels') && to.startsWith('panels') && from !== to,
  )

  test('a feature imports the controls and no other feature; the whole page and the embedded one put them together', () => {
    const together = ['panels', 'panels/embed']
    const wrong = inPanels.filter(({ from, to }) => !together.includes(from) && to !== 'panels/controls')
    expect(wrong.map(({ text }) => text)).toEqual([])
  })

  test('no folders import each other', () => {
    const folders = new Map<string, string[]>()
    for (const { from, to } of inPanels) folders.set(from, [...(folders.get(from) ?? []), to])
    expect(circles(folders)).toEqual([])
  })
})

describe('circles', () => {
  test('are found at any length, even of a single file', () => {
    const edges = { a: ['b', 'd'], b: ['c'], c: ['a', 'e'], d: ['e'], e: [], f: ['f'], g: ['a'] }
    expect(circles(new Map(Object.entries(edges)))).toEqual([['a', 'b', 'c'], ['f']])
  })
})

function roomOf(name: string): string {
  return name.split('/')[0] ?? ''
}

function folderOf(name: string): string {
  return name.split('/').slice(0, -1).join('/')
}

/** Every import of src, by the rooms of both ends. */
function arrowsBetween(of: (name: string) => string): { from: string; to: string; text: string }[] {
  return [...graph].flatMap(([name, { files }]) =>
    files.map((file) => ({ from: of(name), to: of(file), text: `${name} → ${file}` })),
  )
}

/** The files of a room and everything that they reach. */
function reachedFrom(room: string): string[] {
  const reached = new Set([...graph.keys()].filter((name) => roomOf(name) === room))
  // The loop also visits what it adds.
  for (const name of reached) for (const file of graph.get(name)?.files ?? []) reached.add(file)
  return [...reached]
}
