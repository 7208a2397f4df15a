/** What a rule can be made of, in short. */
import { functions, vectorFunctions } from '../../math/functions'

export function RuleHelp() {
  return (
    <details className="rule-help">
      <summary>theta, g, t, eta, norm, dot, grad, solve, …</summary>
      <dl>
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt>
              <code>{word}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const usages = (table: Readonly<Record<string, { readonly usage: string }>>): string =>
  Object.values(table)
    .map(({ usage }) => usage)
    .join(' ')

const words: readonly (readonly [string, string])[] = [
  ['setting k = 2 from 1 to 9', 'a slider; log and whole may follow, and the range may be left out'],
  ['state m = 0', 'kept from step to step; begins with a number or a formula of the settings'],
  ['theta', 'the parameters: the rule moves them'],
  ['g', 'their gradient, after noise and clipping'],
  ['t, eta', 'the step, from 1, and the scheduled learning rate'],
  [usages(vectorFunctions), 'length, product, a further gradient, and the Hessian’s inverse'],
  [`${usages(functions)} + - * / ^`, 'component by component'],
  ['a < b ? a : b', 'one or the other; <= > >= == != compare too'],
]
