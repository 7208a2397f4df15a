/** Texts that tell the graphs within a graph apart: the same text for the same computation. */
import { type Loop, type Means, type Node, reachable } from './node'

/** What tells a body from every other: the same text for the same computation. */
export function signatureOf({ bound, inputs, test, next }: Loop): string {
  return JSON.stringify([bound, inputs, signatureOfRoots([test, ...next])])
}

const signaturesOfMeans = new WeakMap<Means, string>()

/** What tells a body of means from every other. */
export function signatureOfMeans(means: Means): string {
  const known = signaturesOfMeans.get(means)
  if (known !== undefined) return known
  const { columns, inputs, roots } = means
  const signature = JSON.stringify([columns, inputs, signatureOfRoots(roots)])
  signaturesOfMeans.set(means, signature)
  return signature
}

function signatureOfRoots(roots: readonly Node[]): readonly unknown[] {
  const places = new Map<Node, number>()
  const parts = reachable(roots).map((node) => {
    places.set(node, places.size)
    return `${node.op}:${ownOf(node)}(${node.args.map((arg) => places.get(arg)).join()})`
  })
  return [parts, roots.map((root) => places.get(root))]
}

/** What tells a node from others of the same operation on the same arguments. */
function ownOf({ op, value, name, loop, means }: Node): string {
  if (loop) return signatureOf(loop)
  if (means) return `${name} ${signatureOfMeans(means)}`
  return op === 'constant' ? `${Object.is(value, -0) ? '-0' : value}` : name
}
