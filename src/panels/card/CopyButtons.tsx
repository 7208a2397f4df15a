/** Copies the surface or the rule as TeX, as Python with numpy, or as the whole shader. */
import { experimentAt } from '../../experiment/edits/panes'
import { useLab } from '../../lab/lab'
import { copyText } from '../controls/copyText'
import { fetched } from '../controls/fetched'
import { mention } from '../controls/mention'
import type { Copied, Form } from './copies'

const forms: readonly (readonly [form: Form, words: string])[] = [
  ['TeX', 'TeX'],
  ['Python', 'Python with numpy'],
  ['GLSL', 'GLSL, the whole shader'],
]

export function CopyButtons({ of }: { readonly of: Copied }) {
  const lab = useLab()
  const copy = async (form: Form) => {
    const { experiment, pane, selected, notify } = lab.store.getState()
    try {
      const { textOf } = await fetched(() => import('./copies'))
      await copyText(textOf(of, form, experimentAt(experiment, pane), selected))
      mention(lab, `The ${of} is copied as ${form}.`)
    } catch (error) {
      notify(`The ${of} was not copied: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return (
    <span className="formula-copies">
      {forms.map(([form, words]) => {
        const label = `Copy the ${of} as ${words}`
        return (
          <button
            key={form}
            type="button"
            className="button"
            aria-label={label}
            title={label}
            onClick={() => void copy(form)}
          >
            {form}
          </button>
        )
      })}
    </span>
  )
}
