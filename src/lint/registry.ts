/** Every check of `lint`, in any order: a check that is not listed here does not exist. */

import { type CheckInfo, sortById } from "../findings/check.ts";
import { loaderChecks } from "../policy/checks.ts";
import { descriptionTooLong } from "./checks/groups/description-too-long.ts";
import { existingGroupShared } from "./checks/groups/existing-group-shared.ts";
import { existingGroupsTooMany } from "./checks/groups/existing-groups-too-many.ts";
import { groupNameReserved } from "./checks/groups/group-name-reserved.ts";
import { groupNameTaken } from "./checks/groups/group-name-taken.ts";
import { noRoomLeft } from "./checks/groups/no-room-left.ts";
import { quotasImpossible } from "./checks/groups/quotas-impossible.ts";
import { rulesOverQuota } from "./checks/groups/rules-over-quota.ts";
import { slotsExceeded } from "./checks/groups/slots-exceeded.ts";
import { stackLarge } from "./checks/groups/stack-large.ts";
import { tooManyGroups } from "./checks/groups/too-many-groups.ts";
import { alarmTooLong } from "./checks/monitoring/alarm-too-long.ts";
import { appNotCounted } from "./checks/monitoring/app-not-counted.ts";
import { cost } from "./checks/monitoring/cost.ts";
import { emergencyNotWatched } from "./checks/monitoring/emergency-not-watched.ts";
import { logGroupElsewhere } from "./checks/monitoring/log-group-elsewhere.ts";
import { logGroupOverfull } from "./checks/monitoring/log-group-overfull.ts";
import { networkUnknown as watchedNetworkUnknown } from "./checks/monitoring/network-unknown.ts";
import { noTopic } from "./checks/monitoring/no-topic.ts";
import { overBudget } from "./checks/monitoring/over-budget.ts";
import { refusedCounted } from "./checks/monitoring/refused-counted.ts";
import { topicElsewhere } from "./checks/monitoring/topic-elsewhere.ts";
import { admitsNothing } from "./checks/policy/admits-nothing.ts";
import { appDuplicated } from "./checks/policy/app-duplicated.ts";
import { appNotFileName } from "./checks/policy/app-not-file-name.ts";
import { bundleDuplicated } from "./checks/policy/bundle-duplicated.ts";
import { bundleOutdated } from "./checks/policy/bundle-outdated.ts";
import { bundleShadowsBuiltIn } from "./checks/policy/bundle-shadows-built-in.ts";
import { bundleUnknown } from "./checks/policy/bundle-unknown.ts";
import { confirmedAhead } from "./checks/policy/confirmed-ahead.ts";
import { dateInvalid } from "./checks/policy/date-invalid.ts";
import { duplicateEntry } from "./checks/policy/duplicate-entry.ts";
import { emergencyExpired } from "./checks/policy/emergency-expired.ts";
import { emergencyOpen } from "./checks/policy/emergency-open.ts";
import { emergencyTooLong } from "./checks/policy/emergency-too-long.ts";
import { entryExpired } from "./checks/policy/entry-expired.ts";
import { entryExpiresSoon } from "./checks/policy/entry-expires-soon.ts";
import { entryLastsTooLong } from "./checks/policy/entry-lasts-too-long.ts";
import { missingReason } from "./checks/policy/missing-reason.ts";
import { missingTicket } from "./checks/policy/missing-ticket.ts";
import { multiTenantName } from "./checks/policy/multi-tenant-name.ts";
import { nameFirewallWildcard } from "./checks/policy/name-firewall-wildcard.ts";
import { nameForeignNotation } from "./checks/policy/name-foreign-notation.ts";
import { nameInvalid } from "./checks/policy/name-invalid.ts";
import { nameIpAddress } from "./checks/policy/name-ip-address.ts";
import { nameLookAlike } from "./checks/policy/name-look-alike.ts";
import { nameNotAscii } from "./checks/policy/name-not-ascii.ts";
import { nameNotPublic } from "./checks/policy/name-not-public.ts";
import { nameOtherPartition } from "./checks/policy/name-other-partition.ts";
import { namePlaceholder } from "./checks/policy/name-placeholder.ts";
import { namePort } from "./checks/policy/name-port.ts";
import { nameTrailingDot } from "./checks/policy/name-trailing-dot.ts";
import { nameUpperCase } from "./checks/policy/name-upper-case.ts";
import { nameUrl } from "./checks/policy/name-url.ts";
import { networkNotDeclared } from "./checks/policy/network-not-declared.ts";
import { networkUnknown } from "./checks/policy/network-unknown.ts";
import { networksMissing } from "./checks/policy/networks-missing.ts";
import { neverName } from "./checks/policy/never-name.ts";
import { portOutsideGuardrail } from "./checks/policy/port-outside-guardrail.ts";
import { publicRegistry } from "./checks/policy/public-registry.ts";
import { refuseOverlapsAllow } from "./checks/policy/refuse-overlaps-allow.ts";
import { regionUnknown } from "./checks/policy/region-unknown.ts";
import { reviewDue } from "./checks/policy/review-due.ts";
import { seeThruPortsListed } from "./checks/policy/see-thru-ports-listed.ts";
import { seeThruWithoutFlowLog } from "./checks/policy/see-thru-without-flow-log.ts";
import { severityIgnored } from "./checks/policy/severity-ignored.ts";
import { shadowedEntry } from "./checks/policy/shadowed-entry.ts";
import { suppressionRefused } from "./checks/policy/suppression-refused.ts";
import { teamNotFolder } from "./checks/policy/team-not-folder.ts";
import { testTargetInvalid } from "./checks/policy/test-target-invalid.ts";
import { treeEmpty } from "./checks/policy/tree-empty.ts";
import { unusedSuppression } from "./checks/policy/unused-suppression.ts";
import { wildcardExposure } from "./checks/policy/wildcard-exposure.ts";
import { wildcardInSsh } from "./checks/policy/wildcard-in-ssh.ts";
import { wildcardSuffixItself } from "./checks/policy/wildcard-suffix-itself.ts";
import { windowEndsSoon } from "./checks/policy/window-ends-soon.ts";
import { windowExpired } from "./checks/policy/window-expired.ts";
import { windowTooLong } from "./checks/policy/window-too-long.ts";
import { localState } from "./checks/settings/local-state.ts";
import type { LintCheck } from "./lint-check.ts";

/** The checks that examine a loaded tree. */
export const treeChecks: readonly LintCheck[] = [
  descriptionTooLong,
  existingGroupShared,
  existingGroupsTooMany,
  groupNameReserved,
  groupNameTaken,
  noRoomLeft,
  quotasImpossible,
  rulesOverQuota,
  slotsExceeded,
  stackLarge,
  tooManyGroups,
  alarmTooLong,
  appNotCounted,
  cost,
  emergencyNotWatched,
  logGroupElsewhere,
  logGroupOverfull,
  noTopic,
  overBudget,
  refusedCounted,
  topicElsewhere,
  watchedNetworkUnknown,
  admitsNothing,
  appDuplicated,
  appNotFileName,
  bundleDuplicated,
  bundleOutdated,
  bundleShadowsBuiltIn,
  bundleUnknown,
  confirmedAhead,
  dateInvalid,
  duplicateEntry,
  emergencyExpired,
  emergencyOpen,
  emergencyTooLong,
  entryExpired,
  entryExpiresSoon,
  entryLastsTooLong,
  missingReason,
  missingTicket,
  multiTenantName,
  nameFirewallWildcard,
  nameForeignNotation,
  nameInvalid,
  nameIpAddress,
  nameLookAlike,
  nameNotAscii,
  nameNotPublic,
  nameOtherPartition,
  namePlaceholder,
  namePort,
  nameTrailingDot,
  nameUpperCase,
  nameUrl,
  networkNotDeclared,
  networkUnknown,
  networksMissing,
  neverName,
  portOutsideGuardrail,
  publicRegistry,
  refuseOverlapsAllow,
  regionUnknown,
  reviewDue,
  seeThruPortsListed,
  seeThruWithoutFlowLog,
  severityIgnored,
  shadowedEntry,
  teamNotFolder,
  testTargetInvalid,
  wildcardExposure,
  wildcardInSsh,
  wildcardSuffixItself,
  windowEndsSoon,
  windowExpired,
  windowTooLong,
  localState,
];

/** Everything that `lint` can report, sorted by id: what the loader finds, what the runner finds, and the checks of a tree. */
export const lintChecks: readonly CheckInfo[] = sortById([
  ...loaderChecks,
  suppressionRefused,
  treeEmpty,
  unusedSuppression,
  ...treeChecks,
]);
