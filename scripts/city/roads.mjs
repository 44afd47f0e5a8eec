// Main roads of the pack, from the street map archive.
import { centrelines } from "./centreline.mjs";
import { stretchesNear } from "./nature.mjs";
import { roundedLine, simplify } from "./plane.mjs";
import { toLngLat } from "./tiles.mjs";

const ROAD_ZOOM = 14;

/** Main roads: Japanese name, English name where it is a number, kind, how the map names it. */
const ROADS = [
  ["御堂筋", null, "street", /^御堂筋/],
  ["新御堂筋", null, "street", /^新御堂筋/],
  ["四つ橋筋", null, "street", /^四[つツ]橋筋/],
  ["なにわ筋", null, "street", /^なにわ筋/],
  ["あみだ池筋", null, "street", /^あみだ池筋/],
  ["新なにわ筋", null, "street", /^新なにわ筋/],
  ["堺筋", null, "street", /^堺筋/],
  ["松屋町筋", null, "street", /^松屋町筋/],
  ["谷町筋", null, "street", /^谷町筋/],
  ["上町筋", null, "street", /^上町筋/],
  ["玉造筋", null, "street", /^玉造筋/],
  ["今里筋", null, "street", /^今里筋/],
  ["あべの筋", null, "street", /^あべの筋/],
  ["あびこ筋", null, "street", /^あびこ筋/],
  ["天満橋筋", null, "street", /^天満橋筋/],
  ["みてじま筋", null, "street", /^みてじま筋/],
  ["曽根崎通", null, "street", /^曽根崎通/],
  ["都島通", null, "street", /^都島通/],
  ["土佐堀通", null, "street", /^土佐堀通/],
  ["本町通", null, "street", /^本町通/],
  ["中央大通", null, "street", /^中央大通|^主要地方道築港深江線/],
  ["長堀通", null, "street", /^長堀通/],
  ["千日前通", null, "street", /^千日前通/],
  ["勝山通", null, "street", /^勝山通/],
  ["松虫通", null, "street", /^松虫通/],
  ["南港通", null, "street", /南港通$/],
  ["長居公園通", null, "street", /^長居公園通/],
  ["みなと通", null, "street", /^みなと通/],
  ["大正通", null, "street", /^大正通/],
  ["淀川通", null, "street", /淀川通$/],
  ["国道1号", "Route 1", "national", null, ["1"]],
  ["国道2号", "Route 2", "national", null, ["2"]],
  ["国道25号", "Route 25", "national", null, ["25"]],
  ["国道26号", "Route 26", "national", null, ["26"]],
  ["国道43号", "Route 43", "national", null, ["43"]],
  ["国道163号", "Route 163", "national", null, ["163"]],
  ["国道176号", "Route 176", "national", null, ["176"]],
  ["国道309号", "Route 309", "national", null, ["309"]],
  ["国道479号", "Route 479", "national", null, ["479"]],
  ["阪神高速1号環状線", "Hanshin Expressway Route 1", "expressway", /^阪神高速1号環状線$/],
  ["阪神高速2号淀川左岸線", "Hanshin Expressway Route 2", "expressway", /^阪神高速2号淀川左岸線$/],
  ["阪神高速3号神戸線", "Hanshin Expressway Route 3", "expressway", /^阪神高速3号神戸線$/],
  ["阪神高速4号湾岸線", "Hanshin Expressway Route 4", "expressway", /^阪神高速[4４]号湾岸線$/],
  ["阪神高速5号湾岸線", "Hanshin Expressway Route 5", "expressway", /^阪神高速5号湾岸線$/],
  ["阪神高速11号池田線", "Hanshin Expressway Route 11", "expressway", /^阪神高速11号池田線$/],
  ["阪神高速12号守口線", "Hanshin Expressway Route 12", "expressway", /^阪神高速12号守口線$/],
  ["阪神高速13号東大阪線", "Hanshin Expressway Route 13", "expressway", /^阪神高速13号東大阪線$/],
  ["阪神高速14号松原線", "Hanshin Expressway Route 14", "expressway", /^阪神高速14号松原線$/],
  ["阪神高速15号堺線", "Hanshin Expressway Route 15", "expressway", /^阪神高速15号堺線$/],
  ["阪神高速16号大阪港線", "Hanshin Expressway Route 16", "expressway", /^阪神高速16号大阪港線$/],
  ["阪神高速17号西大阪線", "Hanshin Expressway Route 17", "expressway", /^阪神高速 ?17号西大阪線$/],
].map(([ja, en, kind, match, refs]) => ({ ja, en, kind, match, refs }));

/** Main roads as centre lines of a few points. */
export async function buildRoads(tiles, near) {
  const pieces = ROADS.map(() => []);
  await tiles.each(ROAD_ZOOM, ["transportation_name"], ({ properties, parts }) => {
    if (["rail", "path", "pedestrian", "ferry", "track"].includes(properties.class)) return;
    ROADS.forEach((road, i) => {
      if (!runsOn(road, properties)) return;
      pieces[i].push(...parts.map((part) => part.map((unit) => toLngLat(unit, ROAD_ZOOM))));
    });
  });
  const roads = ROADS.map(({ ja, en, kind }, i) => {
    const ways = centrelines(pieces[i], { snapMetres: 30, gapMetres: 600, leastMetres: 600 });
    const lines = ways.slice(0, 3).flatMap((way) => stretchesNear(way, near));
    return {
      name: { ja, ...(en ? { en } : {}) },
      kind,
      lines: lines.map((line) => roundedLine(simplify(line, 25), 4)),
    };
  });
  return roads.filter((road) => road.lines.length > 0);
}

function runsOn({ match, refs, kind }, { name = "", ref = "", class: kindOnMap }) {
  if (kind === "national") {
    return kindOnMap === "trunk" && ref.split(";").some((part) => refs.includes(part));
  }
  return (
    (kind === "expressway") === (kindOnMap === "motorway") &&
    name.split(/; ?/).some((part) => match.test(part.trim()))
  );
}
