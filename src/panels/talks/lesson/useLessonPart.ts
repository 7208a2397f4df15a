/** Shows the Experiment of the part of a lesson that the address names, without its text. */
import { useEffect } from 'react'
import { setView } from '../../../experiment/edits/edits'
import { useLab } from '../../../lab/lab'
import { wantsStillness } from '../../../lab/stillness'
import type { Lab } from '../../../lab/store'

export function useLessonPart(): void {
  const lab = useLab()
  useEffect(() => {
    const given = new URLSearchParams(location.search)
    const id = given.get('lesson')
    // An experiment in the address is more than the lesson's.
    if (id === null || !['', '#'].includes(location.hash)) return
    showPart(lab, id, Number(given.get('part') ?? 1)).catch((error: unknown) =>
      lab.store.getState().notify(`The lesson did not open: ${String(error)}`),
    )
  }, [lab])
}

async function showPart({ store }: Lab, id: string, part: number): Promise<void> {
  const { lessonById } = await import('../../../lab/talk/talks')
  const cues = lessonById(id)?.talk.cues
  const index = Number.isInteger(part) ? part - 1 : 0
  const its = cues?.[Math.min(Math.max(index, 0), cues.length - 1)]
  const { load, notify, experiment } = store.getState()
  if (!its) return notify(`There is no lesson “${id}”.`)
  const { play } = its
  load(setView(its.experiment, { theme: experiment.view.theme }), [], {
    at: play?.from ?? 0,
    play: play !== undefined && !wantsStillness(),
    loop: false,
    ...(play && { speed: play.speed }),
  })
}
