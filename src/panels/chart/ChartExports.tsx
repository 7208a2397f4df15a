/** The files that the chart can be saved as, in a list that a button opens. */
import { useId, useRef } from 'react'
import { experimentAt } from '../../experiment/edits/panes'
import { useLab } from '../../lab/lab'
import { csvOf } from '../../run/csv'
import { factsOf } from '../../surfaces/kinds'
import { Icon } from '../controls/icons'
import { download } from '../controls/download'
import type { ChartContent } from './content'
import { csvOfChart } from './csv'
import { chartPicture } from './picture'
import { textFile } from './textFile'

export function ChartExports({ content }: { readonly content: ChartContent }) {
  const { store, race } = useLab()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const { quantity } = content.measure

  const save = (name: string, made: Promise<Blob>) => {
    list.current?.hidePopover()
    made.then(
      (blob) => download(blob, name),
      (error: unknown) => store.getState().notify(`${name} was not saved: ${String(error)}`),
    )
  }
  /** What the chart is of, beside its title. */
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
        popoverTarget={id}
      >
        <Icon name="save" />
      </button>
      <div
        id={id}
        className="chart-exports"
        role="group"
        aria-label="Save as"
        popover="auto"
        ref={list}
        onBeforeToggle={(event) => putAbove(event.currentTarget)}
      >
        <button
          type="button"
          className="button"
          title="Larger than here, with title and names, for a slide or a page"
          onClick={() => save(`thalweg-${quantity}.png`, chartPicture(content, subject()))}
        >
          PNG of the chart
        </button>
        <button
          type="button"
          className="button"
          title="A row for every place, a column for every runner and band, all digits"
          onClick={() => save(`thalweg-${quantity}.csv`, textFile(csvOfChart(content), 'text/csv'))}
        >
          CSV of the chart
        </button>
        <button
          type="button"
          className="button"
          title="Of the race shown, every runner and step: place, loss, ‖∇L‖, η and how it stands"
          onClick={() => save('thalweg-trajectories.csv', textFile(csvOf(race()), 'text/csv'))}
        >
          CSV of the race shown
        </button>
      </div>
    </>
  )
}

/** An open list is on top of everything and belongs to no place: it is put above its button. */
function putAbove(list: HTMLElement): void {
  const box = list.previousElementSibling?.getBoundingClientRect()
  if (!box) return
  list.style.right = `${document.documentElement.clientWidth - box.right}px`
  list.style.bottom = `${document.documentElement.clientHeight - box.top}px`
}
