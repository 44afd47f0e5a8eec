export type MapTheme = "light" | "dark";

/** Colours of the map by what they stand for; the drawn picture and the live map share them. */
export type MapColours = {
  /** Land under a street map, and all that is not the city on the simple map. */
  ground: string;
  beyond: string;
  /** Five quiet tones, so that neighbouring wards differ. */
  wards: readonly [string, string, string, string, string];
  wardLine: string;
  wardGlow: string;
  water: string;
  waterLine: string;
  park: string;
  wood: string;
  sand: string;
  land: { home: string; trade: string; works: string; school: string; care: string };
  building: string;
  buildingEdge: string;
  street: string;
  road: string;
  mainRoad: string;
  roadEdge: string;
  motorway: string;
  motorwayEdge: string;
  path: string;
  rail: string;
  subway: string;
  stationFill: string;
  stationEdge: string;
  words: { ward: string; station: string; town: string; road: string; river: string; park: string };
  halo: string;
  riverHalo: string;
};

const light: MapColours = {
  ground: "#f6f3ed",
  beyond: "#ece8df",
  wards: ["#fbf9f5", "#f6f2ea", "#f4f5ee", "#f0f5f4", "#f8f1ea"],
  wardLine: "#7b9aa2",
  wardGlow: "#c9dadf",
  water: "#c3dce5",
  waterLine: "#b4d2dd",
  park: "#e2ebd6",
  wood: "#d8e5cb",
  sand: "#f2ecdb",
  land: {
    home: "#f3efe8",
    trade: "#f5ece1",
    works: "#eeece8",
    school: "#f2eddd",
    care: "#f6eae6",
  },
  building: "#e9e3d8",
  buildingEdge: "#ddd5c7",
  street: "#ffffff",
  road: "#ffffff",
  mainRoad: "#fff6df",
  roadEdge: "#dfd8cb",
  motorway: "#f3e6c6",
  motorwayEdge: "#d3c6a8",
  path: "#ddd4c4",
  rail: "#b9b3a9",
  subway: "#c9c1cf",
  stationFill: "#ffffff",
  stationEdge: "#5d7480",
  words: {
    ward: "#1f4f5a",
    station: "#3a4a50",
    town: "#5c6266",
    road: "#6f6656",
    river: "#2b5a69",
    park: "#4a6a3a",
  },
  halo: "#fbf9f5",
  riverHalo: "#c3dce5",
};

const dark: MapColours = {
  ground: "#1f2629",
  beyond: "#161b1e",
  wards: ["#232b2e", "#262c2d", "#252e2c", "#222f33", "#2a2b2b"],
  wardLine: "#5f8590",
  wardGlow: "#2b454d",
  water: "#152f3a",
  waterLine: "#1a3844",
  park: "#22302a",
  wood: "#24352c",
  sand: "#2a2a25",
  land: {
    home: "#20282b",
    trade: "#252a2b",
    works: "#23282a",
    school: "#282a26",
    care: "#2b2727",
  },
  building: "#2a3235",
  buildingEdge: "#313a3d",
  street: "#343d41",
  road: "#3b454a",
  mainRoad: "#49503f",
  roadEdge: "#1a2023",
  motorway: "#5a5540",
  motorwayEdge: "#20262a",
  path: "#343d3f",
  rail: "#566066",
  subway: "#4d4a58",
  stationFill: "#1f2629",
  stationEdge: "#9fb3ba",
  words: {
    ward: "#a9dbe5",
    station: "#d3dcdf",
    town: "#a8b1b5",
    road: "#9a937f",
    river: "#79b6c9",
    park: "#93b184",
  },
  halo: "#161c1f",
  riverHalo: "#152f3a",
};

export const mapColours: Record<MapTheme, MapColours> = { light, dark };
