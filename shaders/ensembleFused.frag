// Some steps of every run, written one after another: a loop or a branch would cost as much as the steps do. A run that
// is lost on the way stays where it began, with a mark in its record. ensembleStep.frag then takes its steps again.
#include "ensembleRuns.glsl"
{{stepUniforms}}

// At least the steepness of a place, and at most twice that. No number where a slope is none.
float steepnessAbout(vec2 slope) { return dot(abs(slope), u_restRates); }

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
  float lowest = steepnessAbout(slope);
  float sum = 0.0;
  {{powersBefore}}
  {{steps}}
  vec3 here;
  {{valueHere}}
  bool wasLost = record < 0.0;
  bool isLost = !isFinite(theta.x + theta.y + here.x + sum);
  // A run that may have come to rest, or may have left, takes the steps of this pass once more, and looks at each.
  bool mayRest = record == 0.0 && lowest < 2.0;
  bool mayLeave = record > 0.0 && sum >= {{leaves}};
  // So does one that may have stayed at a slope of 0, where a step without numbers is not taken.
  bool mayStay = !wasLost && lowest == 0.0{{mayStay}};
  if (mayStay || !isLost && (mayRest || mayLeave)) {
    {{load}}
    {{slopeHere}}
    float was = steepness(slope);
    sum = 0.0;
    {{powersBefore}}
    for (int i = 0; i < {{fusedSteps}}; i += 1) {{retaken}}
    {{valueHere}}
    isLost = !isFinite(theta.x + theta.y + here.x + sum);
  }
  // The mark of a run that stays where this pass began: −(first step + 1/2).
  float mark = -float(u_first) - 0.5;
  if (isLost && !wasLost) record = mark;
  bool isKept = wasLost || isLost;
  {{store}}
}
