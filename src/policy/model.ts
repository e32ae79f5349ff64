/**
 * What teams write, after loading and before any judgement: plain data with the place of every value, structured-cloneable.
 * The loader is tolerant: a value of the wrong type is reported by `schema/*` and left out here, so that one mistake does not
 * hide the next. Nothing here is expanded, lower-cased or sorted.
 */
import type { Preferences, Protocol } from "../discriminat/preferences.ts";
import type { Located, Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Suppression } from "../findings/suppression.ts";

/** A name or pattern list of an entry, a bundle or a policy: `tls: [a, b]`, `ports: [443]`. */
export interface NameList {
  readonly protocol: Protocol;
  /** As written, `{region}` included. */
  readonly names: readonly Located<string>[];
  /** As written; `undefined` means the protocol's own port (`defaultPort`). */
  readonly ports: readonly Located<number>[] | undefined;
}

/** One item of `allow`. Either `list` or `bundle` is set, or neither where the entry is malformed. */
export interface Entry {
  readonly at: Place;
  readonly list: NameList | undefined;
  readonly bundle: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
  readonly ticket: Located<string> | undefined;
  readonly networks: readonly Located<string>[] | undefined;
  /** `YYYY-MM-DD`, inclusive; of an emergency entry its last day. */
  readonly expires: Located<string> | undefined;
  /** `YYYY-MM-DD`: when a person last read it and said that it is still needed; the policy's own may be later. */
  readonly confirmed?: Located<string> | undefined;
  /** The key of an entry that was added in a hurry: its `until` is `expires`, and its `ticket` is `ticket`. */
  readonly emergency?: Place | undefined;
}

export interface SeeThru {
  /** The `see_thru` key. */
  readonly at: Place;
  /** `YYYY-MM-DD`, inclusive. */
  readonly until: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
  /** `undefined` means all. */
  readonly ports: readonly Located<number>[] | undefined;
  readonly group: Located<"same" | "separate"> | undefined;
  readonly networks: readonly Located<string>[] | undefined;
}

export interface Refusal {
  readonly at: Place;
  readonly name: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
}

export interface PolicyTest {
  readonly at: Place;
  readonly expect: "allow" | "block";
  /** `tls://name:port` or `ssh://name:port`. */
  readonly target: Located<string>;
}

/** Security Groups of others that take an app's rules in one network. */
export interface ExistingGroups {
  /** The key. */
  readonly network: Located<string>;
  /** Their ids, in the order of the file. */
  readonly ids: readonly Located<string>[];
}

/** One `<team>/<app>.yaml`. */
export interface Policy {
  readonly source: SourceFile;
  /** Name of the folder that holds the file. */
  readonly folder: string;
  /** Where a finding about the file as a whole points: its first line. */
  readonly at: Place;
  readonly app: Located<string> | undefined;
  readonly team: Located<string> | undefined;
  /** As written; `undefined` means the only network of the settings. */
  readonly networks: readonly Located<string>[] | undefined;
  readonly securityGroups: Located<number> | undefined;
  /** In the order of the file; networks that are left out get groups of ours. */
  readonly existingGroups: readonly ExistingGroups[];
  /** `YYYY-MM-DD`: when a person last read every entry and said that all are still needed. */
  readonly confirmed?: Located<string> | undefined;
  /** The `allow` key; `undefined` without one. */
  readonly allowAt: Place | undefined;
  readonly allow: readonly Entry[];
  readonly seeThru: SeeThru | undefined;
  readonly refuse: readonly Refusal[];
  readonly tests: readonly PolicyTest[];
  readonly suppressions: readonly Suppression[];
}

/** A named list of names: built in, or a file of `policies/bundles/`. */
export interface Bundle {
  readonly name: string;
  readonly description: string;
  /** `YYYY-MM-DD`: the date of a built-in bundle's list; `undefined` for a bundle of the tree, whose versions git keeps. */
  readonly version: string | undefined;
  /** `undefined` for a built-in bundle. */
  readonly source: SourceFile | undefined;
  readonly at: Place;
  readonly allow: readonly BundleItem[];
  readonly suppressions: readonly Suppression[];
}

export interface BundleItem extends NameList {
  readonly at: Place;
  /** Where the list is documented. */
  readonly documentation: string | undefined;
  /** `YYYY-MM-DD`: when that was read; built-in bundles only. */
  readonly read: string | undefined;
  /** The AWS regions in which the names are used; `undefined` means all. Built-in bundles only. */
  readonly regions: readonly string[] | undefined;
}

/** How the folders of logs in S3 are named: `yyyy/MM/dd/HH`, `yyyy-MM-dd`, or not by time. */
type AthenaPartitions = "hour" | "day" | "none";

/** A table of Athena over logs that were exported or delivered to S3. */
export interface AthenaTable {
  readonly database: string;
  readonly table: string;
  readonly partitions: AthenaPartitions;
  /** `s3://bucket/folder/`, with the slash at the end. */
  readonly location: string | undefined;
  readonly workgroup: string;
  /** Where results go: `s3://bucket/folder/`; `undefined`: where the workgroup says. */
  readonly output: string | undefined;
}

/** One place where policies are deployed: region + VPC + DiscrimiNAT deployment. */
export interface Network {
  readonly name: string;
  /** The network's key in the settings. */
  readonly at: Place;
  readonly region: string;
  /** An id, or the name of a Terraform variable. */
  readonly vpcId: string | { readonly variable: string };
  readonly accountId: string | undefined;
  readonly roleArn: string | undefined;
  /** Assumed to read logs and tags of the network; `undefined`: with the credentials as they are. */
  readonly readRoleArn: string | undefined;
  /** Assumed to read the tags of groups in the accounts of participants of a shared VPC. */
  readonly participantRoles: readonly string[];
  /** Endpoint overrides of the AWS provider, for tests against a local AWS: service → URL. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly flowStream: string;
  readonly configStream: string;
  /** The table over logs in S3; `undefined` where there is none. */
  readonly athena: AthenaTable | undefined;
  /** Of a deployment whose preferences are not in the usual SSM parameter. */
  readonly customDeploymentId: string | undefined;
  readonly preferences: Preferences;
  readonly quotas: {
    /** Egress rules of one Security Group (AWS default 60). */
    readonly rulesPerSecurityGroup: number;
    /** Security Groups of one network interface (AWS default 5). */
    readonly securityGroupsPerInterface: number;
  };
}

export interface Guardrails {
  readonly seeThru: { readonly maxDays: number | null; readonly require: readonly ("reason" | "ticket")[] };
  readonly entries: {
    readonly maxDays: number | null;
    readonly require: readonly ("reason" | "ticket")[];
    /** Days after which a person has to confirm entries again; `null` for never. */
    readonly reviewDays?: number | null | undefined;
  };
  /** Days that an emergency entry may last; `null` for any, `never` for none at all. */
  readonly emergency?: { readonly maxDays: number | null | "never" } | undefined;
  readonly ports: Readonly<Record<Protocol, readonly number[]>>;
  /** US dollars a month that the monitoring of all networks may cost. */
  readonly monitoring?: { readonly maxMonthlyUsd: number | null } | undefined;
  /** Ids of checks marked as guardrails whose findings a comment in a policy or a bundle may suppress. */
  readonly suppressible: readonly string[];
  readonly never: readonly { readonly at: Place; readonly name: Located<string>; readonly reason: Located<string> }[];
}

/** How much observed traffic it takes to say something about it. */
export interface EvidenceSettings {
  /** Days that a snapshot must cover before an entry without a connection is called unused. */
  readonly minDays: number;
  /** Days of a see-thru window without a missing name after which an app is ready to be enforced. */
  readonly readyDays: number;
  /** Hours without a record that are normal; a longer gap counts as lost logs. */
  readonly maxGapHours: number;
}

/** Where the stacks publish the ids of each app's groups. */
export interface PublishSettings {
  /** `/egress`: the SSM parameter of an app is `<prefix>/<network>/<app>`. */
  readonly ssmPrefix: string;
}

export interface TerraformSettings {
  /** `network`: one stack per network; `team`: one per network and team. */
  readonly stacks: "network" | "team";
  /** Security Groups and rules that a stack may have before `lint` warns. */
  readonly maxResourcesPerStack: number;
  /** One Terraform backend: type → arguments; default `{local: {path: <relative>}}` per stack. */
  readonly backend: { readonly type: string; readonly arguments: Readonly<Record<string, unknown>> } | undefined;
  /** `undefined`: nowhere but in the outputs. */
  readonly publish?: PublishSettings | undefined;
}

/** Data points that are missing: what `treat_missing_data` of an alarm may say. */
export type MissingData = "breaching" | "not_breaching" | "ignore" | "missing";

/** What the settings say of one alarm; what they leave out has its default. */
export interface AlarmSettings {
  readonly threshold: number | undefined;
  readonly periodMinutes: number | undefined;
  /** Periods in a row that have to reach the threshold. */
  readonly periods: number | undefined;
  readonly missingData: MissingData | undefined;
}

/** What is watched in the logs of the networks, and who hears of it. */
export interface MonitoringSettings {
  readonly at: Place;
  /** `undefined`: all. */
  readonly networks: readonly Located<string>[] | undefined;
  /** ARNs of SNS topics; those of `network` alone where there is one. */
  readonly notify: readonly { readonly network: Located<string> | undefined; readonly topic: Located<string> }[];
  /** By the name of the filter. `metric`: counted, without an alarm. */
  readonly alarms: readonly {
    readonly watch: Located<string>;
    readonly settings: "off" | "metric" | AlarmSettings;
  }[];
  /** Apps whose see-thru windows are counted by themselves. */
  readonly apps: readonly Located<string>[];
  readonly dashboard: boolean;
  readonly queries: boolean;
}

/** `policies/discriminat.yaml`. */
export interface Settings {
  readonly source: SourceFile;
  readonly at: Place;
  /** In the order of the file. */
  readonly networks: readonly Network[];
  readonly guardrails: Guardrails;
  readonly checks: readonly { readonly id: Located<string>; readonly severity: "error" | "warning" | "info" | "off" }[];
  readonly evidence: EvidenceSettings;
  readonly terraform: TerraformSettings;
  /** `undefined`: nothing is watched. */
  readonly monitoring?: MonitoringSettings | undefined;
  readonly suppressions: readonly Suppression[];
}

/** A whole `policies/` tree. `policies` and `bundles` are sorted by path. */
export interface PolicyTree {
  readonly settings: Settings;
  readonly policies: readonly Policy[];
  /** User-written bundles only; the built-in ones are found with `findBundle`. */
  readonly bundles: readonly Bundle[];
}
