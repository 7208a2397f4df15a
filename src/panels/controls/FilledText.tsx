/** A text of a cue with its numbers, computed from the race that is on screen. */
import { Fragment } from 'react'
import './filledText.css'
import { useLabState, useOwnRace } from '../../lab/lab'
import type { FilledSpan } from '../../talk/text/fill'
import { InlineNumber } from './InlineNumber'
import { TextLink } from './TextLink'
import { useFilled } from './useFilled'

export function FilledText({ text }: { readonly text: string }) {
  const experiment = useLabState((state) => state.experiment)
  const paragraphs = useFilled(text, experiment, useOwnRace())
  return (
    <div className="lesson-text">
      {paragraphs.map((spans, index) => (
        <p key={index} dir="auto">
          <Spans spans={spans} />
        </p>
      ))}
    </div>
  )
}

function Spans({ spans }: { readonly spans: readonly FilledSpan[] }) {
  return spans.map((span, index) => {
    const mark = markBetween(span, spans[index + 1])
    const taken = markBetween(spans[index - 1], span).length
    const its = span.kind === 'words' ? { ...span, text: span.text.slice(taken) } : span
    return mark === '' ? (
      <Fragment key={index}>{shown(its)}</Fragment>
    ) : (
      <span key={index} className="lesson-marked">
        {shown(its)}
        {mark}
      </span>
    )
  })
}

/** The marks after a number in a box: no line begins with them. */
function markBetween(span: FilledSpan | undefined, next: FilledSpan | undefined): string {
  const [marks = ''] =
    span?.kind === 'control' && next?.kind === 'words' ? (/^[,.;:!?)]+/.exec(next.text) ?? []) : []
  return marks
}

/** What does not compile, as it was written, and why. */
function Wrong({ written, problem }: { readonly written: string; readonly problem: string | undefined }) {
  return (
    <span className="lesson-wrong">
      <code>{written}</code> {problem}
    </span>
  )
}

function shown(span: FilledSpan) {
  switch (span.kind) {
    case 'words':
    case 'number': {
      if (span.written !== undefined) return <Wrong written={span.written} problem={span.problem} />
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
      return span.problem === undefined ? (
        <InlineNumber path={span.path} />
      ) : (
        <Wrong written={`{~ ${span.path.trim()} }`} problem={span.problem} />
      )
    case 'link':
      return (
        <TextLink target={span.target} step={span.step} problem={span.problem}>
          <Spans spans={span.spans} />
        </TextLink>
      )
  }
}
