/** Labels in frames: what they read from the page, and what they write to it. */
import { PerspectiveCamera, Vector3 } from 'three'
import { afterEach, expect, test, vi } from 'vitest'
import { lookOf, sceneThemes } from '../../../../src/looks/palette'
import '../../../../src/scene/canvas/scene.css'
import { Projection } from '../../../../src/scene/ground/projection'
import { type BallState, newBallState } from '../../../../src/scene/things/balls'
import type { Surroundings } from '../../../../src/scene/things/labels/frame'
import { Labels } from '../../../../src/scene/things/labels/labels'

const radius = 0.03

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

test('a frame reads no size from the page, whatever has changed', async () => {
  const { labels, place } = showLabels(['SGD', 'Adam'])
  const reads = (['offsetWidth', 'offsetHeight'] as const).map((name) =>
    vi.spyOn(HTMLElement.prototype, name, 'get'),
  )
  const boxes = vi.spyOn(Element.prototype, 'getBoundingClientRect')
  place(0)
  await waitForPaint()
  labels.setRunners(textsOf(['SGD with a longer name', 'Adam']))
  labels.setTheme(sceneThemes.projector)
  place(0.1, { diverged: 7 })
  await waitForPaint()
  for (const spy of [...reads, boxes]) expect(spy).not.toHaveBeenCalled()
})

test('a label that grew is in position before the page is painted', async () => {
  const { labels, place, widths } = showLabels(['SGD', 'Adam'])
  place(0)
  await waitForPaint()
  const before = labels.placed().map(({ width }) => width)
  expect(before).toEqual(widths())
  expect(Math.min(...before)).toBeGreaterThan(20)
  labels.setRunners(textsOf(['SGD with a longer name', 'Adam']))
  place(0)
  await waitForPaint()
  const after = labels.placed().map(({ width }) => width)
  expect(after).toEqual(widths())
  expect(after[0]).toBeGreaterThan(2 * (before[0] ?? 0))
  expect(after[1]).toBe(before[1])
})

test('a frame that changes nothing writes nothing', async () => {
  const { labels, layer, place } = showLabels(['SGD', 'Adam'])
  labels.setTicks([{ text: '1', x: 0, y: 0, z: 0.5, kind: 'tick' }])
  place(0)
  await waitForPaint()
  const observer = new MutationObserver(() => undefined)
  observer.observe(layer, { subtree: true, childList: true, attributes: true, characterData: true })
  labels.setRunners(textsOf(['SGD', 'Adam']))
  labels.setTicks([{ text: '1', x: 0, y: 0, z: 0.5, kind: 'tick' }])
  place(0)
  expect(observer.takeRecords()).toEqual([])
  place(0.2)
  expect(observer.takeRecords().length).toBeGreaterThan(0)
})

test('a label keeps out of what lies over the picture, and a number makes room for it', async () => {
  const { labels, layer, place } = showLabels(['SGD', 'Adam'])
  place(0)
  await waitForPaint()
  const [first] = labels.placed()
  if (!first) throw new Error('no label')
  const there = new Projection()
  there.look(new Vector3(0, 1, 4), new Vector3(), new PerspectiveCamera().up, 30, 480, 320)
  // A number exactly below the label.
  const [origin, direction] = [new Vector3(), new Vector3()]
  there.ray(first.x, first.y, origin, direction)
  const { x, y, z } = origin.addScaledVector(direction, 4)
  labels.setTicks([{ text: '1', x, y, z, kind: 'tick' }])
  const tick = layer.querySelector('.scene-tick')
  const right = { left: 240, top: 0, right: 480, bottom: 320 }
  const covered: boolean[] = []
  for (const obstacles of [[], [right]]) {
    place(0, {}, { obstacles })
    for (const { kind, x, width } of labels.placed().filter(({ kind }) => kind === 'runner')) {
      expect(kind).toBe('runner')
      if (obstacles.length > 0) expect(x + width / 2).toBeLessThanOrEqual(240)
    }
    covered.push(tick?.hasAttribute('data-covered') ?? false)
  }
  // The obstacle covers it as well.
  expect(covered).toEqual([true, true])
  labels.setRunners([])
  place(0)
  expect(tick?.hasAttribute('data-covered')).toBe(false)
})

test('where it is lost is said of a run in any picture, wherever its ball is', async () => {
  const { labels, place } = showLabels(['SGD', 'Adam'])
  const said = () => labels.placed().map(({ text, note }) => `${text} ${note}`.trim())
  place(40)
  expect(said()).toEqual([])
  place(40, { diverged: 4 })
  await waitForPaint()
  expect(said()).toEqual(['SGD diverged at step 4'])
  const [{ x, y, width, height } = { x: NaN, y: NaN, width: NaN, height: NaN }] = labels.placed()
  expect(Math.min(x - width / 2, y - height / 2, 480 - x - width / 2, 320 - y - height / 2)).toBeGreaterThan(
    0,
  )
})

test('a damped label glides to its place and rests there, without a frame', async () => {
  const { labels, layer, place } = showLabels(['SGD', 'Adam'])
  labels.isDamped = true
  place(0)
  await waitForPaint()
  const [label] = layer.querySelectorAll<HTMLElement>('.scene-label')
  const left = () => new DOMMatrix(label?.style.transform).e
  const [before] = labels.placed()
  place(0.5)
  const after = labels.placed()[0]
  const way = (after?.x ?? 0) - (before?.x ?? 0)
  expect(way).toBeGreaterThan(30)
  const start = (before?.x ?? 0) - (before?.width ?? 0) / 2
  expect(left() - start).toBeLessThan(0.7 * way)
  await vi.waitFor(() => expect(left() - start).toBeCloseTo(way, -0.5), { timeout: 4000 })
  const observer = new MutationObserver(() => undefined)
  observer.observe(layer, { subtree: true, attributes: true })
  await vi.waitFor(() => expect(observer.takeRecords()).toEqual([]), { timeout: 4000 })
})

test('a loss stands beside a name where there is room, and keeps the label as wide as it was', async () => {
  const { labels, place, widths } = showLabels(['SGD'], [800, 500])
  place(0, { stepLoss: 5.5164 })
  await waitForPaint()
  const [wide] = widths()
  expect(labels.placed().map(({ text, note }) => [text, note])).toEqual([['SGD', '5.516']])
  for (const stepLoss of [0.02514, 12345, 3.1e-7]) {
    place(0, { stepLoss })
    await waitForPaint()
    expect(widths()).toEqual([wide])
  }
  expect(labels.placed()[0]?.note).toBe('3.10e−7')
})

/** Labels over a picture of 480 × 320, seen from the front, with a ball for each name. */
function showLabels(names: readonly string[], [width, height]: readonly [number, number] = [480, 320]) {
  const layer = document.body.appendChild(document.createElement('div'))
  layer.className = 'scene-labels'
  const labels = new Labels(layer)
  labels.setTheme(sceneThemes.dark)
  labels.setRunners(textsOf(names))
  const projection = new Projection()
  projection.look(new Vector3(0, 1, 4), new Vector3(), new PerspectiveCamera().up, 30, width, height)
  const place = (x: number, first: Partial<BallState> = {}, around?: Partial<Surroundings>) => {
    const balls = names.map((_, index) => {
      const ball = { ...newBallState(), ...(index === 0 ? first : {}) }
      ball.sphere.set(x + 0.3 * index, 0, 0, radius)
      return ball
    })
    labels.place(projection, balls, radius, true, around)
  }
  const widths = () =>
    Array.from(layer.querySelectorAll<HTMLElement>('.scene-label'), ({ offsetWidth }) => offsetWidth)
  return { labels, layer, place, widths }
}

function textsOf(names: readonly string[]) {
  return names.map((name, colour) => ({ look: lookOf({ colour }), name, visible: true }))
}

/** Resolves once the browser has laid the page out and painted it. */
function waitForPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
