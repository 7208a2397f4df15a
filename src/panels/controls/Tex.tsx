/** A piece of mathematics, typeset once KaTeX is loaded. */
import { useEffect, useRef } from 'react'
import { typeset } from './typeset'

interface TexProps {
  readonly tex: string
  /** Sets fractions and choices small, as within a line of text. */
  readonly isSmall?: boolean
}

export function Tex({ tex, isSmall = false }: TexProps) {
  const target = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (target.current) typeset(target.current, `${isSmall ? '\\textstyle' : '\\displaystyle'} ${tex}`)
  }, [tex, isSmall])
  return <span ref={target} />
}
