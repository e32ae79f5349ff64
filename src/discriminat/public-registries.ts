/**
 * Registries on which anyone can publish packages, images or modules. What to trust there is the users' own decision, so that
 * such a name is worth a notice and no warning, as those of `multi-tenant-names.ts` are. Short, and known to be incomplete.
 */
import { createOverlapIndex, type OverlapIndex } from "./overlap-index.ts";

/** A risk tier, as those of `multi-tenant-names.ts`. */
export const registryTier = "package-registry";

/** One registry by one of its names. */
export interface PublicRegistry {
  /** A name, or a pattern in the policy's language. */
  readonly name: string;
  /** What strangers could do: a clause for messages, without a full stop. */
  readonly reason: string;
  /** A public page of the registry. */
  readonly source: string;
}

const fetched = "anyone can publish there, so that foreign code can be fetched through it";
const pushed = `${fetched} and, with a token of their own, data be sent out`;

function of(reason: string, source: string, names: string): readonly PublicRegistry[] {
  return names.split(" ").map((name) => ({ name, reason, source }));
}

/** By registry, in the order of their names. */
export const publicRegistries: readonly PublicRegistry[] = [
  ...of(pushed, "https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html", "public.ecr.aws"),
  ...of(pushed, "https://crates.io/data-access", "crates.io"),
  ...of(fetched, "https://crates.io/data-access", "index.crates.io static.crates.io"),
  ...of(pushed, "https://docs.docker.com/docker-hub/repos/", "registry-1.docker.io"),
  ...of(
    fetched,
    "https://docs.docker.com/desktop/setup/allow-list/",
    "docker-images-prod.6aa30f8b08e16409b46e0173d6de2f56.r2.cloudflarestorage.com production.cloudflare.docker.com production.cloudfront.docker.com",
  ),
  ...of(pushed, "https://docs.github.com/en/packages", "*.pkg.github.com ghcr.io"),
  ...of(fetched, "https://docs.github.com/en/packages", "pkg-containers.githubusercontent.com"),
  ...of(fetched, "https://go.dev/ref/mod#module-proxy", "proxy.golang.org"),
  ...of(pushed, "https://cloud.google.com/artifact-registry/docs/docker/names", "*-docker.pkg.dev"),
  ...of(
    pushed,
    "https://cloud.google.com/artifact-registry/docs/transition/gcr-repositories",
    "asia.gcr.io eu.gcr.io gcr.io us.gcr.io",
  ),
  ...of(fetched, "https://docs.gradle.org/current/userguide/plugins.html", "plugins.gradle.org"),
  ...of(
    fetched,
    "https://maven.apache.org/ref/3-LATEST/maven-model-builder/super-pom.html",
    "repo.maven.apache.org repo1.maven.org",
  ),
  ...of(pushed, "https://docs.npmjs.com/cli/using-npm/registry", "registry.npmjs.org"),
  ...of(fetched, "https://learn.microsoft.com/en-us/nuget/api/overview", "api.nuget.org"),
  ...of(fetched, "https://packagist.org/apidoc", "repo.packagist.org"),
  ...of(fetched, "https://docs.pypi.org/api/index-api/", "files.pythonhosted.org pypi.org"),
  ...of(pushed, "https://docs.pypi.org/api/upload/", "upload.pypi.org"),
  ...of(pushed, "https://docs.quay.io/", "quay.io"),
  ...of(fetched, "https://docs.quay.io/", "cdn.quay.io cdn0?.quay.io quayio-production-s3.s3.amazonaws.com"),
  ...of(pushed, "https://guides.rubygems.org/publishing/", "rubygems.org"),
  ...of(fetched, "https://guides.rubygems.org/publishing/", "index.rubygems.org"),
  ...of(
    fetched,
    "https://snapcraft.io/docs/network-requirements",
    "*.cdn.snapcraftcontent.com api.snapcraft.io storage.snapcraftcontent.com",
  ),
  ...of(fetched, "https://developer.hashicorp.com/terraform/registry/providers/publishing", "registry.terraform.io"),
];

const byName = new Map(publicRegistries.map((record) => [record.name, record]));
let index: OverlapIndex | undefined;

/** The registry that a name leads to, or that a pattern admits; and a name of it. `undefined` where there is none. */
export function publicRegistryOf(
  nameOrPattern: string,
): { readonly record: PublicRegistry; readonly host: string } | undefined {
  index ??= createOverlapIndex([...byName.keys()]);
  const found = index.find(nameOrPattern);
  const record = found && byName.get(found.member);
  return record && found && { record, host: found.witness };
}
