/** Policies, and what becomes of them, for callers of the library. */
import * as judging from "../evaluate/judge-target.ts";
import * as testing from "../evaluate/run-tests.ts";
import * as allowlists from "../policy/allowlist.ts";
import * as loading from "../policy/load-tree.ts";
import * as resolving from "../policy/resolve.ts";
import * as targets from "../policy/target.ts";
import {
  amount,
  date,
  kind,
  listOf,
  mapOf,
  maybe,
  objectOf,
  oneOf,
  text,
  textOf,
} from "../requirements/requirement.ts";
import { bundles, network, parsedTarget, policy, tree } from "../requirements/shapes.ts";
import * as layouts from "../security-groups/lay-out-app.ts";
import { guard } from "./guard.ts";

const protocol = oneOf("tls", "ssh");
const port = kind<number>(
  "a port",
  (value) => typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 65_535,
);
const policies = listOf(policy, "Give `tree.policies`, or some of them.");

export const loadTree: typeof loading.loadTree = guard(
  loading.loadTree,
  ["root", textOf("Give the folder of policies.")],
  ["options", objectOf<loading.LoadOptions>({ cwd: text }, { texts: mapOf(text) }, "Give an object: `{cwd}`.")],
);
export const findBundle: typeof resolving.findBundle = guard(resolving.findBundle, ["tree", bundles], ["name", text]);
export const networksOf: typeof resolving.networksOf = guard(
  resolving.networksOf,
  ["policy", policy],
  ["networks", listOf(network, "Give `tree.settings.networks`.")],
);
export const resolveNames: typeof resolving.resolveNames = guard(
  resolving.resolveNames,
  ["tree", bundles],
  ["policy", policy],
  ["network", network],
);
export const allowlistOf: typeof allowlists.allowlistOf = guard(
  allowlists.allowlistOf,
  ["tree", bundles],
  ["policy", policy],
  ["network", network],
);

const target = objectOf<targets.Target>({ protocol, name: text, port }, {}, "Give what `parseTarget(text)` returns.");

export const parseTarget: typeof targets.parseTarget = guard(targets.parseTarget, ["text", text]);
export const formatTarget: typeof targets.formatTarget = guard(targets.formatTarget, ["target", target]);
export const isTarget: typeof targets.isTarget = guard(targets.isTarget, ["target", parsedTarget]);
export const judgeTarget: typeof judging.judgeTarget = guard(
  judging.judgeTarget,
  ["tree", tree],
  ["policy", policy],
  ["target", target],
  ["asOf", date],
);
export const runTests: typeof testing.runTests = guard(testing.runTests, ["tree", tree], ["policies", policies]);

const allowlist = objectOf<allowlists.AppAllowlist>(
  {
    app: text,
    team: text,
    network: text,
    names: listOf(objectOf<allowlists.AllowedName>({ name: text, protocol, port }, {})),
    securityGroups: amount,
    seeThru: maybe(
      objectOf<NonNullable<allowlists.AppAllowlist["seeThru"]>>(
        {
          until: date,
          ports: (value, name) => (value === "all" ? value : listOf(port)(value, name)),
          group: oneOf("same", "separate"),
        },
        {},
      ),
    ),
  },
  { existingGroups: listOf(text) },
  "Give what `allowlistOf(tree, policy, network)` returns.",
);

export const layOutApp: typeof layouts.layOutApp = guard(layouts.layOutApp, ["allowlist", allowlist]);
