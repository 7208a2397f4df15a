/** Reads what a film lists by time: the values that change, the captions. */
import { show } from '../../math/show'
import { inOrder, maxKeys, timeIn } from '../../camera/readCamera'
import type { Experiment } from '../../experiment/experiment'
import type { Part } from '../../experiment/schema/reading'
import { between } from '../../experiment/schema/values'
import { maxText } from '../../talk/limits'
import { textUpTo } from '../../talk/document/values'
import { partAt } from '../../talk/path/path'
import { checkText } from '../../talk/text/checkText'
import { quantityAt } from '../../talk/path/quantity'
import { setPart } from '../../talk/path/setPart'
import type { Caption, ValueKey } from '../film'
import { maxCaptions } from '../limits'

const leftOut = 'it is left out'

/** In the order of time, each on what those before have made of the Experiment. */
export function readValues(part: Part, experiment: Experiment, seconds: number): ValueKey[] {
  const items = (part.list(maxKeys) ?? []).map((item) => {
    const of = item.object(['at', 'of', 'to', 'over'])
    return { at: timeIn(of('at'), seconds), item, of }
  })
  let now = experiment
  return inOrder(part, items).flatMap(({ at, item, of }): ValueKey[] => {
    const read = readValue(item, of, now, seconds)
    if (!read) return []
    now = read.experiment
    return [{ at, ...read.key }]
  })
}

/** A key without its time, and the Experiment behind it. */
function readValue(
  item: Part,
  at: (name: 'of' | 'to' | 'over') => Part,
  experiment: Experiment,
  seconds: number,
): { readonly key: Omit<ValueKey, 'at'>; readonly experiment: Experiment } | undefined {
  const of = at('of').read(textUpTo(200), undefined, leftOut)
  if (of === undefined) {
    if (at('of').value === undefined) item.problem(`the path "of" is missing; ${leftOut}`)
    return undefined
  }
  const found = partAt(experiment, of)
  if (!('value' in found)) {
    at('of').problem(`${found.problem}, ${found.advice}; ${leftOut}`)
    return undefined
  }
  const to: unknown = at('to').value
  if (typeof to !== 'number' && typeof to !== 'string' && typeof to !== 'boolean') {
    at('to').problem(`${to === undefined ? 'missing' : show(to)}, a number or a word is expected; ${leftOut}`)
    return undefined
  }
  const edited = setPart(experiment, of, to)
  if ('problem' in edited) {
    at('to').problem(`${edited.problem}; ${leftOut}`)
    return undefined
  }
  const moves = typeof to === 'number' && quantityAt(experiment, of) !== undefined
  const over = at('over').read(between(0, seconds), moves ? 1 : 0)
  return { key: { of, to, over: moves ? over : 0 }, experiment: edited.experiment }
}

/** `experiment`: what the texts ask, if it is one alone. */
export function readCaptions(part: Part, seconds: number, experiment?: Experiment): Caption[] {
  const captions = (part.list(maxCaptions) ?? []).flatMap((item): Timed[] => {
    const at = item.object(['from', 'to', 'text'])
    const text = at('text').read(textUpTo(maxText), undefined, leftOut)
    if (text === undefined || text.trim() === '') {
      if (at('text').value === undefined || text !== undefined) item.problem(`it has no text; ${leftOut}`)
      return []
    }
    const from = timeIn(at('from'), seconds)
    const to = at('to').read(between(0, seconds), seconds)
    if (to <= from) {
      at('to').problem(`${to} is not after ${from}; ${leftOut}`)
      return []
    }
    const [mistake] = experiment ? checkText(text, experiment).mistakes : []
    if (mistake) at('text').problem(`${mistake.message}; the number is missing`)
    return [{ at: from, caption: { from, to, text } }]
  })
  return inOrder(part, captions).map(({ caption }) => caption)
}

interface Timed {
  readonly at: number
  readonly caption: Caption
}
