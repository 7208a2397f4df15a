/** The whole step before or after a position. Between two steps, it is the nearer one in that direction. */
export function stepBeside(position: number, steps: number): number {
  return steps > 0 ? Math.floor(position) + steps : Math.ceil(position) + steps
}
