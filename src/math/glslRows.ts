/** Rows of data as GLSL. */
import type { Rows } from './rows'

/** So many rows stand beside each other in the texture: a power of two, by which shaders divide fast. */
const digits = 10
export const rowsAcross = 1 << digits

/** More columns than a texel has numbers have no room on a GPU. */
export const maxGpuColumns = 4

/**
 * What the text of means needs before it. Each texel is a row. A step that sees a batch sets where its rows begin, and how
 * many they are; 0 means all. With `seen`, the text of a function of that name, those are the places of a batch, and it
 * gives their rows.
 */
export function rowsGlsl(seen?: string): string {
  return `uniform highp sampler2D u_rows;
uniform int u_rowCount;
int batchFirst = 0;
int batchCount = 0;
int rowCount() {
return batchCount > 0 ? batchCount : u_rowCount;
}
${seen ?? ''}vec4 rowAt(int at) {
${seen === undefined ? '' : 'if (batchCount > 0) at = seen(at);\n'}return texelFetch(u_rows, ivec2(at & ${rowsAcross - 1}, at >> ${digits}), 0);
}
`
}

/** The rows as texels of four numbers, from left to right and up. */
export function rowTexels({ columns, count }: Rows): {
  readonly texels: Float32Array
  readonly height: number
} {
  const height = Math.ceil(count / rowsAcross)
  const texels = new Float32Array(4 * rowsAcross * height)
  columns.slice(0, maxGpuColumns).forEach((column, at) => {
    for (let row = 0; row < count; row += 1) texels[4 * row + at] = column[row] as number
  })
  return { texels, height }
}
