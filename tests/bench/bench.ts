/** `npm run bench`: measures the program as it stands, and asserts nothing. `-- --json` prints one JSON object only. */
import { build } from 'vite'
import { needBrowser } from '../helpers/browser'
import { measureCpu } from './cpu'
import { measureEdits } from './edits'
import { figures, type Values } from './figures'
import { measureLoad } from './load'
import { measurePlay } from './play'
import { measureSize } from './size'

const built = await build({ logLevel: 'silent' })
if (!('output' in built)) throw new Error('The build gave no single output.')
needBrowser()
const values: Values = {
  ...measureCpu(),
  ...measureSize(built.output),
  ...(await measureLoad()),
  ...(await measurePlay()),
  ...(await measureEdits()),
}

const rows = Object.entries(figures).map(([name, figure]) => ({
  name,
  ...figure,
  value: Number((values[name as keyof typeof figures] ?? NaN).toPrecision(4)),
}))
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify(
      Object.fromEntries(rows.map(({ name, value, unit, bar }) => [name, { value, unit, bar }])),
    ),
  )
} else {
  console.log(`${'name'.padEnd(32)}${'value'.padStart(10)}  ${'unit'.padEnd(10)}bar`)
  for (const { name, value, unit, bar, better } of rows) {
    console.log(
      `${name.padEnd(32)}${String(value).padStart(10)}  ${unit.padEnd(10)}${better === 'less' ? '≤' : '≥'} ${bar}`,
    )
  }
}
