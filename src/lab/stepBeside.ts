/** The whole step before or after a position; from between two steps, the nearer one in that direction. */
export function stepBeside(position: number, steps: number): number {
  return steps > 0 ? Math.floor(position) + steps : Math.ceil(position) + steps
}
