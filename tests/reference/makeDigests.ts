/**
 * `npx tsx tests/reference/makeDigests.ts` writes digests.json: what Node computes. Tests hold Node and Chromium to it.
 * Make it anew after adding a surface, an optimizer or a schedule, and look at which old digests change.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Digests, functionDigests, raceDigests } from '../helpers/digests'

const digests: Digests = { functions: await functionDigests(), races: await raceDigests() }
writeFileSync(join(import.meta.dirname, 'digests.json'), `${JSON.stringify(digests, undefined, 1)}\n`)
