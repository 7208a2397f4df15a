/** Reads a camera: a named view, or a position and a target. */
import { listOf, numberWithin, oneOf } from '../../math/check'
import type { Camera, View } from '../experiment'
import { maxCamera } from '../limits'
import { cameraViews } from '../options/viewParts'
import { show } from '../../math/show'
import { type Part, isObject } from './reading'

/** Undefined if it is missing or wrong. `outcome` says what happens then. */
export function readCamera(part: Part, outcome: string): View['camera'] | undefined {
  if (!isObject(part.value)) return part.read(oneOf(cameraViews), undefined, outcome)
  const at = part.object(['position', 'target'])
  const middle: Camera['target'] = [0, 0, 0]
  const target = at('target').read(point, middle)
  const position = at('position').read(point, undefined, outcome)
  if (!position) return undefined
  if (position.some((coordinate, axis) => coordinate !== target[axis]))
    return { position, target } satisfies Camera
  at('position').problem(`${show(position)} is the target too; ${outcome}`)
  return undefined
}

/** A point in scene units. */
function point(value: unknown): Camera['position'] {
  const [x = 0, y = 0, z = 0] = coordinates(value)
  return [x, y, z]
}

const coordinates = listOf(3, numberWithin({ low: -maxCamera, high: maxCamera }), '[x, y, z]')
