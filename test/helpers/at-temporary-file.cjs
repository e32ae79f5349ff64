// Loaded with --require by the tests of writing: acts at the moment at which a command has a temporary file open, as another program
// might. Wraps Node's own open; knows nothing of this program but the name of its temporary files.
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const isTemporary = (path) => /\.discriminat-policy-[^/]*\.tmp$/.test(String(path));
const { WRITE_MEANWHILE, KILL_MEANWHILE } = process.env;
const { open } = fs.promises;
let acted = false;

fs.promises.open = async (path, ...rest) => {
  const handle = await open(path, ...rest);
  if (!acted && isTemporary(path)) {
    acted = true;
    if (KILL_MEANWHILE) process.kill(process.pid, "SIGKILL");
    if (WRITE_MEANWHILE) fs.writeFileSync(WRITE_MEANWHILE, "someone else's\n");
  }
  return handle;
};

const { mkdirSync } = fs;
fs.mkdirSync = (path, ...rest) => {
  const made = mkdirSync(path, ...rest);
  if (KILL_MEANWHILE && isTemporary(path)) process.kill(process.pid, "SIGKILL");
  return made;
};
syncBuiltinESMExports();
