/** Formulas by a pen: all ink is where it was laid out, whatever the page's own text is like. */
import { beforeAll, expect, test } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/schema/schema'
import { race } from '../../../../../src/run/race'
import { type Formulas, loadFormulas } from '../../../../../src/scene/picture/film/typeset'
import { equationOf } from '../../../../../src/surfaces/equation'
import { surfaces } from '../../../../../src/surfaces/list'
import { digestOf, digestsOf, filmFrom, withDrawer } from '../../../../helpers/filmed'

let formulas: Formulas

beforeAll(async () => {
  formulas = await loadFormulas()
})

const beside = 20

/** A formula in black at 40 units, with some room around it. */
function drawn(tex: string): ImageData {
  const { width, height, draw } = formulas(tex, 40, '#000000')
  const pen = new OffscreenCanvas(Math.ceil(width) + 2 * beside, Math.ceil(height) + 2 * beside).getContext('2d')
  if (!pen) throw new Error('no 2D canvas')
  pen.translate(beside, beside)
  draw(pen as unknown as CanvasRenderingContext2D)
  return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height)
} // prettier-ignore

/** Alpha at a place of a drawn formula, in shares of its width and height. */
function alphaAt({ data, width, height }: ImageData, x: number, y: number): number {
  const at = (share: number, length: number): number => Math.round(beside + share * (length - 2 * beside))
  return data[4 * (at(y, height) * width + at(x, width)) + 3] ?? 0
}

/** The columns with ink, from the formula's left side. */
function inkOf({ data, width, height }: ImageData): readonly [left: number, right: number] {
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
    Array.from({ length: height }, (_, y) => y).some((y) => (data[4 * (y * width + x) + 3] ?? 0) > 24),
  )
  return [(columns[0] ?? 0) - beside, (columns.at(-1) ?? 0) - beside]
}

const equations: readonly string[] = [
  ...surfaces.map(({ id }) => equationOf(race(parseExperiment({ surface: { id } }).experiment).surface)),
  '\\begin{cases} x^2 & x > 0 \\\\ \\frac{1}{\\sqrt{1 + x^2}} & x \\le 0 \\\\ 7 & \\text{otherwise} \\end{cases}',
  '\\sqrt{\\frac{\\frac{x}{y}}{\\sqrt{\\frac{a}{b}}}} + \\left|\\lfloor x \\rfloor\\right|',
]

test.each(equations)('%s: its ink is within its box, from side to side', (tex) => {
  const picture = drawn(tex)
  const { width, height } = formulas(tex, 40, '#000000')
  const [left, right] = inkOf(picture)
  expect(left).toBeGreaterThanOrEqual(-2)
  expect(left).toBeLessThan(12)
  expect(right).toBeLessThan(width + 2)
  expect(right).toBeGreaterThan(width - 12)
  for (const y of [2, beside - 4, picture.height - 3, picture.height - beside + 4])
    for (let x = 0; x < picture.width; x += 1) expect(picture.data[4 * (y * picture.width + x) + 3]).toBe(0)
  expect(height).toBeGreaterThan(20)
})

test('a fraction has its line, from side to side, between what is above and below', () => {
  const picture = drawn('\\frac{x + y}{2}')
  const rows = Array.from({ length: picture.height - 2 * beside }, (_, y) => y + beside)
  const full = rows.filter((y) =>
    Array.from({ length: 40 }, (_, x) => x).every(
      (x) => (picture.data[4 * (y * picture.width + beside + 8 + x) + 3] ?? 0) > 100,
    ),
  )
  expect(full.length).toBeGreaterThanOrEqual(1)
  expect(full.length).toBeLessThanOrEqual(3)
  const share = ((full[0] ?? 0) - beside) / rows.length
  expect(share).toBeGreaterThan(0.4)
  expect(share).toBeLessThan(0.7)
})

test('a root has its line above what is in it', () => {
  const picture = drawn('\\sqrt{x + y + z}')
  const lines = [0.5, 0.6, 0.7, 0.8, 0.9].map((x) =>
    Array.from({ length: 60 }, (_, index) => index / 100).find((y) => alphaAt(picture, x, y) > 80),
  )
  expect(Math.max(...lines.map((y) => y ?? 1)) - Math.min(...lines.map((y) => y ?? 1))).toBeLessThan(0.05)
  expect(lines[0]).toBeLessThan(0.4)
})

test('the text of the page has no part in it, and nothing is left on the page', async () => {
  const tex = equations.at(-1) ?? ''
  const usual = await digestOf(drawn(`${tex} + 1`))
  const { style } = document.documentElement
  Object.assign(style, { fontSize: '31px', letterSpacing: '3px', lineHeight: '3', direction: 'rtl' })
  try {
    formulas = await loadFormulas()
    expect(await digestOf(drawn(`${tex} + 1`))).toBe(usual)
  } finally {
    document.documentElement.removeAttribute('style')
  }
  expect(document.querySelectorAll('.katex')).toHaveLength(0)
})

test('a film shows the formula from its first frame, the same by every drawer', async () => {
  const of = (formula: boolean): Promise<readonly string[]> =>
    withDrawer(filmFrom({ experiment: {}, size: [320, 180], show: { formula } }), (drawer) => digestsOf(drawer, [0, 30, 0])) // prettier-ignore
  const [first, later, again] = await of(true)
  expect(again).toBe(first)
  expect(later).not.toBe(first)
  expect(await of(true)).toEqual([first, later, again])
  expect((await of(false))[0]).not.toBe(first)
})

test('a film shows the card: formulas of loss and rule, or the rows of a fit as the curves move', async () => {
  const surface = { id: 'linearRegression' }
  const of = (view: object, show: object): Promise<readonly string[]> =>
    withDrawer(filmFrom({ experiment: { surface, view }, size: [320, 180], show }), (drawer) => digestsOf(drawer, [0, 30, 0])) // prettier-ignore
  const [plain] = await of({}, {})
  const [formulas, , formulasAgain] = await of({ card: 'formula' }, { card: true })
  const [fit, fitLater, fitAgain] = await of({ card: 'fit' }, { card: true })
  const [residuals] = await of({ card: 'fit', residuals: true }, { card: true })
  expect(new Set([plain, formulas, fit, fitLater, residuals]).size).toBe(5)
  expect([formulasAgain, fitAgain]).toEqual([formulas, fit])
  // Of a runner that is not shown it says nothing.
  const hidden = (runners: readonly object[]): Promise<readonly string[]> =>
    withDrawer(filmFrom({ experiment: { surface, runners }, size: [320, 180], show: { card: true, step: false } }), (drawer) => digestsOf(drawer, [30])) // prettier-ignore
  expect(await hidden([{ optimizer: 'adam', visible: false }])).toEqual(await hidden([]))
  // What is read and not watched is formulas in a film.
  expect((await of({ card: 'step' }, { card: true }))[0]).toBe(formulas)
})
