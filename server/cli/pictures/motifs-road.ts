import {
  circle,
  ellipse,
  GROUND,
  group,
  line,
  type Motif,
  rect,
  red,
  repeat,
  shape,
  steel,
  stripes,
  yellow,
} from "./paint.ts";

/** Motifs on the road surface and on pavements. */

const cracks = (n: (low: number, high: number) => number, x: number, y: number, reach: number) =>
  repeat(6, (i) => {
    const side = i % 2 ? 1 : -1;
    const [dx, dy] = [side * n(reach * 0.5, reach), n(-reach, reach) * 0.7];
    return line(
      `M${x + dx * 0.4} ${y + dy * 0.4}l${dx * 0.3} ${dy * 0.2}l${dx * 0.2} ${dy * 0.4}`,
      "#5f6669",
      2,
    );
  });

const pothole: Motif = ({ n, pick, random }) => {
  const [x, y, r] = [n(176, 224), n(100, 150), n(34, 56)];
  const round = (scale: number, fill: string) =>
    shape(
      `M${x - r * scale} ${y}q${n(-4, 8)} ${-r * 0.75 * scale} ${r * scale} ${-r * 0.7 * scale}t${r * scale} ${r * 0.6 * scale}q${n(-6, 6)} ${r * 0.8 * scale} ${-r * scale} ${r * 0.75 * scale}t${-r * scale} ${-r * 0.65 * scale}z`,
      fill,
    );
  const stones = repeat(9, () =>
    circle(
      x + n(-r * 1.3, r * 1.3),
      y + n(-r, r),
      n(2, 4.5),
      pick(["#767d80", "#a5aaaa", "#656c70"]),
    ),
  );
  const ruler = random.chance(0.4)
    ? group(`rotate(${n(-30, 30)} ${x} ${y})`, rect(x - 30, y + r * 0.4, 60, 7, yellow))
    : "";
  return {
    scene: "above",
    drawn: cracks(n, x, y, r * 2) + round(1, "#5d6467") + round(0.76, "#474e52") + stones + ruler,
  };
};

const drain: Motif = ({ n, random }) => {
  const y = n(40, 70);
  const missing = random.whole(5);
  const bars = repeat(7, (i) =>
    i === missing ? "" : rect(128, y + 16 + i * 16, 88, 8, "#868f93", 'rx="4"'),
  );
  const covers = repeat(3, (i) => {
    const top = 8 + i * 78;
    return i === missing % 3
      ? rect(112, top, 58, 72, "#3d4549", 'rx="3"') +
          shape(`M118 ${top + 70}l10-52 38 6-6 44z`, "#c4c0b6")
      : rect(112, top, 58, 72, "#c4c0b6", 'rx="3"') +
          line(`M134 ${top + 14}h14M134 ${top + 58}h14`, "#9e9a90", 4);
  });
  const grating =
    rect(112, y, 120, 136, "#5f676b", 'rx="5"') +
    rect(120, y + 8, 104, 120, "#3d4549", 'rx="3"') +
    bars;
  return {
    scene: "above",
    drawn: random.chance(0.55) ? grating : rect(108, 0, 66, 240, "#8a8f8c") + covers,
  };
};

const whiteLine: Motif = ({ n, random }) => {
  const worn = () => `opacity="${n(0.25, 0.85)}"`;
  const crossing = repeat(5, (i) => rect(124, 16 + i * 44, n(120, 176), 24, "#f2f2ec", worn()));
  const stop =
    rect(130, n(90, 120), 170, 22, "#f2f2ec", worn()) +
    repeat(8, () => rect(n(130, 280), n(88, 136), n(8, 22), n(4, 8), "#8e9496"));
  return {
    scene: "above",
    drawn:
      (random.chance(0.6) ? crossing : stop) +
      repeat(10, () => circle(n(130, 300), n(10, 230), n(3, 8), "#8e9496", 'opacity=".7"')),
  };
};

const kerb: Motif = ({ n, random }) => {
  const y = n(176, 190);
  const step = shape(`M0 ${y}h320v16H0z`, "#a7a296") + shape(`M0 ${y + 16}h320v60H0z`, "#8e9496");
  const joints = repeat(7, (i) => line(`M${i * 52 + 10} ${y}v16`, "#8f8a7e", 2));
  const wheel = group(
    `translate(${n(120, 190)} ${y - 26})`,
    circle(0, 12, 26, "none", 'stroke="#3f565e" stroke-width="5"') +
      circle(0, 12, 4, "#3f565e") +
      repeat(6, (i) =>
        line(
          `M0 12l${Math.round(24 * Math.cos((i * Math.PI) / 3))} ${Math.round(24 * Math.sin((i * Math.PI) / 3))}`,
          "#6f8188",
          1.6,
        ),
      ) +
      line("M0 12l10-46h34M10-34v-26M44-34v32", "#3f565e", 5) +
      circle(46, 30, 8, "none", 'stroke="#3f565e" stroke-width="4"') +
      rect(8, -44, 36, 9, "#006173", 'rx="4"'),
  );
  const roots = random.chance(0.4) ? line(`M20 ${y - 8}q40-22 80 0t80-4`, "#8a6a4b", 7) : "";
  return { scene: "street", drawn: step + joints + roots + wheel };
};

const tactile: Motif = ({ n, random }) => {
  const size = 46;
  const gap = 1 + random.whole(3);
  const blocks = repeat(5, (i) => {
    const top = 4 + i * (size + 2);
    if (i === gap) return rect(160, top, size, size, "#b9b5aa") + cracks(n, 183, top + 22, 26);
    const dots = random.chance(0.35)
      ? repeat(16, (d) =>
          circle(168 + (d % 4) * 10, top + 8 + Math.floor(d / 4) * 10, 3.2, "#cf9a2a"),
        )
      : repeat(4, (d) => rect(167 + d * 10, top + 5, 5, size - 10, "#cf9a2a", 'rx="2.5"'));
    return rect(160, top, size, size, yellow, 'rx="2"') + dots;
  });
  const paving =
    rect(0, 0, 320, 240, "#c9c5bc") +
    repeat(7, (i) => line(`M${i * 48} 0v240M0 ${i * 48}h320`, "#b8b3a8", 1.4));
  return { scene: "above", drawn: paving + group(`translate(${n(-60, 60)} 0)`, blocks) };
};

const puddle: Motif = ({ n, random }) => {
  const [x, y, w] = [n(130, 190), n(200, 212), n(86, 130)];
  const water =
    ellipse(x, y, w, n(18, 24), "#9fc0cb") + ellipse(x - w * 0.2, y - 4, w * 0.5, 8, "#bcd6dd");
  const rings = repeat(3, () =>
    ellipse(
      x + n(-60, 60),
      y + n(-8, 8),
      n(8, 14),
      3.5,
      "none",
      'stroke="#e6f1f4" stroke-width="1.6"',
    ),
  );
  const boots = random.chance(0.5)
    ? group(
        `translate(${x - 10} ${y - 46})`,
        shape("M0 0h13v34h10q4 0 4 8H0zM34 2h13v34h10q4 0 4 8H34z", "#c9702f"),
      )
    : "";
  return { scene: random.chance(0.5) ? "street" : "lane", drawn: water + rings + boots };
};

const leak: Motif = ({ n }) => {
  const [x, y] = [n(170, 220), n(70, 110)];
  const stream = shape(
    `M${x - 8} ${y}q${n(-10, 20)} 50 ${n(-60, -40)} 90t${n(-20, 0)} 90h70q10-60 40-90t-14-92z`,
    "#8fb7c4",
    'opacity=".85"',
  );
  const spring =
    ellipse(x, y, 30, 20, "#a9cdd8") +
    ellipse(x, y, 17, 11, "#cfe4ea") +
    repeat(7, () => circle(x + n(-24, 24), y + n(-24, 6), n(1.6, 3.6), "#e8f3f6"));
  return { scene: "above", drawn: cracks(n, x, y, 70) + stream + spring };
};

export const trafficCone = (x: number, y: number, scale = 1) =>
  group(
    `translate(${x} ${y}) scale(${scale})`,
    rect(-20, -6, 40, 7, "#a9542a", 'rx="2"') +
      shape("M-13-6L-4-58h8L13-6z", "#e0703c") +
      shape("M-9.500-26h19l-2.400-14h-14.200z", "#f5f1e8"),
  );

const cone: Motif = ({ n, random }) => {
  const y = n(206, 216);
  const bar =
    line(`M70 ${y - 44}H250`, yellow, 8) + stripes(`M70 ${y - 44}H250`, "#3f4a4e", 8, "14 14");
  const hole = ellipse(160, y + 2, 62, 11, "#5d6467");
  return {
    scene: random.chance(0.5) ? "street" : "lane",
    drawn:
      hole +
      bar +
      trafficCone(70, y, 1.1) +
      trafficCone(250, y, 1.1) +
      (random.chance(0.5) ? trafficCone(160, y + 18, 1.2) : ""),
  };
};

const fence: Motif = ({ n, random }) => {
  const y = GROUND + n(0, 10);
  const bend = n(14, 34);
  const rail = (dy: number, colour: string) =>
    line(`M-8 ${y + dy}H110q30 ${bend} 60 ${bend}t60-${bend}h100`, colour, 13);
  const posts = repeat(5, (i) => rect(10 + i * 74, y - 14, 9, 62, "#aeb7ba"));
  const rust = repeat(8, () =>
    ellipse(n(10, 310), y + n(-8, 24), n(3, 9), 2.4, "#a8643c", 'opacity=".7"'),
  );
  return {
    scene: "street",
    drawn:
      posts +
      (random.chance(0.5) ? rail(0, "#eceff0") : rail(0, "#dfe6e2") + rail(22, "#dfe6e2")) +
      rust,
  };
};

const mirror: Motif = ({ n, random }) => {
  const turn = n(-16, 16);
  const glass =
    circle(0, 0, 40, "#e0703c") +
    circle(0, 0, 33, "#b7d0d6") +
    shape("M-30 10q30-12 60 0q-6 22-30 23t-30-23z", "#9a9f9f") +
    shape("M-22 6l10-18 12 18zM6 6V-14h16V6z", "#d9e4e4");
  const crack = random.chance(0.45) ? line("M-8-32l8 22-12 14 14 12-6 16", "#f5f8f8", 2.4) : "";
  const head = group(
    `translate(160 84) rotate(${turn})`,
    glass + crack + (random.chance(0.3) ? "" : line("M-40-8q40-44 80 0", "#c35a2b", 6)),
  );
  return {
    scene: random.chance(0.5) ? "lane" : "street",
    drawn: group(`rotate(${turn / 3} 160 214)`, line("M160 214V96", "#e0703c", 9) + head),
  };
};

const signal: Motif = ({ n, random }) => {
  const lights = [red, yellow, "#3f9a8a"];
  const on = random.whole(3);
  const box =
    rect(60, 52, 108, 40, "#3e4a4f", 'rx="10"') +
    lights.map((colour, i) => circle(82 + i * 32, 72, 13, i === on ? colour : "#5a666b")).join("");
  const traffic = line("M206 214V72H168", steel, 8) + box;
  const stop = group(
    `rotate(${n(-14, 14)} 236 214)`,
    line("M236 214V70", steel, 8) +
      shape("M196 62h80l-40 66z", red, 'stroke="#fff" stroke-width="5"') +
      line("M220 80h32", "#fff", 7),
  );
  return {
    scene: "street",
    drawn: random.chance(0.55)
      ? group(`translate(${n(-30, 20)} 0)`, traffic)
      : group(`translate(${n(-110, 0)} 0)`, stop),
    glow: "",
  };
};

export const roadMotifs = {
  pothole,
  drain,
  line: whiteLine,
  kerb,
  tactile,
  puddle,
  leak,
  cone,
  fence,
  mirror,
  signal,
};
