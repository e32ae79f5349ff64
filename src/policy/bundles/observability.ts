/** Agents of observability services, one bundle a site or data center: an account lives in one of them. */
import { defineBundle } from "./define-bundle.ts";

/** When the pages were read, unless said otherwise. */
const read = "2026-11-24";

function datadog(site: string, domain: string) {
  return defineBundle({
    name: `obs/datadog-${site}`,
    description: `Datadog Agent, site ${site.toUpperCase()}: metrics, traces, profiles, logs over HTTPS, processes, containers, remote configuration. Installation, synthetics and network devices are left out.`,
    allow: [
      {
        protocol: "tls",
        names: [
          `*-app.agent.${domain}`,
          `*-flare.agent.${domain}`,
          `agent-http-intake.logs.${domain}`,
          `api.${domain}`,
          `config.${domain}`,
          `contimage-intake.${domain}`,
          `contlcycle-intake.${domain}`,
          `instrumentation-telemetry-intake.${domain}`,
          `intake.profile.${domain}`,
          `orchestrator.${domain}`,
          `process.${domain}`,
          `trace.agent.${domain}`,
        ],
        documentation: "https://docs.datadoghq.com/agent/configuration/network/",
        read,
      },
    ],
  });
}

function newRelic(dataCenter: string, names: readonly string[]) {
  return defineBundle({
    name: `obs/newrelic-${dataCenter}`,
    description: `New Relic, ${dataCenter.toUpperCase()} data center: APM and infrastructure agents, the ingest APIs, OpenTelemetry on port 443. Browser, mobile and AWS integrations are left out.`,
    allow: [
      {
        protocol: "tls",
        names,
        documentation: "https://docs.newrelic.com/docs/new-relic-solutions/get-started/networks/",
        read,
      },
    ],
  });
}

/** Sentry's own hosts. Those that take events carry the organisation's number. */
function sentry(location: string, region: string, names: readonly string[]) {
  return defineBundle({
    name: `obs/sentry-${location}`,
    description: `Sentry, ${location.toUpperCase()} data storage: the API, as sentry-cli uses it. The host that takes events carries your organisation's number and is left out: add o<number>.ingest.${region}.sentry.io, as it stands in your DSN.`,
    allow: [
      {
        protocol: "tls",
        names,
        documentation: "https://docs.sentry.io/security-legal-pii/security/ip-ranges/",
        read: "2026-11-27",
      },
    ],
  });
}

export const observabilityBundles = [
  datadog("eu1", "datadoghq.eu"),
  datadog("us1", "datadoghq.com"),
  newRelic("eu", [
    "collector.eu.newrelic.com",
    "collector.eu01.nr-data.net",
    "identity-api.eu.newrelic.com",
    "infra-api.eu.newrelic.com",
    "infra-api.eu01.nr-data.net",
    "infrastructure-command-api.eu.newrelic.com",
    "insights-collector.eu01.nr-data.net",
    "log-api.eu.newrelic.com",
    "metric-api.eu.newrelic.com",
    "otlp.eu01.nr-data.net",
    "trace-api.eu.newrelic.com",
  ]),
  newRelic("us", [
    "collector.newrelic.com",
    "identity-api.newrelic.com",
    "infra-api.newrelic.com",
    "infrastructure-command-api.newrelic.com",
    "insights-collector.newrelic.com",
    "log-api.newrelic.com",
    "metric-api.newrelic.com",
    "otlp.nr-data.net",
    "trace-api.newrelic.com",
  ]),
  sentry("eu", "de", ["de.sentry.io", "sentry.io"]),
  sentry("us", "us", ["sentry.io", "us.sentry.io"]),
];
