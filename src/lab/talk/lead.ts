/** Tells the speaker's window what the room sees, and does what it asks for. */
import type { Experiment } from '../../experiment/experiment'
import type { Lab } from '../store'
import { type Asked, TalkChannel, type Told } from './channel'
import { doCommand } from './commands'
import { change, goTo } from './present'
import { talkOf } from './talks'

/** Begins to lead. Returns what ends it: the speaker's window then says that the talk is over. */
export function lead(lab: Lab, id: string): () => void {
  const { store, timeline, light } = lab
  const say = (told: Told) => channel.say(told)
  const sayTalk = () => {
    const { reading } = store.getState()
    const talk = reading && talkOf(lab, reading.id)?.talk
    if (talk) say({ kind: 'talk', talk })
  }
  let said: Experiment | undefined
  const sayState = () => {
    const { reading, experiment, presenting, selected, way } = store.getState()
    if (!reading || !presenting) return
    const { playing, speed } = timeline.state
    const keys = talkOf(lab, reading.id)?.talk.cues[reading.cue]?.camera ?? []
    say({
      kind: 'state',
      reading,
      experiment: experiment === said ? undefined : experiment,
      presenting,
      selected,
      playing,
      speed,
      turns: timeline.position,
      way: way && { keys, begins: way.begins },
    })
    said = experiment
  }
  const sayLight = () => say({ kind: 'light', at: light.at })
  const channel = new TalkChannel<Told, Asked>(id, (data) => {
    switch (data.kind) {
      case 'hello':
        change(lab, { hasSpeaker: true, notes: false })
        // A window that has heard nothing yet hears all.
        said = undefined
        sayTalk()
        sayState()
        sayLight()
        break
      case 'do':
        doCommand(lab, data.command)
        break
      case 'cue':
        goTo(lab, data.cue)
        break
      case 'pointed':
        light.move(data.at)
        break
      case 'bye':
        change(lab, { hasSpeaker: false })
        if (!light.isOn) light.move(undefined)
    }
  })
  const sayOver = () => say({ kind: 'over' })
  // A speaker's window that is open already, as after a reload, says hello again.
  sayOver()
  const leaving = new AbortController()
  // Nothing is cleaned up when a page goes.
  globalThis.addEventListener?.('pagehide', sayOver, { signal: leaving.signal })
  const stops = [
    store.subscribe((state, before) => {
      if (state.talk?.now !== before.talk?.now || state.reading?.id !== before.reading?.id) sayTalk()
      const isSame =
        state.reading === before.reading &&
        state.experiment === before.experiment &&
        state.presenting === before.presenting &&
        state.selected === before.selected &&
        state.way === before.way
      if (!isSame) sayState()
    }),
    timeline.onMove(() => say({ kind: 'at', turns: timeline.position })),
    timeline.onChange(sayState),
    light.onChange(sayLight),
  ]
  return () => {
    for (const stop of stops) stop()
    leaving.abort()
    sayOver()
    channel.close()
  }
}
