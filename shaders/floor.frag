// A faint grid at the ticks, the frame of the domain, and the soft shadow of the sheet.
#include "precision.glsl"
uniform vec4 u_grid;
uniform vec4 u_frame;
// Step along x and z, and where a line lies, in scene units.
uniform vec4 u_lines;
uniform float u_unit;
uniform float u_shadow;

in vec2 v_at;

out vec4 o_colour;

float rule(float number) {
  float slope = max(fwidth(number), 1e-6);
  float away = abs(fract(number - 0.5) - 0.5) / slope;
  return clamp(0.5 * u_unit + 0.5 - away, 0.0, 1.0) * smoothstep(2.0, 6.0, 1.0 / (slope * u_unit));
}

float band(float at) { return 1.0 - smoothstep(0.74, 1.26, abs(at)); }

void main() {
  vec2 beyond = abs(v_at) - 1.0;
  float fade = max(1.0 - length(max(beyond, 0.0)) / 1.5, 0.0);
  float grid = max(rule((v_at.x - u_lines.z) / u_lines.x), rule((v_at.y - u_lines.w) / u_lines.y)) * u_grid.a * fade * fade;
  vec2 toFrame = abs(beyond) / max(fwidth(v_at), vec2(1e-6));
  vec2 onFrame = clamp(0.6 * u_unit + 0.5 - toFrame, 0.0, 1.0) * step(beyond.yx, vec2(0.002));
  float frame = max(onFrame.x, onFrame.y) * u_frame.a;
  float shadow = band(v_at.x - 0.06) * band(v_at.y - 0.05) * u_shadow;
  vec4 line = frame > grid ? vec4(u_frame.rgb, frame) : vec4(u_grid.rgb, grid);
  float alpha = line.a + shadow * (1.0 - line.a);
  if (alpha < 0.003) discard;
  o_colour = vec4(line.rgb * line.a / alpha, alpha);
}
