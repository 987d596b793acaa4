"use strict";
// Plays attempts with the page's engine and writes down all that came of them: one JSON line in, one line out.
// The parts of the engine, and played.js, are named on the command line.
const fs = require("fs"), vm = require("vm"), readline = require("readline");
for (const file of process.argv.slice(2)) vm.runInThisContext(fs.readFileSync(file, "utf8"), file);
const conversations = new Map();

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  if (asked.conversation) conversations.set(asked.name, asked.conversation);
  else process.stdout.write(JSON.stringify(globalThis.played(conversations.get(asked.name), asked)) + "\n");
});
