/** What is said of a file or a link that is opened: a line for each problem. */
export function linesOf(problems: readonly string[], source: string, isNothing: boolean): string[] {
  const end = isNothing ? '; all stays as it is' : ''
  return problems.map((problem) => {
    // What a problem calls the link is the source.
    const said = problem.startsWith('the link ')
      ? problem.replace('the link', source)
      : `${source}: ${problem}`
    return said + end
  })
}
