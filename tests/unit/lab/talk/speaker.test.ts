/** Two windows of one talk, as two labs that talk over a channel: they agree on everything that both show. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setView } from '../../../../src/experiment/edits/edits'
import { serialize } from '../../../../src/experiment/schema/schema'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { type Lab, createLab } from '../../../../src/lab/store'
import { type Following, follow } from '../../../../src/lab/talk/follow'
import { lead } from '../../../../src/lab/talk/lead'
import { openCue } from '../../../../src/lab/talk/openCue'
import { beginTalk, endTalk, goBack, goTo } from '../../../../src/lab/talk/present'

let room: Lab
let speaker: Lab
let following: Following
let stop: () => void

const since = 1_750_000_000_000

beforeEach(async () => {
  const id = crypto.randomUUID()
  room = createLab(defaultExperiment)
  openCue(room, 'momentum', 0)
  beginTalk(room, { since })
  speaker = createLab(setView(defaultExperiment, { theme: 'light' }))
  following = follow(speaker, id)
  stop = lead(room, id)
  await vi.waitFor(() => expect(speaker.store.getState().presenting).toBeDefined())
})

afterEach(() => {
  following.stop()
  stop()
})

const shownBy = ({ store, timeline, light }: Lab) => ({
  cue: store.getState().reading?.cue,
  experiment: serialize(store.getState().experiment),
  turns: timeline.position,
  playing: timeline.state.playing,
  light: light.at,
  since: store.getState().presenting?.since,
  blank: store.getState().presenting?.blank,
})
const agree = () => vi.waitFor(() => expect(shownBy(speaker)).toEqual(shownBy(room)))

test('they agree on cue, experiment, playhead and clock from the first moment on', async () => {
  await agree()
  expect(shownBy(speaker)).toMatchObject({ cue: 0, since })
})

test('the playhead of one is that of the other to the last digit', async () => {
  for (const turns of [0, 1.25, 17.123456789, 3]) {
    room.timeline.seek(turns)
    await agree()
    expect(speaker.timeline.position).toBe(turns)
  }
})

test('the light is at the same place of the ground, whoever points', async () => {
  room.light.turn(true)
  room.light.move({ pane: 0, place: [0.5, -1.25] })
  await agree()
  expect(speaker.light.at).toEqual({ pane: 0, place: [0.5, -1.25] })
  room.light.turn(false)
  await agree()
  speaker.light.turn(true)
  speaker.light.move({ pane: 0, place: [2, 1] })
  await vi.waitFor(() => expect(room.light.at).toEqual({ pane: 0, place: [2, 1] }))
  speaker.light.turn(false)
  await vi.waitFor(() => expect(room.light.at).toBeUndefined())
})

test('an edit before the room and another cue are seen at once', async () => {
  room.store.getState().edit((now) => ({ ...now, steps: 33 }))
  await agree()
  goTo(room, 1)
  await agree()
  expect(shownBy(speaker).cue).toBe(1)
})

test('the speaker’s window leads: next, a cue by its number, black', async () => {
  following.ask({ kind: 'cue', cue: 2 })
  await vi.waitFor(() => expect(shownBy(room).cue).toBe(2))
  following.ask({ kind: 'do', command: 'back' })
  await vi.waitFor(() => expect(shownBy(room).cue).toBe(1))
  following.ask({ kind: 'do', command: 'black' })
  await vi.waitFor(() => expect(shownBy(speaker).blank).toBe('black'))
  expect(shownBy(room).blank).toBe('black')
})

test('it says when the talk is over, and what the room says to the speaker is there alone', async () => {
  goBack(room)
  await vi.waitFor(() =>
    expect(speaker.store.getState().presenting?.lines).toMatchObject([{ text: 'This is the first cue.' }]),
  )
  expect(room.store.getState().presenting?.hasSpeaker).toBe(true)
  endTalk(room)
  stop()
  stop = () => undefined
  await vi.waitFor(() => expect(speaker.store.getState().presenting).toBeUndefined())
})
