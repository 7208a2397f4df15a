/** A text of a cue with its numbers, computed from the race that is on screen. */
import { Fragment, useMemo, useState } from 'react'
import './filledText.css'
import { useLab, useLabState, useOwnRace } from '../../lab/lab'
import { checkText } from '../../talk/text/checkText'
import { type FilledSpan, fill } from '../../talk/text/fill'
import { useAtPlayhead } from './useAtPlayhead'
import { InlineNumber } from './InlineNumber'
import { TextLink } from './TextLink'

export function FilledText({ text }: { readonly text: string }) {
  const { timeline } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const race = useOwnRace()
  const checked = useMemo(() => checkText(text, experiment), [text, experiment])
  const [turns, setTurns] = useState(timeline.step)
  const paragraphs = useMemo(() => fill(checked, { race, turns }), [checked, race, turns])
  useAtPlayhead((now) => {
    // Most texts say the same at every step.
    if (now !== turns && JSON.stringify(fill(checked, { race, turns: now })) !== JSON.stringify(paragraphs))
      setTurns(now)
  })
  return (
    <div className="lesson-text">
      {paragraphs.map((spans, index) => (
        <p key={index}>
          <Spans spans={spans} />
        </p>
      ))}
    </div>
  )
}

function Spans({ spans }: { readonly spans: readonly FilledSpan[] }) {
  return spans.map((span, index) => <Fragment key={index}>{shown(span)}</Fragment>)
}

function shown(span: FilledSpan) {
  switch (span.kind) {
    case 'words':
    case 'number': {
      const text =
        span.kind === 'number' ? (
          <span className="lesson-number" title={span.problem}>
            {span.text}
          </span>
        ) : (
          // A line breaks neither between a name and its number nor before the sign of a percentage.
          span.text.replace(/ = (?=$|\S)/g, '\u00a0=\u00a0').replaceAll(' %', '\u00a0%')
        )
      return span.isEmphasised ? <em>{text}</em> : text
    }
    case 'control':
      return <InlineNumber path={span.path} />
    case 'link':
      return (
        <TextLink target={span.target} step={span.step} problem={span.problem}>
          <Spans spans={span.spans} />
        </TextLink>
      )
  }
}
