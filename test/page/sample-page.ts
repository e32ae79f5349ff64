/** Models of pages for tests: a company of everyday size, a large one, and one whose every text is the given one. */
import type { App, Commit, Entry, PageModel, Traffic, Window } from "../../src/page/model.ts";
import { addDays } from "../../src/values/dates.ts";

const asOf = "2026-11-27";

const trafficOf = (name: string, target: string, connections: number): Traffic => ({
  ...{ name, target, connections, clients: 1 + (connections % 9) },
  ...{ firstSeen: addDays(asOf, -30), lastSeen: addDays(asOf, -(connections % 12)) },
});

function entryOf(name: string, connections: number | undefined, more: Partial<Entry> = {}): Entry {
  return {
    ...{ name, target: "tls 443", use: connections === undefined ? "unused" : "used" },
    traffic: connections === undefined ? undefined : trafficOf(name, "tls 443", connections),
    ...{ reason: "Card payments", ticket: "PAY-1234", bundle: undefined },
    ...{ since: "2026-03-02", commit: "4f0c2a9be1d7", approved: "merged by Ada Lovelace in #41 on 2026-03-03" },
    lastChanged: undefined,
    ...{ confirmed: undefined, expires: undefined, risk: undefined, place: "policies/payments/checkout.yaml:8" },
    ...more,
  };
}

const windowOf = (app: string, from: string | undefined, until: string, readiness?: number): Window => ({
  ...{
    app,
    network: "prod",
    from,
    until,
    ports: "all",
    reason: "Learning the traffic of the first deployment",
    readiness,
  },
});

function appOf(app: string, team: string, entries: readonly Entry[], more: Partial<App> = {}): App {
  return {
    ...{ app, team, network: "prod", owners: [`@example/${team}`], stage: "enforced", next: undefined },
    ...{ window: undefined, place: `policies/${team}/${app}.yaml:1`, missing: [], refused: [] },
    ...{ entries, ...more },
  };
}

const commits: readonly Commit[] = [
  {
    ...{ id: "4f0c2a9be1d7", date: "2026-03-02", author: "Grace Hopper", subject: "Admit what payments need" },
    ...{ merged: "merged by Ada Lovelace in #41 on 2026-03-03", approvals: ["Reviewed-by: Mary Jackson"] },
  },
];

/** Two weeks, with a day that was not observed. */
const coverage = Array.from({ length: 30 }, (_, day) => ({
  date: addDays(asOf, day - 30),
  used: day === 11 ? 0 : 20 + ((day * 7) % 11),
  covered: day === 11 ? 0 : 14 + ((day * 7) % 11) - (day < 12 ? 3 : 0),
}));

const windows = [
  windowOf("ledger", "2026-10-01", "2026-11-20", 0.81),
  windowOf("search", "2026-11-10", "2026-12-04", 0.97),
  windowOf("reports", undefined, "2026-12-31", undefined),
];

const [overdue, next, learning] = windows;

const apps: readonly App[] = [
  appOf("checkout", "payments", [
    entryOf("api.stripe.com", 48_210),
    entryOf("*.paypal.com", 920, { risk: "a pattern: it admits every name of the owner" }),
    entryOf("api.github.com", 12, { reason: "Releases", ticket: undefined }),
    entryOf("old.gateway.example.com", undefined, { reason: "The gateway before Stripe" }),
  ]),
  appOf(
    "ledger",
    "payments",
    [
      entryOf("api.bank.example", 310),
      entryOf("api.github.com", 77),
      entryOf("*.github.io", undefined, { use: "unknown" }),
    ],
    { window: overdue, stage: "tightening", next: "Close the window, or move its last day in a reviewed change." },
  ),
  appOf(
    "reports",
    "data",
    [entryOf("s3.eu-west-2.amazonaws.com", 1_204_331, { reason: undefined, bundle: "aws/s3" })],
    {
      ...{ window: learning, stage: "discovering", next: "Wait for seven days of traffic." },
      refused: [{ name: "*.telemetry.example.com", target: "any", reason: "Vendor telemetry is not wanted" }],
    },
  ),
  appOf(
    "search",
    "data",
    [
      entryOf("pypi.org", 402, { expires: "2026-11-01" }),
      entryOf("files.pythonhosted.org", 3022, { confirmed: "2026-09-01", expires: "2027-01-31" }),
    ],
    { window: next, stage: "ready", missing: [trafficOf("models.example.org", "tls 443", 61)] },
  ),
];

export const companyPage: PageModel = {
  ...{ title: "policies", tool: "discriminat-policy 0.2.0", asOf, level: "failing", networks: ["prod"] },
  verdict: "Two things would fail an audit today: a see-thru window and an entry are past their last day.",
  facts: [
    { label: "apps", value: "4" },
    { label: "names admitted", value: "10" },
    { label: "of connections covered", value: "97.4 %" },
    { label: "unused", value: "1" },
    { label: "open windows", value: "2" },
  ],
  attention: [
    {
      ...{ level: "failing", kind: "window over", app: "ledger", network: "prod" },
      what: "The see-thru window ended on 2026-11-20, and its lines are still there.",
      next: "Remove see_thru, or give it a later day in a reviewed change.",
      place: "policies/payments/ledger.yaml:21",
    },
    {
      ...{ level: "failing", kind: "expired", app: "search", network: "prod" },
      what: "pypi.org expired on 2026-11-01.",
      ...{ next: "Remove the entry, or confirm it.", place: "policies/data/search.yaml:5" },
    },
    {
      ...{ level: "attention", kind: "missing", app: "search", network: "prod" },
      what: "models.example.org was used 61 times and is not admitted once the window ends.",
      ...{ next: undefined, place: "policies/data/search.yaml:4" },
    },
  ],
  changes: {
    base: "main~30, 2026-11-01",
    items: [
      {
        ...{ kind: "wider", app: "checkout", what: "Admits *.paypal.com, which was not admitted before." },
        ...{ provenance: "Grace Hopper, 2026-11-12, 91be03c", place: "policies/payments/checkout.yaml:9" },
      },
      {
        ...{ kind: "narrower", app: "reports", what: "No longer admits *.amazonaws.com." },
        ...{ provenance: "Ada Lovelace, 2026-11-15, 77aa01f", place: undefined },
      },
      {
        ...{ kind: "new", app: "search", what: "pypi.org expired on 2026-11-01." },
        ...{ provenance: undefined, place: "policies/data/search.yaml:5" },
      },
      {
        ...{ kind: "settled", app: "checkout", what: "cdn.example.org: nothing says why it is needed." },
        ...{ provenance: undefined, place: undefined },
      },
    ],
  },
  requirements: [
    {
      ...{ standard: "PCI DSS 4.0.1", id: "1.2.5", topic: "Services and ports have a business need" },
      shown: ["9 of 10 names have a reason of their own", "1 comes from a bundle with one"],
      ...{ missing: ["Nothing says why pypi.org is still needed"], person: "Judge whether the reasons hold." },
    },
    {
      ...{ standard: "NIST 800-53", id: "SC-7(5)", topic: "Deny by default, allow by exception" },
      ...{
        shown: ["Every app but those with an open window is enforced"],
        missing: [],
        person: "Confirm the firewall's health.",
      },
    },
  ],
  commits,
  inputs: [
    {
      ...{ kind: "Policies", name: "policies", complete: true, says: ["4 policies, 1 settings file"] },
      digest: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
    {
      ...{
        kind: "Observed traffic",
        name: "prod.json",
        complete: false,
        says: ["2026-10-28 to 2026-11-27", "2026-11-08 is missing"],
      },
      digest: "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
    },
  ],
  ...{ coverage, windows, apps },
  shared: [
    {
      name: "api.github.com",
      target: "tls 443",
      apps: ["checkout", "ledger"],
      says: "2 apps list it: a bundle would name it once.",
    },
  ],
  fresh: [{ name: "models.example.org", target: "tls 443", apps: ["search"], says: "First seen 2026-11-25." }],
  outliers: [],
};

/** Distinct names are a tenth of all, as in a company whose apps share most of what they use. */
export function largePage(appCount: number, namesPerApp: number): PageModel {
  const ids = Array.from({ length: appCount }, (_, index) => `${index}`.padStart(12, "0"));
  const long = (word: string) => word.repeat(120 / word.length);
  const names = (app: number) =>
    Array.from({ length: namesPerApp }, (_, index) => {
      const name = `service-${(app * 7 + index * 13) % (appCount * 10)}.vendor-${index}.example.com`;
      const changed = { on: "2026-04-01", commit: ids[index % appCount] };
      const origin = { commit: ids[(app + index) % appCount], lastChanged: changed };
      return entryOf(name, index % 5 === 0 ? undefined : 1 + ((app * index) % 90_000), origin);
    });
  return {
    ...companyPage,
    commits: ids.map((id) => ({
      ...{ id, date: "2026-03-02", author: long("Ada "), subject: long("Why "), merged: `merged by ${long("Ada ")}` },
      approvals: [`Reviewed-by: ${long("Mary ")}`],
    })),
    apps: Array.from({ length: appCount }, (_, app) =>
      appOf(`app-${String(app).padStart(4, "0")}`, `team-${app % 40}`, names(app)),
    ),
    coverage: Array.from({ length: 90 }, (_, day) => ({
      date: addDays(asOf, day - 90),
      used: 100,
      covered: day,
    })),
  };
}

/** Every text but dates, anchors' kinds and the words of unions is this one. */
export function pageOf(text: string): PageModel {
  const dates =
    /^(?:\d{4}-\d\d-\d\d|good|bundle-used|attention|failing|used|unused|unknown|wider|narrower|other|new|settled|all)$/;
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") return dates.test(value) ? value : text;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  return replaced(companyPage) as PageModel;
}
