import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import formatCompiled from "use-intl/format-message/format-only";

type Given = Parameters<typeof formatCompiled>;

const kept = new Map<string, CompiledMessage>();

function compiled(message: CompiledMessage): CompiledMessage {
  if (typeof message !== "string") return message;
  const known = kept.get(message);
  if (known !== undefined) return known;
  const made = compile(message);
  kept.set(message, made);
  return made;
}

/**
 * What next-intl formats with on the server: messages as they are written, or compiled for the
 * browser, which gets the formatter alone (`next.config.mjs`) and no reader of ICU syntax.
 */
export default function formatMessage(...[key, message, values, options]: Given) {
  return formatCompiled(key, compiled(message), values, options);
}
formatMessage.raw = true;
