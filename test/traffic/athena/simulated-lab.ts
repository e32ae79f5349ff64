/** The estate that the tests of this folder observe. */
import type { SimulatedApp } from "../../helpers/simulator/apps.ts";
import type { SimulationOptions } from "../../helpers/simulator/simulate.ts";

const app: SimulatedApp = {
  app: "lab",
  clients: 2,
  needs: [
    { name: "a.example", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "git.example", protocol: "ssh", port: 22, rhythm: "deploy" },
    { name: "new.example", protocol: "tls", port: 443, rhythm: "steady" },
  ],
  telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
};

export const window = { from: "2026-11-02T06:00:00Z", to: "2026-11-06T12:00:00Z" };

export const lab: SimulationOptions = {
  seed: 3,
  apps: [app],
  deployed: [
    {
      app: "lab",
      names: [
        { name: "a.example", protocol: "tls", port: 443 },
        { name: "git.example", protocol: "ssh", port: 22 },
      ],
      seeThru: { until: "2026-11-04", ports: "all", group: "same" },
    },
  ],
  window,
  daysBetweenDeploys: 2,
  messages: { ports: "mixed", booleans: "mixed", json: "shuffled" },
};
