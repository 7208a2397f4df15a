/** The format of a film, and the button that makes it; while it is made, how far it is. */
import { useState } from 'react'
import { sizeText, timeText } from '../../film/sizeText'
import type { FilmFormat } from '../../lab/filming'
import { type Recording, formats } from './useRecording'

interface Kind {
  readonly name: string
  readonly format: FilmFormat
  readonly isSharp: boolean
}

const kinds: readonly [Kind, ...Kind[]] = [
  { name: formats.mp4.name, format: 'mp4', isSharp: false },
  { name: formats.webm.name, format: 'webm', isSharp: false },
  { name: `${formats.mp4.name}, sharp lines`, format: 'mp4', isSharp: true },
  { name: `${formats.webm.name}, sharp lines`, format: 'webm', isSharp: true },
  ...(['gif', 'apng', 'png'] as const).map((format) => ({
    name: formats[format].name,
    format,
    isSharp: false,
  })),
]

export function RecordChoice({ recording }: { readonly recording: Recording }) {
  const [kind, setKind] = useState<Kind>(kinds[0])
  const isRecording = recording.state !== undefined
  return (
    <>
      <select
        className="choice"
        aria-label="Format"
        value={kind.name}
        onChange={({ currentTarget }) =>
          setKind(kinds.find(({ name }) => name === currentTarget.value) ?? kind)
        }
      >
        {kinds.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {isRecording ? (
        <>
          <RecordingState recording={recording} />
          <button type="button" className="button button-plain" onClick={recording.cancel}>
            Cancel
          </button>
        </>
      ) : (
        <button
          type="button"
          className="button film-record"
          onClick={() => recording.record(kind.format, kind.isSharp)}
        >
          Record
        </button>
      )}
    </>
  )
}

function RecordingState({ recording: { state } }: { readonly recording: Recording }) {
  const at = state === 'begins' || !state ? undefined : state
  const share = at ? at.done / at.frames : 0
  const text = at
    ? `frame ${at.done} of ${at.frames}, ${timeText(at.secondsLeft ?? 0)} left, ${sizeText(at.bytes)}`
    : 'begins'
  return (
    <span className="film-progress">
      <progress aria-label="Making the film" max={1} value={share} />
      <span role="status" aria-live="off">
        {text}
      </span>
    </span>
  )
}
