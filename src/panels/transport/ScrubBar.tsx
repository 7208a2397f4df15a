/** The scrub bar, moved by the timeline itself, and the step number beside it. */
import { useEffect, useRef } from 'react'
import { useLab, useLabState, useTimelineState } from '../../lab/lab'
import { guard, useFail } from '../../lab/useFail'
import { moveSlider, Slider, type SliderMove } from '../controls/Slider'
import { turnText, turnWords } from '../controls/turnWords'
import { StepField } from './StepField'

export function ScrubBar() {
  const fail = useFail()
  const { timeline } = useLab()
  const { steps } = useTimelineState()
  const turn = useLabState((state) => state.experiment.turn)
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const show = () => {
      if (bar.current) moveSlider(bar.current, timeline.position, turnText(turn, timeline.step, steps))
    }
    show()
    return timeline.onMove(guard(show, fail))
  }, [timeline, steps, turn, fail])

  const move = (asked: SliderMove) => {
    timeline.set({ playing: false })
    timeline.seek(positionAfter(timeline.position, asked, steps))
  }

  return (
    <>
      <Slider
        label="Step"
        className="scrub"
        ref={bar}
        max={steps}
        onSlide={(position) => timeline.seek(Math.round(position))}
        onMove={move}
      />
      <label className="transport-step">
        <span title={turn === 'step' ? undefined : 'Gradient evaluations'}>{turnWords[turn].word}</span>
        <StepField />
        <span className="transport-total">/ {steps}</span>
      </label>
    </>
  )
}

/** Arrows move by a turn, with Shift by ten. Page keys move by a tenth of the race. */
function positionAfter(position: number, move: SliderMove, steps: number): number {
  if ('to' in move) return move.to === 'start' ? 0 : steps
  if (move.size === 'page') return Math.round(position + (move.by * steps) / 10)
  const by = move.size === 'coarse' ? 10 : 1
  return move.by > 0 ? Math.floor(position) + by : Math.ceil(position) - by
}
