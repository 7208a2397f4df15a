/** The row for a number: label, slider, text field, and a line that says why a text was refused. */
import { useState } from 'react'
import { problemWith, settingNumber } from '../../math/check'
import { formatNumber, numberText } from '../../math/numbers'
import { parseNumber } from '../../math/typedNumber'
import type { Setting } from '../../math/setting'
import { stepSize } from './Slider'
import type { QuantityField, RowProps } from './fields'
import { stepFrom } from './scale'
import { QuantitySlider } from './QuantitySlider'

export function QuantityRow({ id, field, onEnd }: RowProps<QuantityField>) {
  const { label, spoken = label, value, setting, unit, slider = true, edit } = field
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const refuse = field.refuse ?? ((next: number) => refusalOf(setting, next))
  const range = unit === undefined ? setting : { ...setting, unit }
  const change = (next: number) => {
    const refusal = next === value ? undefined : refuse(next)
    setProblem(refusal)
    setDraft(undefined)
    if (refusal === undefined && next !== value) edit(next)
  }
  const reset = () => {
    change(setting.default)
    onEnd()
  }
  const commit = () => {
    if (draft === undefined) return
    setDraft(undefined)
    const parsed = parseNumber(draft, setting.integer)
    const refusal = 'problem' in parsed ? parsed.problem : refuse(parsed.value)
    setProblem(refusal)
    if (refusal === undefined && 'value' in parsed && parsed.value !== value) {
      edit(parsed.value)
      onEnd()
    }
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined
    if (direction !== undefined) {
      event.preventDefault()
      change(stepFrom(value, direction, stepSize(event), range))
    } else if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') {
      setDraft(undefined)
      setProblem(undefined)
      event.stopPropagation()
    }
  }

  return (
    <div className="field">
      <label
        className="field-label"
        htmlFor={id}
        title={`${spoken}: double-click for ${numberText(setting.default, 17)}`}
        onDoubleClick={reset}
      >
        {label}
      </label>
      <div className="quantity">
        {slider ? (
          <QuantitySlider
            value={value}
            range={range}
            label={spoken}
            onChange={change}
            onEnd={onEnd}
            onReset={reset}
          />
        ) : (
          <span />
        )}
        <input
          id={id}
          className="number-field"
          aria-label={`${spoken}, typed`}
          aria-invalid={problem !== undefined}
          autoComplete="off"
          spellCheck={false}
          inputMode="decimal"
          value={draft ?? formatNumber(value)}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={onKeyDown}
          onKeyUp={onEnd}
          onBlur={() => {
            commit()
            onEnd()
          }}
        />
      </div>
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Why the setting refuses a number, in a sentence. */
function refusalOf(setting: Setting, value: number): string | undefined {
  const problem = problemWith(settingNumber(setting), value)
  return problem === undefined ? undefined : `${problem}.`
}
