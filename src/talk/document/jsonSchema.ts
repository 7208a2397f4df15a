/**
 * The format of a talk as JSON Schema (2020-12), for editors that complete and check it. It does not check what only the
 * reader can: paths, expressions, and what a cue takes from the one before.
 */
import { cameraJsonSchema } from '../../camera/jsonSchema'
import { maxRunners, maxTurnsOf, speeds, usualSpeed } from '../../experiment/limits'
import { largest } from '../../math/bounds'
import { type Json, listOf, numberIn, objectOf } from '../../math/jsonSchema'
import {
  maxControls,
  maxCues,
  maxGlide,
  maxNote,
  maxOptions,
  maxQuestion,
  maxSeconds,
  maxSource,
  maxText,
  maxTitle,
  usualGlide,
  usualShow,
} from '../limits'
import type { Ask, Cue, CueShow, Play, Talk } from '../talk'

export const experimentSchemaFile = 'experiment.schema.json'
const text = (maxLength: number): Json => ({ type: 'string', maxLength })

export function talkJsonSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Thalweg Talk',
    description: 'A list of cues: an Experiment each, a text about it, and what a visitor may touch.',
    ...objectOf<Talk & { $schema: string; thalweg: string }>(
      {
        $schema: { type: 'string' },
        thalweg: { const: 'talk' },
        version: { const: 1 },
        title: text(maxTitle),
        source: text(maxSource),
        cues: listOf({ $ref: '#/$defs/cue' }, maxCues),
      },
      'thalweg',
      'version',
    ),
    $defs: { cue: cue(), ask: ask() },
  }
}

function cue(): Json {
  const its = objectOf<Cue & { from: string }>({
    from: { const: 'previous', description: 'The experiment says only what differs from the cue before.' },
    title: text(maxTitle),
    experiment: { type: 'object' },
    text: text(maxText),
    controls: listOf({ type: 'string' }, maxControls),
    ask: { $ref: '#/$defs/ask' },
    play: objectOf<Play>({
      from: { ...numberIn({ low: 0, high: maxTurnsOf(1), whole: true }), default: 0 },
      speed: { enum: speeds, default: usualSpeed },
    }),
    show: objectOf<CueShow>({
      title: { type: 'boolean', default: usualShow.title },
      text: { type: 'boolean', default: usualShow.text },
      board: { type: 'boolean', default: usualShow.board },
      chart: { type: 'boolean', default: usualShow.chart },
      card: { type: 'boolean', default: usualShow.card },
    }),
    camera: cameraJsonSchema(maxSeconds),
    glide: { ...numberIn({ low: 0, high: maxGlide }), default: usualGlide },
    seconds: numberIn({ low: 0, high: maxSeconds }),
    note: text(maxNote),
  })
  // What differs from the cue before may take parts away, and name items of lists by their index.
  return {
    ...its,
    if: { required: ['from'] },
    else: { properties: { experiment: { $ref: experimentSchemaFile } } },
  }
}

function ask(): Json {
  type Of<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>
  const asked = { question: text(maxQuestion), answer: { type: 'string' } }
  const number = numberIn({ low: -largest, high: largest })
  return {
    anyOf: [
      objectOf<Of<'place'>>(
        { kind: { const: 'place' }, runner: numberIn({ low: 0, high: maxRunners - 1, whole: true }) },
        'kind',
      ),
      objectOf<Of<'number'>>(
        { kind: { const: 'number' }, ...asked, min: number, max: number },
        'kind',
        'question',
        'answer',
        'min',
        'max',
      ),
      objectOf<Of<'choice'>>(
        {
          kind: { const: 'choice' },
          ...asked,
          options: { type: 'array', items: text(maxQuestion), minItems: 2, maxItems: maxOptions },
        },
        'kind',
        'question',
        'answer',
        'options',
      ),
    ],
  }
}
