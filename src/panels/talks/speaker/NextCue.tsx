/** What comes next: the answer to a question, or the next cue with its picture. */
import { useEffect, useState } from 'react'
import type { Theme } from '../../../experiment/experiment'
import { stillOf } from '../../../film/stillOf'
import { previewFilm } from '../../../lab/filming'
import { useLabState } from '../../../lab/lab'
import type { Cue } from '../../../talk/talk'

interface NextCueProps {
  readonly cue: Cue | undefined
  /** Whether the present cue has a question that nobody has answered. */
  readonly isAsking: boolean
}

export function NextCue({ cue, isAsking }: NextCueProps) {
  const picture = usePicture(cue)
  return (
    <section className="speaker-next" aria-label="Next">
      <h3>Next</h3>
      {isAsking && <p>The answer. Then:</p>}
      {cue ? <p dir="auto">{cue.title || 'Untitled'}</p> : <p>The end</p>}
      {picture && <img src={picture} alt="" />}
    </section>
  )
}

/** The pictures that were drawn, by cue, as addresses of their files. */
const drawn = new WeakMap<Cue, string>()

function usePicture(cue: Cue | undefined): string | undefined {
  const [, setShown] = useState<Cue>()
  const theme = useLabState((state) => state.experiment.view.theme)
  useEffect(() => {
    if (!cue || drawn.has(cue)) return undefined
    let isWanted = true
    // What the room sees comes first.
    const timer = setTimeout(() => {
      pictureOf(cue, theme).then(
        (address) => {
          drawn.set(cue, address)
          if (isWanted) setShown(cue)
        },
        // A title without its picture is enough.
        () => undefined,
      )
    }, pause)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [cue, theme])
  return cue && drawn.get(cue)
}

/** Milliseconds after a cue has come. */
const pause = 2000

async function pictureOf(cue: Cue, theme: Theme): Promise<string> {
  const preview = await previewFilm(stillOf(cue, { size: [480, 270], theme, hasTitle: false }))
  try {
    await preview.draw(0)
    return preview.canvas.toDataURL('image/webp')
  } finally {
    preview.dispose()
  }
}
