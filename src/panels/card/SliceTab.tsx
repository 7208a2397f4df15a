/** The loss along a line through the selected runner, drawn past React as the playhead moves. */
import type { RefObject } from 'react'
import './slice.css'
import { setView } from '../../experiment/edits/edits'
import { viewParts } from '../../experiment/options/viewParts'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { internalsOf } from '../../run/internals'
import { type Along, sliceOf } from '../../run/slice'
import { lookOf } from '../../looks/palette'
import { CardHead } from './CardHead'
import { drawSlice, penOf, sliceColours } from './drawSlice'
import { sliceInWords } from './sliceWords'
import { useInspected } from './useInspected'
import { useRedrawn } from './useRedrawn'

const { words } = viewParts.slice

/** A line that the loss can be cut along. */
interface Line {
  readonly id: Along
  readonly label: string
  readonly spoken: string
}

export function SliceTab() {
  const { store } = useLab()
  const { parameters } = useRace().surface
  const chosen = useLabState((state) => state.experiment.view.slice)
  const lines = linesOn(parameters)
  const line = lines.find(({ id }) => id === chosen) ?? lines[0]
  const canvas = useSlice(line)
  return (
    <section className="card-tab" aria-label="Slice">
      <CardHead>
        <span className="slice-key" aria-hidden="true">
          <span data-line="tangent">╌ tangent</span> <span data-line="quadratic">┈ quadratic</span>
        </span>
        <span className="card-choice" role="group" aria-label="Line of the slice">
          {lines.map(({ id, label, spoken }) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={id === line.id}
              aria-label={`${label}: ${spoken}`}
              title={spoken}
              onClick={() => store.getState().edit((now) => setView(now, { slice: id }))}
            >
              {label}
            </button>
          ))}
        </span>
      </CardHead>
      <div className="slice-frame">
        <canvas className="slice" ref={canvas} role="img" aria-label="Loss along a line" />
      </div>
    </section>
  )
}

/** The lines on a surface with these parameters. A curve has one. */
function linesOn([first = 'x', second]: readonly string[]): readonly [Line, ...Line[]] {
  const along = (id: 'x' | 'y', label: string): Line => ({ id, label, spoken: `along ${label}` })
  if (second === undefined) return [along('x', first)]
  return [
    { id: 'gradient', label: words.gradient, spoken: 'down the gradient' },
    { id: 'step', label: words.step, spoken: 'along the step' },
    along('x', first),
    along('y', second),
  ]
}

/** Draws the loss along a line into the canvas of the ref, as the playhead moves and the canvas changes its size. */
function useSlice(line: Line): RefObject<HTMLCanvasElement | null> {
  const race = useRace()
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  // Its colours and sizes are read from the page.
  useLabState((state) => state.experiment.view.theme)
  const [canvas, draw] = useRedrawn()

  useInspected((inspected) => {
    const target = canvas.current
    if (!target || !runner) return
    const internals = inspected && internalsOf(race.loss, inspected.run.update(inspected.step))
    const slice = internals && sliceOf(race.quick, race.domain, internals, line.id)
    const words = sliceInWords(slice, internals, line.spoken)
    if (target.getAttribute('aria-label') !== words) target.setAttribute('aria-label', words)
    draw(() => {
      const pen = penOf(target)
      if (pen) drawSlice(pen, sliceColours(target), { slice, look: lookOf(runner), spoken: line.spoken })
    })
  })

  return canvas
}
