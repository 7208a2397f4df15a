/** How the experiment is looked at. */
import { defaultView } from '../../experiment/defaults'
import { setCamera, setView } from '../../experiment/edits/edits'
import type { View } from '../../experiment/experiment'
import { useLab, useLabState } from '../../lab/lab'
import { number } from '../../math/setting'
import { againstWords } from '../chart/across'
import { quantityWords } from '../chart/measure'
import type { ChoiceField, Fields, ToggleField } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'

const heightSetting = number(defaultView.heightScale, 0.1, 2)

/** The choices of the view, by the words they are shown in. */
const choices = {
  theme: { dark: 'dark', light: 'light', projector: 'projector' },
  height: { auto: 'as the surface likes', linear: 'linear', sqrt: 'square root', log: 'logarithm' },
  colours: { viridis: 'viridis', cividis: 'cividis', inferno: 'inferno', diverging: 'diverging' },
  trail: { draped: 'on the surface', straight: 'straight steps', none: 'none' },
  quantity: quantityWords,
  against: againstWords,
  chart: { log: 'log', linear: 'linear' },
} as const satisfies { readonly [Key in keyof View]?: Readonly<Record<View[Key] & string, string>> }

export function ViewFields() {
  const { store } = useLab()
  const view = useLabState((state) => state.experiment.view)
  const change = (part: Partial<View>, gesture?: string) =>
    store.getState().edit((now) => setView(now, part), gesture)

  const choice = <Key extends keyof typeof choices>(key: Key, label: string): ChoiceField => ({
    kind: 'choice',
    label,
    options: Object.entries(choices[key]).map(([value, words]) => ({ value, label: words })),
    value: view[key],
    edit: (value) => change({ [key]: value }),
  })
  const toggle = (
    key: 'contours' | 'floor' | 'minima' | 'labels' | 'ahead' | 'field',
    label: string,
  ): ToggleField => ({
    kind: 'toggle',
    label,
    value: view[key],
    edit: (value) => change({ [key]: value }),
  })
  const arrow = (key: keyof View['arrows'], label: string): ToggleField => ({
    kind: 'toggle',
    label,
    spoken: `arrow of the ${key}`,
    value: view.arrows[key],
    edit: (value) => change({ arrows: { ...view.arrows, [key]: value } }),
  })

  const fields: Fields = {
    height: choice('height', 'height'),
    heightScale: {
      kind: 'quantity',
      label: 'stretch',
      setting: heightSetting,
      value: view.heightScale,
      edit: (heightScale) => change({ heightScale }, 'stretch'),
    },
    colours: choice('colours', 'colours'),
    trail: choice('trail', 'trails'),
    ahead: toggle('ahead', 'path ahead'),
    contours: toggle('contours', 'contours'),
    floor: toggle('floor', 'floor map'),
    minima: toggle('minima', 'minima'),
    labels: toggle('labels', 'labels'),
    gradient: arrow('gradient', 'gradient →'),
    step: arrow('step', 'step →'),
    momentum: arrow('momentum', 'momentum →'),
    field: toggle('field', 'directions'),
    quantity: choice('quantity', 'chart of'),
    against: choice('against', 'against'),
    chart: choice('chart', 'chart axis'),
    theme: choice('theme', 'theme'),
  }
  return (
    <>
      <div className="actions" role="group" aria-label="Camera">
        {(['default', 'top', 'side'] as const).map((camera) => (
          <button
            key={camera}
            type="button"
            className="button button-plain"
            aria-pressed={view.camera === camera}
            onClick={() => store.getState().edit((now) => setCamera(now, camera))}
          >
            {camera}
          </button>
        ))}
      </div>
      <FieldsPanel id="view" fields={fields} />
    </>
  )
}
