/** Words of a text that do what they say: set a part, go to a step, or light up a mark. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLab } from '../../lab/lab'
import { applySet } from '../../talk/path/editOfText'
import type { Target } from '../../talk/text/spans'
import { lightUp } from './lightUp'

interface TextLinkProps {
  readonly target: Target
  /** Where a link to a step leads, in turns. */
  readonly step: number | undefined
  /** Why it leads nowhere. */
  readonly problem: string | undefined
  readonly children: ReactNode
}

export function TextLink({ target, step, problem, children }: TextLinkProps) {
  const { store, timeline, ownRace } = useLab()
  const mark = useMark(target)
  const press = () => {
    if (problem !== undefined) return
    if (target.kind === 'seek' && step !== undefined) {
      timeline.set({ playing: false })
      timeline.seek(step)
    }
    if (target.kind !== 'set') return
    const { experiment, edit, notify } = store.getState()
    const moment = { race: ownRace(), turns: timeline.step }
    const edited = applySet(experiment, target.path.text, target.value.text, moment)
    if ('problem' in edited) notify(edited.problem)
    else edit(() => edited.experiment)
  }
  return (
    <button
      type="button"
      className="lesson-link"
      data-kind={target.kind}
      title={problem ?? titleOf(target, step)}
      aria-disabled={problem !== undefined}
      onClick={press}
      {...mark}
    >
      {children}
    </button>
  )
}

function titleOf(target: Target, step: number | undefined): string {
  if (target.kind === 'seek') return `Go to step ${step}`
  if (target.kind === 'set') return 'Try it'
  return 'Point here to see it'
}

/** Handlers that light up a mark while it is pointed at or has the focus. */
function useMark(target: Target) {
  const lab = useLab()
  const putOut = useRef<() => void>(undefined)
  const end = () => {
    putOut.current?.()
    putOut.current = undefined
  }
  // A part that goes takes its light along.
  useEffect(() => () => putOut.current?.(), [])
  if (target.kind !== 'show') return {}
  const begin = () => {
    putOut.current ??= lightUp(lab, target.mark)
  }
  return { onPointerEnter: begin, onPointerLeave: end, onFocus: begin, onBlur: end }
}
