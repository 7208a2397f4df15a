/** What the selected runner's rule is doing at the playhead, in numbers, and how near its rate is to the limit. */
import { useRef } from 'react'
import './internals.css'
import { setView } from '../../experiment/edits/edits'
import { useLab, useLabState } from '../../lab/lab'
import { type Outcome, internalsOf } from '../../run/internals'
import { writeText } from '../controls/writeText'
import { CardHead } from './CardHead'
import { CardSwitch } from './CardSwitch'
import { type Row, type Verdict, outcomeInWords, rowsOf, verdictOf } from './internalsRows'
import { useInspected } from './useInspected'

export function InternalsTab() {
  const { store } = useLab()
  const drawn = useLabState((state) => state.experiment.view.internals)
  const gauge = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDListElement>(null)

  useInspected((inspected) => {
    if (!inspected) {
      list.current?.replaceChildren()
      if (gauge.current) showVerdict(gauge.current, { state: 'none', text: '', ratio: undefined }, undefined)
      return
    }
    const { race, run } = inspected
    const internals = internalsOf(race.loss, run.update(inspected.step))
    if (gauge.current) showVerdict(gauge.current, verdictOf(internals), internals.outcome)
    if (list.current)
      writeRows(list.current, rowsOf(internals, race.loss, run.rule.momenta, race.surface.parameters))
  })

  return (
    <section className="card-tab" aria-label="Internals" tabIndex={0}>
      <CardHead>
        <CardSwitch
          words="on the surface"
          spoken="Internals on the surface"
          title="Draw the internals on the surface (I)"
          isOn={drawn}
          onChange={(on) => store.getState().edit((now) => setView(now, { internals: on }))}
        />
      </CardHead>
      <div
        className="gauge"
        ref={gauge}
        role="meter"
        aria-label="Learning rate against its limit"
        aria-valuemin={0}
        aria-valuemax={maxRatio}
        aria-valuenow={0}
      >
        <div className="gauge-scale" aria-hidden="true">
          <span>below 2/λ</span>
          <span>above</span>
          <span className="gauge-needle" />
        </div>
        <p className="gauge-text" />
        <p className="gauge-step" />
      </div>
      <dl className="rows" aria-label="Numbers of the rule" tabIndex={0} ref={list} />
    </section>
  )
}

/** The scale goes from a hundredth of the limit to a hundred times it. */
const decades = 2
/** A screen reader's scale goes to twice the limit. */
const maxRatio = 2

function showVerdict(
  gauge: HTMLElement,
  { state, text, ratio }: Verdict,
  outcome: Outcome | undefined,
): void {
  gauge.dataset['state'] = state
  gauge.dataset['outcome'] = outcome ?? 'none'
  const words = outcomeInWords(outcome)
  writeText(gauge.querySelector('.gauge-text'), text)
  writeText(gauge.querySelector('.gauge-step'), words)
  gauge.setAttribute('aria-valuetext', `${text} ${words}`.trim())
  gauge.setAttribute('aria-valuenow', String(Math.min(Math.max(ratio ?? 0, 0), maxRatio)))
  const needle = gauge.querySelector<HTMLElement>('.gauge-needle')
  if (!needle) return
  const place = Math.log10(ratio ?? 1) / (2 * decades) + 0.5
  needle.style.left = `${(100 * Math.min(Math.max(place, 0), 1)).toFixed(2)}%`
}

function writeRows(list: HTMLElement, rows: readonly Row[]): void {
  while (list.children.length > rows.length) list.lastElementChild?.remove()
  while (list.children.length < rows.length) {
    const row = document.createElement('div')
    row.append(document.createElement('dt'), document.createElement('dd'))
    list.append(row)
  }
  for (const [index, { label, text, title }] of rows.entries()) {
    const [term, figure] = list.children[index]?.children ?? []
    writeText(term, label)
    writeText(figure, text)
    if (figure instanceof HTMLElement && figure.title !== title) figure.title = title
  }
}
