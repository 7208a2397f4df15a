/** A switch in the first line of a tab. */
interface CardSwitchProps {
  readonly words: string
  readonly spoken: string
  readonly title: string
  readonly isOn: boolean
  onChange(isOn: boolean): void
}

export function CardSwitch({ words, spoken, title, isOn, onChange }: CardSwitchProps) {
  return (
    <label className="card-switch">
      <span>{words}</span>
      <input
        type="checkbox"
        role="switch"
        className="toggle"
        aria-label={spoken}
        title={title}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
