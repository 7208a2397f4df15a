/** What is around the picture in a frame of another page: a slim transport and a link to the whole page. */
import type { ReactNode } from 'react'
import '../page/theme.css'
import '../page/textSize.css'
import '../page/layout.css'
import '../page/page.css'
import '../controls/controls.css'
import '../controls/slider.css'
import '../page/narrow.css'
import '../page/forcedColours.css'
import './embed.css'
import { Boundary } from '../controls/Boundary'
import { Bar } from './Bar'
import { useAddressed } from './useAddressed'
import { useLessonPart } from '../talks/lesson/useLessonPart'
import { useTheme } from '../controls/useTheme'
import { EmbedScene } from './EmbedScene'
import { ScrubBar } from '../transport/ScrubBar'

export function Embedded({ children }: { readonly children: ReactNode }) {
  useTheme()
  useAddressed()
  useLessonPart()
  return (
    <div className="embed">
      <EmbedScene className="embed-scene">{children}</EmbedScene>
      <section className="embed-bar" aria-label="Transport">
        <Boundary part="The transport">
          <Bar>
            <ScrubBar />
          </Bar>
        </Boundary>
      </section>
    </div>
  )
}
