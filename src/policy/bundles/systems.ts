/** Operating systems. Only what is served over TLS: the firewall lets plain HTTP through for nothing but revocation lists. */
import { defineBundle } from "./define-bundle.ts";

export const systemBundles = [
  defineBundle({
    name: "os/amazon-linux",
    description:
      "Package repositories of Amazon Linux 2023. Amazon Linux 2 is out of support and left out, and so is cdn.amazonlinux.com.",
    allow: [
      {
        protocol: "tls",
        names: ["al2023-repos-{region}-de612dc2.s3.dualstack.{region}.amazonaws.com"],
        documentation: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html",
      },
    ],
  }),
  defineBundle({
    name: "os/ubuntu",
    description:
      "Ubuntu Pro Client: attaching, its authenticated package repositories, Livepatch. The archive mirrors and the snap store are left to bundles of your own; most mirrors speak plain HTTP, which the firewall blocks.",
    allow: [
      {
        protocol: "tls",
        names: ["contracts.canonical.com", "esm.ubuntu.com"],
        documentation: "https://documentation.ubuntu.com/pro-client/en/latest/references/network_requirements/",
      },
      {
        protocol: "tls",
        names: ["livepatch-files.canonical.com", "livepatch.canonical.com"],
        documentation: "https://ubuntu.com/security/livepatch/docs/client/reference/networking/network-requirements/",
      },
    ],
  }),
];
