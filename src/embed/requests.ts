/** The messages that another page may send, as one table, and their reader. docs/embed.md has the same table. */
import { show } from '../math/show'

export interface RequestRow {
  /** What it holds beside `thalweg` and `id`. */
  readonly needs?: string
  readonly does: string
  /** The value of the reply. */
  readonly value: string
}

const talkPlace = '`{ cue, of }`: the number of the cue, and how many there are'

export const requestTable = {
  ready: {
    does: 'waits for the first picture, or until it is clear that there is none yet',
    value: '`null`',
  },
  load: {
    needs: '`experiment`',
    does: 'loads an Experiment and goes to its first step; what is no Experiment at all is not loaded',
    value: 'one line for each part that was wrong',
  },
  experiment: { does: 'asks for the Experiment', value: 'the Experiment as JSON' },
  play: { does: 'plays; out of sight, once it is seen', value: '`null`' },
  pause: { does: 'pauses', value: '`null`' },
  seek: { needs: '`step`, a number', does: 'moves the playhead', value: '`null`' },
  step: { does: 'asks where the playhead is', value: 'the last whole turn' },
  trajectories: {
    does: 'asks for all runs',
    value: 'for every runner `{ optimizer, status, points }`, as `thalweg.trajectories()`',
  },
  picture: { does: 'asks for the present picture', value: 'a PNG as a `Blob`' },
  subscribe: {
    needs: "`to: 'step'`",
    does: "asks for an event `{ thalweg: 'step', step }` at every whole turn that is reached",
    value: '`null`',
  },
  unsubscribe: { needs: "`to: 'step'`", does: 'ends these events', value: '`null`' },
  next: { does: 'with `present`: the answer to the question of the cue, or the next cue', value: talkPlace },
  back: { does: 'with `present`: the cue before', value: talkPlace },
  cue: {
    needs: '`cue`, a number from 1, or nothing',
    does: 'with `present`: goes to that cue, or asks which it is',
    value: talkPlace,
  },
} as const satisfies Readonly<Record<string, RequestRow>>

type Name = keyof typeof requestTable

export type RequestId = string | number

export type EmbedRequest = { readonly id?: RequestId } & (
  | { readonly thalweg: Exclude<Name, 'load' | 'seek' | 'subscribe' | 'unsubscribe' | 'cue'> }
  | { readonly thalweg: 'load'; readonly experiment: unknown }
  | { readonly thalweg: 'seek'; readonly step: number }
  | { readonly thalweg: 'subscribe' | 'unsubscribe'; readonly to: 'step' }
  | { readonly thalweg: 'cue'; readonly cue: number | undefined }
)

export interface BadRequest {
  readonly id?: RequestId
  /** One line. */
  readonly problem: string
}

/** What is asked for; undefined if it is no message to this page. Never throws. */
export function readRequest(data: unknown): EmbedRequest | BadRequest | undefined {
  try {
    return read(data)
  } catch (error) {
    return { problem: `the message cannot be read: ${oneLine(String(error))}` }
  }
}

function read(data: unknown): EmbedRequest | BadRequest | undefined {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'thalweg')) return undefined
  const given: Readonly<Record<string, unknown>> = { ...data }
  const { thalweg, id } = given
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    return { problem: `id: ${said(id)} is neither a text nor a number` }
  const its = id === undefined ? {} : { id }
  const wrong = (problem: string): BadRequest => ({ ...its, problem })
  if (!isName(thalweg))
    return wrong(`thalweg: ${said(thalweg)} is none of ${Object.keys(requestTable).join(', ')}`)
  switch (thalweg) {
    case 'load':
      if (!Object.hasOwn(given, 'experiment')) return wrong('load needs an experiment')
      return { ...its, thalweg, experiment: given['experiment'] }
    case 'seek': {
      const { step } = given
      if (typeof step !== 'number' || Number.isNaN(step))
        return wrong(`seek: ${said(step)} is not a step; a number is needed`)
      return { ...its, thalweg, step }
    }
    case 'subscribe':
    case 'unsubscribe':
      if (given['to'] !== 'step') return wrong(`${thalweg} to ${said(given['to'])}: there is only 'step'`)
      return { ...its, thalweg, to: 'step' }
    case 'cue': {
      const { cue } = given
      if (cue !== undefined && (typeof cue !== 'number' || !Number.isInteger(cue)))
        return wrong(`cue: ${said(cue)} is not the number of a cue; a whole number from 1 is needed`)
      return { ...its, thalweg, cue }
    }
    default:
      return { ...its, thalweg }
  }
}

function isName(value: unknown): value is Name {
  return typeof value === 'string' && Object.hasOwn(requestTable, value)
}

function said(value: unknown): string {
  return oneLine(show(value))
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
