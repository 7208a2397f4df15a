/**
 * Rooms that compute take exp, log, sin, powers and the like from src/math/elementary. The language leaves the last
 * digits of Math's to each engine, and a race would not be the same everywhere.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const source = resolve(import.meta.dirname, '../../src')

/** What decides a race, an ensemble, a tuning or an edit. */
const computing = [
  'math',
  'data',
  'surfaces',
  'optimizers',
  'schedules',
  'run',
  'check',
  'ensemble',
  'experiment',
  'table',
  'gallery',
  'talk',
  'camera',
  'film',
  'lab',
  'cli',
]
/** Rooms that only show what was computed: a last digit is far below a pixel or the digits of a text. */
const drawing = ['looks', 'editor', 'embed', 'scene', 'video', 'panels', 'app']

/** Of Math: the constants, and the functions that every engine computes exactly. */
const exact = [
  'PI', 'E', 'LN10', 'LN2', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2',
  'abs', 'ceil', 'floor', 'round', 'trunc', 'sign', 'min', 'max', 'sqrt', 'fround', 'imul', 'clz32',
] // prettier-ignore

/** What of a text is not the same on every engine. A whole power of two is: a literal, which builds fold. */
function inexactIn(text: string): string[] {
  const code = text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*/g, '')
  const calls = [...code.matchAll(/\bMath\.(\w+)/g)].flatMap(([call, name]) =>
    exact.includes(name ?? '') ? [] : [call],
  )
  const others = code.match(/\bMath\b(?!\.\w)/g) ?? []
  const powers = code.replaceAll(/\b2 \*\* -?\d+/g, '').match(/\S+ \*\*=? \S+/g) ?? []
  return [...calls, ...others, ...powers]
}

function filesOf(room: string): string[] {
  return readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`)
}

test('every room of src computes or draws', () => {
  const rooms = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(rooms.map(({ name }) => name).toSorted()).toEqual([...computing, ...drawing].toSorted())
})

test.each(computing)('src/%s takes no function from the engine whose last digits are its own', (room) => {
  const files = filesOf(room)
  expect(files.length).toBeGreaterThan(1)
  const wrong = files.flatMap((name) =>
    inexactIn(readFileSync(join(source, name), 'utf8')).map((found) => `${name}: ${found}`),
  )
  expect(wrong).toEqual([])
})

test('such functions are seen, in calls, handed on, renamed, and as operators', () => {
  expect(inexactIn('const y = Math.exp(x) + Math.abs(x) // Math.sin')).toEqual(['Math.exp'])
  expect(inexactIn("{ cos: unary('cos', Math.cos) } /* Math.sin */")).toEqual(['Math.cos'])
  expect(inexactIn('const { hypot } = Math')).toEqual(['Math'])
  expect(inexactIn('x = base ** exponent; y **= 2; z = 2 ** -24')).toEqual(['base ** exponent;', 'y **= 2;'])
  expect(inexactIn('12 ** 2')).toEqual(['12 ** 2'])
})
