/** A program of float64 as text: a line for each register that it begins with, and for each instruction. */
import type { Code } from './code'
import { functions } from './functions'
import { formatNumber } from './numbers'
import type { Program } from './program'
import type { MeansProgram } from './rows'
import { type LoopProgram, type Parts, instructionsOf, nameOf, noParts } from './run'

/** What the three codes of a program are run for. */
const headings = ['for new settings', 'once a step', 'each time'] as const

/** Operations with signs; all others are written as functions. */
const signs: Readonly<Record<string, string>> = {
  add: 'a + b', sub: 'a - b', mul: 'a * b', div: 'a / b', neg: '-a', pow: 'a ^ b', square: 'a ^ 2',
  lt: 'a < b', le: 'a <= b', gt: 'a > b', ge: 'a >= b', eq: 'a == b', ne: 'a != b', choose: 'a ? b : c',
  mulAdd: 'a * b + c', mulSub: 'a * b - c', subMul: 'c - a * b', fusedAdd: 'fma(a, b, c)', fusedSub: 'fma(-a, b, c)',
} // prettier-ignore

/** How many operands an operation has. */
function operandsOf(op: string): number {
  const sign = signs[op]
  if (sign) return /\bc\b/.test(sign) ? 3 : /\bb\b/.test(sign) ? 2 : 1
  if (op === 'loop' || op === 'output' || op === 'means' || op === 'mean') return 0
  if (op === 'random' || op === 'normal') return 3
  return functions[op]?.arity === 1 ? 1 : 2
}

/** `outputs` are the names of what the program computes, in order. */
export function listingOf(program: Program, outputs: readonly string[]): string[] {
  const written = new Set(program.code.flatMap((code) => [...destinationsOf(code)]))
  const inputs = new Map([...program.input].map(([name, slot]) => [slot, name]))
  const read = new Set([...program.output, ...readBy(program.code, program.parts)])
  return [
    `${program.registers.length} registers`,
    ...firstValues(program.registers, read, written, inputs),
    ...program.code.flatMap((code, index) =>
      code.length > 0 ? [`${headings[index]}:`, ...instructions(code, program.parts)] : [],
    ),
    'results:',
    ...program.output.map((slot, index) => `  ${outputs[index] ?? index} = r${slot}`),
  ]
}

function destinationsOf(code: Code): number[] {
  return instructionsOf(code).map(({ to }) => to)
}

/** The registers that instructions read, and that their loops and means do. */
function readBy(codes: readonly Code[], { loops, means }: Parts): number[] {
  const own = codes.flatMap((code) =>
    instructionsOf(code).flatMap(({ code: [op = 0, , ...slots] }) => slots.slice(0, operandsOf(nameOf(op)))),
  )
  return [...own, ...[...loops, ...means].flatMap(({ from }) => [...from])]
}

/** The inputs and the constants that are read. */
function firstValues(
  registers: Float64Array,
  read: ReadonlySet<number>,
  written: ReadonlySet<number>,
  inputs: ReadonlyMap<number, string>,
): string[] {
  return [...registers].flatMap((value, slot) => {
    const name = inputs.get(slot)
    if (written.has(slot) || !read.has(slot)) return []
    return [name === undefined ? `  r${slot} = ${formatNumber(value)}` : `  r${slot} : ${name}`]
  })
}

function instructions(code: Code, parts: Parts): string[] {
  return instructionsOf(code).flatMap(({ code: [op = 0, , a = 0, b = 0, c = 0], to }) => {
    const name = nameOf(op)
    const [loop, means] = [parts.loops[a], parts.means[a]]
    if (name === 'output') return [`  r${to} = loop ${a}, r${loop?.inputs[b] ?? 0} of its own`]
    if (name === 'loop' && loop) return loopLines(loop, a, to)
    if (name === 'mean') return [`  r${to} = mean ${b} of means ${a}`]
    if (name === 'means' && means) return meansLines(means, a, to)
    const registers = [a, b, c].map((slot) => `r${slot}`)
    const sign = signs[name]
    const text = sign
      ? sign.replace(/\b[abc]\b/g, (letter) => registers['abc'.indexOf(letter)] ?? '')
      : `${name}(${registers.slice(0, operandsOf(name)).join(', ')})`
    return [`  r${to} = ${text}`]
  })
}

/** A loop has registers of its own. Its text is indented below the instruction that turns it. */
function loopLines(loop: LoopProgram, index: number, to: number): string[] {
  const codes = [loop.entry, loop.test, loop.turn]
  const written = new Set(codes.flatMap(destinationsOf))
  const read = new Set([loop.tested, ...loop.next, ...readBy(codes, loop.parts)])
  const begins = new Map([...loop.inputs].map((slot, at) => [slot, `r${loop.from[at]} outside`]))
  const its = (code: Code): string[] => instructions(code, loop.parts)
  const lines = [
    `${loop.registers.length} registers of its own`,
    ...firstValues(loop.registers, read, written, begins),
    ...section('before:', its(loop.entry)),
    ...section('test:', [...its(loop.test), `  leave if r${loop.tested} == 0`]),
    ...section('turn:', its(loop.turn)),
    ...section('then:', [...loop.next].map((slot, at) => `  r${loop.inputs[at]} = r${slot}`)), // prettier-ignore
  ]
  return [`  r${to} = turns of loop ${index}, at most ${loop.bound}:`, ...lines.map((line) => `    ${line}`)]
}

/** A body has registers of its own, one for each row where the rows differ. */
function meansLines({ body, from, inputs }: MeansProgram, index: number, to: number): string[] {
  const { code, output, registers, input } = body
  const read = new Set([...output, ...readBy(code, noParts)])
  const given = new Map([...inputs].map((slot, at) => [slot, `r${from[at]} outside`]))
  const begins = new Map([...[...input].map(([name, slot]) => [slot, name] as const), ...given])
  const lines = [
    `${registers.length} registers of its own`,
    ...firstValues(registers, read, new Set(code.flatMap(destinationsOf)), begins),
    ...section('before:', instructions(code[0], noParts)),
    ...section('each row:', instructions(code[2], noParts)),
    ...section(
      'means:',
      output.map((slot, at) => `  ${at} = mean of r${slot}`),
    ),
  ]
  return [`  r${to} = mean 0 of means ${index}, over all rows:`, ...lines.map((line) => `    ${line}`)]
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [heading, ...lines] : []
}
