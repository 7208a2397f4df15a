/** The text of a custom optimizer, run as it is typed. On a mistake the last good rule keeps running. */
import { errorOf } from '../../../math/error'
import { useMemo } from 'react'
import './rule.css'
import type { WrittenOptimizer } from '../../../experiment/experiment'
import { fitRunner } from '../../../experiment/edits/fitting'
import { writeAnew } from '../../../experiment/edits/ruleEdits'
import { readRule, spansIn } from '../../../experiment/rule/ruleText'
import { blowUp, usesRate } from '../../../experiment/rule/ruleTrial'
import { useLab } from '../../../lab/lab'
import { texOfLine } from '../../../math/tex'
import { optimizers } from '../../../optimizers/list'
import type { Run } from '../../../run/race'
import { shownName } from '../../../run/shownName'
import { Choice } from '../../controls/Choice'
import { CodeInput } from '../../controls/CodeInput'
import { caretUnder } from '../../controls/caret'
import { RuleName } from './RuleName'
import { useRuleDraft } from './useRuleDraft'

interface RuleEditorProps {
  readonly index: number
  readonly optimizer: WrittenOptimizer
  /** The run of the last good rule. */
  readonly run: Run | undefined
}

export function RuleEditor({ index, optimizer, run }: RuleEditorProps) {
  const { store } = useLab()
  const { written, text, error, type, rename, end } = useRuleDraft(index, optimizer)
  const note = useMemo(() => (error || !run ? undefined : noteOn(run, text)), [error, run, text])
  const tex = useMemo(() => texOfRule(written), [written])
  const problem = `rule-problem-${index}`
  return (
    <div className="rule">
      <RuleName name={optimizer.name} onChange={rename} onBlur={end} />
      <CodeInput
        label={`Rule of ${shownName(optimizer.name)}`}
        text={text}
        error={error}
        describedBy={problem}
        isNumbered
        dialect={dialect}
        tex={tex}
        mistakeIn={(other) => errorOf(() => readRule(other, ''))}
        onChange={type}
        onBlur={end}
      >
        <div id={problem} role="status" className="rule-problem">
          {error && (
            <>
              <pre className="caret">{caretUnder(text, error.at, error.length)}</pre>
              <p className="field-problem">{error.message}</p>
              <p className="field-note">The last good rule keeps running.</p>
            </>
          )}
          {note && <p className="field-note">{note}</p>}
        </div>
      </CodeInput>
      <Choice
        id={`rule-from-${index}`}
        spoken="Start from the rule of"
        value=""
        options={templates}
        onChange={(id) => {
          const { edit, pane } = store.getState()
          if (id !== '') edit((now) => fitRunner(writeAnew(now, index, id), index, pane))
        }}
      />
    </div>
  )
}

const dialect = { kind: 'rule' } as const

/** The lines of a good rule as TeX. */
function texOfRule(text: string): string[] {
  let tex: string[] = []
  errorOf(() => {
    tex = spansIn(text).lines.map((line) => texOfLine(line))
  })
  return tex
}

const templates = [
  { value: '', label: 'Start from…' },
  ...optimizers.map(({ id, name }) => ({ value: id, label: name })),
]

/** A remark on a rule that runs. */
function noteOn(run: Run, text: string): string | undefined {
  if (run.divergedAt === undefined) {
    return usesRate(text) ? undefined : 'It does not use eta, so η and its schedule change nothing.'
  }
  if (run.divergedAt === 0) return 'Where it starts there is no loss.'
  return blowUp(run, text)?.message ?? `It diverges at step ${run.divergedAt}.`
}
