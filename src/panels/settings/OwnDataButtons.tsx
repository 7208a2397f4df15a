/** Rows of one's own for a data fit: from a file, or pasted. */
import { useLab } from '../../lab/lab'
import { TextButton } from '../controls/TextButton'
import { askForFile, openTableFile, tableTypes } from '../controls/tableFiles'

export function OwnDataButtons() {
  const lab = useLab()
  return (
    <div className="actions">
      <TextButton
        title="CSV, TSV or JSON: a column across and one up are fitted"
        onClick={() => askForFile(tableTypes, (file) => void openTableFile(lab, file))}
      >
        Own data…
      </TextButton>
      <TextButton
        title="Rows from a spreadsheet"
        spoken="Paste own data"
        onClick={() => lab.store.getState().set({ table: 'asked' })}
      >
        Paste…
      </TextButton>
    </div>
  )
}
