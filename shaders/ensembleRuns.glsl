// The runs of an ensemble, for both ways of taking their steps. src/ensemble/gpu/stepShader.ts fills the holes.
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
// A run comes to rest where both slopes are smaller and its next step is no longer, and leaves where a slope is larger.
uniform vec2 u_restSlopes;
uniform vec2 u_restSteps;
uniform vec2 u_leaveSlopes;
uniform uint u_seed;
uniform uint u_columns;
{{constants}}
{{statesWritten}}
float axisX, axisY;
{{steady}}
// The record of a run that has moved in step t, given the one before: Judge.restAfter in src/run/verdict/judge.ts.
float restAfter(float record, int t, vec2 was, vec2 now, vec2 move) {
  bool isIn = all(lessThan(abs(now), u_leaveSlopes));
  bool isRest = all(lessThan(abs(was), u_restSlopes)) && all(lessThanEqual(abs(move), u_restSteps));
  return !isIn ? 0.0 : record > 0.0 || !isRest ? record : float(t);
}
{{functions}}
