/** Reads what a film lists by time: the keys of the camera, the values that change, the captions. */
import { oneOf } from '../../math/check'
import { show } from '../../math/show'
import type { Experiment } from '../../experiment/experiment'
import { maxCamera } from '../../experiment/limits'
import { cameraViews } from '../../experiment/options/viewParts'
import { readCamera as readStand } from '../../experiment/schema/cameraSchema'
import type { Part } from '../../experiment/schema/reading'
import { between, whole } from '../../experiment/schema/values'
import { maxText } from '../../talk/limits'
import { textUpTo } from '../../talk/document/values'
import { partAt } from '../../talk/path/path'
import { checkText } from '../../talk/text/checkText'
import { quantityAt } from '../../talk/path/quantity'
import { setPart } from '../../talk/path/setPart'
import { type CameraKey, type CameraStand, type Caption, type ValueKey, eases } from '../film'
import { maxCaptions, maxKeys } from '../limits'

const leftOut = 'it is left out'
const ways = ['view', 'position', 'orbit', 'rise', 'dolly', 'follow'] as const

export function readCamera(part: Part, experiment: Experiment, seconds: number): CameraKey[] {
  const keys = (part.list(maxKeys) ?? []).flatMap((item): CameraKey[] => {
    const at = item.object(['at', 'ease', 'target', ...ways])
    const given = ways.filter((way) => at(way).value !== undefined)
    const [way, other] = given
    if (other !== undefined) item.problem(`${way} and ${other} exclude each other; ${way} is used`)
    if (way !== 'position' && at('target').value !== undefined)
      item.problem('a target goes with a position; it is left out')
    const stand = standOf(item, at, way, experiment)
    if (!stand) return []
    return [{ at: timeIn(at('at'), seconds), ease: at('ease').read(oneOf(eases), 'inOut'), stand }]
  })
  return inOrder(part, keys)
}

function standOf(
  item: Part,
  at: (name: (typeof ways)[number]) => Part,
  way: (typeof ways)[number] | undefined,
  { runners }: Experiment,
): CameraStand | undefined {
  const read = (name: 'orbit' | 'rise' | 'dolly' | 'follow', low: number, high: number): number | undefined =>
    at(name).read(name === 'follow' ? whole(low, high) : between(low, high), undefined, leftOut)
  switch (way) {
    case undefined:
      return { view: 'default' }
    case 'view': {
      const view = at('view').read(oneOf(cameraViews), undefined, leftOut)
      return view && { view }
    }
    case 'position': {
      const stand = readStand(item.only(['position', 'target']), leftOut)
      return typeof stand === 'object' ? stand : undefined
    }
    case 'orbit':
      return only(read('orbit', -maxTurn, maxTurn), (orbit) => ({ orbit }))
    case 'rise':
      return only(read('rise', -180, 180), (rise) => ({ rise }))
    case 'dolly':
      return only(read('dolly', 1 / maxCamera, maxCamera), (dolly) => ({ dolly }))
    case 'follow':
      return only(read('follow', 0, runners.length - 1), (follow) => ({ follow }))
  }
}

/** In degrees. */
const maxTurn = 36_000

function only(value: number | undefined, make: (value: number) => CameraStand): CameraStand | undefined {
  return value === undefined ? undefined : make(value)
}

/** In the order of time, each on what those before have made of the Experiment. */
export function readValues(part: Part, experiment: Experiment, seconds: number): ValueKey[] {
  const items = (part.list(maxKeys) ?? []).map((item) => {
    const of = item.object(['at', 'of', 'to', 'over'])
    return { at: timeIn(of('at'), seconds), item, of }
  })
  let now = experiment
  return inOrder(part, items).flatMap(({ at, item, of }): ValueKey[] => {
    const read = readValue(item, of, now, seconds)
    if (!read) return []
    now = read.experiment
    return [{ at, ...read.key }]
  })
}

/** A key without its time, and the Experiment behind it. */
function readValue(
  item: Part,
  at: (name: 'of' | 'to' | 'over') => Part,
  experiment: Experiment,
  seconds: number,
): { readonly key: Omit<ValueKey, 'at'>; readonly experiment: Experiment } | undefined {
  const of = at('of').read(textUpTo(200), undefined, leftOut)
  if (of === undefined) {
    if (at('of').value === undefined) item.problem(`the path "of" is missing; ${leftOut}`)
    return undefined
  }
  const found = partAt(experiment, of)
  if (!('value' in found)) {
    at('of').problem(`${found.problem}, ${found.advice}; ${leftOut}`)
    return undefined
  }
  const to: unknown = at('to').value
  if (typeof to !== 'number' && typeof to !== 'string' && typeof to !== 'boolean') {
    at('to').problem(`${to === undefined ? 'missing' : show(to)}, a number or a word is expected; ${leftOut}`)
    return undefined
  }
  const edited = setPart(experiment, of, to)
  if ('problem' in edited) {
    at('to').problem(`${edited.problem}; ${leftOut}`)
    return undefined
  }
  const moves = typeof to === 'number' && quantityAt(experiment, of) !== undefined
  const over = at('over').read(between(0, seconds), moves ? 1 : 0)
  return { key: { of, to, over: moves ? over : 0 }, experiment: edited.experiment }
}

/** `experiment`: what the texts ask, if it is one alone. */
export function readCaptions(part: Part, seconds: number, experiment?: Experiment): Caption[] {
  const captions = (part.list(maxCaptions) ?? []).flatMap((item): Timed[] => {
    const at = item.object(['from', 'to', 'text'])
    const text = at('text').read(textUpTo(maxText), undefined, leftOut)
    if (text === undefined || text.trim() === '') {
      if (at('text').value === undefined || text !== undefined) item.problem(`it has no text; ${leftOut}`)
      return []
    }
    const from = timeIn(at('from'), seconds)
    const to = at('to').read(between(0, seconds), seconds)
    if (to <= from) {
      at('to').problem(`${to} is not after ${from}; ${leftOut}`)
      return []
    }
    const [mistake] = experiment ? checkText(text, experiment).mistakes : []
    if (mistake) at('text').problem(`${mistake.message}; the number is missing`)
    return [{ at: from, caption: { from, to, text } }]
  })
  return inOrder(part, captions).map(({ caption }) => caption)
}

interface Timed {
  readonly at: number
  readonly caption: Caption
}

function timeIn(part: Part, seconds: number): number {
  return part.read(between(0, seconds), 0)
}

/** By time; what has the same time keeps its order. */
function inOrder<Key extends { readonly at: number }>(part: Part, keys: readonly Key[]): Key[] {
  const sorted = keys.toSorted((one, other) => one.at - other.at)
  if (sorted.some((key, index) => key !== keys[index]))
    part.problem('not in the order of time; it is put in order')
  return sorted
}
