/** Every check of observed traffic, in any order: a check that is not listed here does not exist. */
import { sortById } from "../findings/check.ts";
import { blocked } from "./checks/blocked.ts";
import { evidenceInsufficient } from "./checks/evidence-insufficient.ts";
import { ipAddress } from "./checks/ip-address.ts";
import { missing } from "./checks/missing.ts";
import { noName } from "./checks/no-name.ts";
import { notApplied } from "./checks/not-applied.ts";
import { notReady } from "./checks/not-ready.ts";
import { nothingMatched } from "./checks/nothing-matched.ts";
import { oldTls } from "./checks/old-tls.ts";
import { plaintextHttp } from "./checks/plaintext-http.ts";
import { refusedButAllowed } from "./checks/refused-but-allowed.ts";
import { transient } from "./checks/transient.ts";
import { unattributed } from "./checks/unattributed.ts";
import { undeclaredApp } from "./checks/undeclared-app.ts";
import { unknownProtocol } from "./checks/unknown-protocol.ts";
import { unreadableLines } from "./checks/unreadable-lines.ts";
import { unused } from "./checks/unused.ts";
import { wrongPort } from "./checks/wrong-port.ts";
import type { TrafficCheck } from "./traffic-check.ts";

export const trafficChecks: readonly TrafficCheck[] = sortById([
  blocked,
  evidenceInsufficient,
  ipAddress,
  missing,
  noName,
  notApplied,
  notReady,
  nothingMatched,
  oldTls,
  plaintextHttp,
  refusedButAllowed,
  transient,
  unattributed,
  undeclaredApp,
  unknownProtocol,
  unreadableLines,
  unused,
  wrongPort,
]);
