/** The chart's caption: controls for the quantity, log or linear, and the horizontal axis; then table and exports. */
import { setView } from '../../experiment/edits/edits'
import type { View } from '../../experiment/experiment'
import { viewParts } from '../../experiment/options/viewParts'
import { useLab, useLabState } from '../../lab/lab'
import { type MeasureRow, measures } from '../../run/measures'
import { IconButton } from '../controls/icons'
import { ChartExports } from './ChartExports'
import type { ChartContent } from './content'
import { uprightOf } from './range'

interface ChartCaptionProps {
  readonly content: ChartContent
  readonly asTable: boolean
  onTable(asTable: boolean): void
}

export function ChartCaption({ content, asTable, onTable }: ChartCaptionProps) {
  const { store } = useLab()
  const { quantity, against } = useLabState((state) => state.experiment.view)
  const { measure, scale } = content
  const change = (part: Partial<View>) => store.getState().edit((now) => setView(now, part))
  const other = scale === 'log' ? 'linear' : 'log'
  return (
    <figcaption className="chart-caption">
      <CaptionSelect
        label="Quantity of the chart"
        words={{
          ...wordsFor(content, quantity),
          [measure.quantity]: (asTable ? measure : uprightOf(content)).label,
        }}
        value={quantity}
        onChange={(next) => change({ quantity: next })}
      />
      <button
        type="button"
        className="chart-scale"
        title={`Show on a ${other} axis`}
        onClick={() => change({ chart: other })}
      >
        {scale}
      </button>
      <span className="chart-against" aria-hidden="true">
        against
      </span>
      <CaptionSelect
        label="Horizontal axis of the chart"
        words={viewParts.against.words}
        value={against}
        onChange={(next) => change({ against: next })}
      />
      {content.lines.some(({ isValidation }) => isValidation) && (
        <span className="chart-note" title="The loss of the rows that are set apart">
          ┄ validation
        </span>
      )}
      <span className="chart-ways">
        <IconButton
          icon="table"
          label={asTable ? 'Show the chart' : 'Show the numbers as a table'}
          pressed={asTable}
          onClick={() => onTable(!asTable)}
        />
        <ChartExports content={content} />
      </span>
    </figcaption>
  )
}

/** Without data, what is about them is not offered. */
function wordsFor(
  { lines }: ChartContent,
  chosen: View['quantity'],
): Partial<Record<View['quantity'], string>> {
  const hasRows = lines.some(({ run }) => run.epochs)
  const { words } = viewParts.quantity
  const keys = Object.keys(words) as View['quantity'][]
  const isOffered = (key: View['quantity']): boolean => {
    const row: MeasureRow = measures[key]
    return hasRows || key === chosen || !row.isOfRows
  }
  return Object.fromEntries(keys.filter(isOffered).map((key) => [key, words[key]]))
}

interface CaptionSelectProps<Key extends string> {
  readonly label: string
  /** The options, by the words they are shown in. */
  readonly words: Readonly<Partial<Record<Key, string>>>
  readonly value: Key
  onChange(value: Key): void
}

function CaptionSelect<Key extends string>({ label, words, value, onChange }: CaptionSelectProps<Key>) {
  const keys = Object.keys(words) as Key[]
  return (
    <select
      className="chart-select"
      aria-label={label}
      title={words[value]}
      value={value}
      onChange={(event) => {
        const next = keys.find((key) => key === event.currentTarget.value)
        if (next !== undefined) onChange(next)
      }}
    >
      {keys.map((key) => (
        <option key={key} value={key}>
          {words[key]}
        </option>
      ))}
    </select>
  )
}
