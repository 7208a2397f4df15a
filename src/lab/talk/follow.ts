/** Keeps the speaker's window in step with what the room sees. It plays nothing by itself. */
import type { Lab } from '../store'
import { cameraWay } from './cameraWay'
import { type Asked, TalkChannel, type Told } from './channel'
import { openedTalk, ownTalk } from './openTalk'

export interface Following {
  ask(asked: Asked): void
  stop(): void
}

/** How often it says that it is there, until it is answered, in milliseconds. */
const patience = 500

/** Begins to follow. Once the talk has ended, or while its page is being loaded anew, there is no `presenting`. */
export function follow(lab: Lab, id: string): Following {
  const { store, timeline, light } = lab
  const ask = (asked: Asked) => channel.say(asked)
  let waiting: ReturnType<typeof setInterval> | undefined
  const greet = () => {
    clearInterval(waiting)
    ask({ kind: 'hello' })
    waiting = setInterval(() => ask({ kind: 'hello' }), patience)
  }
  const channel = new TalkChannel<Asked, Told>(id, (data) => {
    switch (data.kind) {
      case 'talk':
        clearInterval(waiting)
        store.getState().set({ talk: openedTalk(data.talk) })
        break
      case 'state':
        take(lab, data)
        break
      case 'at':
        timeline.seek(data.turns)
        break
      case 'light':
        // What this window points at itself comes back.
        if (!light.isOn) light.move(data.at)
        break
      case 'over':
        store.getState().set({ presenting: undefined })
        greet()
    }
  })
  let wasOn = light.isOn
  const stopLight = light.onChange(() => {
    // That it went out is said too.
    if (light.isOn || wasOn) ask({ kind: 'pointed', at: light.at })
    wasOn = light.isOn
  })
  greet()
  return {
    ask,
    stop: () => {
      clearInterval(waiting)
      stopLight()
      ask({ kind: 'bye' })
      channel.close()
    },
  }
}

/** Takes over what the room sees. */
function take({ store, timeline }: Lab, told: Extract<Told, { kind: 'state' }>): void {
  const { experiment: shown, reading: before, way: going, load, replace } = store.getState()
  const { reading, presenting, selected, playing, speed, turns, way } = told
  const experiment = told.experiment ?? shown
  const its = { ...reading, id: ownTalk }
  if (before?.visit !== reading.visit)
    load(experiment, [], { at: turns, play: playing, speed, loop: false }, its)
  else if (told.experiment) replace(experiment)
  store.getState().set({
    reading: its,
    presenting,
    // The same way goes on.
    way: way && (going?.begins === way.begins ? going : cameraWay(way.keys, way.begins)),
  })
  if (store.getState().selected !== selected) store.getState().select(selected)
  timeline.set({ playing, speed })
  timeline.seek(turns)
}
