/**
 * Registries of packages and images. On most of them anyone can publish, which `public-registries.ts` records: a bundle opens
 * all of what is published there, not the packages that an app uses.
 */
import { defineBundle } from "./define-bundle.ts";

/** When the pages were read. */
const read = "2026-11-27";

const quayNames = ["cdn.quay.io", "cdn0?.quay.io", "quay.io", "quayio-production-s3.s3.amazonaws.com"] as const;
const openShift =
  "https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/installation_configuration/configuring-firewall";
const kubernetesBuckets = "https://github.com/kubernetes/registry.k8s.io/blob/main/cmd/archeio/internal/app/buckets.go";

export const registryBundles = [
  defineBundle({
    name: "registry/crates",
    description: "crates.io: its index, its crates and its API. For toolchains see dev/rustup.",
    allow: [
      {
        protocol: "tls",
        names: ["crates.io", "index.crates.io", "static.crates.io"],
        documentation: "https://crates.io/data-access",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/docker-hub",
    description:
      "Docker Hub: pulling and pushing images, by the name of the registry, its tokens and where layers come from. Docker Desktop, Scout and Hardened Images are left out. Inside of AWS, layers may come from other buckets, which Docker does not list.",
    allow: [
      {
        protocol: "tls",
        names: [
          "auth.docker.io",
          "docker-images-prod.6aa30f8b08e16409b46e0173d6de2f56.r2.cloudflarestorage.com",
          "production.cloudflare.docker.com",
          "production.cloudfront.docker.com",
          "registry-1.docker.io",
        ],
        documentation: "https://docs.docker.com/desktop/setup/allow-list/",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/github-packages",
    description:
      "GitHub Packages: the container registry (ghcr.io) with its layers, and the registries of npm, Maven, NuGet and RubyGems.",
    allow: [
      {
        protocol: "tls",
        names: ["*.pkg.github.com", "ghcr.io", "pkg-containers.githubusercontent.com"],
        documentation: "https://docs.github.com/en/actions/reference/runners/self-hosted-runners",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/google",
    description:
      "Google Artifact Registry for images in all locations, and the gcr.io names that it serves. Other formats (<location>-npm.pkg.dev and so on) and Google's sign-in are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["*-docker.pkg.dev"],
        documentation: "https://cloud.google.com/artifact-registry/docs/docker/names",
        read,
      },
      {
        protocol: "tls",
        names: ["asia.gcr.io", "eu.gcr.io", "gcr.io", "us.gcr.io"],
        documentation: "https://cloud.google.com/artifact-registry/docs/transition/gcr-repositories",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/gradle",
    description:
      "Gradle's plugin portal, and its distributions as the wrapper downloads them. Both redirect to hosts that Gradle does not list: see what was blocked, and add it. For libraries see registry/maven-central.",
    allow: [
      {
        protocol: "tls",
        names: ["plugins.gradle.org"],
        documentation: "https://docs.gradle.org/current/userguide/plugins.html",
        read,
      },
      {
        protocol: "tls",
        names: ["services.gradle.org"],
        documentation: "https://docs.gradle.org/current/userguide/gradle_wrapper.html",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/kubernetes",
    description:
      "registry.k8s.io and where it sends clients inside of AWS: Artifact Registry, and a bucket of the region. The project says that these may change at any time, and advises to mirror its images instead. China is left out.",
    allow: [
      {
        protocol: "tls",
        names: ["*-docker.pkg.dev", "registry.k8s.io"],
        documentation: "https://github.com/kubernetes/registry.k8s.io/blob/main/cmd/archeio/docs/request-handling.md",
        read,
      },
      {
        protocol: "tls",
        names: ["prod-registry-k8s-io-{region}.s3.dualstack.{region}.amazonaws.com"],
        documentation: kubernetesBuckets,
        read,
        // Nowhere else: a bucket that the project does not have, anyone could create.
        regions: [
          "af-south-1",
          "ap-east-1",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-3",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
        ],
      },
      {
        protocol: "tls",
        names: ["prod-registry-k8s-io-ap-east-1.s3.dualstack.ap-east-1.amazonaws.com"],
        documentation: kubernetesBuckets,
        read,
        regions: ["ap-east-2"],
      },
      {
        protocol: "tls",
        names: ["767373bbdcb8270361b96548387bf2a9ad0d48758c35-eu-west-2.s3.dualstack.eu-west-2.amazonaws.com"],
        documentation: kubernetesBuckets,
        read,
        regions: ["eu-west-2"],
      },
    ],
  }),
  defineBundle({
    name: "registry/maven-central",
    description: "Maven Central, for reading, as Maven and Gradle use it. Publishing is left out.",
    allow: [
      {
        protocol: "tls",
        names: ["repo.maven.apache.org"],
        documentation: "https://maven.apache.org/ref/3-LATEST/maven-model-builder/super-pom.html",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/microsoft",
    description:
      "Microsoft Artifact Registry (MCR), which holds images of Microsoft only. Registries in Azure carry your name (<registry>.azurecr.io) and are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["*.data.mcr.microsoft.com", "mcr.microsoft.com"],
        documentation: "https://github.com/microsoft/containerregistry/blob/main/docs/client-firewall-rules.md",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/npm",
    description:
      "The npm registry: packages and their metadata. What packages download when they are installed is left out.",
    allow: [
      {
        protocol: "tls",
        names: ["registry.npmjs.org"],
        documentation: "https://docs.npmjs.com/cli/using-npm/registry",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/pypi",
    description: "PyPI: its index and its files. Uploading (upload.pypi.org) is left out.",
    allow: [
      {
        protocol: "tls",
        names: ["files.pythonhosted.org", "pypi.org"],
        documentation: "https://docs.pypi.org/api/index-api/",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/quay",
    description: "Quay.io: pulling and pushing images, and where layers come from.",
    allow: [{ protocol: "tls", names: quayNames, documentation: openShift, read }],
  }),
  defineBundle({
    name: "registry/redhat",
    description:
      "Red Hat's registries with the signatures of their images, and Quay.io, from whose hosts layers come. Images of partners (registry.connect.redhat.com), OpenShift's telemetry and updates are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["access.redhat.com", ...quayNames, "registry.access.redhat.com", "registry.redhat.io"],
        documentation: openShift,
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/rubygems",
    description:
      "RubyGems.org: its index, its gems and its API. Bundler may ask another host of it for the index (index.rubygems.org), which the guides do not name: add it where it was seen.",
    allow: [
      {
        protocol: "tls",
        names: ["rubygems.org"],
        documentation: "https://guides.rubygems.org/rubygems-org-compact-index-api/",
        read,
      },
    ],
  }),
  defineBundle({
    name: "registry/snap",
    description: "The snap store: its API, signing in, and its downloads. Building and publishing snaps is left out.",
    allow: [
      {
        protocol: "tls",
        names: [
          "*.cdn.snapcraftcontent.com",
          "api.snapcraft.io",
          "dashboard.snapcraft.io",
          "login.ubuntu.com",
          "storage.snapcraftcontent.com",
        ],
        documentation: "https://snapcraft.io/docs/network-requirements",
        read,
      },
    ],
  }),
];
