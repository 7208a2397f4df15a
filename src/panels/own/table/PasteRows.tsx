/** Where rows are pasted or typed. What is wrong with them is said below, and they stay. */
import { type SubmitEvent, useId, useRef, useState } from 'react'
import { useLab } from '../../../lab/lab'
import { readTable } from '../../../table/readTable'
import { TableError } from '../../../table/table'
import { askForFile, openTableFile, tableTypes } from '../../controls/tableFiles'

export function PasteRows() {
  const lab = useLab()
  const area = useRef<HTMLTextAreaElement>(null)
  const [problem, setProblem] = useState<string>()
  const id = useId()
  const read = (event: SubmitEvent) => {
    event.preventDefault()
    try {
      lab.store
        .getState()
        .set({ table: { file: 'Pasted rows', table: readTable(area.current?.value ?? '') } })
    } catch (error) {
      if (!(error instanceof TableError)) throw error
      setProblem(error.message)
      area.current?.focus()
    }
  }
  return (
    <form className="table-body" onSubmit={read}>
      <p className="table-words" id={`${id}-what`}>
        One row in each line, with commas, semicolons, tabs or blanks between its cells. The first line may
        name the columns. JSON is read too.
      </p>
      <textarea
        ref={area}
        className="text-area table-paste"
        aria-label="Rows"
        aria-describedby={`${id}-what ${id}-problem`}
        aria-invalid={problem !== undefined}
        placeholder={'weight\tmiles per gallon\n3.5\t18\n3.69\t15'}
        spellCheck={false}
        onChange={() => setProblem(undefined)}
      />
      <p className="field-problem" id={`${id}-problem`} role="status">
        {problem}
      </p>
      <footer className="table-foot">
        <button
          type="button"
          className="button button-plain"
          onClick={() => askForFile(tableTypes, (file) => void openTableFile(lab, file))}
        >
          Choose a file…
        </button>
        <button type="submit" className="button table-open">
          Read the rows
        </button>
      </footer>
    </form>
  )
}
