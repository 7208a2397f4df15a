/** How many balls a picture may have. Surface and floor have a shadow or a mark for each. */

/** The shaders have room for so many. */
export const maxBalls = 32
