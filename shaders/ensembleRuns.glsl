// What both ways of taking an ensemble's steps know of its runs; src/ensemble/gpu/stepShader.ts fills the holes.
#include "precision.glsl"
#include "guards.glsl"
#include "noise.glsl"
#include "powers.glsl"
#include "clip.glsl"
// x, y, loss and record in the first, the rule's state in the others.
{{statesRead}}
// The values of the axes: a row of texels for x, one for y.
uniform sampler2D u_axes;
// The first step of this pass; steps count from 1.
uniform int u_first;
uniform float u_restSquared;
uniform uint u_seed;
uniform uint u_columns;
{{constants}}
{{statesWritten}}
float axisX, axisY;
{{steady}}
{{functions}}
