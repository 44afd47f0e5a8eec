import { createServer } from "node:net";

/** Takes every mail and throws it away: codes are sent as in service, to nobody. */
export async function startMailSink() {
  const taken = { mails: 0 };
  const server = createServer((socket) => {
    let isText = false;
    let rest = "";
    const say = (line) => socket.write(`${line}\r\n`);
    const hear = (line) => {
      if (isText) {
        if (line !== ".") return;
        isText = false;
        taken.mails += 1;
        return say("250 taken");
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === "DATA") isText = true;
      if (word === "QUIT") return void socket.end("221 bye\r\n");
      say(word === "DATA" ? "354 go on" : "250 ok");
    };
    say("220 sink");
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${server.address().port}?ignoreTLS=true`,
    taken,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
