/** The format of a film as JSON Schema (2020-12), for editors that complete and check it. */
import { cameraJsonSchema } from '../../camera/jsonSchema'
import { eases } from '../../camera/easing'
import { maxKeys } from '../../camera/readCamera'
import { maxTurnsOf } from '../../experiment/limits'
import { type Json, exactly, listOf, numberIn, objectOf, oneOf } from '../../math/jsonSchema'
import { experimentSchemaFile } from '../../talk/document/jsonSchema'
import { maxText, maxTitle } from '../../talk/limits'
import type { Caption, Film, FilmPlay, FilmShow, ValueKey } from '../film'
import {
  maxCaptions,
  maxFps,
  maxSeconds,
  maxSide,
  minSide,
  usualFps,
  usualSeconds,
  usualShow,
  usualSize,
} from '../limits'

const time = numberIn({ low: 0, high: maxSeconds })
const turn = numberIn({ low: 0, high: maxTurnsOf(1) })
const flag = (usual: boolean): Json => ({ type: 'boolean', default: usual })

type Written = Omit<Film, 'of'> & { $schema: string; thalweg: string; experiment: unknown; talk: unknown }

export function filmJsonSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Thalweg Film',
    description: 'An Experiment or a talk, seen by a camera that moves. What is left out takes its default.',
    ...objectOf<Written>(
      {
        $schema: { type: 'string' },
        thalweg: { const: 'film' },
        version: { const: 1 },
        experiment: { $ref: experimentSchemaFile },
        talk: { $ref: 'talk.schema.json' },
        size: { ...exactly(2, numberIn({ low: minSide, high: maxSide, whole: true })), default: usualSize },
        fps: { ...numberIn({ low: 1, high: maxFps, whole: true }), default: usualFps },
        seconds: { ...time, default: usualSeconds },
        play: objectOf<FilmPlay>({
          from: { ...turn, default: 0 },
          to: turn,
          hold: exactly(2, time),
          ease: { ...oneOf(eases), default: 'linear' },
        }),
        camera: cameraJsonSchema(maxSeconds),
        values: listOf(value, maxKeys),
        captions: listOf(caption, maxCaptions),
        show,
        supersample: { enum: [1, 2, 3], default: 1 },
        shutter: { ...numberIn({ low: 0, high: 1 }), default: 0 },
        background: {
          type: 'string',
          pattern: '^(?:theme|transparent|#[0-9a-fA-F]{6})$',
          default: 'theme',
        },
        loop: flag(false),
      },
      'thalweg',
    ),
    // One of the two, and the cues of a talk have their own times.
    not: {
      required: ['talk'],
      anyOf: [{ required: ['experiment'] }, { required: ['play'] }, { required: ['values'] }],
    },
  }
}

const value: Json = objectOf<ValueKey>(
  {
    at: { ...time, default: 0 },
    of: { type: 'string', maxLength: 200 },
    to: { type: ['number', 'string', 'boolean'] },
    over: time,
  },
  'of',
  'to',
)

const caption: Json = objectOf<Caption>(
  { from: { ...time, default: 0 }, to: time, text: { type: 'string', maxLength: maxText } },
  'text',
)

const show: Json = objectOf<FilmShow>({
  title: { anyOf: [{ type: 'boolean' }, { type: 'string', maxLength: maxTitle }], default: usualShow.title },
  step: flag(usualShow.step),
  board: flag(usualShow.board),
  chart: flag(usualShow.chart),
  formula: flag(usualShow.formula),
  card: flag(usualShow.card),
  legend: flag(usualShow.legend),
})
