import {
  circle,
  dark,
  GROUND,
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
import { tree } from "./scenery.ts";

/** Motifs of houses and people. */

const house: Motif = ({ n, pick, random }) => {
  const colour = pick(["#b9aa94", "#a9b0aa", "#b7a79f"]);
  const body =
    rect(84, 92, 152, 118, colour) +
    shape("M70 96l90-56 90 56z", "#6f777a") +
    shape(`M${n(110, 190)} ${n(60, 70)}l24 14-12 10z`, "#4d5558");
  const panes = repeat(
    2,
    (i) =>
      rect(104 + i * 76, 116, 38, 34, "#4d5a5f") +
      line(
        `M${104 + i * 76} 116l38 34M${142 + i * 76} 116l-38 34`,
        "#b99a6a",
        i === random.whole(2) ? 6 : 0.1,
      ),
  );
  const door =
    rect(142, 160, 36, 50, "#6b5b4a") +
    rect(182, 172, 18, 16, "#c9382c", 'rx="2"') +
    repeat(4, (i) => rect(183 + i * 4, 164 - i, 10, 10, paper));
  const weeds = repeat(26, () => {
    const x = n(60, 260);
    return line(
      `M${x} 214q${n(-8, 8)}-${n(14, 30)} ${n(-12, 12)}-${n(24, 52)}`,
      pick(["#7f9a68", "#93ab78", "#a3ab78"]),
      4,
    );
  });
  return {
    scene: "street",
    drawn: body + panes + door + weeds + tree(n(30, 60), 1.2, ["#8aa777", "#9bb487"]),
  };
};

const people: Motif = ({ n, pick, random }) => {
  const skins = ["#e8c9a8", "#d9b48f", "#c79a74", "#f0d6bb"];
  const person = (x: number, scale: number) => {
    const coat = pick(["#c9702f", teal, "#b7655a", "#6f8f6a", "#8a6f9f", yellow]);
    return group(
      `translate(${x} 212) scale(${scale})`,
      rect(-11, -40, 9, 40, ink, 'rx="4"') +
        rect(2, -40, 9, 40, ink, 'rx="4"') +
        rect(-17, -92, 34, 58, coat, 'rx="12"') +
        circle(0, -108, 15, pick(skins)) +
        shape("M-15-110q0-16 15-16t15 16q-14-9-30 0z", pick(["#4d4237", "#3e3a38", "#8d8a86"])) +
        line(`M16-82l${n(10, 16)}-${n(6, 22)}`, coat, 8),
    );
  };
  const count = random.pick([2, 3, 4]);
  const bag = random.chance(0.5)
    ? group(
        "translate(160 206)",
        shape("M-13 0l3-26h20l3 26z", paper) + line("M-6-26q6-12 12 0", "#9a8f7c", 3),
      )
    : "";
  return {
    scene: random.chance(0.6) ? "street" : "park",
    drawn: repeat(count, (i) => person(74 + i * (172 / (count - 1)), n(0.72, 1.02))) + bag,
  };
};

const beforeAfter: Motif = ({ n, pick, random }) => {
  const mess =
    repeat(12, () =>
      group(
        `translate(${n(14, 140)} ${n(180, 224)}) rotate(${n(-60, 60)})`,
        rect(
          -8,
          -4,
          n(10, 18),
          n(6, 10),
          pick(["#a9b0b2", "#c9702f", "#8fa6ad", "#b98a58"]),
          'rx="2"',
        ),
      ),
    ) +
    repeat(8, () => {
      const x = n(10, 146);
      return line(`M${x} 178q4-14 ${n(-6, 10)}-24`, "#8a9a68", 4);
    });
  const tidy = random.chance(0.5)
    ? repeat(
        5,
        (i) =>
          line(`M${186 + i * 26} 196v-22`, "#5c8a5a", 4) +
          circle(186 + i * 26, 170, 9, pick([yellow, "#e0704f", "#f7e1a0"])),
      )
    : line("M190 176h104M190 160h104", wood, 9) + line("M204 150v52M280 150v52", dark, 7);
  return {
    scene: random.chance(0.5) ? "street" : "park",
    drawn:
      rect(0, GROUND, 160, 72, "#b3ab98") +
      mess +
      rect(160, GROUND, 160, 72, "#d3dac6") +
      tidy +
      rect(157, 0, 6, 240, "#fff"),
  };
};

export const townMotifs = { house, people, "before-after": beforeAfter };
