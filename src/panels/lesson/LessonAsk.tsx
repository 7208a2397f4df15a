/** A question before the answer is seen. What is right comes from the run. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { errorOf } from '../../math/error'
import { formatNumber } from '../../math/numbers'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState, useOwnRace } from '../../lab/lab'
import { type Expression, compileExpression } from '../../talk/expression/expression'
import type { Ask } from '../../talk/talk'
import { QuantitySlider } from '../controls/QuantitySlider'
import { TextButton } from '../controls/TextButton'
import { guessRange, verdictOn } from './verdict'

interface LessonAskProps {
  readonly ask: Ask
  readonly guess: number | undefined
  /** Whether the answer may be seen. */
  readonly isDone: boolean
  /** The visitor has answered, or would rather see. */
  onDone(guess?: number): void
}

export function LessonAsk({ ask, guess, isDone, onDone }: LessonAskProps) {
  const right = useAnswer(ask)
  const verdict = useRef<HTMLParagraphElement>(null)
  const wasDone = useRef(isDone)
  // What was pressed is gone.
  useEffect(() => {
    if (isDone && !wasDone.current) verdict.current?.focus({ preventScroll: true })
    wasDone.current = isDone
  }, [isDone])
  return (
    <section className="lesson-ask" aria-label="Question">
      <Question ask={ask} />
      {ask.kind === 'choice' && <Choices {...{ ask, guess, right, isDone, onDone }} />}
      {ask.kind === 'number' && !isDone && <NumberGuess ask={ask} onDone={onDone} />}
      {!isDone && (
        <TextButton title="See the run without a guess" onClick={() => onDone()}>
          {ask.kind === 'place' ? 'See' : 'Skip'}
        </TextButton>
      )}
      <p className="lesson-verdict" role="status" tabIndex={-1} ref={verdict}>
        {isDone && verdictOn(ask, guess, right)}
      </p>
    </section>
  )
}

function Question({ ask }: { readonly ask: Ask }) {
  const runners = useLabState((state) => state.experiment.runners)
  const question =
    ask.kind === 'place' ? `Where will ${runnerNames(runners)[ask.runner] ?? 'it'} end?` : ask.question
  return <p className="lesson-question">{question}</p>
}

interface ChoicesProps extends LessonAskProps {
  readonly ask: Extract<Ask, { kind: 'choice' }>
  readonly right: number | undefined
}

function Choices({ ask, guess, right, isDone, onDone }: ChoicesProps) {
  return (
    <ul className="lesson-options">
      {ask.options.map((option, index) => (
        <li key={index}>
          <button
            type="button"
            className="lesson-option"
            data-right={isDone && index === right ? '' : undefined}
            data-wrong={isDone && index === guess && index !== right ? '' : undefined}
            aria-disabled={isDone}
            aria-pressed={index === guess}
            onClick={() => onDone(index)}
          >
            {option}
          </button>
        </li>
      ))}
    </ul>
  )
}

interface NumberGuessProps extends Pick<LessonAskProps, 'onDone'> {
  readonly ask: Extract<Ask, { kind: 'number' }>
}

function NumberGuess({ ask, onDone }: NumberGuessProps) {
  const range = guessRange(ask)
  const [value, setValue] = useState(range.default)
  return (
    <div className="lesson-guess">
      <QuantitySlider
        value={value}
        range={range}
        label={ask.question}
        onChange={setValue}
        onEnd={() => undefined}
        onReset={() => setValue(range.default)}
      />
      <output>{formatNumber(value)}</output>
      <TextButton onClick={() => onDone(value)}>Guess</TextButton>
    </div>
  )
}

/** The answer of the race on the table; undefined if it gives none. */
function useAnswer(ask: Ask): number | undefined {
  const { store } = useLab()
  const race = useOwnRace()
  return useMemo(() => {
    if (ask.kind === 'place') return undefined
    let answer: Expression | undefined
    // Another experiment may have no such number.
    errorOf(() => {
      answer = compileExpression(ask.answer, store.getState().experiment)
    })
    const result = answer?.evaluate({ race, turns: race.turns })
    return result?.kind === 'number' ? result.value : undefined
  }, [store, race, ask])
}
