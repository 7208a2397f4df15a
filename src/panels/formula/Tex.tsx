/** A piece of mathematics, typeset once KaTeX is there. */
import { useEffect, useRef } from 'react'
import { typeset } from './typeset'

export function Tex({ tex }: { readonly tex: string }) {
  const target = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (target.current) typeset(target.current, `\\displaystyle ${tex}`)
  }, [tex])
  return <span ref={target} />
}
