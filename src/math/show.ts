/** JSON values in messages. */
import { codePointOf, unseen } from './unseen'

/** Describes any JSON value briefly, for a message. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const short = value.length > 40 ? `${value.slice(0, 40)}…` : value
    return JSON.stringify(short).replace(unseen, codePointOf)
  }
  if (Array.isArray(value)) {
    return value.length <= 4 && value.every((item) => typeof item === 'number')
      ? `[${value.join(', ')}]`
      : `a list of ${value.length}`
  }
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
