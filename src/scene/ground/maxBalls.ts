/** How many balls a picture may have: surface and floor carry a shadow or a mark for each. */

/** As many as the shaders have room for. */
export const maxBalls = 32
