/** Opens an experiment file dropped anywhere on the page, and says so while one hovers. */
import { useEffect, useState } from 'react'
import { useLab } from '../../lab/lab'
import { openExperiment } from './files'

export function DropZone() {
  const lab = useLab()
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setHovering(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setHovering(false)
      const file = event.dataTransfer?.files[0]
      if (file) void openExperiment(lab, file)
    }
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    return () => listening.abort()
  }, [lab])
  return hovering ? <div className="drop-zone">Drop an experiment to open it</div> : null
}
