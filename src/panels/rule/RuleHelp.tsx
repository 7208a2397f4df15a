/** A short reference of the rule language. */
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
  ['setting k = 2 from 1 to 9', 'a slider; log or whole may follow; the range is optional'],
  ['state m = 0', 'kept from step to step; starts as a number or a formula of the settings'],
  ['theta', 'the parameters, which the rule updates'],
  ['g', 'the gradient, after noise and clipping'],
  ['t, eta', 'the step, counted from 1, and the scheduled learning rate'],
  [usages(vectorFunctions), 'Euclidean norm, dot product, gradient at v, and (∇²L + λI)⁻¹ v'],
  [`${usages(functions)} + - * / ^`, 'elementwise'],
  ['a < b ? a : b', 'a choice; <= > >= == != compare too'],
]
