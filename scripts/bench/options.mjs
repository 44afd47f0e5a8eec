import { parseArgs } from "node:util";

const HELP = `npm run bench -- [options]
  --sizes 20000,1000000   numbers of reports
  --seconds 10            how long each case is measured, after a warm-up of at most 5 seconds
  --cases a,b             only these: a case of reading, or one of ${"{groups}"}
  --skip-photos           without reports that bring a photo
  --skip-lighthouse       without Lighthouse
  --out FILE              the document, docs/benchmarks.md unless said otherwise
  DATABASE_URL_BENCH      a PostgreSQL server with PostGIS where databases may be made;
                          without it an installed one is started for this run`;

/** What is measured beside the cases of reading. */
export const GROUPS = ["post", "photos", "changes", "scripts", "lighthouse", "starts"];

const OPTIONS = {
  sizes: { type: "string", default: "20000,1000000" },
  seconds: { type: "string", default: "10" },
  cases: { type: "string", default: "" },
  "skip-photos": { type: "boolean", default: false },
  "skip-lighthouse": { type: "boolean", default: false },
  out: { type: "string", default: "docs/benchmarks.md" },
  help: { type: "boolean", default: false },
};

function refuse(sentence) {
  console.error(`${sentence}\n\n${HELP.replace("{groups}", GROUPS.join(", "))}`);
  process.exit(2);
}

const listOf = (text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

function read(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    return refuse(cause.message);
  }
}

/**
 * @param {string[]} args of the command line
 * @param {string[]} reading names of the cases of reading
 */
export function benchOptions(args, reading) {
  const values = read(args);
  if (values.help) refuse("Measures the production server on PostgreSQL.");
  const sizes = listOf(values.sizes).map(Number);
  const seconds = Number(values.seconds);
  if (sizes.length === 0 || !sizes.every((size) => Number.isInteger(size) && size > 0))
    refuse("--sizes takes whole numbers.");
  if (!(seconds > 0)) refuse("--seconds takes a number above 0.");
  const cases = listOf(values.cases);
  const unknown = cases.find((name) => !reading.includes(name) && !GROUPS.includes(name));
  if (unknown) refuse(`There is no case “${unknown}”. Cases of reading: ${reading.join(", ")}`);
  const skipped = [
    ...(values["skip-photos"] ? ["photos"] : []),
    ...(values["skip-lighthouse"] ? ["lighthouse"] : []),
  ];
  return {
    sizes: sizes.sort((a, b) => a - b),
    seconds,
    warmUp: Math.min(5, seconds),
    out: values.out,
    wants: (name) => !skipped.includes(name) && (cases.length === 0 || cases.includes(name)),
  };
}
