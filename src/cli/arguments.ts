/** Reads the arguments of a tool, with errors in one line. */
import { type ParseArgsConfig, parseArgs } from 'node:util'

type Config = Pick<ParseArgsConfig, 'options' | 'allowPositionals'>

/** @throws Error with one line, which for an unknown option names those that there are */
export function readArguments<const T extends Config>(
  config: T,
  args: readonly string[],
): ReturnType<typeof parseArgs<T & { args: string[] }>> {
  try {
    return parseArgs({ ...config, args: [...args] })
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const [, unknown] = /^Unknown option '(.*?)'/.exec(text) ?? []
    if (unknown === undefined)
      throw new Error(text.split('\n')[0]?.replace(/\.( .*)?$/, ''), { cause: error })
    const known = Object.keys(config.options ?? {}).map((name) => `--${name}`)
    throw new Error(`no option "${unknown}": there are ${known.join(', ')}`, { cause: error })
  }
}
