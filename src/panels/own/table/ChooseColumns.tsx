/** Two columns of a table, the curve that fits them, and whether they are standardized: then a surface is made of them. */
import { type SubmitEvent, useState } from 'react'
import type { OpenedTable } from '../../../lab/openedTable'
import type { PlanSurface } from '../../../surfaces/kinds'
import { fitsFor, formulaOf, surfaceOf, whyNot } from '../../../table/fits'
import { type Table, countOf } from '../../../table/table'
import { usualColumns } from '../../../table/usualColumns'
import { ChoiceRow } from '../../controls/ChoiceRow'
import { ToggleRow } from '../../controls/ToggleRow'
import { FirstRows } from './FirstRows'

interface ChooseColumnsProps {
  readonly opened: OpenedTable
  onOpen(surface: PlanSurface): void
  onClose(): void
}

export function ChooseColumns({ opened, onOpen, onClose }: ChooseColumnsProps) {
  const { file, table, offer } = opened
  const { columns, leftOut } = table
  const [[across, up], setChosen] = useState(() => usualColumns(table))
  const [wanted, setWanted] = useState('linearRegression')
  const [isStandardized, setStandardized] = useState(false)
  const [u, v] = [columns[across], columns[up]]
  if (!u || !v) return null
  const fits = fitsFor(v)
  const fit = fits.find(({ id }) => id === wanted) ?? fits[0]
  if (!fit) return null
  const wish = { across: u, up: v, fit: fit.id, isStandardized, source: file }
  const problem = across === up ? 'Choose two different columns.' : whyNot(wish)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (problem !== undefined) return
    onOpen(surfaceOf(wish))
    onClose()
  }
  const options = columns.map(({ name }, index) => ({ value: String(index), label: name }))
  return (
    <form className="table-body" onSubmit={submit}>
      <p className="table-words">{countedIn(file, table)}</p>
      <FirstRows columns={columns} across={across} up={up} />
      {leftOut.length > 0 && (
        <ul className="table-left-out" aria-label="Columns that are left out">
          {leftOut.map(({ name, why }, index) => (
            <li key={index}>
              {name} is left out: {why}.
            </li>
          ))}
        </ul>
      )}
      <div className="table-fields">
        <ChoiceRow
          id="table-across"
          entry={{
            kind: 'choice',
            label: 'u, across',
            options,
            value: String(across),
            edit: (index) => setChosen([Number(index), up]),
          }}
          onEnd={() => undefined}
        />
        <ChoiceRow
          id="table-up"
          entry={{
            kind: 'choice',
            label: 'v, up',
            options,
            value: String(up),
            edit: (index) => setChosen([across, Number(index)]),
          }}
          onEnd={() => undefined}
        />
        <ChoiceRow
          id="table-fit"
          entry={{
            kind: 'choice',
            label: 'fit',
            options: fits.map(({ id, name }) => ({ value: id, label: name })),
            value: fit.id,
            edit: setWanted,
          }}
          onEnd={() => undefined}
        />
        <ToggleRow
          id="table-standardize"
          entry={{
            kind: 'toggle',
            label: 'standardize',
            spoken: 'standardize: mean 0, deviation 1',
            value: isStandardized,
            edit: setStandardized,
          }}
          onEnd={() => undefined}
        />
      </div>
      <p className="table-words">
        {fit.note}
        {isStandardized && ' Standardized columns have mean 0 and deviation 1.'}
      </p>
      <pre className="table-formula">{formulaOf(fit.id)}</pre>
      <p className="field-problem" role="status">
        {problem}
      </p>
      <footer className="table-foot">
        {offer && (
          <button
            type="button"
            className="button button-plain"
            onClick={() => {
              onClose()
              offer.take()
            }}
          >
            {offer.label}
          </button>
        )}
        <button type="submit" className="button table-open" aria-disabled={problem !== undefined}>
          Open
        </button>
      </footer>
    </form>
  )
}

function countedIn(file: string, { columns }: Table): string {
  const count = columns[0]?.numbers.length ?? 0
  return `${file}: ${countOf(count, 'row')}, ${columns.length} columns of numbers. The surface is the loss of a curve through two of them.`
}
