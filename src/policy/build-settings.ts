/** The nodes of `discriminat.yaml` → `Settings`, defaults filled in. Tolerant: what has the wrong type is left out. Pure. */
import { defaultPreferences, flowLogVerbosities, wildcardExposures } from "../discriminat/preferences.ts";
import type { Located } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Suppression } from "../findings/suppression.ts";
import {
  fileStart,
  mapOf,
  mapsOf,
  nodeOf,
  optionOf,
  textOf,
  textsOf,
  wholeNumberOf,
  wholeNumbersOf,
} from "../yaml/read-fields.ts";
import type { MapEntry, MapNode, YamlNode } from "../yaml/yaml-node.ts";
import type {
  AthenaTable,
  EvidenceSettings,
  Guardrails,
  MonitoringSettings,
  Network,
  Settings,
  TerraformSettings,
} from "./model.ts";

/** The log group's name from DiscrimiNAT v2.5 on, and its streams (https://chasersystems.com/docs/discriminat/aws/logs-ref). */
const defaultLogs = { logGroup: "DiscrimiNAT", flowStream: "flow", configStream: "config" } as const;

/** AWS defaults (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). */
const defaultQuotas = { rulesPerSecurityGroup: 60, securityGroupsPerInterface: 5 } as const;

/** An incident is over by then, or its names are needed for good. */
const defaultEmergencyDays = 3;

const defaultGuardrails: Guardrails = {
  seeThru: { maxDays: 30, require: ["reason"] },
  entries: { maxDays: null, require: ["reason"], reviewDays: null },
  emergency: { maxDays: defaultEmergencyDays },
  ports: { tls: [443], ssh: [22] },
  suppressible: [],
  never: [],
};

/**
 * An apply takes time in the square of a stack's resources: 29 s for 500, 19 minutes for 5,000. From about 400 on the square is the greater
 * part; with 1,000 the first apply takes over a minute. See docs/large-trees.md.
 */
const defaultResourcesPerStack = 1000;
const defaultEvidence: EvidenceSettings = { minDays: 14, readyDays: 7, maxGapHours: 0 };

const checkSeverities = ["error", "warning", "info", "off"] as const;

export function buildSettings(source: SourceFile, root: MapNode, suppressions: readonly Suppression[]): Settings {
  const checks = mapOf(root, "checks");
  return {
    source,
    at: fileStart,
    networks: mapOf(root, "networks")?.entries.flatMap(buildNetwork) ?? [],
    guardrails: buildGuardrails(mapOf(root, "guardrails")),
    checks:
      checks?.entries.flatMap(({ key }) => {
        const severity = optionOf(checks, key.value, checkSeverities);
        return severity === undefined ? [] : [{ id: key, severity: severity.value }];
      }) ?? [],
    evidence: buildEvidence(mapOf(root, "evidence")),
    terraform: buildTerraform(mapOf(root, "terraform")),
    monitoring: buildMonitoring(root),
    suppressions,
  };
}

function buildNetwork({ key, node }: MapEntry): readonly Network[] {
  if (node.kind !== "map") return [];
  const region = textOf(node, "region")?.value;
  const vpcId = textOf(node, "vpc_id")?.value ?? vpcVariable(mapOf(node, "vpc_id"));
  if (region === undefined || vpcId === undefined) return [];
  const preferences = mapOf(node, "preferences");
  const quotas = mapOf(node, "quotas");
  return [
    {
      name: key.value,
      at: { span: key.span, path: key.path },
      region,
      vpcId,
      accountId: textOf(node, "account_id")?.value,
      roleArn: textOf(node, "role_arn")?.value,
      readRoleArn: textOf(node, "read_role_arn")?.value,
      participantRoles: textsOf(node, "participant_roles")?.map(({ value }) => value) ?? [],
      endpoints: textValues(mapOf(node, "endpoints")),
      logGroup: textOf(node, "log_group")?.value ?? defaultLogs.logGroup,
      flowStream: textOf(node, "flow_stream")?.value ?? defaultLogs.flowStream,
      configStream: textOf(node, "config_stream")?.value ?? defaultLogs.configStream,
      athena: buildAthena(mapOf(node, "logs")),
      customDeploymentId: textOf(node, "custom_deployment_id")?.value,
      preferences: {
        wildcardExposure:
          (preferences && optionOf(preferences, "wildcard_exposure", wildcardExposures)?.value) ??
          defaultPreferences.wildcardExposure,
        flowLogVerbosity:
          (preferences && optionOf(preferences, "flow_log_verbosity", flowLogVerbosities)?.value) ??
          defaultPreferences.flowLogVerbosity,
      },
      quotas: {
        rulesPerSecurityGroup:
          (quotas && wholeNumberOf(quotas, "rules_per_security_group")?.value) ?? defaultQuotas.rulesPerSecurityGroup,
        securityGroupsPerInterface:
          (quotas && wholeNumberOf(quotas, "security_groups_per_interface")?.value) ??
          defaultQuotas.securityGroupsPerInterface,
      },
    },
  ];
}

const athenaPartitions = ["hour", "day", "none"] as const;

function buildAthena(logs: MapNode | undefined): AthenaTable | undefined {
  const map = logs && mapOf(logs, "athena");
  const database = map && textOf(map, "database")?.value;
  const table = map && textOf(map, "table")?.value;
  if (map === undefined || database === undefined || table === undefined) return undefined;
  return {
    database,
    table,
    partitions: optionOf(map, "partitions", athenaPartitions)?.value ?? "hour",
    location: textOf(map, "location")?.value,
    // Athena's own, which every account has.
    workgroup: textOf(map, "workgroup")?.value ?? "primary",
    output: textOf(map, "output")?.value,
  };
}

function vpcVariable(map: MapNode | undefined): { readonly variable: string } | undefined {
  const variable = map && textOf(map, "variable")?.value;
  return variable === undefined ? undefined : { variable };
}

function buildGuardrails(map: MapNode | undefined): Guardrails {
  if (map === undefined) return defaultGuardrails;
  const ports = mapOf(map, "ports");
  const costs = mapOf(map, "monitoring");
  const entries = mapOf(map, "entries");
  return {
    seeThru: buildLimits(mapOf(map, "see_thru"), defaultGuardrails.seeThru),
    entries: {
      ...buildLimits(entries, defaultGuardrails.entries),
      reviewDays: (entries && wholeNumberOf(entries, "review_days")?.value) ?? null,
    },
    emergency: { maxDays: emergencyDays(mapOf(map, "emergency")) },
    ports: {
      tls: (ports && wholeNumbersOf(ports, "tls")?.map((port) => port.value)) ?? defaultGuardrails.ports.tls,
      ssh: (ports && wholeNumbersOf(ports, "ssh")?.map((port) => port.value)) ?? defaultGuardrails.ports.ssh,
    },
    monitoring: { maxMonthlyUsd: (costs && wholeNumberOf(costs, "max_monthly_usd")?.value) ?? null },
    suppressible: textsOf(map, "suppressible")?.map(({ value }) => value) ?? defaultGuardrails.suppressible,
    never: mapsOf(map, "never").flatMap((item) => {
      const name = textOf(item, "name");
      const reason = textOf(item, "reason");
      const at = { span: name?.span ?? item.span, path: item.path };
      return name === undefined || reason === undefined ? [] : [{ at, name, reason }];
    }),
  };
}

function emergencyDays(map: MapNode | undefined): number | null | "never" {
  const value = map && nodeOf(map, "max_days")?.value;
  if (value === null || value === "never") return value;
  return (map && wholeNumberOf(map, "max_days")?.value) ?? defaultEmergencyDays;
}

type Limits = Guardrails["seeThru"];

function buildLimits(map: MapNode | undefined, defaults: Limits): Limits {
  if (map === undefined) return defaults;
  const unlimited = nodeOf(map, "max_days")?.value === null;
  const required = textsOf(map, "require")?.map((field) => field.value);
  return {
    maxDays: unlimited ? null : (wholeNumberOf(map, "max_days")?.value ?? defaults.maxDays),
    require:
      required === undefined
        ? defaults.require
        : (["reason", "ticket"] as const).filter((field) => required.includes(field)),
  };
}

function buildEvidence(map: MapNode | undefined): EvidenceSettings {
  if (map === undefined) return defaultEvidence;
  return {
    minDays: wholeNumberOf(map, "min_days")?.value ?? defaultEvidence.minDays,
    readyDays: wholeNumberOf(map, "ready_days")?.value ?? defaultEvidence.readyDays,
    maxGapHours: wholeNumberOf(map, "max_gap_hours")?.value ?? defaultEvidence.maxGapHours,
  };
}

function buildTerraform(map: MapNode | undefined): TerraformSettings {
  const stacks = map && optionOf(map, "stacks", ["network", "team"])?.value;
  const backend = map && mapOf(map, "backend")?.entries[0];
  const publish = map && mapOf(map, "publish");
  const ssmPrefix = publish && textOf(publish, "ssm_prefix")?.value;
  return {
    stacks: stacks ?? "network",
    maxResourcesPerStack: (map && wholeNumberOf(map, "max_resources_per_stack")?.value) ?? defaultResourcesPerStack,
    backend:
      backend?.node.kind === "map"
        ? { type: backend.key.value, arguments: structuredClone(backend.node.value) }
        : undefined,
    publish: ssmPrefix === undefined ? undefined : { ssmPrefix },
  };
}

const missingData = ["breaching", "not_breaching", "ignore", "missing"] as const;

function buildMonitoring(root: MapNode): MonitoringSettings | undefined {
  const written = root.entries.find(({ key }) => key.value === "monitoring");
  const map = mapOf(root, "monitoring");
  if (written === undefined || map === undefined) return undefined;
  const topics = textsOf(map, "notify")?.map((topic) => ({ network: undefined, topic }));
  const byNetwork = mapOf(map, "notify");
  return {
    at: { span: written.key.span, path: written.key.path },
    networks: textsOf(map, "networks"),
    notify:
      topics ??
      byNetwork?.entries.flatMap(({ key }) =>
        (textsOf(byNetwork, key.value) ?? []).map((topic) => ({ network: key, topic })),
      ) ??
      [],
    alarms: mapOf(map, "alarms")?.entries.flatMap(({ key, node }) => buildAlarm(key, node)) ?? [],
    apps: textsOf(map, "apps") ?? [],
    dashboard: nodeOf(map, "dashboard")?.value !== false,
    queries: nodeOf(map, "queries")?.value !== false,
  };
}

function buildAlarm(watch: Located<string>, node: YamlNode): MonitoringSettings["alarms"] {
  if (node.value === "off" || node.value === "metric") return [{ watch, settings: node.value }];
  if (node.kind !== "map") return [];
  return [
    {
      watch,
      settings: {
        threshold: wholeNumberOf(node, "threshold")?.value,
        periodMinutes: wholeNumberOf(node, "period_minutes")?.value,
        periods: wholeNumberOf(node, "periods")?.value,
        missingData: optionOf(node, "missing_data", missingData)?.value,
      },
    },
  ];
}

function textValues(map: MapNode | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (map?.entries ?? []).flatMap(({ key, node }) => (typeof node.value === "string" ? [[key.value, node.value]] : [])),
  );
}
