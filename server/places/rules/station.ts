import { nearest, type Point } from "./distance";

/**
 * 80 metres of road a minute, begun minutes counted whole (不動産の表示に関する公正競争規約
 * 施行規則). Roads are taken as 1.3 times the straight line: an estimate, say 約.
 */
const METRES_PER_MINUTE = 80;
const ROAD_PER_STRAIGHT = 1.3;

/** Minutes on foot for a straight line of so many metres; at least one. */
export function walkingMinutes(straightMetres: number): number {
  return Math.max(1, Math.ceil((straightMetres * ROAD_PER_STRAIGHT) / METRES_PER_MINUTE));
}

/** The nearest station with straight metres and minutes on foot; null when there is none. */
export function nearestStation<T extends { point: Point }>(
  point: Point,
  stations: readonly T[],
): { station: T; metres: number; minutes: number } | null {
  const best = nearest(point, stations);
  return best && { station: best.found, metres: best.metres, minutes: walkingMinutes(best.metres) };
}
