/** The text of the shader that takes the steps of one runner's ensemble, many per pass. */
import { fill } from '../../math/template'
import type { Ground } from '../../run/ground'
import { leaves, restStep } from '../../run/verdict/thresholds'
import type { EnsemblePlan } from '../plan'
import { StepParts } from './stepParts'
import { type Source, component, constantAt } from './stepSlots'

/** Steps of a fused pass, which is also the number of rows in its uniform array. shaders/powers.glsl uses it too. */
export const fusedSteps = 32

/** Steps per row of the texture with the numbers of all steps. */
export const tableSteps = 256

export interface StepShader {
  /**
   * GLSL ES 3.00. Plans that only differ in numbers give the same text, unless a setting is 0 in one of them: its terms
   * are left out. Fused, the text takes `fusedSteps` steps, written one after another: that is much faster, but compiles
   * longer. Otherwise it takes any number of steps in a loop.
   */
  fragment(isFused: boolean): string
  /** Whether the fused text is worth its compilation: not with loops, which it would have 32 times. */
  readonly isFusable: boolean
  /** Whether it reads the rows of each step after all rows. */
  readonly isTabled: boolean
  /** How many times as long as without its loops a step may take. */
  readonly weight: number
  /** Float targets: x, y, loss and record in the first, the rule's state in the others. */
  readonly targets: number
  /** How many vectors hold the constants, and the numbers of one step. */
  readonly constantVectors: number
  readonly stepVectors: number
  /** The sources of those numbers, in order. */
  readonly sources: readonly Source[]
}

/** The texts that it is put together from. The page bundles them; the command line reads them from shaders/. */
export interface StepTemplates {
  readonly loop: string
  readonly fused: string
  /** One step of the fused text. */
  readonly fusedStep: string
  assemble(template: string, holes: Readonly<Record<string, string>>): string
}

/** @throws EnsembleError if the state does not fit; FormulaError if a text does not compile */
export function stepText(plan: EnsemblePlan, ground: Ground, templates: StepTemplates): StepShader {
  const parts = new StepParts(plan, ground)
  const stepVectors = Math.ceil(parts.slots.stepNumbers / 4)
  return {
    fragment: (isFused) => (isFused ? fusedText : loopText)(parts, stepVectors, templates),
    isFusable: parts.weight === 1,
    isTabled: parts.batch.isTabled,
    weight: parts.weight,
    targets: targetsOf(parts),
    constantVectors: Math.ceil(parts.slots.constants / 4),
    stepVectors,
    sources: parts.slots.sources,
  }
}

function loopText(parts: StepParts, stepVectors: number, { loop, assemble }: StepTemplates): string {
  return assemble(loop, {
    ...sharedHoles(parts),
    stepTable: stepVectors ? 'uniform sampler2D u_table;' : '',
    fusedSteps: `${fusedSteps}`,
    // Axes that only matter for the first point are not read again.
    axes: parts.isStartOnly ? '' : axes,
    startAxes: parts.isStartOnly ? axes : '',
    starts: parts.starts,
    ...(parts.batch.isLazy ? lazyLooks(parts) : allLooks(parts)),
    numbers: lines(stepVectors, (row) => {
      const texel = `ivec2((t - 1) % ${tableSteps} * ${stepVectors} + ${row}, (t - 1) / ${tableSteps})`
      return `vec4 q${row} = texelFetch(u_table, ${texel}, 0);`
    }),
    powers: joinLines(parts.slots.powers.map((base, index) => `float p${index} = powerAt(${base}, t);`)),
    step: stepLines(parts),
    stay: stayLines(parts, 'here.yz'),
    take: takeLines(parts),
    store: lines(targetsOf(parts), (target) => `o_state${target} = ${packTarget(parts, target)};`),
  })
}

/** Computes loss and slope at every place. */
function allLooks({ surface }: StepParts): Readonly<Record<string, string>> {
  return { looksBegin: '', lookHere: '', lookThere: surface.value('there', 'next'), looksEnd: '' }
}

/** So many widths of the domain from the origin, a run is far away. */
const farWidths = 100

/**
 * Computes them over all rows where they can matter, if steps see few rows: at the end of a pass, where a run may come to
 * rest or was at rest, where a step has no numbers, and far away, where the loss may have none for a step alone. A run that
 * is lost takes the steps of the pass once more, and looks after each: so it is lost where it would be by looking
 * everywhere.
 */
function lazyLooks(parts: StepParts): Readonly<Record<string, string>> {
  const { surface, stateSize } = parts
  const valueHere = surface.value('here', 'theta')
  const isShort = 'all(lessThanEqual(abs(next - theta) * u_restMoves, vec2(1.0)))'
  const isFar = `any(greaterThan(abs(next) * u_restMoves, vec2(${farWidths / restStep}.0)))`
  const isNeeded = `${isShort} || ${isFar} || !(${isAllFinite(stateSize)})`
  const isLooked = `looksAll || i == count - 1 || record > 0.0 || ${isNeeded}`
  return {
    looksBegin: [
      'bool wasLost = record < 0.0;',
      'bool looksAll = false;',
      'bool isKnown = true;',
      'for (int attempt = 0; attempt < 2; attempt += 1) {',
    ].join('\n'),
    lookHere: `bool isLooked = ${isLooked};\nif (isLooked && !isKnown) ${valueHere}`,
    lookThere: `if (isLooked) ${surface.value('there', 'next')}\nelse there = vec3(0.0);\nisKnown = isLooked;`,
    looksEnd: [
      'if (looksAll || wasLost || record >= 0.0) break;',
      loadLines(parts),
      valueHere,
      'looksAll = true;',
      'isKnown = true;',
      '}',
    ].join('\n'),
  }
}

function fusedText(
  parts: StepParts,
  stepVectors: number,
  { fused, fusedStep, assemble }: StepTemplates,
): string {
  const { powers } = parts.slots
  const slopeHere = parts.surface.slope('slope', 'theta')
  const stepAt = (index: string, take: string, watch: string): string =>
    fill(fusedStep, {
      index,
      numbers: lines(stepVectors, (row) => `vec4 q${row} = u_steps[${index} * ${stepVectors} + ${row}];`),
      powers: joinLines(powers.map((base, at) => `c${at} *= ${base};\nfloat p${at} = b${at} * c${at};`)),
      step: stepLines(parts),
      take,
      slopeHere,
      watch,
    })
  const take = takeLines(parts)
  return assemble(fused, {
    ...sharedHoles(parts),
    stepUniforms: stepVectors ? `uniform vec4 u_steps[${fusedSteps * stepVectors}];` : '',
    axes: parts.isStartOnly ? '' : axes,
    slopeHere,
    powersBefore: joinLines(
      powers.map((base, at) => `float b${at} = wholePower(${base}, u_first - 1);\nfloat c${at} = 1.0;`),
    ),
    fusedSteps: `${fusedSteps}`,
    steps: lines(fusedSteps, (index) => stepAt(`${index}`, take, watchAbout)),
    // Without a state, what has no numbers shows in the end.
    mayStay: parts.stateSize > 0 ? '' : ' && isLost',
    retaken: stepAt('i', `${stayLines(parts, 'slope')}\nvec2 move = next - theta;\n${take}`, watchClosely),
    store: lines(targetsOf(parts), (target) =>
      target === 0
        ? `o_state0 = isKept ? vec4(kept0.xyz, record) : ${packTarget(parts, 0)};`
        : `o_state${target} = isKept ? kept${target} : ${packTarget(parts, target)};`,
    ),
  })
}

/** What is kept of each step while many are taken, and when they are taken once more. */
const watchAbout = [
  'float steep = steepnessAbout(slope);',
  // A minimum with NaN is anything.
  'lowest = mix(lowest, steep, steep < lowest);',
  'sum += steep;',
].join('\n')
const watchClosely = [
  'float steep = steepness(slope);',
  'sum += steepnessAbout(slope);',
  'record = restAfter(record, t, was, steep, move);',
  'was = steep;',
].join('\n')

/** The holes that both texts have. */
function sharedHoles(parts: StepParts): Readonly<Record<string, string>> {
  const { steady, constants } = parts.slots
  const targets = targetsOf(parts)
  const states = Array.from({ length: parts.stateSize }, (_, index) => index)
  return {
    leaves: `${leaves}.0`,
    statesRead: lines(targets, (target) => `uniform sampler2D u_state${target};`),
    constants: constants ? `uniform vec4 u_constants[${Math.ceil(constants / 4)}];` : '',
    statesWritten: lines(targets, (target) => `layout(location = ${target}) out vec4 o_state${target};`),
    steady: joinLines(steady.map(({ name }) => `float ${name};`)),
    functions: parts.functions,
    // Every read of a uniform takes time.
    copies: lines(constants, (slot) => `float k${slot} = ${constantAt(slot)};`),
    steadyValues: joinLines(steady.map(({ name, expression }) => `${name} = ${expression};`)),
    states: joinLines(states.map((index) => `float s${index};`)),
    load: loadLines(parts),
    valueHere: parts.surface.value('here', 'theta'),
  }
}

/** Reads place, record and states of a run. */
function loadLines(parts: StepParts): string {
  const states = Array.from({ length: parts.stateSize }, (_, index) => index)
  return joinLines([
    lines(targetsOf(parts), (target) => `vec4 kept${target} = texelFetch(u_state${target}, cell, 0);`),
    'theta = kept0.xy;',
    'record = kept0.w;',
    ...states.map((index) => `s${index} = kept${1 + Math.floor(index / 4)}.${component(index)};`),
  ])
}

/** Computes `next` and `n0`, `n1`, … from `theta`, the gradient `g` there, and the states. */
function stepLines({ batch, noise, clipping, rule }: StepParts): string {
  return joinLines([
    batch.take,
    noise,
    clipping,
    rule.body,
    batch.leave,
    `vec2 next = vec2(${rule.theta.join(', ')});`,
    ...rule.states.map((text, index) => `float n${index} = ${text};`),
  ])
}

/** Takes a step back that gave no numbers where the slope is 0: what Stepper does, too. */
function stayLines({ stateSize }: StepParts, slope: string): string {
  const states = Array.from({ length: stateSize }, (_, index) => index)
  return joinLines([
    `bool isStill = ${slope} == vec2(0.0) && !(${isAllFinite(stateSize)});`,
    'next = mix(next, theta, bvec2(isStill));',
    ...states.map((index) => `n${index} = mix(n${index}, s${index}, isStill);`),
  ])
}

/** Whether all that a step gives are numbers. */
function isAllFinite(stateSize: number): string {
  const all = ['next.x', 'next.y', ...Array.from({ length: stateSize }, (_, index) => `n${index}`)]
  return all.map((each) => `isFinite(${each})`).join(' && ')
}

function takeLines({ stateSize }: StepParts): string {
  return joinLines([lines(stateSize, (index) => `s${index} = n${index};`), 'theta = next;'])
}

/** The vector that is stored in a target. */
function packTarget({ stateSize }: StepParts, target: number): string {
  if (target === 0) return 'vec4(theta, here.x, record)'
  const names = [0, 1, 2, 3].map((at) => 4 * (target - 1) + at)
  return `vec4(${names.map((index) => (index < stateSize ? `s${index}` : '0.0')).join(', ')})`
}

function targetsOf({ stateSize }: StepParts): number {
  return 1 + Math.ceil(stateSize / 4)
}

const axes = [
  'axisX = texelFetch(u_axes, ivec2(cell.x, 0), 0).x;',
  'axisY = texelFetch(u_axes, ivec2(cell.y, 1), 0).x;',
].join('\n')

function lines(count: number, line: (index: number) => string): string {
  return joinLines(Array.from({ length: count }, (_, index) => line(index)))
}

function joinLines(lines: readonly string[]): string {
  return lines.join('\n')
}
