// The runs of an ensemble, for both ways of taking their steps. src/ensemble/gpu/stepText.ts fills the holes.
#include "precision.glsl"
#include "guards.glsl"
#include "noise.glsl"
#include "powers.glsl"
#include "clip.glsl"
// x, y, loss and record are in the first, the rule's state is in the others.
{{statesRead}}
// The values of the axes: a row of texels for x, one for y.
uniform sampler2D u_axes;
// The first step of this pass. Steps count from 1.
uniform int u_first;
// 1 / the slopes below which a run comes to rest, and 1 / its longest step there, along each parameter.
uniform vec2 u_restRates;
uniform vec2 u_restMoves;
uniform uint u_seed;
uniform uint u_columns;
{{constants}}
{{statesWritten}}
float axisX, axisY;
{{steady}}

// How steep a place is, in slopes of rest.
float steepness(vec2 slope) {
  vec2 parts = abs(slope) * u_restRates;
  return max(parts.x, parts.y);
}

// The record of a run that has moved in step t, given the one before and the steepness before and after it:
// Judge.restAfter in src/run/verdict/judge.ts. It chooses by products: branches would cost more than the step.
float restAfter(float record, int t, float was, float now, vec2 move) {
  vec2 moved = abs(move) * u_restMoves;
  float rests = step(max(max(moved.x, moved.y), was), 1.0) * step(record, 0.0);
  return step(now, {{leaves}}) * (record + rests * (float(t) - record));
}

{{functions}}
