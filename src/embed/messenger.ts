/** Answers the messages of other pages: of the page's own origin, and of those that its address names. */
import { wantsStillness } from '../lab/stillness'
import type { Lab } from '../lab/store'
import { goBack, goOn, goTo } from '../lab/talk/present'
import { talkOf } from '../lab/talk/talks'
import { type Asker, tell } from './asker'
import { parentOrigin } from './parent'
import { type EmbedRequest, oneLine, readRequest } from './requests'
import type { Sight } from './sight'
import { StepEvents } from './stepEvents'

/** What of `window.thalweg` other pages may use. */
export interface Answering {
  readonly ready: Promise<void>
  load(experiment: unknown): string[]
  experiment(): unknown
  seek(step: number): void
  readonly step: number
  trajectories(): unknown
  picture(): Promise<Blob>
}

/** Answers from now on. `ignored` counts the messages of those who may not ask. */
export function answerMessages(
  lab: Lab,
  api: Answering,
  sight: Sight,
  allowed: ReadonlySet<string>,
): { readonly ignored: number } {
  const events = new StepEvents(lab.timeline)
  const counts = { ignored: 0 }
  const mayAsk = (origin: string) => origin !== 'null' && (origin === self.origin || allowed.has(origin))

  const answer = async (asker: Asker, data: unknown) => {
    const request = readRequest(data)
    if (!request) return
    const its = request.id === undefined ? {} : { id: request.id }
    const reply = (outcome: object) => tell(asker, { thalweg: 'reply', ...its, ...outcome })
    if ('problem' in request) return reply({ error: request.problem })
    try {
      reply({ value: (await valueOf(request, asker, { lab, api, sight, events })) ?? null })
    } catch (error) {
      reply({ error: oneLine(error instanceof Error ? error.message : String(error)) })
    }
  }
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    // Of the page around, whoever it is: they only run and pause.
    if (source === window.parent && typeof data === 'string' && data.startsWith('slide:'))
      followSlide(data, sight)
    else if (!mayAsk(origin)) counts.ignored += 1
    else if (isWindow(source)) void answer({ window: source, origin }, data)
  })

  const parent = parentOrigin()
  if (window.parent !== window && parent !== undefined && mayAsk(parent))
    void api.ready.then(() => tell({ window: window.parent, origin: parent }, { thalweg: 'ready' }))
  return counts
}

/** Nothing plays by itself for a user who wants less motion. */
function followSlide(said: string, sight: Sight): void {
  if (said === 'slide:stop') sight.pause()
  else if (said === 'slide:start' && !wantsStillness()) sight.play()
}

interface Frame {
  readonly lab: Lab
  readonly api: Answering
  readonly sight: Sight
  readonly events: StepEvents
}

/** @throws what the page itself would throw */
function valueOf(request: EmbedRequest, asker: Asker, { lab, api, sight, events }: Frame): unknown {
  switch (request.thalweg) {
    case 'ready':
      return api.ready
    case 'load':
      return api.load(request.experiment)
    case 'experiment':
      return api.experiment()
    case 'play':
      return sight.play()
    case 'pause':
      return sight.pause()
    case 'seek':
      return api.seek(request.step)
    case 'step':
      return api.step
    case 'trajectories':
      return api.trajectories()
    case 'picture':
      return api.picture()
    case 'subscribe':
      return events.send(asker)
    case 'unsubscribe':
      return events.end(asker)
    case 'next':
      return talkPlace(lab, () => goOn(lab))
    case 'back':
      return talkPlace(lab, () => goBack(lab))
    case 'cue':
      return talkPlace(lab, (of) => {
        const { cue } = request
        if (cue === undefined) return
        if (cue < 1 || cue > of) throw new Error(`there is no cue ${cue}: the last is ${of}`)
        goTo(lab, cue - 1)
      })
  }
}

/** Where the talk is once this is done. @throws Error where none is given */
function talkPlace(lab: Lab, work: (of: number) => void): { readonly cue: number; readonly of: number } {
  const place = () => {
    const { reading, presenting } = lab.store.getState()
    const of = reading && talkOf(lab, reading.id)?.talk.cues.length
    if (!reading || !presenting || of === undefined)
      throw new Error('no talk is given here: "present" in the address of the frame gives one')
    return { cue: (presenting.coming ?? reading.cue) + 1, of }
  }
  work(place().of)
  return place()
}

/** A window of another origin tells little else of itself. */
function isWindow(source: MessageEventSource | null): source is WindowProxy {
  return source !== null && 'closed' in source
}
