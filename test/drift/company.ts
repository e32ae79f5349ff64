/** A tree with every shape that a layout can have: several slots, ports and protocols, groups, windows and networks. */
import type { PolicyTree } from "../../src/policy/model.ts";
import { hostNames, type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

export const asOf = "2026-11-24";

const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" },
    stage: { region: "eu-west-1", vpc_id: "vpc-0123456789abcdef1" },
  },
};

const reason = "Wanted";

const policies: readonly PolicyObject[] = [
  {
    app: "checkout",
    networks: ["prod", "stage"],
    allow: [
      { tls: ["api.stripe.com", "*.paypal.com", "eu-?.psp.example"], reason },
      { tls: ["api.stripe.com"], ports: [8443], reason },
      { ssh: ["github.com"], reason },
      { tls: ["sts.{region}.amazonaws.com"], reason },
      { tls: ["only.prod.example"], networks: ["prod"], reason },
    ],
  },
  { app: "warehouse", networks: ["prod"], allow: [{ tls: hostNames(40), reason }] },
  {
    app: "fleet",
    networks: ["prod"],
    security_groups: 2,
    allow: [{ tls: hostNames(45).map((name) => `vehicle-telemetry-and-positions.${name}`), reason }],
  },
  {
    app: "learner",
    networks: ["prod"],
    allow: [{ tls: ["api.learner.example"], reason }],
    see_thru: { until: "2026-12-09", reason },
  },
  {
    app: "listed",
    networks: ["prod"],
    allow: [{ tls: ["api.listed.example"], reason }],
    see_thru: { until: "2026-12-09", ports: [443, 22], reason },
  },
  {
    app: "separate",
    networks: ["prod"],
    allow: [{ tls: ["api.separate.example"], reason }],
    see_thru: { until: "2026-12-09", group: "separate", reason },
  },
  { app: "batch", networks: ["stage"], allow: [{ ssh: ["sftp.bank.example"], ports: [22, 2222], reason }] },
  { app: "images", networks: ["prod"], allow: [{ bundle: "aws/ecr", reason }] },
];

export const company: PolicyTree = treeOf(settings, policies);
