/** Reads a camera: a named view, or a position and a target. */
import { listOf, numberWithin, oneOf } from '../../math/check'
import { defaultView } from '../defaults'
import type { Camera, View } from '../experiment'
import { cameraViews } from '../options/viewParts'
import { type Part, isObject } from './reading'

export function readCamera(part: Part): View['camera'] {
  if (!isObject(part.value)) return part.read(oneOf(cameraViews), defaultView.camera)
  const field = part.object(['position', 'target'])
  const middle: Camera['target'] = [0, 0, 0]
  const target = field('target').read(point, middle)
  const position = field('position').read(point, undefined, 'the default view is used')
  if (!position || position.every((coordinate, axis) => coordinate === target[axis]))
    return defaultView.camera
  return { position, target } satisfies Camera
}

/** A point in scene units, at most a thousand domains from the middle. */
function point(value: unknown): Camera['position'] {
  const [x = 0, y = 0, z = 0] = coordinates(value)
  return [x, y, z]
}

const coordinates = listOf(3, numberWithin({ low: -1000, high: 1000 }), '[x, y, z]')
