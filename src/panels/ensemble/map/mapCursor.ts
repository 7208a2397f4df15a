/** The cursor on the map. It moves with the pointer, so it writes to its elements past React. */
import type { EnsembleResult } from '../../../ensemble/outcomes/result'
import type { Ensembles } from '../../../lab/ensembles'
import { writeText } from '../../controls/writeText'
import { cellAt, centreOf } from '../../../looks/map/mapAxis'
import type { MapAxes, Place } from '../../../looks/map/planAxes'
import { endingText, otherEnding, valuesText } from './reading'

interface Cell {
  readonly column: number
  readonly row: number
}

export class MapCursor {
  readonly #ensembles: Ensembles
  readonly #cross: HTMLElement
  readonly #reading: HTMLElement
  readonly #stop: () => void
  #shown: { readonly result: EnsembleResult; readonly axes: MapAxes } | undefined
  /** A place rather than a cell, so that it stays where it is when the cells become finer. */
  #place: Place | undefined

  constructor(ensembles: Ensembles, cross: HTMLElement, reading: HTMLElement) {
    this.#ensembles = ensembles
    this.#cross = cross
    this.#reading = reading
    this.#stop = ensembles.store.subscribe(() => this.#write())
  }

  dispose(): void {
    this.#stop()
    this.leave()
  }

  /** The map that it moves over. */
  show(result: EnsembleResult, axes: MapAxes): void {
    this.#shown = { result, axes }
    if (this.#place) this.#look()
  }

  get cell(): Cell | undefined {
    if (!this.#shown || !this.#place) return undefined
    const { columns, rows } = this.#shown.result.outcomes
    const column = cellAt(this.#place.across, columns)
    const row = cellAt(this.#place.up, rows)
    return column === undefined || row === undefined ? undefined : { column, row }
  }

  point(place: Place): void {
    const before = this.cell
    this.#place = place
    const now = this.cell
    if (now?.column !== before?.column || now?.row !== before?.row) this.#look()
  }

  /** Moves by a number of cells, or to `from` where there is no cell yet. Stops at the edges. */
  step(across: number, up: number, cells: number, from: Place): void {
    if (!this.#shown) return
    if (!this.cell) return this.point(from)
    const { columns, rows } = this.#shown.result.outcomes
    const { column, row } = this.cell
    this.point({
      across: centreOf(clampTo(columns, column + across * cells), columns),
      up: centreOf(clampTo(rows, row + up * cells), rows),
    })
  }

  leave(): void {
    if (!this.#place) return
    this.#place = undefined
    this.#look()
  }

  #look(): void {
    const { cell } = this
    if (cell && this.#shown) this.#ensembles.hover({ result: this.#shown.result, ...cell })
    else this.#ensembles.hover()
    this.#write()
  }

  #write(): void {
    const shown = this.#shown
    const { cell } = this
    this.#cross.hidden = !cell
    if (!cell || !shown) {
      this.#reading.textContent = ''
      return
    }
    const { column, row } = cell
    const { outcomes } = shown.result
    const { style } = this.#cross
    style.setProperty('--column', String(column / outcomes.columns))
    style.setProperty('--row', String(row / outcomes.rows))
    style.setProperty('--columns', String(outcomes.columns))
    style.setProperty('--rows', String(outcomes.rows))
    const { hovered } = this.#ensembles.store.getState()
    const isThis = hovered?.result === shown.result && hovered.column === column && hovered.row === row
    const other = isThis ? otherEnding(outcomes, column, row, hovered.run) : ''
    const text = [
      valuesText(shown.axes.across, shown.axes.up, column, row),
      endingText(outcomes, column, row, shown.axes.dimension),
      other,
    ]
    writeText(this.#reading, text.filter(Boolean).join(' · '))
  }
}

function clampTo(count: number, cell: number): number {
  return Math.min(Math.max(cell, 0), count - 1)
}
