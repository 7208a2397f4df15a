/** A button that opens the list of files that the chart can be saved as. */
import { useId, useRef } from 'react'
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
      </div>
    </>
  )
}

/** A popover has no place of its own, so it is put above its button. */
function putAbove(list: HTMLElement): void {
  const box = list.previousElementSibling?.getBoundingClientRect()
  if (!box) return
  list.style.right = `${document.documentElement.clientWidth - box.right}px`
  list.style.bottom = `${document.documentElement.clientHeight - box.top}px`
}
