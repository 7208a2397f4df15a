/** The scrub bar, moved by the timeline itself, and the step number beside it. */
import { useEffect, useRef } from 'react'
import { useLab, useLabState, useTimelineState } from '../../lab/lab'
import { guard, useFail } from '../../lab/useFail'
import { moveSlider, Slider, type SliderMove } from '../controls/Slider'
import { turnText, turnWords } from '../../experiment/names/turnWords'
import type { Timeline } from '../../lab/timeline'
import { EpochNote } from './EpochNote'
import { StepField } from './StepField'

const titles = {
  step: undefined,
  gradient: 'Gradient evaluations',
  row: 'Rows of the data that a run has seen',
} as const

export function ScrubBar() {
  const fail = useFail()
  const lab = useLab()
  const { timeline } = lab
  const { steps } = useTimelineState()
  const turn = useLabState((state) => state.experiment.turn)
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const show = () => {
      if (!bar.current) return
      const run = lab.race().runs[lab.store.getState().selected]
      moveSlider(bar.current, timeline.position, turnText(turn, timeline.step, steps, run))
    }
    show()
    return timeline.onMove(guard(show, fail))
  }, [lab, timeline, steps, turn, fail])

  const move = (asked: SliderMove) => {
    timeline.set({ playing: false })
    timeline.seek(positionAfter(timeline, asked))
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
        <span title={titles[turn]}>{turnWords[turn].word}</span>
        <StepField digits={String(steps).length} />
        <span className="transport-total">/ {steps}</span>
      </label>
      {turn === 'row' && <EpochNote />}
    </>
  )
}

/** Arrows move by a turn, or by a step where turns are rows; with Shift by ten. Page keys move by a tenth of the race. */
function positionAfter(timeline: Timeline, move: SliderMove): number {
  const { position, state } = timeline
  if ('to' in move) return move.to === 'start' ? 0 : state.steps
  if (move.size === 'page') return Math.round(position + (move.by * state.steps) / 10)
  const next = timeline.beside(move.by)
  const others = move.size === 'coarse' ? 9 * move.by * (state.stride?.perStep ?? 1) : 0
  return next + others
}
