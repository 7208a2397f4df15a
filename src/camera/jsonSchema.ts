/** The keys of a camera's path as JSON Schema. */
import { maxCamera, maxRunners } from '../experiment/limits'
import { cameraViews } from '../experiment/options/viewParts'
import { type Json, exactly, listOf, numberIn, oneOf } from '../math/jsonSchema'
import { eases } from './easing'
import { maxKeys, maxTurn } from './readCamera'

/** `seconds`: the longest time that a key may have. */
export function cameraJsonSchema(seconds: number): Json {
  const point = exactly(3, numberIn({ low: -maxCamera, high: maxCamera }))
  const key = (way: Record<string, Json>, ...required: readonly string[]): Json => ({
    type: 'object',
    properties: {
      at: { ...numberIn({ low: 0, high: seconds }), default: 0 },
      ease: { ...oneOf(eases), default: 'inOut' },
      ...way,
    },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  })
  const ways = [
    key({ view: oneOf(cameraViews) }),
    key({ position: point, target: point }, 'position'),
    key({ orbit: numberIn({ low: -maxTurn, high: maxTurn }) }, 'orbit'),
    key({ rise: numberIn({ low: -180, high: 180 }) }, 'rise'),
    key({ dolly: numberIn({ low: 1 / maxCamera, high: maxCamera }) }, 'dolly'),
    key({ follow: numberIn({ low: 0, high: maxRunners - 1, whole: true }) }, 'follow'),
  ]
  return listOf({ anyOf: ways }, maxKeys)
}
