/** Output formats, for callers of the library. */
import type { CheckInfo } from "../findings/check.ts";
import * as github from "../report/github.ts";
import * as json from "../report/json.ts";
import * as junit from "../report/junit.ts";
import * as markdown from "../report/markdown.ts";
import * as pretty from "../report/pretty.ts";
import type { RenderOptions, Report } from "../report/report.ts";
import * as sarif from "../report/sarif.ts";
import type { Block } from "../report/text-blocks.ts";
import {
  amount,
  flag,
  has,
  isObject,
  kind,
  listOf,
  mapOf,
  objectOf,
  oneOf,
  text,
} from "../requirements/requirement.ts";
import { finding, sourceFile } from "../requirements/shapes.ts";
import { guard } from "./guard.ts";

const isText = (value: unknown): boolean => typeof value === "string";
const map = kind<Readonly<Record<string, unknown>>>("an object", isObject);

const report = objectOf<Report>(
  {
    command: text,
    findings: listOf(finding, "Give `findings` as `lintTree` and the others return them."),
    examined: (value, name) => {
      for (const [key, one] of Object.entries(map(value, name))) amount(one, `${name}.${key}`);
      return value as Report["examined"];
    },
    sources: mapOf(sourceFile),
    checks: listOf(
      kind<CheckInfo>("a check", has<CheckInfo>({ id: isText, summary: isText, why: isText, repair: isText })),
    ),
    failOn: oneOf("error", "warning", "info", "never"),
    toolVersion: text,
  },
  {
    filesFrom: oneOf("repository", "working directory"),
    passed: listOf(objectOf<NonNullable<Report["passed"]>[number]>({ name: text, file: text, line: amount }, {})),
    overview: listOf(kind<Block>("a block", has<Block>({ kind: isText }))),
    data: map,
  },
  "Give an object: {command, findings, examined, sources, checks, failOn, toolVersion}.",
);
const options = objectOf<RenderOptions>(
  { color: flag, width: amount },
  { quiet: flag },
  "Give an object: `{color: false, width: 80}`.",
);

export const formatGithub: typeof github.formatGithub = guard(github.formatGithub, ["report", report]);
export const formatJson: typeof json.formatJson = guard(json.formatJson, ["report", report]);
export const formatJunit: typeof junit.formatJunit = guard(junit.formatJunit, ["report", report]);
export const formatMarkdown: typeof markdown.formatMarkdown = guard(markdown.formatMarkdown, ["report", report]);
export const formatPretty: typeof pretty.formatPretty = guard(
  pretty.formatPretty,
  ["report", report],
  ["options", options],
);
export const formatSarif: typeof sarif.formatSarif = guard(sarif.formatSarif, ["report", report]);
