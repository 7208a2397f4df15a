/** A number in a sentence that can be dragged, turned by the arrow keys, and typed. */
import { useId } from 'react'
import { useLab } from '../../lab/lab'
import type { QuantityEntry } from './entries'
import { NumberInput } from './NumberInput'
import { useQuantity } from './useQuantity'
import { usePathEntry } from './usePathEntry'

export function InlineNumber({ path }: { readonly path: string }) {
  const entry = usePathEntry(path)
  return entry ? <Input entry={entry} /> : <span className="lesson-number">no number</span>
}

function Input({ entry }: { readonly entry: QuantityEntry }) {
  const { store } = useLab()
  const id = useId()
  const onEnd = () => store.getState().endGesture()
  const quantity = useQuantity(entry, onEnd)
  const { setting, value, spoken = entry.label } = entry
  const problemId = `${id}-problem`
  return (
    <span className="lesson-control" title={`${spoken}: drag, type, or press ↑ and ↓`}>
      <NumberInput
        id={id}
        label={spoken}
        value={value}
        range={setting}
        quantity={quantity}
        problemId={problemId}
        onEnd={onEnd}
      />
      {quantity.problem !== undefined && (
        <span className="field-problem" id={problemId} role="alert">
          {quantity.problem}
        </span>
      )}
    </span>
  )
}
