/** How a number is changed: by moves that are refused or taken at once, and by a text that is judged once it is done. */
import { useState } from 'react'
import { problemWith, settingNumber } from '../../math/check'
import type { Setting } from '../../math/setting'
import { parseNumber } from '../../math/typedNumber'
import type { QuantityEntry } from './entries'
import { useRefusal } from './useRefusal'

export interface Quantity {
  /** The text as typed so far, if one is being typed. */
  readonly draft: string | undefined
  /** Why the last number was refused. */
  readonly problem: string | undefined
  type(text: string): void
  /** Takes the typed text, if there is one. Returns whether nothing was refused. */
  commit(): boolean
  /** Forgets the typed text and the refusal. */
  drop(): void
  change(next: number): void
  reset(): void
}

export function useQuantity({ value, setting, edit, ...entry }: QuantityEntry, onEnd: () => void): Quantity {
  const [draft, setDraft] = useState<string>()
  // A refusal is over once something else is typed, after a while, and once the number changes in another way, as when
  // another experiment is loaded.
  const [refused, setRefused] = useRefusal<{ readonly problem: string; readonly at: number }>()
  const setProblem = (problem: string | undefined) =>
    setRefused(problem === undefined ? undefined : { problem, at: value })
  const refuse = entry.refuse ?? ((next: number) => refusalOf(setting, next))

  const change = (next: number) => {
    const refusal = next === value ? undefined : refuse(next)
    setProblem(refusal)
    setDraft(undefined)
    if (refusal === undefined && next !== value) edit(next)
  }
  const drop = () => {
    setDraft(undefined)
    setProblem(undefined)
  }
  return {
    draft,
    problem: refused?.at === value ? refused.problem : undefined,
    type(text) {
      setDraft(text)
      setProblem(undefined)
    },
    commit() {
      if (draft === undefined) return true
      setDraft(undefined)
      const parsed = parseNumber(draft, setting.integer)
      const refusal = 'problem' in parsed ? parsed.problem : refuse(parsed.value)
      setProblem(refusal)
      if (refusal === undefined && 'value' in parsed && parsed.value !== value) {
        edit(parsed.value)
        onEnd()
      }
      return refusal === undefined
    },
    drop,
    change,
    reset() {
      if (entry.usual) {
        drop()
        entry.usual.take()
      } else change(setting.default)
      onEnd()
    },
  }
}

/** Why the setting refuses a number, in a sentence. */
function refusalOf(setting: Setting, value: number): string | undefined {
  const problem = problemWith(settingNumber(setting), value)
  return problem === undefined ? undefined : `${problem}.`
}
