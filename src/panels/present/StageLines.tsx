/** What the speaker is told where there is no window for it: the newest lines, each of which goes by itself. */
import { obstacle } from '../../lab/obstacles'
import type { StageLine } from '../../lab/talk/presentation'
import { useSeconds } from '../controls/useSeconds'

/** Milliseconds. */
const stays = 7000
const most = 3

export function StageLines({ lines }: { readonly lines: readonly StageLine[] }) {
  const now = useSeconds()
  const shown = lines.filter(({ at }) => now - at < stays).slice(-most)
  if (shown.length === 0) return null
  return (
    <div className="stage-lines" role="status" ref={obstacle}>
      {shown.map(({ text }) => (
        <p className="stage-line" key={text}>
          {text}
        </p>
      ))}
    </div>
  )
}
