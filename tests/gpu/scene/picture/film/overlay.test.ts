/** What a film says beside its picture, in every format: within the safe area, nothing over another, all ink within its box. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/schema/schema'
import { fitCurves } from '../../../../../src/looks/fitMarks'
import { runnerLooks } from '../../../../../src/looks/palette'
import { race } from '../../../../../src/run/race'
import { filmSizeOf } from '../../../../../src/scene/picture/film/filmSize'
import { filmTheme } from '../../../../../src/scene/picture/film/filmTheme'
import { type OverlayTexts, overlayOf } from '../../../../../src/scene/picture/film/overlay'
import type { FormulaPicture } from '../../../../../src/scene/picture/film/formula'
import { type FilmCard, cardPiece } from '../../../../../src/scene/picture/film/pieces/card'
import type { ChartLines } from '../../../../../src/scene/picture/film/pieces/chart'
import type { Piece } from '../../../../../src/scene/picture/film/pieces/piece'
import type { Box } from '../../../../../src/scene/picture/layout'
import { legendOf } from '../../../../../src/scene/things/labels/legend'
import { terrainMemory } from '../../../../../src/scene/ground/terrain'

const sizes = { '16:9': [1920, 1080], '9:16': [1080, 1920], '1:1': [1080, 1080], '4:5': [1080, 1350], '2.39:1': [1912, 800] } as const // prettier-ignore
const themes = ['dark', 'light', 'projector'] as const

const { experiment } = parseExperiment({ surface: { id: 'rosenbrock' } })
const fit = parseExperiment({
  surface: { id: 'linearRegression' },
  runners: [{ optimizer: 'sgd' }, { optimizer: 'adam' }],
})
const terrain = terrainMemory()(race(experiment), 'log', 1)
const lorem =
  'Momentum remembers where it came from, and so it goes on where the gradient alone would stand still. '

function block(width: number, height: number): FormulaPicture {
  return {
    width,
    height,
    draw: (pen) => {
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, width, height)
    },
  }
}

function cardOf(lines: number, width: number, name = 'Adam'): FilmCard {
  const rule = Array.from({ length: lines }, () => block(width, 44))
  return { kind: 'formulas', loss: block(width, 50), runner: { marker: '●', colour: '#0f0', name }, rule }
}

function fitCard(): FilmCard {
  const its = race(fit.experiment)
  const curves = fitCurves(its, fit.experiment.runners, 0, 30)
  return {
    kind: 'fit',
    race: its,
    marks: { curves, seen: Int32Array.of(0, 3), residuals: true, held: undefined },
  }
}

function textsOf({
  runners = 2,
  name = 'momentum',
  value = '0.00123',
  title = 'Rosenbrock',
  captions = ['Momentum remembers.'],
  formula = [300, 40] as readonly [number, number],
  card = undefined as FilmCard | undefined,
} = {}): OverlayTexts {
  const indices = Array.from({ length: runners }, (_, index) => index)
  const look = (index: number) => runnerLooks[index % runnerLooks.length] ?? { colour: '#000', marker: '●', dash: [] }
  const chart: ChartLines = {
    label: 'loss by step',
    turns: 30,
    last: 80,
    lines: indices.map((index) => ({
      ...look(index),
      losses: Float64Array.from({ length: 81 }, (_, step) => 1e6 * Math.exp(-step * (0.05 + index / 9))),
      turnsAt: (step) => step,
    })),
  }
  return {
    title,
    step: 'step 30 of 80',
    board: indices.map((index) => ({ ...look(index), name: `${name} ${index}`, value })),
    chart,
    formula: block(...formula),
    card,
    legend: legendOf(terrain, experiment.view),
    hasCaptions: captions.length > 0,
    captions: captions.map((text) => ({ text, strength: 1 })),
  }
} // prettier-ignore

const cases: Readonly<Record<string, OverlayTexts>> = {
  'one runner': textsOf({ runners: 1 }),
  'sixteen runners': textsOf({ runners: 16 }),
  'long names': textsOf({ runners: 5, name: 'Nesterov momentum with a warm start and a cosine' }),
  'a name without a space': textsOf({ runners: 3, name: 'W'.repeat(60) }),
  'long values': textsOf({ runners: 3, value: 'diverged at step 12,345 of its race' }),
  'a long title': textsOf({ title: lorem.repeat(2).slice(0, 120) }),
  'a title without a space': textsOf({ title: 'x'.repeat(120) }),
  'a long caption': textsOf({ captions: [lorem.repeat(5)] }),
  'a caption without a space': textsOf({ captions: ['https://example.org/'.repeat(12)] }),
  'four captions': textsOf({ captions: [lorem, 'Two\nlines', lorem.repeat(3), 'Last.'] }),
  'a wide formula': textsOf({ formula: [2400, 50] }),
  'a high formula': textsOf({ formula: [300, 500] }),
  'all of it long': textsOf({ runners: 16, name: 'A runner that has a very long name', title: lorem.repeat(2).slice(0, 120), captions: [lorem.repeat(4), lorem], formula: [1200, 200] }), // prettier-ignore
  'a card of five lines': textsOf({ card: cardOf(5, 300) }),
  'a card of many long lines': textsOf({ card: cardOf(14, 900, 'W'.repeat(60)) }),
  'a card with a fit': textsOf({ card: fitCard() }),
  'a wide card and no board': { ...textsOf({ card: cardOf(4, 700) }), board: [], formula: undefined },
  'a card between two captions': textsOf({ card: cardOf(9, 300), captions: [lorem, lorem.repeat(2)] }),
  'all of it long, with a card': textsOf({ runners: 16, name: 'A runner that has a very long name', title: lorem.repeat(2).slice(0, 120), captions: [lorem.repeat(4), lorem], formula: [1200, 200], card: cardOf(9, 500) }), // prettier-ignore
  nothing: { title: '', step: '', board: [], chart: undefined, formula: undefined, card: undefined, legend: undefined, hasCaptions: false, captions: [] }, // prettier-ignore
}

function penOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('no 2D canvas')
  return pen
}

const measuring = penOf(1, 1) as unknown as CanvasRenderingContext2D

/** The box of all that a piece draws, in units. */
function inkOf({ draw }: Piece, width: number, height: number): Box | undefined {
  const beside = 200
  const pen = penOf(Math.ceil(width) + 2 * beside, Math.ceil(height) + 2 * beside)
  pen.translate(beside, beside)
  draw(pen as unknown as CanvasRenderingContext2D)
  const { data, width: across, height: high } = pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height)
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1]
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < across; x += 1) {
      if ((data[4 * (y * across + x) + 3] ?? 0) < 24) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  return right < 0 ? undefined : { left: left - beside, top: top - beside, width: right - left, height: bottom - top }
} // prettier-ignore

/** How far a box is beyond another, in units. */
function beyond(one: Box, other: Box): number {
  return Math.max(
    other.left - one.left,
    other.top - one.top,
    one.left + one.width - other.left - other.width,
    one.top + one.height - other.top - other.height,
  )
}

function overlap(one: Box, other: Box): number {
  const along = (a: number, b: number, c: number, d: number): number =>
    Math.min(a + b, c + d) - Math.max(a, c)
  return Math.min(along(one.left, one.width, other.left, other.width), along(one.top, one.height, other.top, other.height)) // prettier-ignore
}

describe.each(Object.entries(sizes))('%s', (_, pixels) => {
  const { width, height } = filmSizeOf(pixels)
  const margin = 0.05 * Math.min(width, height)
  const safe = { left: margin, top: margin, width: width - 2 * margin, height: height - 2 * margin }

  describe.each(themes)('%s', (theme) => {
    test.each(Object.entries(cases))('%s: all within the safe area, and nothing over another', (_name, texts) => {
      for (const panes of [1, 2, 4]) {
        const { pieces, room } = overlayOf(measuring, texts, filmTheme(theme), { width, height }, panes)
        for (const [index, { box }] of pieces.entries()) {
          expect(beyond(box, safe)).toBeLessThan(1e-6)
          for (const other of pieces.slice(index + 1)) expect(overlap(box, other.box)).toBeLessThanOrEqual(0)
        }
        expect(beyond(room, { left: 0, top: 0, width, height })).toBeLessThan(1e-6)
        expect(room.height).toBeGreaterThan(0.15 * height)
        // In a high picture the chart is at its foot, and does not cover the axes.
        const isHigh = width <= 1.15 * height
        if (panes === 1 && isHigh && texts.chart)
          expect(room.top + room.height).toBeLessThan(height - margin - 0.17 * height + 1e-6)
        if (panes === 1) continue
        expect(beyond(room, safe)).toBeLessThan(1e-6)
        const still = overlayOf(measuring, { ...texts, captions: [] }, filmTheme(theme), { width, height }, panes)
        for (const { box } of still.pieces) expect(overlap(box, room)).toBeLessThanOrEqual(0)
      }
    }) // prettier-ignore
  })

  test.each(Object.entries(cases))('%s: what is drawn is within its box', (_name, texts) => {
    const { pieces } = overlayOf(measuring, texts, filmTheme('projector'), { width, height }, 1)
    for (const piece of pieces) {
      const ink = inkOf(piece, width, height)
      expect(ink && beyond(ink, piece.box)).toBeLessThan(2)
    }
  })
})

test.each(Object.entries(sizes))('%s: all that is short is there', (_, pixels) => {
  for (const theme of themes) {
    const { pieces } = overlayOf(measuring, textsOf(), filmTheme(theme), filmSizeOf(pixels), 1)
    // Title, formula, board, chart, legend, caption.
    expect(pieces).toHaveLength(6)
    for (const card of [cardOf(3, 250), fitCard()]) {
      const texts = { ...textsOf({ card }), formula: undefined }
      // A high picture may have no room for the legend.
      const [its, without] = [texts, { ...texts, card: undefined }].map(
        (each) =>
          overlayOf(measuring, { ...each, legend: undefined }, filmTheme(theme), filmSizeOf(pixels), 1)
            .pieces,
      )
      expect(its?.length).toBe(6 - 1)
      expect(without?.length).toBe(6 - 2)
    }
  }
})

test('a rule that could not be read leaves the loss its place', () => {
  const boxOf = (lines: number): Box | undefined =>
    cardPiece(measuring, filmTheme('dark'), cardOf(lines, 300), { left: 0, top: 0, width: 400, height: 200 })
      ?.box
  expect(boxOf(60)).toEqual(boxOf(0))
  expect(boxOf(3)?.height).toBeGreaterThan(boxOf(0)?.height ?? Infinity)
})

test('a film looks the same at every size of one shape', () => {
  const boxesOf = (pixels: readonly [number, number]): readonly Box[] =>
    overlayOf(measuring, cases['all of it long'] ?? textsOf(), filmTheme('dark'), filmSizeOf(pixels), 1).pieces.map(({ box }) => box) // prettier-ignore
  expect(boxesOf([3840, 2160])).toEqual(boxesOf([1280, 720]))
  expect(boxesOf([320, 180])).toEqual(boxesOf([1280, 720]))
})
