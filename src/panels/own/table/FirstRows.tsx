/** The first rows of a table. The two columns that are chosen say so. */
import { shortNumber, withMinus } from '../../../math/numbers'
import type { TableColumn } from '../../../table/table'

interface FirstRowsProps {
  readonly columns: readonly TableColumn[]
  readonly across: number
  readonly up: number
}

const shownRows = 5

export function FirstRows({ columns, across, up }: FirstRowsProps) {
  const rows = Array.from(columns[0]?.numbers.slice(0, shownRows) ?? [], (_, row) => row)
  const roleOf = (index: number): string => (index === across ? 'u' : index === up ? 'v' : '')
  return (
    <div className="table-rows" role="region" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              <th key={index} scope="col" data-chosen={roleOf(index) || undefined}>
                {name} <span className="table-role">{roleOf(index)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {columns.map(({ numbers }, index) => (
                <td key={index} data-chosen={roleOf(index) || undefined}>
                  {withMinus(shortNumber(numbers[row] ?? 0))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
