// Selects the height formula. src/scene/ground/height.ts puts the formulas before this text.
uniform int u_scale;
uniform vec2 u_lossRange;
// Whether the picture ends at height 0 as it does at height 1, because the loss has no lowest value.
uniform bool u_isCutBelow;

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

// How much of the surface is seen at a height: it fades out past the ends of the picture.
float seenAt(float height) {
  float above = 1.0 - smoothstep(1.0, 1.14, height);
  return u_isCutBelow ? above * smoothstep(-0.1, 0.0, height) : above;
}
