import {
  type Brush,
  circle,
  type Figure,
  GROUND,
  group,
  leaf,
  line,
  rect,
  repeat,
  shape,
} from "./paint.ts";

/** What stands behind a figure. `lit` are the windows that shine at night. */
type Backdrop = { drawn: string; lit: string };

const skies = ["#dbe9ec", "#e2ebe8", "#d5e5ee", "#e8ece4"] as const;
const houses = ["#c4d4d6", "#cfd3c8", "#d3cdc4", "#bccdd3", "#d6d2d8"] as const;
const grounds = ["#c9c3b6", "#c8bda8", "#c4c4bd", "#cdc6bd"] as const;
const asphalts = ["#8e9496", "#969a98", "#878f94", "#9a9893"] as const;
const lawns = ["#cfd8bf", "#c6d3b4", "#d3dac6"] as const;
const window_ = "#eaf2f2";
const shining = "#f6e3a4";

export function tree(x: number, scale: number, crown: readonly [string, string]): string {
  return group(
    `translate(${x} ${GROUND}) scale(${scale})`,
    shape("M-4 0h8v-34h-8z", "#8a6a4b") +
      circle(0, -54, 30, crown[0]) +
      circle(-18, -42, 20, crown[1]) +
      circle(16, -40, 17, crown[1]),
  );
}

const crowns = [
  ["#7fa37c", "#8fb08a"],
  ["#8aa777", "#9bb487"],
  ["#b79a63", "#c7ad78"],
] as const;

/** One house with a row or two of windows; flat or pointed roof. */
function house(brush: Brush, x: number, width: number): Backdrop {
  const height = brush.n(46, 92);
  const top = GROUND - height;
  const roof = brush.random.chance(0.5)
    ? `M${x} ${top}L${x + width / 2} ${top - brush.n(16, 28)}L${x + width} ${top}z`
    : `M${x - 2} ${top}h${width + 4}v-6h${-width - 4}z`;
  const columns = Math.max(1, Math.floor(width / 26));
  const rows = height > 66 ? 2 : 1;
  let drawn = rect(x, top, width, height, brush.pick(houses)) + shape(roof, brush.pick(houses));
  let lit = "";
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const wx = x + 8 + column * (width / columns);
      const wy = top + 12 + row * 28;
      const pane = rect(wx, wy, 13, 16, window_);
      drawn += pane;
      if (brush.random.chance(0.4)) lit += rect(wx, wy, 13, 16, shining, 'opacity=".9"');
    }
  }
  return { drawn, lit };
}

function houseRow(brush: Brush): Backdrop {
  let drawn = "";
  let lit = "";
  for (let x = brush.n(-24, -4); x < 330; ) {
    const width = brush.n(38, 74);
    if (brush.random.chance(0.82)) {
      const one = house(brush, x, width);
      drawn += one.drawn;
      lit += one.lit;
    } else if (brush.random.chance(0.7)) {
      drawn += tree(x + width / 2, brush.n(0.8, 1.2), brush.pick(crowns));
    }
    x += width + brush.n(0, 14);
  }
  return { drawn, lit };
}

function street(brush: Brush): Backdrop {
  const { drawn, lit } = houseRow(brush);
  const road = brush.random.chance(0.5)
    ? rect(0, 216, 320, 24, brush.pick(asphalts)) + line("M0 216h320", "#a9a59b", 3)
    : "";
  return { drawn: drawn + rect(0, GROUND, 320, 72, brush.pick(grounds)) + road, lit };
}

/** A road that runs away from the one who looks. */
function lane(brush: Brush): Backdrop {
  const { drawn, lit } = houseRow(brush);
  const far = brush.n(140, 180);
  const near = brush.n(24, 60);
  const road = shape(`M${far - 12} ${GROUND}h26L${320 - near} 240H${near}z`, brush.pick(asphalts));
  return { drawn: drawn + rect(0, GROUND, 320, 72, brush.pick(grounds)) + road, lit };
}

function park(brush: Brush): Backdrop {
  const crown = brush.pick(crowns);
  const trees = repeat(brush.pick([2, 3, 4]), (i) =>
    tree(20 + i * brush.n(72, 96), brush.n(0.7, 1.3), i % 2 ? crown : brush.pick(crowns)),
  );
  const hedge = brush.random.chance(0.5) ? rect(0, 150, 320, 20, leaf, 'rx="8"') : "";
  const path = brush.random.chance(0.5)
    ? shape(`M${brush.n(30, 120)} 240q60-50 ${brush.n(120, 190)}-72h30q-60 30-70 72z`, "#dcd6c6")
    : "";
  const lawn = rect(0, GROUND, 320, 72, brush.pick(lawns));
  return { drawn: hedge + trees + lawn + path, lit: "" };
}

/** Looking down on road and kerb. */
function above(brush: Brush): Backdrop {
  const kerb = brush.n(64, 108);
  const pavement = rect(0, 0, kerb, 240, brush.pick(grounds));
  const slabs = repeat(5, (i) => line(`M0 ${i * 52 + 18}h${kerb}`, "#b9b3a6", 1.5));
  const specks = repeat(26, () =>
    circle(brush.n(kerb + 6, 316), brush.n(4, 236), brush.n(0.8, 1.8), "#7d8385"),
  );
  return {
    drawn:
      rect(0, 0, 320, 240, brush.pick(asphalts)) +
      pavement +
      slabs +
      line(`M${kerb} 0v240`, "#a9a59b", 4) +
      specks,
    lit: "",
  };
}

function river(brush: Brush): Backdrop {
  const { drawn, lit } = houseRow(brush);
  const bank = brush.pick(["#b9b8ad", "#a9b49c", "#c2b8a6"]);
  const ripples = repeat(9, () =>
    line(`M${brush.n(0, 280)} ${brush.n(196, 234)}h${brush.n(14, 40)}`, "#bfdfe8", 2),
  );
  return {
    drawn:
      drawn +
      rect(0, GROUND - 6, 320, 26, bank) +
      rect(0, 186, 320, 54, brush.pick(["#9cc3cf", "#8fb7c4", "#a4c4c4"])) +
      ripples,
    lit,
  };
}

function wall(brush: Brush): Backdrop {
  const stone = brush.pick(["#c9c6bd", "#bfc4c4", "#cbbfb2"]);
  const joints = repeat(6, (i) => line(`M0 ${56 + i * 24}h320`, "#b3b0a6", 1.5));
  const ends = repeat(18, (i) =>
    line(`M${brush.n(0, 320)} ${56 + (i % 5) * 24}v24`, "#b3b0a6", 1.5),
  );
  const behind = repeat(3, (i) => tree(40 + i * 110, brush.n(0.9, 1.3), brush.pick(crowns)));
  return {
    drawn:
      group("translate(0 -100)", behind) +
      rect(0, 56, 320, 130, stone) +
      joints +
      ends +
      rect(0, 184, 320, 56, brush.pick(grounds)),
    lit: "",
  };
}

const scenes: Record<Figure["scene"], (brush: Brush) => Backdrop> = {
  street,
  lane,
  park,
  above,
  river,
  wall,
};

/** Sky and all that is behind the figure. */
export function backdrop(brush: Brush, scene: Figure["scene"]): Backdrop {
  const { drawn, lit } = scenes[scene](brush);
  const sun =
    scene !== "above" && brush.time !== "rain" && brush.random.chance(0.5)
      ? circle(brush.n(30, 290), brush.n(24, 52), 12, "#f6eccb")
      : "";
  const cloud =
    scene !== "above" && brush.random.chance(0.5)
      ? group(
          `translate(${brush.n(10, 220)} ${brush.n(20, 52)})`,
          rect(0, 0, 66, 14, "#f3f7f6", 'rx="7"') + rect(16, -9, 30, 16, "#f3f7f6", 'rx="8"'),
        )
      : "";
  return { drawn: rect(0, 0, 320, 240, brush.pick(skies)) + sun + cloud + drawn, lit };
}

const veil = (colour: string, opacity: number) =>
  rect(0, 0, 320, 240, colour, `opacity="${opacity}"`);

/** What lies between the backdrop and the figure: dusk, and the windows that shine through it. */
export function dusk(brush: Brush, lit: string): string {
  if (brush.time === "night") return veil("#12222c", 0.46) + lit;
  return brush.time === "evening" ? lit.replaceAll(".9", ".5") : "";
}

/** Light and weather over the finished picture. */
export function weather(brush: Brush): string {
  if (brush.time === "evening") return veil("#e08a4c", 0.16);
  if (brush.time === "night") return veil("#12222c", 0.32);
  if (brush.time !== "rain") return "";
  const drops = repeat(46, () => {
    const [x, y] = [brush.n(0, 320), brush.n(-10, 230)];
    return line(`M${x} ${y}l-4 14`, "#f0f6f8", 1.4, 'opacity=".6"');
  });
  return veil("#56707e", 0.24) + drops;
}
