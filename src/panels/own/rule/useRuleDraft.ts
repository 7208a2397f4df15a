/** What the editor of a rule holds while it is typed. A change without a mistake goes into the experiment. */
import { useMemo, useState } from 'react'
import type { WrittenOptimizer } from '../../../experiment/experiment'
import { experimentAt } from '../../../experiment/edits/panes'
import { setRule } from '../../../experiment/edits/ruleEdits'
import { readRule } from '../../../experiment/rule/ruleText'
import { writeRule } from '../../../experiment/rule/ruleWriting'
import { tryRule } from '../../../experiment/rule/ruleTrial'
import { useLab } from '../../../lab/lab'
import type { FormulaError } from '../../../math'
import { errorOf } from '../../../math/error'
import { useTyping } from './useTyping'

/** What the editor holds, and the good optimizer behind it. If that is another one now, it came from elsewhere, as by undo. */
interface Draft {
  readonly text: string
  readonly error: FormulaError | undefined
  readonly over: WrittenOptimizer
}

/** The good rule as text, what is typed over it with its mistake, and how to edit both. */
interface RuleDraft {
  readonly written: string
  readonly text: string
  readonly error: FormulaError | undefined
  type(typed: string): void
  rename(name: string): void
  /** What is typed next is another edit. */
  end(): void
}

export function useRuleDraft(index: number, optimizer: WrittenOptimizer): RuleDraft {
  const { store } = useLab()
  const [lastDraft, setDraft] = useState<Draft>()
  const typing = useTyping(`rule of runner ${index}`)
  const draft = lastDraft?.over === optimizer ? lastDraft : undefined
  const written = useMemo(() => writeRule(optimizer), [optimizer])
  const fault = useMemo(() => errorOf(() => readRule(written, '')), [written])
  const put = (next: WrittenOptimizer, shown: Draft | undefined) => {
    setDraft(shown && { ...shown, over: next })
    typing.edit((now) => setRule(now, index, next))
  }
  const type = (typed: string) => {
    const { experiment, pane } = store.getState()
    const shown = { text: typed, error: undefined, over: optimizer }
    let next = optimizer
    const mistake = errorOf(() => {
      next = readRule(typed, optimizer.name)
      if (JSON.stringify(next) === JSON.stringify(optimizer)) next = optimizer
      const there = experimentAt(experiment, pane)
      const blown = next === optimizer ? undefined : tryRule(setRule(there, index, next), index, typed)
      if (blown) throw blown
    })
    if (mistake || next === optimizer) setDraft({ ...shown, error: mistake })
    else put(next, shown)
  }
  return {
    written,
    text: draft?.text ?? written,
    error: draft ? draft.error : fault,
    type,
    rename: (name) => put({ ...optimizer, name }, draft),
    end: typing.end,
  }
}
