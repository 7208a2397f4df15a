/** Why something typed was refused. It passes: the field beside it shows a valid number again. */
import { useEffect, useState } from 'react'

/** In milliseconds: long enough to be read twice. */
const shownFor = 8000

export function useRefusal<Refusal>(): [Refusal | undefined, (refusal: Refusal | undefined) => void] {
  const [refusal, setRefusal] = useState<Refusal>()
  useEffect(() => {
    if (refusal === undefined) return undefined
    const over = setTimeout(() => setRefusal(undefined), shownFor)
    return () => clearTimeout(over)
  }, [refusal])
  return [refusal, setRefusal]
}
