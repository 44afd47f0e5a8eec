import { answerForm } from "@/app/_features/report-form/answer-form.ts";

/** Takes the report form: photos, words, place. One way for script and for none. */
export const POST = (request: Request) => answerForm(request);
