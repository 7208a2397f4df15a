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
uniform float u_restSquared;
uniform uint u_seed;
uniform uint u_columns;
{{constants}}
{{statesWritten}}
float axisX, axisY;
{{steady}}
{{functions}}
