/** The formula of a custom surface, drawn as it is typed. On a mistake the last good surface stays, and a caret shows the place. */
import { useMemo, useState } from 'react'
import type { Dialect } from '../../editor/vocabulary'
import { setSurface } from '../../experiment/edits/edits'
import { maxStart } from '../../experiment/limits'
import { useLab, useShown } from '../../lab/lab'
import { problemWith } from '../../math/check'
import { notesIn } from '../../math/notes'
import { number } from '../../math/setting'
import { compileSurface, mistakeIn } from '../../surfaces/compile'
import { defaultInterval, interval } from '../../surfaces/domain'
import { exampleFormulas } from '../../surfaces/formula'
import type { WrittenSurface } from '../../surfaces/kind'
import { type PlanSurface, factsOf, rewrite } from '../../surfaces/kinds'
import type { Interval } from '../../surfaces/surface'
import { CodeField } from '../controls/CodeField'
import type { Field, Fields } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { niceBelow } from '../controls/scale'
import { caretUnder } from '../controls/caret'

/** What the editor holds, and the good surface that it was typed over. */
interface Draft {
  readonly wanted: WrittenSurface
  readonly over: PlanSurface
}

export function FormulaEditor({
  surface,
  written,
}: {
  readonly surface: PlanSurface
  readonly written: WrittenSurface
}) {
  const { store } = useLab()
  const [, edit] = useShown()
  const [draft, setDraft] = useState<Draft>()
  // A draft over another surface is stale: an undo or a link came in between.
  const wanted = draft?.over === surface ? draft.wanted : written
  const error = mistakeIn(factsOf(rewrite(surface, wanted)).text)

  const names = wanted.parameters.join()
  const dialect = useMemo((): Dialect => ({ kind: 'formula', parameters: names.split(',') }), [names])
  const tex = useMemo(() => texOfGood(surface), [surface])

  const change = (part: Partial<WrittenSurface>, gesture?: string) => {
    const next = { ...wanted, ...part }
    const whole = rewrite(surface, next)
    if (mistakeIn(factsOf(whole).text)) return setDraft({ wanted: next, over: surface })
    setDraft(undefined)
    edit((now) => setSurface(now, whole), gesture)
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
      <CodeField
        label="Formula of the loss"
        text={wanted.formula}
        error={error}
        describedBy="formula-error"
        placeholder={exampleFormulas[0].formula}
        dialect={dialect}
        tex={tex}
        mistakeIn={(formula) => mistakeIn(factsOf(rewrite(surface, { ...wanted, formula })).text)}
        onChange={(formula) => change({ formula }, 'formula')}
        onBlur={() => store.getState().endGesture()}
      >
        <div id="formula-error" role="status">
          {error && (
            <>
              <pre className="caret">{caretUnder(wanted.formula, error.at, error.length)}</pre>
              <p className="field-problem">{error.message}</p>
            </>
          )}
          {!error &&
            notesIn(wanted.formula).map(({ at, length, text }) => (
              <div key={at}>
                <pre className="caret">{caretUnder(wanted.formula, at, length)}</pre>
                <p className="field-note">{text}.</p>
              </div>
            ))}
        </div>
      </CodeField>
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

/** The loss as TeX, of the surface that is drawn. */
function texOfGood(surface: PlanSurface): string[] {
  const { text } = factsOf(surface)
  return mistakeIn(text) ? [] : [compileSurface(text).tex]
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

function domainFields(
  { parameters, domain }: WrittenSurface,
  edit: (domain: readonly Interval[]) => void,
): Record<string, Field> {
  const ends = parameters.flatMap((name, axis) => [
    { name, axis, end: 0 as const, label: `${name} from` },
    { name, axis, end: 1 as const, label: `${name} to` },
  ])
  const rows = ends.map(({ axis, end, label }): [string, Field] => {
    const [low, high] = domain[axis] ?? defaultInterval
    return [
      `domain${axis}${end}`,
      {
        kind: 'quantity',
        label,
        spoken: `domain, ${label}`,
        setting: number(defaultInterval[end], -maxStart, maxStart),
        slider: false,
        unit: niceBelow((high - low) / 100),
        value: end === 0 ? low : high,
        refuse: (value) => refusal(end === 0 ? [value, high] : [low, value]),
        edit: (value) =>
          edit(
            domain.map((old, each) => (each !== axis ? old : end === 0 ? [value, old[1]] : [old[0], value])),
          ),
      },
    ]
  })
  return Object.fromEntries(rows)
}

function refusal(ends: Interval): string | undefined {
  const problem = problemWith(interval, ends)
  return problem && `${problem}.`
}
