/** Every check of every command: the one list that `explain`, the settings, suppressions and the documentation go by. Data only. */
import { trafficChecks } from "./compare/registry.ts";
import { driftChecks } from "./drift/checks.ts";
import { testChecks } from "./evaluate/run-tests.ts";
import { type CheckInfo, sortById } from "./findings/check.ts";
import { importChecks } from "./import/checks.ts";
import { lintChecks } from "./lint/registry.ts";
import { planChecks } from "./plan-proof/checks.ts";
import { formatChecks } from "./policy/check-canonical.ts";
import { reviewChecks } from "./review/checks.ts";

/** The checks of one command. */
export interface CheckFamily {
  readonly command: string;
  readonly checks: readonly CheckInfo[];
  /** Whether comments in policies suppress its findings. */
  readonly suppressible: boolean;
}

export const checkFamilies: readonly CheckFamily[] = [
  { command: "lint", checks: lintChecks, suppressible: true },
  { command: "fmt", checks: formatChecks, suppressible: false },
  { command: "test", checks: testChecks, suppressible: false },
  { command: "check", checks: trafficChecks, suppressible: true },
  { command: "review", checks: reviewChecks, suppressible: false },
  { command: "plan", checks: planChecks, suppressible: false },
  { command: "drift", checks: driftChecks, suppressible: false },
  { command: "import", checks: importChecks, suppressible: false },
];

/** All of them, sorted by id. */
export const knownChecks: readonly CheckInfo[] = sortById(checkFamilies.flatMap(({ checks }) => checks));
