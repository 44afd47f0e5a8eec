import { endTogether } from "./children.mjs";
import { PROJECT } from "./stamps.mjs";
import { runStep } from "./testing/steps.mjs";
import { VERIFY_STEPS } from "./testing/verify-steps.mjs";

/** `npm run verify`: everything that needs no build, no database and no browser. */
process.chdir(PROJECT);
endTogether();

let failed = 0;
for (const step of VERIFY_STEPS) failed += (await runStep(step)).failed;
process.exit(failed > 0 ? 1 : 0);
