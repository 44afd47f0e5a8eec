import { randomBytes } from "node:crypto";
import { pick, randomOf } from "./numbers.mjs";
import { BROWSER } from "./web-server.mjs";

const BOUNDARY = "machikado-bench-boundary";
/** Addresses that belong to nobody (RFC 2606); the run deletes what was sent with them. */
export const MAIL_DOMAIN = "bench.invalid";

/** A UUID of version 7, as the form makes it. */
function newId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

let sender = Math.floor(Math.random() * 2 ** 24);
/** Each report comes from another address, as from a whole city: limits are per address. */
function nextAddress() {
  sender = (sender + 1) % 2 ** 24;
  return `10.${sender >> 16}.${(sender >> 8) & 255}.${sender & 255}`;
}

function fieldsOf({ reports, simpleCategories }, random) {
  const { place, title, body } = pick(reports, random);
  const id = newId();
  return {
    id,
    category: pick(simpleCategories, random),
    lng: String(place.lng),
    lat: String(place.lat),
    title,
    body,
    email: `${id}@${MAIL_DOMAIN}`,
  };
}

const partOf = ([name, value]) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/**
 * Report forms of guests, each with an id, a mail address and a network address of its own.
 *
 * @param {Buffer | null} photo bytes of a JPEG to come with it
 * @returns a function that gives the next request
 */
export function reportForms(samples, photo = null) {
  const random = randomOf(Date.now());
  return () => {
    const fields = Object.entries(fieldsOf(samples, random)).map(partOf).join("");
    const file = photo
      ? `--${BOUNDARY}\r\ncontent-disposition: form-data; name="photos"; filename="IMG_0001.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
      : "";
    const end = `${photo ? "\r\n" : ""}--${BOUNDARY}--\r\n`;
    return {
      method: "POST",
      path: "/api/media/report-form?locale=ja",
      headers: {
        ...BROWSER,
        accept: "application/json",
        "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
        "sec-fetch-site": "same-origin",
        "x-forwarded-for": nextAddress(),
      },
      body: Buffer.concat([Buffer.from(fields + file), photo ?? Buffer.alloc(0), Buffer.from(end)]),
    };
  };
}
