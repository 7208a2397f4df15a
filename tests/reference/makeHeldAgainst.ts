/** `npm run held`: writes what each optimizer and schedule is held against, counted in the references, for the page. */
import { writeFileSync } from 'node:fs'
import { type Held, heldOptimizers, heldSchedules } from '../helpers/heldAgainst'

write('optimizers', 'optimizer', heldOptimizers())
write('schedules', 'schedule', heldSchedules())

function write(room: string, what: string, held: Held): void {
  const text = [
    `/** What each ${what} is held against. \`npm run held\` counts it in the references; a test holds it to them. */`,
    `export const heldAgainst: Readonly<Record<string, string>> = ${JSON.stringify(held)}`,
    '',
  ]
  writeFileSync(new URL(`../../src/${room}/heldAgainst.ts`, import.meta.url), text.join('\n'))
}
