/** Runs a text in Python. Tests that need numpy are skipped where it is missing. */
import { spawnSync } from 'node:child_process'

export const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0

/** What the text prints. @throws Error with what Python says, if it fails */
export function runPython(text: string): string {
  const { status, stdout, stderr } = spawnSync('python3', ['-'], { input: text, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const each = [
  'import contextlib, io, json, sys',
  'def printed(text):',
  '    out = io.StringIO()',
  '    with contextlib.redirect_stdout(out):',
  '        exec(compile(text, "text", "exec"), {"__name__": "__main__"})',
  '    return out.getvalue()',
]

/** What each of these programs prints. Python starts once for all. */
export function runPythons(texts: readonly string[]): string[] {
  const list = JSON.stringify(JSON.stringify(texts))
  return JSON.parse(
    runPython([...each, `print(json.dumps([printed(text) for text in json.loads(${list})]))`].join('\n')),
  ) as string[]
}
