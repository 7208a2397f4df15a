// One step of ensembleFused.frag, from `slope`, the gradient at `theta`.
{
  int t = u_first + {{index}};
  {{numbers}}
  {{powers}}
  vec2 g = slope;
  {{step}}
  {{take}}
  {{slopeHere}}
  {{watch}}
}
