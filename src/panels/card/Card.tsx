/** The card beside the chart: the formulas, and what the selected runner is doing at the playhead, in tabs. */
import { type ComponentType, type KeyboardEvent, useId, useRef } from 'react'
import './card.css'
import { setView } from '../../experiment/edits/edits'
import type { Card as CardKind } from '../../experiment/experiment'
import { namesOf } from '../../experiment/options/options'
import { viewParts } from '../../experiment/options/viewParts'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { FormulaCard } from './FormulaCard'
import { afterMotion } from '../controls/afterMotion'
import { writeText } from '../controls/writeText'
import { stepText, useInspected } from './useInspected'

// The tabs that take a step apart are loaded when they are first opened.
const StepInspector = afterMotion(() => import('./StepInspector'), 'StepInspector')
const InternalsTab = afterMotion(() => import('./InternalsTab'), 'InternalsTab')
const FitTab = afterMotion(() => import('./FitTab'), 'FitTab')
const SliceTab = afterMotion(() => import('./SliceTab'), 'SliceTab')

interface Tab {
  readonly hint: string
  readonly Content: ComponentType
}

const contents: Readonly<Record<CardKind, Tab>> = {
  formula: { hint: 'The surface and the rule', Content: FormulaCard },
  step: { hint: 'One update, line by line', Content: StepInspector },
  internals: { hint: 'What the rule is doing', Content: InternalsTab },
  slice: { hint: 'The loss along a line', Content: SliceTab },
  fit: { hint: 'The rows, and what is fitted to them', Content: FitTab },
}

const { words } = viewParts.card
const all = namesOf(words).map((id) => ({ id, label: words[id], ...contents[id] }))

export function Card() {
  const { store } = useLab()
  const chosen = useLabState((state) => state.experiment.view.card)
  const list = useRef<HTMLDivElement>(null)
  const step = useRef<HTMLSpanElement>(null)
  const id = useId()
  const race = useRace()
  const tabs = race.model ? all : all.filter(({ id: tab }) => tab !== 'fit')
  const card = tabs.some(({ id: tab }) => tab === chosen) ? chosen : 'formula'
  const run = useLabState((state) => race.runs[state.selected])
  useInspected((inspected) => writeText(step.current, stepText(inspected, run)))
  const choose = (next: CardKind) => store.getState().edit((now) => setView(now, { card: next }))

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === card)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[
      event.key
    ]
    const next = to === undefined ? undefined : tabs[to % tabs.length]
    if (!next) return
    event.preventDefault()
    // Home is also a key of the page.
    event.stopPropagation()
    choose(next.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus()
  }

  return (
    <div className="card">
      <div className="card-top">
        <div className="card-tabs" role="tablist" aria-label="Card" ref={list} onKeyDown={onKeyDown}>
          {tabs.map(({ id: tab, label, hint }) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`${id}${tab}`}
              aria-controls={`${id}panel`}
              aria-selected={tab === card}
              tabIndex={tab === card ? 0 : -1}
              title={hint}
              onClick={() => choose(tab)}
            >
              {label}
            </button>
          ))}
        </div>
        <span className="card-step" title="The step shown" ref={step} />
      </div>
      <div className="card-panel" role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${card}`}>
        {tabs.map(({ id: tab, Content }) => tab === card && <Content key={tab} />)}
      </div>
    </div>
  )
}
