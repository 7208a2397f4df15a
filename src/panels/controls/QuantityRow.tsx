/** One number: label, slider, text field, and the line that says why a text was refused. */
import { useInputContext, type LevaInputProps } from 'leva/plugin'
import { useRef, useState } from 'react'
import { formatNumber, numberText, parseNumber } from '../../math/numbers'
import type { QuantitySettings } from './quantity'
import { Slider, stepSize } from './Slider'
import { stepFrom } from './scale'

type Context = LevaInputProps<number, QuantitySettings> & { label: string; path: string }

export function QuantityRow() {
  const { label, path, value, settings, onUpdate, emitOnEditEnd } = useInputContext<Context>()
  const { setting, spoken, refuse, slider } = settings
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLInputElement>(null)

  const change = (next: number) => {
    setProblem(undefined)
    setDraft(undefined)
    onUpdate(next)
  }
  const reset = () => {
    change(setting.default)
    emitOnEditEnd()
  }
  const commit = () => {
    if (draft === undefined) return
    setDraft(undefined)
    const parsed = parseNumber(draft, setting.integer)
    const refusal = 'problem' in parsed ? parsed.problem : refuse(parsed.value)
    setProblem(refusal)
    if (refusal === undefined && 'value' in parsed && parsed.value !== value) {
      onUpdate(parsed.value)
      emitOnEditEnd()
    }
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined
    if (direction !== undefined) {
      event.preventDefault()
      change(stepFrom(value, direction, stepSize(event), setting))
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
        htmlFor={path}
        title={`${spoken}: double-click for ${numberText(setting.default, 17)}`}
        onDoubleClick={reset}
      >
        {label}
      </label>
      <div className="quantity">
        {slider ? (
          <Slider
            value={value}
            range={setting}
            label={spoken}
            text={formatNumber(value)}
            onChange={change}
            onEnd={emitOnEditEnd}
            onReset={reset}
          />
        ) : (
          <span />
        )}
        <input
          ref={field}
          id={path}
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
          onKeyUp={emitOnEditEnd}
          onBlur={() => {
            commit()
            emitOnEditEnd()
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
