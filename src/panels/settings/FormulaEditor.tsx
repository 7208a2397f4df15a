/** The user's own formula: drawn as it is typed. While it has a mistake the last good surface stays, and a caret shows where. */
import { useState } from 'react'
import { defaultInterval } from '../../experiment/defaults'
import { setSurface } from '../../experiment/edits/edits'
import type { FormulaSurface } from '../../experiment/experiment'
import { farthestStart } from '../../experiment/limits'
import { useLab, useShown } from '../../lab/lab'
import { FormulaError } from '../../math'
import { number } from '../../math/setting'
import { compileSurface } from '../../surfaces/compile'
import type { Interval } from '../../surfaces/surface'
import type { Field, Fields } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { caretUnder } from '../controls/caret'
import { exampleFormulas } from './examples'

/** What is in the editor, and the good surface that it was typed over. */
interface Draft {
  readonly wanted: FormulaSurface
  readonly over: FormulaSurface
}

export function FormulaEditor({ surface }: { readonly surface: FormulaSurface }) {
  const { store } = useLab()
  const [, edit] = useShown()
  const [draft, setDraft] = useState<Draft>()
  // A draft over another surface than the present one is of the past: an undo or a link came in between.
  const wanted = draft?.over === surface ? draft.wanted : surface
  const error = errorOf(wanted)

  const change = (part: Partial<FormulaSurface>, gesture?: string) => {
    const next = { ...wanted, ...part }
    if (errorOf(next)) return setDraft({ wanted: next, over: surface })
    setDraft(undefined)
    edit((now) => setSurface(now, next), gesture)
  }

  const shape: Fields = {
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
    ...domainFields(wanted, (domain) => change({ domain }, 'domain')),
  }
  return (
    <>
      <textarea
        className="text-area"
        aria-label="Formula of the loss"
        aria-invalid={error !== undefined}
        aria-describedby="formula-error"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        placeholder={`${exampleFormulas[0]?.formula ?? ''}`}
        value={wanted.formula}
        onChange={(event) => change({ formula: event.currentTarget.value }, 'formula')}
        onBlur={() => store.getState().endGesture()}
      />
      <div id="formula-error" role="status">
        {error && (
          <>
            <pre className="caret">{caretUnder(wanted.formula, error.at, error.length)}</pre>
            <p className="field-problem">{error.message}</p>
          </>
        )}
      </div>
      <div className="actions">
        {exampleFormulas.map(({ name, formula }) => (
          <button
            key={name}
            type="button"
            className="button button-plain"
            onClick={() => change({ ...withParameters(wanted, 2), parameters: ['x', 'y'], formula })}
          >
            {name}
          </button>
        ))}
      </div>
      <FieldsPanel id="formula" fields={shape} />
    </>
  )
}

function errorOf({ formula, parameters }: FormulaSurface): FormulaError | undefined {
  try {
    compileSurface({ formula, parameters })
    return undefined
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
}

function withParameters(
  surface: FormulaSurface,
  count: 1 | 2,
): Pick<FormulaSurface, 'parameters' | 'domain'> {
  const [first, second = first === 'y' ? 'x' : 'y'] = surface.parameters
  const [along, across] = surface.domain
  const intervals = [along ?? defaultInterval, across ?? along ?? defaultInterval]
  return {
    parameters: count === 1 ? [first] : [first, second],
    domain: intervals.slice(0, count),
  }
}

function domainFields(
  { parameters, domain }: FormulaSurface,
  edit: (domain: readonly Interval[]) => void,
): Record<string, Field> {
  const ends = parameters.flatMap((name, axis) => [
    { name, axis, end: 0 as const, label: `${name} from` },
    { name, axis, end: 1 as const, label: `${name} to` },
  ])
  const rows = ends.map(({ name, axis, end, label }): [string, Field] => {
    const interval = domain[axis] ?? defaultInterval
    return [
      `domain${axis}${end}`,
      {
        kind: 'quantity',
        label,
        spoken: `domain, ${label}`,
        setting: number(defaultInterval[end], -farthestStart, farthestStart),
        slider: false,
        value: interval[end],
        refuse: (value) => refusal(name, end === 0 ? [value, interval[1]] : [interval[0], value]),
        edit: (value) =>
          edit(
            domain.map((old, each) => (each !== axis ? old : end === 0 ? [value, old[1]] : [old[0], value])),
          ),
      },
    ]
  })
  return Object.fromEntries(rows)
}

function refusal(name: string, [low, high]: Interval): string | undefined {
  if (Math.max(Math.abs(low), Math.abs(high)) > farthestStart)
    return `A domain lies within ±${farthestStart}.`
  return low < high ? undefined : `${name} must go from a lower to a higher number.`
}
