/** What a page holds at a moment: memory, elements, listeners, GL objects, and what it complained of. */
import type { CDPSession, Page } from 'playwright'

export interface Vitals {
  /** Since the soak began. */
  readonly minute: number
  /** Bytes of objects, strings and array buffers that are in use after a forced collection. */
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
  /** GL objects alive, by kind. */
  readonly objects: Readonly<Record<string, number>>
  /** Lines on the console and violations of the page's policy, since the soak began. */
  readonly complaints: number
  /** What was done to the page, since the soak began. */
  readonly actions: number
  /** Times the GPU was lost, since the soak began. */
  readonly losses: number
  /** Milliseconds from the restored GPU to the first frame: the slowest since the row before. */
  readonly returnMs: number | undefined
}

/** The part of the vitals that is read from the page. */
export async function readPage(
  page: Page,
  session: CDPSession,
): Promise<Pick<Vitals, 'heap' | 'nodes' | 'listeners' | 'objects'>> {
  // What the first collection finalizes may hold more, which the next ones take.
  for (let round = 0; round < 3; round += 1) {
    await session.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(100)
  }
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  // Newer browsers report the memory of array buffers beside that of objects.
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage')
  const objects = await page.evaluate(() => window.glObjects())
  return { heap: usedSize + backingStorageSize, nodes, listeners: jsEventListeners, objects }
}
