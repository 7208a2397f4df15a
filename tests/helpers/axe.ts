/** What axe finds wrong with the page for people who use it by ear, by keyboard, or with little contrast. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Found {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** A line for each element that breaks a rule, of any impact. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's policy forbids scripts from elsewhere, so it comes as the test's own.
  await page.evaluate(source)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }
    return (await axe.run()).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary = '' }) => ({ target: target.map(String), failureSummary })),
    }))
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(' ')}: ${(failureSummary ?? '').split('\n')[1]?.trim()}`,
    ),
  )
}
