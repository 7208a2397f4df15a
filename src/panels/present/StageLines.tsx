/** What the speaker is told where there is no window for it: one line at a time, which goes by itself. */
import { useEffect, useState } from 'react'
import { obstacle } from '../../lab/obstacles'

/** Milliseconds. */
const shown = 7000

export function StageLines({ lines }: { readonly lines: readonly string[] }) {
  const line = lines.at(-1)
  const [gone, setGone] = useState<readonly string[]>()
  useEffect(() => {
    const timer = setTimeout(() => setGone(lines), shown)
    return () => clearTimeout(timer)
  }, [lines])
  if (line === undefined || gone === lines) return null
  return (
    <p className="stage-line" role="status" ref={obstacle}>
      {line}
    </p>
  )
}
