/** Every command, in the order of the help. */

import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { completionCommand } from "./completion.ts";
import { explain } from "./explain.ts";
import { fmt } from "./fmt.ts";
import { init } from "./init.ts";
import { lint } from "./lint.ts";
import { logs } from "./logs.ts";
import { observe } from "./observe.ts";
import { plan } from "./plan.ts";
import { review } from "./review.ts";
import { status } from "./status.ts";
import { suggest } from "./suggest.ts";
import { synth } from "./synth.ts";
import { test } from "./test.ts";
import { why } from "./why.ts";

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
