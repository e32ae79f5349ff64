/** Every command, in the order of the help. Light: loads no command, only their descriptions. */

import type { Command } from "../command-line/command.ts";
import { check } from "./check/spec.ts";
import { completionCommand } from "./completion/spec.ts";
import { doctor } from "./doctor/spec.ts";
import { drift } from "./drift/spec.ts";
import { explain } from "./explain/spec.ts";
import { flows } from "./flows/spec.ts";
import { fmt } from "./fmt/spec.ts";
import { importCommand } from "./import/spec.ts";
import { init } from "./init/spec.ts";
import { lint } from "./lint/spec.ts";
import { logs } from "./logs/spec.ts";
import { newPolicy } from "./new/spec.ts";
import { observe } from "./observe/spec.ts";
import { plan } from "./plan/spec.ts";
import { report } from "./report/spec.ts";
import { review } from "./review/spec.ts";
import { status } from "./status/spec.ts";
import { suggest } from "./suggest/spec.ts";
import { synth } from "./synth/spec.ts";
import { test } from "./test/spec.ts";
import { upkeep } from "./upkeep/spec.ts";
import { why } from "./why/spec.ts";

export const commands: readonly Command[] = [
  init,
  importCommand,
  newPolicy,
  lint,
  fmt,
  test,
  observe,
  check,
  suggest,
  upkeep,
  status,
  flows,
  logs,
  review,
  report,
  plan,
  drift,
  synth,
  why,
  doctor,
  explain,
  completionCommand(() => commands.map(({ spec }) => spec)),
];
