/** Reads and writes the view of an Experiment: each part by itself, so that one slip does not turn the picture over. */
import * as v from 'valibot'
import { defaultView } from './defaults'
import type { Camera, View } from './experiment'
import { type Part, isObject } from './reading'
import { between, flag, listOf, oneOf } from './values'

export function readView(part: Part): View {
  const usual = defaultView
  const field = part.object([
    'camera', 'theme', 'height', 'heightScale', 'colours', 'contours', 'floor', 'minima', 'labels', 'trail', 'ahead',
    'arrows', 'field', 'chart',
  ]) // prettier-ignore
  const arrow = field('arrows').object(['gradient', 'step', 'momentum'])
  return {
    camera: readCamera(field('camera')),
    theme: field('theme').read(oneOf(['dark', 'light', 'projector']), usual.theme),
    height: field('height').read(oneOf(['auto', 'linear', 'sqrt', 'log']), usual.height),
    heightScale: field('heightScale').read(between(0, 10), usual.heightScale),
    colours: field('colours').read(oneOf(['viridis', 'cividis', 'inferno', 'diverging']), usual.colours),
    contours: field('contours').read(flag, usual.contours),
    floor: field('floor').read(flag, usual.floor),
    minima: field('minima').read(flag, usual.minima),
    labels: field('labels').read(flag, usual.labels),
    trail: field('trail').read(oneOf(['draped', 'straight', 'none']), usual.trail),
    ahead: field('ahead').read(flag, usual.ahead),
    arrows: {
      gradient: arrow('gradient').read(flag, usual.arrows.gradient),
      step: arrow('step').read(flag, usual.arrows.step),
      momentum: arrow('momentum').read(flag, usual.arrows.momentum),
    },
    field: field('field').read(flag, usual.field),
    chart: field('chart').read(oneOf(['log', 'linear']), usual.chart),
  }
}

/** What of the view is not as usual. */
export function sparseView(view: View): Partial<View> {
  const usual = new Map<string, unknown>(Object.entries(defaultView))
  const isUnusual = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(usual.get(name))
  return Object.fromEntries(Object.entries(view).filter(isUnusual))
}

function readCamera(part: Part): View['camera'] {
  if (!isObject(part.value)) return part.read(oneOf(['default', 'top', 'side']), defaultView.camera)
  const field = part.object(['position', 'target'])
  const middle: Camera['target'] = [0, 0, 0]
  const target = field('target').read(point, middle)
  const position = field('position').read(point, undefined, 'the default view is used')
  if (!position || position.every((coordinate, axis) => coordinate === target[axis]))
    return defaultView.camera
  return { position, target } satisfies Camera
}

/** A place in scene units, within a thousand domains of the middle. */
const point: v.GenericSchema<unknown, readonly [number, number, number]> = v.pipe(
  listOf(3, between(-1000, 1000), '[x, y, z]'),
  v.transform(([x = 0, y = 0, z = 0]): [number, number, number] => [x, y, z]),
)
