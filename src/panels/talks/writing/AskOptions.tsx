/** The options of a question, of which the run says which is right. */
import { maxOptions, maxQuestion } from '../../../talk/limits'
import { IconButton } from '../../controls/icons'
import { TextButton } from '../../controls/TextButton'

interface AskOptionsProps {
  readonly options: readonly string[]
  onTake(options: readonly string[]): void
}

export function AskOptions({ options, onTake }: AskOptionsProps) {
  return (
    <>
      <ol className="cue-items" start={0}>
        {options.map((option, index) => (
          <li key={index}>
            <span>{index}</span>
            <input
              type="text"
              className="name-field"
              aria-label={`Option ${index}`}
              maxLength={maxQuestion}
              value={option}
              onChange={({ currentTarget }) => onTake(options.with(index, currentTarget.value))}
            />
            <IconButton
              icon="remove"
              label={`Remove option ${index}`}
              onClick={() => onTake(options.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <TextButton
        off={options.length >= maxOptions ? `${maxOptions} options are as many as there can be` : undefined}
        onClick={() => onTake([...options, ''])}
      >
        Add an option
      </TextButton>
    </>
  )
}
