"""The colours of a figure: its stylesheet, in the page's own colours, and those colours for a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

STYLE = """\
.move-figure { display: block; width: 100%; height: auto; }
.move-figure .near, .move-figure .ghost { fill: var(--figure-near, var(--pine)); }
.move-figure .far { fill: var(--figure-far, var(--sage)); }
.move-figure .gap { fill: none; stroke: var(--figure-gap, var(--paper)); stroke-width: 6; stroke-linejoin: round; }
.move-figure .glow { fill: var(--honey); }
.move-figure .ghosts { opacity: 0.14; }
.move-figure .mat, .move-figure .floor, .move-figure .sheet, .move-figure .wall {
  fill: var(--figure-mat, var(--line));
}
.move-figure .sheet, .move-figure .wall { stroke: var(--figure-mat, var(--line)); stroke-linejoin: round; }
.move-figure .sheet { stroke-width: 18; }
.move-figure .wall { stroke-width: 6; }
.move-figure .wood, .move-figure .soft {
  fill: var(--figure-things, var(--body));
  stroke: var(--figure-things, var(--body));
  stroke-linejoin: round;
}
.move-figure .wood { stroke-width: 4; }
.move-figure .soft { stroke-width: 10; }
.move-figure .rim { stroke: var(--figure-gap, var(--paper)); stroke-width: 15; }
.move-figure .water { fill: var(--figure-far, var(--sage)); opacity: 0.35; }
.move-figure .held, .move-figure .warm, .move-figure .cold {
  stroke: var(--figure-gap, var(--paper));
  stroke-width: 4;
  stroke-linejoin: round;
  paint-order: stroke;
}
.move-figure .held { fill: var(--ink2); }
.move-figure .warm { fill: var(--honey); }
.move-figure .cold { fill: var(--dusk); }
.move-figure .band, .move-figure .way, .move-figure .tip { fill: none; stroke-linecap: round; stroke-linejoin: round; }
.move-figure .band { stroke: var(--ink2); stroke-width: 4; }
.move-figure .way, .move-figure .tip { stroke: var(--ink); stroke-width: 3.5; }
.move-figure .way { stroke-dasharray: 0.5 9; }
.move-figure .halo { stroke: var(--figure-gap, var(--paper)); stroke-width: 9; }
[data-theme="flare"] .move-figure {
  --figure-near: #c9c2f5;
  --figure-far: #7c74b8;
  --figure-mat: #3a3562;
  --figure-things: #4a4479;
}
@media (forced-colors: active) {
  .move-figure {
    --figure-near: CanvasText;
    --figure-far: GrayText;
    --figure-gap: Canvas;
    --figure-mat: GrayText;
    --figure-things: GrayText;
    --ink: CanvasText;
    --honey: Highlight;
    forced-color-adjust: none;
  }
}
@media print {
  .move-figure {
    --figure-near: #333;
    --figure-far: #8a8a8a;
    --figure-gap: #fff;
    --figure-mat: #ddd;
    --figure-things: #c4c4c4;
    --ink: #000;
    --honey: #f2b441;
  }
}
"""

#: the design's colours, for a figure that stands in no page
THEMES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#f3f6f2",
        "ink": "#15302b",
        "ink2": "#4b605a",
        "line": "#d3dcd5",
        "pine": "#0f6154",
        "sage": "#8fc0b2",
        "honey": "#f2b441",
        "dusk": "#453e7c",
        "body": "#bfd0c6",
    },
    "dark": {
        "paper": "#0e1917",
        "ink": "#e9f1ed",
        "ink2": "#a8bbb4",
        "line": "#2a3b37",
        "pine": "#7fd3be",
        "sage": "#3e6f64",
        "honey": "#f2b441",
        "dusk": "#b9b1f2",
        "body": "#2f4640",
    },
    "flare": {
        "paper": "#1b1830",
        "ink": "#f4f1ff",
        "ink2": "#c3bce6",
        "line": "#3a3562",
        "pine": "#c9c2f5",
        "sage": "#7c74b8",
        "honey": "#f4bc55",
        "dusk": "#b9b1f2",
        "body": "#4a4479",
    },
}
