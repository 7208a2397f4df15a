/** The formula of a custom surface, drawn as it is typed. On a mistake the last good surface stays, and a caret shows the place. */
import { useMemo, useState } from 'react'
import type { Dialect } from '../../editor/vocabulary'
import { setSurface } from '../../experiment/edits/edits'
import { chooseSurface } from '../../experiment/edits/fitting'
import { useLab, useLabState, useShown } from '../../lab/lab'
import { symbolOf } from '../../math/names'
import { compileSurface } from '../../surfaces/compile'
import { defaultInterval } from '../../surfaces/domain'
import { exampleFormulas } from '../../surfaces/formula'
import type { WrittenSurface } from '../../surfaces/kind'
import { type PlanSurface, factsOf, mistakeOf, rewrite } from '../../surfaces/kinds'
import { unknownNames, withSettings } from '../../surfaces/naming'
import { CodeInput } from '../controls/CodeInput'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { domainEntries } from './domainEntries'
import { FormulaNotes } from './FormulaNotes'

interface FormulaEditorProps {
  readonly surface: PlanSurface
  readonly written: WrittenSurface
}

export function FormulaEditor({ surface, written }: FormulaEditorProps) {
  const { store } = useLab()
  const { wanted, error, change } = useDraft(surface, written)
  const names = [...wanted.parameters, ...Object.keys(wanted.data?.columns ?? {})].join()
  const dialect = useMemo((): Dialect => ({ kind: 'formula', parameters: names.split(',') }), [names])
  const tex = useMemo(() => texOfGood(surface), [surface])
  const offered = error ? unknownNames(surface, wanted) : []
  const shape: Entries = {
    parameters: {
      kind: 'choice',
      label: 'parameters',
      options: [
        { value: '1', label: 'one: a curve' },
        { value: '2', label: 'two: a surface' },
      ],
      value: String(wanted.parameters.length),
      edit: (count) => change(withParameters(wanted, count === '1' ? 1 : 2)),
    },
    ...domainEntries(wanted, (domain) => change({ domain }, 'domain')),
  }
  return (
    <>
      <CodeInput
        label="Formula of the loss"
        text={wanted.formula}
        error={error}
        describedBy="formula-error"
        placeholder={exampleFormulas[0].formula}
        dialect={dialect}
        tex={tex}
        mistakeIn={(formula) => mistakeOf(rewrite(surface, { ...wanted, formula }))}
        onChange={(formula) => change({ formula }, 'formula')}
        onBlur={() => store.getState().endGesture()}
      >
        <FormulaNotes id="formula-error" formula={wanted.formula} error={error} />
        {offered.length > 0 && (
          <button
            type="button"
            className="button button-plain code-mend"
            onClick={() => change(withSettings(wanted, offered))}
          >
            {offered.length > 1 ? 'Sliders for' : 'A slider for'} {offered.map(symbolOf).join(', ')}
          </button>
        )}
      </CodeInput>
      <Examples
        onTake={(formula) => change({ ...withParameters(wanted, 2), parameters: ['x', 'y'], formula })}
      />
      <EntriesPanel id="formula" entries={shape} />
    </>
  )
}

function Examples({ onTake }: { readonly onTake: (formula: string) => void }) {
  return (
    <div className="actions">
      {exampleFormulas.map(({ name, formula }) => (
        <button key={name} type="button" className="button button-plain" onClick={() => onTake(formula)}>
          {name}
        </button>
      ))}
    </div>
  )
}

/** The loss as TeX, of the surface that is drawn. */
function texOfGood(surface: PlanSurface): string[] {
  return mistakeOf(surface) ? [] : [compileSurface(factsOf(surface).text).tex]
}

/** What the editor holds, and what it was typed over. */
interface Draft {
  readonly wanted: WrittenSurface
  readonly over: WrittenSurface
}

/** What is written, with its mistake if it has one. A change without a mistake goes into the experiment. */
function useDraft(surface: PlanSurface, written: WrittenSurface) {
  const { store } = useLab()
  const pane = useLabState((state) => state.pane)
  const [, edit] = useShown()
  const [draft, setDraft] = useState<Draft>()
  // A draft over another text is stale: an undo or a link came in between. Sliders move under it.
  const wanted = draft && isSameText(draft.over, written) ? onto(draft.wanted, written) : written
  const error = mistakeOf(rewrite(surface, wanted))
  const change = (part: Partial<WrittenSurface>, gesture?: string) => {
    const next = { ...wanted, ...part }
    const whole = rewrite(surface, next)
    if (mistakeOf(whole)) return setDraft({ wanted: next, over: written })
    setDraft(undefined)
    // A formula has the rates that fit as it is typed. A drag of the domain has them at its end.
    if (gesture === 'domain') edit((now) => setSurface(now, whole), gesture)
    else store.getState().edit((now) => chooseSurface(now, pane, whole), gesture)
  }
  return { wanted, error, change }
}

function isSameText(one: WrittenSurface, other: WrittenSurface): boolean {
  return one.formula === other.formula && one.parameters.join() === other.parameters.join()
}

/** The draft with what other rows of the panel edit. */
function onto(draft: WrittenSurface, { settings, height, data, validation }: WrittenSurface): WrittenSurface {
  const { validation: _, ...rest } = draft
  return {
    ...rest,
    ...(settings && { settings }),
    ...(height && { height }),
    ...(data && { data }),
    ...(validation && { validation }),
  }
}

function withParameters(
  { parameters, domain }: WrittenSurface,
  count: 1 | 2,
): Pick<WrittenSurface, 'parameters' | 'domain'> {
  const [first, second = first === 'y' ? 'x' : 'y'] = parameters
  const [along, across] = domain
  const intervals = [along ?? defaultInterval, across ?? along ?? defaultInterval]
  return {
    parameters: count === 1 ? [first] : [first, second],
    domain: intervals.slice(0, count),
  }
}
