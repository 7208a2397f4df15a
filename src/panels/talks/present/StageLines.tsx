/** What the speaker is told where there is no window for it: the newest lines, each of which goes by itself. */
import { useEffect, useState } from 'react'
import { obstacle } from '../../../lab/obstacles'
import type { StageLine } from '../../../lab/talk/presentation'

/** Milliseconds. */
const stays = 7000
const most = 3

export function StageLines({ lines }: { readonly lines: readonly StageLine[] }) {
  const shown = useYoung(lines).slice(-most)
  if (shown.length === 0) return null
  return (
    <div className="stage-lines" role="status" aria-atomic="false" ref={obstacle}>
      {shown.map(({ text }) => (
        <p className="stage-line" key={text}>
          {text}
        </p>
      ))}
    </div>
  )
}

/** Those that have not stood long enough. */
function useYoung(lines: readonly StageLine[]): readonly StageLine[] {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const next = Math.min(...lines.map(({ at }) => at + stays).filter((end) => end > now))
    if (next === Infinity) return undefined
    const timer = setTimeout(() => setNow(Date.now()), next - Date.now())
    return () => clearTimeout(timer)
  }, [lines, now])
  return lines.filter(({ at }) => at + stays > now)
}
