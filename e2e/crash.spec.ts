import sharp from "sharp";
import { numberOf } from "@/server/core/ids.ts";
import { fieldsAt, formOf, newFormId, newWord } from "./support/door.ts";
import { numbersIn } from "./support/lists.ts";
import { plainPhoto } from "./support/pictures.ts";
import { embeddedCity, startNode, type TestNode } from "./support/start-node.ts";
import { expect, test } from "./support/watched.ts";

const ROUNDS = 3;
const MOST = 6;
const ROLES = ["resident", "npo", "organiser"];

type Sent = {
  id: string;
  cookie: string;
  form: () => FormData;
  withPhoto: boolean;
  /** What the server said; null when it died before. */
  number: string | null;
};

const json = { accept: "application/json" };

/** The session of a demo person; it outlives the server. */
async function sessionOf(node: TestNode, role: string): Promise<string> {
  const answer = await fetch(`${node.address}/api/auth/demo`, {
    method: "POST",
    body: new URLSearchParams({ role }),
    headers: { origin: node.address },
    redirect: "manual",
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function post(node: TestNode, cookie: string, form: FormData) {
  const headers = { ...json, origin: node.address, cookie };
  const answer = await fetch(`${node.address}/api/media/report-form?locale=ja`, {
    method: "POST",
    body: form,
    headers,
  });
  return (await answer.json()) as { submitted?: { number: string } };
}

/** Sends reports, every other with a photo, until the server is gone. */
async function sendUntilGone(
  node: TestNode,
  cookie: string,
  word: string,
  told: (sent: Sent) => void,
) {
  for (let n = 0; n < MOST; n++) {
    const id = newFormId();
    const pictures = n % 2 ? [] : [await plainPhoto()];
    const place = { lng: 135.5 + Math.random() * 0.01, lat: 34.65 + Math.random() * 0.01 };
    const fields = { ...fieldsAt(place, { title: `消えない ${word}` }), id };
    const form = () => formOf(fields, pictures);
    const sent: Sent = { id, cookie, form, withPhoto: n % 2 === 0, number: null };
    const answer = await post(node, cookie, sent.form()).catch(() => null);
    told({ ...sent, number: answer?.submitted?.number ?? null });
    if (!answer) return;
  }
}

/** One round: three people send, the server dies after some of it. */
async function sendAndKill(node: TestNode, cookies: string[], word: string): Promise<Sent[]> {
  const all: Sent[] = [];
  const enough = 2 + Math.floor(Math.random() * (ROLES.length * MOST - 4));
  let killed: Promise<void> | null = null;
  const told = (sent: Sent) => {
    all.push(sent);
    if (all.filter(({ number }) => number).length < enough || killed) return;
    killed = new Promise((resolve) => setTimeout(resolve, Math.random() * 120)).then(() =>
      node.kill(),
    );
  };
  await Promise.all(cookies.map((cookie) => sendUntilGone(node, cookie, word, told)));
  await (killed ?? node.kill());
  return all;
}

async function photoCount(node: TestNode, number: string): Promise<number> {
  const answer = await fetch(`${node.address}/reports/${number}`);
  expect(answer.status, number).toBe(200);
  // Its own photos alone: reports nearby show theirs further down the page.
  const [own = ""] = /<ul class="report-photos".*?<\/ul>/s.exec(await answer.text()) ?? [];
  const keys = new Set(own.match(/\/api\/media\/[0-9a-f]{32}\/960/g));
  for (const key of keys) {
    const bytes = Buffer.from(await (await fetch(node.address + key)).arrayBuffer());
    expect((await sharp(bytes).metadata()).width, key).toBe(320);
  }
  return keys.size;
}

async function listed(node: TestNode, word: string): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined = `/reports?q=${word}`;
  while (next) {
    const html = await (await fetch(node.address + next)).text();
    found.push(...numbersIn(html));
    next = /href="(\/reports\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  }
  return found.sort();
}

test.describe("kill -9 at any moment", () => {
  test.skip(({ isMobile }) => isMobile, "once is enough");

  test("loses no report that was acknowledged, and shows none half", async () => {
    test.setTimeout(400_000);
    const settings = embeddedCity();
    const word = newWord();
    const all: Sent[] = [];
    let node = await startNode(settings);
    const cookies = await Promise.all(ROLES.map((role) => sessionOf(node, role)));
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const sent = await sendAndKill(node, cookies, word);
        expect(sent.filter(({ number }) => number).length, "acknowledged").toBeGreaterThan(0);
        all.push(...sent);
        node = await startNode(settings);
        const there: string[] = [];
        for (const { id, number, withPhoto } of all) {
          const expected = numberOf(id);
          const status = (await fetch(`${node.address}/reports/${expected}`)).status;
          if (number) expect([number, status]).toEqual([expected, 200]);
          if (status !== 200) continue;
          there.push(expected);
          expect(await photoCount(node, expected), "photos").toBe(withPhoto ? 1 : 0);
        }
        expect(await listed(node, word)).toEqual(there.sort());
        for (const { cookie, form, number } of sent.filter((one) => one.number).slice(0, 3))
          expect((await post(node, cookie, form())).submitted?.number).toBe(number);
        expect(await listed(node, word)).toEqual(there);
      }
      const acknowledged = all.filter(({ number }) => number);
      console.log(`${acknowledged.length} reports acknowledged in ${ROUNDS} rounds, all there`);
    } finally {
      await node.stop();
    }
  });
});
