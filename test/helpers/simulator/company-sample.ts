/**
 * Two weeks of the example company in `staging`, as the firewall would log them: what `examples/company` holds and `npm start`
 * reads. Everything in them is invented, by the simulator and with a fixed seed.
 */
import { loadTree } from "../../../src/policy/load-tree.ts";
import { appsOf, deployedOf, type SimulatedApp } from "./apps.ts";
import { printLogs } from "./formats.ts";
import { attacks } from "./hostile.ts";
import { simulate } from "./simulate.ts";

const network = "staging";
const window = { from: "2026-11-11", to: "2026-11-25" };
const seed = 11;

const steady = (name: string): SimulatedApp["needs"][number] => ({
  name,
  protocol: "tls",
  port: 443,
  rhythm: "steady",
});

/** What the apps need and their policies lack: one app has a window and learns it, the other one is blocked. */
const undeclared: Readonly<Record<string, readonly SimulatedApp["needs"][number][]>> = {
  recommendations: [
    steady("inference.modelworks.example"),
    steady("tern-street-models.s3.eu-west-1.amazonaws.com"),
    { ...steady("licence.modelworks.example"), rhythm: "restart" },
  ],
  storefront: [steady("images.contentful.com")],
};

/** The texts of `examples/company`, by path; those whose path ends with .gz are compressed there. `root` is the repository. */
export function companySample(root: string): Readonly<Record<string, string>> {
  const { tree } = loadTree("policies", { cwd: root });
  if (tree === undefined) throw new Error("the company's policies cannot be read");
  const apps = appsOf(tree, network, { seed }).map((app) => ({
    ...app,
    clients: 2,
    needs: [...app.needs.filter(({ name }) => name !== "gateway.oldpay.example"), ...(undeclared[app.app] ?? [])],
  }));
  const tried = ["exfiltration", "address", "tunnel on the port of TLS", "unknown protocol"];
  const { records, groups } = simulate({
    seed,
    network,
    apps,
    deployed: deployedOf(tree, network),
    window,
    attacks: attacks.filter(({ technique }) => tried.includes(technique)),
    connectionsPerDay: 1,
    daysBetweenDeploys: 7,
    serverRecords: false,
  });
  return {
    "logs/staging.log.gz": printLogs("S3 export", records),
    "groups.json": `${JSON.stringify(groups, null, 2)}\n`,
  };
}
