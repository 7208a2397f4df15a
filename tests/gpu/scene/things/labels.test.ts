/** Labels in frames: what they read from the page, and what they write to it. */
import { PerspectiveCamera, Vector3 } from 'three'
import { afterEach, expect, test, vi } from 'vitest'
import { lookOf, sceneThemes } from '../../../../src/looks/palette'
import '../../../../src/scene/canvas/scene.css'
import { Projection } from '../../../../src/scene/ground/projection'
import { type BallState, newBallState } from '../../../../src/scene/things/balls'
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

/** Labels over a picture of 480 × 320, seen from the front, with a ball for each name. */
function showLabels(names: readonly string[]) {
  const layer = document.body.appendChild(document.createElement('div'))
  layer.className = 'scene-labels'
  const labels = new Labels(layer)
  labels.setTheme(sceneThemes.dark)
  labels.setRunners(textsOf(names))
  const projection = new Projection()
  projection.look(new Vector3(0, 1, 4), new Vector3(), new PerspectiveCamera().up, 30, 480, 320)
  const place = (x: number, first: Partial<BallState> = {}) => {
    const balls = names.map((_, index) => {
      const ball = { ...newBallState(), ...(index === 0 ? first : {}) }
      ball.sphere.set(x + 0.3 * index, 0, 0, radius)
      return ball
    })
    labels.place(projection, balls, radius, true)
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
