import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { commands } from "../../src/commands/registry.ts";
import { loadedModules as loadedBy } from "./loaded-modules.ts";
import { program, repository, startSession } from "./session.ts";

const tree = fileURLToPath(new URL("../fixtures/cli/lint/files/", import.meta.url));
const session = startSession(tree);
afterAll(session.remove);

const asOf = "--as-of 2026-11-24";

/** Modules that a run of the program loads. */
const loadedModules = (args: readonly string[]): readonly string[] => loadedBy(session.folder, [program, ...args]);

describe("starting", () => {
  it.each(["--version", "-V"])("answers %s with the version of package.json", (flag) => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(session.run(`discriminat-policy ${flag}`)).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each(["--version", "--help", "help", "lint --help", "observe -h", "help synth"])(
    "loads one file for %s",
    (line) => {
      const loaded = loadedModules(line.split(" ")).filter((url) => url.startsWith("file:"));
      expect(loaded).toEqual([pathToFileURL(program).href]);
    },
  );

  it("has prepared the help that commander would print", () => {
    const prepared = session.run("discriminat-policy --help").stdout;
    expect(prepared).toContain("lint [path...]");
    // With a second argument nothing is prepared.
    expect(session.run("discriminat-policy --help --quiet").stdout).toBe(prepared);
  });

  it.each(commands.map(({ spec }) => spec.name))("has prepared the help of %s that commander would print", (name) => {
    const prepared = session.run(`discriminat-policy ${name} --help`);
    expect(prepared.stdout).toContain(`Usage: discriminat-policy ${name}`);
    expect(session.run(`discriminat-policy help ${name}`)).toEqual(prepared);
    expect(session.run(`discriminat-policy ${name} --help --quiet`)).toEqual(prepared);
  });

  it("answers a help that it has not prepared as before", () => {
    expect(session.run("discriminat-policy help frobnicate").status).toBe(2);
    const general = session.run("discriminat-policy --help");
    expect(session.run("discriminat-policy ../prepared/lint --help")).toEqual(general);
  });

  it("loads no command to describe them all", () => {
    const loaded = loadedModules(["--help", "--quiet"]).map((url) => url.replace(/.*\/dist\//, ""));
    expect(loaded).toContain("commands/registry.js");
    for (const { spec } of commands) expect(loaded).toContain(`commands/${spec.name}/spec.js`);
    expect(loaded.filter((file) => /\/run\.js$/.test(file))).toEqual([]);
    expect(loaded.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])).toEqual(
      expect.arrayContaining(["commander"]),
    );
    expect(loaded.filter((file) => /node_modules\/(?!commander\/)/.test(file))).toEqual([]);
  });

  it("tells the versions that a bug report needs", () => {
    const { stdout } = session.run("discriminat-policy --version --verbose");
    expect(stdout).toMatch(/^discriminat-policy \S+\nPublic Suffix List of \d{4}-\d{2}-\d{2} \(.*\)\nNode \d/);
  });

  it.each(["lint", "test", "fmt --check", "why checkout tls://api.stripe.com:443", "init fresh"])(
    "loads neither CDKTF nor the AWS SDK for %s",
    (command) => {
      const loaded = loadedModules(command.split(" "));
      expect(loaded.some((url) => url.endsWith("/dist/commands/registry.js"))).toBe(true);
      expect(loaded.filter((url) => /node_modules\/(@?cdktf|constructs|@aws-sdk|@smithy)\b/.test(url))).toEqual([]);
    },
  );

  it("lints without the other commands' parts", () => {
    const loaded = loadedModules(["lint"]);
    expect(loaded.some((url) => url.includes("/node_modules/yaml/"))).toBe(true);
    // Suppressions and severities may name any check: the catalogues are loaded, and nothing that runs the checks of others.
    // Git is asked whether the checkout is sparse. The checks of monitoring know the filters of logs.
    const others =
      /dist\/(terraform|traffic(?!\/(?:passed|filter-pattern\/presets)\.js)|review(?!\/checks\.js)|plan-proof(?!\/checks\.js)|git(?!\/(?:sparse-checkout|run-git|fixed-settings)\.js)|action)\/|dist\/report\/(sarif|junit|markdown)/;
    expect(loaded.filter((url) => others.test(url))).toEqual([]);
  });

  it("proves a plan without CDKTF and the AWS SDK", () => {
    const loaded = loadedModules(["plan", join(repository, "test/fixtures/cli/plan/files/plan.json")]);
    expect(loaded.some((url) => url.includes("/dist/terraform-json/"))).toBe(true);
    expect(loaded.filter((url) => /node_modules\/(@?cdktf|constructs|@aws-sdk|@smithy)\b/.test(url))).toEqual([]);
    expect(loaded.filter((url) => /dist\/terraform\/[^/]+$/.test(url))).toEqual([]);
  });

  it("is a program that can be started by its name", () => {
    expect(statSync(program).mode & 0o111).toBe(0o111);
    expect(readFileSync(program, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe("the library entry", () => {
  it("can be required, and loads neither CDKTF nor the AWS SDK", () => {
    const script = `const library = require(${JSON.stringify(join(repository, "dist/index.js"))});
      const loaded = [...new Set(Object.keys(require.cache))];
      console.log(typeof library.lintTree, loaded.filter((file) => /cdktf|aws-sdk/.test(file)).length);`;
    const { stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(stdout.trim()).toBe("function 0");
  });
});

describe("exit codes", () => {
  it.each([
    ["no finding reaches --fail-on", `lint ${asOf} policies/payments`, 0],
    ["a finding reaches --fail-on", `lint ${asOf}`, 1],
    ["an info is enough", `lint ${asOf} policies/payments --fail-on info`, 1],
    ["nothing is ever enough", `lint ${asOf} --fail-on never`, 0],
    ["there is no such command", "frobnicate", 2],
    ["there is no tree", "lint --policies nowhere", 2],
  ])("when %s: %s → %i", (_, command, status) => {
    expect(session.run(`discriminat-policy ${command}`).status).toBe(status);
  });

  it.each(["json", "github"])("do not depend on the format %s", (format) => {
    expect(session.run(`discriminat-policy lint ${asOf} --format ${format}`).status).toBe(1);
  });
});

describe("color", () => {
  const colored = "\u001b[";

  it("is not written where nobody asked for it", () => {
    expect(session.run(`discriminat-policy lint ${asOf}`).stdout).not.toContain(colored);
  });

  it("is written with FORCE_COLOR, unless NO_COLOR is set", () => {
    const lint = `discriminat-policy lint ${asOf}`;
    expect(session.run(lint, { env: { FORCE_COLOR: "1" } }).stdout).toContain(colored);
    expect(session.run(lint, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).not.toContain(colored);
    expect(session.run(lint, { env: { FORCE_COLOR: "0" } }).stdout).not.toContain(colored);
  });

  it("is what the last of --color and --no-color says, whatever the environment does", () => {
    const lint = `discriminat-policy lint ${asOf}`;
    expect(session.run(`${lint} --color`, { env: { NO_COLOR: "1" } }).stdout).toContain(colored);
    expect(session.run(`${lint} --no-color`, { env: { FORCE_COLOR: "1" } }).stdout).not.toContain(colored);
    expect(session.run(`${lint} --no-color --color`).stdout).toContain(colored);
  });

  it("never goes into a file", () => {
    session.run(`discriminat-policy lint ${asOf} --format pretty:colored.txt`, { env: { FORCE_COLOR: "1" } });
    expect(readFileSync(join(session.folder, "colored.txt"), "utf8")).not.toContain(colored);
  });
});

describe("a broken pipe", () => {
  it("ends the program with its summary and its own exit code", () => {
    const { stdout, stderr } = session.run(
      `discriminat-policy lint ${asOf} --format json | head -c 1; echo " $\{PIPESTATUS[0]}"`,
    );
    expect(stdout).toBe("{ 1\n");
    expect(stderr).toBe("lint: 2 errors, 1 info in 2 policies\n");
  });

  it("of a reader that never reads is no failure either", () => {
    const { stdout, stderr } = session.run(`discriminat-policy explain | true; echo "$\{PIPESTATUS[0]}"`);
    expect(stdout).toBe("0\n");
    expect(stderr).toBe("");
  });
});

describe("writing a report to a file", () => {
  const at = (path: string): string => join(session.folder, path);
  const lintTo = (path: string) => session.run(`discriminat-policy lint ${asOf} --format json:${path}`);

  it("makes missing folders and leaves no temporary file", () => {
    expect(lintTo("deep/er/lint.json").status).toBe(1);
    expect(readdirSync(at("deep/er"))).toEqual(["lint.json"]);
  });

  it("keeps a symbolic link and the permissions of the file behind it", () => {
    mkdirSync(at("real"));
    writeFileSync(at("real/lint.json"), "old");
    chmodSync(at("real/lint.json"), 0o640);
    symlinkSync("real/lint.json", at("link.json"));
    lintTo("link.json");
    expect(JSON.parse(readFileSync(at("real/lint.json"), "utf8")).version).toBe(1);
    expect(statSync(at("real/lint.json")).mode & 0o777).toBe(0o640);
    expect(readdirSync(at("real"))).toEqual(["lint.json"]);
  });

  it("writes to a device instead of replacing it", () => {
    expect(lintTo("/dev/null").status).toBe(1);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("refuses a folder, with a hint and exit code 2", () => {
    mkdirSync(at("a-folder"));
    const { status, stderr } = lintTo("a-folder");
    expect(status).toBe(2);
    expect(stderr).toBe("error: a-folder is a directory\nhint: Name a file in it.\n");
  });

  it("keeps the old file where the new one cannot be written", () => {
    writeFileSync(at("not-a-folder"), "old");
    expect(lintTo("not-a-folder/lint.json").status).toBe(2);
    expect(readFileSync(at("not-a-folder"), "utf8")).toBe("old");
  });
});

describe("a full disk", () => {
  it.runIf(process.platform === "linux")("is a failure of the environment, wherever the report goes", () => {
    const lint = `discriminat-policy lint ${asOf} policies/payments`;
    expect(session.run(`${lint} > /dev/full`)).toMatchObject({
      status: 3,
      stderr: "error: cannot write the output: ENOSPC\n",
    });
    expect(session.run(`${lint} --format json:/dev/full`).status).toBe(3);
  });
});

describe("a signal", () => {
  it("lets what is under way be tidied up, and ends with 130", async () => {
    const script = join(session.folder, "interrupted.mjs");
    writeFileSync(
      script,
      `import { unlinkSync, writeFileSync } from "node:fs";
       import { cleaningUp } from ${JSON.stringify(pathToFileURL(join(repository, "dist/command-line/interrupt.js")).href)};
       await cleaningUp(() => unlinkSync("left-over"), () => {
         writeFileSync("left-over", "");
         console.log("working");
         return new Promise((resolve) => setTimeout(resolve, 60_000));
       });`,
    );
    const child = spawn(process.execPath, [script], { cwd: session.folder });
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve([code, signal])));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    expect(existsSync(join(session.folder, "left-over"))).toBe(true);
    child.kill("SIGINT");
    expect(await ended).toEqual([130, null]);
    expect(existsSync(join(session.folder, "left-over"))).toBe(false);
  });

  it("waits for the slowest of several works, of which one may be part of another", async () => {
    const script = join(session.folder, "nested.mjs");
    writeFileSync(
      script,
      `import { cleaningUp } from ${JSON.stringify(pathToFileURL(join(repository, "dist/command-line/interrupt.js")).href)};
       const slow = () => new Promise((resolve) => setTimeout(() => { console.log("outer"); resolve(); }, 200));
       const long = () => new Promise((resolve) => setTimeout(resolve, 60_000));
       await cleaningUp(() => console.log("ended"), async () => {});
       await cleaningUp(slow, () => cleaningUp(() => { console.log("inner"); throw new Error("x"); }, () => {
         console.log("working");
         return long();
       }));`,
    );
    const child = spawn(process.execPath, [script], { cwd: session.folder });
    let said = "";
    child.stdout.on("data", (piece) => {
      if (said === "") child.kill("SIGTERM");
      said += piece;
    });
    const ended = await new Promise((resolve) => child.once("close", (code, signal) => resolve([code, signal])));
    expect({ ended, said }).toEqual({ ended: [143, null], said: "working\ninner\nouter\n" });
  });
});

describe("a bug", () => {
  it("asks for a report, shows the stack and ends with 3", () => {
    const script = join(session.folder, "bug.mjs");
    const runner = pathToFileURL(join(repository, "dist/commands/run-command-line.js")).href;
    writeFileSync(
      script,
      `import { runCommandLine } from ${JSON.stringify(runner)};
       const io = { cwd: process.cwd(), env: {}, out: () => { throw new TypeError("\\u001b[31mno\\nway"); },
         err: (text) => process.stderr.write(text), debug: () => {}, readStdin: async () => "", color: false, width: 80, interactive: false };
       process.exitCode = await runCommandLine(["lint", "--as-of", "2026-11-24"], io, { today: "2026-11-24" });`,
    );
    const { status, stderr } = spawnSync(process.execPath, [script], { cwd: session.folder, encoding: "utf8" });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: this is a bug in discriminat-policy; please report it with the lines below\n/);
    expect(stderr).toContain("TypeError: \\u{1b}[31mno\nway");
    expect(stderr).toContain("bug.mjs");
  });
});

describe("the date", () => {
  it("is today's unless --as-of gives another", () => {
    const today = new Date().toISOString().slice(0, 10);
    const why = "discriminat-policy why checkout api.stripe.com --format json";
    expect([today, new Date().toISOString().slice(0, 10)]).toContain(JSON.parse(session.run(why).stdout).asOf);
    expect(JSON.parse(session.run(`${why} --as-of 2031-05-06`).stdout).asOf).toBe("2031-05-06");
  });
});
