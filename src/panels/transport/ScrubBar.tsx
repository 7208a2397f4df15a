/** The scrub bar and the step number beside it, moved by the timeline itself. */
import { useEffect, useRef } from 'react'
import { useLab, useLabState, useTimelineState } from '../../lab/lab'
import { guard, useFail } from '../../lab/useFail'
import { moveSlider, Slider, type SliderMove } from '../controls/Slider'
import { turnWords } from '../controls/turnWords'

export function ScrubBar() {
  const fail = useFail()
  const { timeline } = useLab()
  const { steps } = useTimelineState()
  const turn = useLabState((state) => turnWords[state.experiment.turn].word)
  const bar = useRef<HTMLDivElement>(null)
  const number = useRef<HTMLInputElement>(null)

  useEffect(() => {
    let shown = -1
    const show = () => {
      if (bar.current) moveSlider(bar.current, timeline.position, `${turn} ${timeline.step} of ${steps}`)
      if (timeline.step === shown) return
      shown = timeline.step
      if (number.current && number.current !== document.activeElement) number.current.value = String(shown)
    }
    show()
    return timeline.onMove(guard(show, fail))
  }, [timeline, steps, turn, fail])

  const move = (asked: SliderMove) => {
    timeline.set({ playing: false })
    timeline.seek(positionAfter(timeline.position, asked, steps))
  }
  const goTo = (input: HTMLInputElement) => {
    const step = Number(input.value)
    if (input.value.trim() !== '' && Number.isFinite(step)) timeline.seek(Math.round(step))
    input.value = String(timeline.step)
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
        <span title={turn === 'step' ? undefined : 'Gradient evaluations'}>{turn}</span>
        <input
          ref={number}
          aria-label="Go to step"
          inputMode="numeric"
          autoComplete="off"
          defaultValue="0"
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => goTo(event.currentTarget)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
          }}
        />
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
