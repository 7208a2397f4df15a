/** Title and step, for a picture without panels. */
import { useRef } from 'react'
import { experimentAt } from '../../experiment/edits/panes'
import { surfaceName } from '../../experiment/names/paneTitles'
import { useLabState, useRace, useTimelineState } from '../../lab/lab'
import { obstacle } from '../../lab/obstacles'
import { turnText } from '../../experiment/names/turnWords'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { writeText } from '../controls/writeText'

export function TitleLine() {
  const title = useLabState(({ experiment, pane }) => surfaceName(experimentAt(experiment, pane).surface))
  const turn = useLabState((state) => state.experiment.turn)
  const { runs } = useRace()
  const selected = useLabState((state) => state.selected)
  const { steps } = useTimelineState()
  const line = useRef<HTMLSpanElement>(null)
  useAtPlayhead((turns) => {
    writeText(line.current, turnText(turn, turns, steps, runs[selected]))
  })
  return (
    <p className="title-line" ref={obstacle}>
      <b>{title}</b> <span ref={line} />
    </p>
  )
}
