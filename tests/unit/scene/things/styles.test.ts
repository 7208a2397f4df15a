/** Arrows and internals have their runner's colour, however many runners there are. */
import { expect, test } from 'vitest'
import { maxRunners } from '../../../../src/experiment/limits'
import { lookOf, rgb } from '../../../../src/looks/palette'
import { maxStyles } from '../../../../src/scene/lines/ribbons'
import { arrowStyle, arrowStyles } from '../../../../src/scene/things/arrowStyle'
import { internalsStyle, internalsStyles } from '../../../../src/scene/things/step/internalsStyle'

const looks = Array.from({ length: maxRunners }, (_, runner) => lookOf({ colour: (runner * runner) % 7 }))

test.each([
  ['step arrow', arrowStyles(looks), arrowStyle.step, 1],
  ['momentum arrow', arrowStyles(looks), arrowStyle.momentum, 0.95],
  ['momentum of the internals', internalsStyles(looks), internalsStyle.momentum, 0.95],
] as const)('the %s of each of 32 runners has its colour', (_, styles, indexOf, opacity) => {
  for (const [runner, { colour }] of looks.entries()) {
    expect(styles[indexOf(runner)]?.colour, `runner ${runner}`).toEqual([...rgb(colour), opacity])
  }
  expect(styles.length).toBeLessThanOrEqual(maxStyles)
})
