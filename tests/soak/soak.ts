/**
 * `npm run soak -- --minutes 30 --seed 1`: drives the built page at random, and compares what it holds once a minute, at
 * one known state. Prints a row each time; then one line for each figure that grew, and exits with 1. On a machine that
 * does other work, `--patience 60` waits that many seconds for an answer before it says that the page hangs.
 */
import { build } from 'vite'
import { randomFrom } from '../helpers/anyTexts'
import { launch, openPage, type Opened } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import type { Hands } from './actions/action'
import { Hang, watch } from './answer'
import { type Choice, readSoakChoice } from './choice'
import { countObjects } from './objects'
import { bringToRest, restSize } from './rest'
import { head, lineOf } from './table'
import { faultsOf, tooShortFor } from './verdict'
import { readPage, type Vitals } from './vitals'
import { Walk } from './walk'

const choice = readSoakChoice(process.argv.slice(2))
if (typeof choice === 'string') {
  console.error(choice)
  process.exit(2)
}
await build({ logLevel: 'silent' })
const { url, server } = await serve()
const browser = await launch()
const faults = await soak(choice)
await browser.close()
server.close()
for (const fault of faults) console.log(fault)
if (faults.length > 0) process.exitCode = 1

/** Prints the table. Returns a line for each fault. */
async function soak({ minutes, seed, patience }: Choice): Promise<string[]> {
  const options = { viewport: restSize, reducedMotion: 'reduce', before: countObjects } as const
  const opened = await openPage(browser, url, options)
  opened.page.setDefaultTimeout(1000 * patience)
  const rows: Vitals[] = []
  const hands: Hands = { page: opened.page, random: randomFrom(seed), returns: [], given: [] }
  const walk = new Walk(hands)
  const { hung, stop } = watch(opened.page, patience)
  console.log(`seed ${seed}, ${minutes} minutes\n${head}`)
  try {
    await Promise.race([hung, goOn(opened, walk, minutes, rows)])
  } catch (error) {
    const what = error instanceof Hang ? error.message : String(error)
    const last = [
      `The last actions: ${walk.last.join(', ')}`,
      ...hands.given.map((one) => JSON.stringify(one)),
    ]
    return [what, ...last, ...saidBy(opened), ...faultsOf(rows)]
  } finally {
    stop()
  }
  console.log(walk.account())
  const unjudged = tooShortFor(rows)
  if (unjudged !== undefined) console.log(unjudged)
  return [...saidBy(opened), ...faultsOf(rows)]
}

async function goOn(opened: Opened, walk: Walk, minutes: number, rows: Vitals[]): Promise<void> {
  const { page, complaints } = opened
  const session = await page.context().newCDPSession(page)
  const experiment = await page.evaluate(() => window.thalweg.experiment())
  const began = performance.now()
  const now = () => (performance.now() - began) / 60_000
  for (;;) {
    await bringToRest(page, experiment)
    const violations = await page.evaluate(() => window.probe.violations.length)
    const row: Vitals = {
      minute: now(),
      ...(await readPage(page, session)),
      complaints: complaints.filter(isFault).length + violations,
      ...walk.tally(),
    }
    rows.push(row)
    console.log(lineOf(row))
    if (row.minute >= minutes) return
    await walk.until(() => now() >= Math.floor(row.minute) + 1)
  }
}

/** fiber's own deprecation note is the one line that is allowed. */
function isFault(line: string): boolean {
  return !line.startsWith('THREE.Clock: This module has been deprecated')
}

/** The first lines of the console. */
function saidBy({ complaints }: Opened): string[] {
  return complaints.filter(isFault).slice(0, 5)
}
