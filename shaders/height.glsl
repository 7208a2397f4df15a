// Selects the height formula. src/scene/ground/height.ts puts the formulas before this text.
uniform int u_scale;
uniform vec2 u_lossRange;
// Whether the picture ends at height 0 as it does at height 1, because the loss has no lowest value.
uniform bool u_isCutBelow;

// What is further out is cut off all the same.
const float lowest = -0.25;
const float highest = 1.25;

float heightOf(float loss) {
  if (u_scale == 0) return linearHeight(loss, u_lossRange.x, u_lossRange.y);
  if (u_scale == 1) return sqrtHeight(loss, u_lossRange.x, u_lossRange.y);
  return logHeight(loss, u_lossRange.x, u_lossRange.y);
}

float heightSlopeOf(float loss) {
  if (u_scale == 0) return linearSlope(loss, u_lossRange.x, u_lossRange.y);
  if (u_scale == 1) return sqrtSlope(loss, u_lossRange.x, u_lossRange.y);
  return logSlope(loss, u_lossRange.x, u_lossRange.y);
}
