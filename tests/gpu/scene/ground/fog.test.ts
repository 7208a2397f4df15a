/** Fog by its pixels: far from the ball there is the background alone, near it the ground, and it moves with the ball. */
import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { sight } from '../../../../src/scene/ground/fog'
import { type Drawing, draw, raceOn, size } from '../../../helpers/drawing'

const bare = { trail: 'none', heightScale: 0.4 } as const
const themes = ['dark', 'light', 'projector'] as const
const step = 9
/** Of a ball with its shadow, in scene units, generously. */
const ballReach = 0.1

interface Place {
  readonly x: number
  readonly y: number
  /** From where the selected ball touches the ground, in scene units. */
  readonly away: number
}

/** Places of the ground in the picture, off the lines of the frame: of a surface all over it, of a curve halfway down its front wall. */
function places({ terrain, projection, stage }: Drawing, selected: number): Place[] {
  const ball = stage.balls.states[selected]?.contact ?? new Vector3()
  const found: Place[] = []
  const isCurve = terrain.dimension === 1
  for (let i = -8; i <= 8; i += 1) {
    for (let j = -8; j <= 8; j += 1) {
      const at = terrain.place(terrain.x(0.103 * i + 0.05), isCurve ? 0 : terrain.y(0.11 * j), new Vector3())
      if (isCurve) at.setY(0.5 * at.y).setZ(0.1)
      const out = { x: 0, y: 0 }
      projection.project(at.x, at.y, at.z, out)
      found.push({ ...out, away: Math.hypot(at.x - ball.x, at.z - ball.z) })
    }
  }
  return found
}

/** How far two pixels are apart, in the channel that differs most. */
function difference(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((channel, i) => Math.abs(channel - (other[i] ?? 0))))
}

/** Leaves of a drawing the background. */
function clearAway(drawing: Drawing): void {
  const { stage } = drawing
  for (const child of stage.object.children) child.visible = child === stage.backdrop.object
  drawing.show()
}

async function picture(surface: string, view: object, selected = 1, at = step): Promise<Drawing> {
  const isCurve = surface === 'wrinkledCurve'
  const from = isCurve ? new Vector3(0, 0.6, 4.4) : new Vector3(0.01, 5.2, 0.02)
  const drawing = await draw(raceOn(surface, 2), { ...bare, ...view }, at, from, { selected })
  const { stage, renderer, projection } = drawing
  stage.backdrop.floor.visible = false
  stage.backdrop.prepare(renderer, projection.camera, 0, 0, size.width, size.height)
  drawing.show()
  return drawing
}

describe.each(['himmelblau', 'wrinkledCurve'])('on %s', (surface) => {
  it.each(themes)(
    'what is far from the ball is the background with fog, and is not without, in the theme %s',
    async (theme) => {
      const drawings = [await picture(surface, { theme, fog: true }), await picture(surface, { theme })]
      const [foggy, clear] = drawings as [Drawing, Drawing]
      const far = places(foggy, 1).filter(({ away }) => away > sight.none + ballReach)
      // The other ball is drawn, and hides what it stands on.
      const other = foggy.stage.balls.states[0]?.sphere ?? new Vector3()
      const at = { x: 0, y: 0 }
      foggy.projection.project(other.x, other.y, other.z, at)
      const free = far.filter(({ x, y }) => Math.hypot(x - at.x, y - at.y) > 24)
      expect(free.length).toBeGreaterThan(60)
      const seen = (drawing: Drawing) => free.map(({ x, y }) => drawing.pixel(x, y))
      const [inFog, inClear] = [seen(foggy), seen(clear)]
      clearAway(foggy)
      const behind = seen(foggy)
      const shown = inFog.filter((pixel, i) => difference(pixel, behind[i] ?? []) > 2)
      // On a curve a line of the frame may run through a place.
      expect(shown.length).toBeLessThanOrEqual(surface === 'himmelblau' ? 0 : 0.1 * free.length)
      const hidden = inClear.filter((pixel, i) => difference(pixel, behind[i] ?? []) > 4)
      expect(hidden.length).toBeGreaterThan(0.9 * free.length)
      for (const drawing of drawings) drawing.dispose()
    },
  )

  it('what is near the ball is as it is without fog', async () => {
    const drawings = [await picture(surface, { fog: true }), await picture(surface, {})]
    const [foggy, clear] = drawings as [Drawing, Drawing]
    const near = places(foggy, 1).filter(({ away }) => away < sight.clear - 0.02)
    expect(near.length).toBeGreaterThan(3)
    for (const { x, y } of near) expect(difference(foggy.pixel(x, y), clear.pixel(x, y))).toBeLessThan(3)
    for (const drawing of drawings) drawing.dispose()
  })
})

it('fog moves with the ball, and stands around the first one where no runner is selected', async () => {
  const drawing = await picture('himmelblau', { fog: true }, -1, 0)
  const { stage, projection, terrain } = drawing
  const fog = stage.ground.u_fog.value
  const first = stage.balls.states[0]
  const atStart = [fog.x, fog.y]
  expect(atStart).toEqual([first?.contact.x, first?.contact.z])
  const before = drawing.pixels()
  stage.frame(projection, 12)
  drawing.show()
  expect([fog.x, fog.y]).toEqual([first?.contact.x, first?.contact.z])
  expect([terrain.sceneX(first?.x ?? 0), fog.y]).not.toEqual(atStart)
  expect(drawing.pixels()).not.toEqual(before)
  drawing.dispose()
})

it('without fog nothing of the ground is blended, and what was turned off is as if it had never been on', async () => {
  const never = await picture('himmelblau', {})
  const drawing = await picture('himmelblau', { fog: true })
  const { stage, projection } = drawing
  const { shown } = stage
  if (!shown) throw new Error('nothing is shown')
  stage.show({ ...shown, view: { ...shown.view, fog: false } })
  stage.frame(projection, step)
  stage.backdrop.floor.visible = false
  drawing.show()
  expect(drawing.pixels()).toEqual(never.pixels())
  drawing.dispose()
  never.dispose()
})
