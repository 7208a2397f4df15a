/** The time, for clocks: a component that uses it renders once a second. */
import { useEffect, useState } from 'react'

/** Milliseconds since 1970. */
export function useSeconds(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
