/** Ten minutes, five tries. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** A session's cookie lives so long; "sign out everywhere" ends it at once. */
export const SESSION_DAYS = 30;

/** Limits of asking for codes; a school class behind one address has room. */
export const codeLimits = {
  perMail: { name: "code-mail", times: 5, seconds: 3_600 },
  perAddress: { name: "code-address", times: 80, seconds: 3_600 },
  triesPerAddress: { name: "code-try", times: 120, seconds: 3_600 },
} as const;

/** The name shown until someone chooses one: nothing of the address is in it. */
export const firstDisplayName = (locale: string) => (locale === "en" ? "Resident" : "住民");

/** The five people anyone can be in demo mode; all invented. */
export const demoPeople = [
  { role: "resident", id: "00000000-0000-7000-8000-000000000001" },
  { role: "npo", id: "00000000-0000-7000-8000-000000000002" },
  { role: "official", id: "00000000-0000-7000-8000-000000000003" },
  { role: "organiser", id: "00000000-0000-7000-8000-000000000004" },
  { role: "administrator", id: "00000000-0000-7000-8000-000000000005" },
] as const;

export type DemoRole = (typeof demoPeople)[number]["role"];
