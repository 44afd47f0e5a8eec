import {
  circle,
  dark,
  ellipse,
  group,
  line,
  type Motif,
  paper,
  rect,
  repeat,
  shape,
  steel,
  stripes,
  teal,
  wood,
  yellow,
} from "./paint.ts";

/** Motifs of parks and of what grows. */

const swing: Motif = ({ n, pick, random }) => {
  const frame = pick(["#c9702f", "#5f8f9f", "#7fa37c", "#b7655a"]);
  const shift = n(-30, 30);
  const seat = (x: number, sag: number) =>
    line(`M${x} 96v${70 + sag}M${x + 32} 96v70`, "#6b7478", 3.5) +
    group(`rotate(${sag ? n(10, 18) : 0} ${x + 16} 168)`, line(`M${x - 4} ${168}h40`, teal, 9));
  const tape = random.chance(0.4)
    ? line("M108 150l104 26", yellow, 7) + stripes("M108 150l104 26", "#3f4a4e", 7, "9 9")
    : "";
  return {
    scene: "park",
    drawn: group(
      `translate(${shift} 0)`,
      line("M86 208l34-114M246 208l-34-114M110 94h112", frame, 8) +
        seat(122, random.chance(0.5) ? 14 : 0) +
        seat(176, 0) +
        tape +
        ellipse(166, 212, 90, 6, "#b7c3a4"),
    ),
  };
};

const slide: Motif = ({ n, pick, random }) => {
  const colour = pick(["#e0a03c", "#5f8f9f", "#c9702f", "#7fa37c"]);
  const shift = n(-24, 24);
  const steps =
    line("M96 210V84M124 210V84", dark, 6) +
    repeat(6, (i) => line(`M96 ${196 - i * 20}h28`, dark, 5));
  const roof = random.chance(0.5)
    ? shape("M86 60l40-26 40 26z", "#b7655a") + line("M94 60v26M158 60v26", dark, 5)
    : "";
  return {
    scene: "park",
    drawn: group(
      `translate(${shift} 0)`,
      roof +
        steps +
        line("M90 84h60", dark, 7) +
        line(`M148 86q40 16 60 70t62 48`, colour, 17) +
        line(`M148 78q44 16 64 70t60 46`, "#fff", 2.5, 'opacity=".6"') +
        (random.chance(0.5) ? line("M204 140l14-8-4 14 14-6", "#4d5558", 3) : "") +
        ellipse(180, 214, 100, 6, "#b7c3a4"),
    ),
  };
};

const tap: Motif = ({ n, random }) => {
  const x = n(130, 170);
  const basin =
    shape(`M${x - 34} 128h68l-10 22h-48z`, "#b9c3c4") +
    rect(x - 17, 148, 34, 62, "#a7a296") +
    rect(x - 40, 206, 80, 8, "#8f8a7e");
  const faucet = line(`M${x} 128v-22q0-12 12-12h10v10`, steel, 7) + circle(x - 2, 98, 7, teal);
  const water =
    line(`M${x + 22} 106v${n(16, 22)}`, "#7fb3c4", 4) +
    line(`M${x + 30} 150q20 6 26 60`, "#8fc0cf", random.chance(0.6) ? 5 : 0.1) +
    ellipse(x + 50, 216, n(40, 66), 9, "#9fc0cb");
  return { scene: "park", drawn: water + basin + faucet };
};

const toilet: Motif = ({ n, pick, random }) => {
  const wall = pick(["#d9cdb9", "#c9d3cf", "#cfc3b7"]);
  const figure = (x: number, skirt: boolean) =>
    circle(x, 118, 6, paper) +
    (skirt
      ? shape(`M${x - 9} 148l6-22h6l6 22z`, paper)
      : rect(x - 5, 126, 10, 22, paper, 'rx="3"'));
  const doors =
    rect(88, 136, 40, 74, "#6f7f84") +
    rect(192, 136, 40, 74, "#6f7f84") +
    circle(122, 174, 3, yellow) +
    circle(226, 174, 3, yellow);
  const signs =
    rect(92, 106, 32, 46, "#5f7f9f", 'rx="4"') +
    figure(108, false) +
    rect(196, 106, 32, 46, "#b7655a", 'rx="4"') +
    figure(212, true);
  const water = random.chance(0.5)
    ? ellipse(n(120, 190), 214, n(40, 70), 8, "#9fc0cb")
    : rect(134, 176, 52, 30, paper) + line("M142 186h36M142 195h24", "#9aa3a5", 3);
  return {
    scene: "park",
    drawn:
      rect(66, 92, 188, 118, wall) +
      shape("M54 94h212l-16-26H70z", "#7d8a86") +
      doors +
      signs +
      water,
  };
};

const flower: Motif = ({ n, pick, random }) => {
  const bed = pick(["#a7764c", "#b5917a", "#8f8a7e"]);
  const tall = n(22, 42);
  const sad = random.chance(0.35);
  const blooms = repeat(8, (i) => {
    const x = 74 + i * 25;
    const top = 182 - tall - (i % 2) * 10;
    return (
      line(`M${x} 184q${sad ? 10 : 2}-20 ${sad ? 14 : 0}-${tall}`, "#5c8a5a", 4) +
      (sad
        ? ellipse(x + 15, top + 12, 8, 6, "#b39a6a")
        : circle(x, top, n(8, 13), pick([yellow, "#e0704f", "#f7e1a0", "#b79ac4", "#f0f0ea"])) +
          circle(x, top, 4, "#b98a3a"))
    );
  });
  const bricks = repeat(
    6,
    (i) =>
      rect(58 + i * 34, 184, 31, 14, i % 2 ? bed : "#b98a62", 'rx="2"') +
      rect(58 + i * 34, 199, 31, 14, i % 2 ? "#b98a62" : bed, 'rx="2"'),
  );
  const loose = random.chance(0.5)
    ? group(`rotate(${n(14, 34)} 272 214)`, rect(258, 206, 30, 13, "#b98a62", 'rx="2"'))
    : "";
  return { scene: random.chance(0.6) ? "street" : "park", drawn: blooms + bricks + loose };
};

const tree: Motif = ({ n, pick, random }) => {
  const x = n(120, 190);
  const crowns = pick([
    ["#7fa37c", "#8fb08a", "#6f936c"],
    ["#b79a63", "#c7ad78", "#a98a52"],
    ["#e6b9bd", "#efcdd0", "#d9a5ab"],
    ["#8aa777", "#9bb487", "#78966a"],
  ] as const);
  const trunk =
    shape(`M${x - 13} 214l4-112h18l6 112z`, "#8a6a4b") +
    line(`M${x} 120l${n(36, 56)}-${n(30, 44)}M${x} 132l-${n(36, 56)}-${n(24, 40)}`, "#8a6a4b", 8);
  const crown = repeat(9, (i) =>
    circle(x + n(-70, 70), n(46, 96), n(24, 38), crowns[i % 3] ?? crowns[0]),
  );
  const sign = random.chance(0.4)
    ? group(
        "translate(250 0)",
        line("M0 214V96", steel, 6) +
          shape("M-26 84h52l-26 42z", "#c9382c", 'stroke="#fff" stroke-width="4"'),
      ) + repeat(4, () => circle(n(226, 276), n(76, 110), n(13, 19), crowns[1]))
    : "";
  const fallen = random.chance(0.4)
    ? line(`M${n(30, 60)} 214l70-${n(4, 12)}M80 210l16-18`, "#8a6a4b", 6)
    : repeat(10, () => ellipse(n(40, 290), n(208, 230), 5, 2.6, crowns[1]));
  return { scene: random.chance(0.7) ? "street" : "park", drawn: trunk + crown + sign + fallen };
};

const weeds: Motif = ({ n, pick, random }) => {
  const blade = () => {
    const [x, h] = [n(6, 314), n(34, 104)];
    return line(
      `M${x} 222q${n(-12, 12)}-${h / 2} ${n(-20, 20)}-${h}`,
      pick(["#7f9a68", "#93ab78", "#6f8a5c", "#a9b07c"]),
      n(3, 6),
    );
  };
  const heads = repeat(10, () =>
    ellipse(n(10, 310), n(124, 170), 4, 9, pick(["#c7ad78", "#d9c79a", yellow])),
  );
  const bench = random.chance(0.3) ? line("M96 168h128M96 152h128", wood, 8) : "";
  const sign = random.chance(0.3)
    ? group(
        "translate(226 0)",
        line("M0 214V80", steel, 6) +
          circle(0, 72, 22, "#5f7f9f", 'stroke="#fff" stroke-width="4"'),
      )
    : "";
  return {
    scene: random.pick(["street", "lane", "park", "wall"] as const),
    drawn: bench + sign + repeat(54, blade) + heads,
  };
};

export const parkMotifs = { swing, slide, tap, toilet, flower, tree, weeds };
