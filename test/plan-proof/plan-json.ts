/** Plans as `terraform show -json` prints them, made by hand: for what real Terraform is not brought to plan here. */

export interface ResourceChange {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly unknown?: object;
  readonly sensitive?: object;
  readonly more?: object;
}

/** Type, name, module and index as the address says them. */
export function resourceChange({ address, actions, before, after, unknown, sensitive, more }: ResourceChange): object {
  const [, module, type, name, index] =
    /^((?:module\.[^.[]+(?:\[[^\]]*\])?\.)*)([^.]+)\.([^.[]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  return {
    address,
    mode: "managed",
    type,
    name,
    ...(module ? { module_address: module.slice(0, -1) } : {}),
    ...(index === undefined ? {} : { index: JSON.parse(index) }),
    change: {
      actions: actions ?? [after === null ? "delete" : before == null ? "create" : "no-op"],
      before: before ?? null,
      after: after === undefined ? (before ?? null) : after,
      after_unknown: unknown ?? {},
      before_sensitive: false,
      after_sensitive: sensitive ?? {},
    },
    ...more,
  };
}

export function planJson(changes: readonly ResourceChange[], more: object = {}): string {
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: changes.map(resourceChange),
    configuration: { root_module: {} },
    ...more,
  });
}

export const tag = { "discriminat-policy:app": "checkout" };

export function group(id: string, more: object = {}): object {
  return { id, name: "checkout-egress", vpc_id: "vpc-0123456789abcdef0", tags: tag, egress: [], ...more };
}

/** Attributes of an `aws_vpc_security_group_egress_rule`. */
export function rule(groupId: string, description: string, more: object = {}): object {
  return {
    security_group_id: groupId,
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_ipv4: "0.0.0.0/0",
    description,
    ...more,
  };
}

/** An inline `egress` block, or what the refresh has seen. */
export function block(description: string, more: object = {}): object {
  return {
    protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_blocks: ["0.0.0.0/0"],
    ipv6_cidr_blocks: [],
    prefix_list_ids: [],
    security_groups: [],
    self: false,
    description,
    ...more,
  };
}
