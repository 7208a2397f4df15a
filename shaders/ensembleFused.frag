// Some steps of every run, written one after the other: a loop or a branch would cost as much as the steps do. A run that
// is lost in them stays where it was, with a record that ensembleStep.frag knows: its steps are taken again there.
#include "ensembleRuns.glsl"
{{stepUniforms}}

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
  float moving = 0.0;
  float sum = 0.0;
  {{powersBefore}}
  {{steps}}
  vec3 here;
  {{valueHere}}
  // It came to rest after the last step at which it moved, if it was not at rest all the time.
  float since = moving == 0.0 && record > 0.0 ? record : float(u_first) + moving + 1.0;
  bool wasLost = record < 0.0;
  bool isLost = !isFinite(theta.x + theta.y + here.x + sum);
  // Left at the beginning of this pass, with a mark: half a step more than its first.
  float mark = -float(u_first) - 0.5;
  record = wasLost ? record : isLost ? mark : moving == {{count}}.0 ? 0.0 : since;
  bool isKept = wasLost || isLost;
  {{store}}
}
