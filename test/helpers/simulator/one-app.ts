/** The least that has everything: one app with a name over TLS and one over SSH, of which one is declared, telemetry, and a window. */
import type { SimulationOptions } from "./simulate.ts";

interface OneApp {
  readonly app: string;
  /** Its name over TLS, the declared one. */
  readonly name: string;
  readonly ssh: "steady" | "deploy";
  /** Last day of its see-thru window. */
  readonly until: string;
}

export function oneApp({ app, name, ssh, until }: OneApp): Pick<SimulationOptions, "apps" | "deployed"> {
  const declared = { name, protocol: "tls", port: 443 } as const;
  const needs = [
    { ...declared, rhythm: "steady" },
    { name: "git.example", protocol: "ssh", port: 22, rhythm: ssh },
  ] as const;
  const telemetry = [{ name: "stats.example", protocol: "tls", port: 443 }] as const;
  return {
    apps: [{ app, clients: 3, needs, telemetry }],
    deployed: [{ app, names: [declared], seeThru: { until, ports: "all", group: "same" } }],
  };
}
