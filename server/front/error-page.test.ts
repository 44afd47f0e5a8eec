import { describe, expect, it } from "vitest";
import { errorPage } from "./error-page.ts";
import { LOCALES } from "./locale.ts";
import { BROKEN, listenSentence, settingsSentence, startSentence } from "./sentences.ts";

describe.each(LOCALES)("the page for a fault in %s", (locale) => {
  const page = errorPage(locale, "K7Q29XFD");
  it("says what happened, what to do and the number", () => {
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(BROKEN[locale].sentence);
    expect(page).toContain(BROKEN[locale].retry);
    expect(page).toContain("K7Q29XFD");
  });
  it("leads home and needs no script", () => {
    expect(page).toContain(`<a href="${locale === "ja" ? "/" : `/${locale}`}">`);
    expect(page).not.toContain("<script");
  });
});

describe("why the server could not listen", () => {
  const matrix: [string | undefined, string, string][] = [
    ["EADDRINUSE", "PORT=3001", "in use"],
    ["EACCES", "許可", "not allowed"],
    ["EADDRNOTAVAIL", "10.0.0.9", "not an address"],
    ["ENOTFOUND", "10.0.0.9", "not an address"],
    ["EMFILE", "EMFILE", "Could not listen"],
    [undefined, "?", "Could not listen"],
  ];
  it.each(matrix)("%s", (code, part, english) => {
    const sentence = listenSentence({ code, host: "10.0.0.9", port: 3000 });
    expect(sentence).toContain(part);
    expect(sentence).toContain(english);
    expect(sentence.split("\n")).toHaveLength(2);
  });
});

describe("why the pages could not be started", () => {
  const matrix: [object, string][] = [
    [{ name: "DatabaseInUse" }, "Another copy"],
    [{ code: "ECONNREFUSED" }, "(ECONNREFUSED)"],
    [{ code: "28P01" }, "password"],
    [{ code: "3D000" }, "cannot be reached"],
    [{ code: "42601" }, "Could not start"],
    [new Error("x"), "Could not start"],
  ];
  it.each(matrix)("%o", (cause, part) => {
    const sentence = startSentence(cause);
    expect(sentence).toContain(part);
    expect(sentence.split("\n")).toHaveLength(2);
  });
});

describe("settings", () => {
  const publicUrl = "https://machikado.example";
  const matrix: [object, string | null][] = [
    [{ port: 3000, publicUrl }, null],
    [{ port: 3000, publicUrl: "http://localhost:3000" }, null],
    [{ port: Number.NaN, publicUrl }, "PORT"],
    [{ port: 0, publicUrl }, "PORT"],
    [{ port: 65_536, publicUrl }, "PORT"],
    [{ port: 3000, publicUrl: "machikado.example" }, "PUBLIC_URL"],
    [{ port: 3000, publicUrl: "ftp://machikado.example" }, "PUBLIC_URL"],
  ];
  it.each(matrix)("%o", (settings, word) => {
    const sentence = settingsSentence(settings as { port: number; publicUrl: string });
    if (word) expect(sentence).toContain(word);
    else expect(sentence).toBeNull();
  });
});
