/** The picture in a frame of another page, with its gestures and what the page has to say. */
import type { ReactNode } from 'react'
import { Boundary } from '../controls/Boundary'
import { Gestures } from './Gestures'
import { Notices } from '../page/Notices'

interface EmbedSceneProps {
  readonly className: string
  readonly children: ReactNode
}

export function EmbedScene({ className, children }: EmbedSceneProps) {
  return (
    <main className={className}>
      <h1 className="unseen">Thalweg: optimizers on loss surfaces</h1>
      <Gestures>
        <Boundary part="The picture">{children}</Boundary>
      </Gestures>
      <Boundary part="The list of notices">
        <Notices />
      </Boundary>
    </main>
  )
}
