/** How a policy would write an observed name, and whom the name belongs to. Pure. */
import { publicSuffixOf } from "../discriminat/public-suffix-list.ts";
import type { Network } from "./model.ts";

/** The name with `{region}` for each label that is the region of the network in which it was seen. */
export function writtenName(name: string, networks: readonly Network[]): string {
  const regions = new Set(networks.map(({ region }) => region));
  const [region] = regions;
  // Seen in two regions under one name: it is the name of one place.
  if (region === undefined || regions.size > 1) return name;
  const labels = name.split(".");
  // Never in the last two labels: they say whose name it is.
  return labels.map((label, index) => (label === region && index < labels.length - 2 ? "{region}" : label)).join(".");
}

/** Stands for any region: the Public Suffix List has what AWS lets others name in it, but not the region itself. */
const typicalRegion = "eu-west-2";

/** The registrable domain: a public suffix and one label more; the name itself where it is a suffix. */
export function domainOf(written: string): string {
  const name = written.replaceAll("{region}", typicalRegion);
  const { suffix } = publicSuffixOf(name);
  if (name === suffix) return name;
  const rest = name.slice(0, -suffix.length - 1);
  return `${rest.slice(rest.lastIndexOf(".") + 1)}.${suffix}`;
}
