/** docs/talk.schema.json and docs/film.schema.json: they are up to date, and take and refuse what the readers do. */
import Ajv from 'ajv/dist/2020'
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filmJsonSchema } from '../../../../src/film/document/jsonSchema'
import { parseFilm } from '../../../../src/film/document/readFilm'
import { talkJsonSchema } from '../../../../src/talk/document/jsonSchema'
import { parseTalk, writeTalk } from '../../../../src/talk/document/readTalk'
import { readLesson } from '../../../../src/talk/lessons/lesson'
import { lessons } from '../../../../src/talk/lessons/list'

const root = resolve(import.meta.dirname, '../../../..')
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')
const schemaIn = (name: string): object => JSON.parse(read('docs', `${name}.schema.json`))
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true })
for (const name of ['experiment', 'talk', 'film']) ajv.addSchema(schemaIn(name), `${name}.schema.json`)

/** What a schema says about a document, a line for each mistake. */
function slips(kind: 'talk' | 'film', json: unknown): string[] {
  const validate = ajv.getSchema(`${kind}.schema.json`)
  if (!validate) throw new Error(`no schema ${kind}`)
  return validate(json)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test('the schemas are up to date (else: npm run schema)', () => {
  expect(schemaIn('talk')).toEqual(JSON.parse(JSON.stringify(talkJsonSchema())))
  expect(schemaIn('film')).toEqual(JSON.parse(JSON.stringify(filmJsonSchema())))
})

const example = (file: string): unknown =>
  JSON.parse(/```json\n([^]*?)```/.exec(read('docs', file))?.[1] ?? '')

describe('talks', () => {
  test.each(lessons.map((lesson) => [lesson.id, lesson]))('%s is one', (_, lesson) => {
    expect(slips('talk', JSON.parse(writeTalk(readLesson(lesson))))).toEqual([])
  })

  test('that of the docs is one', () => {
    expect(slips('talk', example('talk.md'))).toEqual([])
  })

  const cue = { experiment: { steps: 20, runners: [{ optimizer: 'sgd' }] } }
  test.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a part that is not known', { titel: 'x' }],
    ['a title that is too long', { title: 'x'.repeat(121) }],
    ['an experiment with a mistake', { cues: [{ experiment: { steps: 0 } }] }],
    ['a part of a cue that is not known', { cues: [{ ...cue, nots: 'x' }] }],
    ['a speed that is none', { cues: [{ ...cue, play: { speed: 3 } }] }],
    ['a key with two ways', { cues: [{ ...cue, camera: [{ at: 1, orbit: 3, dolly: 2 }] }] }],
    ['a question without an answer', { cues: [{ ...cue, ask: { kind: 'number', question: '?', min: 0, max: 1 } }] }],
    ['one option', { cues: [{ ...cue, ask: { kind: 'choice', question: '?', answer: '0', options: ['a'] } }] }],
    ['a glide that is too long', { cues: [{ ...cue, glide: 11 }] }],
  ])('%s is refused by both', (_, part) => {
    const json = { thalweg: 'talk', version: 1, title: 'T', cues: [cue], ...part }
    expect(slips('talk', json)).not.toEqual([])
    expect(parseTalk(json).problems).not.toEqual([])
  }) // prettier-ignore

  test('a cue that says only what differs may take parts away', () => {
    const after = { from: 'previous', experiment: { runners: { 0: { optimizer: 'adam', clip: null } } } }
    const json = { thalweg: 'talk', version: 1, cues: [cue, after] }
    expect(slips('talk', json)).toEqual([])
    expect(parseTalk(json).problems).toEqual([])
  })
})

describe('films', () => {
  const files = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.film.json'))
  test.each([
    ['that of the docs', example('film.md')],
    ...files.map((name): [string, unknown] => [name, JSON.parse(read('examples', name))]),
    ['of a talk', { thalweg: 'film', talk: { thalweg: 'talk', version: 1, cues: [{ experiment: {} }] } }],
  ])('%s is one', (_, json) => {
    expect(slips('film', json)).toEqual([])
    expect(parseFilm(json).problems).toEqual([])
  })

  test.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a size of one number', { size: [1920] }],
    ['a side that is too long', { size: [9000, 100] }],
    ['no frames', { fps: 0 }],
    ['a word that is no ease', { play: { ease: 'slow' } }],
    ['a caption without a text', { captions: [{ from: 1 }] }],
    ['a value without a path', { values: [{ to: 1 }] }],
    ['a key with two ways', { camera: [{ view: 'top', follow: 0 }] }],
    ['four samples', { supersample: 4 }],
    ['a colour by its name', { background: 'red' }],
    ['a talk and an experiment', { experiment: {}, talk: { thalweg: 'talk', version: 1, cues: [{ experiment: {} }] } }],
    ['a talk with a play of its own', { play: { from: 0 }, talk: { thalweg: 'talk', version: 1, cues: [{ experiment: {} }] } }],
  ])('%s is refused by both', (_, part) => {
    const json = { thalweg: 'film', version: 1, ...part }
    expect(slips('film', json)).not.toEqual([])
    expect(parseFilm(json).problems).not.toEqual([])
  }) // prettier-ignore
})
