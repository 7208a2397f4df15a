/** A question before the answer is seen. What is right comes from the run. */
import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../../math/numbers'
import { runnerNames } from '../../../experiment/names/runnerNames'
import { setEnsemble } from '../../../experiment/edits/ensembleEdits'
import { useLab, useLabState, useRace } from '../../../lab/lab'
import type { Reading } from '../../../lab/store'
import type { Ask } from '../../../talk/talk'
import { QuantitySlider } from '../../controls/QuantitySlider'
import { TextButton } from '../../controls/TextButton'
import { PlaceGuess } from './PlaceGuess'
import { guessRange, verdictOn } from '../../../lab/talk/verdict'
import { useAnswerCount } from '../../controls/useAnswerCount'

interface LessonAskProps {
  readonly ask: Ask
  readonly reading: Reading
  /** The visitor has answered, or would rather see. */
  onDone(guess?: number): void
}

export function LessonAsk({ ask, reading, onDone }: LessonAskProps) {
  const { isAnswered: isDone, guess, right } = reading
  const verdict = useRef<HTMLParagraphElement>(null)
  const wasDone = useRef(isDone)
  useAnswerCount(isDone ? undefined : ask)
  // What was pressed is gone.
  useEffect(() => {
    if (isDone && !wasDone.current) verdict.current?.focus({ preventScroll: true })
    wasDone.current = isDone
  }, [isDone])
  return (
    <section className="lesson-ask" aria-label="Question">
      <Question ask={ask} />
      {ask.kind === 'choice' && <Choices {...{ ask, reading, onDone }} />}
      {ask.kind === 'number' && !isDone && <NumberGuess ask={ask} onDone={onDone} />}
      {ask.kind === 'place' && !isDone && <PlaceGuess place={reading.place} onDone={onDone} />}
      {!isDone && (
        <TextButton title="See the run without a guess" onClick={() => onDone()}>
          Skip
        </TextButton>
      )}
      <p className="lesson-verdict" role="status" tabIndex={-1} ref={verdict}>
        {isDone && verdictOn(ask, guess, right)}
      </p>
      {ask.kind === 'place' && isDone && <OtherStarts runner={ask.runner} />}
    </section>
  )
}

/** So many along each parameter. */
const otherStarts = 64

/** Shows where runs from all over the domain end, as a swarm: one run says little of the ground. */
function OtherStarts({ runner }: { readonly runner: number }) {
  const { store, timeline } = useLab()
  const { loss } = useRace()
  const hasNone = useLabState(({ experiment }) => experiment.ensemble === undefined)
  if (!hasNone || loss.dimension === 1) return null
  const show = () => {
    const part = { runners: [runner], columns: otherStarts, rows: otherStarts, swarm: true, map: false }
    store.getState().edit((now) => setEnsemble(now, part))
    timeline.seek(timeline.state.steps)
  }
  return (
    <TextButton title="As a swarm, at the last step" onClick={show}>
      Where {(otherStarts ** 2).toLocaleString('en')} other starts end
    </TextButton>
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
}

function Choices({ ask, reading: { guess, right, isAnswered: isDone }, onDone }: ChoicesProps) {
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
