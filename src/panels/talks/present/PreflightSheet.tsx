/** Before a talk: begin it, alone or with a window for the speaker, and what the room's machine can do. */
import { useEffect, useRef, useState } from 'react'
import './preflight.css'
import { useLab, useLabState } from '../../../lab/lab'
import { otherStageKeys, stageKeys } from '../../../lab/talk/keys'
import { beginTalk } from '../../../lab/talk/present'
import { talkOf } from '../../../lab/talk/talks'
import type { Talk } from '../../../talk/talk'
import { IconButton } from '../../controls/icons'
import { type Finding, roomChecks } from './checks'
import { type FrameRate, measureFrames } from './frameRate'

export function PreflightSheet({ onClose }: { onClose(): void }) {
  const lab = useLab()
  const reading = useLabState((state) => state.reading)
  const talk = reading && talkOf(lab, reading.id)?.talk
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const [isMeasuring, setMeasuring] = useState(false)
  const begin = (wantsSpeaker: boolean) => {
    onClose()
    beginTalk(lab, { wantsSpeaker })
  }
  if (!talk) return null
  return (
    <dialog
      className="sheet preflight"
      ref={dialog}
      aria-label="Give the talk"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <header className="sheet-head">
        <h2>{talk.title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <p className="preflight-begin">
        <button
          type="button"
          className="button button-plain button-chief"
          disabled={isMeasuring}
          onClick={() => begin(false)}
        >
          Begin
        </button>
        <button
          type="button"
          className="button button-plain"
          disabled={isMeasuring}
          onClick={() => begin(true)}
        >
          Begin with the speaker’s window
        </button>
      </p>
      <Checks talk={talk} onMeasure={setMeasuring} />
      <h3>Keys</h3>
      <dl className="preflight-keys">
        {[...stageKeys, ...otherStageKeys].map(({ shown, label }) => (
          <div key={label}>
            <dt>
              {shown.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}

interface ChecksProps {
  readonly talk: Talk
  /** Told when frames are being measured, and when no longer. */
  onMeasure(isMeasuring: boolean): void
}

function Checks({ talk, onMeasure }: ChecksProps) {
  const [found, setFound] = useState<Readonly<Record<string, Finding>>>({})
  useEffect(() => {
    let isWanted = true
    const look = async () => {
      for (const { name, find } of roomChecks) {
        // The sheet is seen first: some of these take a while.
        await new Promise((done) => setTimeout(done))
        const finding = await find(talk)
        if (!isWanted) return
        setFound((now) => ({ ...now, [name]: finding }))
      }
    }
    void look()
    return () => {
      isWanted = false
    }
  }, [talk])
  return (
    <ul className="preflight-checks" aria-label="What this machine can do">
      {roomChecks.map(({ name }) => (
        <Check key={name} name={name} finding={found[name]} />
      ))}
      <Frames onMeasure={onMeasure} />
    </ul>
  )
}

const marks: Readonly<Record<Finding['state'], string>> = { good: '✓', fair: '!', bad: '✕' }

function Check({ name, finding }: { readonly name: string; readonly finding: Finding | undefined }) {
  return (
    <li data-state={finding?.state}>
      <span aria-hidden="true">{finding ? marks[finding.state] : '…'}</span>
      <b>{name}</b>
      <span>
        {finding?.says ?? 'is being looked at'} {finding?.advice}
      </span>
    </li>
  )
}

/** Frames a second from which motion is smooth, and from which it is fair. */
const [smooth, fair] = [45, 14] as const

function Frames({ onMeasure }: Pick<ChecksProps, 'onMeasure'>) {
  const lab = useLab()
  const [rate, setRate] = useState<FrameRate | 'measuring'>()
  const measure = () => {
    setRate('measuring')
    onMeasure(true)
    void measureFrames(lab).then((measured) => {
      setRate(measured)
      onMeasure(false)
    })
  }
  if (rate && rate !== 'measuring') return <Check name="Frames" finding={findingOf(rate)} />
  return (
    <li>
      <span aria-hidden="true">…</span>
      <b>Frames</b>
      <button type="button" className="button button-plain" disabled={rate === 'measuring'} onClick={measure}>
        {rate === 'measuring' ? 'Measuring …' : 'Measure on the whole screen'}
      </button>
    </li>
  )
}

function findingOf({ perSecond, width, height }: FrameRate): Finding {
  const says = `${Math.round(perSecond)} a second at ${width} × ${height}.`
  if (perSecond >= smooth) return { state: 'good', says }
  return {
    state: perSecond >= fair ? 'fair' : 'bad',
    says,
    advice: 'Fewer panes, or a smaller window, are faster.',
  }
}
