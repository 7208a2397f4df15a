/** Words of a text that do what they say: set a part, go to a step, or light up a mark. */
import { type ReactNode, useCallback, useEffect } from 'react'
import { useLab, useLabState } from '../../lab/lab'
import type { Lit } from '../../lab/lit'
import { applySet } from '../../talk/path/editOfText'
import type { Target } from '../../talk/text/spans'

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
  const [isLit, mark] = useMark(target)
  const press = () => {
    if (problem !== undefined) return store.getState().notify(problem)
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
      aria-pressed={target.kind === 'show' ? isLit : undefined}
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

/** Whether the mark is lit, and handlers that light it up while it is pointed at or has the focus. */
function useMark(target: Target) {
  const { store } = useLab()
  const mark: Lit | undefined = target.kind === 'show' ? target.mark : undefined
  const isLit = useLabState((state) => state.lit !== undefined && state.lit === mark)
  const putOut = useCallback(() => {
    if (mark && store.getState().lit === mark) store.getState().set({ lit: undefined })
  }, [store, mark])
  // A part that goes takes its light along.
  useEffect(() => putOut, [putOut])
  if (!mark) return [false, {}] as const
  const light = () => store.getState().set({ lit: mark })
  return [
    isLit,
    {
      onPointerEnter: light,
      onPointerLeave: putOut,
      onFocus: light,
      onBlur: putOut,
    },
  ] as const
}
