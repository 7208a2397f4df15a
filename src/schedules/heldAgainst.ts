/** What each schedule is held against. `npm run held` counts it in the references; a test holds it to them. */
export const heldAgainst: Readonly<Record<string, string>> = {
  constant: 'no outside reference',
  step: 'PyTorch 2.13, 1e-9, 100 steps',
  exponential: 'PyTorch 2.13, 1e-9, 100 steps',
  cosine: 'PyTorch 2.13, 1e-9, 100 steps',
  cosineRestarts: 'PyTorch 2.13, 1e-9, 100 steps',
  warmupCosine: 'PyTorch 2.13, 1e-9, 100 steps',
  oneCycle: 'PyTorch 2.13, 1e-9, 100 steps',
  polynomial: 'PyTorch 2.13, 1e-9, 100 steps',
  rangeTest: 'PyTorch 2.13, 1e-9, 2 runs',
}
