/** A folder for the files that tests make. It is removed when they have ended, however they end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    scratch: string
  }
}

export default function makeScratch({ provide }: TestProject): () => void {
  const scratch = mkdtempSync(join(tmpdir(), 'thalweg-scratch-'))
  provide('scratch', scratch)
  return () => rmSync(scratch, { recursive: true, force: true })
}
