/** The number of the step, moved by the timeline itself. What is typed goes there; what is no step is refused below it. */
import { type CSSProperties, useEffect, useId, useRef } from 'react'
import { useLab } from '../../lab/lab'
import { guard, useFail } from '../../lab/useFail'
import { parseNumber } from '../../math/typedNumber'
import { useRefusal } from '../controls/useRefusal'

/** `digits`: of the last step. */
export function StepField({ digits }: { readonly digits: number }) {
  const fail = useFail()
  const { timeline } = useLab()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  /** Since it has the focus. A field that is only left seeks nothing: while it had the focus, the race played on. */
  const isTyped = useRef(false)
  const [problem, setProblem] = useRefusal<string>()

  useEffect(() => {
    const show = () => {
      if (field.current && field.current !== document.activeElement)
        field.current.value = String(timeline.step)
    }
    show()
    return timeline.onMove(guard(show, fail))
  }, [timeline, fail])

  const goTo = (input: HTMLInputElement) => {
    const typed = parseNumber(input.value, true)
    const isMeant = isTyped.current && input.value.trim() !== ''
    setProblem('problem' in typed && isMeant ? typed.problem : undefined)
    if (isMeant && 'value' in typed && typed.value !== timeline.step) timeline.seek(typed.value)
    input.value = String(timeline.step)
  }
  return (
    <>
      <input
        ref={field}
        aria-label="Go to step"
        style={{ '--digits': digits } as CSSProperties}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        inputMode="numeric"
        autoComplete="off"
        defaultValue="0"
        onFocus={({ currentTarget }) => {
          isTyped.current = false
          currentTarget.select()
        }}
        onInput={() => {
          isTyped.current = true
        }}
        onBlur={(event) => goTo(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          else if (event.key === 'Escape') {
            event.stopPropagation()
            event.currentTarget.value = String(timeline.step)
            event.currentTarget.blur()
          } else setProblem(undefined)
        }}
      />
      {problem !== undefined && (
        <span className="transport-problem" id={id} role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
