/** Every command, in the order of the help. */

import type { Command } from "../command-line/command.ts";
import { check } from "./check/run.ts";
import { completionCommand } from "./completion/run.ts";
import { explain } from "./explain/run.ts";
import { fmt } from "./fmt/run.ts";
import { init } from "./init/run.ts";
import { lint } from "./lint/run.ts";
import { logs } from "./logs/run.ts";
import { observe } from "./observe/run.ts";
import { plan } from "./plan/run.ts";
import { review } from "./review/run.ts";
import { status } from "./status/run.ts";
import { suggest } from "./suggest/run.ts";
import { synth } from "./synth/run.ts";
import { test } from "./test/run.ts";
import { why } from "./why/run.ts";

export const commands: readonly Command[] = [
  init,
  lint,
  fmt,
  test,
  observe,
  check,
  suggest,
  status,
  logs,
  review,
  plan,
  synth,
  why,
  explain,
  completionCommand(() => commands.map(({ spec }) => spec)),
];
