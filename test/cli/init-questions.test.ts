import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { describeWith } from "../helpers/real-parts.ts";
import { type Conversation, converse, keys, scriptProgram } from "../helpers/terminal.ts";
import { program, type Session, startSession } from "./session.ts";

let session: Session;
beforeEach(() => {
  session = startSession();
});
afterEach(() => session.remove());

const at = (path: string): string => join(session.folder, path);
const yaml = (path: string) => parse(readFileSync(at(path), "utf8"));
const { enter, down, interrupt, clear } = keys;

function init(
  turns: readonly (readonly [string, string])[],
  line = "init --as-of 2026-11-24",
  env: NodeJS.ProcessEnv = {},
): Promise<Conversation> {
  return converse(
    `"${process.execPath}" "${program}" ${line}`,
    {
      cwd: session.folder,
      env: { PATH: process.env.PATH, HOME: session.folder, TERM: "xterm", LC_ALL: "C.UTF-8", ...env },
    },
    turns,
  );
}

describeWith([scriptProgram], "init at a terminal", () => {
  it("asks for what it writes, and writes what was answered", async () => {
    const { status } = await init([
      ["network called?", `${clear}prod${enter}`],
      ["which region", `${clear}eu-west-1${enter}`],
      ["its VPC?", `vpc-0123456789abcdef0${enter}`],
      ["keep its state?", `${down}${enter}`],
      ["bucket called?", `northline-state${enter}`],
      ["Which team", `${clear}payments${enter}`],
      ["app called?", `${clear}checkout${enter}`],
      ["Which packages", `${down}${enter}`],
      ["Write these files?", enter],
    ]);
    expect(status).toBe(0);
    expect(yaml("policies/discriminat.yaml")).toEqual({
      networks: { prod: { region: "eu-west-1", vpc_id: "vpc-0123456789abcdef0" } },
      terraform: {
        backend: {
          s3: { bucket: "northline-state", key: "egress/{stack}.tfstate", region: "eu-west-1", use_lockfile: true },
        },
      },
    });
    expect(yaml("policies/payments/checkout.yaml")).toMatchObject({
      app: "checkout",
      see_thru: { until: "2026-12-08" },
    });
    expect(Object.keys(JSON.parse(readFileSync(at("package.json"), "utf8")).devDependencies)).toContain("cdktn");
  });

  it("says what is wrong with an answer, and asks again", async () => {
    const { status, screen } = await init([
      ["network called?", enter],
      ["which region", `${clear}eu-west-22${enter}`],
      ['did you mean "eu-west-2"?', `${clear}eu-west-2${enter}`],
      ["its VPC?", enter],
      ["keep its state?", enter],
      ["Which team", enter],
      ["app called?", enter],
      ["Which packages", enter],
      ["Write these files?", enter],
    ]);
    expect(status).toBe(0);
    expect(screen).toContain("is not a region that AWS has published");
    expect(yaml("policies/discriminat.yaml").networks.main.vpc_id).toEqual({ variable: "main_vpc_id" });
    expect(existsSync(at("policies/web/example.yaml"))).toBe(true);
  });

  it.each([
    ["the first question", [["network called?", interrupt]]],
    [
      "a later one",
      [
        ["network called?", enter],
        ["which region", interrupt],
      ],
    ],
  ] as const)("leaves nothing after Ctrl-C at %s", async (_, turns) => {
    const { status, screen } = await init(turns);
    expect(status).toBe(130);
    expect(screen).toContain("Nothing was written.");
    expect(readdirSync(session.folder)).toEqual([]);
  });

  it("leaves nothing where the files are not wanted", async () => {
    const { status } = await init(
      [["Write these files?", `${down}${enter}`]],
      "init --network prod --region eu-west-2 --vpc-id vpc-0123456789abcdef0 --backend local --team shop --app till --cdk cdktf",
    );
    expect(status).toBe(130);
    expect(readdirSync(session.folder)).toEqual([]);
  });

  it("does not ask what options say, nor about files that are there", async () => {
    writeFileSync(at("package.json"), '{"devDependencies": {"cdktn": "^0.24.0"}}\n');
    const { screen } = await init(
      [
        ["its VPC?", enter],
        ["Write these files?", enter],
      ],
      "init --network prod --region eu-west-2 --backend local --team shop --app till",
    );
    expect(screen).not.toMatch(/called\?|which region|Which packages/);
    expect(yaml("policies/discriminat.yaml").networks.prod.region).toBe("eu-west-2");
  });

  it.each([
    ["with --yes", "init --yes", {}],
    ["with CI set", "init", { CI: "true" }],
    ["for another format", "init --format json", {}],
  ])("asks nothing %s", async (_, line, env) => {
    const { status, screen } = await init([], line, env);
    expect(screen).not.toContain("?");
    expect(status).toBe(0);
    expect(existsSync(at("policies/discriminat.yaml"))).toBe(true);
  });

  it("asks nothing where everything is there", async () => {
    session.run("discriminat-policy init --yes");
    const { screen } = await init([]);
    expect(screen).toContain("There is nothing left for init to write.");
  });
});
