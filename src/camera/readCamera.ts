/** Reads and writes the keys of a camera's path. */
import { oneOf } from '../math/check'
import type { Experiment } from '../experiment/experiment'
import { maxCamera } from '../experiment/limits'
import { cameraViews } from '../experiment/options/viewParts'
import { readCamera as readStand } from '../experiment/schema/cameraSchema'
import type { Part } from '../experiment/schema/reading'
import { between, whole } from '../experiment/schema/values'
import { eases } from './easing'
import type { CameraKey, CameraStand } from './keys'

/** Of one list. */
export const maxKeys = 500
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
export const maxTurn = 36_000

function only(value: number | undefined, make: (value: number) => CameraStand): CameraStand | undefined {
  return value === undefined ? undefined : make(value)
}

/** A time within so many seconds. */
export function timeIn(part: Part, seconds: number): number {
  return part.read(between(0, seconds), 0)
}

/** By time; what has the same time keeps its order. */
export function inOrder<Key extends { readonly at: number }>(part: Part, keys: readonly Key[]): Key[] {
  const sorted = keys.toSorted((one, other) => one.at - other.at)
  if (sorted.some((key, index) => key !== keys[index]))
    part.problem('not in the order of time; it is put in order')
  return sorted
}

/** JSON that `readCamera` reads back. */
export function writeCamera(keys: readonly CameraKey[]): object[] {
  return keys.map(({ at, ease, stand }) => ({ at, ...stand, ...(ease !== 'inOut' && { ease }) }))
}
