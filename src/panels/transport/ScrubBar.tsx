/** The scrub bar and the step number beside it, moved by the timeline itself. */
import { useEffect, useRef } from 'react'
import { useLab, useLabState, useTimelineState } from '../../lab/lab'
import { turnWords } from '../controls/turnWords'

export function ScrubBar() {
  const { timeline } = useLab()
  const { steps } = useTimelineState()
  const turn = useLabState((state) => turnWords[state.experiment.turn].word)
  const bar = useRef<HTMLDivElement>(null)
  const fill = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const number = useRef<HTMLInputElement>(null)

  useEffect(() => {
    let shown = -1
    const show = () => {
      const fraction = steps > 0 ? timeline.position / steps : 0
      if (fill.current) fill.current.style.transform = `scaleX(${fraction})`
      if (thumb.current) thumb.current.style.left = `${100 * fraction}%`
      if (timeline.step === shown) return
      shown = timeline.step
      if (number.current && number.current !== document.activeElement) number.current.value = String(shown)
      bar.current?.setAttribute('aria-valuenow', String(shown))
      bar.current?.setAttribute('aria-valuetext', `${turn} ${shown} of ${steps}`)
    }
    show()
    return timeline.onMove(show)
  }, [timeline, steps, turn])

  const seekTo = (event: React.PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    timeline.seek(Math.round(((event.clientX - box.left) / box.width) * steps))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const target = keyTarget(event, timeline.position, steps)
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    timeline.set({ playing: false })
    timeline.seek(target)
  }
  const goTo = (field: HTMLInputElement) => {
    const step = Number(field.value)
    if (field.value.trim() !== '' && Number.isFinite(step)) timeline.seek(Math.round(step))
    field.value = String(timeline.step)
  }

  return (
    <>
      <div
        className="scrub"
        ref={bar}
        role="slider"
        tabIndex={0}
        aria-label="Step"
        aria-valuemin={0}
        aria-valuemax={steps}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          seekTo(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
        }}
        onKeyDown={onKeyDown}
      >
        <div className="slider-rail">
          <div className="slider-track">
            <div className="slider-fill" ref={fill} />
          </div>
          <div className="slider-thumb" ref={thumb} />
        </div>
      </div>
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

/** Arrows go by a step, Page keys by a tenth of the run, Shift makes an arrow go by ten steps. */
function keyTarget(event: React.KeyboardEvent, position: number, steps: number): number | undefined {
  const by = event.shiftKey ? 10 : 1
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.floor(position) + by
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.ceil(position) - by
    case 'PageUp':
      return Math.round(position + steps / 10)
    case 'PageDown':
      return Math.round(position - steps / 10)
    case 'Home':
      return 0
    case 'End':
      return steps
    default:
      return undefined
  }
}
