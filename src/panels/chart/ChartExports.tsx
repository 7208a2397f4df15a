/** A button that opens the list of files that the chart can be saved as. */
import { useRef } from 'react'
import { experimentAt } from '../../experiment/edits/panes'
import { useLab } from '../../lab/lab'
import { csvOf } from '../../run/csv'
import { factsOf } from '../../surfaces/kinds'
import { Icon } from '../controls/icons'
import { download } from '../controls/download'
import type { ChartContent } from './content'
import { csvOfChart, forPeople } from './csv'
import { chartPicture } from './picture'
import { textFile } from './textFile'

export function ChartExports({ content }: { readonly content: ChartContent }) {
  const { store, race } = useLab()
  const list = useRef<HTMLDialogElement>(null)
  const { quantity } = content.measure

  const save = (name: string, made: Promise<Blob>) => {
    list.current?.close()
    made.then(
      (blob) => download(blob, name),
      (error: unknown) => store.getState().notify(`${name} was not saved: ${String(error)}`),
    )
  }
  /** The surface's name, drawn beside the title. */
  const subject = () => {
    const { experiment, pane } = store.getState()
    return factsOf(experimentAt(experiment, pane).surface).name
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
        className="chart-exports"
        aria-label="Save as"
        ref={list}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) currentTarget.close()
        }}
      >
        <button
          type="button"
          className="button"
          title="Larger, with title and axis names, for a slide or a page"
          onClick={() => save(`thalweg-${quantity}.png`, chartPicture(content, subject()))}
        >
          PNG of the chart
        </button>
        <button
          type="button"
          className="button"
          title="One row per step or gradient, one column per runner and band, all digits"
          onClick={() =>
            save(`thalweg-${quantity}.csv`, textFile(forPeople(csvOfChart(content)), 'text/csv'))
          }
        >
          CSV of the chart
        </button>
        <button
          type="button"
          className="button"
          title="Every runner and step of the race shown: place, loss, ‖∇L‖, η and status"
          onClick={() => save('thalweg-trajectories.csv', textFile(forPeople(csvOf(race())), 'text/csv'))}
        >
          CSV of the race shown
        </button>
      </dialog>
    </>
  )
}

/** A dialog has no place of its own, so it is put above its button. */
function openAbove(list: HTMLDialogElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect()
  list.style.right = `${document.documentElement.clientWidth - box.right}px`
  list.style.bottom = `${document.documentElement.clientHeight - box.top}px`
  list.showModal()
}
