import { createServer } from "node:http";

/**
 * A process of its own: `node:http` and nothing else. It answers with the very bytes that the real
 * server answered, one recorded answer after the other, so that both are measured alike.
 */
let answers = [];
let turn = 0;

const server = createServer((req, res) => {
  req.resume();
  req.once("end", () => {
    const { status, headers, body } = answers[turn++ % answers.length];
    res.writeHead(status, headers);
    res.end(body);
  });
});

process.on("message", (recorded) => {
  answers = recorded.map((one) => ({ ...one, body: Buffer.from(one.body, "base64") }));
  turn = 0;
  process.send({ ready: true });
});
process.on("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
