/** The address names the lesson that is being read, as `?lesson=momentum&part=2`; the experiment is behind `#`, as ever. */
import { useEffect } from 'react'
import { useLab } from '../../lab/lab'

export function useLessonAddress(): void {
  const lab = useLab()
  useEffect(() => {
    const { searchParams } = new URL(location.href)
    const id = searchParams.get('lesson')
    if (id === null) return
    const hasOwn = !['', '#'].includes(location.hash)
    const failed = (error: unknown) =>
      lab.store.getState().notify(`The lesson did not open: ${String(error)}`)
    const part = Number(searchParams.get('part') ?? 1)
    void import('./openCue').then(({ openAddressed }) => openAddressed(lab, id, part, hasOwn)).catch(failed)
  }, [lab])
  useEffect(
    () =>
      lab.store.subscribe((state, before) => {
        const [now, was] = [state.reading, before.reading]
        if (now?.id === was?.id && now?.cue === was?.cue) return
        const address = new URL(location.href)
        address.searchParams.delete('lesson')
        address.searchParams.delete('part')
        if (state.reading) {
          address.searchParams.set('lesson', state.reading.id)
          address.searchParams.set('part', String(state.reading.cue + 1))
        }
        history.replaceState(history.state, '', address)
      }),
    [lab],
  )
}
