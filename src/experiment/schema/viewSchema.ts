/** Reads and writes the view of an Experiment. */
import type { RacePlan } from '../../run/plan'
import { defaultView } from '../defaults/defaults'
import type { View } from '../experiment'
import { namesOf, omitUsual } from '../options/options'
import { viewParts } from '../options/viewParts'
import { readCamera } from './cameraSchema'
import { readOptions } from './optionSchema'
import { readPanes } from './paneSchema'
import type { Part } from './reading'

export function readView(part: Part, race: RacePlan): View {
  return readOptions(part.object(namesOf(viewParts)), viewParts, undefined, {
    camera: (camera) => readCamera(camera, 'the default view is used') ?? defaultView.camera,
    panes: (panes) => readPanes(panes, race),
  })
}

/** The parts of the view that are not defaults. */
export function sparseView(view: View): Partial<View> {
  return omitUsual(view, defaultView)
}
