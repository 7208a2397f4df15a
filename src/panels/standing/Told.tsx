/** The line below the picture: what the selected runner is doing, in one sentence, for eyes and for screen readers. */
import { useEffect, useRef } from 'react'
import './told.css'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState, useRace, useTimelineState } from '../../lab/lab'
import { lookOf, onPage } from '../../looks/palette'
import type { Race } from '../../run/race'
import { eventsBetween } from '../../run/telling/events'
import { sentenceOf } from '../../run/telling/sentence'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { writeText } from '../controls/writeText'
import { Pace } from './pace'
import { Speech } from './speech'

export function Told() {
  const race = useRace()
  const runners = useLabState((state) => state.experiment.runners)
  const selected = useLabState((state) => state.selected)
  const { playing } = useTimelineState()
  const line = useRef<HTMLSpanElement>(null)
  const spoken = useRef<HTMLParagraphElement>(null)
  const pace = useRef(new Pace())
  const hear = useEvents(race)
  const speech = useSpeech(spoken)
  const names = runnerNames(runners)
  const runner = runners[selected]
  const look = runner && lookOf(runner)
  const name = names[selected] ?? ''
  const shown = useRef<{ race: Race; selected: number }>(undefined)

  useAtPlayhead((turns) => {
    const isOtherRace = shown.current !== undefined && shown.current.race !== race
    const isNew = shown.current?.race !== race || shown.current.selected !== selected
    const events = hear(turns).map(({ index, text }) => `${names[index]} ${text}.`)
    const told = sentenceOf(race, selected, turns)
    const now = performance.now()
    const { text = '', stays = false } = told ?? {}
    if (isNew || pace.current.mayChange(now, playing, stays)) {
      const isOther = line.current?.textContent !== unbroken(text)
      writeText(line.current, unbroken(text))
      if (line.current) line.current.dataset['kind'] = told?.kind ?? ''
      if (isOther || isNew) pace.current.changed(now, stays)
    }
    const sentence = `${name}: ${text}`
    // What has become of runners of another race is no news.
    if (isOtherRace) speech.forget()
    if (shown.current) speech.take(sentence, events, playing)
    else speech.begin(sentence)
    shown.current = { race, selected }
  })

  return (
    <section className="told" aria-label="What the selected runner is doing">
      <p className="told-line">
        <span className="marker" aria-hidden="true" style={look && { color: onPage(look.colour) }}>
          {look?.marker}
        </span>
        <b className="told-name" title={name}>
          {name === '' ? 'No runner' : `${name}:`}
        </b>
        <span ref={line} />
      </p>
      <p className="unseen" role="status" aria-live="polite" ref={spoken} />
    </section>
  )
}

/** An equation stays in one line. */
function unbroken(text: string): string {
  return text.replaceAll(' = ', '\u00a0=\u00a0')
}

/** What has become of the runners since it was last asked for. A playhead that goes back, or another race, is no news. */
function useEvents(race: Race) {
  const last = useRef<{ race: Race; turns: number }>(undefined)
  const { store } = useLab()
  return (turns: number) => {
    const before = last.current
    last.current = { race, turns }
    if (before?.race !== race || turns <= before.turns) return []
    const { runners } = store.getState().experiment
    return eventsBetween(race, before.turns, turns).filter(({ index }) => runners[index]?.visible)
  }
}

function useSpeech(region: React.RefObject<HTMLElement | null>): Speech {
  const speech = useRef<Speech>(undefined)
  speech.current ??= new Speech((text) => writeText(region.current, text))
  const { current } = speech
  useEffect(() => () => current.cancel(), [current])
  return current
}
