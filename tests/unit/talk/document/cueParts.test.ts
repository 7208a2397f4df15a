/** What a cue says for a room: what stands around its picture, and how the camera moves. */
import { expect, test } from 'vitest'
import { parseTalk, readTalkText, writeTalk } from '../../../../src/talk/document/readTalk'

function talkOf(cue: object) {
  return parseTalk({ thalweg: 'talk', version: 1, title: 'T', cues: [{ experiment: {}, ...cue }] })
}

test('what stands around the picture is read, and written where it is not usual', () => {
  const { talk, problems } = talkOf({ show: { board: true, text: false } })
  expect(problems).toEqual([])
  expect(talk?.cues[0]?.show).toEqual({ title: true, text: false, board: true, chart: false, card: false })
  const text = talk ? writeTalk(talk) : ''
  expect(JSON.parse(text)).toMatchObject({ cues: [{ show: { board: true, text: false } }] })
  expect(readTalkText(text)).toEqual({ talk, problems: [] })
})

test('the way of the camera has the keys of a film, and comes back as it was', () => {
  const camera = [{ at: 0, view: 'top' }, { at: 4, orbit: 90, ease: 'linear' }, { at: 6, follow: 1 }] // prettier-ignore
  const { talk, problems } = talkOf({ camera })
  expect(problems).toEqual([])
  expect(talk?.cues[0]?.camera.map(({ at, stand }) => ({ at, ...stand }))).toEqual([
    { at: 0, view: 'top' },
    { at: 4, orbit: 90 },
    { at: 6, follow: 1 },
  ])
  expect(talk && readTalkText(writeTalk(talk))).toEqual({ talk, problems: [] })
})

test.each([
  [{ show: { board: 'yes' } }, 'cues[0].show.board: "yes"'],
  [{ show: { bord: true } }, 'cues[0].show.bord: not known'],
  [{ show: 3 }, 'cues[0].show: 3 is not an object'],
  [{ camera: [{ at: 1, follow: 99 }] }, 'cues[0].camera[0].follow: 99'],
  [{ camera: [{ at: -1 }] }, 'cues[0].camera[0].at: -1'],
  [{ camera: { at: 1 } }, 'cues[0].camera: '],
])('%j opens with a line that says where it is wrong', (cue, line) => {
  const { talk, problems } = talkOf(cue)
  expect(talk?.cues).toHaveLength(1)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(line)
})
