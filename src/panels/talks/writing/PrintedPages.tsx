/** The handout as it is printed. On the screen it is not seen. */
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Page } from './handoutPages'

interface PrintedPagesProps {
  readonly title: string
  readonly pages: readonly Page[]
}

/** Asks for a printer, once, when all pictures are there. */
export function PrintedPages({ title, pages }: PrintedPagesProps) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isGone = false
    const pictures = [...(root.current?.querySelectorAll('img') ?? [])]
    // One that cannot be shown is no reason to print none.
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => {
      if (!isGone) window.print()
    })
    return () => {
      isGone = true
    }
  }, [])
  return createPortal(
    <div className="handout-print" ref={root}>
      <h1>{title}</h1>
      {pages.map(({ title: own, paragraphs, note, picture }, index) => (
        <article key={index}>
          <img src={picture} alt="" />
          <h2>
            {index + 1}. {own}
          </h2>
          {paragraphs.map((paragraph, place) => (
            <p key={place}>{paragraph}</p>
          ))}
          {note !== undefined && <p className="handout-note">{note}</p>}
        </article>
      ))}
    </div>,
    document.body,
  )
}
