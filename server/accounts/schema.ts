import { z } from "zod";

/** A mail address as people type it; kept in lower case. */
export const mailAddress = z
  .string()
  .trim()
  .max(254)
  .transform((text) => text.normalize("NFKC").toLowerCase())
  .pipe(z.email());

/** Six digits; full-width digits, spaces and hyphens are forgiven. */
export const sixDigitCode = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));

export const displayName = z.string().trim().min(1).max(40);
