// A line's colour: an anti-aliased core in a casing. Trails end at the playhead.
#include "precision.glsl"
uniform vec4 u_colours[{{styles}}];
uniform vec4 u_dashes[{{styles}}];
uniform vec3 u_casingColour;
uniform float u_casing;
// How strong the light line around the casing is, which lets the ground through.
uniform float u_hairline;
uniform float u_opacity;
// Pixels per scene unit, for dashes.
uniform float u_pixelsPerUnit;
// If u_hasPlayhead: the playhead, and the strength of what lies ahead.
uniform bool u_hasPlayhead;
uniform float u_position;
uniform float u_ahead;

in vec2 v_pixel;
flat in vec4 v_ends;
flat in vec4 v_neighbours;
flat in vec2 v_joined;
flat in vec2 v_halfWidths;
flat in vec4 v_along;
flat in int v_style;
flat in float v_clear;

out vec4 o_colour;

const float hairlineWidth = 0.8;

// The nearest point of a segment, as a share of its length, and the distance to it.
vec2 nearest(vec2 pixel, vec2 start, vec2 end) {
  vec2 way = end - start;
  float share = clamp(dot(pixel - start, way) / max(dot(way, way), 1e-6), 0.0, 1.0);
  return vec2(share, distance(pixel, start + share * way));
}

float cover(float halfWidth, float away) {
  return clamp(halfWidth + 0.5 - away, 0.0, 1.0);
}

void main() {
  vec2 here = nearest(v_pixel, v_ends.xy, v_ends.zw);
  // Near a joint each pixel belongs to the nearest segment only, so that translucent lines do not darken there and a
  // casing does not cover the core of its line.
  if (v_joined.x > 0.5 && nearest(v_pixel, v_neighbours.xy, v_ends.xy).y <= here.y + 1e-3) discard;
  if (v_joined.y > 0.5 && nearest(v_pixel, v_ends.zw, v_neighbours.zw).y < here.y - 1e-3) discard;
  // The head of an arrow tapers, and is cut straight where it begins.
  if (v_halfWidths.x > v_halfWidths.y + 1.0 && dot(v_pixel - v_ends.xy, v_ends.zw - v_ends.xy) < 0.0) discard;
  float halfWidth = mix(v_halfWidths.x, v_halfWidths.y, here.x);
  float cased = cover(halfWidth + u_casing, here.y);
  float whole = max(cased, u_hairline * cover(halfWidth + u_casing + hairlineWidth, here.y));
  vec4 colour = u_colours[v_style];
  float strength = colour.a * u_opacity * v_clear;
  if (u_hasPlayhead) {
    float step = mix(v_along.x, v_along.y, here.x);
    float age = u_position - step;
    strength *= age < 0.0 ? u_ahead : 1.0;
  }
  vec4 dash = u_dashes[v_style];
  float period = dash.x + dash.y;
  if (period > 0.0) {
    float along = mod(mix(v_along.z, v_along.w, here.x) * u_pixelsPerUnit, period);
    whole *= clamp(dash.x - along + 0.5, 0.0, 1.0) + clamp(along - period + 0.5, 0.0, 1.0);
  }
  float alpha = whole * strength;
  if (alpha < 0.004) discard;
  float core = cover(halfWidth, here.y);
  vec3 around = mix(vec3(1.0), u_casingColour, cased / whole);
  o_colour = vec4(mix(around, colour.rgb, core), alpha);
}
