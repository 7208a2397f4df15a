/** A button that opens the list of files that the chart can be saved as. */
import { useRef } from 'react'
import { experimentAt } from '../../experiment/edits/panes'
import { useLab } from '../../lab/lab'
import type { Lab } from '../../lab/store'
import { csvOf } from '../../run/csv'
import { factsOf } from '../../surfaces/kinds'
import { Icon } from '../controls/icons'
import { download } from '../controls/download'
import type { ChartContent } from './content'
import { csvOfChart, forPeople } from './csv'
import { chartPicture } from './picture'
import { textFile } from './textFile'

export function ChartExports({ content }: { readonly content: ChartContent }) {
  const lab = useLab()
  const list = useRef<HTMLDialogElement>(null)
  const save = (name: string, made: Promise<Blob>) => {
    list.current?.close()
    made.then(
      (blob) => download(blob, name),
      (error: unknown) => lab.store.getState().notify(`${name} was not saved: ${String(error)}`),
    )
  }
  return (
    <>
      <button
        type="button"
        className="button"
        title="Save the chart or its numbers"
        aria-label="Save the chart or its numbers"
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => {
          if (list.current) openAbove(list.current, currentTarget)
        }}
      >
        <Icon name="save" />
      </button>
      <dialog
        className="popup chart-exports"
        aria-label="Save as"
        ref={list}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) currentTarget.close()
        }}
      >
        {files.map(({ label, hint, name, make }) => (
          <button
            key={label}
            type="button"
            className="button"
            title={hint}
            onClick={() => save(name(content), make(content, lab))}
          >
            {label}
          </button>
        ))}
      </dialog>
    </>
  )
}

/** A file that the chart can be saved as. */
interface ChartFile {
  readonly label: string
  readonly hint: string
  name(content: ChartContent): string
  make(content: ChartContent, lab: Lab): Promise<Blob>
}

const files: readonly ChartFile[] = [
  {
    label: 'PNG of the chart',
    hint: 'Larger, with title and axis names, for a slide or a page',
    name: ({ measure }) => `thalweg-${measure.quantity}.png`,
    make: (content, lab) => chartPicture(content, subjectOf(lab)),
  },
  {
    label: 'CSV of the chart',
    hint: 'One row per step or gradient, one column per runner and band, all digits',
    name: ({ measure }) => `thalweg-${measure.quantity}.csv`,
    make: (content) => textFile(forPeople(csvOfChart(content)), 'text/csv'),
  },
  {
    label: 'CSV of the race shown',
    hint: 'Every runner and step of the race shown: place, loss, ‖∇L‖, η and status',
    name: () => 'thalweg-trajectories.csv',
    make: (_, { race }) => textFile(forPeople(csvOf(race())), 'text/csv'),
  },
]

/** The surface's name, drawn beside the title. */
function subjectOf({ store }: Lab): string {
  const { experiment, pane } = store.getState()
  return factsOf(experimentAt(experiment, pane).surface).name
}

/** A dialog has no place of its own, so it is put above its button. */
function openAbove(list: HTMLDialogElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect()
  list.style.right = `${document.documentElement.clientWidth - box.right}px`
  list.style.bottom = `${document.documentElement.clientHeight - box.top}px`
  list.showModal()
}
