import en from "@/messages/en/error.json";
import ja from "@/messages/ja/error.json";

/**
 * The words of the error page, carried by its own script: when a page fails, nothing else can be
 * relied on.
 */
export const errorWords: Record<string, typeof ja> = { ja, en };
