/** A question before the answer is seen. What is right comes from the run. */
import { useMemo, useState, useSyncExternalStore } from 'react'
import { errorOf } from '../../math/error'
import { formatNumber } from '../../math/numbers'
import { useLab } from '../../lab/lab'
import { type Expression, compileExpression } from '../../talk/expression/expression'
import type { Ask } from '../../talk/talk'
import { numberText } from '../../talk/text/numberText'
import { QuantitySlider } from '../controls/QuantitySlider'
import { TextButton } from '../controls/TextButton'

interface LessonAskProps {
  readonly ask: Ask
  /** Whether the answer may be seen. */
  readonly isDone: boolean
  /** The visitor has answered, or would rather see. */
  onDone(): void
}

export function LessonAsk({ ask, isDone, onDone }: LessonAskProps) {
  const [guess, setGuess] = useState<number>()
  const answer = (given: number) => {
    setGuess(given)
    onDone()
  }
  return (
    <section className="lesson-ask" aria-label="Question">
      <p className="lesson-question">{ask.kind === 'place' ? 'Where will it end?' : ask.question}</p>
      {ask.kind === 'choice' && <Choices {...{ ask, guess, isDone, answer }} />}
      {ask.kind === 'number' && <NumberGuess {...{ ask, guess, isDone, answer }} />}
      {!isDone && (
        <TextButton title="See the run without a guess" onClick={onDone}>
          {ask.kind === 'place' ? 'See' : 'Skip'}
        </TextButton>
      )}
    </section>
  )
}

interface GuessProps<Its extends Ask['kind']> {
  readonly ask: Extract<Ask, { kind: Its }>
  readonly guess: number | undefined
  readonly isDone: boolean
  answer(given: number): void
}

function Choices({ ask, guess, isDone, answer }: GuessProps<'choice'>) {
  const right = useAnswer(ask.answer)
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
            onClick={() => {
              if (!isDone) answer(index)
            }}
          >
            {option}
          </button>
        </li>
      ))}
      <li className="lesson-verdict" role="status">
        {isDone && verdictOn(guess, right)}
      </li>
    </ul>
  )
}

function verdictOn(guess: number | undefined, right: number | undefined): string | undefined {
  if (right === undefined) return 'With these settings there is no answer.'
  if (guess === undefined) return undefined
  return guess === right ? 'Right.' : 'Not with these settings.'
}

function NumberGuess({ ask, guess, isDone, answer }: GuessProps<'number'>) {
  const { min, max } = ask
  const right = useAnswer(ask.answer)
  const [value, setValue] = useState(() => Math.round((min + max) / 2))
  return (
    <div className="lesson-guess">
      {!isDone && (
        <>
          <QuantitySlider
            value={value}
            range={{ min, max, scale: 'linear', integer: true, unit: 1 }}
            label={ask.question}
            onChange={setValue}
            onEnd={() => undefined}
            onReset={() => undefined}
          />
          <output>{formatNumber(value)}</output>
          <TextButton onClick={() => answer(value)}>Guess</TextButton>
        </>
      )}
      <p className="lesson-verdict" role="status">
        {isDone &&
          `${guess === undefined ? '' : `Your guess: ${numberText(guess)}. `}${
            right === undefined
              ? 'With these settings there is no answer.'
              : `The run says ${numberText(right)}.`
          }`}
      </p>
    </div>
  )
}

/** The answer of the race on the table; undefined if it gives none. */
function useAnswer(text: string): number | undefined {
  const { store, ownRace } = useLab()
  const race = useSyncExternalStore(store.subscribe, ownRace)
  return useMemo(() => {
    let answer: Expression | undefined
    // Another experiment may have no such number.
    errorOf(() => {
      answer = compileExpression(text, store.getState().experiment)
    })
    const result = answer?.evaluate({ race, turns: race.turns })
    return result?.kind === 'number' ? result.value : undefined
  }, [store, race, text])
}
