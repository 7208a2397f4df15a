// One step of ensembleFused.frag, from `slope`, the gradient at `theta`.
{
  int t = u_first + {{index}};
  {{numbers}}
  {{powers}}
  vec2 was = slope;
  vec2 g = slope;
  {{step}}
  vec2 move = next - theta;
  {{take}}
  {{slopeHere}}
  sum += dot(abs(slope), vec2(sumShare));
  since = restAfter(since, t, was, slope, move);
}
