/** `npm run bench`: measures the program and asserts nothing. `-- --json` prints only one JSON object. */
import { build } from 'vite'
import { needBrowser } from '../../src/cli/browser'
import { measureAtlas } from './atlas'
import { measureCpu } from './cpu'
import { measureDrag } from './drag'
import { measureEdits } from './edits'
import { measureEnsemble } from './ensemble/ensemble'
import { type Figure, type Values, figures } from './figures'
import { measureFilms } from './film'
import { measureLessons } from './lesson'
import { measureLoad } from './load'
import { measurePanes } from './panes'
import { measurePlay } from './play'
import { measureSize } from './size'
import { measureStage } from './stage'
import { measureTuning } from './tune'

const built = await build({ logLevel: 'silent' })
if (!('output' in built)) throw new Error('The build gave no single output.')
needBrowser()
const values: Values = {
  ...measureCpu(),
  ...measureSize(built.output),
  ...(await measureLoad()),
  ...(await measurePlay()),
  ...(await measurePanes()),
  ...(await measureEdits()),
  ...(await measureDrag()),
  ...(await measureLessons()),
  ...(await measureFilms()),
  ...(await measureStage()),
  ...(await measureAtlas()),
  ...(await measureEnsemble()),
  ...(await measureTuning()),
}

const measured = new Map(Object.entries(values))
const rows = Object.entries<Figure>(figures).map(([name, figure]) => ({
  name,
  ...figure,
  value: Number((measured.get(name) ?? NaN).toPrecision(4)),
}))
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify(
      Object.fromEntries(rows.map(({ name, value, unit, bar }) => [name, { value, unit, bar }])),
    ),
  )
} else {
  console.log(`${'name'.padEnd(38)}${'value'.padStart(12)}  ${'unit'.padEnd(10)}bar`)
  for (const { name, value, unit, bar, better } of rows) {
    const shown = Number.isNaN(value) ? 'not measured' : String(value)
    const asked = bar === undefined ? '' : `${better === 'less' ? '≤' : '≥'} ${bar}`
    console.log(`${name.padEnd(38)}${shown.padStart(12)}  ${unit.padEnd(10)}${asked}`.trimEnd())
  }
}
