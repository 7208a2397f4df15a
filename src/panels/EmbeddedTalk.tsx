/** What is around the picture in a frame of another page that shows a talk: its title, its line, and a bar to go on. */
import type { ReactNode } from 'react'
import './page/theme.css'
import './page/textSize.css'
import './page/layout.css'
import './page/page.css'
import './controls/controls.css'
import './page/narrow.css'
import './page/forcedColours.css'
import './embed/embed.css'
import { useLabState } from '../lab/lab'
import { Boundary } from './controls/Boundary'
import { useTheme } from './controls/useTheme'
import { Gestures } from './embed/Gestures'
import { WholePage } from './embed/WholePage'
import { useTalkAddress } from './lesson/useTalkAddress'
import { Notices } from './page/Notices'
import { FramedStage } from './present/FramedStage'

export function EmbeddedTalk({ children }: { readonly children: ReactNode }) {
  const isGiven = useLabState((state) => state.presenting !== undefined)
  useTheme()
  useTalkAddress()
  return (
    <div className="lab" data-presenting="">
      <main className="lab-scene">
        <h1 className="unseen">Thalweg: optimizers on loss surfaces</h1>
        <Gestures>
          <Boundary part="The picture">{children}</Boundary>
        </Gestures>
        <Boundary part="The list of notices">
          <Notices />
        </Boundary>
      </main>
      {isGiven && (
        <Boundary part="The talk">
          <FramedStage>
            <WholePage />
          </FramedStage>
        </Boundary>
      )}
    </div>
  )
}
