/** A report's number: ten letters and digits of Crockford's base 32 (`server/core/ids.ts`). */
export const reportNumber = /^[0-9A-HJKMNP-TV-Z]{10}$/;
