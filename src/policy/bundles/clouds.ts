/** Services of other clouds and of model providers. */
import { defineBundle } from "./define-bundle.ts";

/** When the pages were read. */
const read = "2026-11-27";

export const cloudBundles = [
  defineBundle({
    name: "ai/anthropic",
    description:
      "Claude API. Whose account it is stands in the key, not in the name. Claude Code's sign-in and updates are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["api.anthropic.com"],
        documentation: "https://code.claude.com/docs/en/network-config",
        read,
      },
    ],
  }),
  defineBundle({
    name: "ai/openai",
    description:
      "OpenAI API. Whose account it is stands in the key, not in the name. Regional hosts and ChatGPT are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["api.openai.com"],
        documentation: "https://developers.openai.com/api/docs/guides/ip-allowlist",
        read,
      },
    ],
  }),
  defineBundle({
    name: "cloud/azure-resource-manager",
    description: "Azure Resource Manager, global cloud. Signing in needs cloud/microsoft-entra-id.",
    allow: [
      {
        protocol: "tls",
        names: ["management.azure.com"],
        documentation: "https://learn.microsoft.com/en-us/azure/azure-portal/azure-portal-safelist-urls",
        read,
      },
    ],
  }),
  defineBundle({
    name: "cloud/google-storage",
    description:
      "Google Cloud Storage with path-style addresses, which reach the buckets of everyone. Buckets with a name of their own (<bucket>.storage.googleapis.com) are left out: list yours.",
    allow: [
      {
        protocol: "tls",
        names: ["storage.googleapis.com"],
        documentation: "https://cloud.google.com/storage/docs/request-endpoints",
        read,
      },
    ],
  }),
  defineBundle({
    name: "cloud/microsoft-entra-id",
    description:
      "Microsoft Entra ID: tokens of the global cloud. Microsoft Graph and the hosts of sign-in pages are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["login.microsoftonline.com"],
        documentation: "https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud",
        read,
      },
    ],
  }),
];
