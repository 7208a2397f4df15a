/** Reads and writes the view of an Experiment: each part by itself, so that one slip does not turn the picture over. */
import type { RacePlan } from '../../run/plan'
import { readCamera } from './cameraSchema'
import { defaultView } from '../defaults'
import type { View } from '../experiment'
import { readPanes } from './paneSchema'
import type { Part } from './reading'
import { between, flag, oneOf } from './values'

export function readView(part: Part, race: RacePlan): View {
  const usual = defaultView
  const field = part.object([
    'camera', 'theme', 'height', 'heightScale', 'colours', 'contours', 'floor', 'minima', 'labels', 'trail', 'ahead',
    'arrows', 'field', 'chart', 'quantity', 'against', 'card', 'internals', 'slice', 'panes', 'cameras',
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
    quantity: field('quantity').read(oneOf(['loss', 'gap', 'gradient', 'eta', 'distance']), usual.quantity),
    against: field('against').read(oneOf(['step', 'gradient']), usual.against),
    card: field('card').read(oneOf(['formula', 'step', 'internals', 'slice']), usual.card),
    internals: field('internals').read(flag, usual.internals),
    slice: field('slice').read(oneOf(['gradient', 'step', 'x', 'y']), usual.slice),
    panes: readPanes(field('panes'), race),
    cameras: field('cameras').read(oneOf(['linked', 'free']), usual.cameras),
  }
}

/** What of the view is not as usual. */
export function sparseView(view: View): Partial<View> {
  const usual = new Map<string, unknown>(Object.entries(defaultView))
  const isUnusual = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(usual.get(name))
  return Object.fromEntries(Object.entries(view).filter(isUnusual))
}
