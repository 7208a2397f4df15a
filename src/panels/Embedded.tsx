/** What is around the picture in a frame of another page: a slim transport and a link to the whole page. */
import type { ReactNode } from 'react'
import './page/theme.css'
import './page/textSize.css'
import './page/layout.css'
import './page/page.css'
import './controls/controls.css'
import './controls/slider.css'
import './page/narrow.css'
import './page/forcedColours.css'
import './embed/embed.css'
import { Boundary } from './controls/Boundary'
import { Bar } from './embed/Bar'
import { Gestures } from './embed/Gestures'
import { useAddressed } from './embed/useAddressed'
import { useLessonPart } from './lesson/useLessonPart'
import { Notices } from './page/Notices'
import { useTheme } from './controls/useTheme'
import { ScrubBar } from './transport/ScrubBar'

export function Embedded({ children }: { readonly children: ReactNode }) {
  useTheme()
  useAddressed()
  useLessonPart()
  return (
    <div className="embed">
      <main className="embed-scene">
        <h1 className="unseen">Thalweg: optimizers on loss surfaces</h1>
        <Gestures>
          <Boundary part="The picture">{children}</Boundary>
        </Gestures>
        <Boundary part="The list of notices">
          <Notices />
        </Boundary>
      </main>
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
