/** Estates of Security Groups for tests of `import`: as EC2 describes them, and what they admit. */
import { parseAnnotation } from "../../src/discriminat/annotation.ts";
import { type ImportResult, importSources } from "../../src/library/import-sources.ts";
import { allowlistOf } from "../../src/policy/allowlist.ts";
import { loadFiles } from "../../src/policy/load-tree.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { networksOf } from "../../src/policy/resolve.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import { treeOf } from "../helpers/policy-tree.ts";

interface DescribedRule {
  readonly protocol?: string;
  readonly ports?: readonly [number, number];
  readonly to?: string;
  readonly description?: string;
}

export interface DescribedGroup {
  readonly id: string;
  readonly name: string;
  readonly vpcId?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly rules: readonly DescribedRule[];
}

/** What `aws ec2 describe-security-groups` prints. */
function describeGroups(groups: readonly DescribedGroup[]): string {
  return JSON.stringify({
    SecurityGroups: groups.map(({ id, name, vpcId = "vpc-1", tags = {}, rules }) => ({
      GroupId: id,
      GroupName: name,
      Description: "a group",
      VpcId: vpcId,
      OwnerId: "123456789012",
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      IpPermissionsEgress: rules.map(({ protocol = "tcp", ports = [443, 443], to = "0.0.0.0/0", description }) => ({
        IpProtocol: protocol,
        ...(protocol !== "-1" && { FromPort: ports[0], ToPort: ports[1] }),
        IpRanges: [{ CidrIp: to, ...(description !== undefined && { Description: description }) }],
      })),
    })),
  });
}

/** The groups of a tree as `synth` lays them out, tagged as ours are. */
export function deployTree(tree: PolicyTree): readonly DescribedGroup[] {
  return layoutsOf(tree).flatMap(({ vpcId, layout }, index) =>
    layout.groups.map((group, of) => ({
      id: `sg-${index}0${of}`,
      name: group.name,
      vpcId,
      tags: {
        "discriminat-policy:app": layout.app,
        "discriminat-policy:team": layout.team,
        "discriminat-policy:network": layout.network,
      },
      rules: group.rules.map(({ protocol, fromPort, toPort, cidr, description }) => ({
        protocol,
        ports: [fromPort, toPort] as const,
        to: cidr,
        description,
      })),
    })),
  );
}

function layoutsOf(tree: PolicyTree) {
  return tree.policies.flatMap((policy) =>
    networksOf(policy, tree.settings.networks).flatMap((network) => {
      const allowlist = allowlistOf(tree, policy, network);
      if (allowlist === undefined) return [];
      const layout = layOutApp(allowlist);
      if (layout.problems.length > 0) throw new Error(`${layout.app} does not fit`);
      return [{ vpcId: String(network.vpcId), layout }];
    }),
  );
}

/** What each app admits in each network, by what its rules say: `app network tls 443 name`, `app network see-thru …`; sorted. */
export function languageOf(tree: PolicyTree): readonly string[] {
  const said = layoutsOf(tree).flatMap(({ layout }) =>
    layout.groups
      .flatMap(({ rules }) => rules.flatMap((rule) => admitted(rule.fromPort, rule.description)))
      .map((text) => `${layout.app} ${layout.network} ${text}`),
  );
  return [...new Set(said)].sort();
}

/** What a rule on one port admits. */
export function admitted(port: number, description: string): readonly string[] {
  const annotation = parseAnnotation(description);
  if (annotation.kind === "see-thru") return [`see-thru ${annotation.until} on ${port}`];
  if (annotation.kind === "malformed" || annotation.kind === "none") return [];
  return annotation.names.map((name) => `${annotation.kind} ${port} ${name}`);
}

const networks = { one: { region: "eu-west-2", vpc_id: "vpc-1" }, two: { region: "us-east-1", vpc_id: "vpc-2" } };
export const empty = treeOf({ networks }, []);

/** A tree with the files in it. */
export function withFiles(
  tree: PolicyTree,
  files: readonly { readonly path: string; readonly after: string }[],
): PolicyTree {
  const texts = new Map([
    ["policies/discriminat.yaml", tree.settings.source.text],
    ...[...tree.policies, ...tree.bundles].map(({ source }) => [source?.path ?? "", source?.text ?? ""] as const),
    ...files.map(({ path, after }) => [path, after] as const),
  ]);
  const show = (path: string): string => `policies/${path}`;
  const loaded = loadFiles({
    show,
    list: () => ({ paths: [...texts.keys()].map((path) => path.replace(/^policies\//, "")).sort(), problems: [] }),
    read: (path) => ({ source: { path: show(path), text: texts.get(show(path)) ?? "" } }),
  });
  if (loaded.tree === undefined || loaded.findings.length > 0) throw new Error(JSON.stringify(loaded.findings));
  return loaded.tree;
}

export const importInto = (tree: PolicyTree, groups: readonly DescribedGroup[]): ImportResult =>
  importSources({ tree, sources: [{ path: "groups.json", text: describeGroups(groups) }], asOf: "2026-11-24" });
