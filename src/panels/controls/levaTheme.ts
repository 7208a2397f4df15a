/** Leva in the colours and sizes of theme.css, so that both follow the theme. */
import type { LevaPanel } from 'leva'
import type { ComponentProps } from 'react'

export const levaTheme: NonNullable<ComponentProps<typeof LevaPanel>['theme']> = {
  colors: {
    elevation1: 'transparent',
    elevation2: 'transparent',
    elevation3: 'var(--field)',
    accent1: 'var(--accent)',
    accent2: 'var(--accent)',
    accent3: 'var(--accent)',
    highlight1: 'var(--ink-faint)',
    highlight2: 'var(--ink-soft)',
    highlight3: 'var(--ink)',
    vivid1: 'var(--warn)',
    folderTextColor: 'var(--ink)',
    folderWidgetColor: 'var(--ink-soft)',
    toolTipBackground: 'var(--ink)',
    toolTipText: 'var(--ground)',
  },
  fonts: { mono: 'var(--font)', sans: 'var(--font)' },
  fontSizes: { root: 'var(--text)' },
  space: { md: '0px', sm: '0px', rowGap: '0px' },
}
