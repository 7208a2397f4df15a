/** What comes next: the answer to a question, or the next cue with its picture. */
import { useEffect, useState } from 'react'
import { previewFilm } from '../../lab/filming'
import { parseFilm } from '../../film/document/readFilm'
import { serializeTalk } from '../../talk/document/readTalk'
import type { Cue } from '../../talk/talk'

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
      {cue ? <p>{cue.title || 'Untitled'}</p> : <p>The end</p>}
      {picture && <img src={picture} alt="" />}
    </section>
  )
}

/** The pictures that were drawn, by cue, as addresses of their files. */
const drawn = new WeakMap<Cue, string>()

function usePicture(cue: Cue | undefined): string | undefined {
  const [, setShown] = useState<Cue>()
  useEffect(() => {
    if (!cue || drawn.has(cue)) return undefined
    let isWanted = true
    // What the room sees comes first.
    const timer = setTimeout(() => {
      pictureOf(cue).then(
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
  }, [cue])
  return cue && drawn.get(cue)
}

/** Milliseconds after a cue has come. */
const pause = 2000

async function pictureOf(cue: Cue): Promise<string> {
  const talk = serializeTalk({ version: 1, title: '', cues: [cue] })
  const { film } = parseFilm({ thalweg: 'film', size: [480, 270], talk, show: { title: false, step: false } })
  if (!film) throw new Error('the cue makes no film')
  const preview = await previewFilm({ ...film, show: { ...film.show, board: false } })
  try {
    await preview.draw(0)
    return preview.canvas.toDataURL('image/webp')
  } finally {
    preview.dispose()
  }
}
