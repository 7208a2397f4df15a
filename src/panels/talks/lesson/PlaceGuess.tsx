/** Where a run will end: a mark that is set by a click on the ground, or by its coordinates. */
import { useId } from 'react'
import { symbolOf } from '../../../math/names'
import { number } from '../../../math/setting'
import { useLab, useRace } from '../../../lab/lab'
import type { PlaceAsked } from '../../../lab/store'
import type { QuantityEntry } from '../../controls/entries'
import { QuantityRow } from '../../controls/QuantityRow'
import { TextButton } from '../../controls/TextButton'

interface PlaceGuessProps {
  readonly place: PlaceAsked | undefined
  onDone(): void
}

export function PlaceGuess({ place, onDone }: PlaceGuessProps) {
  const { store } = useLab()
  const id = useId()
  const { domain, text } = useRace()
  const { mark } = place ?? {}
  const middle = domain.map(([low, high]) => (low + high) / 2)
  const rows = domain.map(([low, high], axis): QuantityEntry => ({
    kind: 'quantity',
    label: symbolOf(text.parameters[axis] ?? ''),
    spoken: `${text.parameters[axis]} where the run will end`,
    setting: number(middle[axis] ?? 0, low, high),
    value: (mark ?? middle)[axis] ?? 0,
    edit: (value) => {
      const { reading, set } = store.getState()
      if (!reading?.place) return
      const moved = (reading.place.mark ?? middle).with(axis, value)
      set({ reading: { ...reading, place: { ...reading.place, mark: moved } } })
    },
  }))
  return (
    <div className="lesson-place">
      <p>{mark ? 'A dot marks your place.' : 'Click the ground where you think it will.'}</p>
      {rows.map((entry, axis) => (
        <QuantityRow key={axis} id={`${id}-${axis}`} entry={entry} onEnd={() => undefined} />
      ))}
      <TextButton off={mark ? undefined : 'Mark a place first'} onClick={() => onDone()}>
        Guess
      </TextButton>
    </div>
  )
}
