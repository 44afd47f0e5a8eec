import {
  circle,
  ellipse,
  group,
  ink,
  line,
  type Motif,
  paper,
  rect,
  repeat,
  shape,
  steel,
  teal,
  wood,
  yellow,
} from "./paint.ts";

/** Motifs of things that lie or stand about. */

const bag = (x: number, y: number, scale: number, colour: string) =>
  group(
    `translate(${x} ${y}) scale(${scale})`,
    shape("M-30 0q-14-50 18-64l10-12 12 12q32 14 18 64z", colour) +
      line("M-8-60q8 8 16 0", "#f5f1e8", 3) +
      shape("M-16-40q-6 16-2 30", "none", 'stroke="#fff" stroke-width="3" opacity=".35"'),
  );

const bags: Motif = ({ n, pick, random }) => {
  const colours = ["#5c6a70", "#7a888d", "#d8dfe0", "#9fb3a4", "#c3ccd0"];
  const net = random.chance(0.5)
    ? shape("M70 212q90-96 190 0z", "#5f8f8a", 'opacity=".28"') +
      repeat(8, (i) =>
        line(`M${84 + i * 22} 212q14-30 ${n(8, 20)}-${n(40, 60)}`, "#4f7f7a", 1.4, 'opacity=".6"'),
      )
    : "";
  const box = random.chance(0.5)
    ? rect(206, 158, 62, 54, "#b98a58", 'rx="4"') + line("M206 174h62M237 158v54", "#8f6636", 4)
    : "";
  return {
    scene: random.chance(0.5) ? "street" : "wall",
    drawn:
      ellipse(165, 212, 112, 6, "#aea797") +
      bag(n(90, 110), 210, n(0.9, 1.1), pick(colours)) +
      box +
      bag(n(140, 165), 212, n(0.7, 1), pick(colours)) +
      bag(n(185, 215), 214, n(0.6, 0.8), pick(colours)) +
      net,
  };
};

const crow: Motif = ({ n, random }) => {
  const bird = (x: number, y: number, side: 1 | -1, scale: number) =>
    group(
      `translate(${x} ${y}) scale(${side * scale} ${scale})`,
      ellipse(0, -24, 27, 15, "#30383c") +
        circle(25, -40, 11, "#30383c") +
        shape("M34-42l17 4-16 5z", "#59636a") +
        circle(28, -42, 2, paper) +
        shape("M-22-26l-30-7 8 16 22 4z", "#262d31") +
        line("M-4-10v11M7-10v11", "#59636a", 3),
    );
  return {
    scene: "street",
    drawn:
      bag(n(90, 110), 212, 1, "#d8dfe0") +
      bag(150, 214, 0.8, "#c3ccd0") +
      shape("M60 214q60-64 130 0z", "#5f8f8a", 'opacity=".3"') +
      repeat(7, () =>
        rect(n(150, 270), n(206, 222), n(6, 14), 5, random.pick(["#c9702f", "#e9e6dc", "#9fb3a4"])),
      ) +
      bird(n(200, 226), 214, 1, 1.1) +
      (random.chance(0.6) ? bird(n(40, 70), 218, 1, 0.9) : ""),
  };
};

const bike = (x: number, colour: string, tilt: number) =>
  group(
    `translate(${x} 0) rotate(${tilt} 33 212)`,
    `<g fill="none" stroke="${colour}" stroke-width="5"><circle cx="0" cy="188" r="24"/><circle cx="66" cy="188" r="24"/><path d="M0 188l22-38h30l14 38M22 150l16 38h-38M38 188l14-38M18 142h12M52 150l-4-14h12"/></g>`,
  );

const bicycle: Motif = ({ n, pick, random }) => {
  const count = random.pick([2, 3, 3, 4]);
  const fallen = random.chance(0.35) ? random.whole(count) : -1;
  const colours = [ink, "#8a5a4a", "#5f7f8f", "#6f8f6a", "#a9784a"];
  const basket = (x: number) =>
    rect(x + 54, 132, 24, 18, "none", 'stroke="#8b979b" stroke-width="3" rx="3"');
  return {
    scene: random.chance(0.6) ? "street" : "wall",
    drawn:
      repeat(count, (i) => {
        const x = 36 + i * (180 / count);
        return (
          bike(x, pick(colours), i === fallen ? n(20, 34) : n(-3, 3)) +
          (random.chance(0.5) && i !== fallen ? basket(x) : "")
        );
      }) + ellipse(165, 216, 124, 5, "#aea797"),
  };
};

const bulky: Motif = ({ n, random }) => {
  const fridge = group(
    `translate(${n(70, 96)} 0)`,
    rect(0, 96, 62, 116, "#e4e9e8", 'rx="5"') +
      line("M0 138h62", "#b9c3c4", 3) +
      line("M52 106v22M52 148v34", steel, 4),
  );
  const sofa = group(
    `translate(${n(140, 156)} 0)`,
    rect(0, 150, 124, 34, "#b7796a", 'rx="10"') +
      rect(-8, 168, 140, 32, "#a5695b", 'rx="8"') +
      rect(0, 198, 12, 14, "#6b5b4a") +
      rect(112, 198, 12, 14, "#6b5b4a"),
  );
  const mattress = group(
    `rotate(${n(6, 12)} 220 212)`,
    rect(186, 84, 60, 128, "#e9e1d2", 'rx="8"') +
      repeat(5, (i) => line(`M194 ${100 + i * 24}h44`, "#cfc4b0", 3)),
  );
  const tyres = repeat(
    4,
    (i) =>
      ellipse(220, 206 - i * 17, 36, 11, "#3f474b") + ellipse(220, 204 - i * 17, 15, 4, "#6f777a"),
  );
  const tv = rect(150, 164, 70, 46, "#3f4a4e", 'rx="4"') + rect(156, 170, 58, 34, "#7f929a");
  const second = random.pick([sofa, mattress, tyres, tv + group("translate(60 0)", tyres)]);
  return {
    scene: random.pick(["street", "wall", "lane"] as const),
    drawn: ellipse(170, 214, 120, 6, "#aea797") + (random.chance(0.75) ? fridge : "") + second,
  };
};

const car: Motif = ({ n, pick, random }) => {
  const colour = pick(["#e8ebe9", "#b9c3c8", "#8fa6ad", "#c7b99f", "#a5695b"]);
  const van = random.chance(0.4);
  const body = van
    ? shape("M44 196V110q0-10 10-10h140l46 44 22 8q8 4 8 16v28z", colour) +
      shape("M170 112h24l32 32h-56z", "#9fb7bf") +
      rect(62, 112, 90, 32, "#b7c9cf", 'rx="3"')
    : shape("M34 196v-26q0-12 14-14l34-6 34-34h76l40 36 36 6q16 3 16 18v20z", colour) +
      shape("M94 150l26-26h30v26zM158 124h30l30 26h-60z", "#9fb7bf");
  const wheels =
    circle(92, 198, 21, "#3f474b") +
    circle(92, 198, 9, "#a7b0b2") +
    circle(222, 198, 21, "#3f474b") +
    circle(222, 198, 9, "#a7b0b2");
  const flat = random.chance(0.5) ? ellipse(92, 218, 26, 4, "#3f474b") : "";
  const leaves = random.chance(0.6)
    ? repeat(16, () =>
        ellipse(
          n(50, 260),
          n(108, 168),
          n(3, 6),
          2.4,
          pick(["#b98a58", "#a9784a", "#c7ad78"]),
          `transform="rotate(${n(-40, 40)} 160 140)"`,
        ),
      )
    : "";
  return {
    scene: random.pick(["street", "lane", "wall"] as const),
    drawn: ellipse(160, 218, 132, 6, "#aea797") + body + wheels + flat + leaves,
  };
};

const litter: Motif = ({ n, pick, random }) => {
  const can = () =>
    group(
      `translate(${n(24, 296)} ${n(186, 226)}) rotate(${n(-80, 80)})`,
      rect(-14, -7, 28, 14, pick(["#c9382c", "#5f7f9f", "#d8dfe0", "#6f8f6a"]), 'rx="5"') +
        ellipse(14, 0, 3, 7, "#c3ccd0"),
    );
  const end = () =>
    group(
      `translate(${n(10, 310)} ${n(180, 232)}) rotate(${n(-90, 90)})`,
      rect(-8, -2, 11, 4, "#f5f1e8") + rect(3, -2, 6, 4, "#c9904a"),
    );
  const cup = () =>
    group(
      `translate(${n(60, 260)} ${n(196, 220)}) rotate(${n(-70, 70)})`,
      shape("M-9-16h18l-4 30h-10z", "#f5f1e8") + rect(-11, -19, 22, 5, teal),
    );
  const sheet = () =>
    group(
      `translate(${n(30, 290)} ${n(184, 226)}) rotate(${n(-40, 40)})`,
      shape("M-16-8l26-4 6 18-28 4z", paper) + line("M-8-3h16M-6 2h12", "#b7bdbd", 2),
    );
  return {
    scene: random.pick(["street", "park", "lane"] as const),
    drawn: repeat(5, can) + repeat(10, end) + repeat(2, cup) + repeat(3, sheet),
  };
};

const broom: Motif = ({ n, random }) => {
  const sweeper = group(
    `translate(${n(96, 120)} 0) rotate(${n(-16, -6)} 0 210)`,
    line("M0 196V64", "#b98a58", 7) +
      shape("M-22 214l8-38h28l8 38z", "#c7ad58") +
      repeat(5, (i) => line(`M${-14 + i * 7} 184l${-2 + i} 26`, "#a98f42", 2)),
  );
  const tongs = line(`M214 210l${n(10, 20)}-92M226 210l${n(2, 8)}-92`, steel, 4);
  const full = repeat(random.pick([2, 3, 4]), (i) =>
    bag(160 + i * 36, 212 + (i % 2) * 4, n(0.6, 0.85), i % 2 ? "#d8dfe0" : "#b9cdb4"),
  );
  const gloves = shape("M254 214q-6-26 4-28t8 12q2-14 10-12t6 14q6-4 8 2t-8 12z", paper);
  return {
    scene: random.pick(["street", "park", "river"] as const),
    drawn: full + sweeper + (random.chance(0.5) ? tongs : "") + gloves,
  };
};

const wasp: Motif = ({ n, random }) => {
  const [x, y] = [n(140, 190), n(96, 120)];
  const branch =
    line(`M-6 ${y - 60}q100-14 ${x} 14t${330 - x} ${n(-30, 0)}`, "#8a6a4b", 9) +
    repeat(9, () =>
      ellipse(
        n(10, 310),
        y - 58 + n(-26, 26),
        n(12, 22),
        n(8, 13),
        random.pick(["#7fa37c", "#8fb08a", "#9bb487"]),
      ),
    );
  const nest =
    ellipse(x, y, 34, 40, "#c79a5c") +
    repeat(5, (i) =>
      line(
        `M${x - 30 + i} ${y - 24 + i * 13}q30 ${n(8, 16)} ${60 - i * 2} 0`,
        i % 2 ? "#a97f48" : "#dbb77c",
        6,
      ),
    ) +
    ellipse(x + 4, y + 30, 8, 5, "#5a4530");
  const bees = repeat(6, () =>
    group(
      `translate(${x + n(-80, 80)} ${y + n(-20, 76)}) rotate(${n(-40, 40)})`,
      ellipse(0, 0, 8, 5, yellow) +
        line("M-2-4v8M3-4v8", "#3e3a38", 2) +
        ellipse(-1, -7, 5, 3, "#fff", 'opacity=".8"'),
    ),
  );
  return { scene: "park", drawn: branch + nest + bees };
};

const plank = (x: number, y: number, w: number) => rect(x, y, w, 9, wood, 'rx="3"');

const bench: Motif = ({ n, random }) => {
  const y = n(144, 156);
  const broken = random.chance(0.7);
  const seat = broken
    ? plank(70, y, n(80, 110)) +
      group(`rotate(${n(18, 30)} 200 ${y})`, plank(196, y, 46)) +
      line(`M188 ${y - 6}l9 7-7 6 9 9`, "#5a3c20", 3)
    : plank(70, y, 180);
  const back = plank(70, y - 24, 180) + (random.chance(0.5) ? plank(70, y - 42, 180) : "");
  return {
    scene: "park",
    drawn:
      ellipse(160, 208, 110, 7, "#b7c3a4") +
      line(`M88 ${y - 44}v${96}M232 ${y - 44}v${96}`, "#4d5558", 8) +
      back +
      seat +
      (random.chance(0.4) ? shape(`M96 ${y - 6}l44-6 6 12-46 4z`, paper) : ""),
  };
};

export const thingMotifs = { bags, crow, bicycle, bulky, car, litter, broom, wasp, bench };
