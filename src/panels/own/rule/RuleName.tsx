/** The name of a custom optimizer. */
import { useId, useState } from 'react'
import { nameProblem } from '../../../experiment/rule/written'

interface RuleNameProps {
  readonly name: string
  onChange(name: string): void
  onBlur(): void
}

export function RuleName({ name, onChange, onBlur }: RuleNameProps) {
  const id = useId()
  /** The typed text while it is not a valid name. */
  const [refused, setRefused] = useState<string>()
  const problem = refused === undefined ? undefined : nameProblem(refused)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        name
      </label>
      <input
        id={id}
        type="text"
        className="name-field"
        aria-label="name of the optimizer"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        spellCheck={false}
        autoComplete="off"
        value={refused ?? name}
        onChange={({ currentTarget: { value } }) => {
          const isName = nameProblem(value) === undefined
          setRefused(isName ? undefined : value)
          if (isName) onChange(value)
        }}
        onBlur={() => {
          setRefused(undefined)
          onBlur()
        }}
      />
      <div id={`${id}-problem`} role="status" className="name-field-problem">
        {problem && <p className="field-problem">{problem}.</p>}
      </div>
    </div>
  )
}
