// Some steps of every run, written one after another: a loop or a branch would cost as much as the steps do. A run that
// is lost on the way stays where it began, with a mark in its record. ensembleStep.frag then takes its steps again.
#include "ensembleRuns.glsl"
{{stepUniforms}}
// A power of two, so small that the slopes of all steps can be added up. The sum is finite if every slope is.
const float sumShare = 1.0 / 64.0;

void main() {
  ivec2 cell = ivec2(gl_FragCoord.xy);
  {{copies}}
  {{axes}}
  {{steadyValues}}
  vec2 theta;
  float record;
  {{states}}
  {{load}}
  vec2 slope;
  {{slopeHere}}
  float since = record;
  float sum = 0.0;
  {{powersBefore}}
  {{steps}}
  vec3 here;
  {{valueHere}}
  bool wasLost = record < 0.0;
  bool isLost = !isFinite(theta.x + theta.y + here.x + sum);
  // The mark of a run that stays where this pass began: −(first step + 1/2).
  float mark = -float(u_first) - 0.5;
  record = wasLost ? record : isLost ? mark : since;
  bool isKept = wasLost || isLost;
  {{store}}
}
