/** Brings hidden panels back with the mouse: a button that appears while the pointer moves. */
import { useEffect, useRef } from 'react'
import { useLab } from '../../lab/lab'
import { IconButton } from '../controls/icons'

const milliseconds = 1800

export function ShowPanels() {
  const { store } = useLab()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let asleep: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      place.current?.setAttribute('data-awake', '')
      clearTimeout(asleep)
      asleep = setTimeout(() => place.current?.removeAttribute('data-awake'), milliseconds)
    }
    window.addEventListener('pointermove', wake)
    return () => {
      window.removeEventListener('pointermove', wake)
      clearTimeout(asleep)
    }
  }, [])
  return (
    <div className="show-panels" ref={place}>
      <IconButton
        icon="hide"
        label="Show the panels (H)"
        onClick={() => store.getState().set({ panelsHidden: false })}
      />
    </div>
  )
}
