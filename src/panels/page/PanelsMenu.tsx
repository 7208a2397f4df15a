/** A button that opens the list of panels, each of which can be hidden. */
import { useId, useRef } from 'react'
import { isUsual, panelNames, panelWords, usualArrangement, withPanel } from '../../lab/arrangement'
import { useLab, useLabState } from '../../lab/lab'
import { Icon } from '../controls/icons'

export function PanelsMenu() {
  const { store } = useLab()
  const arrangement = useLabState((state) => state.arrangement)
  const hasMap = useLabState((state) => state.experiment.ensemble?.map ?? false)
  const isReading = useLabState((state) => state.reading !== undefined)
  const list = useRef<HTMLDialogElement>(null)
  const set = (next: typeof arrangement) => store.getState().set({ arrangement: next })
  return (
    <>
      <button
        type="button"
        className="button"
        title="Choose the panels"
        aria-label="Choose the panels"
        aria-haspopup="dialog"
        onClick={() => list.current?.showModal()}
      >
        <Icon name="panels" />
      </button>
      <dialog
        className="popup panels-menu"
        aria-label="Panels"
        ref={list}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) currentTarget.close()
        }}
      >
        {panelNames.map((panel) => (
          <Switch
            key={panel}
            label={panelWords[panel]}
            // There is a map only while one is asked for.
            note={
              panel === 'map' && !hasMap
                ? 'none yet'
                : panel === 'side' && isReading
                  ? 'after the lesson'
                  : ''
            }
            value={!arrangement.hidden.includes(panel)}
            onChange={(isShown) => set(withPanel(arrangement, panel, isShown))}
          />
        ))}
        <Switch
          label="Title and step when all are hidden"
          value={arrangement.line}
          onChange={(line) => set({ ...arrangement, line })}
        />
        <button
          type="button"
          className="button button-plain"
          aria-disabled={isUsual(arrangement)}
          onClick={() => set(usualArrangement)}
        >
          As usual
        </button>
      </dialog>
    </>
  )
}

interface SwitchProps {
  readonly label: string
  readonly note?: string
  readonly value: boolean
  onChange(value: boolean): void
}

function Switch({ label, note = '', value, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="panels-menu-row">
      <label htmlFor={id}>
        {label} {note !== '' && <span className="section-note">{note}</span>}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="toggle"
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
