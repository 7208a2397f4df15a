/** Where the selected run is in its epoch, written past React. */
import { useRef } from 'react'
import { useLabState, useRace } from '../../lab/lab'
import { epochText } from '../../experiment/names/turnWords'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { writeText } from '../controls/writeText'

export function EpochNote() {
  const { runs } = useRace()
  const selected = useLabState((state) => state.selected)
  const note = useRef<HTMLSpanElement>(null)
  useAtPlayhead((turns) => {
    writeText(note.current, epochText(runs[selected], turns) ?? '')
  })
  return <span className="transport-epoch" ref={note} title="Of the selected runner" />
}
