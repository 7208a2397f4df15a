/** How the editor looks: the page's own colours and sizes, which the themes change. */
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

const mono = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

export function theme(): Extension {
  return EditorView.theme({
    '&': {
      border: '1px solid transparent',
      borderRadius: '6px',
      background: 'var(--field)',
      fontSize: 'var(--small)',
    },
    '&:hover': { borderColor: 'var(--ink-faint)' },
    '&.cm-focused': { borderColor: 'var(--accent)', outline: 'none' },
    '&:has([aria-invalid="true"])': { borderColor: 'var(--bad)' },
    '.cm-scroller': { fontFamily: mono, lineHeight: '1.45' },
    '.cm-content': { minWidth: '0', padding: '6px 0', caretColor: 'var(--ink)' },
    '.cm-line': { padding: '0 6px 0 8px', overflowWrap: 'anywhere' },
    '.cm-line[data-bad]': { background: 'color-mix(in srgb, var(--bad) 14%, transparent)' },
    '.cm-placeholder': { color: 'var(--ink-faint)' },
    '.cm-gutters': { border: '0', background: 'none', color: 'var(--ink-faint)' },
    '.cm-lineNumbers .cm-gutterElement': { minWidth: '2em', padding: '0 2px 0 0' },
    '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
      background: 'color-mix(in srgb, var(--accent) 30%, transparent)',
    },
    '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': {
      background: 'color-mix(in srgb, var(--bad) 30%, transparent)',
    },
    ...colours,
    ...completion,
  })
}

const colours = {
  '.code-function, .code-constant': { color: 'var(--accent)' },
  '.code-number': { color: 'var(--good)' },
  '.code-given': { fontWeight: '650' },
  '.code-setting, .code-state': { color: 'var(--warn)' },
  '.code-declaration, .code-note': { color: 'var(--ink-soft)', fontStyle: 'italic' },
  '.code-bad': { textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '0.25em' },
  '.code-missing': {
    display: 'inline-block',
    width: '1ch',
    borderBottom: '2px solid var(--bad)',
  },
}

const completion = {
  '.cm-tooltip': {
    overflow: 'hidden',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'var(--raised)',
    boxShadow: '0 6px 20px rgb(0 0 0 / 0.3)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxWidth: 'min(92vw, 30em)',
    maxHeight: '14em',
    fontFamily: mono,
    fontSize: 'var(--small)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionMatchedText': { fontWeight: '700', textDecoration: 'none' },
  '.cm-completionDetail': {
    color: 'var(--ink-soft)',
    fontFamily: 'var(--font)',
    fontStyle: 'normal',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
}
