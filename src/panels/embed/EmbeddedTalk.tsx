/** What is around the picture in a frame of another page that shows a talk: its title, its line, and a bar to go on. */
import type { ReactNode } from 'react'
import '../page/theme.css'
import '../page/textSize.css'
import '../page/layout.css'
import '../page/page.css'
import '../controls/controls.css'
import '../page/narrow.css'
import '../page/forcedColours.css'
import './embed.css'
import { useLabState } from '../../lab/lab'
import { Boundary } from '../controls/Boundary'
import { useTheme } from '../controls/useTheme'
import { EmbedScene } from './EmbedScene'
import { WholePage } from './WholePage'
import { useTalkAddress } from '../talks/lesson/useTalkAddress'
import { FramedStage } from '../talks/present/FramedStage'

export function EmbeddedTalk({ children }: { readonly children: ReactNode }) {
  const panes = useLabState((state) => state.experiment.view.panes.length)
  const isGiven = useLabState((state) => state.presenting !== undefined)
  useTheme()
  useTalkAddress()
  return (
    <div className="lab" data-presenting="" data-panes={panes || undefined}>
      <EmbedScene className="lab-scene">{children}</EmbedScene>
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
