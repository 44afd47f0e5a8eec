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
  teal,
  wood,
  yellow,
} from "./paint.ts";

/** Motifs that stand in the street. */

const lamp: Motif = ({ n, random, time }) => {
  const x = n(110, 180);
  const pole = line(`M${x} 216V58q0-20 22-20h28`, "#8d9ba0", 8);
  const head =
    shape(`M${x + 44} 30h34l8 18h-50z`, "#cfd8da") + line(`M${x + 52} 48h24`, "#5a666b", 6);
  const out = line(
    `M${x + 40} 66l10 10M${x + 65} 66v14M${x + 88} 66l-10 10`,
    "#8aa0a8",
    4,
    'stroke-dasharray="3 6"',
  );
  const plate =
    rect(x - 8, 150, 16, 22, paper) + line(`M${x - 4} 157h8M${x - 4} 164h8`, "#7d8a8e", 2);
  const shines = time !== "night" || random.chance(0.4);
  const glow = shines
    ? shape(
        `M${x + 40} 50h50l44 166h-130z`,
        "#fff0b3",
        `opacity="${time === "night" ? 0.34 : 0.12}"`,
      )
    : out;
  return { scene: "street", drawn: pole + head + plate, glow };
};

const night: Motif = ({ n, random }) => {
  const far = repeat(2, (i) => line(`M${60 + i * 190} 214V${n(70, 90)}`, "#5f7078", 6));
  const steps = random.chance(0.4)
    ? repeat(5, (i) =>
        rect(120 - i * 10, 176 + i * 12, 90 + i * 20, 12, i % 2 ? "#aaa698" : "#bdb9ac"),
      )
    : "";
  const glow =
    circle(n(30, 90), n(30, 50), 13, "#f3e6b8") +
    ellipse(n(230, 290), 206, 34, 8, "#fff0b3", 'opacity=".18"') +
    circle(n(230, 290), n(90, 110), 5, "#ffe9a0");
  return { scene: random.chance(0.6) ? "lane" : "wall", drawn: far + steps, glow };
};

const pole: Motif = ({ n, random }) => {
  const x = n(120, 180);
  const lean = n(-5, 5);
  const body =
    rect(x - 7, 6, 14, 210, "#b5b3aa") +
    line(`M${x - 40} 34h80M${x - 32} 54h64`, "#6f777a", 6) +
    repeat(4, (i) => rect(x - 40 + i * 24, 24, 6, 10, "#e9e6dc"));
  const box =
    rect(x + 8, 62, 22, 34, "#a7b0b2", 'rx="4"') +
    rect(x - 9, 140, 18, 24, yellow) +
    line(`M${x - 9} 164l18-24M${x - 9} 152l9-12`, "#3f4a4e", 3);
  const sag = n(60, 150);
  const wires =
    line(`M-6 ${n(20, 40)}Q${x / 2} ${random.chance(0.6) ? sag : 50} ${x - 36} 32`, ink, 2.4) +
    line(`M${x + 36} 32Q${(x + 320) / 2} ${sag * 0.7} 326 30`, ink, 2.4) +
    line(`M${x + 30} 52Q250 70 326 52`, ink, 2);
  return { scene: "street", drawn: wires + group(`rotate(${lean} ${x} 216)`, body + box) };
};

const board: Motif = ({ n, pick, random }) => {
  const tilt = n(-5, 5);
  const map =
    rect(92, 70, 136, 88, "#e9efe6") +
    line("M92 120h136M150 70v88M196 70l-20 88", "#fff", 7) +
    line(`M92 ${n(84, 104)}q60 20 136-6`, "#bcd6dd", 9) +
    circle(n(110, 210), n(86, 146), 6, "#c9382c");
  const notes = repeat(5, (i) =>
    group(
      `rotate(${n(-5, 5)} 160 114)`,
      rect(
        98 + (i % 3) * 44,
        74 + Math.floor(i / 3) * 44,
        36,
        36,
        pick([paper, "#f6e3a4", "#d7e8dc", "#f3d9cc"]),
      ) + line(`M${104 + (i % 3) * 44} ${86 + Math.floor(i / 3) * 44}h22m-22 9h16`, "#9aa3a5", 2.4),
    ),
  );
  const frame =
    rect(84, 62, 152, 104, random.chance(0.5) ? wood : "#5f7078", 'rx="4"') +
    rect(90, 68, 140, 92, "#f2efe6");
  const legs = line("M104 164v52M216 164v52", "#8a6a4b", 9);
  const dirt = random.chance(0.5)
    ? repeat(7, () =>
        ellipse(n(96, 224), n(74, 156), n(5, 18), n(3, 9), "#b7b2a2", 'opacity=".55"'),
      )
    : line(`M${n(110, 200)} 68l10 30-14 20 12 40`, "#fff", 2);
  return {
    scene: random.chance(0.5) ? "street" : "park",
    drawn: group(
      `rotate(${tilt} 160 216)`,
      legs + frame + (random.chance(0.5) ? map : notes) + dirt,
    ),
  };
};

const bridge: Motif = ({ n, pick, random }) => {
  const colour = pick(["#7fa39b", "#8f9fa6", "#a9705a", "#6f8f9f"]);
  const arch =
    shape("M-10 150h340v26H-10z", "#b5b1a6") +
    shape("M20 176q60 44 120 0zM180 176q60 44 120 0z", "#8fb0b9");
  const rail =
    line("M-6 112h332", colour, 8) +
    repeat(17, (i) => line(`M${i * 20} 112v38`, colour, random.chance(0.06) ? 0 : 4)) +
    line("M-6 148h332", colour, 5);
  const stairs =
    repeat(7, (i) =>
      rect(40 + i * 24, 206 - i * 20, 280 - i * 24, 20, i % 2 ? "#c4c0b6" : "#b6b2a8"),
    ) +
    line("M34 190L210 44", colour, 7) +
    repeat(6, (i) => line(`M${50 + i * 28} ${178 - i * 23}v30`, colour, 4));
  const plate = rect(130, 156, 54, 14, "#6b5b4a", 'rx="2"');
  const chips = repeat(6, () => circle(n(30, 290), n(206, 230), n(2, 5), "#a9a59b"));
  return random.chance(0.7)
    ? { scene: "river", drawn: arch + rail + plate + chips }
    : { scene: "street", drawn: stairs + chips };
};

const river: Motif = ({ n, pick, random }) => {
  const reeds = repeat(14, () => {
    const x = n(0, 320);
    return line(`M${x} 196q${n(-6, 6)}-20 ${n(-8, 8)}-34`, pick(["#7f9a68", "#93ab78"]), 4);
  });
  const bottles = repeat(6, () =>
    group(
      `translate(${n(30, 290)} ${n(204, 230)}) rotate(${n(-30, 30)})`,
      rect(-11, -4, 18, 8, "#e9f3f5", 'rx="3"') +
        rect(7, -2, 6, 4, pick([teal, "#c9382c", "#e0703c"])),
    ),
  );
  const ducks = repeat(4, (i) =>
    group(
      `translate(${70 + i * n(26, 32)} ${n(206, 214)}) scale(${i ? 0.6 : 1})`,
      ellipse(0, 0, 17, 9, "#8a7a5f") +
        circle(14, -10, 7, "#6f8f7a") +
        shape("M20-10l9 2-9 3z", yellow),
    ),
  );
  const wood_ = repeat(3, (i) =>
    line(`M${n(40, 120)} ${204 + i * 10}l${n(90, 140)} ${n(-8, 8)}`, "#7d6248", 8),
  );
  const floating = random.pick([reeds + bottles, ducks, wood_ + reeds, reeds]);
  const railing = random.chance(0.5)
    ? line("M-4 140h328", "#8f9fa6", 5) + repeat(11, (i) => line(`M${i * 32} 140v26`, "#8f9fa6", 4))
    : "";
  return { scene: "river", drawn: railing + floating };
};

const graffiti: Motif = ({ n, pick }) => {
  const colours = ["#5f7f9f", "#b7655a", "#6f8f6a", "#8a6f9f", "#3f4a4e"];
  const tag = () => {
    const c = pick(colours);
    const y = n(90, 150);
    return (
      line(
        `M${n(24, 60)} ${y}q${n(20, 40)}-50 ${n(40, 60)}-6t${n(30, 50)} 10q${n(10, 30)}-44 ${n(40, 60)}-12t${n(20, 40)} 8`,
        c,
        n(7, 12),
      ) + line(`M${n(40, 90)} ${y + 16}h${n(60, 150)}`, c, 5)
    );
  };
  return {
    scene: "wall",
    drawn:
      tag() +
      tag() +
      repeat(4, () =>
        circle(
          n(40, 280),
          n(80, 170),
          n(5, 13),
          "none",
          `stroke="${pick(colours)}" stroke-width="5"`,
        ),
      ),
  };
};

export const streetMotifs = { lamp, night, pole, board, bridge, river, graffiti };
