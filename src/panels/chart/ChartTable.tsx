/** The chart as a table: first the playhead's row, which moves without React, then evenly spaced rows. */
import { onPage } from '../../looks/palette'
import { useRef } from 'react'
import { lostWord } from '../../run/ending'
import { stepAt } from '../../run/race'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { readable } from '../../math/numbers'
import type { Across } from './across'
import type { ChartContent, ChartLine } from './content'
import { stepOf } from './places'
import { pointsAround } from './thinned'

/** After the playhead's row come the start and this many more. */
const parts = 10

export function ChartTable({ content }: { readonly content: ChartContent }) {
  const playhead = useRef<HTMLTableRowElement>(null)
  const { measure, across, lines } = content

  useAtPlayhead((turns) => {
    if (playhead.current) showPlayhead(playhead.current, content, turns)
  })

  const places = [
    ...new Set(
      Array.from({ length: parts + 1 }, (_, part) => roundPlace(across, (part / parts) * across.last)),
    ),
  ]
  return (
    <div className="chart-numbers" role="region" aria-label="The chart as a table" tabIndex={0}>
      <table>
        <caption>
          {measure.label} against {across.label}; ▸ marks the playhead
        </caption>
        <thead>
          <tr>
            <th scope="col">{across.label}</th>
            {lines.map(({ name, look }, index) => (
              <th key={index} scope="col">
                <span className="marker" aria-hidden="true" style={{ color: onPage(look.colour) }}>
                  {look.marker}
                </span>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="chart-now" ref={playhead}>
            <th scope="row" />
            {lines.map((_, index) => (
              <td key={index} />
            ))}
          </tr>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row">{numberText(across, place)}</th>
              {lines.map((line, index) => (
                <td key={index}>{textAt(line, Math.floor(stepOf(line, place)))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function showPlayhead(row: HTMLTableRowElement, { across, lines }: ChartContent, turns: number): void {
  const texts = lines.map((line) => textNow(line, Math.floor(stepAt(line.run, turns))))
  for (const [index, text] of [`▸ ${numberText(across, across.placeOf(turns))}`, ...texts].entries()) {
    const cell = row.cells[index]
    if (cell && cell.textContent !== text) cell.textContent = text
  }
}

/** The value at a step. A run that has ended has none, nor has a line between two points. */
function textAt(line: ChartLine, step: number): string {
  const { values, run } = line
  const value = values[step]
  if (value === undefined) return run.divergedAt === undefined ? '' : lostWord(run.divergedAt)
  return pointsAround(line, step)[0] === step ? readable(value) : ''
}

/** The same at the playhead; between two points the value of the last one, with its step. */
function textNow(line: ChartLine, step: number): string {
  const [point] = pointsAround(line, step)
  const text = textAt(line, point)
  return point === step || line.values[step] === undefined ? textAt(line, step) : `${text} at step ${point}`
}

/** An axis that counts has whole numbers. */
function roundPlace({ isLog }: Across, place: number): number {
  return isLog ? place : Math.round(place)
}

function numberText({ isLog, numberAt }: Across, place: number): string {
  const number = numberAt(place)
  return isLog || number !== place ? readable(number) : String(Math.floor(place))
}
