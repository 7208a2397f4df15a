/** The sheet of the handout: a picture of each cue as a ZIP, or all of it for a printer or a PDF. */
import { useEffect, useRef, useState } from 'react'
import './handout.css'
import { useLab, useLabState } from '../../../lab/lab'
import type { Talk } from '../../../talk/talk'
import { download } from '../../controls/download'
import { IconButton } from '../../controls/icons'
import { TextButton } from '../../controls/TextButton'
import { fileNameOf } from './talkActions'
import { type Page, pagesOf, release } from './handoutPages'
import { PrintedPages } from './PrintedPages'
import { zipOf } from './cuePictures'

/** At scale 1, in pixels. */
const [width, height] = [1280, 720] as const
const scales = [1, 2, 4] as const

interface HandoutSheetProps {
  readonly talk: Talk
  onClose(): void
}

export function HandoutSheet({ talk, onClose }: HandoutSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const theme = useLabState((state) => state.experiment.view.theme)
  const [scale, setScale] = useState<number>(2)
  const [hasNotes, setNotes] = useState(false)
  const [pages, setPages] = useState<readonly Page[]>()
  const { done, problem, work, cancel } = useWork()
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => () => release(pages ?? []), [pages])
  const savePictures = () =>
    work(async (signal, onDone) => {
      const look = { size: [scale * width, scale * height], theme, hasTitle: true } as const
      download(await zipOf(talk, look, signal, onDone), `${fileNameOf(talk)}.zip`)
    })
  const print = () => work(async (signal, onDone) => setPages(await pagesOf(talk, hasNotes, signal, onDone)))
  const isBusy = done !== undefined
  const off = isBusy ? 'The handout is being made' : undefined
  return (
    <dialog
      className="sheet handout"
      ref={dialog}
      aria-label="Handout"
      onClose={onClose}
      onKeyDown={(event) => {
        // No key reaches the page behind.
        if (event.key !== 'Escape') event.stopPropagation()
      }}
    >
      <header>
        <h2>Handout</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <div className="handout-row">
        <TextButton
          off={off}
          title="One ZIP with a PNG of each cue, as its film would end"
          onClick={savePictures}
        >
          Save pictures
        </TextButton>
        <select
          className="choice"
          aria-label="Size of the pictures"
          value={scale}
          onChange={({ currentTarget }) => setScale(Number(currentTarget.value))}
        >
          {scales.map((each) => (
            <option key={each} value={each}>
              {each}× ({each * width} × {each * height})
            </option>
          ))}
        </select>
      </div>
      <div className="handout-row">
        <TextButton
          off={off}
          title="The browser's own dialog prints it, or saves it as a PDF"
          onClick={print}
        >
          Print / PDF
        </TextButton>
        <label>
          <input
            type="checkbox"
            checked={hasNotes}
            onChange={({ currentTarget }) => setNotes(currentTarget.checked)}
          />{' '}
          with notes
        </label>
      </div>
      {isBusy && (
        <div className="handout-row">
          <progress aria-label="Making the handout" max={talk.cues.length} value={done} />
          <span role="status">
            {done} of {talk.cues.length}
          </span>
          <TextButton onClick={cancel}>Cancel</TextButton>
        </div>
      )}
      {problem !== undefined && (
        <p className="handout-problem" role="alert">
          {problem}
        </p>
      )}
      {pages && <PrintedPages key={pages[0]?.picture} title={talk.title} pages={pages} />}
    </dialog>
  )
}

type Work = (signal: AbortSignal, onDone: (done: number) => void) => Promise<unknown>

/** One piece of work at a time, which can be cancelled, and ends with the sheet. `done`: of its cues, while it goes on. */
function useWork() {
  const { timeline } = useLab()
  const [done, setDone] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const aborting = useRef<AbortController>(undefined)
  useEffect(() => () => aborting.current?.abort(), [])
  const run = async (work: Work) => {
    const abort = new AbortController()
    aborting.current = abort
    timeline.set({ playing: false })
    setProblem(undefined)
    setDone(0)
    try {
      await work(abort.signal, setDone)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      setProblem(abort.signal.aborted ? 'Cancelled: nothing was made.' : `Nothing was made: ${why}`)
    } finally {
      setDone(undefined)
    }
  }
  return { done, problem, work: (work: Work) => void run(work), cancel: () => aborting.current?.abort() }
}
