// Any number of steps of every run, in a loop. The record of a run is 0 while it moves, k + 1 if it came to rest at step
// k, and −(n + 1) if it was lost at step n.
#include "ensembleRuns.glsl"
// Whether the runs are first set to their start.
uniform bool u_begins;
// Whether this pass settles runs that a fused pass has left behind.
uniform bool u_settles;
uniform int u_count;
{{stepTable}}

void main() {
  ivec2 cell = ivec2(gl_FragCoord.xy);
  {{copies}}
  {{axes}}
  {{steadyValues}}
  vec2 theta;
  float record;
  {{states}}
  int first = u_first;
  int count = u_count;
  vec3 here;
  bool isBehind = false;
  if (u_begins) {
    {{startAxes}}
    {{starts}}
  } else {
    {{load}}
    // A fused pass left this run behind because it is lost on the way. Now its steps are taken one by one.
    isBehind = u_settles && record < 0.0 && fract(record) != 0.0;
    if (isBehind) {
      first = int(-record);
      count = {{fusedSteps}};
      record = 0.0;
    }
  }
  {{valueHere}}
  if (u_begins) {
    record = !isFinite(theta.x + theta.y + here.x + here.y + here.z) ? -1.0 : restAfter(0.0, 1, steepness(here.yz), steepness(here.yz), vec2(0.0));
  }
  {{looksBegin}}
  for (int i = 0; i < count; i += 1) {
    if (record < 0.0) break;
    int t = first + i;
    {{numbers}}
    {{powers}}
    vec2 g = here.yz;
    {{step}}
    {{lookHere}}
    {{stay}}
    vec2 move = next - theta;
    vec3 there;
    {{lookThere}}
    if (!isFinite(next.x + next.y + there.x + there.y + there.z)) {
      record = -float(t + 1);
      break;
    }
    {{take}}
    record = restAfter(record, t, steepness(here.yz), steepness(there.yz), move);
    here = there;
  }
  {{looksEnd}}
  // Where numbers almost overflow, a sum may do so in the other pass only. A draw must not take all steps since then.
  if (isBehind && record >= 0.0) record = -float(first + count);
  {{store}}
}
