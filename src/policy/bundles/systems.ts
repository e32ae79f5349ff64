/** Operating systems. Only what is served over TLS: the firewall lets plain HTTP through for nothing but revocation lists. */
import { defineBundle } from "./define-bundle.ts";

/** When the pages were read, unless said otherwise. */
const read = "2026-11-24";

/** The firewall's vendor, on how to have packages over TLS. */
const tlsUpgrade = "https://chasersystems.com/docs/how-to/tls-upgrade";

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
        read,
      },
    ],
  }),
  defineBundle({
    name: "os/debian",
    description:
      "Debian's packages and security updates over TLS. The sources of apt have to say https://, as most images come with http://, which the firewall blocks.",
    allow: [
      {
        protocol: "tls",
        names: ["deb.debian.org", "security.debian.org"],
        documentation: `${tlsUpgrade}/debian-11/`,
        read: "2026-11-27",
      },
    ],
  }),
  defineBundle({
    name: "os/ubuntu",
    description:
      "Ubuntu Pro Client: attaching, its authenticated package repositories, Livepatch. For packages see os/ubuntu-packages, for the snap store registry/snap.",
    allow: [
      {
        protocol: "tls",
        names: ["contracts.canonical.com", "esm.ubuntu.com"],
        documentation: "https://documentation.ubuntu.com/pro-client/en/latest/references/network_requirements/",
        read,
      },
      {
        protocol: "tls",
        names: ["livepatch-files.canonical.com", "livepatch.canonical.com"],
        documentation: "https://ubuntu.com/security/livepatch/docs/client/reference/networking/network-requirements/",
        read,
      },
    ],
  }),
  defineBundle({
    name: "os/ubuntu-packages",
    description:
      "Ubuntu's packages over TLS, from the mirror that the firewall's vendor names: Ubuntu's own servers (archive.ubuntu.com, security.ubuntu.com) speak plain HTTP, which the firewall blocks. The sources of apt have to name the mirror.",
    allow: [
      {
        protocol: "tls",
        names: ["mirrors.edge.kernel.org"],
        documentation: `${tlsUpgrade}/ubuntu-18.04/`,
        read: "2026-11-27",
      },
    ],
  }),
];
