/** The foot of a pane: its title, and the leading runners at the playhead, written past React. */
import { useRef } from 'react'
import './panes.css'
import { panesOf, runnersOf } from '../../../experiment/edits/panes'
import { useLabState, usePaneRace } from '../../../lab/lab'
import type { Race } from '../../../run/race'
import { lookOf, onPage } from '../../../looks/palette'
import { isLost, standingsOf } from '../../../run/standings'
import { useAtPlayhead } from '../../controls/useAtPlayhead'
import { readable } from '../../../math/numbers'
import { writeText } from '../../controls/writeText'

/** As many as fit. */
const maxShown = 4

interface PaneFootProps {
  readonly pane: number
  readonly title: string
}

export function PaneFoot({ pane, title }: PaneFootProps) {
  const experiment = useLabState((state) => state.experiment)
  const race = usePaneRace(pane)
  const line = useRef<HTMLSpanElement>(null)
  const indices = runnersOf(experiment, panesOf(experiment)[pane] ?? {})
  const looks = indices.map((index) => {
    const runner = experiment.runners[index]
    return runner?.visible ? lookOf(runner) : undefined
  })

  const count = looks.filter(Boolean).length
  useAtPlayhead((turns) => {
    if (line.current) showLine(line.current, race, turns, looks)
  })

  return (
    <div className="pane-foot">
      <span className="pane-title" title={title}>
        {title}
      </span>
      <span className="pane-line" ref={line} />
      {/* A narrow foot shows the first of them. */}
      {count >= maxShown && (
        <span className="pane-count" data-all={count === maxShown ? '' : undefined}>
          of {count}
        </span>
      )}
    </div>
  )
}

function showLine(
  line: HTMLElement,
  race: Race,
  turns: number,
  /** The looks of the visible runners. */
  looks: readonly ({ readonly colour: string; readonly marker: string } | undefined)[],
): void {
  const standings = standingsOf(race, turns).filter(({ index }) => looks[index])
  const shown = standings.slice(0, maxShown)
  while (line.children.length > shown.length) line.lastElementChild?.remove()
  for (const [rank, { index, loss, ending, kind }] of shown.entries()) {
    const item = line.children[rank] ?? line.appendChild(newItem())
    const [marker, text] = item.children
    const look = looks[index]
    if (!(marker instanceof HTMLElement) || !(text instanceof HTMLElement) || !look) continue
    marker.style.color = onPage(look.colour)
    writeText(marker, look.marker)
    // There is room for one runner's ending. With several, the order matters more.
    const said =
      standings.length === 1
        ? [readable(loss), ending]
        : [isLost(kind) ? (kind === 'diverged' ? 'diverged' : ending) : readable(loss)]
    writeText(text, standings.length === 1 && isLost(kind) ? ending : said.filter(Boolean).join(' · '))
    text.dataset['ending'] = kind
  }
}

function newItem(): HTMLElement {
  const item = document.createElement('span')
  const marker = item.appendChild(document.createElement('span'))
  marker.className = 'marker'
  marker.setAttribute('aria-hidden', 'true')
  item.append(document.createElement('span'))
  return item
}
