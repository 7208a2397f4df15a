/** Links to talks and films: there and back, damaged, too long, and mangled on their way. */
import { describe, expect, test } from 'vitest'
import { kindOfLink } from '../../../src/experiment/link/linkText'
import { maxLinkLength } from '../../../src/experiment/link/packed'
import { parseFilm } from '../../../src/film/document/readFilm'
import { serializeFilm } from '../../../src/film/document/writeFilm'
import { decodeFilm, encodeFilm } from '../../../src/film/link'
import { readLesson } from '../../../src/talk/lessons/lesson'
import { lessons } from '../../../src/talk/lessons/list'
import { serializeTalk } from '../../../src/talk/document/readTalk'
import { decodeTalk, encodeTalk } from '../../../src/talk/link'

const talks = lessons.map(readLesson)
const [talk] = talks
if (!talk) throw new Error('no lesson')
const { film } = parseFilm({ thalweg: 'film', version: 1, talk: serializeTalk(talk), size: [320, 180] })
if (!film) throw new Error('no film')

/** Of either kind: what it is packed from, and what comes out of a link, as JSON. */
const kinds = [
  {
    kind: 'talk',
    hash: encodeTalk(talk) ?? '',
    json: serializeTalk(talk),
    decode: (hash: string) => {
      const read = decodeTalk(hash)
      return { json: read.talk && serializeTalk(read.talk), problems: read.problems }
    },
  },
  {
    kind: 'film',
    hash: encodeFilm(film) ?? '',
    json: serializeFilm(film),
    decode: (hash: string) => {
      const read = decodeFilm(hash)
      return { json: read.film && serializeFilm(read.film), problems: read.problems }
    },
  },
] as const

test('every lesson as a talk comes back from its link as it was', () => {
  const read = talks.map((each) => decodeTalk(encodeTalk(each) ?? ''))
  expect(read.flatMap(({ problems }) => problems)).toEqual([])
  expect(read.map((each) => each.talk && serializeTalk(each.talk))).toEqual(talks.map(serializeTalk))
})

describe.each(kinds)('the link to a $kind', ({ kind, hash, json, decode }) => {
  test('comes back as it was, and says what it holds', () => {
    expect(kindOfLink(hash)).toBe(kind)
    expect(decode(hash)).toEqual({ json, problems: [] })
  })

  test.each([
    ['percent signs', encodeURIComponent],
    ['two of them', (text: string) => encodeURIComponent(encodeURIComponent(text))],
    ['broken lines', (text: string) => text.replace(/.{76}/g, '$&=\r\n')],
    ['blanks', (text: string) => text.replace(/.{60}/g, '$& ')],
    ['a full stop behind it', (text: string) => `${text}.`],
    ['signs without width', (text: string) => text.replace(/.{40}/g, '$&\u200b')],
  ])('survives %s', (_, mangled) => {
    expect(decode(mangled(hash))).toEqual({ json, problems: [] })
  })

  test('gives one line and nothing else where it is damaged, cut, too long or of another kind', () => {
    const middle = Math.floor(hash.length / 2)
    const swapped = hash[middle] === 'A' ? 'B' : 'A'
    const bad = [
      `${hash.slice(0, middle)}${swapped}${hash.slice(middle + 1)}`,
      hash.slice(0, middle),
      `${hash.slice(0, 4)}${'A'.repeat(maxLinkLength + 1)}`,
      hash.slice(0, 4),
      `#v2=${hash.slice(4)}`,
      'x'.repeat(17 * maxLinkLength),
      '',
    ]
    for (const each of bad) {
      const read = decode(each)
      expect(read.json).toBeUndefined()
      expect(read.problems).toHaveLength(1)
      expect(read.problems[0]).not.toMatch(/undefined|NaN|Error/)
    }
  })
})

test('what is too long for a link has none', () => {
  // Words that hardly pack: from a linear congruential generator, seed 1.
  let state = 1
  const noise = () => (state = (1103515245 * state + 12345) % 2147483648).toString(36)
  const text = Array.from({ length: 2500 }, noise).join(' ').slice(0, 19_000)
  const long = { ...talk, cues: Array.from({ length: 40 }, (_, at) => ({ ...talk.cues[0], text: `${at} ${noise()} ${text.slice(at)}${Array.from({ length: 60 }, noise).join('')}`.slice(0, 20_000) })) } as typeof talk // prettier-ignore
  expect(encodeTalk(long)).toBeUndefined()
  expect(encodeFilm({ ...film, of: { talk: long } })).toBeUndefined()
})
